/** `upstream propose`: opens or renews, unattended, the pull request or the issue that `prepare` made. It reads no page. */
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { Refusal } from "../refusal.js";
import { parseArguments } from "../terminal/arguments.js";
import { exitStatus } from "../terminal/exit-status.js";
import type { Io } from "../terminal/io.js";
import { MARKER } from "../terminal/proposal-markdown.js";
import { print, text } from "../terminal/safe-text.js";
import { gitHub, type Item, type Kind } from "./github.js";
import { parseProposal } from "./proposal.js";
import { isOurs, push, unbundle } from "./repository.js";

export const summary = "open or renew, unattended, what `prepare` prepared";

export const help = `Opens the pull request or the issue that \`prepare\` put into FOLDER, or renews the one that is open. What this tool
opened is known by its author and by a mark in its text; nobody else's is touched. One that holds no longer is closed. A
branch onto which anybody else committed is left alone.

Usage: npm run -s upstream -- propose FOLDER

Needs GITHUB_API_URL, GITHUB_REPOSITORY, GITHUB_REF_NAME and GITHUB_TOKEN in the environment, and the remote \`origin\`.

Exit status: 0 done; 2 it could not be done.
`;

/** Whoever writes with a workflow's own token. */
const author = { login: "github-actions[bot]", type: "Bot" };
const BRANCH = /^upstream\/[0-9a-f]{12}$/;

export async function run(args: string[], io: Io, root: string): Promise<number> {
  const [path, another] = parseArguments(args).paths;
  if (path === undefined || another !== undefined) throw new Refusal("name the folder with the proposal");
  const folder = resolve(path);
  const base = io.env.GITHUB_REF_NAME;
  if (!base) throw new Refusal("set GITHUB_REF_NAME, as a workflow does: the branch that the pull request is for");
  const github = gitHub(io.env);
  const proposal = parseProposal(await readFile(join(folder, "proposal.json"), "utf8"));
  const [issue] = (await github.list("issues")).filter((item) => isOwn(item) && !item.pull_request);
  const [pull] = (await github.list("pulls")).filter((item) => isOwn(item) && BRANCH.test(item.head?.ref ?? ""));
  const tell = (what: string) => print(io.stderr, text`${what}\n`);

  if (proposal.kind === "pull-request") {
    const commit = await unbundle(root, join(folder, "update.bundle"));
    const branch = pull?.head?.ref ?? `upstream/${commit.slice(0, 12)}`;
    if (!(await push(root, commit, branch))) {
      tell(`pull request ${pull?.number} carries somebody's work: it stays as it is`);
      return exitStatus.good;
    }
    await put("pulls", pull, pull ? {} : { head: branch, base });
    await close("issues", issue);
    return exitStatus.good;
  }
  if (proposal.kind === "issue") await put("issues", issue, {});
  else await close("issues", issue);
  if (pull?.head && (await isOurs(root, pull.head.ref))) await close("pulls", pull);
  return exitStatus.good;

  async function put(kind: Kind, known: Item | undefined, more: object): Promise<void> {
    if (proposal.kind === "nothing") return;
    const fields = { title: proposal.title, body: proposal.body, ...more };
    if (known) await github.edit(kind, known.number, fields);
    else await github.create(kind, fields);
    tell(known ? `renewed ${kind}/${known.number}` : `opened one of ${kind}`);
  }

  async function close(kind: Kind, known: Item | undefined): Promise<void> {
    if (!known) return;
    await github.edit(kind, known.number, { state: "closed" });
    tell(`closed ${kind}/${known.number}: it holds no longer`);
  }
}

function isOwn({ user, body }: Item): boolean {
  return user?.login === author.login && user.type === author.type && body?.trimEnd().endsWith(MARKER) === true;
}

/** `upstream prepare`: what is to be proposed, where nobody watches. It reads XT's pages, and has no right to write anything. */
import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { checkPage } from "../record/check-page.js";
import { fetchRecord } from "../record/fetch-record.js";
import { type Renewal, renewalBy } from "../record/renewal.js";
import { type Reread, unfollowed } from "../record/unfollowed.js";
import { Refusal } from "../refusal.js";
import { operationIdAt } from "../spec/document.js";
import { prepareRevision, type Revision } from "../spec/revision.js";
import { parseArguments } from "../terminal/arguments.js";
import { count } from "../terminal/count.js";
import { exitStatus } from "../terminal/exit-status.js";
import type { Io } from "../terminal/io.js";
import { issueText, pullRequestText } from "../terminal/proposal-markdown.js";
import { print, text } from "../terminal/safe-text.js";
import { changesetFor } from "./changeset.js";
import { type Followed, followPages } from "./follow-pages.js";
import { openProject, type Project } from "./project.js";
import { type Proposal, printProposal } from "./proposal.js";
import { bundleCommit } from "./repository.js";

export const summary = "prepare, unattended, what `propose` then proposes";

export const help = `Fetches the recorded pages, compares them with spec/upstream.json, and decides what is to be proposed: nothing; a pull
request, where everything that changed can be applied mechanically; else an issue. Changes nothing in this project.

Usage: npm run -s upstream -- prepare FOLDER

  FOLDER   where the proposal goes, for \`propose\`: proposal.json, and of a pull request update.bundle, with the commit

Exit status: 0 a proposal was written; 2 none could be made, as when no page at all could be had.
`;

export async function run(args: string[], io: Io, root: string): Promise<number> {
  const [path, another] = parseArguments(args).paths;
  if (path === undefined || another !== undefined) throw new Refusal("name one folder for the proposal");
  const folder = resolve(path);
  const project = await openProject(root);
  const checked: Reread[] = [];
  const renewals: (() => Renewal)[] = [];
  for (const record of project.records) {
    const page = await fetchRecord(record);
    const reread = {
      ...checkPage(record.address, page, record, (facts) => operationIdAt(project.spec, facts)),
      record,
    };
    checked.push(reread);
    if (reread.changes.length > 0) renewals.push(() => renewalBy(record.address, page, record));
  }
  const failed = checked.filter(({ error }) => error !== null);
  if (failed.length === checked.length) {
    throw new Refusal(`no page could be had: ${failed[0]?.source}: ${failed[0]?.error}`);
  }

  await mkdir(folder, { recursive: true });
  const doubts = [...failed.map(({ source, error }) => `${source}: ${error}`), ...unfollowed(checked)];
  const proposal = await decide();
  await writeFile(join(folder, "proposal.json"), printProposal(proposal));
  print(
    io.stderr,
    text`${count(checked.length, "page")} checked: ${renewals.length} changed, ${failed.length} not read; proposal: ${proposal.kind}\n`,
  );
  return exitStatus.good;

  async function decide(): Promise<Proposal> {
    if (doubts.length > 0) return issueFor(doubts);
    if (renewals.length === 0) return { kind: "nothing" };
    const update = await updateFrom(root, project, renewals).catch((error: unknown) => {
      if (error instanceof Refusal) return error;
      throw error;
    });
    if (update instanceof Refusal) return issueFor([update.message, ...update.details]);
    const concerned = checked.filter(({ changes }) => changes.length > 0).flatMap(({ operations }) => operations);
    const ids = [...new Set(concerned.flatMap(({ operationId }) => operationId ?? []))];
    const { followed, revision } = update;
    const files = new Map([...revision.files, ...(await changesetFor(root, revision.bump, ids))]);
    await bundleCommit(root, files, `Follow XT's documentation of ${ids.join(", ")}`, join(folder, "update.bundle"));
    return {
      kind: "pull-request",
      title: `Follow XT's documentation (${revision.bump})`,
      body: pullRequestText(checked, revision, followed),
    };
  }

  function issueFor(reasons: readonly string[]): Proposal {
    return { kind: "issue", title: "XT changed its documentation", body: issueText(checked, reasons) };
  }
}

interface Update {
  followed: Followed;
  revision: Revision;
}

async function updateFrom(root: string, project: Project, renewals: readonly (() => Renewal)[]): Promise<Update> {
  const followed = followPages(
    project,
    renewals.map((renew) => renew()),
  );
  return { followed, revision: await prepareRevision(root, followed.project, followed.changes, new Map()) };
}

/** `upstream prepare`: what is to be proposed, unattended, in a checkout that is thrown away afterwards. */
import { execFile } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { type Plan, planFrom } from "../plan.js";
import { type Readings, readWatched } from "../readings.js";
import { Refusal } from "../refusal.js";
import { draftLines, newsLines, problemLines, readingLines } from "../report.js";
import { type FileChanges, openProject, prepareRevision, type Revision, writeFiles } from "../spec/revision.js";
import { code, count, exitStatus, type Io, parseArguments, printLines } from "../terminal/output.js";

export const summary = "prepare, unattended, what the weekly workflow proposes";

export const help = `Fetches the watched pages, and merges what changed, as \`apply\` does. Writes into FOLDER, for .github/propose:
  update.patch   what can be merged, and pull.title, pull.md with its words
  issue.md       what can't be merged, and why
  unread         what could not be read; then nothing that is open may be closed for want of news

Usage: npm run -s upstream -- prepare FOLDER

Exit status: 0 all is written; 2 no page could be read.
`;

export async function run(args: string[], io: Io, root: string): Promise<number> {
  const [path, another] = parseArguments(args, {}).positionals;
  if (path === undefined || another !== undefined) throw new Refusal("name one folder for the proposal");
  const folder = resolve(path);
  await mkdir(folder, { recursive: true });
  const write = (name: string, lines: readonly string[]) => writeFile(join(folder, name), `${fitting(lines)}\n`);

  let project = await openProject(root);
  const found = await readWatched(project.record);
  if (found.readings.length === 0) throw new Refusal("no page could be read:", found.unread);
  const whole = planFrom(project, found.readings);
  // What contradicts itself waits for a person, and holds up nothing else.
  const stuck = new Set(whole.outcomes.filter(({ conflicts }) => conflicts.length > 0).map(({ name }) => name));
  let plan = whole;
  if (problemLines(whole).length > 0) {
    project = await openProject(root);
    const isStuck = (address: string | undefined) =>
      whole.refusals.some((one) => address && one.includes(address)) ||
      project.record.pages.some((page) => page.address === address && stuck.has(page.operation ?? page.title));
    plan = planFrom(
      project,
      found.readings.filter(({ address, page }) => !isStuck(address) && !page.error),
    );
  }
  const problems = [...problemLines(whole, code), ...found.vanished.map((address) => `vanished: ${code(address)}`)];
  if (problems.length > 0) await write("issue.md", issueText(problems));
  if (found.unread.length > 0) await write("unread", found.unread);

  const isNews =
    plan.outcomes.some(({ isNew, edits, news }) => isNew || edits.length > 0 || news.length > 0) ||
    plan.moved.length > 0;
  if (isNews && problemLines(plan).length === 0) {
    const revision = await prepareRevision(project, plan.chinese);
    const names = plan.outcomes.filter(({ isNew, news }) => isNew || news.length > 0).map(({ name }) => name);
    for (const [name, text] of await changesetFor(root, revision, names)) revision.files.set(name, text);
    await writeFiles(root, revision.files);
    await writeFile(join(folder, "update.patch"), await patchOf(root));
    await write("pull.title", [`Follow XT's documentation (${revision.verdict.bump})`]);
    await write("pull.md", pullText(plan, found, revision));
  }
  printLines(io.stderr, [
    ...found.unread,
    `${count(found.readings.length, "page")} read: ${isNews ? "news" : "no news"}, ${count(problems.length, "problem")}`,
  ]);
  return exitStatus.good;
}

function pullText(plan: Plan, found: Readings, { verdict, from, to, drafts }: Revision): string[] {
  return [
    `XT's pages say something else than the spec did. Here it follows them: **${verdict.bump}**, version ${from} → ${to} of the spec.`,
    "",
    ...newsLines(plan, code).map((line) => (line.startsWith("  ") ? `  - ${line.trim()}` : `- ${line}`)),
    ...verdict.lines.map((line) => `- ${code(line)}`),
    ...readingLines(found, code).map((line) => `- ${line}`),
    ...draftLines(drafts, code).map((line) => `- [ ] ${line}`),
    "",
    "GitHub runs no workflow on what a workflow pushed: close this and open it again, and CI runs. Commit what is left to do onto this",
    "branch: from then on it is yours, and is not written over.",
  ];
}

function issueText(problems: readonly string[]): string[] {
  return [
    "XT's pages say something else than the spec does, and to follow them takes a person.",
    "",
    ...problems.map((line) => `- ${line}`),
    "",
    "Get the pages, and bring them in with `npm run -s upstream -- apply PATH…`; CONTRIBUTING.md has the whole of it.",
  ];
}

/** GitHub takes no longer text for an issue. */
function fitting(lines: readonly string[]): string {
  const text = lines.join("\n");
  return text.length <= 60_000
    ? text
    : `${text.slice(0, text.lastIndexOf("\n", 60_000))}\n\nThere is more: run \`npm run -s upstream -- check\`.`;
}

/** The sentence for the changelog; none where no caller notices anything. */
async function changesetFor(
  root: string,
  { verdict: { bump } }: Revision,
  names: readonly string[],
): Promise<FileChanges> {
  if (bump === "none") return new Map();
  const { name, version } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  // Before 1.0.0, by semver's custom, a minor version may break.
  const asked = bump === "major" && String(version).startsWith("0.") ? "minor" : bump;
  const text = `---\n"${name}": ${asked}\n---\n\nFollows XT's documentation of ${names.map(code).join(", ")}.\n`;
  return new Map([[".changeset/follow-xt.md", text]]);
}

/** What git tells of the files that were written, the new ones included. */
async function patchOf(root: string): Promise<string> {
  const git = (...args: string[]) => promisify(execFile)("git", args, { cwd: root, maxBuffer: 2 ** 26 });
  await git("add", "--intent-to-add", "--all");
  return (await git("diff", "--binary", "--no-ext-diff", "--no-color")).stdout;
}

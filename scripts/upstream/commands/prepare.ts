/** `upstream prepare`: prepares a pull request and an issue, unattended, in a checkout that is deleted afterwards. */
import { execFile } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { code, count, exitStatus, type Io, parseArguments, printLines, UserError } from "../command-line.js";
import { type LoadedPages, readWatched } from "../load-pages.js";
import type { SourcePage } from "../match-pages.js";
import { type Plan, planFrom } from "../plan.js";
import {
  changedNames,
  changeLines,
  draftLines,
  markdownList,
  problemLines,
  problemSources,
  readingLines,
  versionLine,
} from "../report.js";
import { type FileChanges, openProject, prepareRevision, type Revision, writeFiles } from "../spec/project.js";

export const summary = "prepare the proposal of the weekly workflow, unattended";

export const help = `Fetches the watched pages, and merges the changes, as \`apply\` does. Writes these files into FOLDER, for .github/propose:
  update.patch   the changes that can be merged; pull.title and pull.md have the text of the pull request
  issue.md       the changes that can't be merged, and why
  unread         the pages that could not be read; if it exists, .github/propose closes no issue or pull request

Usage: npm run -s upstream -- prepare FOLDER

Exit status: 0 done, or nothing to do; 2 no page could be read.
`;

export async function run(args: string[], io: Io, root: string): Promise<number> {
  const [path, another] = parseArguments(args, {}).positionals;
  if (path === undefined || another !== undefined) throw new UserError("pass one folder for the proposal");
  const folder = resolve(path);
  await mkdir(folder, { recursive: true });
  const write = (name: string, lines: readonly string[]) => writeFile(join(folder, name), `${truncated(lines)}\n`);

  const found = await readWatched((await openProject(root)).record);
  if (found.sourcePages.length === 0) throw new UserError("no page could be read:", readingLines(found));
  const { project, plan, problems } = await planWithoutProblems(root, found.sourcePages);
  problems.push(...found.vanished.map((address) => `vanished: ${address}`));
  const names = changedNames(plan);
  // A notice names a page of which only the wording changed: a developer has to read it.
  const isChanged = names.length + plan.moved.length + plan.notices.length > 0;
  const revision = isChanged ? await prepareRevision(project).catch(refused) : undefined;
  function refused(error: unknown): undefined {
    if (!(error instanceof UserError)) throw error;
    problems.push(error.message, ...error.details, ...changeLines(plan));
  }
  if (problems.length > 0) await write("issue.md", issueText(problems));
  if (found.unread.length > 0) await write("unread", found.unread);

  if (revision) {
    for (const [name, text] of await changesetFor(root, revision, names)) revision.files.set(name, text);
    await writeFiles(root, revision.files);
    const patch = await patchOf(root);
    // Git refuses an empty patch.
    if (patch !== "") {
      await writeFile(join(folder, "update.patch"), patch);
      await write("pull.title", [`Follow XT's documentation (${revision.bump})`]);
      await write("pull.md", pullText(plan, found, revision));
    }
  }
  printLines(io.stderr, [
    ...found.unread,
    `${count(found.sourcePages.length, "page")} read: ${revision ? "changes" : "no changes"} to propose, ${count(problems.length, "problem")}`,
  ]);
  return exitStatus.good;
}

/** Plans the merge of the pages without problems. Pages with problems wait for a developer. */
async function planWithoutProblems(root: string, sourcePages: SourcePage[]) {
  const problems: string[] = [];
  for (;;) {
    const project = await openProject(root);
    const plan = planFrom(project, sourcePages);
    const waiting = problemSources(plan);
    if (waiting.length === 0) return { project, plan, problems };
    problems.push(...problemLines(plan));
    // Without these pages, others may have problems, too, because they share parts of the spec.
    sourcePages = sourcePages.filter(({ source }) => !waiting.includes(source));
  }
}

function pullText(plan: Plan, found: LoadedPages, revision: Revision): string[] {
  const { verdict, drafts } = revision;
  return [
    `XT's pages changed. This pull request updates the spec and the record of the pages: ${versionLine(revision)}.`,
    "",
    ...markdownList([...changeLines(plan), ...plan.notices, ...verdict, ...readingLines(found)]),
    ...draftLines(drafts).map((line) => `- [ ] ${code(line)}`),
    "",
    "GitHub runs no workflow on a workflow's push: to run CI, close this pull request and reopen it. Do the remaining tasks, and",
    "commit them to this branch: from then on, the workflow doesn't overwrite it.",
  ];
}

function issueText(problems: readonly string[]): string[] {
  return [
    "XT's pages differ from the spec, and these changes can't be merged automatically.",
    "",
    ...markdownList(problems),
    "",
    "Download the pages, and merge them with `npm run -s upstream -- apply PATH…`; see spec/README.md. If a page vanished, apply it with",
    "its new address, or stop watching it with `npm run -s upstream -- forget ADDRESS`.",
  ];
}

/** Truncates a text, because GitHub limits the length of issues. */
function truncated(lines: readonly string[]): string {
  const text = lines.join("\n");
  return text.length <= 60_000
    ? text
    : `${text.slice(0, text.lastIndexOf("\n", 60_000))}\n\nThis text is truncated: run \`npm run -s upstream -- check\`.`;
}

/** Creates the changelog entry; none if callers are not affected. */
async function changesetFor(root: string, { bump }: Revision, names: readonly string[]): Promise<FileChanges> {
  if (bump === "none") return new Map();
  const { name, version } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  // Before 1.0.0, semver allows breaking changes in a minor version.
  const release = bump === "major" && String(version).startsWith("0.") ? "minor" : bump;
  const text = `---\n"${name}": ${release}\n---\n\nFollows XT's documentation of ${names.map(code).join(", ")}.\n`;
  return new Map([[".changeset/follow-xt.md", text]]);
}

/** Returns git's diff of all written files, including new ones. */
async function patchOf(root: string): Promise<string> {
  const git = (...args: string[]) => promisify(execFile)("git", args, { cwd: root, maxBuffer: 2 ** 26 });
  await git("add", "--intent-to-add", "--all");
  return (await git("diff", "--binary", "--no-ext-diff", "--no-color")).stdout;
}

/** `upstream diff`: what changed between two states of pages, recorded or not. */
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { diffFolders, type PairDiff } from "../compare/folders.js";
import { diffPages, type PageDiff } from "../compare/pages.js";
import { readBounded } from "../read/bounded.js";
import type { Page } from "../read/page.js";
import { isFolder, readPageFile } from "../read/page-files.js";
import { Refusal } from "../refusal.js";
import { parseArguments } from "../terminal/arguments.js";
import { changeLines } from "../terminal/change-lines.js";
import { count } from "../terminal/count.js";
import type { Io } from "../terminal/io.js";
import { painter } from "../terminal/paint.js";
import { startProgress } from "../terminal/progress.js";
import { json, print, text } from "../terminal/safe-text.js";

export const summary = "say which facts changed between two states of a page or folder";

export const help = `Says which facts changed between two states of a page, and whether that breaks a caller.

Usage: npm run -s upstream -- diff [--json] BEFORE AFTER
       npm run -s upstream -- diff --jsonl < PAIRS

  BEFORE AFTER   two pages, or two folders (there, pages that moved are told, too)
  --json         print {"changes", "warnings", "error"}, for folders an array of that with "file"
  --jsonl        read lines {"id", "before", "after"} from standard input and answer each with
                 {"id", "changes", "warnings", "error"}; a side is a file's path, a page's text (anything with a
                 line break in it), or null where there is no page

A change is {"kind", "where", "from", "to", "impact"}: where is a parameter's name or a response field's path, impact
is "breaking" or "compatible". Wording, order and layout are no changes.

Exit status: 0 the pages were compared, whatever came of it; 2 one could not be read.
`;

export async function run(args: string[], io: Io): Promise<number> {
  const { flags, paths } = parseArguments(args, { flags: ["json", "jsonl"] });
  if (flags.has("jsonl")) {
    if (paths.length > 0) throw new Refusal("--jsonl reads the pages from standard input, so name none");
    return answerLines(io);
  }
  const [before, after, ...rest] = paths;
  if (before === undefined || after === undefined || rest.length > 0)
    throw new Refusal("name two pages or two folders");
  const areFolders = [await isFolder(before), await isFolder(after)];
  if (areFolders[0] !== areFolders[1]) throw new Refusal("name two pages or two folders, not one of each");

  const diffs = areFolders[0] ? await compareFolders(before, after, io) : [await compareFiles(before, after)];
  if (flags.has("json")) {
    const [only] = diffs;
    const printed =
      areFolders[0] || !only ? diffs : { changes: only.changes, warnings: only.warnings, error: only.error };
    print(io.stdout, text`${json(printed, 2)}\n`);
  } else {
    const paint = painter(io.stdout, io.env);
    for (const diff of diffs.filter(({ changes }) => changes.length > 0)) {
      print(io.stdout, text`${paint("bold", diff.file)}\n${changeLines(diff.changes, paint)}`);
    }
  }
  return summarise(diffs, io);
}

function summarise(diffs: readonly PairDiff[], io: Io): number {
  const paint = painter(io.stderr, io.env);
  const failed = diffs.filter(({ error }) => error !== null);
  for (const { file, error } of failed) print(io.stderr, text`${paint("red", `${file}: ${error}`)}\n`);
  for (const { file, warnings } of diffs.filter(({ changes }) => changes.length > 0)) {
    for (const { line, message } of warnings)
      print(io.stderr, text`${paint("yellow", `${file}:${line}: ${message}`)}\n`);
  }
  const changes = diffs.flatMap((diff) => diff.changes);
  const breaking = changes.filter(({ impact }) => impact === "breaking").length;
  const unread = failed.length > 0 ? `, ${count(failed.length, "page")} not compared` : "";
  print(
    io.stderr,
    text`${count(diffs.length, "page")} compared: ${count(changes.length, "change")}, ${breaking} breaking${unread}\n`,
  );
  return failed.length > 0 ? 2 : 0;
}

async function compareFiles(before: string, after: string): Promise<PairDiff> {
  const was = await readPageFile(before);
  const is = await readPageFile(after);
  return { file: after, ...diffPages(was, is) };
}

async function compareFolders(before: string, after: string, io: Io): Promise<PairDiff[]> {
  let progress = startProgress(io, "Reading page", 0);
  let expected = 0;
  const diffs = await diffFolders(before, after, (total) => {
    if (total !== expected) {
      expected = total;
      progress = startProgress(io, "Reading page", total);
    }
    progress.step();
  });
  progress.done();
  return diffs;
}

async function answerLines(io: Io): Promise<number> {
  const lines = createInterface({ input: Readable.from(io.stdin), crlfDelay: Number.POSITIVE_INFINITY });
  const total = { lines: 0, changes: 0, failed: 0 };
  for await (const line of lines) {
    if (line.trim() === "") continue;
    total.lines += 1;
    const answer = await answerLine(line, total.lines);
    total.changes += answer.changes.length;
    if (answer.error !== null) total.failed += 1;
    print(io.stdout, text`${json(answer)}\n`);
  }
  const failed = total.failed > 0 ? `, ${total.failed} not compared` : "";
  print(io.stderr, text`${count(total.lines, "pair")} compared: ${count(total.changes, "change")}${failed}\n`);
  return total.failed > 0 ? 2 : 0;
}

async function answerLine(line: string, number: number): Promise<{ id: unknown } & PageDiff> {
  const refuse = (id: unknown, error: string) => ({ id, changes: [], warnings: [], error });
  let pair: unknown;
  try {
    pair = JSON.parse(line);
  } catch {
    return refuse(null, `line ${number} of standard input is not JSON`);
  }
  if (typeof pair !== "object" || pair === null) return refuse(null, `line ${number} of standard input is no object`);
  const id = "id" in pair ? pair.id : null;
  const before = await readSide("before" in pair ? pair.before : null);
  const after = await readSide("after" in pair ? pair.after : null);
  if (before === undefined || after === undefined) {
    return refuse(id, `line ${number} of standard input: "before" and "after" are each a path, a page's text or null`);
  }
  return { id, ...diffPages(before, after) };
}

async function readSide(side: unknown): Promise<Page | null | undefined> {
  if (side === null) return null;
  if (typeof side !== "string") return undefined;
  if (side === "" || /[\r\n]/.test(side)) return readBounded(side, "");
  return readPageFile(side);
}

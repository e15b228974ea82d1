/** `upstream diff`: compares the facts of two versions of a page or a folder. They don't have to be recorded. */
import { existsSync } from "node:fs";
import { join, relative } from "node:path";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { readBounded } from "../read/bounded.js";
import type { Page } from "../read/page.js";
import { isFolder, listPages, readPageFile } from "../read/page-files.js";
import { count, exitStatus, flag, type Io, json, parseArguments, printLines, UserError } from "../terminal/output.js";
import { type Change, diffPages, type PageDiff } from "./diff-pages.js";

export const summary = "list the facts that changed between two versions of a page or a folder";

export const help = `Lists the facts that changed between two versions of a page, or of all pages of two folders.

Usage: npm run -s upstream -- diff [--json] BEFORE AFTER
       npm run -s upstream -- diff --jsonl < PAIRS

  BEFORE AFTER   two pages, or two folders, whose pages are paired by their relative paths
  --json         print {"changes", "warnings", "error"}; for two folders one object per line, with "file"
  --jsonl        read lines {"id", "before", "after"} from standard input, and print for each one
                 {"id", "changes", "warnings", "error"}. A side is a file's path, a page's text (any string
                 with a line break), or null for a missing page

A change is {"kind", "where", "from", "to"}: where is a parameter's name or a response field's path. Changes of
wording, order and layout are ignored.

Exit status: 0 the pages were compared, with or without changes; 2 a page could not be read.
`;

export async function run(args: string[], io: Io): Promise<number> {
  const { values, positionals: paths } = parseArguments(args, { json: flag, jsonl: flag });
  if (values.jsonl) {
    if (paths.length > 0)
      throw new UserError("--jsonl reads the pages from standard input: pass no pages as arguments");
    return diffLines(io);
  }
  const [before, after, another] = paths;
  if (before === undefined || after === undefined || another !== undefined)
    throw new UserError("pass two pages or two folders");
  const areFolders = (await isFolder(before)) && (await isFolder(after));
  let failed = false;
  for (const file of areFolders ? await filesIn(before, after) : [""]) {
    const files = [before, after].map((side) => join(side, file));
    const [was = null, is = null] = await Promise.all(
      // Only one of the folders may have the page.
      files.map((path) => (areFolders && !existsSync(path) ? null : readPageFile(path))),
    );
    const diff = diffPages(was, is);
    failed ||= diff.error !== null;
    const name = areFolders ? `${file}: ` : "";
    if (values.json) io.stdout.write(`${areFolders ? json({ file, ...diff }) : json(diff, 2)}\n`);
    else
      printLines(
        io.stdout,
        diff.changes.map((change) => `${name}${lineOf(change)}`),
      );
    if (areFolders && diff.error === null) continue;
    const warnings = diff.warnings.map(({ line, message }) => `${name}line ${line}: ${message}`);
    printLines(io.stderr, [...warnings, `${name}${diff.error ?? count(diff.changes.length, "change")}`]);
  }
  return failed ? exitStatus.refused : exitStatus.good;
}

/** The relative paths of the pages in two folders. */
async function filesIn(...folders: string[]): Promise<string[]> {
  const inside = async (folder: string) => (await listPages([folder])).map((file) => relative(folder, file));
  return [...new Set((await Promise.all(folders.map(inside))).flat())].sort();
}

function lineOf({ kind, where, from, to }: Change): string {
  return `${kind} ${where}: ${JSON.stringify(from)} → ${JSON.stringify(to)}`;
}

async function diffLines(io: Io): Promise<number> {
  let failed = false;
  for await (const line of createInterface({ input: Readable.from(io.stdin), crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === "") continue;
    const diff = await diffLine(line);
    failed ||= diff.error !== null;
    io.stdout.write(`${json(diff)}\n`);
  }
  return failed ? exitStatus.refused : exitStatus.good;
}

async function diffLine(line: string): Promise<{ id: unknown } & PageDiff> {
  const refuse = (error: string, id: unknown = null) => ({ id, changes: [], warnings: [], error });
  try {
    const { id = null, before = null, after = null } = Object(JSON.parse(line));
    const sides = [before, after];
    if (!sides.every((side) => side === null || typeof side === "string"))
      return refuse("before and after must be a string or null", id);
    const [was = null, is = null] = await Promise.all(sides.map(readSide));
    return { id, ...diffPages(was, is) };
  } catch (error) {
    if (error instanceof SyntaxError) return refuse("the line is not JSON");
    throw error;
  }
}

async function readSide(side: string | null): Promise<Page | null> {
  if (side === null) return null;
  return side === "" || /[\n\r]/.test(side) ? readBounded(side, "") : readPageFile(side);
}

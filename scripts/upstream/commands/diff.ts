/** `upstream diff`: compares the facts of two versions of a page or a folder. They don't have to be recorded. */
import { existsSync } from "node:fs";
import { join, relative } from "node:path";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { type Change, diffPages, type PageDiff } from "../compare/pages.js";
import { readBounded } from "../read/bounded.js";
import type { Page } from "../read/page.js";
import { isFolder, listPages, readPageFile } from "../read/page-files.js";
import { count, exitStatus, flag, type Io, json, parseArguments, printLines, UserError } from "../terminal/output.js";

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
  let failed = false;
  for (const file of await pairedFiles(before, after)) {
    const [was, is] = await Promise.all([before, after].map((side) => readIn(side, file)));
    const diff = diffPages(was ?? null, is ?? null);
    failed ||= diff.error !== null;
    const name = file === undefined ? "" : `${file}: `;
    if (values.json) io.stdout.write(`${file === undefined ? json(diff, 2) : json({ file, ...diff })}\n`);
    else
      printLines(
        io.stdout,
        diff.changes.map((change) => `${name}${lineOf(change)}`),
      );
    if (file !== undefined && diff.error === null) continue;
    const warnings = diff.warnings.map(({ line, message }) => `${name}line ${line}: ${message}`);
    printLines(io.stderr, [...warnings, `${name}${diff.error ?? count(diff.changes.length, "change")}`]);
  }
  return failed ? exitStatus.refused : exitStatus.good;
}

/** The relative paths in two folders; for two files, only `undefined`. */
async function pairedFiles(before: string, after: string): Promise<(string | undefined)[]> {
  if (!((await isFolder(before)) && (await isFolder(after)))) return [undefined];
  const inside = async (folder: string) => (await listPages([folder])).map((file) => relative(folder, file));
  return [...new Set([...(await inside(before)), ...(await inside(after))])].sort();
}

/** Reads a page; null if only the other folder has it. */
async function readIn(side: string, file: string | undefined): Promise<Page | null> {
  if (file === undefined) return readPageFile(side);
  return existsSync(join(side, file)) ? readPageFile(join(side, file)) : null;
}

function lineOf({ kind, where, from, to }: Change): string {
  return `${kind} ${where}: ${JSON.stringify(from)} → ${JSON.stringify(to)}`;
}

async function diffLines(io: Io): Promise<number> {
  let failed = 0;
  for await (const line of createInterface({ input: Readable.from(io.stdin), crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === "") continue;
    const { id, diff } = await diffLine(line);
    if (diff.error !== null) failed += 1;
    io.stdout.write(`${json({ id, ...diff })}\n`);
  }
  return failed > 0 ? exitStatus.refused : exitStatus.good;
}

async function diffLine(line: string): Promise<{ id: unknown; diff: PageDiff }> {
  const refuse = (error: string, id: unknown = null) => ({ id, diff: { changes: [], warnings: [], error } });
  try {
    const { id = null, before = null, after = null } = Object(JSON.parse(line));
    const sides = [before, after];
    if (!sides.every((side) => side === null || typeof side === "string"))
      return refuse("before and after must be a string or null", id);
    const [was = null, is = null] = await Promise.all(sides.map(readSide));
    return { id, diff: diffPages(was, is) };
  } catch (error) {
    if (error instanceof SyntaxError) return refuse("the line is not JSON");
    throw error;
  }
}

async function readSide(side: string | null): Promise<Page | null> {
  if (side === null) return null;
  return side === "" || /[\n\r]/.test(side) ? readBounded(side, "") : readPageFile(side);
}

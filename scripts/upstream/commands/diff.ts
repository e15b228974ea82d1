/** `upstream diff`: compares the facts of two versions of a page. They don't have to be recorded. */
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { count, exitStatus, flag, type Io, json, parseArguments, printLines, UserError } from "../command-line.js";
import { type Page, withLine } from "../read/page.js";
import { readPageFile } from "../read/page-files.js";
import { readBounded } from "../read/read-bounded.js";
import { diffPages, type PageDiff, type PageDifference } from "./diff-pages.js";

export const summary = "list the facts that changed between two versions of a page";

export const help = `Lists the facts that changed between two versions of a page.

Usage: npm run -s upstream -- diff [--json] BEFORE AFTER
       npm run -s upstream -- diff --jsonl < PAIRS

  --json    print {"changes", "warnings", "error"}
  --jsonl   read lines {"id", "before", "after"} from standard input, and print for each one
            {"id", "changes", "warnings", "error"}. A side is a file's path, a page's text (any string
            with a line break), or null for a missing page

A change is {"kind", "where", "from", "to"}: where is a parameter's name or a response field's path; it is empty for
the page or the operation as a whole. Changes of wording, order and layout are ignored.

Exit status: 0 the pages were compared, with or without changes; 2 a page could not be read, has a method but no path, or has a table of parameters that is broken or has unknown columns.
`;

export async function run(args: string[], io: Io): Promise<number> {
  const { values, positionals: paths } = parseArguments(args, { json: flag, jsonl: flag });
  if (values.jsonl) {
    if (paths.length > 0)
      throw new UserError("--jsonl reads the pages from standard input: pass no pages as arguments");
    return diffLines(io);
  }
  const [before, after, another] = paths;
  if (before === undefined || after === undefined || another !== undefined) throw new UserError("pass two pages");
  const diff = diffPages(await readPageFile(before), await readPageFile(after));
  if (values.json) io.stdout.write(`${json(diff, 2)}\n`);
  else printLines(io.stdout, diff.changes.map(lineOf));
  printLines(io.stderr, [...diff.warnings.map(withLine), diff.error ?? count(diff.changes.length, "change")]);
  return diff.error === null ? exitStatus.good : exitStatus.refused;
}

function lineOf({ kind, where, from, to }: PageDifference): string {
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
    const { id = null, before, after } = Object(JSON.parse(line));
    const sides = [before, after];
    if (!sides.every((side) => side === null || typeof side === "string"))
      return refuse("the line must be an object whose fields before and after are a string or null", id);
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

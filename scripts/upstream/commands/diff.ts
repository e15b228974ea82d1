/** `upstream diff`: which facts changed between two states of a page, recorded or not. */
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { diffPages, type PageDiff } from "../compare/pages.js";
import { readBounded } from "../read/bounded.js";
import type { Page } from "../read/page.js";
import { readPageFile } from "../read/page-files.js";
import { Refusal } from "../refusal.js";
import { count, exitStatus, type Io, json, parseArguments, printLines } from "../terminal/output.js";

export const summary = "say which facts changed between two states of a page";

export const help = `Says which facts changed between two states of a page.

Usage: npm run -s upstream -- diff [--json] BEFORE AFTER
       npm run -s upstream -- diff --jsonl < PAIRS

  BEFORE AFTER   two pages
  --json         print {"changes", "warnings", "error"}
  --jsonl        read lines {"id", "before", "after"} from standard input and answer each with
                 {"id", "changes", "warnings", "error"}; a side is a file's path, a page's text (anything with a
                 line break in it), or null where there is no page

A change is {"kind", "where", "from", "to"}: where is a parameter's name or a response field's path. Wording, order and
layout are no changes.

Exit status: 0 the pages were compared, whatever came of it; 2 one could not be read.
`;

export async function run(args: string[], io: Io): Promise<number> {
  const { flags, paths } = parseArguments(args, { flags: ["json", "jsonl"] });
  if (flags.has("jsonl")) {
    if (paths.length > 0) throw new Refusal("--jsonl reads the pages from standard input, so name none");
    return answerLines(io);
  }
  const [before, after, another] = paths;
  if (before === undefined || after === undefined || another !== undefined) throw new Refusal("name two pages");
  const diff = diffPages(await readPageFile(before), await readPageFile(after));
  if (flags.has("json")) io.stdout.write(`${json(diff, 2)}\n`);
  else
    printLines(
      io.stdout,
      diff.changes.map(
        ({ kind, where, from, to }) => `${kind} ${where}: ${JSON.stringify(from)} → ${JSON.stringify(to)}`,
      ),
    );
  printLines(io.stderr, [
    ...diff.warnings.map(({ line, message }) => `line ${line}: ${message}`),
    diff.error ?? count(diff.changes.length, "change"),
  ]);
  return diff.error === null ? exitStatus.good : exitStatus.refused;
}

async function answerLines(io: Io): Promise<number> {
  let failed = 0;
  for await (const line of createInterface({ input: Readable.from(io.stdin), crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === "") continue;
    const { id, diff } = await answerLine(line);
    if (diff.error !== null) failed += 1;
    io.stdout.write(`${json({ id, ...diff })}\n`);
  }
  return failed > 0 ? exitStatus.refused : exitStatus.good;
}

async function answerLine(line: string): Promise<{ id: unknown; diff: PageDiff }> {
  const refuse = (error: string, id: unknown = null) => ({ id, diff: { changes: [], warnings: [], error } });
  try {
    const { id = null, before = null, after = null } = Object(JSON.parse(line));
    const sides = [before, after];
    if (!sides.every((side) => side === null || typeof side === "string"))
      return refuse("before and after take a text or null", id);
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

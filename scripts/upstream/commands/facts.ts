/** `upstream facts`: what pages say, without any comparison. */
import { describeError } from "../read/page.js";
import { listPages, readPageFile } from "../read/page-files.js";
import { Refusal } from "../refusal.js";
import { parseArguments } from "../terminal/arguments.js";
import { count } from "../terminal/count.js";
import type { Io } from "../terminal/io.js";
import { painter } from "../terminal/paint.js";
import { startProgress } from "../terminal/progress.js";
import { join, json, print, type SafeText, text } from "../terminal/safe-text.js";

export const summary = "print what pages say that a client depends on";

export const help = `Prints the facts of pages: verb, path, parameters, and the fields of the example response.

Usage: npm run -s upstream -- facts [--jsonl] PATH…

  PATH      a page (.md of the older docs, .mdx of the live ones, English or Chinese), or a folder of them
  --jsonl   one line of JSON for each page, in place of one array for all

Each page gives
  {"file", "format": "jekyll" | "docusaurus", "language": "en" | "zh-CN", "operations": [facts…],
   "warnings": [{"line", "message"}…], "error": null | message}
A page that describes no endpoint has no operations and no error. A warning tells what the reader had to forgive.

Exit status: 0 all pages were read; 2 one could not be, or names a verb and no path.
`;

export async function run(args: string[], io: Io): Promise<number> {
  const { flags, paths } = parseArguments(args, { flags: ["jsonl"] });
  if (paths.length === 0) throw new Refusal("name at least one page or folder");
  const paint = painter(io.stderr, io.env);
  const files = await listPages(paths);
  const progress = startProgress(io, "Reading page", files.length);
  const started = performance.now();
  const total = { operations: 0, warnings: 0, failed: 0 };
  const troubles: SafeText[] = [];
  const records: SafeText[] = [];
  for (const file of files) {
    const page = await readPageFile(file);
    const { format, language, operations, warnings } = page;
    const trouble = page.error ?? page.gap;
    if (trouble) troubles.push(text`${file}${trouble.line > 0 ? `:${trouble.line}` : ""}: ${trouble.message}\n`);
    total.operations += operations.length;
    total.warnings += warnings.length;
    if (trouble) total.failed += 1;
    const error = page.error ? describeError(page) : null;
    const record = { file, format, language, operations, warnings, error };
    if (flags.has("jsonl")) print(io.stdout, text`${json(record)}\n`);
    else records.push(json(record, 2));
    progress.step();
  }
  progress.done();
  if (!flags.has("jsonl")) print(io.stdout, text`[${join(records, ",\n")}]\n`);
  for (const trouble of troubles) print(io.stderr, paint("red", trouble));
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const failed = total.failed > 0 ? paint("red", `, ${total.failed} not read`) : text``;
  print(
    io.stderr,
    text`${count(files.length, "page")} in ${seconds} s: ${count(total.operations, "operation")}, ${count(total.warnings, "warning")}${failed}\n`,
  );
  return total.failed > 0 ? 2 : 0;
}

/** `upstream facts`: prints the facts of pages, without a comparison. */
import { count, exitStatus, flag, type Io, json, parseArguments, printLines, UserError } from "../command-line.js";
import { withLine } from "../read/page.js";
import { listPages, readPageFile } from "../read/page-files.js";

export const summary = "print the facts of pages that a client depends on";

export const help = `Prints the facts of pages: method, path, parameters, and the fields of the example response.

Usage: npm run -s upstream -- facts [--jsonl] PATH…

  PATH      a page (.md of the older docs, .mdx of the live ones, English or Chinese), or a folder of them
  --jsonl   print one line of JSON per page, not one array for all pages

Each page gives
  {"file", "format": "jekyll" | "docusaurus", "language": "en" | "zh-CN", "operations": [facts…],
   "warnings": [{"line", "message"}…], "error": null | message}
A page that describes no endpoint has no operations and no error. Warnings name errors that the reader tolerated.

Exit status: 0 all pages were read; 2 a page could not be read, has a method but no path, or has a table of parameters that is broken or has unknown columns.
`;

export async function run(args: string[], io: Io): Promise<number> {
  const { values, positionals: paths } = parseArguments(args, { jsonl: flag });
  if (paths.length === 0) throw new UserError("pass at least one page or folder");
  const troubles: string[] = [];
  const records: object[] = [];
  for (const file of await listPages(paths)) {
    const page = await readPageFile(file);
    const { format, language, operations, warnings } = page;
    const trouble = page.error ?? page.gap;
    if (trouble) troubles.push(`${file}${trouble.line > 0 ? `:${trouble.line}` : ""}: ${trouble.message}`);
    const record = { file, format, language, operations, warnings, error: page.error && withLine(page.error) };
    if (values.jsonl) io.stdout.write(`${json(record)}\n`);
    records.push(record);
  }
  if (!values.jsonl) io.stdout.write(`${json(records, 2)}\n`);
  printLines(io.stderr, [
    ...troubles,
    `${count(records.length, "page")} read, ${troubles.length} of them not understood`,
  ]);
  return troubles.length > 0 ? exitStatus.refused : exitStatus.good;
}

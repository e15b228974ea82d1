import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArguments } from "../arguments.js";
import { type CheckedPage, checkPage, failedCheck, findRecord, UNRECORDED, unrecorded } from "../check.js";
import { describeError } from "../diff.js";
import { FetchError, fetchPage } from "../fetch-page.js";
import { listPages, readPageFile } from "../page-files.js";
import { readPage } from "../read-page.js";
import { checkMarkdown, checkText } from "../report.js";
import { openSpec } from "../spec-document.js";
import { count, type Io, painter, startProgress } from "../terminal.js";
import { readUpstreamFile } from "../upstream-file.js";

export const summary = "compare XT's pages with the facts that the spec was written from";

export const help = `Compares XT's pages with spec/upstream.json, the facts that were last accepted.

Usage: npm run -s upstream -- check [--markdown] [PAGE…]

  PAGE         a page or folder in place of the live pages; each is matched with a recorded page by format and
               language, then by operation, id, title or file name. Without any, the recorded addresses are fetched.
  --markdown   print a report fit for an issue or a pull request

Exit status: 0 nothing changed; 1 facts changed; 2 something could not be read, or a page that was named matches none
that is recorded.
`;

export async function run(args: string[], io: Io, root = join(import.meta.dirname, "../../..")): Promise<number> {
  const { flags, paths } = parseArguments(args, { flags: ["markdown"] });
  const { pages: records } = await readUpstreamFile(join(root, "spec/upstream.json"));
  const spec = openSpec(await readFile(join(root, "spec/openapi.yaml"), "utf8"));

  const checked: CheckedPage[] = [];
  if (paths.length === 0) {
    const progress = startProgress(io, "Fetching page", records.length);
    for (const record of records) {
      checked.push(await fetchAndCheck(record));
      progress.step();
    }
    progress.done();
  } else {
    for (const file of await listPages(paths)) checked.push(await readAndCheck(file));
  }

  async function fetchAndCheck(record: (typeof records)[number]): Promise<CheckedPage> {
    try {
      const text = await fetchPage(record.address);
      const page = await readPage(text, decodeURIComponent(new URL(record.address).pathname));
      return checkPage(record.address, page, text, record, spec);
    } catch (error) {
      if (error instanceof FetchError) return failedCheck(record.address, record, error.message);
      throw error;
    }
  }

  async function readAndCheck(file: string): Promise<CheckedPage> {
    const { page, text } = await readPageFile(file);
    const record = findRecord(file, page, records);
    if (record) return checkPage(file, page, text, record, spec);
    if (page.error) return failedCheck(file, null, describeError(page));
    // Somebody who names a page wants to know about it; in a folder, most pages are of no concern.
    return paths.includes(file) ? failedCheck(file, null, UNRECORDED) : unrecorded(file);
  }

  io.stdout.write(flags.has("markdown") ? checkMarkdown(checked) : checkText(checked, painter(io.stdout, io.env)));
  const changed = checked.filter(({ changes }) => changes.length > 0).length;
  const failed = checked.filter(({ error }) => error !== null).length;
  io.stderr.write(`${count(checked.length, "page")} checked: ${changed} changed, ${failed} not read\n`);
  return failed > 0 ? 2 : changed > 0 ? 1 : 0;
}

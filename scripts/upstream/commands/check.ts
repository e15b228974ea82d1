/** `upstream check`: are XT's pages still what the spec was written from? */
import type { OperationFacts } from "../read/facts.js";
import { describeError } from "../read/page.js";
import { listPages, readPageFile } from "../read/page-files.js";
import { type CheckedPage, checkPage, failedCheck, UNRECORDED, unrecorded } from "../record/check-page.js";
import { fetchRecord } from "../record/fetch-record.js";
import { findRecord } from "../record/find-record.js";
import { operationIdAt } from "../spec/document.js";
import { draftsIn } from "../spec/drafts.js";
import { parseArguments } from "../terminal/arguments.js";
import { checkMarkdown } from "../terminal/check-markdown.js";
import { checkText } from "../terminal/check-report.js";
import { count } from "../terminal/count.js";
import { draftLines } from "../terminal/draft-lines.js";
import { exitStatus } from "../terminal/exit-status.js";
import type { Io } from "../terminal/io.js";
import { painter } from "../terminal/paint.js";
import { startProgress } from "../terminal/progress.js";
import { print, text } from "../terminal/safe-text.js";
import { openProject } from "./project.js";

export const summary = "compare XT's pages with the facts that the spec was written from";

export const help = `Compares XT's pages with spec/upstream.json, the facts that were last accepted. Names the drafts
that are left in the spec, too.

Usage: npm run -s upstream -- check [--markdown] [PAGE…]

  PAGE         a page or folder in place of the live pages; each is matched with a recorded page by format and
               language, then by operation, id, title or file name. Without any, the recorded addresses are fetched.
  --markdown   print a report fit for an issue or a pull request

Exit status: 0 nothing changed; 1 facts changed; 2 something could not be read, or a page that was named matches none
that is recorded.
`;

export async function run(args: string[], io: Io, root: string): Promise<number> {
  const { flags, paths } = parseArguments(args, { flags: ["markdown"] });
  const { spec, overlay, records } = await openProject(root);
  const operationIdOf = (facts: OperationFacts) => operationIdAt(spec, facts);

  const checked: CheckedPage[] = [];
  if (paths.length === 0) {
    const progress = startProgress(io, "Fetching page", records.length);
    for (const record of records) {
      checked.push(checkPage(record.address, await fetchRecord(record), record, operationIdOf));
      progress.step();
    }
    progress.done();
  } else {
    for (const file of await listPages(paths)) checked.push(await readAndCheck(file));
  }

  async function readAndCheck(file: string): Promise<CheckedPage> {
    const page = await readPageFile(file);
    const record = findRecord(file, page, records);
    if (record) return checkPage(file, page, record, operationIdOf);
    if (page.error) return failedCheck(file, null, describeError(page));
    // Somebody who names a page wants to know about it; in a folder, most pages are of no concern.
    return paths.includes(file) ? failedCheck(file, null, UNRECORDED) : unrecorded(file);
  }

  const paint = painter(io.stdout, io.env);
  const drafts = draftsIn(spec, overlay);
  if (flags.has("markdown")) print(io.stdout, checkMarkdown(checked, drafts));
  else print(io.stdout, checkText(checked, paint), draftLines(drafts, paint));
  const changed = checked.filter(({ changes }) => changes.length > 0).length;
  const failed = checked.filter(({ error }) => error !== null).length;
  const left = drafts.length > 0 ? `; ${count(drafts.length, "draft")} left` : "";
  print(io.stderr, text`${count(checked.length, "page")} checked: ${changed} changed, ${failed} not read${left}\n`);
  return failed > 0 ? exitStatus.refused : changed > 0 ? exitStatus.changed : exitStatus.good;
}

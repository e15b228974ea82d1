import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Applied, applyChanges } from "../apply.js";
import { parseArguments } from "../arguments.js";
import { findRecord } from "../check.js";
import { type Change, describeError, diffOperations, nameOf } from "../diff.js";
import type { Example } from "../facts.js";
import { type Account, mergeAccounts } from "../merge-pages.js";
import { listPages, readPageFile } from "../page-files.js";
import type { Page } from "../read-page.js";
import { prepareRelease, writeRelease } from "../release.js";
import { changeLines } from "../report.js";
import { openSpec, printSpec } from "../spec-document.js";
import { count, type Io, painter, UsageError } from "../terminal.js";
import { type RecordedPage, readUpstreamFile, sha256 } from "../upstream-file.js";

export const summary = "apply what changed on XT's pages to the spec, and generate anew";

export const help = `Applies what changed on pages to spec/openapi.yaml, in place: comments and wording stay. Records the new facts in
spec/upstream.json, writes generated/ anew, and says what a caller will notice and which version comes next.

Usage: npm run -s upstream -- update PAGE…

  PAGE   a changed page, or a folder of them; each is matched with a recorded page as \`check\` does

A page of a new endpoint is for \`add\`. Where something cannot be applied mechanically, it is named with what to do, and
nothing at all is written. Look at the result with \`git diff\`.

Exit status: 0 done, or nothing to do; 2 nothing was written.
`;

/** A page that was given, with the record that it renews. */
interface Renewal {
  file: string;
  page: Page;
  record: RecordedPage;
  renewed: RecordedPage;
}

export async function run(args: string[], io: Io, root = join(import.meta.dirname, "../../..")): Promise<number> {
  const { paths } = parseArguments(args);
  if (paths.length === 0) throw new UsageError("name the pages that changed");
  const upstream = await readUpstreamFile(join(root, "spec/upstream.json"));
  const renewals: Renewal[] = [];
  for (const file of await listPages(paths)) renewals.push(await readRenewal(file, upstream.pages));

  const spec = openSpec(await readFile(join(root, "spec/openapi.yaml"), "utf8"));
  const speakers = speakersOf(upstream.pages);
  const given = renewalsBySubject(renewals);
  const concerned = new Set(
    [...given.keys()].flatMap((subject) => speakers.get(subject)?.operations.map(nameOf) ?? []),
  );
  const applied = [...concerned].map((operation) => {
    const { before, after, example } = accountsOf(operation, speakers, given);
    const whole = applyChanges(spec, mergeAccounts(before), mergeAccounts(after), example);
    // A page's own change counts even where another page of the operation softens it: half of the callers notice.
    const changes = before.flatMap(({ facts }, at) => diffOperations([facts], [after[at]?.facts ?? facts]));
    return { ...whole, changes, refused: [...whole.refused, ...contradictions(changes, whole.changes)] };
  });
  const refused = applied.flatMap((one) => one.refused);
  if (refused.length > 0) {
    const lines = refused.map((line) => `  ${line}\n`).join("");
    throw new UsageError(`nothing was written, because this cannot be applied mechanically:\n${lines.trimEnd()}`);
  }

  const pages = renewRecords(upstream.pages, renewals);
  const changes = applied.flatMap((one) => one.changes);
  const release = await prepareRelease(root, printSpec(spec), { pages }, changes);
  await writeRelease(root, release);
  tell(applied, staleTwins(pages), io);
  const version =
    release.bump === "none" ? `version ${release.from} stays` : `${release.bump}: ${release.from} → ${release.to}`;
  io.stderr.write(`${count(renewals.length, "page")} applied, ${count(changes.length, "change")}; ${version}\n`);
  return 0;
}

async function readRenewal(file: string, records: readonly RecordedPage[]): Promise<Renewal> {
  const { page, text } = await readPageFile(file);
  if (page.error) throw new UsageError(`${file}: ${describeError(page)}; nothing was written`);
  const record = findRecord(file, page, records);
  if (!record) {
    throw new UsageError(
      `${file} matches no page that is recorded in spec/upstream.json; for a new endpoint use \`add\``,
    );
  }
  if (page.operations.length !== record.operations.length) {
    throw new UsageError(
      `${file} describes ${count(page.operations.length, "endpoint")}, and ${record.operations.length} before: settle that by hand`,
    );
  }
  const { title, id, operations } = page;
  const accepted = new Date().toISOString().slice(0, 10);
  const renewed = { ...record, ...(id && { id }), title, accepted, sha256: sha256(text), operations };
  return { file, page, record, renewed };
}

/** The page of each subject that the spec follows. */
function speakersOf(records: readonly RecordedPage[]): Map<string, RecordedPage> {
  return new Map(records.toReversed().map((record) => [record.subject, record]));
}

/** The given pages by subject: several of one subject, in two languages say, have to tell the same. */
function renewalsBySubject(renewals: readonly Renewal[]): Map<string, Renewal> {
  const bySubject = new Map<string, Renewal>();
  for (const renewal of renewals) {
    const other = bySubject.get(renewal.record.subject);
    if (other && JSON.stringify(other.page.operations) !== JSON.stringify(renewal.page.operations)) {
      throw new UsageError(
        `${other.file} and ${renewal.file} are both about "${renewal.record.subject}", and their facts differ; ` +
          "nothing was written. See with `diff` which one is right, and give only that one",
      );
    }
    bySubject.set(renewal.record.subject, other ?? renewal);
  }
  return bySubject;
}

/** Fields that one page lost while another page of the operation still shows them. */
function contradictions(ofPages: readonly Change[], ofOperation: readonly Change[]): string[] {
  const lost = ofPages.filter(({ kind }) => kind === "response_field_removed");
  const kept = lost.filter(
    ({ where }) => !ofOperation.some((change) => change.kind === "response_field_removed" && change.where === where),
  );
  return kept.map(
    ({ where }) =>
      `response_field_removed ${where}: another page of the same operation still shows it; update both pages in one go`,
  );
}

/** What the pages of an operation said and say, one account for each subject. */
function accountsOf(
  operation: string,
  speakers: ReadonlyMap<string, RecordedPage>,
  renewals: ReadonlyMap<string, Renewal>,
): { before: Account[]; after: Account[]; example: Example | undefined } {
  const before: Account[] = [];
  const after: Account[] = [];
  let example: Example | undefined;
  for (const [subject, speaker] of speakers) {
    const index = speaker.operations.findIndex((facts) => nameOf(facts) === operation);
    const facts = speaker.operations[index];
    if (!facts) continue;
    const renewal = renewals.get(subject);
    before.push({ source: speaker.address, facts });
    after.push({ source: renewal?.file ?? speaker.address, facts: renewal?.page.operations[index] ?? facts });
    example ??= renewal?.page.examples[index];
  }
  return { before, after, example };
}

/** Every page with its newest facts; the given ones first of their subject, because the spec now follows them. */
function renewRecords(records: readonly RecordedPage[], renewals: readonly Renewal[]): RecordedPage[] {
  const subjects = [...new Set(records.map(({ subject }) => subject))];
  return subjects.flatMap((subject) => {
    const renewed = renewals.filter(({ record }) => record.subject === subject);
    const others = records.filter(
      (record) => record.subject === subject && !renewed.some((one) => one.record === record),
    );
    return [...renewed.map((one) => one.renewed), ...others];
  });
}

/** Recorded pages about the same as a changed one that still told something else when they were last read. */
function staleTwins(records: readonly RecordedPage[]): string[] {
  const speakers = speakersOf(records);
  const stale = records.filter(
    ({ subject, operations }) => JSON.stringify(speakers.get(subject)?.operations) !== JSON.stringify(operations),
  );
  return stale.map(({ address }) => address);
}

function tell(applied: readonly Applied[], stale: readonly string[], io: Io): void {
  const paint = painter(io.stdout, io.env);
  for (const { changes, done, toDo } of applied) {
    io.stdout.write(changeLines(changes, paint));
    for (const line of done) io.stdout.write(`${paint("green", "done")}   ${line}\n`);
    for (const line of toDo) io.stdout.write(`${paint("yellow", "to do")}  ${line}\n`);
  }
  for (const address of stale) {
    io.stdout.write(
      `${paint("yellow", "to do")}  see whether ${address} says the same by now, and update from it, too\n`,
    );
  }
}

/** `upstream update`: brings what changed on recorded pages into the spec. */
import { nameOf } from "../compare/identity.js";
import { diffNotes, withNotes } from "../compare/notes.js";
import { diffOperations } from "../compare/operations.js";
import { listPages, readPageFile } from "../read/page-files.js";
import { accountsOf } from "../record/accounts.js";
import type { RecordedPage } from "../record/record.js";
import { type Renewal, renewalOf } from "../record/renewal.js";
import { renewalsBySubject, renewRecords, speakersOf, staleTwins } from "../record/subjects.js";
import { Refusal } from "../refusal.js";
import { type Applied, applyChanges, contradictions } from "../spec/apply-changes.js";
import { mergeAccounts } from "../spec/merge-pages.js";
import { parseArguments } from "../terminal/arguments.js";
import { changeLines } from "../terminal/change-lines.js";
import { count } from "../terminal/count.js";
import type { Io } from "../terminal/io.js";
import { painter } from "../terminal/paint.js";
import { print, text } from "../terminal/safe-text.js";
import { openProject, saveProject } from "./project.js";

export const summary = "apply what changed on XT's pages to the spec, and generate anew";

export const help = `Applies what changed on pages to spec/openapi.yaml, in place: comments and wording stay. Records the new facts in
spec/upstream.json, writes generated/ anew, and says what a caller will notice and which version comes next.

Usage: npm run -s upstream -- update PAGE…

  PAGE   a changed page, or a folder of them; each is matched with a recorded page as \`check\` does

A page of a new endpoint is for \`add\`. Where something cannot be applied mechanically, it is named with what to do, and
nothing at all is written. Look at the result with \`git diff\`.

Exit status: 0 done, or nothing to do; 2 nothing was written.
`;

export async function run(args: string[], io: Io, root: string): Promise<number> {
  const { paths } = parseArguments(args);
  if (paths.length === 0) throw new Refusal("name the pages that changed");
  const project = await openProject(root);
  const { spec, records } = project;
  const renewals: Renewal[] = [];
  for (const file of await listPages(paths)) renewals.push(renewalOf(file, await readPageFile(file), records));

  const speakers = speakersOf(records);
  const given = renewalsBySubject(renewals);
  const concerned = new Set(
    [...given.keys()].flatMap((subject) => speakers.get(subject)?.operations.map(nameOf) ?? []),
  );
  const applied = [...concerned].map((operation) => {
    const { before, after, example } = accountsOf(operation, speakers, given);
    const ofNotes = before.flatMap(({ notes }, at) => diffNotes(notes, after[at]?.notes));
    const whole = applyChanges(spec, mergeAccounts(before), mergeAccounts(after), { example, ofNotes });
    // A page's own change counts even where another page of the operation softens it: half of the callers notice.
    const ofFacts = before.flatMap(({ facts }, at) => diffOperations([facts], [after[at]?.facts ?? facts]));
    const changes = withNotes(ofFacts, ofNotes);
    return { ...whole, changes, refused: [...whole.refused, ...contradictions(changes, whole.changes)] };
  });
  const refused = applied.flatMap((one) => one.refused);
  if (refused.length > 0) {
    throw new Refusal("nothing was written, because this cannot be applied mechanically:", refused);
  }

  const renewed = renewRecords(records, renewals);
  const changes = applied.flatMap((one) => one.changes);
  const { bump, from, to } = await saveProject(root, { ...project, records: renewed }, changes);
  tell(applied, staleTwins(renewed, new Set(given.keys())), io);
  const version = bump === "none" ? `version ${from} stays` : `${bump}: ${from} → ${to}`;
  print(io.stderr, text`${count(renewals.length, "page")} applied, ${count(changes.length, "change")}; ${version}\n`);
  return 0;
}

function tell(applied: readonly Applied[], stale: readonly RecordedPage[], io: Io): void {
  const paint = painter(io.stdout, io.env);
  for (const { changes, done, toDo } of applied) {
    print(io.stdout, changeLines(changes, paint));
    for (const line of done) print(io.stdout, text`${paint("green", "done")}   ${line}\n`);
    for (const line of toDo) print(io.stdout, text`${paint("yellow", "to do")}  ${line}\n`);
  }
  for (const { address } of stale) {
    print(
      io.stdout,
      text`${paint("yellow", "to do")}  see whether ${address} says the same by now, and update from it, too\n`,
    );
  }
}

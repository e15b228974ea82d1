/** Brings into the project what recorded pages say by now; nothing of it is written yet. */
import type { Change } from "../compare/change.js";
import { nameOf } from "../compare/identity.js";
import { diffNotes, withNotes } from "../compare/notes.js";
import { diffOperations } from "../compare/operations.js";
import { accountsOf } from "../record/accounts.js";
import type { RecordedPage } from "../record/record.js";
import type { Renewal } from "../record/renewal.js";
import { renewalsBySubject, renewRecords, speakersOf, staleTwins } from "../record/subjects.js";
import { Refusal } from "../refusal.js";
import { type Applied, applyChanges, contradictions } from "../spec/apply-changes.js";
import { mergeAccounts } from "../spec/merge-pages.js";
import type { Project } from "./project.js";

export interface Followed {
  project: Project;
  /** For each operation that the pages describe. */
  applied: Applied[];
  changes: Change[];
  /** The other pages about the same that say otherwise. */
  stale: RecordedPage[];
}

/** Throws a Refusal where something can't be done mechanically. */
export function followPages(project: Project, renewals: readonly Renewal[]): Followed {
  const { spec, records } = project;
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
  return {
    project: { ...project, records: renewed },
    applied,
    changes: applied.flatMap((one) => one.changes),
    stale: staleTwins(renewed, new Set(given.keys())),
  };
}

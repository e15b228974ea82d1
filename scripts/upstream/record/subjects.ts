/** Which page speaks for a subject, where several tell the same in other languages and formats: the first one recorded. */
import { Refusal } from "../refusal.js";
import type { RecordedPage } from "./record.js";
import type { Renewal } from "./renewal.js";

/** The page of each subject that the spec follows. */
export function speakersOf(records: readonly RecordedPage[]): Map<string, RecordedPage> {
  const speakers = new Map<string, RecordedPage>();
  for (const record of records) speakers.set(record.subject, speakers.get(record.subject) ?? record);
  return speakers;
}

/** The given pages by subject: several of one subject, in two languages say, have to tell the same. */
export function renewalsBySubject(renewals: readonly Renewal[]): Map<string, Renewal> {
  const bySubject = new Map<string, Renewal>();
  for (const renewal of renewals) {
    const { subject } = renewal.record;
    const other = bySubject.get(subject);
    if (other && !tellTheSame(other.renewed, renewal.renewed)) {
      throw new Refusal(
        `${other.file} and ${renewal.file} are both about "${subject}", and their facts differ; ` +
          "nothing was written. See with `diff` which one is right, and give only that one",
      );
    }
    bySubject.set(subject, other ?? renewal);
  }
  return bySubject;
}

/** Every page with its newest facts; the given ones first of their subject, because the spec now follows them. */
export function renewRecords(records: readonly RecordedPage[], renewals: readonly Renewal[]): RecordedPage[] {
  return [...speakersOf(records).keys()].flatMap((subject) => {
    const renewed = renewals.filter(({ record }) => record.subject === subject);
    const others = records.filter(
      (record) => record.subject === subject && !renewed.some((one) => one.record === record),
    );
    return [...renewed.map((one) => one.renewed), ...others];
  });
}

/** Of the subjects, the pages that told something else than the one that speaks for theirs, when they were last read. */
export function staleTwins(records: readonly RecordedPage[], subjects: ReadonlySet<string>): RecordedPage[] {
  const speakers = speakersOf(records);
  return records.filter(
    (record) => subjects.has(record.subject) && !tellTheSame(speakers.get(record.subject) ?? record, record),
  );
}

function tellTheSame(one: RecordedPage, other: RecordedPage): boolean {
  return JSON.stringify(one.operations) === JSON.stringify(other.operations);
}

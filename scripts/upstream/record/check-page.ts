/** How a page stands against what was last accepted of it. */
import type { Change } from "../compare/change.js";
import { nameOf } from "../compare/identity.js";
import { diffNotes, withNotes } from "../compare/notes.js";
import { diffPages } from "../compare/pages.js";
import type { OperationFacts, Warning } from "../read/facts.js";
import { describeError, type Page } from "../read/page.js";
import type { RecordedPage } from "./record.js";

export interface CheckedPage {
  /** The file or address that was read. */
  source: string;
  record: RecordedPage | null;
  operations: { name: string; operationId: string | undefined }[];
  changes: Change[];
  /** The text differs from the accepted one, and no fact does. */
  isReworded: boolean;
  warnings: Warning[];
  error: string | null;
}

/** `operationIdOf` knows what the spec calls an operation. */
export function checkPage(
  source: string,
  page: Page,
  record: RecordedPage,
  operationIdOf: (facts: OperationFacts) => string | undefined,
): CheckedPage {
  const { changes: ofFacts, warnings, error } = diffPages(asPage(record), page);
  const ofNotes = record.operations.flatMap((_, at) => diffNotes(record.notes?.[at], page.details[at]?.notes));
  const changes = withNotes(ofFacts, ofNotes);
  const isGone = error === null && page.error === null && page.operations.length === 0;
  return {
    source,
    record,
    operations: record.operations.map((facts) => ({ name: nameOf(facts), operationId: operationIdOf(facts) })),
    changes: page.error ? [] : changes,
    isReworded: changes.length === 0 && page.sha256 !== record.sha256,
    warnings,
    // A broken page says nothing about the facts: the accepted ones stay, and somebody has to look.
    error: page.error
      ? describeError(page)
      : isGone
        ? (gapOf(page) ?? "the page describes no endpoint any more")
        : error,
  };
}

function gapOf(page: Page): string | null {
  return page.gap && `line ${page.gap.line}: ${page.gap.message}`;
}

export const UNRECORDED = "it matches no page that is recorded in spec/upstream.json";

/** A page that the spec was not written from. */
export function unrecorded(source: string): CheckedPage {
  return { source, record: null, operations: [], changes: [], isReworded: false, warnings: [], error: null };
}

export function failedCheck(source: string, record: RecordedPage | null, error: string): CheckedPage {
  return { ...unrecorded(source), record, error };
}

function asPage({ id = "", notes: _, ...record }: RecordedPage): Page {
  return { ...record, id, details: [], warnings: [], gap: null, error: null };
}

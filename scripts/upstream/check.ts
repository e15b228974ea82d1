import { basename } from "node:path";
import type { Document } from "yaml";
import { type Change, describeError, diffPages, nameOf } from "./diff.js";
import type { Warning } from "./facts.js";
import { identityOf } from "./page-pairs.js";
import type { Page } from "./read-page.js";
import { operationAt } from "./spec-document.js";
import { type RecordedPage, sha256 } from "./upstream-file.js";

/** How a page stands against what was last accepted of it. */
export interface CheckedPage {
  /** The file or address that was read. */
  source: string;
  record: RecordedPage | null;
  operations: { name: string; operationId: string | null }[];
  changes: Change[];
  /** The text differs from the accepted one, and no fact does. */
  isReworded: boolean;
  warnings: Warning[];
  error: string | null;
}

export function checkPage(source: string, page: Page, text: string, record: RecordedPage, spec: Document): CheckedPage {
  const { changes, warnings, error } = diffPages(asPage(record), page);
  const isGone = error === null && page.error === null && page.operations.length === 0;
  return {
    source,
    record,
    operations: record.operations.map((operation) => {
      const operationId = operationAt(spec, operation.method, operation.path)?.get("operationId");
      return { name: nameOf(operation), operationId: typeof operationId === "string" ? operationId : null };
    }),
    changes: page.error ? [] : changes,
    isReworded: changes.length === 0 && sha256(text) !== record.sha256,
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

function asPage({ format, language, title, id = "", operations }: RecordedPage): Page {
  return { format, language, title, id, operations, examples: [], warnings: [], gap: null, error: null };
}

/**
 * The recorded page that a file is a newer state of: in the same format and language, the one with the same operation,
 * or else the same id, title or file name. What two recorded pages share identifies neither.
 */
export function findRecord(file: string, page: Page, records: readonly RecordedPage[]): RecordedPage | null {
  const candidates = records.filter(({ format, language }) => format === page.format && language === page.language);
  const name = basename(file).toLowerCase();
  const clues: ((record: RecordedPage) => boolean)[] = [
    (record) => page.operations.length > 0 && identityOf(record) === identityOf(page),
    (record) => page.id !== "" && record.id === page.id,
    (record) => page.title !== "" && record.title === page.title,
    (record) => fileNameOf(record.address) === name,
  ];
  for (const fits of clues) {
    const [match, another] = candidates.filter(fits);
    if (match && !another) return match;
  }
  return null;
}

function fileNameOf(address: string): string {
  return decodeURIComponent(basename(new URL(address).pathname)).toLowerCase();
}

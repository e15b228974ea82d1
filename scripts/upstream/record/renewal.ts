/** A newer state of a recorded page. */
import { describeError, type Page } from "../read/page.js";
import { Refusal } from "../refusal.js";
import { findRecord } from "./find-record.js";
import { type RecordedPage, recordOf } from "./record.js";

export interface Renewal {
  file: string;
  page: Page;
  record: RecordedPage;
  renewed: RecordedPage;
}

/** Of the recorded page that the file is a newer state of. */
export function renewalOf(file: string, page: Page, records: readonly RecordedPage[]): Renewal {
  if (page.error) throw new Refusal(`${file}: ${describeError(page)}; nothing was written`);
  const record = findRecord(file, page, records);
  if (record) return renewalBy(file, page, record);
  throw new Refusal(`${file} matches no page that is recorded in spec/upstream.json; for a new endpoint use \`add\``);
}

export function renewalBy(file: string, page: Page, record: RecordedPage): Renewal {
  if (page.operations.length !== record.operations.length) {
    throw new Refusal(
      `${file} describes another number of endpoints than before (${page.operations.length} in place of ` +
        `${record.operations.length}): settle that by hand`,
    );
  }
  return { file, page, record, renewed: recordOf(page, record) };
}

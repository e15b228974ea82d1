/** Which recorded page a file is a newer state of. */
import { basename } from "node:path";
import { identityOf } from "../compare/identity.js";
import type { Page } from "../read/page.js";
import type { RecordedPage } from "./record.js";

/**
 * In the same format and language, the one with the same operation, or else the same id, title or file name. What two
 * recorded pages share identifies neither.
 */
export function findRecord(file: string, page: Page, records: readonly RecordedPage[]): RecordedPage | undefined {
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
  return undefined;
}

function fileNameOf(address: string): string {
  return decodeURIComponent(basename(new URL(address).pathname)).toLowerCase();
}

/** The record of a page: what it said when somebody last accepted it, and how such a record is made and renewed. */
import type { Notes, OperationFacts } from "../read/facts.js";
import type { Page } from "../read/page.js";
import type { PageFormat, PageLanguage } from "../read/site.js";

export interface RecordedPage {
  address: string;
  /**
   * What the page is about. Pages with the same subject tell the same in another language or format; the first of them is
   * the one that the spec follows.
   */
  subject: string;
  format: PageFormat;
  language: PageLanguage;
  /** The docs' own id of the page; the older docs have none. */
  id?: string;
  title: string;
  /** The day on which somebody accepted the facts below, as YYYY-MM-DD. */
  accepted: string;
  /** Of the page's text, so that a reworded page is told from an unchanged one. */
  sha256: string;
  operations: OperationFacts[];
  /** What the page's prose adds to each operation; a page that was recorded before this was read has none. */
  notes?: Notes[];
}

/** A new record; or, with a record in place of the address and the subject, that one renewed. */
export function recordOf(page: Page, given: Pick<RecordedPage, "address" | "subject" | "id">): RecordedPage {
  const id = page.id || given.id;
  return {
    address: given.address,
    subject: given.subject,
    format: page.format,
    language: page.language,
    ...(id && { id }),
    title: page.title,
    accepted: new Date().toISOString().slice(0, 10),
    sha256: page.sha256,
    operations: page.operations,
    notes: page.details.map(({ notes }) => notes),
  };
}

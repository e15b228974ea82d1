/** Whether the pages of a subject tell one thing: XT may have changed one of them, and forgotten its twin. */
import type { CheckedPage } from "./check-page.js";
import type { RecordedPage } from "./record.js";

/** A recorded page that was read again. */
export interface Reread extends CheckedPage {
  record: RecordedPage;
}

/**
 * What speaks against following the pages that changed, in words: a page of the live docs of which the twin, which told the
 * same until now, stays as it was; and a change that only the older docs have.
 */
export function unfollowed(checked: readonly Reread[]): string[] {
  const changed = checked.filter(({ changes }) => changes.length > 0);
  const subjects = new Set(changed.map(({ record }) => record.subject));
  return [...subjects].flatMap((subject) => {
    const live = checked.filter(({ record }) => record.subject === subject && record.format === "docusaurus");
    const moved = live.filter((page) => changed.includes(page));
    const [first] = moved;
    if (!first) return [`of "${subject}", only the older docs changed, and the live ones didn't`];
    const left = live.filter((page) => !moved.includes(page) && moved.some((one) => toldTheSame(one, page)));
    return left.map(({ source }) => `${first.source} changed, and ${source}, which told the same, didn't`);
  });
}

function toldTheSame(one: Reread, other: Reread): boolean {
  return JSON.stringify(one.record.operations) === JSON.stringify(other.record.operations);
}

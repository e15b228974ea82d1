/** Iterates over pages of results. Each page is requested when the caller needs it. */
import type { Operation } from "./operation.js";

type Query = Readonly<Record<string, unknown>>;

/**
 * Yields each item of each page in order. It skips items that were also on the previous page, and ends at a page without a new item, or at
 * one that leads back to an earlier page.
 *
 * @param requestPage requests the page of a query
 */
export async function* eachItem(
  { pageId = "" }: Operation,
  requestPage: (query: Query) => Promise<unknown>,
  first: Query | undefined,
): AsyncGenerator<unknown, void, undefined> {
  const idOf = (item: unknown): unknown => Object(item)[pageId];
  let query: Query = { ...first };
  let previousIds: ReadonlySet<unknown> = new Set();
  // One id for each page, because a history may have millions of items.
  const requested = new Set<unknown>();
  for (;;) {
    const { items, hasNext, hasPrev } = pageOf(await requestPage(query));
    const newItems = items.filter((item) => !previousIds.has(idOf(item)));
    yield* newItems;
    const last = newItems.at(-1);
    const isBackward = query.direction === "PREV";
    const fromId = idOf(last);
    if (last === undefined || !(isBackward ? hasPrev : hasNext) || requested.has(fromId)) return;
    requested.add(fromId);
    previousIds = new Set(items.map(idOf));
    // An explicit undefined counts as absent.
    query = { ...query, direction: query.direction ?? "NEXT", fromId };
  }
}

function pageOf(page: unknown): { items: readonly unknown[]; hasNext: unknown; hasPrev: unknown } {
  return Object(page);
}

/** Iterates over pages of results, one request per page, as far as the caller reads. */
import type { Operation } from "./operation.js";

type Query = Readonly<Record<string, unknown>>;

/**
 * Yields each item of each page in order. It skips an item that the previous page had, too, and ends at a page without a new item.
 *
 * @param page requests the page of a query
 */
export async function* eachItem(
  { pageId = "" }: Operation,
  page: (query: Query) => Promise<unknown>,
  first: Query | undefined,
): AsyncGenerator<unknown, void, undefined> {
  const idOf = (item: unknown): unknown => Object(item)[pageId];
  let query: Query = { ...first };
  let before: ReadonlySet<unknown> = new Set();
  for (;;) {
    const { items, hasNext, hasPrev } = pageOf(await page(query));
    const fresh = items.filter((item) => !before.has(idOf(item)));
    yield* fresh;
    const last = fresh.at(-1);
    const isBackward = query.direction === "PREV";
    if (last === undefined || !(isBackward ? hasPrev : hasNext)) return;
    before = new Set(items.map(idOf));
    query = { direction: "NEXT", ...query, fromId: idOf(last) };
  }
}

function pageOf(page: unknown): { items: readonly unknown[]; hasNext: unknown; hasPrev: unknown } {
  return Object(page);
}

/** Goes through pages of results, one request a page, as far as somebody reads on. */
import type { CallInit, OperationCall } from "./call.js";
import type { Operation, Page } from "./operation.js";

/**
 * Each item of each page, in the order in which they come. XT documents neither whether a page begins with the item of `fromId` or
 * after it, nor what its directions mean in time: an item that was there on the page before is passed over, and a page that brings
 * nothing new is the last.
 */
export async function* eachItem<T extends object>(
  call: OperationCall,
  operation: Operation<Page<T>>,
  init: CallInit,
): AsyncGenerator<T, void, undefined> {
  const { pageId = "" } = operation;
  const idOf = (item: T): unknown => Reflect.get(item, pageId);
  let query = { ...init.params?.query };
  let before: ReadonlySet<unknown> = new Set();
  for (;;) {
    const { items, hasNext, hasPrev } = await call(operation, { ...init, params: { ...init.params, query } });
    const fresh = items.filter((item) => !before.has(idOf(item)));
    yield* fresh;
    const last = fresh.at(-1);
    const isBackward = query.direction === "PREV";
    if (!last || !(isBackward ? hasPrev : hasNext)) return;
    before = new Set(items.map(idOf));
    query = { direction: "NEXT", ...query, fromId: idOf(last) };
  }
}

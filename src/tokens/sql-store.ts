/** The part that stores in SQL databases share: each call is one statement, which is atomic by itself, so none needs a transaction. */
import type { XtTokenStore } from "./store.js";

/** The statements of a dialect. All but `select` return a row if they changed one. */
export interface StoreStatements {
  /** Parameters: key. Returns the column `record`. */
  readonly select: string;
  /** Parameters: key, new record, end. */
  readonly insert: string;
  /** Parameters: key, old record, new record, end. */
  readonly update: string;
  /** Parameters: key, old record. */
  readonly remove: string;
}

export function sqlStore(
  { select, insert, update, remove }: StoreStatements,
  query: (statement: string, values: unknown[]) => Promise<readonly unknown[]>,
): XtTokenStore {
  return {
    async get(key) {
      const [row] = await query(select, [key]);
      return row === undefined ? undefined : `${Object(row).record}`;
    },
    async replace(key, from, to, { endsAt = null } = {}) {
      if (from === undefined && to === undefined) return (await query(select, [key])).length === 0;
      const rows =
        from === undefined
          ? await query(insert, [key, to, endsAt])
          : to === undefined
            ? await query(remove, [key, from])
            : await query(update, [key, from, to, endsAt]);
      return rows.length === 1;
    },
  };
}

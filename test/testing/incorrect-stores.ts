/** Creates incorrect stores for the tests of `checkTokenStore`. */
import type { XtTokenStore } from "../../src/tokens/store.js";

export const tick = () => new Promise((resolve) => setTimeout(resolve));

/** Returns a function that creates stores with the same records, and changes some of their methods. */
export function variant(
  change: (base: XtTokenStore, records: Map<string, string>) => Partial<XtTokenStore>,
): () => XtTokenStore {
  const records = new Map<string, string>();
  return () => {
    const base: XtTokenStore = {
      get: async (key) => records.get(key),
      async replace(key, from, to) {
        if (records.get(key) !== from) return false;
        put(records, key, to);
        return true;
      },
    };
    return { ...base, ...change(base, records) };
  };
}

/** These do the same with another `get`, or with another `replace`. */
export const reading = (get: (base: XtTokenStore) => XtTokenStore["get"]) => variant((base) => ({ get: get(base) }));
export const replacing = (replace: (base: XtTokenStore, records: Map<string, string>) => XtTokenStore["replace"]) =>
  variant((base, records) => ({ replace: replace(base, records) }));

/** A store that uses another key instead of each key. */
export const underOtherKeys = (other: (key: string) => string) =>
  variant((base) => ({
    get: (key) => base.get(other(key)),
    replace: (key, ...rest) => base.replace(other(key), ...rest),
  }));

export const put = (records: Map<string, string>, key: string, to: string | undefined) =>
  to === undefined ? records.delete(key) : records.set(key, to);

interface Change {
  from: string | undefined;
  to: string | undefined;
  options: { endsAt?: number | undefined } | undefined;
}

/**
 * A store that deletes expired records. After each successful change, `endOf` gives the time at which the record will expire.
 *
 * @param onlyHides instead of deleting an expired record, the store doesn't return it, but still compares with it
 */
export function ending(
  endOf: (change: Change, before: number | undefined) => number | undefined,
  onlyHides = false,
): () => XtTokenStore {
  const ends = new Map<string, number | undefined>();
  const isOver = (key: string) => (ends.get(key) ?? Number.POSITIVE_INFINITY) <= Date.now();
  return variant((base, records) => ({
    get: async (key) => (isOver(key) ? undefined : base.get(key)),
    async replace(key, from, to, options) {
      if (isOver(key) && !onlyHides) records.delete(key);
      const won = await base.replace(key, from, to);
      if (won) ends.set(key, endOf({ from, to, options }, ends.get(key)));
      return won;
    },
  }));
}

/** A store that hides an expired record. It ignores an `endsAt` that `isKept` doesn't accept. */
export const hidingExpired = (isKept: (endsAt: number) => boolean) =>
  ending(({ options: { endsAt = Number.NaN } = {} }) => (isKept(endsAt) ? endsAt : undefined), true);

/** Compares and writes, with a pause between the two. */
export function inTwoSteps(base: XtTokenStore, records: Map<string, string>): XtTokenStore["replace"] {
  return async (key, from, to) => {
    if ((await base.get(key)) !== from) return false;
    await tick();
    put(records, key, to);
    return true;
  };
}

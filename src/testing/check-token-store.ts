/** A test suite for custom token stores. The stores of this package pass it too. */
import { XtConfigError } from "../errors/index.js";
import type { XtTokenStore } from "../tokens/store.js";
import { sleep } from "../tokens/timers.js";

/**
 * Checks that a custom token store meets the requirements of `XtTokenStore`. Rejects with the first requirement that the store
 * violates. The check takes one or two seconds. It writes records under random keys, and deletes them at the end.
 *
 * ```ts
 * it("meets the requirements of XtTokenStore", () => checkTokenStore(() => myStore(database)));
 * ```
 *
 * @param createStore creates a store as one process would. It is called twice, and both stores must access the same records
 * @throws {@link XtConfigError} the store violates a requirement. Errors of the store itself are thrown unchanged
 */
export async function checkTokenStore(createStore: () => XtTokenStore | Promise<XtTokenStore>): Promise<void> {
  const keys: string[] = [];
  const [store, other] = [await createStore(), await createStore()];
  const run = crypto.randomUUID();
  const newKey = (name: string) => {
    const key = `${run} ${name}`;
    keys.push(key);
    return key;
  };
  try {
    for (const [requirement, check] of Object.entries(requirements)) {
      const violation = await check({ store, other, newKey });
      if (violation === undefined) continue;
      throw new XtConfigError(
        "invalid_argument",
        "checkTokenStore",
        `the store violates a requirement: ${requirement}: ${violation}`,
      );
    }
  } finally {
    await Promise.allSettled(keys.map(async (key) => store.replace(key, await store.get(key), undefined)));
  }
}

/** The stores of two processes, with the same records. */
interface Subject {
  readonly store: XtTokenStore;
  readonly other: XtTokenStore;
  newKey(name: string): string;
}

/** Each check resolves to the violation that it observed. */
const requirements: Record<string, (subject: Subject) => Promise<string | undefined>> = {
  "get() returns undefined for a key without a record": async ({ store }) => {
    // A property that every object inherits is not a record. But the database may contain a real record under such a key.
    for (const key of ["__proto__", "constructor", "toString"]) {
      const found: unknown = await store.get(key);
      if (found !== undefined && typeof found !== "string")
        return `get() returned neither undefined nor a string for ${quoted(key)}`;
    }
    // A store that ignores the key may return a user's record. So a string is not quoted, and nothing is deleted under this key.
    const found = await store.get(crypto.randomUUID());
    return typeof found === "string" ? "get() returned another record" : mismatch(undefined, found);
  },

  "replace() creates a record": async ({ store, newKey }) => {
    const key = newKey("first");
    // The token manager refuses a store that returns another value, such as a number of rows.
    const created: unknown = await store.replace(key, undefined, "a");
    if (created !== true) return `it returned ${quoted(created)}`;
    return mismatch("a", await store.get(key));
  },

  "replace() returns false and changes nothing if the record is different": async ({ store, other, newKey }) => {
    const key = newKey("other");
    await store.replace(key, undefined, "a");
    for (const from of [undefined, "b", "", "A", "a "]) {
      for (const to of ["c", undefined]) {
        const replaced: unknown = await other.replace(key, from, to);
        if (replaced !== false)
          return `it returned ${quoted(replaced)} from ${quoted(from)}, but the record was ${quoted("a")}`;
        const changed = mismatch("a", await store.get(key));
        if (changed !== undefined) return `it returned false, but changed the record: ${changed}`;
      }
    }
    const absent = newKey("no record");
    if (await store.replace(absent, "a", "b")) return "it returned true for a key without a record";
    return mismatch(undefined, await store.get(absent));
  },

  "replace() to undefined deletes the record": async ({ store, other, newKey }) => {
    const key = newKey("deleted");
    await store.replace(key, undefined, "a");
    if (!(await store.replace(key, "a", undefined))) return "it returned false";
    const left = mismatch(undefined, await other.get(key));
    if (left !== undefined) return left;
    if (await store.replace(key, "a", undefined)) return "it returned true a second time";
    if (!(await store.replace(key, undefined, undefined))) return "it returned false from undefined to undefined";
    if (!(await store.replace(key, undefined, "b"))) return "it returned false for a new record after the deletion";
    return mismatch("b", await other.get(key));
  },

  "get() returns the newest record, also if another process wrote it": async ({ store, other, newKey }) => {
    const key = newKey("newest");
    let from: string | undefined;
    for (let round = 0; round < 20; round += 1) {
      const [writer, reader] = round % 2 ? [store, other] : [other, store];
      const to: string | undefined = round % 5 === 4 ? undefined : `round ${round}`;
      if (!(await writer.replace(key, from, to)))
        return `replace() returned false from the current record, ${quoted(from)}`;
      const stale = mismatch(to, await reader.get(key)) ?? mismatch(to, await writer.get(key));
      if (stale !== undefined) return stale;
      from = to;
    }
    return undefined;
  },

  "records are stored and compared exactly, character by character": async ({ store, other, newKey }) => {
    for (const [at, record] of oddRecords.entries()) {
      const key = newKey(`record ${at}`);
      await store.replace(key, undefined, record);
      const changed = mismatch(record, await other.get(key));
      if (changed !== undefined) return changed;
      if (await other.replace(key, `${record}.`, "b"))
        return `replace() returned true from a record with one more character`;
      if (!(await other.replace(key, record, "b")))
        return `replace() returned false from the record itself, ${quoted(record)}`;
    }
    return undefined;
  },

  "exactly one of many concurrent calls of replace() succeeds": async ({ store, other, newKey }) => {
    for (let round = 0; round < 10; round += 1) {
      const key = newKey(`race ${round}`);
      const from = round % 2 ? "a" : undefined;
      if (from !== undefined) await store.replace(key, undefined, from);
      // In some rounds all calls write the same value. Still, only one of them may return true.
      const records = Array.from({ length: 32 }, (_, at) => (round < 5 ? `by ${at}` : "by any"));
      const won = await Promise.all(records.map((to, at) => (at % 2 ? store : other).replace(key, from, to)));
      const winners = records.filter((_, at) => won[at]);
      if (winners.length !== 1) return `${winners.length} of ${records.length} calls returned true`;
      const difference = mismatch(winners[0], await store.get(key));
      if (difference !== undefined) return `the record is not that of the successful call: ${difference}`;
      const deleted = await Promise.all(
        records.map((_, at) => (at % 2 ? store : other).replace(key, winners[0], undefined)),
      );
      const deleters = deleted.filter(Boolean).length;
      if (deleters !== 1) return `${deleters} of ${records.length} calls that deleted the record returned true`;
    }
    return undefined;
  },

  "no update is lost": async ({ store, other, newKey }) => {
    const key = newKey("counter");
    const counters = 8;
    const each = 10;
    let attempts = 0;
    const count = async (counterStore: XtTokenStore) => {
      for (let done = 0; done < each && attempts < 10_000; attempts += 1) {
        const from = await counterStore.get(key);
        if (await counterStore.replace(key, from, `${Number(from ?? 0) + 1}`)) done += 1;
      }
    };
    await Promise.all(Array.from({ length: counters }, (_, at) => count(at % 2 ? store : other)));
    return mismatch(`${counters * each}`, await store.get(key));
  },

  "different keys have different records": async ({ store, other, newKey }) => {
    const keys = oddKeys.map(newKey);
    await Promise.all(keys.map((key, at) => store.replace(key, undefined, `record ${at}`)));
    const found = await Promise.all(keys.map((key) => other.get(key)));
    const at = keys.findIndex((_, index) => found[index] !== `record ${index}`);
    return at < 0 ? undefined : `for the key ${quoted(keys[at])}, ${mismatch(`record ${at}`, found[at])}`;
  },

  "a record is kept until its endsAt, or permanently if it has none": async ({ store, other, newKey }) => {
    const key = newKey("ends");
    const hour = 3_600_000;
    await store.replace(key, undefined, "a", { endsAt: Date.now() + hour });
    const early = mismatch("a", await other.get(key));
    if (early !== undefined) return early;
    const endsAt = Date.now() + 200;
    await store.replace(key, "a", "b", { endsAt });
    // The record may expire before this call, or between get() and replace().
    const replaceNewest = async () => other.replace(key, await other.get(key), "c", { endsAt: undefined });
    if (!(await replaceNewest()) && !(await replaceNewest()))
      return "replace() returned false from the record that get() returned";
    const again = newKey("ends again");
    await store.replace(again, undefined, "a", { endsAt });
    await store.replace(again, await store.get(again), undefined);
    await store.replace(again, undefined, "b");
    await sleep(Math.max(0, endsAt - Date.now()) + 100);
    return mismatch("c", await store.get(key)) ?? mismatch("b", await store.get(again));
  },

  "after a record expires, replace() compares with the value that get() returns": async ({ store, other, newKey }) => {
    for (const endsInMs of [-1_000, 50]) {
      const key = newKey(`ended ${endsInMs}`);
      await store.replace(key, undefined, "a", { endsAt: Date.now() + endsInMs });
      await sleep(100);
      const left = await other.get(key);
      if (left !== undefined && left !== "a") return `get() returned ${quoted(left)}`;
      if (!(await other.replace(key, left, "b")))
        return `replace() returned false from ${quoted(left)}, which get() returned`;
      const lost = mismatch("b", await store.get(key));
      if (lost !== undefined) return lost;
    }
    return undefined;
  },
};

/** Ends of keys that a database may misread: as a path, a pattern, a list, or another Unicode form of the same letter. */
const oddKeys = [
  ..."a A b a:b a/b a.b a* a% a_ a'b a\"b a\\b {a} [a] null 0 00 -0 1e3 1000".split(" "),
  ..."用户 مستخدم 😀 \u00e9 e\u0301 ß SS".split(" "),
  ...["", " ", "a ", " a", "a\nb", "a\tb"],
  // With the random prefix, these have 500 characters, the most that the token manager accepts.
  ...["y", "z"].map((end) => end.padStart(463, "x")),
];

const oddRecords = [
  ...[
    "",
    " ",
    "0",
    "1",
    "1.0",
    "-1e3",
    "true",
    "null",
    "undefined",
    '"a"',
    '{"a":[1,null]}',
    "[]",
    "%00",
    "\\0",
    "a\r\nb\n",
  ],
  ...["\ufeffa", "漢字 ñ é e\u0301 😀", "'; DROP TABLE xt_tokens; --"],
  "0123456789abcdef".repeat(4096),
];

/** Describes the violation if a record isn't the expected one. */
function mismatch(record: string | undefined, found: string | undefined): string | undefined {
  return record === found ? undefined : `get() returned ${quoted(found)} instead of ${quoted(record)}`;
}

/** The records of this suite contain no secrets. */
function quoted(text: unknown): string {
  const json = JSON.stringify(text) ?? "undefined";
  return json.length > 80 ? `${json.slice(0, 80)}…` : json;
}

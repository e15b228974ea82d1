/** Tries whether a store of somebody's own keeps what `XtTokenStore` promises: the suite that this package's own stores pass. */
import { XtConfigError } from "../errors.js";
import type { XtTokenStore } from "../tokens/store.js";

/**
 * Rejects, and says which promise is broken, where a store of tokens doesn't keep what `XtTokenStore` promises. It takes a second
 * or two, writes under keys that nobody else has, and deletes them.
 *
 * ```ts
 * it("keeps the promises of a store", () => checkTokenStore(() => myStore(database)));
 * ```
 *
 * @param createStore makes a store as a process would have it. It is called twice, and both must lead to the same records
 * @throws {@link XtConfigError} a promise is broken; the store's own failures pass through
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
    for (const [promise, check] of Object.entries(promises)) {
      const broken = await check({ store, other, newKey });
      if (broken === undefined) continue;
      throw new XtConfigError(
        "invalid_argument",
        "checkTokenStore",
        `the store breaks a promise: ${promise}: ${broken}`,
      );
    }
  } finally {
    await Promise.allSettled(keys.map(async (key) => store.replace(key, await store.get(key), undefined)));
  }
}

/** A store as two processes have it. */
interface Tried {
  readonly store: XtTokenStore;
  readonly other: XtTokenStore;
  newKey(name: string): string;
}

/** Each says what it saw where its promise is broken. */
const promises: Record<string, (tried: Tried) => Promise<string | undefined>> = {
  "a key that has no record reads as undefined": async ({ store, newKey }) => {
    // What every object has is no record; but somebody may have one under that very key.
    for (const key of ["__proto__", "constructor", "toString"]) {
      const found: unknown = await store.get(key);
      if (found !== undefined && typeof found !== "string") return `get() gave no text for ${shown(key)}`;
    }
    return expected(undefined, await store.get(newKey("absent")));
  },

  "replace() puts a record where there is none": async ({ store, newKey }) => {
    const key = newKey("first");
    if (!(await store.replace(key, undefined, "a"))) return "it said false";
    return expected("a", await store.get(key));
  },

  "replace() says false, and changes nothing, where something else stands": async ({ store, other, newKey }) => {
    const key = newKey("other");
    await store.replace(key, undefined, "a");
    for (const from of [undefined, "b", "", "A", "a "]) {
      for (const to of ["c", undefined]) {
        if (await other.replace(key, from, to)) return `it said true from ${shown(from)} where ${shown("a")} stood`;
        const changed = expected("a", await store.get(key));
        if (changed !== undefined) return `it said false, and changed the record: ${changed}`;
      }
    }
    const absent = newKey("nothing");
    if (await store.replace(absent, "a", "b")) return "it said true where nothing stood";
    return expected(undefined, await store.get(absent));
  },

  "replace() to undefined deletes": async ({ store, other, newKey }) => {
    const key = newKey("deleted");
    await store.replace(key, undefined, "a");
    if (!(await store.replace(key, "a", undefined))) return "it said false";
    const left = expected(undefined, await other.get(key));
    if (left !== undefined) return left;
    if (await store.replace(key, "a", undefined)) return "it said true a second time";
    if (!(await store.replace(key, undefined, undefined))) return "it said false from nothing to nothing";
    if (!(await store.replace(key, undefined, "b"))) return "nothing could be put there afterwards";
    return expected("b", await other.get(key));
  },

  "get() gives the newest record, whichever process put it there": async ({ store, other, newKey }) => {
    const key = newKey("newest");
    let from: string | undefined;
    for (let round = 0; round < 20; round += 1) {
      const [writer, reader] = round % 2 ? [store, other] : [other, store];
      const to: string | undefined = round % 5 === 4 ? undefined : `round ${round}`;
      if (!(await writer.replace(key, from, to))) return `replace() said false from what stood there, ${shown(from)}`;
      const stale = expected(to, await reader.get(key)) ?? expected(to, await writer.get(key));
      if (stale !== undefined) return stale;
      from = to;
    }
    return undefined;
  },

  "a record comes back letter by letter, and is compared so": async ({ store, other, newKey }) => {
    for (const [at, record] of oddRecords.entries()) {
      const key = newKey(`record ${at}`);
      await store.replace(key, undefined, record);
      const changed = expected(record, await other.get(key));
      if (changed !== undefined) return changed;
      if (await other.replace(key, `${record}.`, "b"))
        return `replace() said true from a record that had a letter more`;
      if (!(await other.replace(key, record, "b")))
        return `replace() said false from the record itself, ${shown(record)}`;
    }
    return undefined;
  },

  "of many that replace the same record at once, exactly one wins": async ({ store, other, newKey }) => {
    for (let round = 0; round < 10; round += 1) {
      const key = newKey(`race ${round}`);
      const from = round % 2 ? "a" : undefined;
      if (from !== undefined) await store.replace(key, undefined, from);
      // Some put the same record there, and each must still be told whether it was the one.
      const records = Array.from({ length: 32 }, (_, at) => (round < 5 ? `by ${at}` : "by any"));
      const won = await Promise.all(records.map((to, at) => (at % 2 ? store : other).replace(key, from, to)));
      const winners = records.filter((_, at) => won[at]);
      if (winners.length !== 1) return `${winners.length} of ${records.length} were told that they had won`;
      const loser = expected(winners[0], await store.get(key));
      if (loser !== undefined) return `not the winner's record stands there: ${loser}`;
      const deleted = await Promise.all(
        records.map((_, at) => (at % 2 ? store : other).replace(key, winners[0], undefined)),
      );
      const deleters = deleted.filter(Boolean).length;
      if (deleters !== 1) return `${deleters} of ${records.length} were told that they had deleted it`;
    }
    return undefined;
  },

  "no update is lost": async ({ store, other, newKey }) => {
    const key = newKey("counter");
    const counters = 8;
    const each = 10;
    let attempts = 0;
    const count = async (mine: XtTokenStore) => {
      for (let done = 0; done < each && attempts < 10_000; attempts += 1) {
        const from = await mine.get(key);
        if (await mine.replace(key, from, `${Number(from ?? 0) + 1}`)) done += 1;
      }
    };
    await Promise.all(Array.from({ length: counters }, (_, at) => count(at % 2 ? store : other)));
    return expected(`${counters * each}`, await store.get(key));
  },

  "keys are told apart, whatever they are": async ({ store, other, newKey }) => {
    const keys = oddKeys.map(newKey);
    await Promise.all(keys.map((key, at) => store.replace(key, undefined, `record ${at}`)));
    const found = await Promise.all(keys.map((key) => other.get(key)));
    const at = keys.findIndex((_, index) => found[index] !== `record ${index}`);
    return at < 0 ? undefined : `under the key ${shown(keys[at])}, ${expected(`record ${at}`, found[at])}`;
  },

  "a record stays until its endsAt, and without one for good": async ({ store, other, newKey }) => {
    const key = newKey("ends");
    const hour = 3_600_000;
    await store.replace(key, undefined, "a", { endsAt: Date.now() + hour });
    const early = expected("a", await other.get(key));
    if (early !== undefined) return early;
    const endsAt = Date.now() + 200;
    await store.replace(key, "a", "b", { endsAt });
    // It may end before that, and even between the two.
    const replaceNewest = async () => other.replace(key, await other.get(key), "c");
    if (!(await replaceNewest()) && !(await replaceNewest())) return "replace() said false from what get() gave";
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, endsAt - Date.now()) + 100));
    return expected("c", await store.get(key));
  },

  "where a record has ended, replace() compares with what get() gives": async ({ store, other, newKey }) => {
    const key = newKey("ended");
    await store.replace(key, undefined, "a", { endsAt: Date.now() - 1_000 });
    const left = await other.get(key);
    if (left !== undefined && left !== "a") return `get() gave ${shown(left)}`;
    if (!(await other.replace(key, left, "b"))) return `replace() said false from ${shown(left)}, which get() gave`;
    return expected("b", await store.get(key));
  },
};

/** What databases take for something else: a path, a pattern, a list, an object's own, the same letter written otherwise. */
const oddKeys = [
  ..."a A b".split(" "),
  ...["", " ", "a ", " a", "a:b", "a/b", "a.b", "a*", "a%", "a_", "a'b", 'a"b', "a\\b", "a\nb", "a\tb", "{a}", "[a]"],
  ...[
    "__proto__",
    "constructor",
    "null",
    "0",
    "00",
    "-0",
    "1e3",
    "1000",
    "用户",
    "مستخدم",
    "😀",
    "\u00e9",
    "e\u0301",
    "ß",
    "SS",
  ],
  ...["x".repeat(400), `${"x".repeat(400)}y`],
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

function expected(right: string | undefined, found: string | undefined): string | undefined {
  return right === found ? undefined : `get() gave ${shown(found)} instead of ${shown(right)}`;
}

/** What stands there is the suite's own. */
function shown(text: unknown): string {
  const json = JSON.stringify(text) ?? "undefined";
  return json.length > 80 ? `${json.slice(0, 80)}…` : json;
}

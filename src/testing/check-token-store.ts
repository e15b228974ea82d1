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
      const expectThat = (isMet: boolean, violation: string) => {
        if (isMet) return;
        const message = `the store violates a requirement: ${requirement}: ${violation}`;
        throw new XtConfigError("invalid_argument", "checkTokenStore", message);
      };
      const expectRecord: Subject["expectRecord"] = async (from, key, record, prefix = "") => {
        const found = await from.get(key);
        expectThat(found === record, `${prefix}get() returned ${quoted(found)} instead of ${quoted(record)}`);
      };
      await check({ store, other, newKey, expectThat, expectRecord });
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
  /** Throws the violation unless the condition is met. */
  expectThat(isMet: boolean, violation: string): void;
  /** Throws unless `get` returns the record. */
  expectRecord(from: XtTokenStore, key: string, record: string | undefined, prefix?: string): Promise<void>;
}

const requirements: Record<string, (subject: Subject) => Promise<void>> = {
  "get() returns undefined for a key without a record": async ({ store, expectThat }) => {
    // A property that every object inherits is not a record. But the database may contain a real record under such a key.
    for (const key of ["__proto__", "constructor", "toString"]) {
      const found: unknown = await store.get(key);
      const isRecord = found === undefined || typeof found === "string";
      expectThat(isRecord, `get() returned neither undefined nor a string for ${quoted(key)}`);
    }
    // A store that ignores the key may return a user's record. So a string is not quoted, and nothing is deleted under this key.
    const found = await store.get(crypto.randomUUID());
    expectThat(typeof found !== "string", "get() returned another record");
    expectThat(found === undefined, `get() returned ${quoted(found)} instead of undefined`);
  },

  "replace() creates a record": async ({ store, newKey, expectThat, expectRecord }) => {
    const key = newKey("first");
    // The token manager refuses a store that returns another value, such as a number of rows.
    const created: unknown = await store.replace(key, undefined, "a");
    expectThat(created === true, `it returned ${quoted(created)}`);
    await expectRecord(store, key, "a");
  },

  "replace() returns false and changes nothing if the record is different": async (subject) => {
    const { store, other, newKey, expectThat, expectRecord } = subject;
    const key = newKey("other");
    await store.replace(key, undefined, "a");
    for (const from of [undefined, "b", "", "A", "a "]) {
      for (const to of ["c", undefined]) {
        const replaced: unknown = await other.replace(key, from, to);
        const violation = `it returned ${quoted(replaced)} from ${quoted(from)}, but the record was ${quoted("a")}`;
        expectThat(replaced === false, violation);
        await expectRecord(store, key, "a", "it returned false, but changed the record: ");
      }
    }
    const absent = newKey("no record");
    expectThat(!(await store.replace(absent, "a", "b")), "it returned true for a key without a record");
    await expectRecord(store, absent, undefined);
  },

  "replace() to undefined deletes the record": async ({ store, other, newKey, expectThat, expectRecord }) => {
    const key = newKey("deleted");
    await store.replace(key, undefined, "a");
    expectThat(await store.replace(key, "a", undefined), "it returned false");
    await expectRecord(other, key, undefined);
    expectThat(!(await store.replace(key, "a", undefined)), "it returned true a second time");
    expectThat(await store.replace(key, undefined, undefined), "it returned false from undefined to undefined");
    expectThat(await store.replace(key, undefined, "b"), "it returned false for a new record after the deletion");
    await expectRecord(other, key, "b");
  },

  "get() returns the newest record, also if another process wrote it": async (subject) => {
    const { store, other, newKey, expectThat, expectRecord } = subject;
    const key = newKey("newest");
    let from: string | undefined;
    for (let round = 0; round < 20; round += 1) {
      const [writer, reader] = round % 2 ? [store, other] : [other, store];
      const to: string | undefined = round % 5 === 4 ? undefined : `round ${round}`;
      const isReplaced = await writer.replace(key, from, to);
      expectThat(isReplaced, `replace() returned false from the current record, ${quoted(from)}`);
      for (const process of [reader, writer]) await expectRecord(process, key, to);
      from = to;
    }
  },

  "records are stored and compared exactly, character by character": async (subject) => {
    const { store, other, newKey, expectThat, expectRecord } = subject;
    for (const [at, record] of oddRecords.entries()) {
      const key = newKey(`record ${at}`);
      await store.replace(key, undefined, record);
      await expectRecord(other, key, record);
      const isTooLong = await other.replace(key, `${record}.`, "b");
      expectThat(!isTooLong, "replace() returned true from a record with one more character");
      const isReplaced = await other.replace(key, record, "b");
      expectThat(isReplaced, `replace() returned false from the record itself, ${quoted(record)}`);
    }
  },

  "exactly one of many concurrent calls of replace() succeeds": async (subject) => {
    const { store, other, newKey, expectThat, expectRecord } = subject;
    for (let round = 0; round < 10; round += 1) {
      const key = newKey(`race ${round}`);
      const from = round % 2 ? "a" : undefined;
      if (from !== undefined) await store.replace(key, undefined, from);
      // In some rounds all calls write the same value. Still, only one of them may return true.
      const records = Array.from({ length: 32 }, (_, at) => (round < 5 ? `by ${at}` : "by any"));
      const won = await Promise.all(records.map((to, at) => (at % 2 ? store : other).replace(key, from, to)));
      const winners = records.filter((_, at) => won[at]);
      expectThat(winners.length === 1, `${winners.length} of ${records.length} calls returned true`);
      await expectRecord(store, key, winners[0], "the record is not that of the successful call: ");
      const deletions = records.map((_, at) => (at % 2 ? store : other).replace(key, winners[0], undefined));
      const deleters = (await Promise.all(deletions)).filter(Boolean).length;
      expectThat(deleters === 1, `${deleters} of ${records.length} calls that deleted the record returned true`);
    }
  },

  "no update is lost": async ({ store, other, newKey, expectRecord }) => {
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
    await expectRecord(store, key, `${counters * each}`);
  },

  "different keys have different records": async ({ store, other, newKey, expectRecord }) => {
    const keys = oddKeys.map(newKey);
    await Promise.all(keys.map((key, at) => store.replace(key, undefined, `record ${at}`)));
    for (const [at, key] of keys.entries())
      await expectRecord(other, key, `record ${at}`, `for the key ${quoted(key)}, `);
  },

  "a record is kept until its endsAt, or permanently if it has none": async (subject) => {
    const { store, other, newKey, expectThat, expectRecord } = subject;
    const key = newKey("ends");
    const hour = 3_600_000;
    await store.replace(key, undefined, "a", { endsAt: Date.now() + hour });
    await expectRecord(other, key, "a");
    const endsAt = Date.now() + 200;
    await store.replace(key, "a", "b", { endsAt });
    // The record may expire before this call, or between get() and replace().
    const replaceNewest = async () => other.replace(key, await other.get(key), "c", { endsAt: undefined });
    const isReplaced = (await replaceNewest()) || (await replaceNewest());
    expectThat(isReplaced, "replace() returned false from the record that get() returned");
    const again = newKey("ends again");
    await store.replace(again, undefined, "a", { endsAt });
    await store.replace(again, await store.get(again), undefined);
    await store.replace(again, undefined, "b");
    await sleep(Math.max(0, endsAt - Date.now()) + 100);
    await expectRecord(store, key, "c");
    await expectRecord(store, again, "b");
  },

  "after a record expires, replace() compares with the value that get() returns": async (subject) => {
    const { store, other, newKey, expectThat, expectRecord } = subject;
    for (const endsInMs of [-1_000, 50]) {
      const key = newKey(`ended ${endsInMs}`);
      await store.replace(key, undefined, "a", { endsAt: Date.now() + endsInMs });
      await sleep(100);
      const left = await other.get(key);
      expectThat(left === undefined || left === "a", `get() returned ${quoted(left)}`);
      const isReplaced = await other.replace(key, left, "b");
      expectThat(isReplaced, `replace() returned false from ${quoted(left)}, which get() returned`);
      await expectRecord(store, key, "b");
    }
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
  ..."0 1 1.0 -1e3 true null undefined [] %00 \\0".split(" "),
  ...["", " ", '"a"', '{"a":[1,null]}', "a\r\nb\n", "\ufeffa"],
  ...["漢字 ñ é e\u0301 😀", "'; DROP TABLE xt_tokens; --", "0123456789abcdef".repeat(4096)],
];

/** The records of this suite contain no secrets. */
function quoted(text: unknown): string {
  const json = JSON.stringify(text) ?? "undefined";
  return json.length > 80 ? `${json.slice(0, 80)}…` : json;
}

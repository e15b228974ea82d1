/** `checkTokenStore` with correct stores, and with each kind of incorrect store. */
import { describe, expect, it } from "vitest";
import { checkTokenStore } from "../../src/testing/index.js";
import { memoryStore } from "../../src/tokens/memory-store.js";
import type { XtTokenStore } from "../../src/tokens/store.js";
import {
  ending,
  hidingExpired,
  inTwoSteps,
  put,
  reading,
  replacing,
  tick,
  underOtherKeys,
  variant,
} from "./incorrect-stores.js";

describe("checkTokenStore()", () => {
  it("accepts a store that meets the requirements, and deletes its records", async () => {
    const store = memoryStore();
    const keys = new Set<string>();
    await checkTokenStore(() => ({
      get: store.get,
      replace(key, ...rest) {
        keys.add(key);
        return store.replace(key, ...rest);
      },
    }));
    expect(keys.size).toBeGreaterThan(50);
    for (const key of keys) expect(await store.get(key)).toBeUndefined();
  });

  it.concurrent("accepts a slow store, and a store that deletes expired records", async () => {
    const slow = variant((base) => ({
      get: (key) => tick().then(() => base.get(key)),
      async replace(...args) {
        await tick();
        const won = await base.replace(...args);
        await tick();
        return won;
      },
    }));
    await checkTokenStore(slow);
    await checkTokenStore(ending(({ options: { endsAt } = {} }) => endsAt));
  });

  it("throws the errors of the store unchanged", async () => {
    const failure = new Error("the database is down");
    const store = { ...memoryStore(), get: () => Promise.reject(failure) };
    await expect(checkTokenStore(() => store)).rejects.toBe(failure);
  });

  it("neither quotes nor deletes a user's record if the store ignores the key", async () => {
    const store = underOtherKeys(() => "user")();
    await store.replace("user", undefined, "a user's tokens");
    await expect(checkTokenStore(() => store)).rejects.toThrow(/without a record: get\(\) returned another record$/);
    expect(await store.get("user")).toBe("a user's tokens");
  });

  const afterExpiry = /after a record expires, replace\(\) compares with the value that get\(\) returns/;
  const incorrect: Record<string, [requirement: RegExp, createStore: () => XtTokenStore]> = {
    "writes without comparing": [
      /replace\(\) returns false and changes nothing.*: it returned true from undefined/,
      replacing((_, records) => async (key, _from, to) => {
        put(records, key, to);
        return true;
      }),
    ],
    "compares and writes in two steps": [/exactly one of many.*: \d+ of 32/, replacing(inTwoSteps)],
    "locks only within one process": [
      /exactly one of many/,
      replacing((base, records) => {
        let queue: Promise<unknown> = Promise.resolve();
        return (...args) => {
          const turn = queue.then(() => inTwoSteps(base, records)(...args));
          queue = turn;
          return turn;
        };
      }),
    ],
    "returns true to all callers that write the same value": [
      /exactly one of many.*: \d+ of 32/,
      replacing((base) => async (key, from, to) => {
        const isReplaced = await base.replace(key, from, to);
        return isReplaced || (to !== undefined && (await base.get(key)) === to);
      }),
    ],
    "reads from a cache, as Workers KV does": [
      /to undefined deletes the record: get\(\) returned undefined instead of "b"/,
      variant((base) => {
        const cache = new Map<string, string | undefined>();
        return {
          async get(key) {
            if (!cache.has(key)) cache.set(key, await base.get(key));
            return cache.get(key);
          },
          async replace(key, from, to) {
            const won = await base.replace(key, from, to);
            if (won) cache.set(key, to);
            return won;
          },
        };
      }),
    ],
    "keeps separate records in each process": [/: it returned true from undefined, but/, memoryStore],
    "returns inherited properties as records": [
      /for a key without a record: get\(\) returned neither undefined nor a string for "__proto__"/,
      () => {
        const records: Record<string, string> = {};
        return { get: async (key) => records[key], replace: async () => true };
      },
    ],
    "returns null for a key without a record": [
      /without a record: get\(\) returned (neither|null)/,
      reading((base) => async (key) => (await base.get(key)) ?? JSON.parse("null")),
    ],
    "treats an empty record as no record": [
      /character by character/,
      reading((base) => async (key) => (await base.get(key)) || undefined),
    ],
    "parses records as JSON": [
      /character by character.*instead of "0"/,
      reading((base) => async (key) => {
        const text = await base.get(key);
        try {
          return JSON.parse(text ?? "");
        } catch {
          return text;
        }
      }),
    ],
    "truncates long records": [
      /character by character/,
      replacing((base) => (key, from, to) => base.replace(key, from?.slice(0, 999), to?.slice(0, 999))),
    ],
    "ignores the case of keys": [/different keys have different records/, underOtherKeys((key) => key.toLowerCase())],
    "truncates keys after 499 characters": [
      /different keys have different records/,
      underOtherKeys((key) => key.slice(0, 499)),
    ],
    "normalizes keys": [/different keys have different records/, underOtherKeys((key) => key.normalize())],
    "deletes a record before its endsAt": [
      /kept until its endsAt/,
      replacing(
        (base) =>
          (key, from, to, { endsAt = 0 } = {}) =>
            base.replace(key, from, endsAt > Date.now() ? undefined : to),
      ),
    ],
    "keeps the endsAt of a replaced record": [
      /permanently if it has none/,
      replacing((base, records) => (key, from, to, { endsAt = 0 } = {}) => {
        if (endsAt > Date.now()) setTimeout(() => records.delete(key), Math.min(endsAt - Date.now(), 60_000)).unref();
        return base.replace(key, from, to);
      }),
    ],
    "hides a record that is written with a past endsAt, but still compares with it": [
      afterExpiry,
      hidingExpired((endsAt) => endsAt < Date.now()),
    ],
    "keeps the endsAt of a deleted record": [
      /permanently if it has none: get\(\) returned undefined instead of "b"/,
      ending(({ from, to, options: { endsAt } = {} }, before) =>
        to === undefined || from === undefined ? (endsAt ?? before) : endsAt,
      ),
    ],
    "treats a missing endsAt as 0": [
      /permanently if it has none: get\(\) returned undefined instead of "c"/,
      ending(({ options }) => options && (options.endsAt ?? 0)),
    ],
    "hides a record that has expired, but still compares with it": [
      afterExpiry,
      hidingExpired((endsAt) => endsAt > Date.now()),
    ],
    "returns a number of rows": [
      /replace\(\) creates a record: it returned 1/,
      variant((base) => ({ replace: async (...args) => Number(await base.replace(...args)) as never })),
    ],
    "returns nothing instead of false": [
      /changes nothing if the record is different: it returned undefined from undefined/,
      variant((base) => ({ replace: async (...args) => ((await base.replace(...args)) || undefined) as never })),
    ],
    "returns true and does nothing": [
      /replace\(\) creates a record/,
      () => ({ get: async () => undefined, replace: async () => true }),
    ],
    "doesn't delete": [
      /replace\(\) to undefined deletes the record/,
      replacing((base) => async (key, from, to) => {
        const isDeletion = from !== undefined && to === undefined && (await base.get(key)) === from;
        return isDeletion || base.replace(key, from, to);
      }),
    ],
  };
  for (const [fault, [requirement, createStore]] of Object.entries(incorrect)) {
    it.concurrent(`refuses a store that ${fault}`, async ({ expect }) => {
      const message = expect.stringMatching(requirement);
      await expect(checkTokenStore(createStore)).rejects.toMatchObject({ name: "XtConfigError", message });
    });
  }
});

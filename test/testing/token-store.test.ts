/** `checkTokenStore` on stores that are right, and on each kind that is wrong. */
import { describe, expect, it } from "vitest";
import { checkTokenStore } from "../../src/testing/index.js";
import { memoryStore } from "../../src/tokens/memory-store.js";
import type { XtTokenStore } from "../../src/tokens/store.js";

const tick = () => new Promise((resolve) => setTimeout(resolve));

/** Creates stores over one map, with some methods changed. */
function variant(
  change: (right: XtTokenStore, records: Map<string, string>) => Partial<XtTokenStore>,
): () => XtTokenStore {
  const records = new Map<string, string>();
  return () => {
    const right: XtTokenStore = {
      get: async (key) => records.get(key),
      async replace(key, from, to) {
        if (records.get(key) !== from) return false;
        if (to === undefined) records.delete(key);
        else records.set(key, to);
        return true;
      },
    };
    return { ...right, ...change(right, records) };
  };
}

/** A store that takes another key for each. */
const underOtherKeys = (other: (key: string) => string) =>
  variant((right) => ({
    get: (key) => right.get(other(key)),
    replace: (key, ...rest) => right.replace(other(key), ...rest),
  }));

const put = (records: Map<string, string>, key: string, to: string | undefined) =>
  to === undefined ? records.delete(key) : records.set(key, to);

describe("checkTokenStore()", () => {
  it("passes a store that keeps its promises, and leaves nothing in it", async () => {
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

  it.concurrent("passes a store that answers late, and one that drops records at their end", async () => {
    const slow = variant((right) => ({
      async get(key) {
        await tick();
        return right.get(key);
      },
      async replace(...args) {
        await tick();
        const won = await right.replace(...args);
        await tick();
        return won;
      },
    }));
    const ends = new Map<string, number>();
    const ending = variant((right, records) => {
      const drop = (key: string) => (ends.get(key) ?? Number.POSITIVE_INFINITY) <= Date.now() && records.delete(key);
      return {
        async get(key) {
          drop(key);
          return right.get(key);
        },
        async replace(key, from, to, { endsAt } = {}) {
          drop(key);
          const won = await right.replace(key, from, to);
          if (won) ends.set(key, endsAt ?? Number.POSITIVE_INFINITY);
          return won;
        },
      };
    });
    await checkTokenStore(slow);
    await checkTokenStore(ending);
  });

  it("lets a store's own failure through", async () => {
    const failure = new Error("the database is down");
    const store = { ...memoryStore(), get: () => Promise.reject(failure) };
    await expect(checkTokenStore(() => store)).rejects.toBe(failure);
  });

  const wrong: Record<string, [promise: RegExp, createStore: () => XtTokenStore]> = {
    "puts without comparing": [
      /replace\(\) says false, and changes nothing.*: it said true from undefined/,
      variant((_, records) => ({
        async replace(key, _from, to) {
          put(records, key, to);
          return true;
        },
      })),
    ],
    ...Object.fromEntries(
      (["at once", "after a second look"] as const).map((when): [string, [RegExp, () => XtTokenStore]] => [
        `compares, puts in a second step, and answers ${when}`,
        [
          /exactly one wins: \d+ of 32/,
          variant((right, records) => ({
            async replace(key, from, to) {
              if ((await right.get(key)) !== from) return false;
              await tick();
              put(records, key, to);
              if (when === "at once") return true;
              await tick();
              return (await right.get(key)) === to;
            },
          })),
        ],
      ]),
    ),
    "locks within its own process only": [
      /exactly one wins/,
      variant((right, records) => {
        let queue: Promise<unknown> = Promise.resolve();
        return {
          replace(key, from, to) {
            const turn = queue.then(async () => {
              if ((await right.get(key)) !== from) return false;
              await tick();
              put(records, key, to);
              return true;
            });
            queue = turn;
            return turn;
          },
        };
      }),
    ],
    "tells all callers who wanted the same that they won": [
      /exactly one wins: \d+ of 32/,
      variant((right) => ({
        replace: async (key, from, to) =>
          (await right.replace(key, from, to)) || (to !== undefined && (await right.get(key)) === to),
      })),
    ],
    "reads from a cache, as Workers KV does": [
      /to undefined deletes: get\(\) gave undefined instead of "b"/,
      variant((right) => {
        const cache = new Map<string, string | undefined>();
        return {
          async get(key) {
            if (!cache.has(key)) cache.set(key, await right.get(key));
            return cache.get(key);
          },
          async replace(key, from, to) {
            const won = await right.replace(key, from, to);
            if (won) cache.set(key, to);
            return won;
          },
        };
      }),
    ],
    "is a memory of each process": [/: it said true from undefined where "a" stood/, memoryStore],
    "reads what isn't there from every object": [
      /a key that has no record reads as undefined: get\(\) gave no text for "__proto__"/,
      () => {
        const records: Record<string, string> = {};
        return { get: async (key) => records[key], replace: async () => true };
      },
    ],
    "gives null for what isn't there": [
      /reads as undefined: get\(\) gave no text|get\(\) gave null/,
      variant((right) => ({ get: async (key) => (await right.get(key)) ?? JSON.parse("null") })),
    ],
    "takes an empty record for none": [
      /letter by letter/,
      variant((right) => ({ get: async (key) => (await right.get(key)) || undefined })),
    ],
    "reads records as JSON": [
      /letter by letter.*instead of "0"/,
      variant((right) => ({
        async get(key) {
          const text = await right.get(key);
          try {
            return JSON.parse(text ?? "");
          } catch {
            return text;
          }
        },
      })),
    ],
    "cuts long records": [
      /letter by letter/,
      variant((right) => ({ replace: (key, from, to) => right.replace(key, from?.slice(0, 999), to?.slice(0, 999)) })),
    ],
    "folds the case of keys": [/keys are told apart/, underOtherKeys((key) => key.toLowerCase())],
    "cuts long keys": [/keys are told apart/, underOtherKeys((key) => key.slice(0, 255))],
    "normalises keys": [/keys are told apart/, underOtherKeys((key) => key.normalize())],
    "drops a record before its end": [
      /stays until its endsAt/,
      variant((right) => ({
        replace: (key, from, to, { endsAt } = {}) =>
          right.replace(key, from, endsAt === undefined || endsAt < Date.now() ? to : undefined),
      })),
    ],
    "keeps a former end": [
      /without one for good/,
      variant((right, records) => ({
        replace(key, from, to, { endsAt = 0 } = {}) {
          if (endsAt > Date.now()) setTimeout(() => records.delete(key), Math.min(endsAt - Date.now(), 60_000)).unref();
          return right.replace(key, from, to);
        },
      })),
    ],
    "hides a record that has ended, and still compares with it": [
      /where a record has ended, replace\(\) compares with what get\(\) gives/,
      variant((right) => {
        let ended: string | undefined;
        return {
          get: async (key) => (key === ended ? undefined : right.get(key)),
          replace(key, from, to, { endsAt = Number.POSITIVE_INFINITY } = {}) {
            if (endsAt < Date.now()) ended = key;
            return right.replace(key, from, to);
          },
        };
      }),
    ],
    "says true and does nothing": [
      /replace\(\) puts a record where there is none/,
      () => ({ get: async () => undefined, replace: async () => true }),
    ],
    "doesn't delete": [
      /replace\(\) to undefined deletes/,
      variant((right) => ({
        replace: async (key, from, to) =>
          (from !== undefined && to === undefined && (await right.get(key)) === from) || right.replace(key, from, to),
      })),
    ],
  };
  for (const [fault, [promise, createStore]] of Object.entries(wrong)) {
    it.concurrent(`refuses a store that ${fault}`, async ({ expect }) => {
      const error = await checkTokenStore(createStore).then(
        () => expect.unreachable("the store passed"),
        (reason: unknown) => reason,
      );
      expect(error).toMatchObject({ name: "XtConfigError", message: expect.stringMatching(promise) });
    });
  }
});

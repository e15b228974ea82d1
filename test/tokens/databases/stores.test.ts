/** The stores on real servers, through the clients that apps have. */
import { randomBytes } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import { Redis } from "ioredis";
import { createClient, RESP_TYPES } from "redis";
import { afterAll, afterEach, beforeAll, describe, expect, inject, it, vi } from "vitest";
import { checkTokenStore } from "../../../src/testing/index.js";
import { encryptedStore } from "../../../src/tokens/encrypted-store.js";
import { redisStore } from "../../../src/tokens/redis-store.js";
import { postgresCleanUp } from "../../../src/tokens/sql-stores.js";
import type { XtTokenStore } from "../../../src/tokens/store.js";
import { type Connected, postgres, redisClients } from "./clients.js";
import { type FaultyProxy, startProxy } from "./proxy.js";
import { redisServer, startRedis } from "./redis.js";

const redisUrl = inject("redisUrl");
const postgresUrl = inject("postgresUrl");

/** What a test has opened, closed after it. */
const opened: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

async function opening<T extends Connected>(connecting: Promise<T>): Promise<T> {
  const connected = await connecting;
  opened.push(() => connected.close());
  return connected;
}

const secret = randomBytes(32).toString("base64");
const encrypted = (store: XtTokenStore) => encryptedStore(store, { keys: [{ id: "first", secret }] });
const newKey = () => randomBytes(9).toString("base64url");
const anHour = 3_600_000;
/** For a busy machine. */
const patiently = { timeout: 30_000 };
/** Of a call that may fail: whether it said true or false, or the error. */
const outcomeOf = (call: Promise<boolean>) => call.catch((error: unknown) => Object(error));

/** What holds of every store, however it is reached. */
function describeStore(connect: (url: string) => Promise<Connected>, url: string): void {
  it("keeps the promises of a store", async () => {
    await checkTokenStore(async () => (await opening(connect(url))).store);
  });

  it("keeps them with encrypted records", async () => {
    await checkTokenStore(async () => encrypted((await opening(connect(url))).store));
  });

  describe("behind a connection that fails", () => {
    let proxy: FaultyProxy;
    const proxied = () => url.replace(/:\d+(?=\/|$)/, `:${proxy.port}`);
    beforeAll(async () => {
      proxy = await startProxy(Number(/:(\d+)(?:\/|$)/.exec(url)?.[1]));
    });
    afterEach(() => proxy.mend());
    afterAll(() => proxy[Symbol.asyncDispose]());

    it("never says that a replacement failed which was made, when the answer is lost", async () => {
      const { store: other } = await opening(connect(url));
      for (const to of ["b", undefined]) {
        const key = newKey();
        const { store } = await opening(connect(proxied()));
        await store.replace(key, undefined, "a");
        const lost = proxy.loseAnswerTo(key);
        const outcome = outcomeOf(store.replace(key, "a", to));
        await lost;
        expect(await other.get(key)).toBe(to);
        proxy.mend();
        expect(await outcome).toSatisfy((said) => said === true || said instanceof Error);
        // The client may be about to connect again.
        await vi.waitFor(async () => expect(await store.get(key)).toBe(to), patiently);
      }
    });

    it("nor if another process has replaced it before the connection is back", async () => {
      const { store: other } = await opening(connect(url));
      const key = newKey();
      const { store } = await opening(connect(proxied()));
      await store.replace(key, undefined, "a");
      const lost = proxy.loseAnswerTo(key);
      const outcome = outcomeOf(store.replace(key, "a", "b"));
      await lost;
      expect(await other.replace(key, "b", "c")).toBe(true);
      expect(await other.replace(key, "c", "d")).toBe(true);
      proxy.mend();
      expect(await outcome).toSatisfy((said) => said === true || said instanceof Error);
      expect(await other.get(key)).toBe("d");
    });

    it("says nothing untrue while the server can't be reached, and works again afterwards", async () => {
      const key = newKey();
      const { store } = await opening(connect(proxied()));
      await store.replace(key, undefined, "a");
      proxy.cut();
      // Some clients fail, others wait for the server.
      const waiting = [
        outcomeOf(store.replace(key, "x", "b")),
        store.get(key).catch((error: unknown) => Object(error)),
      ];
      await new Promise((resolve) => setTimeout(resolve, 300));
      proxy.mend();
      const [replaced, found] = await Promise.all(waiting);
      expect(replaced).toSatisfy((said) => said === false || said instanceof Error);
      expect(found).toSatisfy((said) => said === "a" || said instanceof Error);
      expect(await store.get(key)).toBe("a");
      expect(await store.replace(key, "a", "b")).toBe(true);
    });
  });
}

for (const [name, connect] of Object.entries(redisClients)) {
  describe.skipIf(!redisUrl)(`redisStore() with ${name}`, () => {
    describeStore(connect, redisUrl);
  });
}

describe.skipIf(!redisUrl)("redisStore()", () => {
  const connectRaw = () => {
    const raw = new Redis(redisUrl);
    opened.push(() => raw.disconnect());
    return raw;
  };

  it("lets Redis drop a record at its end, and keeps one without an end for good", async () => {
    const raw = connectRaw();
    const store = redisStore(raw);
    const key = newKey();
    const endsAt = Date.now() + anHour + 0.5;
    await store.replace(key, undefined, "a", { endsAt });
    expect(await raw.pexpiretime(`xt-oauth:${key}`)).toBe(Math.ceil(endsAt));
    await store.replace(key, "a", "b");
    expect(await raw.pttl(`xt-oauth:${key}`)).toBe(-1);
  });

  it("leaves what remembers a deletion for a minute at most", async () => {
    const raw = connectRaw();
    const store = redisStore(raw);
    const key = newKey();
    await store.replace(key, undefined, "planted", { endsAt: Date.now() + anHour });
    await store.replace(key, "planted", undefined);
    expect(await raw.hkeys(`xt-oauth:${key}`)).toEqual(["marks"]);
    expect(await raw.pttl(`xt-oauth:${key}`)).toBeGreaterThan(0);
    expect(await raw.pttl(`xt-oauth:${key}`)).toBeLessThanOrEqual(60_000);
  });

  it("remembers a few writers, not all", async () => {
    const raw = connectRaw();
    const store = redisStore(raw);
    const key = newKey();
    for (let at = 0; at < 40; at += 1) await store.replace(key, at === 0 ? undefined : `${at - 1}`, `${at}`);
    expect((await raw.hget(`xt-oauth:${key}`, "marks"))?.length).toBe(16 * 12);
  });

  it("stands where its prefix says, and not where another's does", async () => {
    const raw = connectRaw();
    const key = newKey();
    const [mine, yours] = [redisStore(raw, { prefix: "mine:" }), redisStore(raw, { prefix: "" })];
    await mine.replace(key, undefined, "a");
    expect(await yours.get(key)).toBeUndefined();
    expect(await yours.get(`mine:${key}`)).toBe("a");
  });

  it("rejects where something else stands under its key", async () => {
    const raw = connectRaw();
    const key = newKey();
    await raw.set(`xt-oauth:${key}`, "the app's own");
    const store = redisStore(raw);
    await expect(store.get(key)).rejects.toThrow("WRONGTYPE");
    await expect(store.replace(key, undefined, "a")).rejects.toThrow("WRONGTYPE");
    expect(await raw.get(`xt-oauth:${key}`)).toBe("the app's own");
  });

  it("refuses a client that answers with bytes", async () => {
    const client = await createClient({ url: redisUrl }).connect();
    opened.push(() => client.destroy());
    const key = newKey();
    await redisStore(client).replace(key, undefined, "a");
    const withBytes = client.withTypeMapping({ [RESP_TYPES.BLOB_STRING]: Buffer });
    await expect(redisStore(withBytes).get(key)).rejects.toMatchObject({ name: "XtConfigError" });
  });

  it("has what was acknowledged after Redis was killed and started again, where it keeps a log", async () => {
    const server = await startRedis(redisServer ?? "");
    opened.push(() => server.stop());
    const stores = await Promise.all(Object.values(redisClients).map((connect) => opening(connect(server.url))));
    const key = newKey();
    await stores[0]?.store.replace(key, undefined, "0");
    let acknowledged = 0;
    let killed = false;
    const counting = stores.map(async ({ store }) => {
      while (!killed) {
        try {
          const from = await store.get(key);
          if (await store.replace(key, from, `${Number(from) + 1}`)) acknowledged += 1;
        } catch {
          // In doubt: it counts as neither. And a client that has been closed rejects at once, again and again.
          await setImmediate();
        }
      }
    });
    try {
      await vi.waitUntil(() => acknowledged > 100, patiently);
      await server.restart();
      await vi.waitFor(async () => {
        for (const { store } of stores) await store.get(key);
      }, patiently);
      const before = acknowledged;
      await vi.waitUntil(() => acknowledged > before + 100, patiently);
    } finally {
      killed = true;
      await Promise.all(counting);
    }
    expect(Number(await stores[0]?.store.get(key))).toBeGreaterThanOrEqual(acknowledged);
  });
});

describe.skipIf(!postgresUrl)("postgresStore() with pg", () => {
  describeStore(postgres, postgresUrl);

  it("deletes what has ended with the statement for it, and nothing else", async () => {
    const { pool, store } = await opening(postgres(postgresUrl));
    const [ended, alive, endless] = [newKey(), newKey(), newKey()];
    await store.replace(ended, undefined, "a", { endsAt: Date.now() - anHour });
    await store.replace(alive, undefined, "a", { endsAt: Date.now() - anHour });
    await store.replace(alive, "a", "b", { endsAt: Date.now() + anHour });
    await store.replace(endless, undefined, "a", { endsAt: Date.now() - anHour });
    await store.replace(endless, "a", "c");
    await pool.query(postgresCleanUp);
    expect(await Promise.all([ended, alive, endless].map(store.get))).toEqual([undefined, "b", "c"]);
  });

  for (const isolation of ["repeatable read", "serializable"]) {
    it(`keeps the promises of a store where the database is set to ${isolation}`, async () => {
      const options = `-c default_transaction_isolation=${isolation.replace(" ", "\\ ")}`;
      const { pool } = await opening(postgres(postgresUrl, options));
      expect((await pool.query("SHOW transaction_isolation")).rows).toEqual([{ transaction_isolation: isolation }]);
      await checkTokenStore(async () => (await opening(postgres(postgresUrl, options))).store);
    });
  }

  it("says no lie when the server cuts its connections", async () => {
    const cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'cut'";
    const { pool } = await opening(postgres(postgresUrl));
    const { store } = await opening(postgres(`${postgresUrl}?application_name=cut`));
    const key = newKey();
    await store.replace(key, undefined, "0");
    let acknowledged = 0;
    let failed = 0;
    let done = false;
    const counting = Array.from({ length: 5 }, async () => {
      while (!done) {
        try {
          const from = await store.get(key);
          if (await store.replace(key, from, `${Number(from) + 1}`)) acknowledged += 1;
        } catch {
          failed += 1;
          // A pool that has been ended rejects at once: a loop that calls it again at once stops everything else.
          await setImmediate();
        }
      }
    });
    try {
      for (let round = 1; round <= 5; round += 1) {
        await vi.waitUntil(() => acknowledged > round * 20, patiently);
        // None is there for a moment where all have just been cut.
        await vi.waitUntil(async () => (await pool.query(cut)).rows.length > 0, patiently);
      }
      await vi.waitUntil(() => acknowledged > 200, patiently);
    } finally {
      done = true;
      await Promise.all(counting);
    }
    expect(failed).toBeGreaterThan(0);
    // What ended in doubt may be there as well.
    const found = Number(await store.get(key));
    expect(found).toBeGreaterThanOrEqual(acknowledged);
    expect(found).toBeLessThanOrEqual(acknowledged + failed);
  });
});

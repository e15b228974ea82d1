/** Tests each store with a real server: through each supported client, what it stores, and for how long. */
import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { promisify } from "node:util";
import { Cluster, Redis } from "ioredis";
import pg from "pg";
import { createCluster } from "redis";
import { afterAll, afterEach, beforeAll, describe, expect, inject, it, onTestFinished, vi } from "vitest";
import { checkTokenStore } from "../../../src/testing/index.js";
import { postgresCleanUp, postgresStore, redisStore } from "../../../src/tokens/index.js";
import { hour } from "../token-pairs.js";
import { type Connected, postgres, redisClients } from "./clients.js";
import { type FaultyProxy, startProxy } from "./proxy.js";
import { freePort, redisServer, startRedis } from "./servers.js";

/** Resolves to a connection, which is closed after the test. */
async function closedAfterTest<T extends Connected>(connecting: Promise<T>): Promise<T> {
  const connected = await connecting;
  onTestFinished(async () => connected[Symbol.asyncDispose]());
  return connected;
}

/** Options of `vi.waitFor` that also suffice on a busy machine. */
const patiently = { timeout: 50_000, interval: 100 };

const newKey = () => randomBytes(9).toString("base64url");

type Connect = (url: string) => Promise<Connected>;

const [redisUrl, postgresUrl] = [inject("redisUrl"), inject("postgresUrl")];
const strictest = "?options=-c%20default_transaction_isolation%3Dserializable";
const stores: [name: string, connect: Connect, url: string][] = [
  ["postgresStore() with pg", postgres, postgresUrl],
  ["postgresStore() at the strictest isolation level", postgres, postgresUrl && postgresUrl + strictest],
  ...Object.entries(redisClients).map(([name, connect]): [string, Connect, string] => [
    `redisStore() with ${name}`,
    connect,
    redisUrl,
  ]),
];

/** Resolves to the result of a call, or to its error. */
const outcomeOf = (call: Promise<unknown>) => call.catch((error: unknown) => Object(error));
const isErrorOr = (value: unknown) => (outcome: unknown) => outcome === value || outcome instanceof Error;

for (const [name, connect, url] of stores) {
  describe.skipIf(!url)(name, () => {
    const storeAt = async (address: string) => (await closedAfterTest(connect(address))).store;

    it("meets the requirements of a token store", async () => {
      await checkTokenStore(() => storeAt(url));
    });

    describe("behind a connection that fails", () => {
      let proxy: FaultyProxy;
      const proxied = () => storeAt(url.replace(/:\d+(?=\/|$)/, `:${proxy.port}`));
      beforeAll(async () => {
        proxy = await startProxy(Number(/:(\d+)(?:\/|$)/.exec(url)?.[1]));
      });
      afterEach(() => proxy.mend());
      afterAll(() => proxy[Symbol.asyncDispose]());

      it.each<[what: string, to: string | undefined, later: string[]]>([
        ["a deletion", undefined, []],
        ["a replacement, even if other processes have replaced its record since", "b", ["c", "d"]],
      ])("never resolves to false for %s if only the response is lost", async (_, to, later) => {
        const [store, other, key] = [await proxied(), await storeAt(url), newKey()];
        await store.replace(key, undefined, "a");
        const lost = proxy.dropResponseTo(key);
        const outcome = outcomeOf(store.replace(key, "a", to));
        await lost;
        let newest = to;
        for (const next of later) {
          expect(await other.replace(key, newest, next)).toBe(true);
          newest = next;
        }
        expect(await other.get(key)).toBe(newest);
        proxy.mend();
        expect(await outcome).toSatisfy(isErrorOr(true));
        // The client may not have reconnected yet.
        await vi.waitFor(async () => expect(await store.get(key)).toBe(newest), patiently);
      });

      it("returns no wrong result while the server is unreachable, and works again afterwards", async () => {
        const [store, key] = [await proxied(), newKey()];
        await store.replace(key, undefined, "a");
        proxy.cut();
        // Some clients reject, others wait for the server.
        const waiting = [outcomeOf(store.replace(key, "x", "b")), outcomeOf(store.get(key))];
        await new Promise((resolve) => setTimeout(resolve, 300));
        proxy.mend();
        const [replaced, found] = await Promise.all(waiting);
        expect(replaced).toSatisfy(isErrorOr(false));
        expect(found).toSatisfy(isErrorOr("a"));
        expect(await store.get(key)).toBe("a");
        expect(await store.replace(key, "a", "b")).toBe(true);
      });
    });
  });
}

describe.skipIf(!postgresUrl)("postgresStore()", () => {
  it("deletes expired records with its statement, and no others", async () => {
    const { pool, store } = await closedAfterTest(postgres(postgresUrl));
    const [expired, valid, permanent] = [newKey(), newKey(), newKey()];
    for (const key of [expired, valid, permanent]) {
      await store.replace(key, undefined, "a", { endsAt: Date.now() - hour });
    }
    await store.replace(valid, "a", "b", { endsAt: Date.now() + hour });
    await store.replace(permanent, "a", "c");
    await pool.query(postgresCleanUp);
    expect(await Promise.all([expired, valid, permanent].map(store.get))).toEqual([undefined, "b", "c"]);
  });

  it("reads from a server that is read-only, and rejects each write with PostgreSQL's code", async () => {
    const { store } = await closedAfterTest(postgres(postgresUrl));
    const key = newKey();
    await store.replace(key, undefined, "a");
    const pool = new pg.Pool({ connectionString: postgresUrl, options: "-c default_transaction_read_only=on" });
    onTestFinished(() => pool.end());
    expect(await postgresStore(pool).get(key)).toBe("a");
    await expect(postgresStore(pool).replace(key, "a", "b")).rejects.toMatchObject({ code: "25006" });
  });
});

describe.skipIf(!redisUrl)("redisStore()", () => {
  /** Creates a store, its client, and a new key: as the store names it, and as Redis does. */
  function connected() {
    const raw = new Redis(redisUrl);
    onTestFinished(() => raw.disconnect());
    const key = newKey();
    return { raw, store: redisStore(raw), key, rawKey: `xt-oauth:${key}` };
  }

  it("lets Redis delete a record when it expires, and keeps a record without an expiry", async () => {
    const { raw, store, key, rawKey } = connected();
    const endsAt = Date.now() + hour + 0.5;
    await store.replace(key, undefined, "a", { endsAt });
    expect(await raw.pexpiretime(rawKey)).toBe(Math.ceil(endsAt));
    await store.replace(key, "a", "b");
    expect(await raw.pttl(rawKey)).toBe(-1);
  });

  it("keeps only the marks of the last writes after a deletion, for at most a minute", async () => {
    const { raw, store, key, rawKey } = connected();
    await store.replace(key, undefined, "planted", { endsAt: Date.now() + hour });
    await store.replace(key, "planted", undefined);
    expect(await raw.hkeys(rawKey)).toEqual(["marks"]);
    expect(await raw.pttl(rawKey)).toBeGreaterThan(0);
    expect(await raw.pttl(rawKey)).toBeLessThanOrEqual(60_000);
  });

  it("keeps the marks of the last 16 writes only", async () => {
    const { raw, store, key, rawKey } = connected();
    for (let at = 0; at < 40; at += 1) await store.replace(key, at === 0 ? undefined : `${at - 1}`, `${at}`);
    expect((await raw.hget(rawKey, "marks"))?.length).toBe(16 * 12);
  });

  it("keeps its records under its prefix, and finds none under another", async () => {
    const { raw, key } = connected();
    const [prefixed, bare] = [redisStore(raw, { prefix: "app:" }), redisStore(raw, { prefix: "" })];
    await prefixed.replace(key, undefined, "a");
    expect(await bare.get(key)).toBeUndefined();
    expect(await bare.get(`app:${key}`)).toBe("a");
  });

  it("rejects if the key holds another type of value, and leaves it unchanged", async () => {
    const { raw, store, key, rawKey } = connected();
    await raw.set(rawKey, "the app's value");
    await expect(store.get(key)).rejects.toThrow("WRONGTYPE");
    await expect(store.replace(key, undefined, "a")).rejects.toThrow("WRONGTYPE");
    expect(await raw.get(rawKey)).toBe("the app's value");
  });

  it("meets the requirements of a token store in a cluster", async () => {
    const servers = await Promise.all(
      Array.from({ length: 3 }, async () =>
        startRedis(redisServer ?? "", ["--cluster-enabled", "yes", "--cluster-port", `${await freePort()}`]),
      ),
    );
    for (const server of servers) onTestFinished(() => server.stop());
    const nodes = servers.map(({ port }) => ({ host: "127.0.0.1", port }));
    const create = ["--cluster", "create", ...nodes.map(({ host, port }) => `${host}:${port}`), "--cluster-yes"];
    await promisify(execFile)(`${redisServer}`.replace(/server$/, "cli"), create);
    for (const { port } of servers) {
      const admin = new Redis(port);
      onTestFinished(() => admin.disconnect());
      const clusterInfo = async () => String(await admin.call("CLUSTER", "INFO"));
      await vi.waitFor(async () => expect(await clusterInfo()).toContain("cluster_state:ok"), patiently);
    }
    const ofIoRedis = new Cluster(nodes);
    onTestFinished(() => ofIoRedis.disconnect());
    const ofNodeRedis = await createCluster({ rootNodes: servers.map(({ url }) => ({ url })) }).connect();
    onTestFinished(() => ofNodeRedis.destroy());
    const stores = [redisStore(ofIoRedis), redisStore(ofNodeRedis)];
    await checkTokenStore(() => stores.reverse()[0] ?? expect.unreachable());
  });
});

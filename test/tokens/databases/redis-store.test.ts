/** `redisStore` with a real Redis: what it stores, and for how long. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { Cluster, Redis } from "ioredis";
import { createCluster } from "redis";
import { describe, expect, inject, it, onTestFinished, vi } from "vitest";
import { checkTokenStore } from "../../../src/testing/index.js";
import { redisStore } from "../../../src/tokens/redis-store.js";
import { hour } from "../token-pairs.js";
import { newKey, patiently } from "./harness.js";
import { freePort } from "./server.js";
import { redisServer, startRedis } from "./servers.js";

const redisUrl = inject("redisUrl");

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

/** The stores with a Redis Cluster that loses a master, and with a PostgreSQL that loses its primary. The servers are real. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { Cluster, Redis } from "ioredis";
import pg from "pg";
import { createCluster } from "redis";
import { describe, expect, inject, it, onTestFinished, vi } from "vitest";
import { checkTokenStore } from "../../../src/testing/index.js";
import { createXtTokens, postgresStore, postgresTable, redisStore } from "../../../src/tokens/index.js";
import { rejection } from "../../expect-failure.js";
import { pair } from "../token-pairs.js";
import { ignoreError } from "./clients.js";
import { countUp, haveReached, newCounts, patiently } from "./harness.js";
import { startProxy } from "./proxy.js";
import { type DatabaseServer, freePort } from "./server.js";
import { postgresServer, redisServer, startPostgres, startRedis, startStandby } from "./servers.js";

describe.skipIf(!inject("redisUrl"))("redisStore() in a cluster of three masters and three replicas", () => {
  async function startCluster(): Promise<{ servers: DatabaseServer[]; admins: Redis[] }> {
    const servers = await Promise.all(
      Array.from({ length: 6 }, async () =>
        startRedis(redisServer ?? "", [
          ...["--cluster-enabled", "yes", "--cluster-node-timeout", "1000", "--cluster-announce-ip", "127.0.0.1"],
          ...["--cluster-port", `${await freePort()}`, "--cluster-replica-validity-factor", "0"],
        ]),
      ),
    );
    for (const server of servers) onTestFinished(() => server.stop());
    const admins = servers.map(({ port }) => new Redis(port, { retryStrategy: () => 100 }).on("error", ignoreError));
    for (const admin of admins) onTestFinished(() => admin.disconnect());
    const addresses = servers.map(({ port }) => `127.0.0.1:${port}`);
    const create = ["--cluster", "create", ...addresses, "--cluster-replicas", "1", "--cluster-yes"];
    await promisify(execFile)(`${redisServer}`.replace(/server$/, "cli"), create);
    const clusterInfo = async (admin: Redis) => String(await admin.call("CLUSTER", "INFO"));
    for (const admin of admins) {
      await vi.waitFor(async () => expect(await clusterInfo(admin)).toContain("cluster_state:ok"), patiently);
    }
    for (const replica of admins.slice(3)) {
      await vi.waitFor(async () => expect(await replica.info("replication")).toContain("link_status:up"), patiently);
    }
    return { servers, admins };
  }

  it("meets the requirements, and loses no acknowledged write if a master with an up-to-date replica is killed", async () => {
    const { servers, admins } = await startCluster();
    const nodes = servers.map(({ port }) => ({ host: "127.0.0.1", port }));
    const ofIoRedis = new Cluster(nodes, { clusterRetryStrategy: () => 50 }).on("error", ignoreError);
    onTestFinished(() => ofIoRedis.disconnect());
    const ofNodeRedis = await createCluster({ rootNodes: servers.map(({ url }) => ({ url })) })
      .on("error", ignoreError)
      .connect();
    onTestFinished(() => ofNodeRedis.destroy());
    const stores = [redisStore(ofIoRedis), redisStore(ofNodeRedis)];
    const otherStore = () => stores.reverse()[0] ?? expect.unreachable();
    await checkTokenStore(otherStore);

    const counts = newCounts(12);
    await countUp(stores, counts, () => haveReached(counts, 20));
    // Replication is asynchronous: a write that no replica has received would be lost. WAIT waits for the last
    // write of its own connection and all earlier writes, so this connection writes, too. The key "b" is in a slot of this master.
    await admins[0]?.set("b", "");
    expect(await admins[0]?.wait(1, 5_000)).toBeGreaterThanOrEqual(1);
    await servers[0]?.kill();
    await countUp(stores, counts, () => haveReached(counts, 40));
    for (const [key, acknowledged] of counts) {
      const found = await vi.waitFor(() => stores[0]?.get(key), patiently);
      expect(Number(found)).toBeGreaterThanOrEqual(acknowledged);
    }
    // While a client looks for the new master, it may close a connection that still has commands in progress.
    await vi.waitFor(() => checkTokenStore(otherStore), patiently);
  });
});

describe.skipIf(!inject("postgresUrl"))("postgresStore() with a primary that fails over to a standby", () => {
  it("returns valid tokens while only the standby runs, and has every acknowledged write once it is promoted", async () => {
    const primary = await startPostgres(postgresServer ?? "", ["synchronous_standby_names=*"]);
    onTestFinished(() => primary.stop());
    // While there is no standby, a synchronous commit would wait.
    const admin = new pg.Client({ connectionString: primary.url, options: "-c synchronous_commit=local" });
    admin.on("error", ignoreError);
    await admin.connect();
    onTestFinished(() => admin.end().catch(ignoreError));
    await admin.query(postgresTable);
    const standby = await startStandby(postgresServer ?? "", primary);
    onTestFinished(() => standby.stop());
    await using proxy = await startProxy(primary.port);
    const url = primary.url.replace(`:${primary.port}`, `:${proxy.port}`);
    const pools = [0, 1].map(() => new pg.Pool({ connectionString: url }).on("error", ignoreError));
    for (const pool of pools) onTestFinished(() => pool.end());
    const stores = pools.map(postgresStore);
    const [store] = stores;
    if (!store) return expect.unreachable();

    const refreshToken = vi.fn();
    const onRefreshFailed = vi.fn();
    const now = Date.now();
    const due = pair("due", { accessEndsAt: now + 200_000, refreshEndsAt: now + 9_000_000 });
    const tokens = createXtTokens({ xt: { refreshToken }, store, onRefreshFailed, refreshBeforeMs: 0 });
    await tokens.save("anna", due);

    const counts = newCounts(4);
    let isOver = false;
    const counting = countUp(stores, counts, () => isOver);
    await vi.waitUntil(() => haveReached(counts, 20), patiently);
    await primary.kill();
    proxy.forwardTo(standby.port);
    // Only the standby runs. It can be read, and rejects each write with the code 25006.
    await vi.waitFor(async () => expect(await tokens.accessToken("anna")).toBe(due.access_token), patiently);
    const eager = createXtTokens({ xt: { refreshToken }, store, onRefreshFailed, now: () => now + 150_000 });
    expect(await eager.accessToken("anna")).toBe(due.access_token);
    const cause = expect.objectContaining({ code: "25006" });
    expect(onRefreshFailed).toHaveBeenCalledWith(expect.objectContaining({ key: "anna", outcome: "not-sent", cause }));
    expect(await rejection(tokens.save("bo", due))).toMatchObject({ code: "store_failed", cause });
    expect(refreshToken).not.toHaveBeenCalled();
    const promoted = new pg.Client(standby.url);
    await promoted.connect();
    await promoted.query("SELECT pg_promote()");
    await promoted.end();
    const before = Math.max(...counts.values());
    await vi.waitUntil(() => haveReached(counts, before + 20), patiently);
    await tokens.save("bo", due);
    isOver = true;
    await counting;
    for (const [key, acknowledged] of counts) {
      expect(Number(await store.get(key))).toBeGreaterThanOrEqual(acknowledged);
    }
  });
});

/**
 * Several processes renew the tokens of the same users in one database, while faults occur. Then the faults end, and each user is checked.
 * Most figures come from the server and the database, so they don't depend on the token managers.
 */
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { createClient } from "redis";
import { describe, expect, it } from "vitest";
import { createXtOAuth, isXtError } from "../../../src/index.js";
import { createXtTokens } from "../../../src/tokens/index.js";
import { connectStore, type StoreKind } from "../databases/clients.js";
import { type DatabaseServer, postgresServer, redisServer, startPostgres, startRedis } from "../databases/servers.js";
import { claimsOf } from "../token-pairs.js";
import { type Saved, watchedStore } from "./saved.js";
import { type ServerFaults, type SignIn, startTokenServer, type TokenServer } from "./token-server.js";
import { startWorkers, type Workers } from "./workers.js";

interface Fault {
  readonly server?: ServerFaults;
  readonly killEveryMs?: number;
  readonly cutEveryMs?: number;
}

const stores: StoreKind[] = [
  ...(postgresServer === undefined ? [] : (["postgres"] as const)),
  ...(redisServer === undefined ? [] : (["encrypted redis"] as const)),
];
const [processes, seconds] = [3, 4];
const users = Array.from({ length: 20 }, (_, at) => `user-${at}`);
/** The minimum number of returned tokens. Until it is reached, the run continues for at most another minute. */
const atLeast = 300;

/** Long enough for a busy machine, and for two leases of killed processes to end. */
const timeout = 180_000;

// The stores are tested concurrently, because most of the time the processes wait for tokens to expire and leases to end.
describe.skipIf(stores.length === 0)("processes that share a store", () => {
  describe.each<[what: string, fault: Fault, expected: Partial<Figures>]>([
    ["renew each token once, and lose no user", {}, { mostPerToken: 1, lost: 0, refresh_failed: 0, store_failed: 0 }],
    ["lose no user if the database cuts their connections", { cutEveryMs: 500 }, { mostPerToken: 1, lost: 0 }],
    [
      "lose only the users whose new tokens were lost with XT's response",
      { server: { dropBefore: 100, dropAfter: 500 } },
      { lost: expect.toSatisfy((lost: number) => lost > 0) },
    ],
    ["lose only the users whose new tokens were lost with a killed process", { killEveryMs: 2_000 }, {}],
  ])("%s", (_, fault, expected) => {
    it.concurrent.each(stores)("%s", { timeout }, async (store) => {
      const figures = await runProcesses(store, fault);
      const nothingWrong = { expired: 0, overlaps: 0, unexplained: [], unsettled: [], unexpectedErrors: [] };
      expect(figures).toMatchObject({ ...nothingWrong, ...expected });
      expect(figures.tokens).toBeGreaterThan(0);
      expect(figures.renewals).toBeGreaterThan(0);
    });
  });
});

type Figures = ReturnType<typeof figuresOf>;

const lifetimeMs = 2_000;
const settleWithinMs = 180_000;

async function runProcesses(store: StoreKind, fault: Fault): Promise<Figures> {
  await using server = await startTokenServer({ lifetimeMs });
  await using database = await startDatabase(store);
  await using connection = await connectStore(store, database.url);
  const saved: Saved[] = [];
  const xt = createXtOAuth({ clientId: "an-institution", clientSecret: "a-secret", baseUrl: server.url });
  const tokens = createXtTokens({ xt, store: watchedStore(connection.store, (pair) => saved.push(pair)) });
  await Promise.all(users.map((user) => tokens.save(user, server.signIn(user))));

  await using workers = await startWorkers(processes, {
    serverUrl: server.url,
    store,
    databaseUrl: database.url,
    users,
  });
  server.fail(fault.server ?? {});
  await cause(fault, store, database.url, workers);
  server.fail({});
  await workers.end();

  const settled = await settle(server, (user) => tokens.token(user));
  return figuresOf(server, workers, settled, [...saved, ...workers.saved]);
}

function startDatabase(kind: StoreKind): Promise<DatabaseServer> {
  const [command, start] =
    kind === "postgres" ? ([postgresServer, startPostgres] as const) : ([redisServer, startRedis] as const);
  if (command === undefined) throw new Error(`the database of ${kind} isn't installed: run .ci/install-databases`);
  return start(command);
}

/** Causes the faults for the duration of the run. */
async function cause(
  { killEveryMs, cutEveryMs }: Fault,
  kind: StoreKind,
  databaseUrl: string,
  workers: Workers,
): Promise<void> {
  const end = new AbortController();
  const every = async (ms: number | undefined, causeFault: () => unknown) => {
    while (ms !== undefined && !end.signal.aborted) {
      // The intervals are random, so that faults occur at any point of a renewal.
      await sleep(ms * (0.5 + Math.random()), undefined, { signal: end.signal }).catch(() => undefined);
      if (!end.signal.aborted) await causeFault();
    }
  };
  const causing = Promise.all([
    every(killEveryMs, () => workers.kill()),
    every(cutEveryMs, () => cutConnections(kind, databaseUrl)),
  ]);
  await sleep(seconds * 1000);
  for (let waited = 0; waited < 60 && workers.counts.tokens < atLeast; waited += 1) await sleep(1_000);
  end.abort();
  await causing;
}

async function cutConnections(kind: StoreKind, url: string): Promise<void> {
  if (kind === "postgres") {
    const client = new pg.Client(url);
    await client.connect();
    await client.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()");
    await client.end();
  } else {
    const client = await createClient({ url }).connect();
    await client.sendCommand(["CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes"]);
    client.destroy();
  }
}

/** Requests each user's tokens until they are the newest ones that the server issued, or the user has to sign in. */
async function settle(
  server: TokenServer,
  tokenOf: (user: string) => Promise<{ access_token: string }>,
): Promise<{ lost: Set<string>; unsettled: string[] }> {
  const lost = new Set<string>();
  const unsettled: string[] = [];
  const until = Date.now() + settleWithinMs;
  await Promise.all(
    users.map(async (user) => {
      while (Date.now() < until) {
        try {
          const { generation, exp } = claimsOf((await tokenOf(user)).access_token);
          const signIn = server.signIns.get(user);
          const isNewest = signIn?.generation === generation && signIn.revokedAt === undefined;
          if (isNewest && exp * 1000 > Date.now()) return;
        } catch (error) {
          if (!isXtError(error)) throw error;
          if (error.code === "sign_in_needed") {
            lost.add(user);
            return;
          }
        }
        await sleep(250);
      }
      unsettled.push(user);
    }),
  );
  return { lost, unsettled };
}

function figuresOf(
  server: TokenServer,
  workers: Workers,
  { lost, unsettled }: Awaited<ReturnType<typeof settle>>,
  saved: readonly Saved[],
) {
  const signIns = [...server.signIns];
  const firstSaved = new Map<string, number>();
  for (const { user, generation, at } of saved) {
    const pair = `${user} ${generation}`;
    firstSaved.set(pair, Math.min(at, firstSaved.get(pair) ?? at));
  }
  const isUnsaved = (user: string, { generation, revokedAt = Number.MAX_VALUE }: SignIn) =>
    (firstSaved.get(`${user} ${generation}`) ?? Number.POSITIVE_INFINITY) > revokedAt;
  const unsaved = new Set(signIns.filter(([user, signIn]) => isUnsaved(user, signIn)).map(([user]) => user));
  // A user counts as lost if a worker or the final check got `sign_in_needed`.
  const allLost = new Set([...lost, ...workers.lost]);
  const requests = signIns.flatMap(([, signIn]) => signIn.requests);
  return {
    ...workers.counts,
    renewals: server.counts.renewals,
    mostPerToken: Math.max(0, ...requests),
    overlaps: server.counts.overlaps,
    lost: allLost.size,
    // Only these users' old refresh token was sent again before the new tokens were stored, or only they have to sign in.
    unexplained: [...new Set([...allLost, ...unsaved])].filter((user) => !allLost.has(user) || !unsaved.has(user)),
    unsettled,
    unexpectedErrors: workers.unexpectedErrors,
  };
}

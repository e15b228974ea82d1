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
  /** The interval at which a process is stopped for longer than a lease. */
  readonly pauseEveryMs?: number;
  readonly restartEveryMs?: number;
  readonly cutEveryMs?: number;
  /** The difference between the first and the last process's clock. The others are in between. */
  readonly clocksApartMs?: number;
}

const stores: StoreKind[] = [
  ...(postgresServer === undefined ? [] : (["postgres"] as const)),
  ...(redisServer === undefined ? [] : (["encrypted redis"] as const)),
];
const isComplete = Boolean(process.env.EVERY_FAULT);
// With 1,000 users, the machine is so busy that a token may take more than two seconds from the server to the caller.
const [processes, userCount, seconds, lifetimeMs] = isComplete ? [8, 1_000, 60, 10_000] : [3, 20, 4, 2_000];
const users = Array.from({ length: userCount }, (_, at) => `user-${at}`);
/** The minimum number of returned tokens. Until it is reached, the run continues for at most another minute. */
const atLeast = 300;

/** Long enough for a busy machine, and for two leases of killed processes to end. */
const timeout = isComplete ? 600_000 : 300_000;

type Row = [what: string, fault: Fault, expected: Partial<Figures>];
/** These take minutes, and need `EVERY_FAULT=1`. */
const furtherFaults: Row[] = [
  ["survive restarts of the database", { restartEveryMs: 7_000 }, {}],
  ["survive responses that come too late", { server: { dropBefore: 10, dropAfter: 1, stallAfter: 0.2 } }, {}],
  ["lose no user by HTTP 503 and 429", { server: { unavailable: 10, rateLimited: 3 } }, { lost: 0 }],
  ["lose no user by clocks that are a minute apart", { clocksApartMs: 60_000 }, { mostPerToken: 1, lost: 0 }],
  ["survive stops for 20 seconds", { pauseEveryMs: 3_000 }, {}],
  [
    "survive all faults together",
    {
      server: { dropBefore: 3, unavailable: 3, rateLimited: 0.5, dropAfter: 0.3, stallAfter: 0.1 },
      ...{ killEveryMs: 5_000, pauseEveryMs: 9_000, restartEveryMs: 17_000, cutEveryMs: 2_500, clocksApartMs: 60_000 },
    },
    // A process that is stopped doesn't close the connection of a stalled response, so another process's request may overlap.
    { overlaps: expect.any(Number) },
  ],
];

// The stores are tested concurrently, because most of the time the processes wait for tokens to expire and leases to end.
describe.skipIf(stores.length === 0)("processes that share a store", () => {
  describe.each<Row>([
    ["renew each token once, and lose no user", {}, { mostPerToken: 1, lost: 0, refresh_failed: 0, store_failed: 0 }],
    ["lose no user if the database cuts their connections", { cutEveryMs: 500 }, { mostPerToken: 1, lost: 0 }],
    [
      "lose only the users whose new tokens were lost with XT's response",
      { server: { dropBefore: 100, dropAfter: 500 } },
      { lost: expect.toSatisfy((lost: number) => lost > 0) },
    ],
    ["lose only the users whose new tokens were lost with a killed process", { killEveryMs: 2_000 }, {}],
    ...(isComplete ? furtherFaults : []),
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

const settleWithinMs = 180_000;

async function runProcesses(store: StoreKind, fault: Fault): Promise<Figures> {
  const { clocksApartMs = 0 } = fault;
  // New tokens are valid by the fastest clock, too.
  await using server = await startTokenServer({ lifetimeMs: lifetimeMs + clocksApartMs / 2 });
  await using database = await startDatabase(store);
  await using connection = await connectStore(store, database.url);
  const saved: Saved[] = [];
  const xt = createXtOAuth({ clientId: "an-institution", clientSecret: "a-secret", baseUrl: server.url });
  const tokens = createXtTokens({ xt, store: watchedStore(connection.store, (pair) => saved.push(pair)) });
  for (const user of users) await tokens.save(user, server.signIn(user));

  await using workers = await startWorkers(processes, (at) => ({
    serverUrl: server.url,
    store,
    databaseUrl: database.url,
    users,
    clockAheadMs: clocksApartMs * (at / (processes - 1) - 0.5),
  }));
  server.fail(fault.server ?? {});
  await cause(fault, store, database, workers);
  server.fail({});
  await workers.end();

  const settled = await settle(server, (user) => tokens.token(user));
  return figuresOf(server, workers, settled, [...saved, ...workers.saved]);
}

function startDatabase(kind: StoreKind): Promise<DatabaseServer> {
  if (kind === "postgres") return startPostgres(postgresServer ?? "");
  // Redis writes each change to a file before it acknowledges it, so a killed Redis loses none of them.
  return startRedis(redisServer ?? "", ["--appendonly", "yes", "--appendfsync", "no"]);
}

/** Causes the faults for the duration of the run. */
async function cause(
  { killEveryMs, pauseEveryMs, restartEveryMs, cutEveryMs }: Fault,
  kind: StoreKind,
  database: DatabaseServer,
  workers: Workers,
): Promise<void> {
  const end = new AbortController();
  let previous: Promise<unknown> = Promise.resolve();
  const every = async (ms: number | undefined, causeFault: () => unknown) => {
    while (ms !== undefined && !end.signal.aborted) {
      // The intervals are random, so that faults occur at any point of a renewal.
      await sleep(ms * (0.5 + Math.random()), undefined, { signal: end.signal }).catch(() => undefined);
      // One at a time: while the database restarts, its connections can't be cut.
      if (!end.signal.aborted) previous = previous.then(causeFault);
      await previous;
    }
  };
  const causing = Promise.all([
    every(killEveryMs, () => workers.kill()),
    every(pauseEveryMs, () => workers.pause(20_000)),
    every(restartEveryMs, () => database.restart()),
    every(cutEveryMs, () => cutConnections(kind, database.url)),
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
    // The users for whom only one of the two is true: they have to sign in; XT got their old refresh token again before the new tokens
    // were stored.
    unexplained: [...new Set([...allLost, ...unsaved])].filter((user) => !allLost.has(user) || !unsaved.has(user)),
    unsettled,
    unexpectedErrors: workers.unexpectedErrors,
  };
}

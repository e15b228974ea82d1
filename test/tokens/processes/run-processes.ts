/**
 * Many processes renew the tokens of the same users in one database, while faults occur. Then the faults end, and each user is checked.
 * Most figures come from the server and the database, so they don't depend on the token managers.
 */
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { createClient } from "redis";
import { createXtOAuth, isXtError } from "../../../src/index.js";
import { createXtTokens } from "../../../src/tokens/index.js";
import { connectStore, type StoreKind } from "../databases/clients.js";
import type { DatabaseServer } from "../databases/server.js";
import { postgresServer, redisServer, startPostgres, startRedis } from "../databases/servers.js";
import { claimsOf } from "../token-pairs.js";
import { type Fault, pauseForMs } from "./faults.js";
import { type Saved, watchedStore } from "./saved.js";
import { type SignIn, startTokenServer, type TokenServer } from "./token-server.js";
import { startWorkers, type Workers } from "./workers.js";

export interface Run {
  readonly store: StoreKind;
  readonly fault: Fault;
  readonly processes: number;
  readonly users: number;
  readonly seconds: number;
  /** The minimum number of returned tokens. Until it is reached, the run continues for at most another minute. */
  readonly atLeast?: number;
}

/** The titles of the figures in the table. For a list, the table has its length. */
export const titles = {
  tokens: "returned tokens",
  expired: "expired when returned, by the clock of the process",
  renewals: "renewals",
  mostPerToken: "most requests with one refresh token",
  sentAgain: "refresh tokens sent more than once",
  overlaps: "simultaneous requests of one user",
  lost: "users who have to sign in",
  unsaved: "users whose old refresh token was sent again before the new tokens were stored",
  unexplained: "users in only one of these two columns",
  unsettled: "users with neither valid tokens nor sign_in_needed",
  refreshFailed: "refresh_failed",
  storeFailed: "store_failed",
  unexpectedErrors: "unexpected errors",
} satisfies Record<keyof Figures, string>;

export type Figures = ReturnType<typeof figuresOf>;

const lifetimeMs = 2_000;
/** If some clocks are half a minute ahead, tokens must live longer than that to be valid by these clocks. */
const longLifetimeMs = 45_000;
const settleWithinMs = 180_000;

export async function runProcesses(run: Run): Promise<Figures> {
  const { fault } = run;
  const { clocksApartMs = 0 } = fault;
  const longestMs = clocksApartMs > 0 ? longLifetimeMs : lifetimeMs;
  await using server = await startTokenServer({ lifetimeMs: longestMs });
  await using database = await startDatabase(run.store);
  await using connection = await connectStore(run.store, database.url);
  const users = Array.from({ length: run.users }, (_, at) => `user-${at}`);
  const saved: Saved[] = [];
  const xt = createXtOAuth({ clientId: "an-institution", clientSecret: "a-secret", baseUrl: server.url });
  const tokens = createXtTokens({ xt, store: watchedStore(connection.store, (pair) => saved.push(pair)) });
  // Long-lived tokens start with different remaining lifetimes, so that they don't expire together.
  const shortestMs = clocksApartMs > 0 ? clocksApartMs / 2 : lifetimeMs;
  const remaining = () => shortestMs + Math.random() * (longestMs - shortestMs);
  for (let from = 0; from < users.length; from += 50) {
    await Promise.all(users.slice(from, from + 50).map((user) => tokens.save(user, server.signIn(user, remaining()))));
  }

  await using workers = await startWorkers(run.processes, (at) => ({
    serverUrl: server.url,
    store: run.store,
    databaseUrl: database.url,
    users,
    clockAheadMs: run.processes > 1 ? Math.round(clocksApartMs * (at / (run.processes - 1) - 0.5)) : 0,
  }));
  server.fail(fault.server ?? {});
  await cause(fault, run, { workers, database });
  server.fail({});
  await workers.end();

  const settled = await settle(users, server, (user) => tokens.token(user));
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
  { killEveryMs, pauseEveryMs, restartEveryMs, cutEveryMs }: Fault,
  { seconds, atLeast = 1, store: kind }: Run,
  { workers, database }: { workers: Workers; database: DatabaseServer },
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
    every(pauseEveryMs, () => workers.pause(pauseForMs)),
    every(restartEveryMs, () => database.restart()),
    every(cutEveryMs, () => cutConnections(kind, database.url)),
  ]);
  await sleep(seconds * 1000);
  for (let waited = 0; waited < 60 && workers.counts.tokens < atLeast; waited += 1) await sleep(1_000);
  end.abort();
  await causing;
}

async function cutConnections(kind: StoreKind, url: string): Promise<void> {
  try {
    if (kind === "postgres") {
      const client = new pg.Client(url).on("error", () => undefined);
      await client.connect();
      await client.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()");
      await client.end();
    } else {
      const client = await createClient({ url })
        .on("error", () => undefined)
        .connect();
      await client.sendCommand(["CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes"]);
      client.destroy();
    }
  } catch {
    // The database is being restarted.
  }
}

/** Requests each user's tokens until they are the newest ones that the server issued, or the user has to sign in. */
async function settle(
  users: readonly string[],
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
    sentAgain: requests.filter((times) => times > 1).length,
    overlaps: server.counts.overlaps,
    lost: allLost.size,
    unsaved: unsaved.size,
    unexplained: [...new Set([...allLost, ...unsaved])].filter((user) => !allLost.has(user) || !unsaved.has(user)),
    unsettled,
    unexpectedErrors: workers.unexpectedErrors,
  };
}

/**
 * Many processes keep the tokens of the same users in one database, while things go wrong; then everything calms down, and each user
 * is checked. The figures come from the server and the database, not from what the token managers believe.
 */
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { createClient } from "redis";
import { createXtOAuth, isXtError } from "../../../src/index.js";
import { createXtTokens } from "../../../src/tokens/index.js";
import { connectStore, type StoreKind } from "../databases/clients.js";
import type { DatabaseServer } from "../databases/server.js";
import { postgresServer, redisServer, startPostgres, startRedis } from "../databases/servers.js";
import { claimsOf } from "../pairs.js";
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
  /** How many tokens have to be given, on a busy machine in a minute more. */
  readonly atLeast?: number;
}

/** What a proof measures, as the titles of its table. A list counts by its length. */
export const titles = {
  tokens: "tokens given",
  ended: "ended when given, by the clock of the process",
  renewals: "renewals",
  mostPerToken: "requests per refresh token, at most",
  sentAgain: "refresh tokens sent again",
  overlaps: "two requests of a user at once",
  lost: "users lost",
  unsaved: "answers not saved by the time when the old token was sent again",
  unexplained: "users in one of these two and not in the other",
  unsettled: "neither fresh nor signed out",
  refreshFailed: "renewal failed",
  storeFailed: "store failed",
  surprises: "surprises",
} satisfies Record<keyof Figures, string>;

export type Figures = ReturnType<typeof figuresOf>;

const livesMs = 2_000;
/** Where clocks are half a minute ahead, a token has to live longer than that to be good by them. */
const livesLongMs = 45_000;
const settlesWithinMs = 180_000;

export async function prove(run: Run): Promise<Figures> {
  const { fault } = run;
  const { clocksApartMs = 0 } = fault;
  const longestMs = clocksApartMs > 0 ? livesLongMs : livesMs;
  await using server = await startTokenServer({ livesMs: longestMs });
  await using database = await startDatabase(run.store);
  await using connection = await connectStore(run.store, database.url);
  const users = Array.from({ length: run.users }, (_, at) => `user-${at}`);
  const saved: Saved[] = [];
  const xt = createXtOAuth({ clientId: "an-institution", clientSecret: "a-secret", baseUrl: server.url });
  const tokens = createXtTokens({ xt, store: watchedStore(connection.store, (pair) => saved.push(pair)) });
  // Long-lived tokens have some of their time behind them, so that they don't end together.
  const shortestMs = clocksApartMs > 0 ? clocksApartMs / 2 : livesMs;
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

export function startDatabase(kind: StoreKind): Promise<DatabaseServer> {
  const [command, start] =
    kind === "postgres" ? ([postgresServer, startPostgres] as const) : ([redisServer, startRedis] as const);
  if (command === undefined) throw new Error(`the database of ${kind} isn't installed: run .ci/install-databases`);
  return start(command);
}

/** Lets things go wrong for as long as the run takes. */
async function cause(
  { killEveryMs, pauseEveryMs, restartEveryMs, cutEveryMs }: Fault,
  { seconds, atLeast = 1, store: kind }: Run,
  { workers, database }: { workers: Workers; database: DatabaseServer },
): Promise<void> {
  const over = new AbortController();
  const every = async (ms: number | undefined, happen: () => unknown) => {
    while (ms !== undefined && !over.signal.aborted) {
      // By chance a little earlier or later, so that they come at any point of a renewal.
      await sleep(ms * (0.5 + Math.random()), undefined, { signal: over.signal }).catch(() => undefined);
      if (!over.signal.aborted) await happen();
    }
  };
  const happening = Promise.all([
    every(killEveryMs, () => workers.kill()),
    every(pauseEveryMs, () => workers.pause(pauseForMs)),
    every(restartEveryMs, () => database.restart()),
    every(cutEveryMs, () => cutConnections(kind, database.url)),
  ]);
  await sleep(seconds * 1000);
  for (let waited = 0; waited < 60 && workers.counts.tokens < atLeast; waited += 1) await sleep(1_000);
  over.abort();
  await happening;
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
    // It is being restarted just now.
  }
}

/** Asks for each user until they are fresh, by what the server knows, or have to sign in. */
async function settle(
  users: readonly string[],
  server: TokenServer,
  tokenOf: (user: string) => Promise<{ access_token: string }>,
): Promise<{ lost: Set<string>; unsettled: string[] }> {
  const lost = new Set<string>();
  const unsettled: string[] = [];
  const until = Date.now() + settlesWithinMs;
  await Promise.all(
    users.map(async (user) => {
      while (Date.now() < until) {
        try {
          const { generation, exp } = claimsOf((await tokenOf(user)).access_token);
          const signIn = server.signIns.get(user);
          const isNewest = signIn?.generation === generation && signIn.endedAt === undefined;
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
  const isUnsaved = (user: string, { generation, endedAt = Number.MAX_VALUE }: SignIn) =>
    (firstSaved.get(`${user} ${generation}`) ?? Number.POSITIVE_INFINITY) > endedAt;
  const unsaved = new Set(signIns.filter(([user, signIn]) => isUnsaved(user, signIn)).map(([user]) => user));
  // Whom a worker gave up stays given up, though the last look says so as well.
  const allLost = new Set([...lost, ...workers.lost]);
  const asked = signIns.flatMap(([, signIn]) => signIn.asked);
  return {
    ...workers.counts,
    renewals: server.counts.renewals,
    mostPerToken: Math.max(0, ...asked),
    sentAgain: asked.filter((times) => times > 1).length,
    overlaps: server.counts.overlaps,
    lost: allLost.size,
    unsaved: unsaved.size,
    unexplained: [...new Set([...allLost, ...unsaved])].filter((user) => !allLost.has(user) || !unsaved.has(user)),
    unsettled,
    surprises: workers.surprises,
  };
}

/**
 * Runs as one of many processes. It requests users' access tokens as a busy app does, checks them, and reports to the process that
 * started it.
 */
import { createXtOAuth, isXtError } from "../../../src/index.js";
import { createXtTokens } from "../../../src/tokens/index.js";
import { type Connected, connectStore, type StoreKind } from "../databases/clients.js";
import { claimsOf } from "../token-pairs.js";
import { type Saved, watchedStore } from "./saved.js";

export interface Task {
  readonly serverUrl: string;
  readonly store: StoreKind;
  readonly databaseUrl: string;
  readonly users: readonly string[];
}

/** The counts of a worker. `expired` counts the tokens that had expired when they were returned. */
const noCounts = () => ({ tokens: 0, expired: 0, refreshFailed: 0, storeFailed: 0 });

export type Counts = ReturnType<typeof noCounts>;

const emptyReport = () => ({
  counts: noCounts(),
  saved: [] as Saved[],
  lost: [] as string[],
  unexpectedError: undefined as string | undefined,
});

export type Report = ReturnType<typeof emptyReport>;

const callersAtOnce = 16;
const pauseMs = 80;
const reportEveryMs = 100;

/**
 * A clock that doesn't advance within a turn of the event loop. So no time passes between a check of the token manager and a check here,
 * even if the machine is busy.
 */
let time: number | undefined;
function now(): number {
  if (time === undefined) {
    time = Date.now();
    setImmediate(() => {
      time = undefined;
    });
  }
  return time;
}

let isWorking = true;
let inProgress = 0;
let lastEnd = 0;

/** Connects to the database, and tries again while it is unavailable. */
async function connected(kind: StoreKind, url: string): Promise<Connected> {
  for (;;) {
    try {
      return await connectStore(kind, url);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

/** Wraps a function, and counts its calls that are in progress. */
function counted<A extends unknown[], R>(call: (...args: A) => Promise<R>): (...args: A) => Promise<R> {
  return async (...args) => {
    inProgress += 1;
    try {
      return await call(...args);
    } finally {
      inProgress -= 1;
      lastEnd = performance.now();
    }
  };
}

/** Resolves when no renewal is in progress: a renewal continues after the calls that wait for it were aborted. */
async function untilIdle(): Promise<void> {
  // One second is longer than the token manager's pauses between two attempts to store new tokens.
  while (inProgress > 0 || performance.now() - lastEnd < 1_000) await new Promise((resolve) => setTimeout(resolve, 50));
}

async function work({ serverUrl, store: kind, databaseUrl, users }: Task): Promise<void> {
  let report = emptyReport();
  const connection = await connected(kind, databaseUrl);
  const watched = watchedStore(connection.store, (pair) => report.saved.push(pair));
  const { refreshToken } = createXtOAuth({ clientId: "an-institution", clientSecret: "a-secret", baseUrl: serverUrl });
  const tokens = createXtTokens({
    xt: { refreshToken: counted(refreshToken) },
    store: { get: counted(watched.get), replace: counted(watched.replace) },
    now,
  });
  const lost = new Set<string>();

  async function call(user: string): Promise<void> {
    const giveUp = new AbortController();
    // Half of the calls are aborted after one second. They use their own timer, because AbortSignal.timeout() costs more than the call.
    const timer = Math.random() < 0.5 ? setTimeout(() => giveUp.abort("no patience"), 1_000) : undefined;
    try {
      const { exp } = claimsOf(await tokens.accessToken(user, { signal: giveUp.signal }));
      report.counts.tokens += 1;
      if (exp * 1000 <= now()) report.counts.expired += 1;
    } catch (error) {
      const code = isXtError(error) ? error.code : undefined;
      if (code === "refresh_failed") report.counts.refreshFailed += 1;
      else if (code === "store_failed") report.counts.storeFailed += 1;
      else if (code === "sign_in_needed") {
        lost.add(user);
        report.lost.push(user);
      } else if (error !== "no patience") report.unexpectedError = String(error);
    } finally {
      clearTimeout(timer);
    }
  }

  function send(): void {
    // The callback ignores errors: if the parent has ended, this process ends, too.
    process.send?.(report, undefined, undefined, () => undefined);
    report = emptyReport();
  }

  const reporting = setInterval(send, reportEveryMs);
  await Promise.all(
    Array.from({ length: callersAtOnce }, async () => {
      while (isWorking) {
        const user = users[Math.floor(Math.random() * users.length)];
        if (user !== undefined && !lost.has(user)) await call(user);
        await new Promise((resolve) => setTimeout(resolve, Math.random() * pauseMs));
      }
    }),
  );
  await untilIdle();
  clearInterval(reporting);
  send();
  await connection[Symbol.asyncDispose]();
  process.disconnect();
}

process.once("message", () => {
  isWorking = false;
});
// This process ends when the parent ends for any reason.
process.once("disconnect", () => process.exit());
void work(JSON.parse(process.argv[2] ?? ""));

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
  readonly clockAheadMs: number;
}

/** What happened in a worker. `expired` means that a returned token had expired by the worker's clock. */
export interface Report {
  readonly result?: "tokens" | "expired" | "refresh_failed" | "store_failed";
  readonly saved?: Saved;
  /** A user who has to sign in. */
  readonly lost?: string;
  readonly unexpectedError?: string;
}

const task: Task = JSON.parse(process.argv[2] ?? "");
const callersAtOnce = 16;
const pauseMs = 80;

/**
 * A clock that doesn't advance within a turn of the event loop. So no time passes between a check of the token manager and a check here,
 * even if the machine is busy.
 */
let time: number | undefined;
function now(): number {
  if (time === undefined) {
    time = Date.now() + task.clockAheadMs;
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

/** Waits until no call is in progress: a renewal continues after the calls that wait for it were aborted. */
async function untilIdle(): Promise<void> {
  // One second is longer than the token manager's pauses between two attempts to store new tokens.
  while (inProgress > 0 || performance.now() - lastEnd < 1_000) await new Promise((resolve) => setTimeout(resolve, 50));
}

function report(one: Report): void {
  // The callback ignores errors: if the parent has ended, this process ends, too.
  process.send?.(one, undefined, undefined, () => undefined);
}

async function work({ serverUrl, store: kind, databaseUrl, users }: Task): Promise<void> {
  const connection = await connected(kind, databaseUrl);
  const watched = watchedStore(connection.store, (saved) => report({ saved }));
  const { refreshToken } = createXtOAuth({ clientId: "an-institution", clientSecret: "a-secret", baseUrl: serverUrl });
  const tokens = createXtTokens({
    xt: { refreshToken: counted(refreshToken) },
    store: { get: counted(watched.get), replace: counted(watched.replace) },
    now,
  });
  const lost = new Set<string>();

  async function call(user: string): Promise<void> {
    try {
      // Half of the calls are aborted after one second.
      const signal = Math.random() < 0.5 ? AbortSignal.timeout(1_000) : undefined;
      const { exp } = claimsOf(await tokens.accessToken(user, { signal }));
      report({ result: "tokens" });
      if (exp * 1000 <= now()) report({ result: "expired" });
    } catch (error) {
      const code = isXtError(error) ? error.code : undefined;
      if (code === "refresh_failed" || code === "store_failed") report({ result: code });
      else if (code === "sign_in_needed") {
        lost.add(user);
        report({ lost: user });
      } else if (Object(error).name !== "TimeoutError") report({ unexpectedError: String(error) });
    }
  }

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
  await connection[Symbol.asyncDispose]();
  process.disconnect();
}

process.once("message", () => {
  isWorking = false;
});
// This process ends when the parent ends for any reason.
process.once("disconnect", () => process.exit());
void work(task);

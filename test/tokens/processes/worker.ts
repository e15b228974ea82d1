/**
 * One of many processes: it asks for users' access tokens as a busy app does, looks at what it is given, and reports to the process
 * that started it.
 */
import { createXtOAuth, isXtError } from "../../../src/index.js";
import { createXtTokens } from "../../../src/tokens/index.js";
import { type Connected, connectStore, type StoreKind } from "../databases/clients.js";
import { claimsOf } from "../pairs.js";
import { type Saved, watchedStore } from "./saved.js";

export interface Orders {
  readonly serverUrl: string;
  readonly store: StoreKind;
  readonly databaseUrl: string;
  readonly users: readonly string[];
  readonly clockAheadMs: number;
}

/** What a worker counts: among the tokens, those that had ended by its clock. */
const noCounts = () => ({ tokens: 0, ended: 0, refreshFailed: 0, storeFailed: 0 });

export type Counts = ReturnType<typeof noCounts>;

export type Report = { counts: Counts; saved: Saved[]; lost: string[]; surprise?: string };

const callersAtOnce = 16;
const pauseMs = 80;
const reportEveryMs = 100;

/**
 * A clock that stands still within a turn of the event loop: between a check of the keeper's and one here no time passes, though
 * the machine may be busy elsewhere.
 */
function clock(aheadMs: number): () => number {
  let time: number | undefined;
  return () => {
    if (time === undefined) {
      time = Date.now() + aheadMs;
      setImmediate(() => {
        time = undefined;
      });
    }
    return time;
  };
}

let working = true;
let underWay = 0;
let lastEnd = 0;

/** The database may be away just now. */
async function connected(kind: StoreKind, url: string): Promise<Connected> {
  for (;;) {
    try {
      return await connectStore(kind, url);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

/** A function whose calls are noted while they are under way. */
function noting<A extends unknown[], R>(call: (...args: A) => Promise<R>): (...args: A) => Promise<R> {
  return async (...args) => {
    underWay += 1;
    try {
      return await call(...args);
    } finally {
      underWay -= 1;
      lastEnd = performance.now();
    }
  };
}

/** Resolves when no renewal is in progress: a renewal continues after its last call has ended. */
async function quiet(): Promise<void> {
  // The keeper pauses for less before it tries again to save.
  while (underWay > 0 || performance.now() - lastEnd < 1_000) await new Promise((resolve) => setTimeout(resolve, 50));
}

async function work({ serverUrl, store: kind, databaseUrl, users, clockAheadMs }: Orders): Promise<void> {
  const now = clock(clockAheadMs);
  const report: Report = { counts: noCounts(), saved: [], lost: [] };
  const connection = await connected(kind, databaseUrl);
  const watched = watchedStore(connection.store, report.saved);
  const { refreshToken } = createXtOAuth({ clientId: "an-institution", clientSecret: "a-secret", baseUrl: serverUrl });
  const tokens = createXtTokens({
    xt: { refreshToken: noting(refreshToken) },
    store: { get: noting(watched.get), replace: noting(watched.replace) },
    now,
  });
  const lost = new Set<string>();

  async function call(user: string): Promise<void> {
    const count = (name: keyof Counts) => {
      report.counts[name] += 1;
    };
    const giveUp = new AbortController();
    // Every second caller has no patience. A timer of its own: AbortSignal.timeout() would cost more than the call.
    const timer = Math.random() < 0.5 ? setTimeout(() => giveUp.abort("no patience"), 1_000) : undefined;
    try {
      const { exp } = claimsOf(await tokens.accessToken(user, { signal: giveUp.signal }));
      count("tokens");
      if (exp * 1000 <= now()) count("ended");
    } catch (error) {
      const code = isXtError(error) ? error.code : undefined;
      if (code === "refresh_failed") count("refreshFailed");
      else if (code === "store_failed") count("storeFailed");
      else if (code === "sign_in_needed") {
        lost.add(user);
        report.lost.push(user);
      } else if (error !== "no patience") report.surprise = String(error);
    } finally {
      clearTimeout(timer);
    }
  }

  function send(): void {
    // The parent may have ended: then so does this.
    process.send?.(report, undefined, undefined, () => undefined);
    report.counts = noCounts();
    report.saved.length = 0;
    report.lost.length = 0;
    delete report.surprise;
  }

  const reporting = setInterval(send, reportEveryMs);
  await Promise.all(
    Array.from({ length: callersAtOnce }, async () => {
      while (working) {
        const user = users[Math.floor(Math.random() * users.length)];
        if (user !== undefined && !lost.has(user)) await call(user);
        await new Promise((resolve) => setTimeout(resolve, Math.random() * pauseMs));
      }
    }),
  );
  await quiet();
  clearInterval(reporting);
  send();
  await connection[Symbol.asyncDispose]();
  process.disconnect();
}

process.once("message", (orders: Orders) => {
  process.once("message", () => {
    working = false;
  });
  return work(orders);
});
// However the parent ends, so does this.
process.once("disconnect", () => process.exit());

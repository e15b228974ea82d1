/**
 * One user's renewal, from the record in the store to a good access token: it sends the refresh token, or waits for the process that
 * does, and stores the result. It may run in many processes at once; the record is all that they share.
 */
import { XtTokensError } from "../errors.js";
import type { XtOAuth, XtToken } from "../oauth.js";
import { classifyAnswer, classifyFailure, type RenewalResult } from "./classify-failure.js";
import { createLease, createLeaseObserver, requestMs } from "./lease.js";
import { BoundedMap, createSemaphore } from "./process-limits.js";
import { type Found, maxRaces, type StoredRecords, tooManyRaces } from "./stored-records.js";
import { settlesWithin, sleep } from "./timers.js";
import {
  type Attempt,
  failedEvent,
  type Listeners,
  noNewToken,
  notify,
  outcomeOf,
  refreshFailed,
  signInNeeded,
} from "./token-events.js";
import { afterFailure, type Demand, decide, isGood, recordOf, type TokenRecord, waitUntil } from "./token-record.js";

export interface RenewalSettings extends Listeners {
  readonly xt: Pick<XtOAuth, "refreshToken">;
  readonly records: StoredRecords;
  readonly now: () => number;
}

/** How many renewals one process has under way at once: many users mustn't become as many connections. */
const renewalsAtOnce = 16;

/** A store that takes longer for a lease holds no permit meanwhile, which a user with a faster store could use. */
const slowStoreMs = 250;

/** How often a process that waits for another looks at the record: after this time, and then less and less often. */
const firstLookMs = 25;
const longestLookMs = 1_000;

/** After a failure that isn't written to the store, this process tries no sooner. */
const localPauseMs = 10_000;

/** How many keys this process remembers for that, and for whom it has reported an end. */
const maxRemembered = 10_000;

/** Resolves to tokens that meet the demand, renewed if that is due; rejects with an `XtTokensError`. */
export function createRenewal(settings: RenewalSettings): (key: string, demand: Demand) => Promise<XtToken> {
  const { xt, records, now, onRefreshed, onRefreshFailed, onSignInNeeded } = settings;
  const semaphore = createSemaphore(renewalsAtOnce);
  // XT counts the calls of an address, not only of a user: after a 429 this process sends no refresh token for a while.
  let rateLimitedUntil = 0;
  const pausedUntil = new BoundedMap<number>(maxRemembered);
  const reportedEnds = new BoundedMap<string>(maxRemembered);

  return async (key, demand) => {
    const isHeld = createLeaseObserver(now);
    let attempt: Attempt | undefined;
    let lookMs = firstLookMs;
    for (let races = 0; races < maxRaces; ) {
      const found = await readAfter(attempt, key);
      if (!found) throw signInNeeded("no tokens are stored under this key", attempt);
      const { record, unsaved } = found;
      const time = now();
      const isStillGood = isGood(record, time, demand.refused);
      switch (decide(record, demand, time, isHeld(record))) {
        case "use":
          return record.token;
        case "ended":
          if (reportedEnds.get(key) !== record.id) notify(onSignInNeeded, { key });
          reportedEnds.set(key, record.id);
          throw signInNeeded("the refresh token has ended", attempt);
        case "wait":
          await sleep(lookMs);
          lookMs = Math.min(longestLookMs, lookMs * 2);
          break;
        case "paused":
          throw paused(record, attempt, waitUntil(record.retryAt, time));
        case "renew": {
          const pauseMs = Math.max(waitUntil(rateLimitedUntil, time), waitUntil(pausedUntil.get(key), time));
          // A good token isn't worth waiting for.
          if (isStillGood && (attempt || unsaved || semaphore.isFull() || pauseMs > 0)) return record.token;
          // One call sends once, though another process may have taken over meanwhile, and failed as well.
          if (attempt || pauseMs > 0) throw paused(record, attempt, attempt ? 0 : pauseMs);
          races += 1;
          try {
            if (unsaved) await records.flush(key);
            else attempt = await renew(key, found);
          } catch (error) {
            const retryAt = now() + (isStillGood ? localPauseMs : 0);
            notify(onRefreshFailed, failedEvent(key, error, "not-sent", retryAt));
            // Serving doesn't depend on writing. And a store that can't write isn't tried by every call.
            if (isStillGood) pausedUntil.set(key, retryAt);
            if (isGood(record, now(), demand.refused)) return record.token;
            throw error;
          }
        }
      }
    }
    throw tooManyRaces();
  };

  /** After the refresh token was sent, the result of that is of more interest than a store that fails. */
  async function readAfter(attempt: Attempt | undefined, key: string): Promise<Found | undefined> {
    try {
      return await records.read(key);
    } catch (error) {
      throw attempt?.failure === undefined ? error : refreshFailed(attempt, 0);
    }
  }

  /** Sends the refresh token, unless another process takes the lease first. */
  async function renew(key: string, found: Found): Promise<Attempt | undefined> {
    if (records.isFull()) {
      const why = "too many renewed tokens wait to be stored; nothing was sent";
      throw new XtTokensError("store_failed", "not-sent", why);
    }
    let release = await semaphore.acquire();
    try {
      const { signal, ...lease } = createLease(now);
      // A lease that is still there was left behind by a process that may have sent.
      const inDoubt = found.record.inDoubt === true || found.record.lease !== undefined;
      const leasing = records.replace(key, found, { ...found.record, inDoubt, lease });
      const isSlow = !(await settlesWithin(leasing, slowStoreMs));
      if (isSlow) release();
      const leased = await leasing;
      if (!leased) return undefined;
      if (isSlow) release = await semaphore.acquire();
      // This process was stopped, or the store was slow.
      if (signal.aborted) {
        await records.replace(key, leased, { ...leased.record, lease: undefined });
        return undefined;
      }
      const result = await send(leased.record.token, signal);
      release();
      return await store(key, leased.record, lease.id, result);
    } finally {
      release();
    }
  }

  async function send(token: XtToken, signal: AbortSignal): Promise<RenewalResult> {
    try {
      return classifyAnswer(await xt.refreshToken(token.refresh_token, { timeoutMs: requestMs, signal }), token);
    } catch (error) {
      return classifyFailure(error, token);
    }
  }

  /** Stores the result of a renewal, and reports it. */
  async function store(key: string, record: TokenRecord, leaseId: string, result: RenewalResult): Promise<Attempt> {
    const time = now();
    if (result.kind === "renewed") return storeRenewed(key, record, result.token, time);
    const failed = afterFailure(record, result, time);
    if (result.isRateLimited) rateLimitedUntil = failed.retryAt;
    const { isNewest } = await records.save(key, failed, ({ lease }) => lease?.id === leaseId);
    if (isNewest && result.kind === "refused" && failed.refusals === 1) notify(onSignInNeeded, { key });
    return fail(key, result.failure, failed.retryAt);
  }

  async function storeRenewed(key: string, old: TokenRecord, token: XtToken, time: number): Promise<Attempt> {
    const fresh = recordOf(token, time);
    const again =
      token.access_token === old.token.access_token
        ? afterFailure({ ...fresh, failures: old.failures }, { kind: "kept" }, time)
        : undefined;
    // Even if another process has taken over: until it has renewed the pair, these are the user's only tokens.
    const { isNewest, unsaved } = await records.save(key, again ?? fresh, ({ id }) => id === old.id);
    if (isNewest) notify(onRefreshed, { key, ...(unsaved && { unsaved }) });
    if (again) return fail(key, noNewToken("XT answered with the same access token"), again.retryAt);
    if (isGood(fresh, time)) return { failure: undefined };
    // By this clock it has ended on its way here: the next renewal would end likewise. No other process has to know.
    pausedUntil.set(key, time + localPauseMs);
    return fail(key, noNewToken("the new access token has ended already: is the clock right?"), time + localPauseMs);
  }

  function fail(key: string, failure: unknown, retryAt: number): Attempt {
    notify(onRefreshFailed, failedEvent(key, failure, outcomeOf({ failure }), retryAt));
    return { failure };
  }
}

/** Why there is no token now: after a refusal only the user can help, unless XT thinks better of it. */
function paused(record: TokenRecord, attempt: Attempt | undefined, waitMs: number): XtTokensError {
  if (!record.refusals) return refreshFailed(attempt, waitMs);
  return signInNeeded("XT refused the refresh token", attempt, waitMs);
}

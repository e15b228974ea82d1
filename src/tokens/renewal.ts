/**
 * One user's renewal, from the record in the store to a good access token: it sends the refresh token, or waits for the process that
 * does, and stores the result. It may run in many processes at once; the record is all that they share.
 */
import { isXtError, type XtAnyError, type XtErrorCause, type XtOutcome, XtTokensError } from "../errors.js";
import { causeOf } from "../http/network-error.js";
import type { XtOAuth, XtToken } from "../oauth.js";
import { classifyAnswer, classifyFailure, type RenewalResult } from "./classify-failure.js";
import { maxRaces, tooManyRaces } from "./guarded-store.js";
import { clockSkewMs, createLease, createLeaseObserver, requestMs } from "./lease.js";
import {
  afterFailure,
  afterRefusal,
  type Demand,
  decide,
  isGood,
  longestWaitMs,
  pausedUntil,
  recordOf,
  type TokenRecord,
  withLease,
  withoutLease,
} from "./record.js";
import type { Found, Records } from "./records.js";
import { createSemaphore } from "./semaphore.js";
import { settlesWithin, sleep } from "./timers.js";

/** This process renewed a user's tokens. */
export interface XtTokensRefreshed {
  /** The key of the user. */
  readonly key: string;
  /** Why the new tokens are only in this process, if the store failed: it serves them, and stores them as soon as it can. */
  readonly unsaved?: XtAnyError;
}

/** A user has to sign in again, and this process was the first to find out. */
export interface XtTokensSignInNeeded {
  /** The key of the user. */
  readonly key: string;
}

/** A renewal failed in this process. Nothing here holds a secret or a token. */
export interface XtTokensRefreshFailed {
  /** The key of the user. */
  readonly key: string;
  /** XT's message code, if XT refused. */
  readonly mc?: string;
  /** The HTTP status, if a gateway or a limit refused. */
  readonly status?: number;
  /** What happened to the request with the refresh token. */
  readonly outcome: XtOutcome;
  /** What failed: the error's name and code; of a store, the database's own error code. */
  readonly cause?: XtErrorCause;
  /** When it is tried again by the next call that needs it, in milliseconds since 1970. */
  readonly retryAt: number;
}

export interface Listeners {
  /** Called when this process has renewed a user's tokens, also if it couldn't store them. Its exceptions and rejections are ignored. */
  onRefreshed?: ((event: XtTokensRefreshed) => unknown) | undefined;
  /** Called when a renewal fails in this process. Its exceptions and rejections are ignored. */
  onRefreshFailed?: ((event: XtTokensRefreshFailed) => unknown) | undefined;
  /**
   * Called once when a user has to sign in again: when XT first refuses the refresh token, by the process that sent it; when it has
   * ended, by each process that finds it so. Its exceptions and rejections are ignored.
   */
  onSignInNeeded?: ((event: XtTokensSignInNeeded) => unknown) | undefined;
}

export interface RenewalSettings extends Listeners {
  readonly xt: Pick<XtOAuth, "refreshToken">;
  readonly records: Records;
  readonly now: () => number;
}

/** The refresh token was sent, and why that failed, if it did. */
interface Attempt {
  readonly failure: unknown;
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

const otherUser = "XT answered with the tokens of another user; they were not stored";

/** How many keys this process remembers for that, and for whom it has reported an end. */
const maxRemembered = 10_000;

/** Resolves to tokens that meet the demand, renewed if that is due; rejects with an `XtTokensError`. */
export function createRenewal(settings: RenewalSettings): (key: string, demand: Demand) => Promise<XtToken> {
  const { xt, records, now, onRefreshed, onRefreshFailed, onSignInNeeded } = settings;
  const semaphore = createSemaphore(renewalsAtOnce);
  // XT counts the calls of an address, not only of a user: after a 429 this process sends no refresh token for a while.
  let rateLimitedUntil = 0;
  const localPauses = createMemory<number>();
  const reportedEnds = createMemory<string>();

  return async (key, demand) => {
    const hasLapsed = createLeaseObserver(now);
    let attempt: Attempt | undefined;
    let lookMs = firstLookMs;
    for (let races = 0; races < maxRaces; ) {
      const found = await readAfter(attempt, key);
      if (!found) throw signInNeeded("no tokens are stored under this key", attempt);
      const { record, unsaved } = found;
      const time = now();
      const isStillGood = isGood(record, time, demand.refused);
      switch (decide(record, demand, time, hasLapsed(record))) {
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
          throw paused(record, attempt, (pausedUntil(record, time) ?? time) - time);
        case "renew": {
          const pauseMs = Math.max(waitFor(rateLimitedUntil, time), waitFor(localPauses.get(key) ?? 0, time));
          // A good token isn't worth waiting for.
          if (isStillGood && (attempt || unsaved || semaphore.isFull() || pauseMs > 0)) return record.token;
          // One call sends once, though another process may have taken over meanwhile, and failed as well.
          if (attempt) throw paused(record, attempt, 0);
          if (pauseMs > 0) throw paused(record, undefined, pauseMs);
          races += 1;
          try {
            if (unsaved) await records.flush(key);
            else attempt = await renew(key, found);
          } catch (error) {
            report(key, error, "not-sent", isStillGood ? now() + localPauseMs : now());
            // Serving doesn't depend on writing. And a store that can't write isn't tried by every call.
            if (isStillGood) localPauses.set(key, now() + localPauseMs);
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
      throw new XtTokensError(
        "store_failed",
        "not-sent",
        "too many renewed tokens wait to be stored; nothing was sent",
      );
    }
    let release = await semaphore.acquire();
    try {
      const { signal, ...lease } = createLease(now);
      const leasing = records.replace(key, found, withLease(found.record, lease));
      const isSlow = !(await settlesWithin(leasing, slowStoreMs));
      if (isSlow) release();
      const leased = await leasing;
      if (!leased) return undefined;
      if (isSlow) release = await semaphore.acquire();
      // This process was stopped, or the store was slow: others may count the lease as lapsed before XT has answered.
      if (signal.aborted) {
        await records.replace(key, leased, withoutLease(leased.record));
        return undefined;
      }
      const { result, failure } = await send(leased.record.token, signal);
      release();
      return await store(key, leased.record, lease.id, result, failure);
    } finally {
      release();
    }
  }

  async function send(token: XtToken, signal: AbortSignal): Promise<{ result: RenewalResult; failure?: unknown }> {
    try {
      const answer = await xt.refreshToken(token.refresh_token, { timeoutMs: requestMs, signal });
      return { result: classifyAnswer(answer, token) };
    } catch (error) {
      return { result: classifyFailure(error, token), failure: error };
    }
  }

  /** Stores the result of a renewal, and reports it. */
  async function store(
    key: string,
    record: TokenRecord,
    leaseId: string,
    result: RenewalResult,
    failure: unknown,
  ): Promise<Attempt> {
    const time = now();
    const isUnderLease = (stored: TokenRecord) => stored.lease?.id === leaseId;
    if (result.kind === "renewed") {
      const isSame = result.token.access_token === record.token.access_token;
      const fresh = recordOf(result.token, time);
      const renewed = isSame ? afterFailure({ ...fresh, failures: record.failures }, { now: time }) : fresh;
      // Even if another process has taken over: until it has renewed the pair, these are the user's only tokens.
      const { isNewest, unsaved } = await records.save(key, renewed, ({ id }) => id === record.id);
      if (isNewest) notify(onRefreshed, { key, ...(unsaved && { unsaved }) });
      if (isSame) return fail(key, noNewToken("XT answered with the same access token"), renewed.retryAt ?? time);
      if (isGood(renewed, time)) return { failure };
      // By this clock it has ended on its way here: the next renewal would end likewise. No other process has to know.
      localPauses.set(key, time + localPauseMs);
      return fail(key, noNewToken("the new access token has ended already: is the clock right?"), time + localPauseMs);
    }
    if (result.kind === "refused") {
      const refused = afterRefusal(record, time);
      const { isNewest } = await records.save(key, refused, isUnderLease);
      if (isNewest && refused.refusals === 1) notify(onSignInNeeded, { key });
      return fail(key, failure, refused.retryAt ?? time);
    }
    const isKept = result.kind === "kept";
    const retryAfter = result.kind === "other user" ? undefined : result.retryAfter;
    const failed = afterFailure(record, { now: time, retryAfter, inDoubt: !isKept });
    const { retryAt = time } = failed;
    if (isKept && result.isRateLimited) rateLimitedUntil = retryAt;
    await records.save(key, failed, isUnderLease);
    return fail(key, result.kind === "other user" ? noNewToken(otherUser) : failure, retryAt);
  }

  function fail(key: string, failure: unknown, retryAt: number): Attempt {
    report(key, failure, outcomeOf({ failure }), retryAt);
    return { failure };
  }

  function report(key: string, failure: unknown, outcome: XtOutcome, retryAt: number): void {
    const ours = isXtError(failure) ? failure : undefined;
    const mc = ours?.name === "XtApiError" ? ours.mc : undefined;
    const status = ours?.name === "XtHttpError" ? ours.status : undefined;
    const cause = ours?.code === "store_failed" ? ours.cause : causeOf(failure, []);
    notify(onRefreshFailed, {
      key,
      outcome,
      retryAt,
      ...(mc !== undefined && { mc }),
      ...(status !== undefined && { status }),
      ...(cause && { cause }),
    });
  }
}

/** A time in the future that isn't further ahead than any pause is long; else the clock was set back since. */
function waitFor(time: number, now: number): number {
  return time > now && time - now <= longestWaitMs + clockSkewMs ? time - now : 0;
}

/** A map that forgets its oldest entries. */
function createMemory<T>(): Pick<Map<string, T>, "get" | "set"> {
  const entries = new Map<string, T>();
  return {
    get: (key) => entries.get(key),
    set(key, value) {
      const [oldest] = entries.size >= maxRemembered ? entries.keys() : [];
      if (oldest !== undefined) entries.delete(oldest);
      return entries.set(key, value);
    },
  };
}

function notify<E>(listener: ((event: E) => unknown) | undefined, event: E): void {
  // As a promise: what the listener throws, and what it rejects with, mustn't cost the tokens.
  if (listener) void (async () => listener(event))().catch(() => undefined);
}

/** What happened to the refresh token that was sent. */
function outcomeOf(attempt: Attempt | undefined): XtOutcome {
  if (!attempt) return "not-sent";
  return isXtError(attempt.failure) ? attempt.failure.outcome : "unknown";
}

function signInNeeded(why: string, attempt: Attempt | undefined, waitMs?: number): XtTokensError {
  const cause = attempt && causeOf(attempt.failure, []);
  const retryAfter = waitMs === undefined ? undefined : Math.ceil(waitMs / 1000);
  return new XtTokensError("sign_in_needed", outcomeOf(attempt), `${why}: the user has to sign in`, {
    cause,
    retryAfter,
  });
}

function noNewToken(why: string): XtTokensError {
  return new XtTokensError("refresh_failed", "answered", why);
}

/** Why there is no token now: after a refusal only the user can help, unless XT thinks better of it. */
function paused(record: TokenRecord, attempt: Attempt | undefined, waitMs: number): XtTokensError {
  return record.refusals
    ? signInNeeded("XT refused the refresh token", attempt, waitMs)
    : refreshFailed(attempt, waitMs);
}

function refreshFailed(attempt: Attempt | undefined, waitMs: number): XtTokensError {
  if (attempt?.failure instanceof XtTokensError) return attempt.failure;
  const cause = attempt && causeOf(attempt.failure, []);
  const why = cause ? ` (${cause.name}${cause.code ? `, ${cause.code}` : ""})` : "";
  const retryAfter = Math.ceil(waitMs / 1000);
  const message = `the tokens couldn't be renewed${why}; try again in ${retryAfter} s`;
  return new XtTokensError("refresh_failed", outcomeOf(attempt), message, { cause, retryAfter });
}

/**
 * Renews one user's tokens: it sends the refresh token, or waits for the process that holds the lease, and stores the result. Many
 * processes may do this at the same time. They share only the record in the store.
 */
import type { XtTokensError } from "../errors/index.js";
import type { XtOAuth, XtToken } from "../oauth.js";
import { classifyFailure, classifyResponse, type RenewalResult, type Renewed } from "./classify-renewal-failure.js";
import { createLease, createLeaseObserver, renewalTimeoutMs } from "./lease.js";
import { recordAfterFailure, remainingMs } from "./renewal-backoff.js";
import { decideRenewal, type TokenRequirement } from "./renewal-due.js";
import { createSemaphore } from "./semaphore.js";
import { BoundedMap, maxLostRaces, type RecordSnapshot, type StoredRecords, tooManyRaces } from "./stored-records.js";
import { settlesWithin, sleep } from "./timers.js";
import {
  type Attempt,
  failedEvent,
  type Listeners,
  noNewToken,
  notify,
  refreshFailed,
  signInNeeded,
} from "./token-events.js";
import { hasValidToken, recordOf, type TokenRecord } from "./token-record.js";

interface Settings extends Listeners {
  readonly xt: Pick<XtOAuth, "refreshToken">;
  readonly records: StoredRecords;
  readonly now: () => number;
}

/** How many renewals one process runs at the same time. This limits its connections to XT. */
const maxRenewals = 16;

/** If the store takes longer to write a lease, the permit is released meanwhile, so that other users can be renewed. */
const slowStoreMs = 250;

/** The polling intervals of a process that waits for a lease: they double from the first to the longest. */
const firstPollMs = 25;
const longestPollMs = 1_000;

/** The backoff of this process after a failure that it doesn't write to the store. */
const localPauseMs = 10_000;

/** How many keys this process remembers: for these backoffs, and for the expired refresh tokens that it has reported. */
const maxRemembered = 10_000;

/**
 * Creates the function that resolves to a user's tokens. It renews them first if they don't meet the requirement. If they can't be renewed
 * now, it resolves to the old ones while their access token is valid, and rejects otherwise.
 */
export function createRenewal({ xt, records, now, onRefreshed, onRefreshFailed, onSignInNeeded }: Settings) {
  const semaphore = createSemaphore(maxRenewals);
  // XT also limits requests per IP address, so after a 429 this process sends no refresh token for a while.
  let rateLimitedUntil = 0;
  // After the store has failed, calls whose token is valid don't retry it at once.
  const useOldTokenUntil = new BoundedMap<number>(maxRemembered);
  // After XT sent a token that has expired by this process's clock.
  const pausedUntil = new BoundedMap<number>(maxRemembered);
  const reportedEnds = new BoundedMap<string>(maxRemembered);

  return async (key: string, requirement: TokenRequirement): Promise<XtToken> => {
    const isHeld = createLeaseObserver(now);
    let attempt: Attempt | undefined;
    let pollMs = firstPollMs;
    for (let races = 0; races < maxLostRaces; ) {
      const found = await records.read(key).catch((error) => {
        // After the refresh token was sent, the error reports the renewal's failure, not the store's.
        throw attempt?.failure === undefined ? error : refreshFailed(attempt, 0);
      });
      if (!found) throw signInNeeded("no tokens are stored under this key", attempt);
      const { record, unsaved } = found;
      const time = now();
      const decision = decideRenewal(record, requirement, time, isHeld(record));
      if (decision === "use") return record.token;
      if (decision === "paused") throw paused(record, attempt, remainingMs(record.retryAt, time));
      if (decision === "ended") {
        if (reportedEnds.get(key) !== record.id) notify(onSignInNeeded, { key });
        reportedEnds.set(key, record.id);
        throw signInNeeded("the refresh token has expired", attempt);
      }
      if (decision === "wait") {
        await sleep(pollMs);
        pollMs = Math.min(longestPollMs, pollMs * 2);
        continue;
      }
      const isStillValid = hasValidToken(record, time, requirement.refused);
      const pauseMs = Math.max(remainingMs(rateLimitedUntil, time), remainingMs(pausedUntil.get(key), time));
      // The token is still valid, so don't wait for a renewal.
      const isUsed = pauseMs > 0 || remainingMs(useOldTokenUntil.get(key), time) > 0;
      if (isStillValid && (attempt || unsaved || semaphore.isFull() || isUsed)) return record.token;
      // One call sends one request at most, even if another process took over meanwhile and failed, too.
      if (attempt || pauseMs > 0) throw paused(record, attempt, pauseMs);
      races += 1;
      try {
        attempt = await renew(key, found);
      } catch (error) {
        const retryAt = isStillValid ? Math.min(now() + localPauseMs, record.endsAt) : now();
        if (isStillValid) useOldTokenUntil.set(key, retryAt);
        report(key, error, retryAt);
        if (hasValidToken(record, now(), requirement.refused)) return record.token;
        throw error;
      }
      // Not read again: the store may fail now.
      const { renewed } = attempt ?? {};
      if (renewed && hasValidToken(renewed, now(), requirement.refused)) return renewed.token;
    }
    throw tooManyRaces();
  };

  /** Sends the refresh token, unless another process takes the lease first, or XT's rate limit is reached. */
  async function renew(key: string, found: RecordSnapshot): Promise<Attempt | undefined> {
    const isRateLimited = () => remainingMs(rateLimitedUntil, now()) > 0;
    let release = await semaphore.acquire();
    try {
      if (isRateLimited()) return undefined;
      const { signal, ...lease } = createLease(now);
      // A process that may have sent the refresh token left this lease behind.
      const inDoubt = found.record.inDoubt === true || found.record.lease !== undefined;
      const leasing = records.replace(key, found, { ...found.record, inDoubt, lease });
      const isSlow = !(await settlesWithin(leasing, slowStoreMs));
      if (isSlow) release();
      const leased = await leasing;
      if (!leased) return undefined;
      if (isSlow) release = await semaphore.acquire();
      // This process was suspended, the store was slow, or meanwhile XT has limited the rate.
      if (signal.aborted || isRateLimited()) {
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
      return classifyResponse(
        await xt.refreshToken(token.refresh_token, { timeoutMs: renewalTimeoutMs, signal }),
        token,
      );
    } catch (error) {
      return classifyFailure(error, token);
    }
  }

  /** Stores the result of a renewal, and calls the listeners. */
  async function store(key: string, record: TokenRecord, leaseId: string, result: RenewalResult): Promise<Attempt> {
    const time = now();
    if (result.kind === "renewed") return storeRenewed(key, record, result, time);
    const failed = recordAfterFailure(record, result, time);
    if (result.isRateLimited) {
      // Earlier refusals concern this user only.
      const { retryAt } = recordAfterFailure({ ...record, refusals: 0 }, result, time);
      // The response to a simultaneous renewal may have asked for a longer pause.
      rateLimitedUntil = Math.max(retryAt, time + remainingMs(rateLimitedUntil, time));
    }
    const { isNewest } = await records.save(key, failed, ({ lease }) => lease?.id === leaseId);
    if (isNewest && result.kind === "refused" && failed.refusals === 1) notify(onSignInNeeded, { key });
    return report(key, result.failure, failed.retryAt);
  }

  async function storeRenewed(key: string, old: TokenRecord, renewal: Renewed, time: number): Promise<Attempt> {
    const { token, hasAccessToken } = renewal;
    // The assumed end of an old access token stays: XT hasn't sent the token again.
    const fresh = { ...recordOf(token, time), ...(!hasAccessToken && { endsAt: old.endsAt, lifeMs: old.lifeMs }) };
    const isSame = token.access_token === old.token.access_token;
    const again = isSame && recordAfterFailure({ ...fresh, failures: old.failures }, { kind: "kept" }, time);
    // Store them even if another process has taken the lease: until it has renewed the pair, these are the only valid tokens.
    const { isNewest, unsaved } = await records.save(key, again || fresh, ({ id }) => id === old.id);
    if (isNewest && !again) notify(onRefreshed, { key, ...(unsaved && { unsaved }) });
    if (again) return report(key, noNewToken("XT sent no new access token"), again.retryAt);
    if (hasValidToken(fresh, time)) return { failure: undefined, renewed: isNewest ? fresh : undefined };
    // By this process's clock, the new token has already expired, so a retry would fail as well. Other processes' clocks may be right.
    pausedUntil.set(key, time + localPauseMs);
    return report(
      key,
      noNewToken("the new access token has already expired, so the clock may be wrong"),
      time + localPauseMs,
    );
  }

  function report(key: string, failure: unknown, retryAt: number): Attempt {
    notify(onRefreshFailed, failedEvent(key, failure, retryAt));
    return { failure };
  }
}

/** The error during a backoff. After a refusal, the user has to sign in, or a later retry succeeds. */
function paused(record: TokenRecord, attempt: Attempt | undefined, waitMs: number): XtTokensError {
  if (!record.refusals) return refreshFailed(attempt, waitMs);
  return signInNeeded("XT refused the refresh token", attempt, waitMs);
}

/**
 * One user's renewal, from the record in the store to tokens that are good: it asks XT, or waits for whoever asks, and writes down
 * what became of it. It may run in many processes at once; the record is all that they share.
 */
import { type XtAnyError, XtTokensError } from "../errors.js";
import { causeOf } from "../failure.js";
import type { XtOAuth, XtToken } from "../oauth.js";
import { decide } from "./decision.js";
import { type Meaning, meaningOf, outcomeOf } from "./meaning.js";
import {
  afterFailure,
  coolsUntil,
  isGood,
  isPair,
  recordOf,
  refusedRecord,
  type TokenRecord,
  withLease,
  withoutLease,
} from "./record.js";
import { type Found, maxRaces, neverWins, type Records } from "./records.js";
import { sleep } from "./sleep.js";
import { atMost } from "./turns.js";
import { createWatch, leaseMs, renewalMs } from "./watch.js";

/** A user's tokens were renewed by this process. */
export interface XtTokensRefreshed {
  /** Whose. */
  readonly key: string;
  /** Why the new tokens stand only in this process, where the store failed: it serves them, and saves them as soon as it can. */
  readonly unsaved?: XtAnyError;
}

/** A user has to sign in again, and this process was the first to learn it. */
export interface XtTokensSignInNeeded {
  /** Who. */
  readonly key: string;
}

export interface RenewalSettings {
  readonly xt: Pick<XtOAuth, "refreshToken">;
  readonly records: Records;
  readonly refreshBeforeMs: number;
  readonly now: () => number;
  readonly onRefreshed: ((event: XtTokensRefreshed) => void) | undefined;
  readonly onSignInNeeded: ((event: XtTokensSignInNeeded) => void) | undefined;
}

/** How many renewals one process has under way at once: a burst of users mustn't become a burst of connections. */
const renewalsAtOnce = 16;

/** Whoever waits for another process looks again after this time, and then after longer ones. */
const firstLookMs = 25;
const longestLookMs = 1_000;

/** Resolves to tokens whose access token is good, renewed where that was due; rejects with an `XtTokensError`. */
export function createRenewal(settings: RenewalSettings): (key: string) => Promise<XtToken> {
  const { xt, records, refreshBeforeMs, now, onRefreshed, onSignInNeeded } = settings;
  const turns = atMost(renewalsAtOnce);
  // XT counts the calls of an address, not only of a user: after a 429 nobody's renewal is begun here for a while.
  let crowdedUntil = 0;

  return async (key) => {
    const hasLapsed = createWatch(now);
    let failure: unknown;
    let lookMs = firstLookMs;
    for (let races = 0; races < maxRaces; ) {
      const found = await readAfter(failure, key);
      if (!found) throw signInNeeded("no tokens are kept under this key", failure);
      const { record, unsaved } = found;
      const time = now();
      switch (decide(record, time, hasLapsed(record))) {
        case "use":
          return record.token;
        case "sign in":
          await refuse(key, found);
          throw signInNeeded("the refresh token is worth nothing any more", failure);
        case "wait":
          await sleep(lookMs);
          lookMs = Math.min(longestLookMs, lookMs * 2);
          break;
        case "cool":
          throw refreshFailed(failure, (coolsUntil(record, time) ?? time) - time);
        case "ask":
          // What is still good isn't waited for.
          if (isGood(record, time) && (unsaved || turns.areTaken() || crowdedUntil > time)) return record.token;
          if (unsaved) throw unsaved;
          if (crowdedUntil > time) throw refreshFailed(failure, crowdedUntil - time);
          failure = await turns.take(() => renew(key, found));
          races += 1;
      }
    }
    throw neverWins();
  };

  /** Once XT was asked, its answer is of more interest than a store that fails afterwards. */
  async function readAfter(failure: unknown, key: string): Promise<Found | undefined> {
    try {
      return await records.read(key);
    } catch (error) {
      throw failure === undefined ? error : refreshFailed(failure);
    }
  }

  /** Sends the refresh token, unless somebody else is quicker; resolves to why that failed. */
  async function renew(key: string, found: Found): Promise<unknown> {
    const lease = { id: crypto.randomUUID(), endsAt: now() + leaseMs };
    const leased = await records.replace(key, found, withLease(found.record, lease));
    if (!leased) return undefined;
    const { record } = leased;
    // This process was stopped meanwhile, or the store was slow: others may count the lease as lapsed before XT has answered.
    if (lease.endsAt - now() < renewalMs) return settle(key, leased, withoutLease(record));
    let meaning: Meaning;
    let failure: unknown;
    try {
      const token = await xt.refreshToken(record.token.refresh_token, { timeoutMs: renewalMs });
      meaning = isPair(token) ? { kind: "renewed", token } : { kind: "in doubt" };
    } catch (error) {
      failure = error ?? new Error();
      meaning = meaningOf(error, record.token);
    }
    if (meaning.kind === "renewed") {
      const renewed = recordOf(meaning.token, now(), refreshBeforeMs);
      const { isNewest, unsaved } = await records.saveRenewed(key, record.id, renewed);
      if (isNewest) tell(onRefreshed, { key, ...(unsaved && { unsaved }) });
      if (!isGood(renewed, now())) failure = endedAlready();
    } else if (meaning.kind === "refused") {
      await refuse(key, leased);
    } else {
      const { kind, retryAfter } = meaning;
      const after = afterFailure(record, { now: now(), retryAfter, inDoubt: kind === "in doubt" });
      if (kind === "kept" && meaning.isCrowded) crowdedUntil = after.retryAt ?? 0;
      await settle(key, leased, after);
    }
    return failure;
  }

  async function refuse(key: string, found: Found): Promise<void> {
    if (found.record.refused) return;
    if (await settle(key, found, refusedRecord(found.record))) tell(onSignInNeeded, { key });
  }

  /** Where the store fails, the lease that stays behind says enough. */
  async function settle(key: string, leased: Found, record: TokenRecord): Promise<Found | undefined> {
    try {
      return await records.replace(key, leased, record);
    } catch {
      return undefined;
    }
  }
}

function tell<E>(listener: ((event: E) => void) | undefined, event: E): void {
  try {
    listener?.(event);
  } catch {
    // A listener's own fault mustn't cost the tokens.
  }
}

function signInNeeded(why: string, failure: unknown): XtTokensError {
  const message = `${why}: the user has to sign in`;
  const outcome = failure === undefined ? "not-sent" : outcomeOf(failure);
  return new XtTokensError("sign_in_needed", outcome, message, { cause: causeOf(failure, []) });
}

function endedAlready(): XtTokensError {
  const message = "the new access token has ended already by the clock of this machine: is the clock right?";
  return new XtTokensError("refresh_failed", "answered", message);
}

function refreshFailed(failure: unknown, waitMs = 0): XtTokensError {
  if (failure instanceof XtTokensError) return failure;
  const cause = causeOf(failure, []);
  const why = cause ? ` (${cause.name}${cause.code ? `, ${cause.code}` : ""})` : "";
  const retryAfter = Math.ceil(waitMs / 1000);
  const message = `the tokens couldn't be renewed${why}; try again in ${retryAfter} s`;
  const outcome = failure === undefined ? "not-sent" : outcomeOf(failure);
  return new XtTokensError("refresh_failed", outcome, message, { cause, retryAfter });
}

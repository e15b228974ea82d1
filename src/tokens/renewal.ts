/**
 * One user's renewal, from the record in the store to tokens that are good: it asks XT, or waits for whoever asks, and writes down
 * what became of it. It may run in many processes at once; the record is all that they share.
 */
import { isXtError, type XtAnyError, type XtOutcome, XtTokensError } from "../errors.js";
import { causeOf } from "../http/network-error.js";
import type { XtOAuth, XtToken } from "../oauth.js";
import { decide } from "./decision.js";
import { type Meaning, meaningOf } from "./meaning.js";
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

/** XT was asked, and why it failed, where it did. */
interface Asked {
  readonly failure: unknown;
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
    let asked: Asked | undefined;
    let lookMs = firstLookMs;
    for (let races = 0; races < maxRaces; ) {
      const found = await readAfter(asked, key);
      if (!found) throw signInNeeded("no tokens are kept under this key", asked);
      const { record, unsaved } = found;
      const time = now();
      switch (decide(record, time, hasLapsed(record))) {
        case "use":
          return record.token;
        case "sign in":
          await giveUp(key, found);
          throw signInNeeded("the refresh token is worth nothing any more", asked);
        case "wait":
          await sleep(lookMs);
          lookMs = Math.min(longestLookMs, lookMs * 2);
          break;
        case "cool":
          throw refreshFailed(asked, (coolsUntil(record, time) ?? time) - time);
        case "ask":
          // What is still good isn't waited for.
          if (isGood(record, time) && (asked || unsaved || turns.areTaken() || crowdedUntil > time))
            return record.token;
          // One call asks once, though somebody may have taken over meanwhile, and failed as well.
          if (asked) throw refreshFailed(asked);
          if (unsaved) throw unsaved;
          if (crowdedUntil > time) throw refreshFailed(undefined, crowdedUntil - time);
          asked = await turns.take(() => renew(key, found));
          races += 1;
      }
    }
    throw neverWins();
  };

  /** Once XT was asked, its answer is of more interest than a store that fails afterwards. */
  async function readAfter(asked: Asked | undefined, key: string): Promise<Found | undefined> {
    try {
      return await records.read(key);
    } catch (error) {
      throw asked?.failure === undefined ? error : refreshFailed(asked);
    }
  }

  /** Sends the refresh token, unless somebody else is quicker. */
  async function renew(key: string, found: Found): Promise<Asked | undefined> {
    const lease = { id: crypto.randomUUID(), endsAt: now() + leaseMs };
    const leased = await records.replace(key, found, withLease(found.record, lease));
    if (!leased) return undefined;
    const { record } = leased;
    const isUnderLease = (standing: TokenRecord) => standing.lease?.id === lease.id;
    // This process was stopped meanwhile, or the store was slow: others may count the lease as lapsed before XT has answered.
    if (lease.endsAt - now() < renewalMs) {
      await records.save(key, withoutLease(record), isUnderLease);
      return undefined;
    }
    const { meaning, failure } = await ask(record.token);
    const time = now();
    switch (meaning.kind) {
      case "renewed": {
        const fresh = recordOf(meaning.token, time, refreshBeforeMs);
        // By this clock it has ended on its way here: asking again at once would end likewise.
        const renewed = isGood(fresh, time) ? fresh : afterFailure(fresh, { now: time });
        // Even if somebody has taken over: as long as they haven't renewed the pair, these are its only tokens.
        const { isNewest, unsaved } = await records.save(key, renewed, ({ id }) => id === record.id);
        if (isNewest) tell(onRefreshed, { key, ...(unsaved && { unsaved }) });
        return { failure: isGood(renewed, time) ? failure : endedAlready() };
      }
      case "refused": {
        const { isNewest } = await records.save(key, refusedRecord(record), isUnderLease);
        if (isNewest) tell(onSignInNeeded, { key });
        return { failure };
      }
      default: {
        const { kind, retryAfter } = meaning;
        const after = afterFailure(record, { now: time, retryAfter, inDoubt: kind === "in doubt" });
        if (kind === "kept" && meaning.isCrowded) crowdedUntil = after.retryAt ?? 0;
        await records.save(key, after, isUnderLease);
        return { failure };
      }
    }
  }

  async function ask(token: XtToken): Promise<{ meaning: Meaning; failure?: unknown }> {
    try {
      const renewed = await xt.refreshToken(token.refresh_token, { timeoutMs: renewalMs });
      return { meaning: isPair(renewed) ? { kind: "renewed", token: renewed } : { kind: "in doubt" } };
    } catch (error) {
      return { meaning: meaningOf(error, token), failure: error };
    }
  }

  /** The refresh token has ended by itself; one of all processes is the first to say so. */
  async function giveUp(key: string, found: Found): Promise<void> {
    if (found.record.refused) return;
    const given = await records.replace(key, found, refusedRecord(found.record)).catch(() => undefined);
    if (given) tell(onSignInNeeded, { key });
  }
}

/** What became of the refresh token that was sent, as far as it is told. */
function outcomeOf(asked: Asked | undefined): XtOutcome {
  if (!asked) return "not-sent";
  return isXtError(asked.failure) ? asked.failure.outcome : "unknown";
}

function tell<E>(listener: ((event: E) => void) | undefined, event: E): void {
  try {
    listener?.(event);
  } catch {
    // A listener's own fault mustn't cost the tokens.
  }
}

function signInNeeded(why: string, asked: Asked | undefined): XtTokensError {
  const cause = asked && causeOf(asked.failure, []);
  return new XtTokensError("sign_in_needed", outcomeOf(asked), `${why}: the user has to sign in`, { cause });
}

function endedAlready(): XtTokensError {
  const message = "the new access token has ended already: is the clock right?";
  return new XtTokensError("refresh_failed", "answered", message);
}

function refreshFailed(asked: Asked | undefined, waitMs = 0): XtTokensError {
  if (asked?.failure instanceof XtTokensError) return asked.failure;
  const cause = asked && causeOf(asked.failure, []);
  const why = cause ? ` (${cause.name}${cause.code ? `, ${cause.code}` : ""})` : "";
  const retryAfter = Math.ceil(waitMs / 1000);
  const message = `the tokens couldn't be renewed${why}; try again in ${retryAfter} s`;
  return new XtTokensError("refresh_failed", outcomeOf(asked), message, { cause, retryAfter });
}

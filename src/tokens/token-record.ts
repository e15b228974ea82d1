/** The record under a user's key: the tokens, and the state of their renewal. `decide` says what to do with it. */
import { accessTokenExpiresAt, refreshTokenExpiresAt } from "../expiry.js";
import { isSendableToken, type XtToken } from "../oauth.js";
import type { RenewalFailure } from "./classify-failure.js";

/** All times are in milliseconds since 1970. */
export interface TokenRecord {
  /** The version of this format. */
  readonly v: 1;
  /** A new id for each pair of tokens. With it, a process detects whether the pair that it renews is still the stored one. */
  readonly id: string;
  readonly token: XtToken;
  /** When the access token expires. */
  readonly endsAt: number;
  /** The token doesn't say when it expires, so `endsAt` is an assumption. */
  readonly isAssumed?: boolean;
  /** How long the access token was valid when it was received, in milliseconds. */
  readonly lifeMs: number;
  /** A random share by which the renewal margin grows, so that users who signed in together aren't renewed together. */
  readonly jitter: number;
  /** Set while a process sends the refresh token. If that process dies, the lease stays behind. */
  readonly lease?: { readonly id: string; readonly endsAt: number } | undefined;
  /** The refresh token was sent, and the result is unknown. */
  readonly inDoubt?: boolean;
  /** How many times in a row XT has refused the refresh token. */
  readonly refusals?: number;
  /** How many renewals have failed for other reasons since the last success. */
  readonly failures?: number | undefined;
  /** The refresh token isn't sent before this time. */
  readonly retryAt?: number;
}

/** What a caller requires of the access token. */
export interface Demand {
  /** The token is renewed if it expires within this time, in milliseconds. */
  readonly marginMs: number;
  /** An access token that XT refused: it can't be used, even if it hasn't expired. */
  readonly refused?: string | undefined;
}

/** How far the clocks of two processes may differ, in milliseconds. */
export const clockSkewMs = 120_000;

/** How long a token without an `exp` counts as valid, in milliseconds, if its `expires_in` in seconds isn't shorter. */
const assumedLifeMs = 3_600_000;

const maxJitter = 0.2;

const minuteMs = 60_000;
const firstPauseMs = 1_000;
const longestPauseMs = 5 * minuteMs;
/** The longest pause after refusals. A longer `Retry-After` is cut to this, too. */
const longestWaitMs = 60 * minuteMs;

/** Creates the record of a new pair of tokens. */
export function recordOf(token: XtToken, now: number): TokenRecord {
  const lifeMs = Math.min(assumedLifeMs, bounded(Number(token.expires_in), assumedLifeMs) * 1000 || assumedLifeMs);
  const record = withOwnEnd({ v: 1, id: crypto.randomUUID(), token, endsAt: now + lifeMs, lifeMs, jitter: 0 });
  return { ...record, lifeMs: Math.max(0, record.endsAt - now), jitter: Math.random() * maxJitter };
}

/** Takes the end from the token itself, if it has one: it is more reliable than the stored end. */
function withOwnEnd(record: TokenRecord): TokenRecord {
  const ownEnd = accessTokenExpiresAt(record.token)?.getTime();
  return { ...record, endsAt: ownEnd ?? record.endsAt, isAssumed: ownEnd === undefined };
}

/** Parses a record of the store. Returns `undefined` if the string isn't a record. */
export function parseRecord(text: string): TokenRecord | undefined {
  try {
    const record: TokenRecord = Object(JSON.parse(text));
    const { v, id, token, endsAt } = record;
    const isRecord = v === 1 && typeof id === "string" && isPair(token) && typeof endsAt === "number";
    return isRecord ? withOwnEnd(record) : undefined;
  } catch {
    return undefined;
  }
}

/** Whether both tokens are present and can be sent. Other fields aren't checked, because XT may change them. */
function isPair(token: unknown): token is XtToken {
  const { access_token, refresh_token }: Partial<Record<string, unknown>> = Object(token);
  return isSendableToken(access_token) && isSendableToken(refresh_token);
}

/** Returns a copy of a pair as it is stored; `undefined` if the value isn't a pair, or can't be stored. */
export function copyOfPair(token: unknown): XtToken | undefined {
  try {
    const copy: unknown = JSON.parse(JSON.stringify(token));
    return isPair(copy) ? copy : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the access token is valid, and XT hasn't refused it. */
export function isGood({ token, endsAt, isAssumed }: TokenRecord, now: number, refused?: string): boolean {
  if (endsAt <= now || token.access_token === refused) return false;
  // A process with a wrong clock wrote an assumed end that is further in the future.
  return isAssumed !== true || endsAt - now <= assumedLifeMs + clockSkewMs;
}

/** Limits a number from a record, because a process with a wrong clock or a bug may have written it. */
function bounded(value: unknown, most: number): number {
  return typeof value === "number" && value > 0 ? Math.min(value, most) : 0;
}

/** How long to wait until `time`, in milliseconds. 0 if that is longer than any pause: then a clock is wrong, or was set back. */
export function waitUntil(time: number | undefined, now: number): number {
  const waitMs = bounded(time, Number.MAX_VALUE) - now;
  return waitMs > 0 && waitMs <= longestWaitMs + clockSkewMs ? waitMs : 0;
}

/**
 * Decides what to do with a record. No other function decides this.
 *
 * - `use`: return the access token.
 * - `renew`: send the refresh token.
 * - `wait`: another process is sending it; read the record again later.
 * - `paused`: a renewal failed recently (backoff).
 * - `ended`: the refresh token has expired, by this process's clock.
 */
export function decide(record: TokenRecord, { marginMs, refused }: Demand, now: number, isHeld: boolean) {
  const isPaused = () => waitUntil(record.retryAt, now) > 0;
  const hasEnded = () => (refreshTokenExpiresAt(record.token)?.getTime() ?? now + 1) <= now;
  if (isGood(record, now, refused)) {
    // If XT may already have processed the refresh token, don't send it again while the access token is valid: XT might revoke both.
    const isInDoubt = record.inDoubt === true || record.lease !== undefined;
    return renewFrom(record, marginMs) > now || isInDoubt || isPaused() || hasEnded() ? "use" : "renew";
  }
  if (isHeld) return "wait";
  if (hasEnded()) return "ended";
  return isPaused() ? "paused" : "renew";
}

/** When the access token becomes due for renewal. */
function renewFrom({ endsAt, lifeMs, jitter }: TokenRecord, marginMs: number): number {
  // Without this limit, each call would renew a token whose lifetime is shorter than the margin.
  const early = Math.min(marginMs, bounded(lifeMs, Number.MAX_VALUE) / 2);
  return endsAt - early * (1 + bounded(jitter, maxJitter));
}

/** Returns the record after a failed renewal. The pair is kept and retried later: a wrong secret or an outage of XT may be temporary. */
export function afterFailure(
  { inDoubt = false, lease, ...record }: TokenRecord,
  { kind, retryAfter = 0 }: Pick<RenewalFailure, "kind" | "retryAfter">,
  now: number,
): TokenRecord & { retryAt: number } {
  const isRefused = kind === "refused";
  const refusals = count(record.refusals) + (isRefused ? 1 : 0);
  const failures = count(record.failures) + (isRefused ? 0 : 1);
  const pauseMs = Math.max(
    isRefused ? 0 : Math.min(longestPauseMs, firstPauseMs * 2 ** (failures - 1)),
    refusals === 0 ? 0 : Math.min(longestWaitMs, minuteMs * 2 ** (refusals - 1)),
    Math.min(longestWaitMs, retryAfter * 1000),
  );
  const isInDoubt = kind === "in doubt" || (kind === "kept" && inDoubt);
  return { ...record, refusals, failures, retryAt: now + pauseMs, inDoubt: isInDoubt };
}

function count(value: unknown): number {
  return Math.floor(bounded(value, 30));
}

/** When both tokens have expired, by their `exp`. Without an `exp` of the refresh token, the record doesn't expire. */
export function endOf({ token, endsAt }: TokenRecord): { endsAt: number | undefined } {
  const refreshEndsAt = refreshTokenExpiresAt(token)?.getTime();
  return { endsAt: refreshEndsAt === undefined ? undefined : Math.max(endsAt, refreshEndsAt) };
}

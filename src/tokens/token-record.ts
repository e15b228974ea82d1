/** What is stored under a user's key: their tokens, and how far the renewal of these is. And what is to be done about it. */
import { accessTokenExpiresAt, refreshTokenExpiresAt } from "../expiry.js";
import { isSendableToken, type XtToken } from "../oauth.js";
import type { RenewalFailure } from "./classify-failure.js";
import { clockSkewMs } from "./lease.js";

/** All times are in milliseconds since 1970. */
export interface TokenRecord {
  /** The version of this shape. */
  readonly v: 1;
  /** A new one for each pair of tokens: a process that renews a pair sees whether it is still the one that is stored. */
  readonly id: string;
  readonly token: XtToken;
  /** When the access token ends. */
  readonly endsAt: number;
  /** The token doesn't say when it ends, so `endsAt` is assumed. */
  readonly isAssumed?: boolean;
  /** How long it was good when it came. */
  readonly lifeMs: number;
  /** By which part of its margin each process renews it earlier: users who signed in together aren't renewed together. */
  readonly jitter: number;
  /** A process sends the refresh token now. A process that dies while it does leaves this behind. */
  readonly lease?: { readonly id: string; readonly endsAt: number } | undefined;
  /** The refresh token was sent, and it is unknown what became of it. */
  readonly inDoubt?: boolean;
  /** How many times in a row XT has refused the refresh token. */
  readonly refusals?: number;
  /** How many renewals have failed otherwise since the last that didn't. */
  readonly failures?: number | undefined;
  /** The refresh token isn't sent before. */
  readonly retryAt?: number;
}

/** What a caller wants of the access token. */
export interface Demand {
  /** It is renewed if it ends within this time. */
  readonly marginMs: number;
  /** The access token that XT refused: it is worth nothing, whatever its end. */
  readonly refused?: string | undefined;
}

/** How long a token without an `exp` counts as good, unless its `expires_in`, read as seconds, is shorter. */
const assumedLifeMs = 3_600_000;

const maxJitter = 0.2;

const minuteMs = 60_000;
const firstPauseMs = 1_000;
const longestPauseMs = 5 * minuteMs;
/** The longest pause after refusals, and the longest `Retry-After` that counts. */
const longestWaitMs = 60 * minuteMs;

/** The record of a pair of tokens that has just come from XT. */
export function recordOf(token: XtToken, now: number): TokenRecord {
  const lifeMs = Math.min(assumedLifeMs, bounded(token.expires_in, assumedLifeMs) * 1000 || assumedLifeMs);
  const record = withOwnEnd({ v: 1, id: crypto.randomUUID(), token, endsAt: now + lifeMs, lifeMs, jitter: 0 });
  return { ...record, lifeMs: Math.max(0, record.endsAt - now), jitter: Math.random() * maxJitter };
}

/** A token knows its own end better than the process that stored it. */
function withOwnEnd(record: TokenRecord): TokenRecord {
  const ownEnd = accessTokenExpiresAt(record.token)?.getTime();
  return { ...record, endsAt: ownEnd ?? record.endsAt, isAssumed: ownEnd === undefined };
}

/** The record in a text of the store; `undefined` if the text is none. */
export function parseRecord(text: string): TokenRecord | undefined {
  try {
    const record: TokenRecord = Object(JSON.parse(text));
    const { v, id, token, endsAt, lease } = record;
    const isRecord = v === 1 && typeof id === "string" && isPair(token) && isTime(endsAt);
    const isLease = lease === undefined || (typeof lease?.id === "string" && isTime(lease.endsAt));
    return isRecord && isLease ? withOwnEnd(record) : undefined;
  } catch {
    return undefined;
  }
}

function isTime(time: unknown): boolean {
  return typeof time === "number" && time > 0;
}

/** Whether both tokens are there, and can be sent. What else an answer has may have changed at XT. */
export function isPair(token: unknown): token is XtToken {
  const { access_token, refresh_token }: Partial<Record<string, unknown>> = Object(token);
  return isSendableToken(access_token) && isSendableToken(refresh_token);
}

/** Whether the access token is valid, and XT isn't known to refuse it. */
export function isGood({ token, endsAt, isAssumed }: TokenRecord, now: number, refused?: string): boolean {
  if (endsAt <= now || token.access_token === refused) return false;
  // An assumed end that lies further ahead was written by a process with a wrong clock.
  return isAssumed !== true || endsAt - now <= assumedLifeMs + clockSkewMs;
}

/** A number of a record, which a process with a wrong clock, or with an error, may have written. */
function bounded(value: unknown, most: number): number {
  return typeof value === "number" && value > 0 ? Math.min(value, most) : 0;
}

/** How long to wait until `time`; 0 if it lies further ahead than any pause is long: a clock is wrong, or was set back since. */
export function waitUntil(time: number | undefined, now: number): number {
  const waitMs = bounded(time, Number.MAX_VALUE) - now;
  return waitMs > 0 && waitMs <= longestWaitMs + clockSkewMs ? waitMs : 0;
}

/**
 * - `use`: return the access token.
 * - `renew`: send the refresh token.
 * - `wait`: another process sends it; look again.
 * - `paused`: a renewal failed a moment ago.
 * - `ended`: the refresh token has ended, by this process's clock.
 */
export type Decision = "use" | "renew" | "wait" | "paused" | "ended";

/** What is to be done about a record: the one place where that is decided. */
export function decide(record: TokenRecord, { marginMs, refused }: Demand, now: number, isHeld: boolean): Decision {
  const isPaused = () => waitUntil(record.retryAt, now) > 0;
  const hasEnded = () => (refreshTokenExpiresAt(record.token)?.getTime() ?? now + 1) <= now;
  if (isGood(record, now, refused)) {
    // A refresh token that XT may have seen isn't sent while it would put a good access token at risk: XT may revoke both.
    const isInDoubt = record.inDoubt === true || record.lease !== undefined;
    return renewFrom(record, marginMs) > now || isInDoubt || isPaused() || hasEnded() ? "use" : "renew";
  }
  if (isHeld) return "wait";
  if (hasEnded()) return "ended";
  return isPaused() ? "paused" : "renew";
}

/** From when on the access token is to be renewed. */
function renewFrom({ endsAt, lifeMs, jitter }: TokenRecord, marginMs: number): number {
  // A token that lives shorter than the margin would be renewed by each call.
  const early = Math.min(marginMs, bounded(lifeMs, Number.MAX_VALUE) / 2);
  return endsAt - early * (1 + bounded(jitter, maxJitter));
}

/** The record after a renewal has failed. The pair is kept, and tried again: a wrong secret, or a bad hour at XT, passes. */
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

/** When the record is worth nothing any more, by the tokens themselves; `undefined` if they don't say. */
export function worthlessFrom({ token, endsAt }: TokenRecord): number | undefined {
  const refreshEndsAt = refreshTokenExpiresAt(token)?.getTime();
  return refreshEndsAt === undefined ? undefined : Math.max(endsAt, refreshEndsAt);
}

/** What is stored under a user's key: their tokens, and how far the renewal of these is. And what is to be done about it. */
import { accessTokenExpiresAt, refreshTokenExpiresAt } from "../expiry.js";
import { isSendableToken, type XtToken } from "../oauth.js";
import { clockSkewMs } from "./lease.js";

export interface TokenRecord {
  /** The version of this shape. */
  readonly v: 1;
  /** A new one for each pair of tokens: a process that renews a pair sees whether it is still the one that is stored. */
  readonly id: string;
  readonly token: XtToken;
  /** When the access token ends, in milliseconds since 1970, as all times here. */
  readonly endsAt: number;
  /** The token doesn't say when it ends, so `endsAt` is assumed. */
  readonly isAssumed?: true;
  /** How long it was good when it came. */
  readonly lifeMs: number;
  /** By which part of its margin each process renews it earlier: users who signed in together aren't renewed together. */
  readonly jitter: number;
  /** A process sends the refresh token now. A process that dies while it does leaves this behind. */
  readonly lease?: { readonly id: string; readonly endsAt: number };
  /** The refresh token was sent, and it is unknown what became of it. */
  readonly inDoubt?: true;
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
/** A pause that is longer comes from a wrong clock or a wrong `Retry-After`. So is that after many refusals. */
export const longestWaitMs = 60 * minuteMs;

/** The record of a pair of tokens that has just come from XT. */
export function recordOf(token: XtToken, now: number): TokenRecord {
  const lifeMs = Math.max(0, (accessTokenExpiresAt(token)?.getTime() ?? now + assumedLife(token.expires_in)) - now);
  const jitter = Math.random() * maxJitter;
  return withOwnEnd({ v: 1, id: crypto.randomUUID(), token, endsAt: now + lifeMs, lifeMs, jitter });
}

function assumedLife(expiresIn: unknown): number {
  return typeof expiresIn === "number" && expiresIn > 0 ? Math.min(assumedLifeMs, expiresIn * 1000) : assumedLifeMs;
}

/** A token knows its own end better than the process that stored it. */
function withOwnEnd({ isAssumed, ...record }: TokenRecord): TokenRecord {
  const ownEnd = accessTokenExpiresAt(record.token)?.getTime();
  return ownEnd === undefined ? { ...record, isAssumed: true } : { ...record, endsAt: ownEnd };
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

/** From when on the access token is to be renewed. */
function renewFrom({ endsAt, lifeMs, jitter }: TokenRecord, marginMs: number): number {
  // A token that lives shorter than the margin would be renewed by each call.
  const early = Math.min(marginMs, bounded(lifeMs, Number.POSITIVE_INFINITY) / 2);
  return endsAt - early * (1 + bounded(jitter, maxJitter));
}

function bounded(value: unknown, most: number): number {
  return typeof value === "number" && value > 0 ? Math.min(value, most) : 0;
}

/** Until when the refresh token isn't sent after a failure; `undefined` if nothing forbids it. */
export function pausedUntil({ retryAt = 0 }: TokenRecord, now: number): number | undefined {
  return retryAt > now && retryAt - now <= longestWaitMs ? retryAt : undefined;
}

export type Decision =
  /** Return the access token. */
  | "use"
  /** Send the refresh token. */
  | "renew"
  /** Another process sends it: look again. */
  | "wait"
  /** A renewal failed a moment ago. */
  | "paused"
  /** The refresh token has ended, by this process's clock. */
  | "ended";

/** What is to be done about a record: the one place where that is decided. */
export function decide(record: TokenRecord, { marginMs, refused }: Demand, now: number, hasLapsed: boolean): Decision {
  const isHeld = record.lease !== undefined && !hasLapsed;
  if (isGood(record, now, refused)) {
    if (renewFrom(record, marginMs) > now) return "use";
    // A refresh token that XT may have seen isn't sent while it would put a good access token at risk: XT may revoke both.
    const isInDoubt = record.inDoubt === true || record.lease !== undefined;
    return isInDoubt || isPaused(record, now) || hasEnded(record, now) ? "use" : "renew";
  }
  if (isHeld) return "wait";
  if (hasEnded(record, now)) return "ended";
  return isPaused(record, now) ? "paused" : "renew";
}

function isPaused(record: TokenRecord, now: number): boolean {
  return pausedUntil(record, now) !== undefined;
}

function hasEnded({ token }: TokenRecord, now: number): boolean {
  return (refreshTokenExpiresAt(token)?.getTime() ?? now + 1) <= now;
}

export function withLease(record: TokenRecord, lease: { id: string; endsAt: number }): TokenRecord {
  // A lease that is still there was left behind by a process that may have sent.
  return record.lease ? { ...record, inDoubt: true, lease } : { ...record, lease };
}

export function withoutLease({ lease, ...record }: TokenRecord): TokenRecord {
  return record;
}

/** The record after XT has refused the refresh token. It is kept: a wrong secret, or a bad hour at XT, passes. */
export function afterRefusal({ inDoubt, ...record }: TokenRecord, now: number): TokenRecord {
  const refusals = count(record.refusals) + 1;
  return { ...withoutLease(record), refusals, retryAt: now + pauseAfterRefusals(refusals) };
}

function pauseAfterRefusals(refusals: number): number {
  return refusals === 0 ? 0 : Math.min(longestWaitMs, minuteMs * 2 ** (refusals - 1));
}

/** The record after a renewal has failed otherwise. */
export function afterFailure(
  record: TokenRecord,
  { now, retryAfter = 0, inDoubt = false }: { now: number; retryAfter?: number | undefined; inDoubt?: boolean },
): TokenRecord {
  const failures = count(record.failures) + 1;
  const backoff = Math.min(longestPauseMs, firstPauseMs * 2 ** (failures - 1));
  const pause = Math.max(
    backoff,
    pauseAfterRefusals(count(record.refusals)),
    Math.min(longestWaitMs, retryAfter * 1000),
  );
  return { ...withoutLease(record), failures, retryAt: now + pause, ...(inDoubt && { inDoubt: true }) };
}

function count(value: unknown): number {
  return Math.floor(bounded(value, 30));
}

/** When the record is worth nothing any more, by the tokens themselves; `undefined` if they don't say. */
export function worthlessFrom({ token, endsAt }: TokenRecord): number | undefined {
  const refreshEndsAt = refreshTokenExpiresAt(token)?.getTime();
  return refreshEndsAt === undefined ? undefined : Math.max(endsAt, refreshEndsAt);
}

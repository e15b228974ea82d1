/** The record under a user's key: the tokens, and the state of their renewal. */
import { accessTokenExpiresAt, refreshTokenExpiresAt } from "../expiry.js";
import { isSendableToken, type XtToken } from "../oauth.js";

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
  /** The refresh token may have been sent, and the result is unknown. */
  readonly inDoubt?: boolean;
  /** How many times XT has refused the refresh token. */
  readonly refusals?: number;
  /** How many renewals have failed for other reasons since the last success. */
  readonly failures?: number | undefined;
  /** The refresh token isn't sent before this time. */
  readonly retryAt?: number;
}

/** How far the clocks of two processes may differ, in milliseconds. */
export const clockSkewMs = 120_000;

/** How long a token without an `exp` counts as valid, in milliseconds, if its `expires_in` in seconds isn't shorter. */
const assumedLifeMs = 3_600_000;

export const maxJitter = 0.2;

/** Creates the record of a new pair of tokens. */
export function recordOf(token: XtToken, now: number): TokenRecord {
  const { expires_in }: { expires_in?: unknown } = token;
  const seconds = clampPositive(typeof expires_in === "string" ? Number(expires_in) : expires_in, Number.MAX_VALUE);
  const lifeMs = Math.min(assumedLifeMs, seconds * 1000 || assumedLifeMs);
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
export function hasValidToken({ token, endsAt, isAssumed }: TokenRecord, now: number, refused?: string): boolean {
  if (endsAt <= now || token.access_token === refused) return false;
  // A process with a wrong clock wrote an assumed end that is further in the future.
  return isAssumed !== true || endsAt - now <= assumedLifeMs + clockSkewMs;
}

/** When both tokens have expired. Without an `exp` of the refresh token, the record doesn't expire. */
export function expiryOf({ token, endsAt }: TokenRecord): { endsAt: number | undefined } {
  const refreshEndsAt = refreshTokenExpiresAt(token)?.getTime();
  return { endsAt: refreshEndsAt === undefined ? undefined : Math.max(endsAt, refreshEndsAt) };
}

/** Limits a number from a record or from XT, because it may be wrong. Returns 0 if it isn't a positive number. */
export function clampPositive(value: unknown, max: number): number {
  return typeof value === "number" && value > 0 ? Math.min(value, max) : 0;
}

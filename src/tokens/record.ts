/** What stands in the store under a user's key: their tokens, and how far the renewal of these is. */
import { accessTokenExpiresAt, refreshTokenExpiresAt } from "../expiry.js";
import type { XtToken } from "../oauth.js";

export interface TokenRecord {
  /** The version of this shape. */
  readonly v: 1;
  /** Another one for each pair of tokens, so that who renews a pair sees whether it is still the one that stands here. */
  readonly id: string;
  readonly token: XtToken;
  /** When the access token ends, in milliseconds since 1970, as all times here. */
  readonly endsAt: number;
  /** From when on it is to be renewed. */
  readonly renewFrom: number;
  /** Somebody sends the refresh token just now. Who dies over it leaves this behind. */
  readonly lease?: { readonly id: string; readonly endsAt: number };
  /** The refresh token was sent, and nobody knows what became of it. */
  readonly inDoubt?: true;
  /** XT doesn't renew this pair any more. */
  readonly refused?: true;
  /** How many renewals have failed since the last that didn't. */
  readonly failures?: number;
  /** Not to be sent before. */
  readonly retryAt?: number;
}

/** How long a token without an `exp` counts as good, unless its `expires_in`, read as seconds, is shorter. */
const assumedLifeMs = 3_600_000;

/** A renewal is up to so much earlier than it has to be, by chance: users who signed in together aren't renewed together. */
const jitter = 0.2;

const firstCoolingMs = 1_000;
const longestCoolingMs = 300_000;
/** A `Retry-After` beyond this is somebody's mistake, and so is a time in a record that lies further ahead. */
const longestWaitMs = 3_600_000;

/** The record of a pair of tokens that has just come from XT. */
export function recordOf(token: XtToken, now: number, refreshBeforeMs: number): TokenRecord {
  const endsAt = accessTokenExpiresAt(token)?.getTime() ?? now + assumedLife(token.expires_in);
  // A token that lives shorter than refreshBeforeMs would be renewed with each call.
  const early = Math.min(refreshBeforeMs, Math.max(0, endsAt - now) / 2);
  const renewFrom = Math.round(endsAt - early * (1 + Math.random() * jitter));
  return { v: 1, id: crypto.randomUUID(), token, endsAt, renewFrom };
}

function assumedLife(expiresIn: unknown): number {
  return typeof expiresIn === "number" && expiresIn > 0 ? Math.min(assumedLifeMs, expiresIn * 1000) : assumedLifeMs;
}

/** The record in a text of the store's; `undefined` where the text is none. */
export function parseRecord(text: string): TokenRecord | undefined {
  try {
    const record: TokenRecord = Object(JSON.parse(text));
    return record.v === 1 && typeof record.id === "string" && isPair(record.token) && record.endsAt > 0
      ? record
      : undefined;
  } catch {
    return undefined;
  }
}

/** Whether both tokens are there. What else an answer has may have changed at XT's. */
export function isPair(token: unknown): token is XtToken {
  const { access_token, refresh_token }: Partial<Record<string, unknown>> = Object(token);
  return [access_token, refresh_token].every((one) => typeof one === "string" && one.trim() !== "");
}

export function isGood({ endsAt }: TokenRecord, now: number): boolean {
  return endsAt > now;
}

/** Until when a record isn't to be renewed after a failure; `undefined` where nothing keeps it. */
export function coolsUntil({ retryAt = 0 }: TokenRecord, now: number): number | undefined {
  return retryAt > now && retryAt - now <= longestWaitMs ? retryAt : undefined;
}

/** Whether only a sign-in can help once the access token has ended. */
export function isSpent({ refused, token }: TokenRecord, now: number): boolean {
  return refused === true || (refreshTokenExpiresAt(token)?.getTime() ?? now + 1) <= now;
}

export function withLease(record: TokenRecord, lease: { id: string; endsAt: number }): TokenRecord {
  // Whoever had the lease before has left it behind, and may have sent.
  return record.lease ? { ...record, inDoubt: true, lease } : { ...record, lease };
}

export function withoutLease({ lease, ...record }: TokenRecord): TokenRecord {
  return record;
}

export function refusedRecord(record: TokenRecord): TokenRecord {
  return { ...withoutLease(record), refused: true };
}

/** The record once a renewal has failed: nobody sends again before it has cooled down. */
export function afterFailure(
  record: TokenRecord,
  { now, retryAfter = 0, inDoubt = false }: { now: number; retryAfter?: number | undefined; inDoubt?: boolean },
): TokenRecord {
  const failures = (record.failures ?? 0) + 1;
  const cooling = Math.min(longestCoolingMs, firstCoolingMs * 2 ** (failures - 1));
  const wait = Math.max(cooling, Math.min(longestWaitMs, retryAfter * 1000));
  return { ...withoutLease(record), failures, retryAt: now + wait, ...(inDoubt && { inDoubt: true }) };
}

/** When the record is worth nothing any more; `undefined` where nobody can tell. */
export function worthlessFrom({ token, endsAt, refused }: TokenRecord, now: number): number | undefined {
  // For a while after a refusal, so that one who was stopped over the same pair, and has got new tokens, still finds it.
  if (refused) return Math.max(endsAt, now + longestWaitMs);
  const refreshEnds = refreshTokenExpiresAt(token)?.getTime();
  return refreshEnds === undefined ? undefined : Math.max(endsAt, refreshEnds);
}

/** Decides what to do with a user's tokens: return them, renew them, wait for another process, or report an error. */
import { refreshTokenExpiresAt } from "../expiry.js";
import { remainingMs } from "./renewal-backoff.js";
import { clampPositive, hasValidToken, maxJitter, type TokenRecord } from "./token-record.js";

/** What a caller requires of the access token. */
export interface TokenRequirement {
  /** The token is renewed if it expires within this time, in milliseconds. */
  readonly marginMs: number;
  /** An access token that XT refused: it can't be used, even if it hasn't expired. */
  readonly refused?: string | undefined;
}

/**
 * Decides what to do with a record. `renew-tokens.ts` may postpone a renewal, for example during a rate limit.
 *
 * - `use`: return the access token.
 * - `renew`: send the refresh token.
 * - `wait`: another process is sending it; read the record again later.
 * - `paused`: a renewal failed recently (backoff).
 * - `ended`: the refresh token has expired, by this process's clock.
 *
 * @param isHeld whether another process holds the lease of the record
 */
export function decideRenewal(
  record: TokenRecord,
  { marginMs, refused }: TokenRequirement,
  now: number,
  isHeld: boolean,
) {
  const isPaused = () => remainingMs(record.retryAt, now) > 0;
  const hasEnded = () => (refreshTokenExpiresAt(record.token)?.getTime() ?? now + 1) <= now;
  if (hasValidToken(record, now, refused)) {
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
  const early = Math.min(marginMs, clampPositive(lifeMs, Number.MAX_VALUE) / 2);
  return endsAt - early * (1 + clampPositive(jitter, maxJitter));
}

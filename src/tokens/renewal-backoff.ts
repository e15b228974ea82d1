/** When a renewal that failed is tried again: pauses that grow with each failure. */
import type { RenewalFailure } from "./classify-renewal-failure.js";
import { clampPositive, clockSkewMs, type TokenRecord } from "./token-record.js";

const minuteMs = 60_000;
const firstPauseMs = 1_000;
const longestFailurePauseMs = 5 * minuteMs;
/** The longest pause: after refusals, and for a `Retry-After`. */
const longestPauseMs = 60 * minuteMs;

/** Returns the record after a failed renewal. The pair is kept and retried later: a wrong secret or an outage of XT may be temporary. */
export function recordAfterFailure(
  { inDoubt = false, lease, ...record }: TokenRecord,
  { kind, retryAfter = 0 }: Pick<RenewalFailure, "kind" | "retryAfter">,
  now: number,
): TokenRecord & { retryAt: number } {
  const isRefused = kind === "refused";
  const refusals = count(record.refusals) + (isRefused ? 1 : 0);
  const failures = count(record.failures) + (isRefused ? 0 : 1);
  const pauseMs = Math.max(
    isRefused ? 0 : Math.min(longestFailurePauseMs, firstPauseMs * 2 ** (failures - 1)),
    refusals === 0 ? 0 : Math.min(longestPauseMs, minuteMs * 2 ** (refusals - 1)),
    Math.min(longestPauseMs, retryAfter * 1000),
  );
  const isInDoubt = kind === "in doubt" || (kind === "kept" && inDoubt);
  return { ...record, refusals, failures, retryAt: now + pauseMs, inDoubt: isInDoubt };
}

function count(value: unknown): number {
  return Math.floor(clampPositive(value, 30));
}

/** How long to wait until `time`, in milliseconds. 0 if that is longer than any pause: then a clock is wrong, or was set back. */
export function remainingMs(time: number | undefined, now: number): number {
  const waitMs = clampPositive(time, Number.MAX_VALUE) - now;
  return waitMs > 0 && waitMs <= longestPauseMs + clockSkewMs ? waitMs : 0;
}

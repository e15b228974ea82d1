/** Whether whoever holds a lease has let it lapse: stopped, killed, or cut off before the result of the renewal was saved. */
import type { TokenRecord } from "./record.js";

/** How long a renewal may take at XT, the connection included, in milliseconds. */
export const renewalMs = 10_000;

/** What is left of a lease's time when the renewal has to have ended: for the store. */
export const leaseMs = renewalMs + 5_000;

/** So far may the clocks of two processes be apart. */
const clocksApartMs = 120_000;

/**
 * Watches one user's record. A lease has lapsed that was seen for its whole time, by a watch that nobody sets, or whose end lies
 * so far back that no clock can be that wrong.
 */
export function createWatch(now: () => number): (record: TokenRecord) => boolean {
  let seen: { lease: string; since: number } | undefined;
  return ({ lease }) => {
    if (!lease) return true;
    if (seen?.lease !== lease.id) seen = { lease: lease.id, since: performance.now() };
    return performance.now() - seen.since >= leaseMs || now() - lease.endsAt >= clocksApartMs;
  };
}

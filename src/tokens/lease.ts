/** The lease of a renewal: how long it lasts, and how another process finds out that its holder died or was stopped. */
import type { TokenRecord } from "./record.js";

/** How long the request of a renewal may take, with its connection, in milliseconds. */
export const requestMs = 10_000;

/** How long a lease lasts: the request, and what is left for writing to the store. */
export const leaseMs = requestMs + 5_000;

/** How far the clocks of two processes may be apart. */
export const clockSkewMs = 120_000;

/**
 * Observes the lease of one record. A lease has lapsed if this process saw it for its whole time, by a clock that cannot be set, or
 * if it ended so long ago that no clock can be that wrong.
 */
export function createLeaseObserver(now: () => number): (record: TokenRecord) => boolean {
  let seen: { id: string; since: number } | undefined;
  return ({ lease }) => {
    if (!lease) return true;
    if (seen?.id !== lease.id) seen = { id: lease.id, since: performance.now() };
    return performance.now() - seen.since >= leaseMs || now() - lease.endsAt >= clockSkewMs;
  };
}

/** Measures how much time has passed, by the clock that went further: one stops while the machine sleeps, the other can be set. */
export function createStopwatch(now: () => number): () => number {
  const [ticks, time] = [performance.now(), now()];
  return () => Math.max(performance.now() - ticks, now() - time);
}

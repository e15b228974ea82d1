/** The lease of a renewal: how long it lasts, and how another process finds out that its holder died or was stopped. */
import { XtTimeoutError } from "../errors.js";
import type { TokenRecord } from "./token-record.js";

/** How long the request of a renewal may take, with its connection, in milliseconds. */
export const requestMs = 10_000;

/** How long a lease lasts: the request, and what is left for writing to the store. */
export const leaseMs = requestMs + 5_000;

/** How far the clocks of two processes may be apart. */
export const clockSkewMs = 120_000;

/**
 * Observes whether one record's lease is held. It has lapsed if this process saw it for its whole time, by a clock that cannot be set,
 * or if it ended so long ago that no clock can be that wrong.
 */
export function createLeaseObserver(now: () => number): (record: TokenRecord) => boolean {
  let seen: { id: string; since: number } | undefined;
  return ({ lease }) => {
    if (!lease) return false;
    if (seen?.id !== lease.id) seen = { id: lease.id, since: performance.now() };
    return performance.now() - seen.since < leaseMs && now() - lease.endsAt < clockSkewMs;
  };
}

/**
 * A new lease, and a signal that is aborted as soon as a request could outlast it: others may count it as lapsed then. The signal reads
 * the clocks whenever it is asked, so it is right after a standstill, too, and the transport asks it when it writes to the socket.
 */
export function createLease(now: () => number): { id: string; endsAt: number; signal: AbortSignal } {
  const [ticks, time] = [performance.now(), now()];
  // By the clock that went further: one stops while the machine sleeps, the other can be set.
  const elapsed = () => Math.max(performance.now() - ticks, now() - time);
  const { signal } = new AbortController();
  Object.defineProperties(signal, {
    aborted: { get: () => elapsed() > leaseMs - requestMs },
    reason: { get: () => new XtTimeoutError("refreshToken", leaseMs - requestMs, false) },
  });
  return { id: crypto.randomUUID(), endsAt: time + leaseMs, signal };
}

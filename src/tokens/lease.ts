/** The lease of a renewal: how long it lasts, and how another process detects that its holder died or was paused. */
import { XtTimeoutError } from "../errors/index.js";
import { clockSkewMs, type TokenRecord } from "./token-record.js";

/** The timeout of a renewal request, in milliseconds. It includes the connection. */
export const renewalTimeoutMs = 10_000;

/** How long a lease lasts, in milliseconds: 5 s for writing it to the store, and the time for the request. */
export const leaseMs = renewalTimeoutMs + 5_000;

/**
 * Creates a function that returns whether a record's lease is held. A lease has expired if the function has seen it for `leaseMs` on the
 * monotonic clock, or if its end is further in the past than clocks can differ.
 */
export function createLeaseObserver(now: () => number): (record: TokenRecord) => boolean {
  let seen: { id: string; since: number } | undefined;
  return ({ lease }) => {
    if (!lease) return false;
    if (seen === undefined || seen.id !== lease.id) seen = { id: lease.id, since: performance.now() };
    return performance.now() - seen.since < leaseMs && now() - lease.endsAt < clockSkewMs;
  };
}

/**
 * Creates a lease, and a signal for its request. The signal counts as aborted after `leaseMs - renewalTimeoutMs`, because a request
 * that starts later could outlast the lease. When the lease has ended, other processes may renew the tokens.
 *
 * `signal.aborted` reads the clocks on each access, so it is correct even after the process was suspended. On Node, the
 * transport reads it when it writes to the socket.
 */
export function createLease(now: () => number): { id: string; endsAt: number; signal: AbortSignal } {
  const [ticks, time] = [performance.now(), now()];
  // The larger of the two: the monotonic clock may stop while the machine sleeps, and the wall clock can be set.
  const elapsed = () => Math.max(performance.now() - ticks, now() - time);
  const { signal } = new AbortController();
  Object.defineProperties(signal, {
    aborted: { get: () => elapsed() > leaseMs - renewalTimeoutMs },
    reason: { get: () => new XtTimeoutError("refreshToken", leaseMs - renewalTimeoutMs, false) },
  });
  return { id: crypto.randomUUID(), endsAt: time + leaseMs, signal };
}

/** The fake's clock: its own, so that a test needn't wait for a token to end. */
import { unusable } from "./misuse.js";

export interface Clock {
  /** In milliseconds since 1970. */
  now(): number;
  advance(milliseconds: number): void;
  reset(): void;
}

export function createClock(now: (() => number) | undefined): Clock {
  let ahead = 0;
  return {
    // Asked at each call: a test runner may put another clock in its place.
    now: () => (now ?? Date.now)() + ahead,
    advance(milliseconds) {
      if (!Number.isFinite(milliseconds)) throw unusable("advance takes a number of milliseconds");
      ahead += milliseconds;
    },
    reset() {
      ahead = 0;
    },
  };
}

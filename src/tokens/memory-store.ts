/** Keeps records in the memory of this process. They are lost when it exits. */
import type { XtTokenStore } from "./store.js";

/** Creates a store in the memory of this process: after a restart, every user has to sign in again. Expired records are dropped. */
export function memoryStore(): XtTokenStore {
  const entries = new Map<string, { record: string; endsAt: number }>();
  let untilSweep = 0;

  function find(key: string): string | undefined {
    const entry = entries.get(key);
    return entry && entry.endsAt > Date.now() ? entry.record : undefined;
  }

  /** Drops expired records. It runs once per n writes, where n is the number of records, so a write takes amortized constant time. */
  function sweep(): void {
    untilSweep -= 1;
    if (untilSweep > 0) return;
    const now = Date.now();
    for (const [key, { endsAt }] of entries) if (endsAt <= now) entries.delete(key);
    untilSweep = entries.size;
  }

  return {
    async get(key) {
      return find(key);
    },
    async replace(key, from, to, { endsAt = Number.POSITIVE_INFINITY } = {}) {
      if (find(key) !== from) return false;
      if (to === undefined) entries.delete(key);
      // A record that is new and already expired was dated by another clock, so its end is ignored.
      else entries.set(key, { record: to, endsAt: endsAt > Date.now() ? endsAt : Number.POSITIVE_INFINITY });
      sweep();
      return true;
    },
  };
}

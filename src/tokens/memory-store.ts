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

  return {
    get: async (key) => find(key),
    async replace(key, from, to, { endsAt = Number.POSITIVE_INFINITY } = {}) {
      if (find(key) !== from) return false;
      const now = Date.now();
      // A record that is new and already expired was dated by another clock, so its end is ignored.
      if (to !== undefined) entries.set(key, { record: to, endsAt: endsAt > now ? endsAt : Number.POSITIVE_INFINITY });
      else entries.delete(key);
      // Expired records are dropped once per n writes, where n is the number of records: a write takes amortized constant time.
      untilSweep -= 1;
      if (untilSweep > 0) return true;
      for (const [each, entry] of entries) if (entry.endsAt <= now) entries.delete(each);
      untilSweep = entries.size;
      return true;
    },
  };
}

/** Records in the memory of this process: for one process, and lost when it ends. */
import type { XtTokenStore } from "./store.js";

/** A store for a single process: every user signs in again after a restart. A record is dropped when it ends. */
export function memoryStore(): XtTokenStore {
  const entries = new Map<string, { record: string; endsAt: number }>();
  let untilSweep = 0;

  function find(key: string): string | undefined {
    const entry = entries.get(key);
    return entry && entry.endsAt > Date.now() ? entry.record : undefined;
  }

  /** Looks at every record once in as many writes as there are records, so that a write costs the same however many there are. */
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
      // The end of a record that has ended already is by another clock than this one.
      else entries.set(key, { record: to, endsAt: endsAt > Date.now() ? endsAt : Number.POSITIVE_INFINITY });
      sweep();
      return true;
    },
  };
}

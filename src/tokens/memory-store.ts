/** Records in this process's memory: for one process, and gone when it ends. */
import type { XtTokenStore } from "./store.js";

/** A store for a single process: every user signs in again once it has restarted. */
export function memoryStore(): XtTokenStore {
  const records = new Map<string, string>();
  return {
    async get(key) {
      return records.get(key);
    },
    async replace(key, from, to) {
      if (records.get(key) !== from) return false;
      if (to === undefined) records.delete(key);
      else records.set(key, to);
      return true;
    },
  };
}

/** Records which pairs of tokens were in the store, independently of the token manager. */
import type { XtTokenStore } from "../../../src/tokens/index.js";
import { claimsOf } from "../token-pairs.js";

/** A pair that was seen in the store, and when. A pair may be recorded more than once. */
export interface Saved {
  readonly user: string;
  readonly generation: number;
  readonly at: number;
}

/** Wraps a store, and records each pair that is written or read, but not the same record twice in a row. */
export function watchedStore(store: XtTokenStore, record: (pair: Saved) => unknown): XtTokenStore {
  const last = new Map<string, string>();
  const note = (key: string, text: string | undefined) => {
    if (text === undefined || last.get(key) === text) return;
    last.set(key, text);
    const jwts = text.match(/eyJ[\w-]+\.[\w-]+\.[\w-]+/g) ?? [];
    const claims = jwts.map(claimsOf).find(({ kind }) => kind === "refresh");
    if (claims) record({ user: claims.user, generation: claims.generation, at: Date.now() });
  };
  return {
    async get(key) {
      const text = await store.get(key);
      note(key, text);
      return text;
    },
    async replace(key, from, to, options) {
      const done = await store.replace(key, from, to, options);
      if (done) note(key, to);
      return done;
    },
  };
}

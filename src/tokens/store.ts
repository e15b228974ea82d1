/** The interface of a store, through which many processes share tokens and sign-ins. */

/**
 * Stores records: one string per key. `replace` is the only locking, so a database without an atomic compare-and-set (Workers KV, a
 * plain cache) can't be a store. `checkTokenStore` of `xt-oauth/testing` tests whether a store meets these requirements.
 */
export interface XtTokenStore {
  /**
   * Resolves to the record under `key`; `undefined` if there is none. Rejects if the read fails.
   *
   * Reads must be consistent: after a `replace` has resolved to `true` in any process, every `get` that starts later returns the new
   * record. So don't read from a cache, or from a replica that lags behind.
   */
  get(key: string): Promise<string | undefined>;
  /**
   * Replaces the record `from` with `to` (compare-and-set). `undefined` means no record, for both. The operation is atomic: of many
   * calls with the same `from`, exactly one wins. A store may treat a record that it can't read as absent, such as one whose encryption
   * key was removed. Then a new sign-in can replace it.
   *
   * @param options `endsAt`: when the record expires, in milliseconds since 1970. The database may drop it from then on. Without
   *   `endsAt`, the record doesn't expire, even if the previous record had an `endsAt`.
   * @returns `true` if the record was `from` and is `to` now; `false` if it was something else, and nothing changed.
   *   Rejects if the result is unknown, such as after a lost connection: `to` may be stored, or not.
   */
  replace(
    key: string,
    from: string | undefined,
    to: string | undefined,
    options?: { endsAt?: number | undefined },
  ): Promise<boolean>;
}

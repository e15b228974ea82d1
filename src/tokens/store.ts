/** What a database must be able to do so that many processes can share tokens and sign-ins in it. */

/**
 * A place for records, each a text under a key. `replace` is all the locking there is, so a database without an atomic compare-and-set
 * (Workers KV, a plain cache) can't be one. `checkTokenStore` of `xt-oauth/testing` tests whether a store keeps these promises.
 */
export interface XtTokenStore {
  /**
   * The record under `key`; `undefined` if there is none. Rejects if the database can't be asked.
   *
   * It is the newest: after a `replace` has resolved to `true` in any process, every `get` that starts later returns what it wrote. So
   * no replica that lags behind, and no cache.
   */
  get(key: string): Promise<string | undefined>;
  /**
   * Puts `to` in place of `from`; `undefined` means no record, on either side. Comparing and setting are one step: of many
   * calls that start from the same record, exactly one wins. A record that can't be read, such as one whose encryption key is gone, may
   * count as none: then a new sign-in can replace it.
   *
   * @param options `endsAt`: the time, in milliseconds since 1970, from which the record is worth nothing and the database may drop it.
   *   Without it the record stays, also if the one before it would have ended.
   * @returns `true` if `from` was there and `to` is there now; `false`, and nothing changed, if something else was there.
   *   Rejects if it can't tell, as after a lost connection: `to` may be there then, or not.
   */
  replace(
    key: string,
    from: string | undefined,
    to: string | undefined,
    options?: { endsAt?: number | undefined },
  ): Promise<boolean>;
}

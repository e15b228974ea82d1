/** Where tokens are kept: what a database has to be able to do so that many processes can share it. */

/**
 * A place for records, each a text under a key. {@link XtTokenStore.replace} is all the locking there is, so a database without
 * an atomic compare-and-set (Workers KV, a plain cache) can't be one: two processes would both believe that they had won.
 *
 * `checkTokenStore` of `xt-oauth/testing` tells whether a store of your own keeps these promises.
 */
export interface XtTokenStore {
  /**
   * The record that stands under `key`; `undefined` where there is none.
   *
   * It is the newest: what a `replace` that has resolved to `true` put there, in whichever process, is there for every `get` that
   * starts after it. So no replica that lags behind, and no cache. Rejects where the database can't be asked.
   */
  get(key: string): Promise<string | undefined>;
  /**
   * Puts `to` where `from` stands; `undefined` means no record, on either side. Comparing and setting are one step: of many
   * that start from the same record, exactly one wins.
   *
   * @param options `endsAt`: the time, in milliseconds since 1970, after which the record is worth nothing. The database may drop it
   *   then; a store may also take no notice. Without it the record stays, also where the one before it would have ended.
   * @returns `true` where `from` stood there and `to` stands there now; `false`, and nothing changed, where something else stood
   *   there. Rejects where it can't tell, as after a lost connection: `to` may be there then, or not.
   */
  replace(
    key: string,
    from: string | undefined,
    to: string | undefined,
    options?: { endsAt?: number | undefined },
  ): Promise<boolean>;
}

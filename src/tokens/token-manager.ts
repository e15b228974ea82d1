/** Keeps the tokens of users fresh, in one process or in many that share a store. */
import { type Checked, checkedSignal, unusable } from "../call/options.js";
import { untilAborted } from "../http/abort-signal.js";
import type { XtOAuth, XtToken } from "../oauth.js";
import { checkDuration, checkedOptions, checkFunctions, checkKey, checkStore } from "./check-options.js";
import { guardStore } from "./guarded-store.js";
import { memoryStore } from "./memory-store.js";
import { createRenewal } from "./renew-tokens.js";
import type { XtTokenStore } from "./store.js";
import { createStoredRecords } from "./stored-records.js";
import { settlesWithin } from "./timers.js";
import type { Listeners } from "./token-events.js";
import { type Demand, decide, isGood, isPair, recordOf } from "./token-record.js";

/** Options of {@link createXtTokens}. */
export interface XtTokensOptions extends Listeners {
  /** What `createXtOAuth` returned. */
  xt: Pick<XtOAuth, "refreshToken">;
  /** Where tokens are stored. Default: the memory of this process, lost when it ends. */
  store?: XtTokenStore | undefined;
  /**
   * How long before its end this process renews an access token, in milliseconds, but never more than half of the token's life. By
   * chance up to a fifth earlier, so that users who signed in together aren't renewed together. Default: 5 minutes.
   */
  refreshBeforeMs?: number | undefined;
  /** The time, in milliseconds since 1970. Default: `Date.now`. */
  now?: (() => number) | undefined;
}

/** Options of {@link XtTokens.accessToken} and {@link XtTokens.token}. */
export interface XtAccessTokenOptions {
  /** An access token that XT refused. If it is still the stored one, it is renewed; else the newer one is returned. */
  refused?: string | undefined;
  /** Instead of `refreshBeforeMs`: how long the token should stay valid, in milliseconds. One that can't be renewed is returned while valid. */
  minValidMs?: number | undefined;
  /** Ends the waiting with its reason. A renewal under way goes on. */
  signal?: AbortSignal | undefined;
}

/** Keeps users' tokens; see {@link createXtTokens}. The keys are yours: a user's id, or one for each session. */
export interface XtTokens {
  /**
   * Stores a copy of the tokens of a sign-in, in place of whatever is stored under the key.
   *
   * @throws {@link XtTokensError} `store_failed`
   * @throws {@link XtConfigError} an argument can't be used
   */
  save(key: string, token: XtToken): Promise<void>;
  /**
   * A valid access token: the stored one, renewed first if that is due.
   *
   * @throws {@link XtTokensError} `sign_in_needed`: the user has to sign in; `refresh_failed`: see `retryAfter`; `store_failed`;
   * `record_unreadable`
   * @throws {@link XtConfigError} an argument can't be used
   */
  accessToken(key: string, options?: XtAccessTokenOptions): Promise<string>;
  /**
   * A copy of all the tokens of which {@link XtTokens.accessToken} returns the access token.
   *
   * @throws as `accessToken` does
   */
  token(key: string, options?: XtAccessTokenOptions): Promise<XtToken>;
  /**
   * Deletes a user's tokens. A renewal under way doesn't bring them back. They stay valid at XT, which documents no way to revoke them.
   *
   * @throws {@link XtTokensError} `store_failed`
   * @throws {@link XtConfigError} the key can't be used
   */
  delete(key: string): Promise<void>;
}

/** How long a call whose token is still good waits for the renewal that it has begun. */
const patienceMs = 2_000;

/**
 * Keeps users' tokens fresh: one process renews a user's tokens at a time, and the others wait for it or go on with the token that is
 * still valid.
 *
 * ```ts
 * const tokens = createXtTokens({ xt, store: redisStore(redis) });
 * await tokens.save(userId, await xt.exchangeCode(code));
 * const accessToken = await tokens.accessToken(userId);
 * ```
 *
 * A refresh token is sent again only if it is known not to have been processed, or if the access token has ended and nothing is left to
 * lose: whether XT rotates refresh tokens, or revokes all tokens of a user when it sees one twice, is documented nowhere (RFC 6749 §10.4
 * allows it). No refusal is final: a refused pair is kept, and tried again after 1 minute, and then up to 1 hour.
 *
 * A token without an `exp` counts as valid for an hour, or for its `expires_in` in seconds if that is less. Nothing runs in the
 * background: each call does what it finds due.
 *
 * @throws {@link XtConfigError} an option can't be used
 */
export function createXtTokens(options: XtTokensOptions): XtTokens {
  const option: Checked = { code: "invalid_option", caller: "createXtTokens" };
  const names = ["xt", "store", "refreshBeforeMs", "now", "onRefreshed", "onRefreshFailed", "onSignInNeeded"] as const;
  const given = checkedOptions(options, names, option);
  const { xt, store = memoryStore(), refreshBeforeMs = 300_000, now = Date.now, ...listeners } = given;
  if (typeof xt?.refreshToken !== "function") throw unusable(option, "xt must be what createXtOAuth returned");
  checkStore(store, option);
  checkDuration(refreshBeforeMs, "refreshBeforeMs", option);
  checkFunctions({ now, ...listeners }, option);

  const records = createStoredRecords(guardStore(store));
  const renew = createRenewal({ xt, records, now, ...listeners });
  /** The renewals that this process waits for, one for a user, however many calls there are. */
  const underWay = new Map<string, Promise<XtToken>>();

  async function renewed(key: string, demand: Demand): Promise<XtToken> {
    for (let standing = underWay.get(key); standing; standing = underWay.get(key)) {
      const token = await standing;
      // A renewal that began without knowing of the refusal may return the refused token.
      if (token.access_token !== demand.refused) return token;
    }
    const started = renew(key, demand).finally(() => underWay.delete(key));
    underWay.set(key, started);
    return started;
  }

  async function freshToken(key: string, demand: Demand): Promise<XtToken> {
    const record = (await records.read(key))?.record;
    const isStillGood = () => record !== undefined && isGood(record, now(), demand.refused);
    if (!record || !isStillGood()) return renewed(key, demand);
    // A good token isn't waited for, so whether a lease is held makes no difference here.
    if (decide(record, demand, now(), true) === "use" || underWay.has(key)) return record.token;
    const renewing = renewed(key, demand);
    if (!(await settlesWithin(renewing, patienceMs)) && isStillGood()) return record.token;
    return renewing.catch((error) => {
      // The store may have failed since it was read, before the refresh token was sent or after.
      if (Object(error).code !== "sign_in_needed" && isStillGood()) return record.token;
      throw error;
    });
  }

  function token(key: string, caller: string, callOptions: XtAccessTokenOptions | undefined): Promise<XtToken> {
    const argument: Checked = { code: "invalid_argument", caller };
    checkKey(key, argument);
    if (callOptions === undefined) return freshToken(key, { marginMs: refreshBeforeMs });
    const asked = checkedOptions(callOptions, ["refused", "minValidMs", "signal"], argument);
    const { refused, minValidMs: marginMs = refreshBeforeMs } = asked;
    if (refused !== undefined && typeof refused !== "string")
      throw unusable(argument, "refused must be an access token");
    checkDuration(marginMs, "minValidMs", argument);
    const signal = checkedSignal(asked.signal, argument);
    if (signal?.aborted) throw signal.reason;
    return untilAborted(freshToken(key, { marginMs, refused }), signal, caller);
  }

  return {
    async save(key, given) {
      const argument: Checked = { code: "invalid_argument", caller: "save" };
      checkKey(key, argument);
      if (!isPair(given)) throw unusable(argument, "token must be what exchangeCode or finish resolved to");
      await records.overwrite(key, recordOf(given, now()));
    },

    async accessToken(key, callOptions) {
      return (await token(key, "accessToken", callOptions)).access_token;
    },

    async token(key, callOptions) {
      return structuredClone(await token(key, "token", callOptions));
    },

    async delete(key) {
      checkKey(key, { code: "invalid_argument", caller: "delete" });
      await records.overwrite(key, undefined);
    },
  };
}

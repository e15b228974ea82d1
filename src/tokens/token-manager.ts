/** Keeps users' tokens valid, in one process or in many processes that share a store. */
import { checkedOptions, checkedSignal, configError, type ErrorContext } from "../call/options.js";
import { untilAborted } from "../http/abort-signal.js";
import type { XtOAuth, XtToken } from "../oauth.js";
import { checkDuration, checkedClock, checkFunctions, checkKey, checkXt } from "./check-options.js";
import { guardedStore } from "./guarded-store.js";
import { createRenewal } from "./renew-tokens.js";
import { decideRenewal, type TokenRequirement } from "./renewal-due.js";
import type { XtTokenStore } from "./store.js";
import { createStoredRecords } from "./stored-records.js";
import { settlesWithin } from "./timers.js";
import type { Listeners } from "./token-events.js";
import { copyOfPair, hasValidToken, recordOf } from "./token-record.js";

/** Options of {@link createXtTokens}. */
export interface XtTokensOptions extends Listeners {
  /** The result of `createXtOAuth`. */
  xt: Pick<XtOAuth, "refreshToken">;
  /** Where tokens are stored. Default: the memory of this process; then they are lost when it exits. */
  store?: XtTokenStore | undefined;
  /**
   * How long before its expiry an access token is renewed, in milliseconds. At most half of the token's lifetime. A random share of up
   * to 20% is added, so that users who signed in together aren't renewed together. Default: 5 minutes.
   */
  refreshBeforeMs?: number | undefined;
  /** Returns the current time, in milliseconds since 1970. Default: `Date.now`. */
  now?: (() => number) | undefined;
}

/** Options of {@link XtTokens.accessToken} and {@link XtTokens.token}. */
export interface XtAccessTokenOptions {
  /** An access token that XT refused. If it is still the stored one, it is renewed; otherwise the newer one is returned. */
  refused?: string | undefined;
  /**
   * How long the token should stay valid, in milliseconds. At most half of the token's lifetime. If it isn't renewed in time, it is
   * returned as long as it is valid. Default: `refreshBeforeMs`.
   */
  minValidMs?: number | undefined;
  /** Aborts the wait: the call rejects with the signal's reason. A renewal that has begun goes on. */
  signal?: AbortSignal | undefined;
}

/** Manages users' tokens; see {@link createXtTokens}. Choose the keys yourself, such as a user's id or a session's id. */
export interface XtTokens {
  /**
   * Stores a copy of the tokens of a sign-in. It replaces anything that is stored under the key.
   *
   * @throws {@link XtTokensError} `store_failed`
   * @throws {@link XtConfigError} an argument can't be used
   */
  save(key: string, token: XtToken): Promise<void>;
  /**
   * Resolves to a valid access token. If the stored one is due, it is renewed first.
   *
   * @throws {@link XtTokensError} `sign_in_needed`: the user has to sign in; `refresh_failed`: see `retryAfter`; `store_failed`;
   * `record_unreadable`
   * @throws {@link XtConfigError} an argument can't be used, or the keys of `encryptedStore` can't decrypt the record
   */
  accessToken(key: string, options?: XtAccessTokenOptions): Promise<string>;
  /**
   * Resolves to a copy of all the tokens, renewed as by {@link XtTokens.accessToken}.
   *
   * @throws as `accessToken` does
   */
  token(key: string, options?: XtAccessTokenOptions): Promise<XtToken>;
  /**
   * Deletes a user's tokens from the store. A renewal that is in progress doesn't restore them. The tokens stay valid at XT, which
   * documents no way to revoke them.
   *
   * @throws {@link XtTokensError} `store_failed`
   * @throws {@link XtConfigError} the key can't be used
   */
  delete(key: string): Promise<void>;
}

/** How long a call whose token is still valid waits for the renewal that it has begun. */
const longestWaitMs = 2_000;

/**
 * Creates a token manager. It stores users' tokens, and renews them in time: one process renews a user's tokens, and the others wait or
 * use the token that is still valid.
 *
 * ```ts
 * const tokens = createXtTokens({ xt, store: redisStore(redis) });
 * await tokens.save(userId, await xt.exchangeCode(code));
 * const accessToken = await tokens.accessToken(userId);
 * ```
 *
 * A refresh token is sent again only if XT is known not to have processed it, or if the access token has expired or was refused. The
 * reason: XT doesn't document whether it rotates refresh tokens, or revokes all tokens of a user when it sees one twice (RFC 9700 §4.14.2
 * allows it). No refusal is final: a refused pair is kept, and retried after 1 minute, then with a backoff of up to 1 hour.
 *
 * A token without an `exp` counts as valid for an hour, or for its `expires_in` in seconds if that is less. Nothing runs in the
 * background: each call does the work that is due.
 *
 * @throws {@link XtConfigError} an option can't be used
 */
export function createXtTokens(options: XtTokensOptions): XtTokens {
  const optionContext: ErrorContext = { code: "invalid_option", caller: "createXtTokens" };
  const names = ["xt", "store", "refreshBeforeMs", "now", "onRefreshed", "onRefreshFailed", "onSignInNeeded"] as const;
  const own = checkedOptions(options, names, optionContext);
  // Each by name: a rest object would lack the options that aren't set, and inherit them from a polluted Object.prototype.
  const { xt, refreshBeforeMs = 300_000, onRefreshed, onRefreshFailed, onSignInNeeded } = own;
  const listeners = { onRefreshed, onRefreshFailed, onSignInNeeded };
  checkXt(xt, ["refreshToken"], optionContext);
  checkDuration(refreshBeforeMs, "refreshBeforeMs", optionContext);
  checkFunctions(listeners, optionContext);
  const now = checkedClock(own.now, optionContext);
  const records = createStoredRecords(guardedStore(own.store, optionContext));
  const renew = createRenewal({ xt, records, now, ...listeners });
  /** The renewals that are in progress in this process: one per user, shared by all calls. */
  const inProgress = new Map<string, Promise<XtToken>>();

  async function sharedRenewal(key: string, requirement: TokenRequirement): Promise<XtToken> {
    for (let current = inProgress.get(key); current; current = inProgress.get(key)) {
      const token = await current;
      // A renewal that began before the refusal may return the refused token.
      if (token.access_token !== requirement.refused) return token;
    }
    const started = renew(key, requirement).finally(() => inProgress.delete(key));
    inProgress.set(key, started);
    return started;
  }

  async function freshToken(key: string, requirement: TokenRequirement): Promise<XtToken> {
    const record = (await records.read(key))?.record;
    const isStillValid = () => record !== undefined && hasValidToken(record, now(), requirement.refused);
    if (!record || !isStillValid()) return sharedRenewal(key, requirement);
    // The token is valid, so `decideRenewal` never returns "wait", and `isHeld` doesn't matter.
    if (decideRenewal(record, requirement, now(), true) === "use" || inProgress.has(key)) return record.token;
    const renewing = sharedRenewal(key, requirement);
    if (!(await settlesWithin(renewing, longestWaitMs)) && isStillValid()) return record.token;
    return renewing.catch((error) => {
      // Whatever failed after the read, the token can be used, unless the tokens were deleted meanwhile (`sign_in_needed`).
      if (Object(error).code !== "sign_in_needed" && isStillValid()) return record.token;
      throw error;
    });
  }

  function token(key: string, caller: string, callOptions: XtAccessTokenOptions | undefined): Promise<XtToken> {
    const context: ErrorContext = { code: "invalid_argument", caller };
    checkKey(key, context);
    if (callOptions === undefined) return freshToken(key, { marginMs: refreshBeforeMs });
    const own = checkedOptions(callOptions, ["refused", "minValidMs", "signal"], context);
    const { refused, minValidMs: marginMs = refreshBeforeMs } = own;
    if (refused !== undefined && typeof refused !== "string")
      throw configError(context, "refused must be an access token");
    checkDuration(marginMs, "minValidMs", context);
    const signal = checkedSignal(own.signal, context);
    if (signal?.aborted) throw signal.reason;
    return untilAborted(freshToken(key, { marginMs, refused }), signal, caller);
  }

  return {
    async save(key, newToken) {
      const context: ErrorContext = { code: "invalid_argument", caller: "save" };
      checkKey(key, context);
      const copy = copyOfPair(newToken);
      if (!copy) throw configError(context, "token must be the token from exchangeCode or finish");
      await records.overwrite(key, recordOf(copy, now()));
    },
    accessToken: async (key, callOptions) => (await token(key, "accessToken", callOptions)).access_token,
    token: async (key, callOptions) => structuredClone(await token(key, "token", callOptions)),
    async delete(key) {
      checkKey(key, { code: "invalid_argument", caller: "delete" });
      await records.overwrite(key, undefined);
    },
  };
}

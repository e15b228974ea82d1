/** Keeps the tokens of users fresh, in one process or in many that share a store. */

import { type Checked, checkedSignal, unusable } from "../call/options.js";
import { ownProperties } from "../call/own-properties.js";
import { untilAborted } from "../http/abort-signal.js";
import type { XtOAuth, XtToken } from "../oauth.js";
import { decide } from "./decision.js";
import { memoryStore } from "./memory-store.js";
import { isGood, isPair, recordOf } from "./record.js";
import { createRecords } from "./records.js";
import { createRenewal, type XtTokensRefreshed, type XtTokensSignInNeeded } from "./renewal.js";
import type { XtTokenStore } from "./store.js";

/** Who renews tokens, where they are kept, and who is told. */
export interface XtTokensOptions {
  /** What `createXtOAuth` returned. */
  xt: Pick<XtOAuth, "refreshToken">;
  /** Where tokens are kept; in the memory of this process unless given, and lost with it. */
  store?: XtTokenStore | undefined;
  /**
   * How long before its end an access token is renewed, in milliseconds; 5 minutes unless given, and never more than half of the
   * token's time. By chance up to a fifth earlier, so that users who signed in together aren't renewed together.
   */
  refreshBeforeMs?: number | undefined;
  /** The time, in milliseconds since 1970; `Date.now` unless given. */
  now?: (() => number) | undefined;
  /** Is told when this process has renewed a user's tokens, and where it couldn't save them. What it throws is passed over. */
  onRefreshed?: ((event: XtTokensRefreshed) => void) | undefined;
  /** Is told once when a user has to sign in again, by the process that learned it. What it throws is passed over. */
  onSignInNeeded?: ((event: XtTokensSignInNeeded) => void) | undefined;
}

/** Keeps users' tokens; see {@link createXtTokens}. Keys are the caller's: a user's id, say, or one for each user and scope. */
export interface XtTokens {
  /**
   * Keeps the tokens of a sign-in, in place of any that were there.
   *
   * @throws {@link XtTokensError} `store_failed`
   * @throws {@link XtConfigError} an argument can't be used
   */
  save(key: string, token: XtToken): Promise<void>;
  /**
   * An access token that is good: the one that is kept, renewed first where that is due. The `signal` ends the waiting, not a
   * renewal that is under way.
   *
   * @throws {@link XtTokensError} `sign_in_needed`: only the user can help; `refresh_failed`: see `retryAfter`; `store_failed`;
   * `record_unreadable`
   * @throws {@link XtConfigError} an argument can't be used
   */
  accessToken(key: string, options?: { signal?: AbortSignal | undefined }): Promise<string>;
  /**
   * The whole of the tokens that {@link XtTokens.accessToken} takes the access token from.
   *
   * @throws as `accessToken` does
   */
  token(key: string, options?: { signal?: AbortSignal | undefined }): Promise<XtToken>;
  /**
   * Forgets a user's tokens. A renewal that is under way doesn't bring them back. XT isn't told: it documents no way to revoke them.
   *
   * @throws {@link XtTokensError} `store_failed`
   * @throws {@link XtConfigError} the key can't be used
   */
  delete(key: string): Promise<void>;
}

const defaultRefreshBeforeMs = 300_000;

/**
 * Keeps users' tokens fresh: one process renews a user's tokens at a time, the others wait for it or go on with the token that is
 * still good.
 *
 * ```ts
 * const tokens = createXtTokens({ xt, store: redisStore(redis) });
 * await tokens.save(userId, await xt.exchangeCode(code));
 * const accessToken = await tokens.accessToken(userId);
 * ```
 *
 * A refresh token is sent again only where it is known not to have arrived or to have been turned away unread, or, where nobody
 * knows, once the access token has ended and nothing is left to lose: whether XT rotates refresh tokens, or revokes all tokens of a
 * user when it sees one twice, is documented nowhere (RFC 6749 §10.4 lets a server do so).
 *
 * A token without an `exp` counts as good for an hour, or for its `expires_in` in seconds where that is less. Nothing runs in the
 * background: what is due is done by the call that finds it so.
 *
 * @throws {@link XtConfigError} an option can't be used
 */
export function createXtTokens(options: XtTokensOptions): XtTokens {
  const given = ownProperties(options);
  const { xt, store = memoryStore(), refreshBeforeMs = defaultRefreshBeforeMs, now = Date.now } = given;
  const { onRefreshed, onSignInNeeded } = given;
  const option: Checked = { code: "invalid_option", caller: "createXtTokens" };
  if (typeof xt?.refreshToken !== "function") throw unusable(option, "xt must be what createXtOAuth returned");
  if (typeof store?.get !== "function" || typeof store.replace !== "function") {
    throw unusable(option, "store must have get and replace");
  }
  if (!(typeof refreshBeforeMs === "number" && refreshBeforeMs >= 0)) {
    throw unusable(option, "refreshBeforeMs must be a number of milliseconds, 0 or more");
  }
  for (const [name, listener] of Object.entries({ now, onRefreshed, onSignInNeeded })) {
    if (listener !== undefined && typeof listener !== "function") throw unusable(option, `${name} must be a function`);
  }

  const records = createRecords(store, now);
  const renew = createRenewal({ xt, records, refreshBeforeMs, now, onRefreshed, onSignInNeeded });
  /** The renewals that this process waits for, one for a user, whoever asks. */
  const underWay = new Map<string, Promise<XtToken>>();

  function renewed(key: string): Promise<XtToken> {
    const standing = underWay.get(key);
    if (standing) return standing;
    const started = renew(key).finally(() => underWay.delete(key));
    underWay.set(key, started);
    return started;
  }

  async function freshToken(key: string): Promise<XtToken> {
    const { record } = (await records.read(key)) ?? {};
    // Nobody waits for the lease of a token that is good, so whether it has lapsed makes no difference here.
    const isUsable = record && (decide(record, now(), false) === "use" || (underWay.has(key) && isGood(record, now())));
    return isUsable ? record.token : renewed(key);
  }

  async function token(key: string, caller: string, callOptions?: { signal?: AbortSignal | undefined }) {
    const argument: Checked = { code: "invalid_argument", caller };
    checkKey(key, argument);
    const signal = checkedSignal(ownProperties(callOptions).signal, argument);
    if (signal?.aborted) throw signal.reason;
    return untilAborted(freshToken(key), signal, caller);
  }

  return {
    async save(key, token) {
      const argument: Checked = { code: "invalid_argument", caller: "save" };
      checkKey(key, argument);
      if (!isPair(token)) throw unusable(argument, "token must be what exchangeCode or refreshToken resolved to");
      await records.overwrite(key, recordOf(token, now(), refreshBeforeMs));
    },

    async accessToken(key, callOptions) {
      return (await token(key, "accessToken", callOptions)).access_token;
    },

    token: (key, callOptions) => token(key, "token", callOptions),

    async delete(key) {
      checkKey(key, { code: "invalid_argument", caller: "delete" });
      await records.overwrite(key, undefined);
    },
  };
}

/** What every database takes as a key, and keeps apart: PostgreSQL refuses NUL, and UTF-8 folds halves of a pair into one. */
const usableKey = /^[^\0\p{Surrogate}]{1,500}$/u;

function checkKey(key: string, argument: Checked): void {
  if (typeof key === "string" && usableKey.test(key)) return;
  throw unusable(argument, "key must be a text of 1 to 500 characters");
}

/** What the answer to a renewal, or its failure, means for the pair of tokens that it was to renew. */
import { isXtError, XtTokensError } from "../errors.js";
import { isSendableToken, type XtToken } from "../oauth.js";

export type RenewalResult =
  /** XT answered: these are the new tokens, whatever else was wrong with the answer. */
  { readonly kind: "renewed"; readonly token: XtToken } | RenewalFailure;

export interface RenewalFailure {
  /**
   * - `refused`: XT refused this refresh token.
   * - `kept`: the pair is as good as before: nothing was sent, or XT or a gateway rejected the caller.
   * - `in doubt`: the request may have arrived, and the refresh token may be worth nothing now.
   */
  readonly kind: "refused" | "kept" | "in doubt";
  readonly failure: unknown;
  /** In seconds. */
  readonly retryAfter?: number | undefined;
  readonly isRateLimited?: boolean;
}

/**
 * What an answer to a renewal of `old` brings. A value that is missing, `null` or empty doesn't replace one (RFC 6749 §6: without a
 * new refresh token, the old one stays valid).
 *
 * @param failure what was wrong with the answer
 */
export function classifyAnswer(answer: unknown, old: XtToken, failure?: unknown): RenewalResult {
  const values = Object.entries(Object(answer)).filter(([, value]) => !isMissing(value));
  const { access_token, refresh_token, user_id, ...others } = Object.fromEntries(values);
  if (!isSendableToken(access_token)) return { kind: "in doubt", failure };
  const hasUser = isUserId(user_id);
  const hadUser = isUserId(old.user_id) && !isMissing(old.user_id);
  if (hasUser && hadUser && `${user_id}` !== `${old.user_id}`) {
    const why = "XT answered with the tokens of another user; they were not stored";
    return { kind: "in doubt", failure: new XtTokensError("refresh_failed", "answered", why) };
  }
  const token = {
    ...old,
    ...others,
    access_token,
    ...(isSendableToken(refresh_token) && { refresh_token }),
    ...(hasUser && !hadUser && { user_id: `${user_id}` }),
  };
  return { kind: "renewed", token };
}

function isUserId(value: unknown): boolean {
  return typeof value === "string" || typeof value === "number";
}

function isMissing(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === "string" && value.trim() === "");
}

/** The codes of XT and of its gateway that say nothing of the refresh token: about the caller (AUTH), or about a bad moment. */
const aboutTheCaller = /^(AUTH|COMMON|GATEWAY|LIMIT)(_|$)|^\d+$/;

export function classifyFailure(failure: unknown, old: XtToken): RenewalResult {
  if (!isXtError(failure)) return { kind: "in doubt", failure };
  if (failure.name === "XtResponseError" && failure.outcome === "answered") {
    return classifyAnswer(failure.unvalidatedResult(), old, failure);
  }
  const retryAfter = failure.name === "XtHttpError" ? failure.retryAfter : undefined;
  if (failure.outcome === "not-sent") return { kind: "kept", failure };
  if (failure.outcome !== "rejected") return { kind: "in doubt", failure, retryAfter };
  // XT refuses in its envelope, with HTTP 200. Other statuses are those of gateways and limits.
  if (failure.name === "XtHttpError") {
    return { kind: "kept", failure, retryAfter, isRateLimited: failure.status === 429 };
  }
  if (failure.name !== "XtApiError") return { kind: "in doubt", failure };
  if (!aboutTheCaller.test(failure.mc)) return { kind: "refused", failure };
  return { kind: "kept", failure, isRateLimited: failure.mc === "429" };
}

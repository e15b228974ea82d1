/** What the result of a renewal means for the pair of tokens that it was to renew. If it failed, the error's `outcome` decides. */
import { isXtError } from "../errors.js";
import { isSendableToken, type XtToken } from "../oauth.js";

export type RenewalResult =
  /** XT answered: these are the new tokens, whatever else was wrong with the answer. */
  | { readonly kind: "renewed"; readonly token: XtToken }
  /** XT answered with the tokens of another user. */
  | { readonly kind: "other user" }
  /** XT refused this refresh token. */
  | { readonly kind: "refused" }
  /** The pair is as good as before: nothing was sent, or XT or a gateway rejected the caller. */
  | { readonly kind: "kept"; readonly retryAfter?: number | undefined; readonly isRateLimited?: boolean }
  /** The request may have arrived, and the refresh token may be worth nothing now. */
  | { readonly kind: "in doubt"; readonly retryAfter?: number | undefined };

/**
 * What an answer to a renewal of `old` brings. A value that is missing, `null` or empty doesn't replace one (RFC 6749 §6: without a
 * new refresh token, the old one stays valid).
 */
export function classifyAnswer(answer: unknown, old: XtToken): RenewalResult {
  const values = Object.entries(Object(answer)).filter(([, value]) => !isMissing(value));
  const { access_token, refresh_token, user_id, ...others } = Object.fromEntries(values);
  if (!isSendableToken(access_token)) return { kind: "in doubt" };
  const isUserId = typeof user_id === "string" || typeof user_id === "number";
  if (isUserId && isUserIdOf(old) && `${user_id}` !== `${old.user_id}`) return { kind: "other user" };
  const token = {
    ...old,
    ...others,
    access_token,
    ...(isSendableToken(refresh_token) && { refresh_token }),
    ...(isUserId && !isUserIdOf(old) && { user_id: `${user_id}` }),
  };
  return { kind: "renewed", token };
}

function isUserIdOf({ user_id }: { user_id: unknown }): boolean {
  return (typeof user_id === "string" && user_id !== "") || typeof user_id === "number";
}

function isMissing(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === "string" && value.trim() === "");
}

/** The codes of XT and of its gateway that say nothing of the refresh token: about the caller (AUTH), or about a bad moment. */
const aboutTheCaller = /^(AUTH|COMMON|GATEWAY|LIMIT)(_|$)|^\d+$/;

export function classifyFailure(error: unknown, old: XtToken): RenewalResult {
  if (!isXtError(error)) return { kind: "in doubt" };
  if (error.name === "XtResponseError" && error.outcome === "answered") {
    return classifyAnswer(error.unvalidatedResult(), old);
  }
  const retryAfter = error.name === "XtHttpError" ? error.retryAfter : undefined;
  if (error.outcome === "not-sent") return { kind: "kept" };
  if (error.outcome !== "rejected") return { kind: "in doubt", retryAfter };
  // XT refuses in its envelope, with HTTP 200. Other statuses are those of gateways and limits.
  if (error.name === "XtHttpError") return { kind: "kept", retryAfter, isRateLimited: error.status === 429 };
  if (error.name !== "XtApiError") return { kind: "in doubt" };
  return aboutTheCaller.test(error.mc) ? { kind: "kept", isRateLimited: error.mc === "429" } : { kind: "refused" };
}

/** Classifies the result of a renewal request: what it means for the old pair of tokens. */
import { isMissing } from "../call/unwrap.js";
import { isXtError } from "../errors/index.js";
import { isSendableToken, type XtToken } from "../oauth.js";
import { noNewToken } from "./token-events.js";

export type RenewalResult = Renewed | RenewalFailure;

/** XT sent new tokens, even if another part of the response is invalid. */
export interface Renewed {
  readonly kind: "renewed";
  readonly token: XtToken;
  /** If false, only the refresh token is new. */
  readonly hasAccessToken: boolean;
}

export interface RenewalFailure {
  /**
   * - `refused`: XT refused this refresh token.
   * - `kept`: the pair can still be used: nothing was sent, or the request was refused for another reason.
   * - `in doubt`: XT may have processed the request, so the refresh token may be invalid now.
   */
  readonly kind: "refused" | "kept" | "in doubt";
  readonly failure: unknown;
  /** In seconds. */
  readonly retryAfter?: number | undefined;
  readonly isRateLimited?: boolean;
}

/**
 * Merges the response to a renewal into the token `old`. A value that is missing, `null` or empty keeps the old value (RFC 6749 §6:
 * without a new refresh token, the old one stays valid).
 *
 * @param failure why the response is invalid, if it is
 */
export function classifyResponse(response: unknown, old: XtToken, failure?: unknown): RenewalResult {
  const values = Object.entries(Object(response)).filter(([, value]) => !isMissing(value));
  const { access_token, refresh_token, user_id, ...others } = Object.fromEntries(values);
  const oldUserId = textOfId(old.user_id);
  // A number doesn't hold every digit of an id.
  const userId = Number(oldUserId) === user_id ? oldUserId : textOfId(user_id);
  if (userId !== undefined && oldUserId !== undefined && userId !== oldUserId) {
    return { kind: "in doubt", failure: noNewToken("XT sent the tokens of another user; they were not stored") };
  }
  const hasAccessToken = isSendableToken(access_token);
  const hasRefreshToken = isSendableToken(refresh_token);
  // A new refresh token is stored even without an access token, because XT may have revoked the old one.
  if (!hasAccessToken && (!hasRefreshToken || refresh_token === old.refresh_token)) {
    return { kind: "in doubt", failure: failure ?? noNewToken("XT sent no access token that can be used") };
  }
  const token = {
    ...old,
    ...others,
    ...(hasAccessToken && { access_token }),
    ...(hasRefreshToken && { refresh_token }),
    ...(userId !== undefined && { user_id: userId }),
  };
  return { kind: "renewed", token, hasAccessToken };
}

function textOfId(id: unknown): string | undefined {
  return (typeof id === "string" || typeof id === "number") && !isMissing(id) ? `${id}` : undefined;
}

/** Error codes that don't concern the refresh token. They are about the caller (AUTH), or about a temporary problem. */
const unrelatedCode = /^(AUTH|COMMON|GATEWAY|LIMIT)(_|$)|^\d+$/i;

export function classifyFailure(failure: unknown, old: XtToken): RenewalResult {
  if (!isXtError(failure)) return { kind: "in doubt", failure };
  const isRejected = failure.outcome === "rejected";
  if (failure.outcome === "not-sent") return { kind: "kept", failure };
  // XT refuses in its envelope, with HTTP 200. Other statuses come from gateways and rate limits.
  if (failure.name === "XtHttpError") {
    const { status, retryAfter } = failure;
    return { kind: isRejected ? "kept" : "in doubt", failure, retryAfter, isRateLimited: status === 429 };
  }
  if (failure.name === "XtApiError" && isRejected) {
    const { mc, rc } = failure;
    const isRateLimited = mc === "429" || rc === 429;
    return { kind: isRateLimited || unrelatedCode.test(mc) ? "kept" : "refused", failure, isRateLimited };
  }
  const isAnswered = failure.name === "XtResponseError" && failure.outcome === "answered";
  return isAnswered ? classifyResponse(failure.unvalidatedResult(), old, failure) : { kind: "in doubt", failure };
}

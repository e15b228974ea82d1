/** What a failed renewal means for the pair of tokens that it was to renew: the error's `outcome` decides. */
import { isXtError } from "../errors.js";
import type { XtToken } from "../oauth.js";
import { isPair } from "./record.js";

export type Meaning =
  /** XT did answer: these are the new tokens, whatever else was wrong with the answer. */
  | { readonly kind: "renewed"; readonly token: XtToken }
  /** XT doesn't take this refresh token. */
  | { readonly kind: "refused" }
  /** The pair is as good as it was: nothing was sent, or XT turned away whoever sent it. */
  | { readonly kind: "kept"; readonly retryAfter?: number | undefined; readonly isCrowded?: boolean }
  /** It may have arrived, and XT may have made the refresh token worthless. */
  | { readonly kind: "in doubt"; readonly retryAfter?: number | undefined };

export function meaningOf(error: unknown, asked: XtToken): Meaning {
  if (!isXtError(error)) return { kind: "in doubt" };
  if (error.name === "XtResponseError" && error.outcome === "answered") {
    // RFC 6749 §6: where no new refresh token comes, the old one goes on.
    const token = { ...asked, ...Object(error.unvalidatedResult()) };
    return isNew(token, asked) ? { kind: "renewed", token } : { kind: "in doubt" };
  }
  const retryAfter = error.name === "XtHttpError" ? error.retryAfter : undefined;
  if (error.outcome === "not-sent") return { kind: "kept" };
  if (error.outcome !== "rejected") return { kind: "in doubt", retryAfter };
  if (error.name === "XtHttpError") {
    // RFC 6749 §5.2 has two statuses for a refusal. The others are of gateways and limits, and say nothing of the token.
    const isRefusal = error.status === 400 || error.status === 401;
    return isRefusal ? { kind: "refused" } : { kind: "kept", retryAfter, isCrowded: error.status === 429 };
  }
  // The codes AUTH_… that XT documents are about who calls: a wrong secret must not sign all users out.
  const isAboutCaller = error.name === "XtApiError" && error.mc.startsWith("AUTH_") && error.meaning !== undefined;
  return isAboutCaller ? { kind: "kept" } : { kind: "refused" };
}

function isNew(token: unknown, asked: XtToken): token is XtToken {
  return isPair(token) && token.access_token !== asked.access_token;
}

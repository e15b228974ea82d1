/** The checks of a response's status and headers. They throw before the body is read. */
import { type CallContext, unreadableBody, XtHttpError } from "../errors.js";
import type { ResponseHead } from "./adapter.js";
import { retryAfterSeconds } from "./headers.js";

/** Throws if the body should not be read. */
export type CheckHead = (head: ResponseHead, call: CallContext) => void;

/** Refuses a redirect: following it could send the secret to another server. */
export function checkRedirect({ status, redirected }: ResponseHead, caller: string): void {
  if (redirected || (status >= 300 && status < 400)) throw new XtHttpError("redirect_refused", caller, status);
}

/** Refuses a status other than 2xx. */
export function checkStatus({ status, headers }: ResponseHead, { caller }: CallContext): void {
  if (status >= 200 && status < 300) return;
  const seconds = retryAfterSeconds(headers.get("retry-after")?.trim() ?? "");
  throw new XtHttpError("http_status", caller, status, seconds);
}

/** Refuses a compressed body: the request asked for no compression, and a few compressed bytes can expand to a gigabyte. */
export function checkEncoding({ headers }: ResponseHead, caller: string): void {
  const encodings = headers.get("content-encoding");
  if (encodings && /[^\s,]/.test(encodings.replace(/identity/gi, ""))) {
    throw unreadableBody("response_encoded", "is compressed, although the request asked for no compression", caller);
  }
}

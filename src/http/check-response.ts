/** The checks of a response's status and headers. They throw before the body is read. */
import { type CallContext, unreadableBody, XtHttpError } from "../errors/index.js";
import type { ResponseHead } from "./adapter.js";

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

/** A day. A longer wait is useless to a caller, and a longer number may repeat a secret of the request. */
const maxRetryAfter = 86_400;

/** Returns the seconds of `Retry-After`, which is a number of seconds or an HTTP date (RFC 9110 §10.2.3). */
function retryAfterSeconds(header: string): number | undefined {
  if (/^\d{1,10}$/.test(header)) return Math.min(Number(header), maxRetryAfter);
  const seconds = Math.ceil((parseHttpDate(header) - Date.now()) / 1000);
  return Number.isNaN(seconds) ? undefined : Math.min(Math.max(0, seconds), maxRetryAfter);
}

/** Parses an HTTP date in the only form that servers may send today (RFC 9110 §5.6.7). Returns NaN for any other text. */
export function parseHttpDate(text: string): number {
  const isDate = /^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/.test(text);
  return isDate ? Date.parse(text) : Number.NaN;
}

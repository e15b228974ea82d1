/** Sets the headers that every request has, and reads those of a response that contain a time. */
import type { OutgoingRequest } from "./adapter.js";

/**
 * Asks proxies not to cache, and the server not to compress. The other headers are set in `call/serialize-request.ts` (Accept,
 * Content-Type), `call/authenticate.ts` (access token), `call/sign-request.ts` (`validate-…`) and `adapters/node.ts` (User-Agent,
 * Content-Length). Callers of `openapi-fetch.ts` add their own.
 */
export function withCommonHeaders(request: OutgoingRequest): OutgoingRequest {
  // In lower case, as openapi-fetch passes its callers' headers, so that these replace them: `fetch` would join the values.
  return { ...request, headers: { ...request.headers, "accept-encoding": "identity", "cache-control": "no-store" } };
}

/** A day. A longer wait is useless to a caller, and a longer number may repeat a secret of the request. */
const maxRetryAfter = 86_400;

/** Returns the seconds of `Retry-After`, which is a number of seconds or an HTTP date (RFC 9110 §10.2.3). */
export function retryAfterSeconds(header: string): number | undefined {
  if (/^\d{1,10}$/.test(header)) return Math.min(Number(header), maxRetryAfter);
  const seconds = Math.ceil((parseHttpDate(header) - Date.now()) / 1000);
  return Number.isNaN(seconds) ? undefined : Math.min(Math.max(0, seconds), maxRetryAfter);
}

/** Parses an HTTP date in the only form that servers may send today (RFC 9110 §5.6.7). Returns NaN for any other text. */
export function parseHttpDate(text: string): number {
  const isDate = /^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/.test(text);
  return isDate ? Date.parse(text) : Number.NaN;
}

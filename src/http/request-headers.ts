/** Sets the headers that every request has. */
import type { OutgoingRequest } from "./adapter.js";

/**
 * Asks proxies not to cache, and the server not to compress. The other headers are set in `call/serialize-request.ts` (Accept,
 * Content-Type), `call/authenticate.ts` (access token), `call/sign-request.ts` (`validate-…`) and `adapters/node.ts` (User-Agent,
 * Content-Length). Callers of `openapi-fetch.ts` add their own.
 */
export function withCommonHeaders(request: OutgoingRequest): OutgoingRequest {
  // openapi-fetch passes its callers' headers with names in lower case. These names have the same case, so they replace the callers' values.
  // Otherwise, `fetch` would join both values.
  return { ...request, headers: { ...request.headers, "accept-encoding": "identity", "cache-control": "no-store" } };
}

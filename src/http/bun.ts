/** The adapter of Bun: its `fetch`, without what it does by itself. */

import type { Adapter } from "./adapter.js";
import { overFetch } from "./fetch.js";
import { isLoopback } from "./secure-url.js";

/** What Bun's `fetch` takes beside the standard's. */
interface BunInit extends RequestInit {
  decompress: boolean;
  verbose: boolean;
  proxy?: false;
}

// On a connection that was kept Bun sends a request again when it dies. It would inflate an answer that nobody reads, and print
// the URL, secrets and all, where the environment asks for that.
const alone: BunInit = { keepalive: false, decompress: false, verbose: false };
// A proxy of the environment would be shown what doesn't leave this machine.
const aloneAndDirect: BunInit = { ...alone, proxy: false };

/** Whether the adapter takes the option `agent`. */
export const takesAgent: boolean = false;

export const adapter: Adapter = (request, listener) => {
  const init = isLoopback(new URL(request.url).hostname) ? aloneAndDirect : alone;
  return overFetch(globalThis.fetch, init, cameBefore)(request, listener);
};

/** By the codes that Bun gives to what fails before a request can be written. */
function cameBefore(error: unknown): boolean {
  const { code }: { code?: unknown } = Object(error);
  return /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ConnectionRefused|CERT_\w+|(DEPTH_ZERO_)?SELF_SIGNED_CERT\w*|UNABLE_TO_\w+|ERR_TLS_CERT_ALTNAME_INVALID)$/.test(
    `${code}`,
  );
}

/** The adapter for Bun: its `fetch`, without retries, decompression, proxies for loopback, or printed requests. */
import type { Adapter } from "../adapter.js";
import { isLoopback } from "../secure-url.js";
import { createFetchAdapter } from "./fetch.js";

/** Options of Bun's `fetch` that the standard doesn't have. */
interface BunInit extends RequestInit {
  decompress: boolean;
  verbose: boolean;
  proxy?: false;
}

// If a reused connection closes, Bun sends the request again. By default it also decompresses responses, and if an environment
// variable asks for that, it prints the URL with its secrets.
const noResend: BunInit = { keepalive: false, decompress: false, verbose: false };
// Requests to this machine must not go through the proxy of the environment.
const noResendDirect: BunInit = { ...noResend, proxy: false };

/** Whether the adapter supports the option `agent`. */
export const supportsAgent: boolean = false;

export const adapter: Adapter = (request, handler) => {
  const init = isLoopback(new URL(request.url).hostname) ? noResendDirect : noResend;
  return createFetchAdapter(globalThis.fetch, init, isUnsent)(request, handler);
};

/** Whether an error has one of Bun's codes for failures before a request is written. */
function isUnsent(error: unknown): boolean {
  const { code }: { code?: unknown } = Object(error);
  return /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ConnectionRefused|CERT_\w+|(DEPTH_ZERO_)?SELF_SIGNED_CERT\w*|UNABLE_TO_\w+|ERR_TLS_CERT_ALTNAME_INVALID)$/.test(
    `${code}`,
  );
}

/** The adapter for Deno: its `fetch`, with an HTTP client that opens a new HTTP/1.1 connection for each request. */
import type { Adapter } from "../adapter.js";
import { createFetchAdapter } from "./fetch.js";

/** The part of Deno's API that is used here. */
declare const Deno: { createHttpClient(options: object): object };

/** Options of Deno's `fetch` that the standard doesn't have. */
interface DenoInit extends RequestInit {
  client: object;
}

// If an HTTP/2 connection or a reused connection closes, Deno sends the request again.
const noResend = { http2: false, poolMaxIdlePerHost: 0 };
let proxied: object | undefined;
const direct = new Map<string, object>();

/** Whether the adapter supports the option `agent`. */
export const supportsAgent: boolean = false;

export const adapter: Adapter = (request, handler) => {
  const init: DenoInit = { client: clientFor(request.url) };
  return createFetchAdapter(globalThis.fetch, init, isUnsent)(request, handler);
};

/**
 * Plain http goes only to this machine or to test hosts, and must not go through the proxy of the environment. Deno can't disable that
 * proxy, so the server itself is set as the proxy. For https that is impossible: Deno would send the request unencrypted.
 */
function clientFor(url: string): object {
  if (!url.startsWith("http:")) {
    proxied ??= Deno.createHttpClient(noResend);
    return proxied;
  }
  const { host, hostname, port } = new URL(url);
  const proxy = { transport: "tcp", hostname, port: Number(port || 80) };
  const client = direct.get(host) ?? Deno.createHttpClient({ ...noResend, proxy });
  direct.set(host, client);
  return client;
}

interface Failure {
  name?: unknown;
  message?: unknown;
  cause?: Failure;
}

/**
 * Whether an error occurred before the request was written. Deno's errors have no code, but their message names the phase. A URL in the
 * message can't imitate that, because URLs encode spaces.
 */
function isUnsent(error: unknown): boolean {
  const { name, message, cause }: Failure = Object(error);
  return (
    name === "NotCapable" ||
    /^Fetch failed: Requests to port \d+ are blocked/.test(`${message}`) ||
    /: client error \(Connect\)/.test(`${message} ${cause?.message}`)
  );
}

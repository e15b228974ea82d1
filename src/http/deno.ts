/** The adapter of Deno: its `fetch`, with a client of its own that has a fresh HTTP/1.1 connection for each request. */

import type { Adapter } from "./adapter.js";
import { overFetch } from "./fetch.js";

/** Of Deno's own what is used here. */
declare const Deno: { createHttpClient(options: object): object };

/** What Deno's `fetch` takes beside the standard's. */
interface DenoInit extends RequestInit {
  client: object;
}

// Over HTTP/2, and on a connection that was kept, Deno sends a request again when it dies.
const alone = { http2: false, poolMaxIdlePerHost: 0 };
let proxied: object | undefined;
const direct = new Map<string, object>();

/** Whether the adapter takes the option `agent`. */
export const takesAgent: boolean = false;

export const adapter: Adapter = (request, listener) => {
  const init: DenoInit = { client: clientFor(request.url) };
  return overFetch(globalThis.fetch, init, cameBefore)(request, listener);
};

/**
 * Unencrypted is only what doesn't leave this machine, and a proxy of the environment would be shown it. So such a request is
 * told where to go. One over TLS can't be told: Deno would then send it unencrypted.
 */
function clientFor(url: string): object {
  if (!url.startsWith("http:")) {
    proxied ??= Deno.createHttpClient(alone);
    return proxied;
  }
  const { host, hostname, port } = new URL(url);
  const proxy = { transport: "tcp", hostname, port: Number(port || 80) };
  const client = direct.get(host) ?? Deno.createHttpClient({ ...alone, proxy });
  direct.set(host, client);
  return client;
}

interface Failure {
  name?: unknown;
  message?: unknown;
  cause?: Failure;
}

/** Deno gives no code, but a sentence that names the phase. A URL in it can't feign that: in a URL spaces are encoded. */
function cameBefore(error: unknown): boolean {
  const { name, message, cause }: Failure = Object(error);
  return (
    name === "NotCapable" ||
    /^Fetch failed: Requests to port \d+ are blocked/.test(`${message}`) ||
    /: client error \(Connect\)/.test(`${message} ${cause?.message}`)
  );
}

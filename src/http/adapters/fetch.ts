/** The adapter for runtimes that have only `fetch`, and for the option `fetch`. */
import type { Adapter, Fetch } from "../adapter.js";

type Reader = ReadableStreamDefaultReader<Uint8Array>;

/** Whether the adapter supports the option `agent`. */
export const supportsAgent: boolean = false;

/** Uses the global `fetch` as it is at the time of the call. */
export const adapter: Adapter = (request, handler) => {
  // Cloudflare Workers throws on an option that it doesn't support.
  const init: RequestInit = "cache" in (globalThis.Request?.prototype ?? {}) ? { cache: "no-store" } : {};
  return createFetchAdapter(globalThis.fetch, init)(request, handler);
};

/**
 * Creates an adapter that uses a `fetch`.
 *
 * @param init options of the runtime that are added to each request
 * @param isUnsent recognizes the errors that prove that nothing was sent. After any other error, the request may have been sent
 */
export function createFetchAdapter(fetch: Fetch, init?: RequestInit, isUnsent?: (error: unknown) => boolean): Adapter {
  if (typeof fetch !== "function") throw new TypeError();
  return ({ url, method, headers, body }, handler) => {
    const abort = new AbortController();
    const { signal } = abort;
    let reader: Reader | undefined;
    const inFlight = {
      mayHaveBeenSent: true,
      end() {
        abort.abort();
        cancel(reader);
      },
    };
    const receive = async () => {
      const common: RequestInit = { ...init, method, headers, signal, redirect: "manual" };
      const response = await fetch(url, body === undefined ? common : { ...common, body });
      reader = response.body?.getReader();
      if (signal.aborted) return cancel(reader);
      const { status, type, redirected, headers: received } = response;
      // The option fetch may resolve to anything, and errors show the status.
      if (!Number.isInteger(status)) throw new TypeError();
      handler.onHead({ status, headers: received, redirected: redirected || type === "opaqueredirect" });
      while (reader && !signal.aborted) {
        const { done, value } = await reader.read();
        if (done) break;
        if (!ArrayBuffer.isView(value)) throw new TypeError();
        // The units of another view, such as a DataView, may not be bytes.
        handler.onBytes(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
      }
      handler.onEnd();
    };
    receive().catch((error: unknown) => {
      if (isUnsent?.(error)) inFlight.mayHaveBeenSent = false;
      handler.onError(error);
    });
    return inFlight;
  };
}

/** Releases the connection, even if the `fetch` ignores the signal. */
async function cancel(reader: Reader | undefined): Promise<void> {
  try {
    await reader?.cancel();
  } catch {
    // The signal has ended the stream already.
  }
}

/** The adapter of runtimes that have only `fetch`, and of a `fetch` that the caller passes. */
import type { Adapter, Fetch } from "./adapter.js";

type Reader = ReadableStreamDefaultReader<Uint8Array>;

/** Whether the adapter takes the option `agent`. */
export const takesAgent: boolean = false;

/** Over the global `fetch` as it is at the time of the call. */
export const adapter: Adapter = (request, listener) => {
  // Workers throws on an option that it lacks rather than ignore it.
  const init: RequestInit = "cache" in (globalThis.Request?.prototype ?? {}) ? { cache: "no-store" } : {};
  return overFetch(globalThis.fetch, init)(request, listener);
};

/**
 * Over any `fetch`. It may send a request again by itself, so nothing that it throws proves that nothing was sent, but for
 * what `neverLeft` knows of this one.
 */
export function overFetch(fetch: Fetch, init?: RequestInit, neverLeft?: (error: unknown) => boolean): Adapter {
  if (typeof fetch !== "function") throw new TypeError("there is no fetch");
  return ({ url, method, headers, body }, listener) => {
    const abort = new AbortController();
    const { signal } = abort;
    let reader: Reader | undefined;
    const sending = {
      begun: true,
      end() {
        abort.abort();
        letGo(reader);
      },
    };
    const receive = async () => {
      const standard: RequestInit = { ...init, method, headers, signal, redirect: "manual" };
      const response = await fetch(url, body === undefined ? standard : { ...standard, body });
      reader = response.body?.getReader();
      if (signal.aborted) return letGo(reader);
      const { status, type, redirected, headers: received } = response;
      // Anything can come out of a fetch that was passed, and a status is shown.
      if (!Number.isInteger(status)) throw new TypeError("not a Response");
      listener.onHead({ status, headers: received, redirected: redirected || type === "opaqueredirect" });
      while (reader && !signal.aborted) {
        const { done, value } = await reader.read();
        if (done) break;
        if (!ArrayBuffer.isView(value)) throw new TypeError("not bytes");
        listener.onBytes(value);
      }
      listener.onEnd();
    };
    receive().catch((error: unknown) => {
      if (neverLeft?.(error)) sending.begun = false;
      listener.onError(error);
    });
    return sending;
  };
}

/** A fetch may ignore the signal; its connection is let go of all the same. */
async function letGo(reader: Reader | undefined): Promise<void> {
  try {
    await reader?.cancel();
  } catch {
    // The signal was heeded, and has ended the stream already.
  }
}

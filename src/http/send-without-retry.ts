/**
 * Sends one request and reads its response: no retry, no redirect, one timeout for everything, a body of limited size. The query may
 * contain a code and a secret, so no error message of the runtime, which may quote the URL, leaves this file. Only two things are done
 * again after a failure, each as a new call: renewals (`tokens/renewal-backoff.ts`) and lookups of an order (`orders.ts`).
 */
import { adapter } from "#adapter";
import { type CallContext, XtConfigError, XtError, XtTimeoutError } from "../errors/index.js";
import { onAbort } from "./abort-signal.js";
import {
  type Fetch,
  type InFlightRequest,
  msSince,
  type OutgoingRequest,
  type ResponseHead,
  readClocks,
  type XtAgent,
} from "./adapter.js";
import { createFetchAdapter } from "./adapters/fetch.js";
import { createBodyCollector } from "./body.js";
import { type CheckHead, checkEncoding, checkRedirect } from "./check-response.js";
import { networkError } from "./network-error.js";
import { withCommonHeaders } from "./request-headers.js";

export interface SendOptions extends CallContext {
  /** Used instead of the runtime's adapter. */
  readonly fetch: Fetch | undefined;
  /** Opens the connection, on Node. */
  readonly agent: XtAgent | undefined;
  /** The timeout for connecting, headers and body together, in milliseconds. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
  /** The size limit of the response body; 64 KiB by default. XT's example of a token response is under 1 KiB. */
  readonly maxBytes?: number | undefined;
}

/** A complete response with any status except a redirect. */
export interface CompleteResponse {
  readonly status: number;
  readonly headers: ResponseHead["headers"];
  readonly body: Uint8Array;
}

/**
 * Sends one request, and resolves to its response.
 *
 * @param checkHead checks the status and the headers, and throws if the body should not be read. `checkStatus` accepts only 2xx. Without
 * it, any status is accepted except a redirect
 * @throws {@link XtNetworkError}, {@link XtTimeoutError}, {@link XtResponseError}, {@link XtHttpError} for a redirect,
 * {@link XtConfigError} if the signal or `fetch` can't be used, an error of `checkHead`, or the caller's `signal.reason`
 */
export function sendWithoutRetry(
  request: OutgoingRequest,
  options: SendOptions,
  checkHead?: CheckHead,
): Promise<CompleteResponse> {
  const { caller, timeoutMs, signal, fetch, agent, maxBytes = 64 * 1024 } = options;
  return new Promise((resolve, reject) => {
    let inFlight: InFlightRequest | undefined;
    let head: ResponseHead | undefined;
    let stopListening: (() => void) | undefined;
    let isOver = false;
    const body = createBodyCollector(maxBytes, caller);

    const finish = () => {
      isOver = true;
      clearTimeout(timer);
      stopListening?.();
    };
    // The call rejects at once, and doesn't wait until the connection is closed.
    const fail = (error: unknown) => {
      if (isOver) return;
      finish();
      reject(error);
      inFlight?.end();
    };
    const failNetwork = (error: unknown) => {
      if (isOver) return;
      const code = fetch ? "fetch_failed" : inFlight?.mayHaveBeenSent ? "connection_lost" : "connect_failed";
      fail(networkError(code, error, options));
    };
    const guard = (step: () => void) => {
      try {
        step();
      } catch (error) {
        if (error instanceof XtError) fail(error);
        else failNetwork(error);
      }
    };
    const startedAt = readClocks();
    const timer = setTimeout(() => fail(new XtTimeoutError(caller, timeoutMs, inFlight?.mayHaveBeenSent)), timeoutMs);
    try {
      stopListening = signal && onAbort(signal, fail, caller);
      if (isOver) return;
      inFlight = (fetch ? createFetchAdapter(fetch) : adapter)(
        withCommonHeaders(request),
        {
          mayWrite() {
            // After a process was stopped, its sockets are handled before its timers, and before the event of an abort.
            if (msSince(startedAt) >= timeoutMs) fail(new XtTimeoutError(caller, timeoutMs, false));
            guard(() => signal?.aborted && fail(signal.reason));
            return !isOver;
          },
          onHead: (received) =>
            guard(() => {
              checkRedirect(received, caller);
              checkHead?.(received, options);
              checkEncoding(received, caller);
              head = received;
            }),
          onBytes: (bytes) => guard(() => body.add(bytes)),
          onEnd() {
            if (isOver || !head) return;
            finish();
            resolve({ status: head.status, headers: head.headers, body: body.bytes() });
          },
          onError: failNetwork,
        },
        agent,
      );
      // The option fetch may have aborted the call itself.
      if (isOver) inFlight.end();
    } catch (error) {
      const noFetch = "this runtime has no fetch; pass one as the option fetch";
      fail(error instanceof XtError ? error : new XtConfigError("invalid_option", caller, noFetch));
    }
  });
}

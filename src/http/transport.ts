/**
 * Sends one request and reads its response: no retry, no redirect, one timeout for everything, a body of limited size. The query may
 * contain a code and a secret, so no text of the runtime, which may quote the URL, leaves this file.
 */
import { adapter } from "#adapter";
import { type CallContext, unreadableBody, XtConfigError, XtError, XtHttpError, XtTimeoutError } from "../errors.js";
import { onAbort } from "./abort-signal.js";
import {
  type Fetch,
  type InFlightRequest,
  msSince,
  now,
  type OutgoingRequest,
  type ResponseHead,
  type XtAgent,
} from "./adapter.js";
import { createBodyCollector } from "./body.js";
import { createFetchAdapter } from "./fetch.js";
import { networkError } from "./network-error.js";

export interface SendOptions extends CallContext {
  /** Used instead of the runtime's adapter. */
  readonly fetch: Fetch | undefined;
  /** Opens the connection, on Node. */
  readonly agent: XtAgent | undefined;
  /** The timeout for connecting, headers and body together, in milliseconds. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
  /** The size limit of the response body; 64 KiB by default. XT's own example is under 1 KiB. */
  readonly maxBytes?: number | undefined;
}

/** A complete response with any status except a redirect. */
export interface CompleteResponse {
  readonly status: number;
  readonly headers: ResponseHead["headers"];
  readonly body: Uint8Array;
}

type CheckHead = (head: ResponseHead, call: CallContext) => void;

/**
 * Sends one request, and resolves to its response with a status 2xx.
 *
 * @throws {@link XtNetworkError}, {@link XtTimeoutError}, {@link XtHttpError}, {@link XtResponseError}, or the caller's `signal.reason`
 */
export function send(request: OutgoingRequest, options: SendOptions): Promise<CompleteResponse> {
  return sendAnyStatus(request, options, checkStatus);
}

/**
 * Sends one request, and resolves to its response with any status except a redirect.
 *
 * @param checkHead checks the status and the headers, and throws if the body should not be read
 * @throws the errors of {@link send}, except for a status; and the errors of `checkHead`
 */
export function sendAnyStatus(
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
        if (!isOver) step();
      } catch (error) {
        if (error instanceof XtError) fail(error);
        else failNetwork(error);
      }
    };
    const startedAt = now();
    const timer = setTimeout(() => fail(new XtTimeoutError(caller, timeoutMs, inFlight?.mayHaveBeenSent)), timeoutMs);
    try {
      stopListening = signal && onAbort(signal, fail, caller);
      if (isOver) return;
      inFlight = (fetch ? createFetchAdapter(fetch) : adapter)(
        withTransportHeaders(request),
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
      if (isOver && head === undefined) inFlight.end();
    } catch (error) {
      const noFetch = "this runtime has no fetch; pass one as the option fetch";
      fail(error instanceof XtError ? error : new XtConfigError("invalid_option", caller, noFetch));
    }
  });
}

/** Asks proxies not to cache, and the server not to compress. */
function withTransportHeaders(request: OutgoingRequest): OutgoingRequest {
  return { ...request, headers: { ...request.headers, "Accept-Encoding": "identity", "Cache-Control": "no-store" } };
}

function checkRedirect({ status, redirected }: ResponseHead, caller: string): void {
  if (redirected || (status >= 300 && status < 400)) throw new XtHttpError("redirect_refused", caller, status);
}

function checkStatus({ status, headers }: ResponseHead, { caller }: CallContext): void {
  if (status >= 200 && status < 300) return;
  const seconds = retryAfterSeconds(headers.get("retry-after")?.trim() ?? "");
  throw new XtHttpError("http_status", caller, status, seconds);
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

/** Refuses a compressed body: the request asked for no compression, and a few compressed bytes can expand to a gigabyte. */
function checkEncoding({ headers }: ResponseHead, caller: string): void {
  const encodings = headers.get("content-encoding");
  if (encodings && /[^\s,]/.test(encodings.replace(/identity/gi, ""))) {
    throw unreadableBody("response_encoded", "is compressed, although the request asked for no compression", caller);
  }
}

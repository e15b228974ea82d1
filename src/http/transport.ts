/**
 * One request, one answer: no retry, no redirect, one deadline over everything, a bounded and strictly decoded body. A code
 * and a secret travel in the query, so nothing that a runtime says of a URL leaves this file.
 */
import { adapter } from "#adapter";
import { type Call, unreadable, XtConfigError, XtError, XtHttpError, XtTimeoutError } from "../errors.js";
import { onAbort } from "./abort-signal.js";
import type { Fetch, Head, OutgoingRequest, Sending, XtAgent } from "./adapter.js";
import { emptyBody } from "./body.js";
import { overFetch } from "./fetch.js";
import { networkError } from "./network-error.js";

export type { Fetch, OutgoingRequest };

export interface Delivery extends Call {
  /** Used as it is, in place of the runtime's own adapter. */
  readonly fetch: Fetch | undefined;
  /** Opens the connection, on Node. */
  readonly agent: XtAgent | undefined;
  /** The deadline over connect, headers and body, in milliseconds. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
  /** The limit of the answer's body; 64 KiB unless given. XT's own example is under 1 KiB. */
  readonly maxBytes?: number | undefined;
}

/** A whole answer, of any status but a redirect. */
export interface Answer {
  readonly status: number;
  readonly headers: Head["headers"];
  readonly body: Uint8Array;
}

type CheckHead = (head: Head, call: Call) => void;

/**
 * Puts one request on the wire, and resolves to its answer, which has a status 2xx.
 *
 * @throws {@link XtNetworkError}, {@link XtTimeoutError}, {@link XtHttpError}, {@link XtResponseError}, or the caller's `signal.reason`
 */
export function send(request: OutgoingRequest, delivery: Delivery): Promise<Answer> {
  return exchange(request, delivery, checkStatus);
}

/**
 * Puts one request on the wire, and resolves to its answer, whatever status and body it has.
 *
 * @param checkHead throws where the body isn't worth reading
 * @throws as {@link send}, but only at what `checkHead` minds
 */
export function exchange(request: OutgoingRequest, delivery: Delivery, checkHead?: CheckHead): Promise<Answer> {
  const { caller, timeoutMs, signal, fetch, agent, maxBytes = 64 * 1024 } = delivery;
  return new Promise((resolve, reject) => {
    let sending: Sending | undefined;
    let head: Head | undefined;
    let unwatch: (() => void) | undefined;
    let isOver = false;
    const body = emptyBody(maxBytes, caller);

    const finish = () => {
      isOver = true;
      clearTimeout(timer);
      unwatch?.();
    };
    // The caller is answered at once; ending the sending, and with it the connection, must not be waited for.
    const fail = (error: unknown) => {
      if (isOver) return;
      finish();
      reject(error);
      sending?.end();
    };
    const lose = (error: unknown) => {
      if (isOver) return;
      const code = fetch ? "fetch_failed" : sending?.begun ? "connection_lost" : "connect_failed";
      fail(networkError(code, error, delivery));
    };
    const take = (step: () => void) => {
      try {
        if (!isOver) step();
      } catch (error) {
        if (error instanceof XtError) fail(error);
        else lose(error);
      }
    };
    const startedAt = { ticks: performance.now(), date: Date.now() };
    const timer = setTimeout(() => fail(new XtTimeoutError(caller, timeoutMs, sending?.begun)), timeoutMs);
    try {
      unwatch = signal && onAbort(signal, fail, caller);
      if (isOver) return;
      sending = (fetch ? overFetch(fetch) : adapter)(
        plainly(request),
        {
          mayWrite() {
            // After a process was stopped, its sockets are served before its timers.
            if (msSince(startedAt) >= timeoutMs) fail(new XtTimeoutError(caller, timeoutMs, false));
            return !isOver;
          },
          onHead: (received) =>
            take(() => {
              checkRedirect(received, caller);
              checkHead?.(received, delivery);
              checkEncoding(received, caller);
              head = received;
            }),
          onBytes: (bytes) => take(() => body.add(bytes)),
          onEnd() {
            if (isOver || !head) return;
            finish();
            resolve({ status: head.status, headers: head.headers, body: body.whole() });
          },
          onError: lose,
        },
        agent,
      );
      // A fetch that was passed may have aborted the call from within.
      if (isOver && head === undefined) sending.end();
    } catch (error) {
      const noFetch = "this runtime has no fetch; pass one as the option fetch";
      fail(error instanceof XtError ? error : new XtConfigError("invalid_option", caller, noFetch));
    }
  });
}

/** By the clock that went further: one stops while the machine sleeps, the other can be set. */
function msSince({ ticks, date }: { ticks: number; date: number }): number {
  return Math.max(performance.now() - ticks, Date.now() - date);
}

/** Neither kept by a cache on the way nor compressed. */
function plainly(request: OutgoingRequest): OutgoingRequest {
  return { ...request, headers: { ...request.headers, "Accept-Encoding": "identity", "Cache-Control": "no-store" } };
}

function checkRedirect({ status, redirected }: Head, caller: string): void {
  if (redirected || (status >= 300 && status < 400)) throw new XtHttpError("redirect_refused", caller, status);
}

function checkStatus({ status, headers }: Head, { caller }: Call): void {
  if (status >= 200 && status < 300) return;
  const seconds = retryAfterSeconds(headers.get("retry-after")?.trim() ?? "");
  throw new XtHttpError("http_status", caller, status, seconds);
}

/** A day. A longer wait is no use to a caller, and a longer number may repeat what the server was sent. */
const maxRetryAfter = 86_400;

/** RFC 9110 §10.2.3: seconds, or an HTTP date in the one form that servers may still send. */
function retryAfterSeconds(header: string): number | undefined {
  if (/^\d{1,10}$/.test(header)) return Math.min(Number(header), maxRetryAfter);
  if (!/^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/.test(header)) return undefined;
  const seconds = Math.ceil((Date.parse(header) - Date.now()) / 1000);
  return Number.isNaN(seconds) ? undefined : Math.min(Math.max(0, seconds), maxRetryAfter);
}

/** None was asked for, and a few bytes can unfold into a gigabyte. */
function checkEncoding({ headers }: Head, caller: string): void {
  const encodings = headers.get("content-encoding");
  if (encodings && /[^\s,]/.test(encodings.replace(/identity/gi, ""))) {
    throw unreadable("response_encoded", "is compressed, though the request asked for none of that", caller);
  }
}

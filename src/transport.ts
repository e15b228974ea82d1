/**
 * One request, one answer: no retry, no redirect, one deadline over everything, a bounded and strictly decoded body. A code
 * and a secret travel in the query, so nothing that a runtime says of a URL leaves this file.
 */
import {
  type Call,
  XtConfigError,
  XtError,
  XtHttpError,
  XtNetworkError,
  XtResponseError,
  XtTimeoutError,
} from "./errors.js";
import { numberShowsSecret, shownWord } from "./shown.js";

/** A request as plain data. */
export interface OutgoingRequest {
  url: string;
  method: string;
  headers: Record<string, string>;
  body?: string | Uint8Array<ArrayBuffer> | undefined;
}

/** The part of `fetch` that is used here; the global one fits. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export interface Delivery extends Call {
  readonly fetch: Fetch | undefined;
  /** The deadline over connect, headers and body, in milliseconds. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
}

type Reader = ReadableStreamDefaultReader<Uint8Array>;

/** An answer's size limit, in bytes after decompression. XT's own example is under 1 KiB. */
const maxBytes = 64 * 1024;

/**
 * Puts one request on the wire, and resolves to the JSON value of its answer.
 *
 * @throws {XtNetworkError} {@link XtTimeoutError} {@link XtHttpError} {@link XtResponseError}, or the caller's `signal.reason`
 */
export function send(request: OutgoingRequest, delivery: Delivery): Promise<unknown> {
  const { caller, timeoutMs, signal } = delivery;
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(signal.reason);
      return;
    }
    const abort = new AbortController();
    const exchange: Exchange = { signal: abort.signal };
    const settle = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
    };
    // The caller is answered at once; ending the exchange, which also closes the socket, must not be waited for.
    const fail = (error: unknown) => {
      settle();
      reject(error);
      abort.abort();
      letGo(exchange);
    };
    const onAbort = () => fail(signal?.reason);
    const timer = setTimeout(() => fail(new XtTimeoutError(caller, timeoutMs)), timeoutMs);
    signal?.addEventListener("abort", onAbort, { once: true });
    receive(request, delivery, exchange).then((value) => {
      settle();
      resolve(value);
    }, fail);
  });
}

/** What has to end when a call ends early. */
interface Exchange {
  readonly signal: AbortSignal;
  body?: Reader | undefined;
}

/** A fetch that was injected may ignore the signal; its connection is let go of all the same. */
async function letGo({ body }: Exchange): Promise<void> {
  try {
    await body?.cancel();
  } catch {
    // The signal was heeded, and has ended the stream already.
  }
}

async function receive(request: OutgoingRequest, delivery: Delivery, exchange: Exchange): Promise<unknown> {
  const { caller } = delivery;
  const fetch = delivery.fetch ?? globalThis.fetch;
  if (typeof fetch !== "function") {
    throw new XtConfigError("invalid_option", caller, "this runtime has no fetch; pass one as the option fetch");
  }
  try {
    const response = await fetch(request.url, requestInit(request, exchange.signal));
    exchange.body = response.body?.getReader();
    if (exchange.signal.aborted) letGo(exchange);
    checkStatus(response, delivery);
    return parse(exchange.body ? await readText(exchange.body, caller) : "", caller);
  } catch (error) {
    throw asOurs(error, delivery);
  }
}

function requestInit({ method, headers, body }: OutgoingRequest, signal: AbortSignal): RequestInit {
  const init: RequestInit = { method, headers, signal, redirect: "manual" };
  if (body !== undefined) init.body = body;
  // Workers throws on an option that it lacks rather than ignore it.
  if ("cache" in (globalThis.Request?.prototype ?? {})) init.cache = "no-store";
  // Bun and Deno send a GET a second time when a kept connection dies under it; one that isn't kept can't die so.
  if ("Bun" in globalThis) init.keepalive = false;
  if ("Deno" in globalThis) {
    init.headers = new Headers(headers);
    init.headers.set("Connection", "close");
  }
  return init;
}

function checkStatus({ status, type, redirected, headers }: Response, { caller, secrets }: Call): void {
  // Anything can come out of a fetch that was injected, and a status is shown.
  if (!Number.isInteger(status)) throw new TypeError("not a Response");
  if (redirected || type === "opaqueredirect" || (status >= 300 && status < 400)) {
    throw new XtHttpError("redirect_refused", caller, status);
  }
  if (status >= 200 && status < 300) return;
  const seconds = retryAfterSeconds(headers.get("Retry-After")?.trim() ?? "");
  const shown = seconds !== undefined && !numberShowsSecret(seconds, secrets);
  throw new XtHttpError("http_status", caller, status, shown ? seconds : undefined);
}

/** RFC 9110 §10.2.3: seconds, or an HTTP date in its one form that may still be sent. */
function retryAfterSeconds(header: string): number | undefined {
  if (/^\d{1,10}$/.test(header)) return Number(header);
  if (!/^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/.test(header)) return undefined;
  const seconds = Math.ceil((Date.parse(header) - Date.now()) / 1000);
  return Number.isNaN(seconds) ? undefined : Math.max(0, seconds);
}

// One for all calls: making a decoder costs more than decoding an answer.
const utf8 = new TextDecoder("utf-8", { fatal: true });

async function readText(body: Reader, caller: string): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await body.read();
    if (done) break;
    size += value.byteLength;
    // Chunks are counted as well: empty ones without end would add nothing to the size, and leave no time for the deadline.
    if (size > maxBytes || chunks.push(value) > 2 * maxBytes)
      throw unreadable("response_too_large", `is over ${maxBytes} bytes`, caller);
  }
  try {
    return utf8.decode(chunks.length > 1 ? joined(chunks, size) : chunks[0]);
  } catch {
    throw unreadable("response_not_utf8", "is not UTF-8", caller);
  }
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}

function parse(text: string, caller: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the text, and with it a piece of a token.
    throw unreadable("response_not_json", text === "" ? "is empty" : "is not JSON", caller);
  }
}

function unreadable(
  code: "response_too_large" | "response_not_utf8" | "response_not_json",
  what: string,
  caller: string,
): XtResponseError {
  return new XtResponseError(code, caller, "unknown", `the body of the answer ${what}`);
}

/** What may stand in a failure, in its cause, and in the first of the failures that it gathers. */
interface Failure {
  name?: unknown;
  message?: unknown;
  code?: unknown;
  syscall?: unknown;
  cause?: unknown;
  errors?: readonly unknown[];
}

/** An error of ours as it is; of any other what can't hold a secret. */
function asOurs(error: unknown, { caller, secrets }: Call): XtError {
  try {
    if (error instanceof XtError) return error;
    const { name, cause }: Failure = Object(error);
    // `fetch` wraps the failure of the socket, and a failure of several addresses wraps one for each.
    const layers = [error, cause].flatMap((layer): Failure[] => [Object(layer), Object(Object(layer).errors?.[0])]);
    const code = layers.map((layer) => layer.code).find((one) => typeof one === "string");
    const shownName = shownWord(name, secrets);
    const shownCode = shownWord(code, secrets);
    const shown = shownName === undefined ? undefined : { name: shownName, ...(shownCode && { code: shownCode }) };
    return new XtNetworkError(layers.some(cameBeforeSending) ? "connect_failed" : "connection_lost", caller, shown);
  } catch {
    // What is thrown may be a proxy, or have getters, that throw in turn.
    return new XtNetworkError("connection_lost", caller, undefined);
  }
}

function cameBeforeSending({ syscall, code, message }: Failure): boolean {
  return (
    syscall === "connect" ||
    syscall === "getaddrinfo" ||
    // Codes of runtimes that don't name the system call.
    /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT|ConnectionRefused|CERT_\w+|(DEPTH_ZERO_)?SELF_SIGNED_CERT\w*|UNABLE_TO_\w+|ERR_TLS_CERT_ALTNAME_INVALID)$/.test(
      `${code}`,
    ) ||
    // Deno gives only a sentence that names the phase. A URL in it can't feign that: in a URL spaces are encoded.
    /: client error \(Connect\)/.test(`${message}`)
  );
}

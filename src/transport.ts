/**
 * One request, one answer: no retry, no redirect, one deadline over everything, a bounded and strictly decoded body. A code
 * and a secret travel in the query, so nothing that a runtime says of a URL leaves this file.
 */
import type { OutgoingRequest } from "../generated/client.js";
import {
  type Call,
  XtConfigError,
  XtError,
  type XtErrorCause,
  XtHttpError,
  XtNetworkError,
  XtResponseError,
  XtTimeoutError,
} from "./errors.js";
import { numberShowsSecret, showsSecret } from "./secrets.js";

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
  const { operation, timeoutMs, signal } = delivery;
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(signal.reason);
      return;
    }
    const controller = new AbortController();
    const settle = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
    };
    // The caller is answered at once; ending the exchange, which also closes the socket, must not be waited for.
    const fail = (error: unknown) => {
      settle();
      reject(error);
      controller.abort();
    };
    const onAbort = () => fail(signal?.reason);
    const timer = setTimeout(() => fail(new XtTimeoutError(operation, timeoutMs)), timeoutMs);
    signal?.addEventListener("abort", onAbort, { once: true });
    exchange(request, delivery, controller.signal).then((value) => {
      settle();
      resolve(value);
    }, fail);
  });
}

async function exchange(request: OutgoingRequest, delivery: Delivery, signal: AbortSignal): Promise<unknown> {
  const { operation } = delivery;
  const fetch = delivery.fetch ?? globalThis.fetch;
  if (typeof fetch !== "function") {
    throw new XtConfigError("invalid_option", operation, "this runtime has no fetch; pass one as the option fetch");
  }
  try {
    const response = await fetch(request.url, requestInit(request, signal));
    const reader = response.body?.getReader();
    if (reader) releaseAtAbort(reader, signal);
    // Anything can come out of a fetch that was injected, and a status is shown.
    if (!Number.isInteger(response.status)) throw new TypeError("not a Response");
    refuseRedirect(response, operation);
    refuseStatus(response, delivery);
    return parse(reader ? await readText(reader, operation) : "", operation);
  } catch (error) {
    throw isOurs(error) ? error : networkError(error, delivery);
  }
}

/** A fetch that was injected may ignore the signal; its connection is let go of all the same. */
function releaseAtAbort(reader: Reader, signal: AbortSignal): void {
  const release = async () => {
    try {
      await reader.cancel();
    } catch {
      // The signal was heeded, and has ended the stream already.
    }
  };
  if (signal.aborted) release();
  else signal.addEventListener("abort", release, { once: true });
}

function requestInit({ method, headers, body }: OutgoingRequest, signal: AbortSignal): RequestInit {
  headers.set("Accept", "application/json");
  const init: RequestInit = { method, headers, signal, redirect: "manual" };
  if (body !== undefined) init.body = body;
  // Some runtimes lack some of these, and Workers throws on one that it lacks rather than ignore it.
  const supported: object = globalThis.Request?.prototype ?? {};
  if ("cache" in supported) init.cache = "no-store";
  if ("credentials" in supported) init.credentials = "omit";
  if ("referrerPolicy" in supported) init.referrerPolicy = "no-referrer";
  // Bun and Deno send a GET a second time when a kept connection dies under it; one that isn't kept can't die so.
  if ("keepalive" in supported || "Bun" in globalThis) init.keepalive = false;
  if ("Deno" in globalThis) headers.set("Connection", "close");
  return init;
}

function refuseRedirect(response: Response, operation: string): void {
  const { status } = response;
  if (response.redirected || response.type === "opaqueredirect" || (status >= 300 && status < 400)) {
    throw new XtHttpError("redirect_refused", operation, status);
  }
}

function refuseStatus({ status, headers }: Response, { operation, secrets }: Call): void {
  if (status >= 200 && status < 300) return;
  const seconds = retryAfterSeconds(headers.get("Retry-After"));
  const repeated = seconds !== undefined && numberShowsSecret(seconds, secrets);
  throw new XtHttpError("http_status", operation, status, repeated ? undefined : seconds);
}

/** RFC 9110 §10.2.3: seconds, or an HTTP date in its one form that may still be sent. */
function retryAfterSeconds(header: string | null): number | undefined {
  const value = header?.trim() ?? "";
  if (/^\d{1,10}$/.test(value)) return Number(value);
  if (!/^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(value)) return undefined;
  const time = Date.parse(value);
  return Number.isNaN(time) ? undefined : Math.max(0, Math.ceil((time - Date.now()) / 1000));
}

async function readText(reader: Reader, operation: string): Promise<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let size = 0;
  let text = "";
  // Chunks are counted as well: empty ones without end would add nothing to the size, and leave no time for the deadline.
  for (let chunks = 0; ; chunks += 1) {
    const { done, value } = await reader.read();
    size += value?.byteLength ?? 0;
    if (size > maxBytes || chunks > 2 * maxBytes)
      throw unreadable("response_too_large", `is over ${maxBytes} bytes`, operation);
    try {
      text += decoder.decode(value, { stream: !done });
    } catch {
      throw unreadable("response_not_utf8", "is not UTF-8", operation);
    }
    if (done) return text;
  }
}

function parse(text: string, operation: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the text, and with it a piece of a token.
    throw unreadable("response_not_json", text === "" ? "is empty" : "is not JSON", operation);
  }
}

function unreadable(
  code: "response_too_large" | "response_not_utf8" | "response_not_json",
  what: string,
  operation: string,
): XtResponseError {
  return new XtResponseError({ code, operation, outcome: "unknown", message: `the body of the answer ${what}` });
}

/** Codes of failures that come before the first byte of a request, on runtimes that don't name the system call. */
const beforeSending =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT|ConnectionRefused|CERT_\w+|(DEPTH_ZERO_)?SELF_SIGNED_CERT\w*|UNABLE_TO_\w+|ERR_TLS_CERT_ALTNAME_INVALID)$/;

/** Deno gives no code, only a sentence that names the phase. A URL in it can't feign that: in a URL spaces are encoded. */
const beforeSendingInDeno = /: client error \(Connect\)/;

function networkError(error: unknown, { operation, secrets }: Call): XtNetworkError {
  const { code, syscall } = rootOf(error);
  const sentences = [error, property(error, "cause")].map((layer) => `${property(layer, "message")}`);
  const notSent =
    syscall === "connect" ||
    syscall === "getaddrinfo" ||
    beforeSending.test(code ?? "") ||
    sentences.some((sentence) => beforeSendingInDeno.test(sentence));
  return new XtNetworkError(
    notSent ? "connect_failed" : "connection_lost",
    operation,
    rebuiltCause(error, code, secrets),
  );
}

/** `fetch` wraps the failure of the socket, and a failure of several addresses wraps one for each. */
function rootOf(error: unknown): { code?: string; syscall?: unknown } {
  for (const layer of [error, property(error, "cause")]) {
    const first = property(property(layer, "errors"), "0");
    const code = property(layer, "code") ?? property(first, "code");
    if (typeof code === "string") return { code, syscall: property(layer, "syscall") ?? property(first, "syscall") };
  }
  return {};
}

function property(value: unknown, key: string): unknown {
  try {
    return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
  } catch {
    return undefined; // What is thrown may be a proxy, or have getters, that throw in turn.
  }
}

function isOurs(error: unknown): boolean {
  try {
    return error instanceof XtError;
  } catch {
    return false; // A proxy may even refuse to say what it is an instance of.
  }
}

function rebuiltCause(error: unknown, code: string | undefined, secrets: readonly string[]): XtErrorCause | undefined {
  const isWord = (text: unknown): text is string =>
    typeof text === "string" && /^[A-Za-z]\w{0,63}$/.test(text) && !showsSecret(text, secrets);
  const name = property(error, "name");
  if (!isWord(name)) return undefined;
  return isWord(code) ? { name, code } : { name };
}

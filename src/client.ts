/** The generated client made safe: every operation of the spec, typed, sent, checked and unwrapped. */
import type { ParamsOption, RequestBodyOption } from "openapi-fetch";
import { type OutgoingRequest, type RequestParts, writeRequest } from "../generated/client.js";
import { findOperation, type Method, type PathsWith, type Result } from "../generated/operations.js";
import type { paths } from "../generated/types.js";
import { unwrap } from "./envelope.js";
import { XtConfigError } from "./errors.js";
import { secretsIn } from "./secrets.js";
import { parseSecureUrl } from "./secure-url.js";
import { type Fetch, send } from "./transport.js";

/** How to reach the API. */
export interface XtClientOptions {
  /** Where the API is. https, or http on loopback; a path is kept. The spec's first server unless given. */
  baseUrl?: string | undefined;
  /** A `fetch` to use instead of the global one, such as one with a proxy. The global one is looked up at each call. */
  fetch?: Fetch | undefined;
  /** The deadline of a call over connect, headers and body, in milliseconds; 10,000 unless given. */
  timeoutMs?: number | undefined;
  /** Whether to run in a browser page, where everyone can read the secret. */
  dangerouslyAllowBrowser?: boolean | undefined;
}

/** What may differ from call to call. */
export interface XtCallOptions {
  /** Aborts the call, which then rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
  /** The deadline of this call, in milliseconds. */
  timeoutMs?: number | undefined;
}

/** What a call of an operation takes: its `params` and `body` as the spec has them, and the options of the call. */
export type XtInit<M extends Method, P extends PathsWith<M>> = ParamsOption<paths[P][M]> &
  RequestBodyOption<paths[P][M]> &
  XtCallOptions;

type InitArguments<M extends Method, P extends PathsWith<M>> =
  Record<string, never> extends XtInit<M, P> ? [init?: XtInit<M, P>] : [init: XtInit<M, P>];

/**
 * Calls the operation of the spec at this path, once, and resolves to the `result` of its answer.
 *
 * @throws {XtConfigError} something passed can't be used; nothing was sent
 * @throws {XtNetworkError} the connection failed or was lost
 * @throws {XtTimeoutError} the deadline passed
 * @throws {XtHttpError} the HTTP status is not 2xx
 * @throws {XtResponseError} the answer is not what the spec says
 * @throws {XtApiError} XT said no
 */
export type XtVerb<M extends Method> = <P extends PathsWith<M>>(
  path: P,
  ...init: InitArguments<M, P>
) => Promise<Result<M, P>>;

/** Calls any operation of the spec: one verb for each HTTP method, which takes the paths that have it. */
export interface XtClient {
  /** Calls the GET operation at a path of the spec; see {@link XtVerb}. */
  readonly GET: XtVerb<"get">;
  /** Calls the POST operation at a path of the spec; see {@link XtVerb}. */
  readonly POST: XtVerb<"post">;
  /** Calls the PUT operation at a path of the spec; see {@link XtVerb}. */
  readonly PUT: XtVerb<"put">;
  /** Calls the DELETE operation at a path of the spec; see {@link XtVerb}. */
  readonly DELETE: XtVerb<"delete">;
  /** Calls the PATCH operation at a path of the spec; see {@link XtVerb}. */
  readonly PATCH: XtVerb<"patch">;
}

/**
 * A client of every operation that the spec has, typed by it.
 *
 * ```ts
 * const client = createXtClient();
 * const token = await client.GET("/public/uaa/oauth2/token", { params: { query } });
 * ```
 *
 * @throws {XtConfigError} an option can't be used
 */
export function createXtClient(options: XtClientOptions = {}): XtClient {
  const call = createCall("createXtClient", options);
  const verb =
    <M extends Method>(method: M): XtVerb<M> =>
    (path, ...[init]) =>
      call(method, path, { ...init });
  return { GET: verb("get"), POST: verb("post"), PUT: verb("put"), DELETE: verb("delete"), PATCH: verb("patch") };
}

/** A call of any operation; `caller` is what its errors name, the operation's own id unless given. */
export type OperationCall = <M extends Method, P extends PathsWith<M>>(
  method: M,
  path: P,
  init: RequestParts & XtCallOptions,
  caller?: string,
) => Promise<Result<M, P>>;

export function createCall(creator: string, options: XtClientOptions): OperationCall {
  refuseBrowser(options, creator);
  const baseUrl = checkedBaseUrl(options.baseUrl, creator);
  const defaultTimeoutMs = checkedTimeout(options.timeoutMs ?? 10_000, creator);
  const { fetch } = options;
  if (fetch !== undefined && typeof fetch !== "function") {
    throw new XtConfigError("invalid_option", creator, "fetch must be a function");
  }

  return async (method, path, { signal, timeoutMs, params, body }, caller) => {
    const operation = findOperation(method, path);
    if (!operation) {
      throw new XtConfigError("unknown_operation", method.toUpperCase(), "the spec has no such path for this method");
    }
    const name = caller ?? operation.id;
    const delivery = {
      operation: name,
      secrets: secretsIn([body, ...Object.values(Object(params))], operation.secrets),
      fetch,
      signal: checkedSignal(signal, name),
      timeoutMs: timeoutMs === undefined ? defaultTimeoutMs : checkedTimeout(timeoutMs, name),
    };
    let request: OutgoingRequest;
    try {
      request = writeRequest(method, path, { params, body, contentType: operation.contentType }, baseUrl);
    } catch {
      throw new XtConfigError(
        "invalid_argument",
        name,
        "a parameter or the body can't be put into a request: use plain values, of well-formed text",
      );
    }
    return unwrap(await send(request, delivery), operation, delivery);
  };
}

function refuseBrowser({ dangerouslyAllowBrowser }: XtClientOptions, creator: string): void {
  if ("window" in globalThis && "document" in globalThis && dangerouslyAllowBrowser !== true) {
    throw new XtConfigError(
      "browser_refused",
      creator,
      "this is a browser page, where everyone can read the client secret: call it on your server. " +
        "If there is no secret here (a test, say), pass dangerouslyAllowBrowser: true",
    );
  }
}

function checkedBaseUrl(baseUrl: string | undefined, creator: string): string | undefined {
  if (baseUrl === undefined) return undefined;
  const url = parseSecureUrl(baseUrl);
  if (!url || /[?#]/.test(baseUrl)) {
    throw new XtConfigError(
      "invalid_option",
      creator,
      "baseUrl must be an absolute https URL (http on localhost only) with no user, password, query or fragment",
    );
  }
  return url.origin + url.pathname.replace(/\/+$/, "");
}

function checkedTimeout(timeoutMs: number, operation: string): number {
  // A longer timer fires at once on every runtime: it is held as a signed 32-bit integer.
  if (typeof timeoutMs === "number" && timeoutMs > 0 && timeoutMs < 2 ** 31) return timeoutMs;
  throw new XtConfigError(
    "invalid_option",
    operation,
    "timeoutMs must be a number of milliseconds, over 0 and under 2^31",
  );
}

/** By shape, not by class: test environments bring an AbortSignal of their own. */
function checkedSignal(signal: AbortSignal | undefined, operation: string): AbortSignal | undefined {
  if (signal === undefined || signal === null) return undefined;
  const listens = typeof signal.addEventListener === "function" && typeof signal.removeEventListener === "function";
  if (typeof signal.aborted === "boolean" && listens) return signal;
  throw new XtConfigError("invalid_argument", operation, "signal must be an AbortSignal");
}

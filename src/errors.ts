/**
 * The errors that this package throws. There is one mode: a call resolves to its result, or rejects with one of these
 * (or with the caller's own `signal.reason`, when the caller aborted it).
 *
 * Nothing that they show, at any depth, holds a secret, a code, a token, a URL with a query, a `Request` or a `Response`.
 */

/**
 * What became of the request, and so of a single-use code (RFC 6749 §4.1.2) that it carried:
 *
 * - `not-sent`: no byte of it left. Safe to try again.
 * - `unknown`: it may have arrived. Treat the code as spent and send the user through the sign-in again.
 * - `rejected`: the server said no.
 * - `answered`: the server said yes, but its answer can't be trusted; see {@link XtResponseError.unvalidatedResult}.
 */
export type XtOutcome = "not-sent" | "unknown" | "rejected" | "answered";

/** What is left of an error that came from elsewhere: its own text may hold a URL with the secret in it, so only this is kept. */
export interface XtErrorCause {
  /** Its name, such as `TypeError`. */
  readonly name: string;
  /** The code of the system, the runtime or the database, such as `ECONNREFUSED` or `READONLY`. */
  readonly code?: string;
}

/** What an error has to know of the call that it is about. */
export interface Call {
  /** What to name: the function that was called, or the operation's id. */
  readonly caller: string;
  /** What not to show. */
  readonly secrets: readonly string[];
}

// Registered globally, so that two copies of this package in one process recognise each other's errors.
const brand: unique symbol = Symbol.for("xt-oauth.error");

/** The base of every error of this package. Recognise one with {@link isXtError}, which also knows another copy's. */
export abstract class XtError<Code extends string = string> extends Error {
  /** The name of its class. Tell errors apart by it: unlike `instanceof`, it works across copies of this package. */
  abstract override get name(): string;
  /** Why, from a documented closed set: stable across releases, unlike `message`. */
  readonly code: Code;
  /** What was being done, such as `exchangeCode` or an operationId of the spec. */
  readonly operation: string;
  /** What became of the request. */
  readonly outcome: XtOutcome;
  /** The failure behind this one, where there is one; only its name and its code. */
  declare readonly cause?: XtErrorCause;

  constructor(code: Code, operation: string, outcome: XtOutcome, message: string, cause?: XtErrorCause) {
    super(`${operation}: ${message}`, cause && { cause });
    this.code = code;
    this.operation = operation;
    this.outcome = outcome;
  }

  /** @internal */
  get [brand](): true {
    return true;
  }
}

/** Why something passed can't be used. */
export type XtConfigErrorCode =
  | "invalid_option"
  | "invalid_argument"
  | "credentials_missing"
  | "unknown_operation"
  | "browser_refused";

/** Something that the caller passed can't be used. The message says what to do; nothing was sent. */
export class XtConfigError extends XtError<XtConfigErrorCode> {
  override get name(): "XtConfigError" {
    return "XtConfigError";
  }

  constructor(code: XtConfigErrorCode, operation: string, message: string) {
    super(code, operation, "not-sent", message);
  }
}

/** Why a callback holds no code to be trusted. */
export type XtCallbackErrorCode =
  | "session_lost"
  | "navigation_required"
  | "state_used"
  | "state_missing"
  | "state_mismatch"
  | "code_missing"
  | "parameter_repeated"
  | "parameter_conflict"
  | "access_denied"
  | "authorization_error";

/** The URL that the user came back with holds no code to be trusted (RFC 6749 §4.1.2, §4.1.2.1, §10.12). */
export class XtCallbackError extends XtError<XtCallbackErrorCode> {
  override get name(): "XtCallbackError" {
    return "XtCallbackError";
  }

  /** The `error` of the callback (RFC 6749 §4.1.2.1), escaped and cut to 200 characters: the URL is anyone's to write. */
  declare readonly error?: string;
  /** The `error_description` of the callback, escaped and cut likewise. */
  declare readonly errorDescription?: string;

  constructor(
    code: XtCallbackErrorCode,
    message: string,
    details: { error?: string; errorDescription?: string } = {},
    operation = "readCallback",
  ) {
    super(code, operation, "not-sent", message);
    if (details.error !== undefined) this.error = details.error;
    if (details.errorDescription !== undefined) this.errorDescription = details.errorDescription;
  }
}

/** Whether the connection failed before anything was sent, or was lost afterwards, or a `fetch` that was passed gave no answer. */
export type XtNetworkErrorCode = "connect_failed" | "connection_lost" | "fetch_failed";

/** No answer came: the connection failed (`not-sent`), or was lost (`unknown`), or the option `fetch` failed (`unknown`). */
export class XtNetworkError extends XtError<XtNetworkErrorCode> {
  override get name(): "XtNetworkError" {
    return "XtNetworkError";
  }

  constructor(code: XtNetworkErrorCode, operation: string, cause: XtErrorCause | undefined) {
    const why = cause ? ` (${cause.code ?? cause.name})` : "";
    if (code === "connect_failed") {
      super(code, operation, "not-sent", `no connection to the server${why}; nothing was sent`, cause);
    } else {
      const what = code === "fetch_failed" ? "the option fetch failed" : "the connection was lost";
      super(code, operation, "unknown", `${what}${why}; the request may have arrived`, cause);
    }
  }
}

/** The deadline passed before the whole answer was there. */
export class XtTimeoutError extends XtError<"timeout"> {
  override get name(): "XtTimeoutError" {
    return "XtTimeoutError";
  }

  /** The deadline, in milliseconds. */
  readonly timeoutMs: number;

  constructor(operation: string, timeoutMs: number, sent = true) {
    const what = sent
      ? `no complete answer within ${timeoutMs} ms; the request may have arrived`
      : `no connection to the server within ${timeoutMs} ms; nothing was sent`;
    super("timeout", operation, sent ? "unknown" : "not-sent", what);
    this.timeoutMs = timeoutMs;
  }
}

/** Which kind of HTTP answer was refused. */
export type XtHttpErrorCode = "http_status" | "redirect_refused";

/** The server answered with an HTTP status other than 2xx; its body is not read. */
export class XtHttpError extends XtError<XtHttpErrorCode> {
  override get name(): "XtHttpError" {
    return "XtHttpError";
  }

  /** The HTTP status; 0 where a runtime hides it behind an opaque redirect. */
  readonly status: number;
  /** How long the server asks to wait, in seconds, where it sent a readable `Retry-After` (RFC 9110 §10.2.3). */
  declare readonly retryAfter?: number;

  constructor(code: XtHttpErrorCode, operation: string, status: number, retryAfter?: number) {
    const unfollowed = status === 0 || (status >= 300 && status < 400);
    const message =
      code === "http_status"
        ? `the server answered with HTTP ${status}`
        : unfollowed
          ? `the server answered with a redirect (HTTP ${status}), which was not followed`
          : `the option fetch followed a redirect (to HTTP ${status}), which may have carried the secret elsewhere`;
    // A 4xx is a no. Behind a 5xx or a redirect, the code may have been used before something else went wrong.
    const rejected = code === "http_status" && status >= 400 && status < 500;
    super(code, operation, rejected ? "rejected" : "unknown", message);
    this.status = status;
    if (retryAfter !== undefined) this.retryAfter = retryAfter;
  }
}

/** In what an answer differs from the spec. */
export type XtResponseErrorCode =
  | "response_too_large"
  | "response_encoded"
  | "response_not_utf8"
  | "response_not_json"
  | "response_not_envelope"
  | "response_other_envelope"
  | "response_invalid";

interface XtResponseErrorDetails {
  field?: string;
  rule?: string;
  result?: unknown;
}

/** An answer came, but it isn't what the spec says. It names the field and the rule, and never shows a value. */
export class XtResponseError extends XtError<XtResponseErrorCode> {
  override get name(): "XtResponseError" {
    return "XtResponseError";
  }

  /** Which field breaks a rule, such as `result.user_id`. */
  declare readonly field?: string;
  /** Which rule it breaks: a JSON Schema keyword, such as `required` or `type`. */
  declare readonly rule?: string;
  readonly #result: unknown;

  constructor(
    code: XtResponseErrorCode,
    operation: string,
    outcome: XtOutcome,
    message: string,
    { field, rule, result }: XtResponseErrorDetails = {},
  ) {
    super(code, operation, outcome, message);
    if (field !== undefined) this.field = field;
    if (rule !== undefined) this.rule = rule;
    this.#result = result;
  }

  /**
   * The `result` of an answer that did not say no, just as it came: unchecked, and with the user's tokens in it, so that
   * they aren't lost over a side field that XT changed. `undefined` where there was none. Keep it out of logs.
   */
  unvalidatedResult(): unknown {
    return this.#result;
  }
}

/** An answer whose body can't even be read. */
export function unreadable(
  code: "response_too_large" | "response_encoded" | "response_not_utf8" | "response_not_json",
  what: string,
  operation: string,
): XtResponseError {
  return new XtResponseError(code, operation, "unknown", `the body of the answer ${what}`);
}

interface XtApiErrorInit {
  operation: string;
  rc: number;
  mc: string;
  ma: unknown;
  meaning: string | undefined;
  clockAheadMs?: number | undefined;
}

/** XT said no: `rc` is not 0. */
export class XtApiError extends XtError<"api_failure"> {
  override get name(): "XtApiError" {
    return "XtApiError";
  }

  /** Return code. XT documents 1; anything but 0 is a refusal. */
  readonly rc: number;
  /** Message code, such as `FAILURE` or `AUTH_103`; the set is open. Escaped, cut to 200 characters, `[withheld]` where it repeated a secret. */
  readonly mc: string;
  /** Message arguments: anything, or absent. `[withheld]` where they repeated a secret or were over 1,000 characters. */
  readonly ma: unknown;
  /** What XT documents of `mc`; absent for a code that it doesn't document. */
  declare readonly meaning?: string;
  /**
   * Of `AUTH_105`: by how many milliseconds the clock that dated the request (`now`) was ahead of the server's `Date`, to about a
   * second; negative where it was behind. Absent where the answer has no `Date`.
   */
  declare readonly clockAheadMs?: number;

  constructor({ operation, rc, mc, ma, meaning, clockAheadMs }: XtApiErrorInit) {
    const clock = clockAheadMs === undefined ? "" : ` (this clock is ${clockAheadMs} ms ahead of the server's)`;
    const message = `XT refused (rc ${rc}, mc "${mc}")${meaning === undefined ? "" : `: ${meaning}`}${clock}`;
    super("api_failure", operation, "rejected", message);
    this.rc = rc;
    this.mc = mc;
    this.ma = ma;
    if (meaning !== undefined) this.meaning = meaning;
    if (clockAheadMs !== undefined) this.clockAheadMs = clockAheadMs;
  }
}

/** Why there is no access token. */
export type XtTokensErrorCode = "sign_in_needed" | "refresh_failed" | "store_failed" | "record_unreadable";

/** `xt-oauth/tokens` has no valid access token: the user has to sign in, or it is too early to try again, or the store failed. */
export class XtTokensError extends XtError<XtTokensErrorCode> {
  override get name(): "XtTokensError" {
    return "XtTokensError";
  }

  /** After how many seconds it is worth trying again, if that is known. */
  declare readonly retryAfter?: number;

  constructor(
    code: XtTokensErrorCode,
    outcome: XtOutcome,
    message: string,
    { cause, retryAfter }: { cause?: XtErrorCause | undefined; retryAfter?: number | undefined } = {},
  ) {
    super(code, "tokens", outcome, message, cause);
    if (retryAfter !== undefined) this.retryAfter = retryAfter;
  }
}

/** Every error of this package, told apart by its literal `name`. */
export type XtAnyError =
  | XtConfigError
  | XtCallbackError
  | XtNetworkError
  | XtTimeoutError
  | XtHttpError
  | XtResponseError
  | XtApiError
  | XtTokensError;

/** Every `code` that an error of this package can have. */
export type XtErrorCode = XtAnyError["code"];

/**
 * Whether this package threw `error`, or another copy of it in the same process, whose classes `instanceof` doesn't know.
 *
 * ```ts
 * if (isXtError(error) && error.name === "XtApiError") console.error(error.mc);
 * ```
 */
export function isXtError(error: unknown): error is XtAnyError {
  return error instanceof Error && brand in error;
}

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

  /** Which input of an operation breaks a rule of the spec, such as `price`; absent for other errors. */
  declare readonly field?: string;
  /** Which rule it breaks: a JSON Schema keyword, such as `required` or `enum`. */
  declare readonly rule?: string;

  constructor(code: XtConfigErrorCode, operation: string, message: string, broken?: { field: string; rule: string }) {
    super(code, operation, "not-sent", message);
    if (broken) Object.assign(this, { field: broken.field, rule: broken.rule });
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
  | "response_invalid";

interface XtResponseErrorDetails {
  field?: string;
  rule?: string;
  result?: unknown;
}

/** A response came that isn't what the spec says. The error names the field and the rule, and never shows a value. */
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
   * The `result` of a response that was no refusal, as it came: unchecked, and with the user's tokens in it, so that they
   * aren't lost over a field that XT changed. `undefined` where there was none. Keep it out of logs.
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
  return new XtResponseError(code, operation, "unknown", `the body of the response ${what}`);
}

interface XtApiErrorInit {
  operation: string;
  outcome: XtOutcome;
  rc: number;
  mc: string;
  meaning: string | undefined;
  clockAheadMs?: number | undefined;
  response: unknown;
}

/** XT refused: the return code (`rc`, or `returnCode` of its other envelope) is not 0. */
export class XtApiError extends XtError<"api_failure"> {
  override get name(): "XtApiError" {
    return "XtApiError";
  }

  /** Return code. XT documents 1; any number but 0 is a refusal. */
  readonly rc: number;
  /**
   * Message code, such as `FAILURE`, `AUTH_103` or `insufficient_balance`; the set is open. Empty where XT sent none. `[withheld]`
   * where it doesn't have the form of a code, or contains a secret of the call.
   */
  readonly mc: string;
  /** What XT documents of `mc`; absent for a code that it doesn't document. */
  declare readonly meaning?: string;
  /**
   * Of `AUTH_105`: by how many milliseconds the clock that dated the request (`now`) is ahead of the server's; negative where it is
   * behind. Absent where the response has no `Date`, and where the difference is within the time that the request took.
   */
  declare readonly clockAheadMs?: number;
  readonly #response: unknown;

  constructor({ operation, outcome, rc, mc, meaning, clockAheadMs, response }: XtApiErrorInit) {
    const clock = clockAheadMs === undefined ? "" : ` (this clock is ${duration(clockAheadMs)} the server's)`;
    const code = mc === "" ? "without a message code" : `mc "${mc}"`;
    const message = `XT refused (rc ${rc}, ${code})${meaning === undefined ? "" : `: ${meaning}`}${clock}`;
    const inDoubt = outcome === "unknown" ? "; its gateway may have failed after the request was processed" : "";
    super("api_failure", operation, outcome, `${message}${inDoubt}`);
    this.rc = rc;
    this.mc = mc;
    if (meaning !== undefined) this.meaning = meaning;
    if (clockAheadMs !== undefined) this.clockAheadMs = clockAheadMs;
    this.#response = response;
  }

  /**
   * The whole response as it came: the envelope with `ma` or `error`, unchecked. It may repeat what was sent, so keep it out of
   * logs.
   */
  unvalidatedResponse(): unknown {
    return this.#response;
  }
}

/** A difference between two clocks, in the largest unit that says enough. */
function duration(ms: number): string {
  const size = Math.abs(ms);
  const amount =
    size < 10_000
      ? `${size} ms`
      : size < 600_000
        ? `${Math.round(size / 1_000)} seconds`
        : size < 36_000_000
          ? `${Math.round(size / 60_000)} minutes`
          : `${Math.round(size / 3_600_000)} hours`;
  return `${amount} ${ms < 0 ? "behind" : "ahead of"}`;
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

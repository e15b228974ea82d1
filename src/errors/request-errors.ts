/** The errors of a request that failed, or whose response can't be used. */
import { XtError, type XtErrorCause, type XtOutcome } from "./xt-error.js";

/**
 * Why no complete response arrived: connecting failed, the connection was lost after sending may have begun, or the option `fetch`
 * failed.
 */
export type XtNetworkErrorCode = "connect_failed" | "connection_lost" | "fetch_failed";

/**
 * No complete response arrived: connecting failed (`not-sent`), the connection was lost (`unknown`), or the option `fetch` failed
 * (`unknown`).
 */
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

/** The timeout passed before the complete response arrived. */
export class XtTimeoutError extends XtError<"timeout"> {
  override get name(): "XtTimeoutError" {
    return "XtTimeoutError";
  }

  /** The timeout of the call, in milliseconds. */
  readonly timeoutMs: number;

  constructor(operation: string, timeoutMs: number, sent = true) {
    const what = sent
      ? `no complete response within ${timeoutMs} ms; the request may have arrived`
      : `no connection to the server within ${timeoutMs} ms; nothing was sent`;
    super("timeout", operation, sent ? "unknown" : "not-sent", what);
    this.timeoutMs = timeoutMs;
  }
}

/** Why the response can't be used: its HTTP status is not 2xx, or it is a redirect. */
export type XtHttpErrorCode = "http_status" | "redirect_refused";

/** The server responded with an HTTP status other than 2xx, or with a redirect. The body is not read. */
export class XtHttpError extends XtError<XtHttpErrorCode> {
  override get name(): "XtHttpError" {
    return "XtHttpError";
  }

  /** The HTTP status; 0 if the runtime hides the status of a redirect. */
  readonly status: number;
  /** The server's `Retry-After` in seconds, at most a day (RFC 9110 §10.2.3); absent if there is none that can be read. */
  declare readonly retryAfter?: number;

  constructor(code: XtHttpErrorCode, operation: string, status: number, retryAfter?: number) {
    const unfollowed = status === 0 || (status >= 300 && status < 400);
    const message =
      code === "http_status"
        ? `the server responded with HTTP ${status}`
        : unfollowed
          ? `the server responded with a redirect (HTTP ${status}), which was not followed`
          : `the option fetch followed a redirect (final status ${status}), which may have sent the secret to another server`;
    // A 4xx is a refusal. With any other status, the server may have processed the request and used the code.
    const rejected = code === "http_status" && status >= 400 && status < 500;
    super(code, operation, rejected ? "rejected" : "unknown", message);
    this.status = status;
    if (retryAfter !== undefined) this.retryAfter = retryAfter;
  }
}

/** Why the response can't be used: its body can't be read, or it doesn't match the spec. */
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

/** The response can't be read or doesn't match the spec. The error names the field and the rule, and never shows a value. */
export class XtResponseError extends XtError<XtResponseErrorCode> {
  override get name(): "XtResponseError" {
    return "XtResponseError";
  }

  /** The field that breaks a rule, such as `result.user_id`. */
  declare readonly field?: string;
  /** The rule, as a JSON Schema keyword such as `required` or `type`. */
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
   * The `result` of the response, not validated, if the return code is that of a success or not an integer. It may hold the user's
   * tokens: use it to save them if XT changed a field. `undefined` if there is none. Keep it out of logs.
   */
  unvalidatedResult(): unknown {
    return this.#result;
  }
}

/** The error of a response whose body can't be read. */
export function unreadableBody(
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

/** XT refused: the return code (`rc`, or `returnCode` of its other envelope) is not that of a success. */
export class XtApiError extends XtError<"api_failure"> {
  override get name(): "XtApiError" {
    return "XtApiError";
  }

  /** Return code: an integer from -999 to 999, except 0. XT documents 1. */
  readonly rc: number;
  /**
   * Message code, such as `FAILURE`, `AUTH_103` or `insufficient_balance`; the set is open. Empty if XT sent none. `[withheld]` if it
   * doesn't have the form of a code, or contains a secret of the call.
   */
  readonly mc: string;
  /** XT's documented meaning of `mc`; absent if XT doesn't document the code. */
  declare readonly meaning?: string;
  /**
   * For `AUTH_105`: how many milliseconds this process's clock (`now`) is ahead of the server's; negative if it is behind. Absent if
   * the response has no `Date`, or if the clocks may be equal: `Date` has only whole seconds.
   */
  declare readonly clockAheadMs?: number;
  readonly #response: unknown;

  constructor({ operation, outcome, rc, mc, meaning, clockAheadMs, response }: XtApiErrorInit) {
    const side = Number(clockAheadMs) < 0 ? "behind" : "ahead of";
    const clock =
      clockAheadMs === undefined ? "" : ` (this clock is ${Math.abs(clockAheadMs) / 1000} s ${side} the server's)`;
    const code = mc === "" ? "without a message code" : `mc "${mc}"`;
    const message = `XT refused (rc ${rc}, ${code})${meaning === undefined ? "" : `: ${meaning}`}${clock}`;
    const doubt = outcome === "unknown" ? "; its gateway may have failed after the request was processed" : "";
    super("api_failure", operation, outcome, `${message}${doubt}`);
    this.rc = rc;
    this.mc = mc;
    if (meaning !== undefined) this.meaning = meaning;
    if (clockAheadMs !== undefined) this.clockAheadMs = clockAheadMs;
    this.#response = response;
  }

  /**
   * The whole response, not validated: the envelope with `ma` or `error`. It may repeat what was sent, so keep it out of logs.
   */
  unvalidatedResponse(): unknown {
    return this.#response;
  }
}

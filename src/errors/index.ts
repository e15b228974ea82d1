/**
 * The errors that this package throws. A call resolves to its result, or rejects with one of these errors, with the caller's own
 * `signal.reason` after an abort, or with the error that the caller's function `accessToken` or `now` throws.
 *
 * No error shows a secret, a code, a token, a URL with a query, a `Request` or a `Response`, at any depth.
 */
import type { XtApiError, XtHttpError, XtNetworkError, XtResponseError, XtTimeoutError } from "./request-errors.js";
import { brand, XtError, type XtErrorCause, type XtOutcome } from "./xt-error.js";

export * from "./request-errors.js";
export { type CallContext, XtError, type XtErrorCause, type XtOutcome } from "./xt-error.js";

/** Why an option or an argument can't be used. */
export type XtConfigErrorCode =
  | "invalid_option"
  | "invalid_argument"
  | "credentials_missing"
  | "unknown_operation"
  | "browser_refused";

/** An option or an argument can't be used. The message says what to do. Nothing was sent. */
export class XtConfigError extends XtError<XtConfigErrorCode> {
  override get name(): "XtConfigError" {
    return "XtConfigError";
  }

  /** The input that breaks a rule of the spec, such as `price`; absent for other errors. */
  declare readonly field?: string;
  /** The rule, as a JSON Schema keyword such as `required` or `enum`. */
  declare readonly rule?: string;

  constructor(code: XtConfigErrorCode, operation: string, message: string, broken?: { field: string; rule: string }) {
    super(code, operation, "not-sent", message);
    if (broken) Object.assign(this, { field: broken.field, rule: broken.rule });
  }
}

/** Why the callback has no code that can be trusted. */
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

/** The callback URL has no code that can be trusted (RFC 6749 §4.1.2, §4.1.2.1, §10.12). */
export class XtCallbackError extends XtError<XtCallbackErrorCode> {
  override get name(): "XtCallbackError" {
    return "XtCallbackError";
  }

  /**
   * The callback's `error` (RFC 6749 §4.1.2.1), escaped and cut to 200 characters, because anyone can write the URL. It is `[withheld]`
   * if it contains a part of the `state`.
   */
  declare readonly error?: string;
  /** The callback's `error_description`, escaped, cut or withheld in the same way. */
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

/** Why a function of `xt-oauth/tokens` failed. */
export type XtTokensErrorCode = "sign_in_needed" | "refresh_failed" | "store_failed" | "record_unreadable";

/** `xt-oauth/tokens` has no valid access token (the user must sign in, or a renewal failed), or its store failed. */
export class XtTokensError extends XtError<XtTokensErrorCode> {
  override get name(): "XtTokensError" {
    return "XtTokensError";
  }

  /** Seconds until the next attempt makes sense; absent if unknown. */
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

/** Every error of this package. Tell them apart by `name`. */
export type XtAnyError =
  | XtConfigError
  | XtCallbackError
  | XtNetworkError
  | XtTimeoutError
  | XtHttpError
  | XtResponseError
  | XtApiError
  | XtTokensError;

/** Every `code` of this package's errors. */
export type XtErrorCode = XtAnyError["code"];

/**
 * Whether `error` is an error of this package, or of another copy of it in the same process, where `instanceof` fails.
 *
 * ```ts
 * if (isXtError(error) && error.name === "XtApiError") console.error(error.mc);
 * ```
 */
export function isXtError(error: unknown): error is XtAnyError {
  try {
    return error instanceof Error && brand in error;
  } catch {
    return false; // A proxy, such as a revoked one.
  }
}

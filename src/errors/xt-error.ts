/** The base class of this package's errors, and the properties that all of them have. */

/**
 * What happened to the request, and to a single-use code (RFC 6749 §4.1.2) that it carried:
 *
 * - `not-sent`: no byte was sent. It is safe to try again.
 * - `unknown`: the request may have arrived. Treat a code as used, and start the sign-in again. Look an order up with `settleOrder`.
 * - `rejected`: the server refused the request.
 * - `answered`: the server accepted the request, but its response can't be used; see `XtResponseError.unvalidatedResult()`.
 */
export type XtOutcome = "not-sent" | "unknown" | "rejected" | "answered";

/** The safe part of an error from the runtime, the system or a library. Its message may contain a URL with a secret, so it is dropped. */
export interface XtErrorCause {
  /** The name of the error, such as `TypeError`. */
  readonly name: string;
  /** The error code of the system, the runtime or the database, such as `ECONNREFUSED` or `READONLY`. */
  readonly code?: string;
}

/** The parts of a call that its errors need. */
export interface CallContext {
  /** The name in the message: the function that was called, or the operation's id. */
  readonly caller: string;
  /** Values that no error may show. */
  readonly secrets: readonly string[];
}

// The symbol is in the global registry, so that two copies of this package in one process recognize each other's errors.
export const brand: unique symbol = Symbol.for("xt-oauth.error");

/** The base of every error of this package. Recognize one with `isXtError()`, which also knows errors of another copy. */
export abstract class XtError<Code extends string = string> extends Error {
  /** The name of the class. Use it to tell errors apart: unlike `instanceof`, it works across copies of this package. */
  abstract override get name(): string;
  /** The reason, from a documented closed set. It is stable across releases; `message` is not. */
  readonly code: Code;
  /** The function or operation that failed, such as `exchangeCode` or an operationId of the spec. */
  readonly operation: string;
  /** What happened to the request. */
  readonly outcome: XtOutcome;
  /** The error that caused this one, reduced to its name and code. */
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

/** Events and errors that report renewals to the app. They contain no secrets and no tokens. */
import { isXtError, type XtAnyError, type XtErrorCause, type XtOutcome, XtTokensError } from "../errors/index.js";
import { causeOf } from "../http/network-error.js";
import type { TokenRecord } from "./token-record.js";

/** The event that this process renewed a user's tokens. */
export interface XtTokensRefreshed {
  /** The key of the user. */
  readonly key: string;
  /**
   * The store's error, if the new tokens couldn't be stored. This process keeps them in memory and uses them. Its later calls try again to
   * store them.
   */
  readonly unsaved?: XtAnyError;
}

/** The event that a user has to sign in again. */
export interface XtTokensSignInNeeded {
  /** The key of the user. */
  readonly key: string;
}

/** The event that a renewal failed in this process. It contains no secrets and no tokens. */
export interface XtTokensRefreshFailed {
  /** The key of the user. */
  readonly key: string;
  /** XT's message code, if XT refused the refresh token or the request. */
  readonly mc?: string;
  /** The HTTP status, if it wasn't 2xx, such as from a gateway or a rate limit. */
  readonly status?: number;
  /** What happened to the renewal request. */
  readonly outcome: XtOutcome;
  /** The name and code of the error. If the store failed, the database's error code. */
  readonly cause?: XtErrorCause;
  /**
   * The earliest time of the next attempt, in milliseconds since 1970. The next call after it that needs the token makes the attempt. After a
   * failure of the store, a call that can't use the old token makes it earlier.
   */
  readonly retryAt: number;
}

/** Exceptions from listeners, and rejections of their promises, are ignored. */
export interface Listeners {
  /** Called when this process has renewed a user's tokens, even if it couldn't store them. */
  onRefreshed?: ((event: XtTokensRefreshed) => unknown) | undefined;
  /** Called when a renewal fails in this process. */
  onRefreshFailed?: ((event: XtTokensRefreshFailed) => unknown) | undefined;
  /**
   * Called when a user has to sign in again. If XT refuses the refresh token, the process that sent it calls this once. If the refresh
   * token has expired, each process that detects it calls this once. If XT refuses because the client secret is
   * wrong, correct it: users don't have to sign in.
   */
  onSignInNeeded?: ((event: XtTokensSignInNeeded) => unknown) | undefined;
}

export function notify<E>(listener: ((event: E) => unknown) | undefined, event: E): void {
  // An async wrapper: neither an exception nor a rejection of the listener may affect the tokens.
  if (listener) void (async () => listener(event))().catch(() => undefined);
}

export function failedEvent(key: string, failure: unknown, retryAt: number): XtTokensRefreshFailed {
  const ours = isXtError(failure) ? failure : undefined;
  const cause = ours?.code === "store_failed" ? ours.cause : causeOf(failure, []);
  return {
    key,
    outcome: outcomeOf({ failure }),
    retryAt,
    ...(ours?.name === "XtApiError" && { mc: ours.mc }),
    ...(ours?.name === "XtHttpError" && { status: ours.status }),
    ...(cause && { cause }),
  };
}

/** An attempt to renew the tokens. `failure` is the error, even if nothing was sent; `undefined` after a success. */
export interface Attempt {
  readonly failure: unknown;
  /** The record of the new tokens, if no newer one is stored. */
  readonly renewed?: TokenRecord | undefined;
}

/** What happened to the refresh token. */
function outcomeOf(attempt: Attempt | undefined): XtOutcome {
  if (!attempt) return "not-sent";
  if (attempt.failure === undefined) return "answered";
  return isXtError(attempt.failure) ? attempt.failure.outcome : "unknown";
}

export function signInNeeded(why: string, attempt: Attempt | undefined, waitMs?: number): XtTokensError {
  const cause = attempt && causeOf(attempt.failure, []);
  const retryAfter = waitMs === undefined ? undefined : Math.ceil(waitMs / 1000);
  const unless = retryAfter === undefined ? "" : `, unless the next attempt, in ${retryAfter} s, succeeds`;
  const message = `${why}: the user has to sign in${unless}`;
  return new XtTokensError("sign_in_needed", outcomeOf(attempt), message, { cause, retryAfter });
}

export function refreshFailed(attempt: Attempt | undefined, waitMs: number): XtTokensError {
  const failure = attempt?.failure;
  // XT answered, but without a token that can be used: see `noNewToken`.
  const isAnswered = failure instanceof XtTokensError;
  const cause = attempt && !isAnswered ? causeOf(failure, []) : undefined;
  const codes = cause ? ` (${cause.name}${cause.code ? `, ${cause.code}` : ""})` : "";
  const why = isAnswered
    ? failure.message.slice(failure.operation.length + 2)
    : `the tokens couldn't be renewed${codes}`;
  const retryAfter = Math.ceil(waitMs / 1000);
  const message = `${why}; try again in ${retryAfter} s`;
  return new XtTokensError("refresh_failed", outcomeOf(attempt), message, { cause, retryAfter });
}

export function noNewToken(why: string): XtTokensError {
  return new XtTokensError("refresh_failed", "answered", why);
}

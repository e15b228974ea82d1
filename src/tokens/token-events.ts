/** What an app is told of renewals, by listeners and by errors. Nothing here holds a secret or a token. */
import { isXtError, type XtAnyError, type XtErrorCause, type XtOutcome, XtTokensError } from "../errors.js";
import { causeOf } from "../http/network-error.js";

/** This process renewed a user's tokens. */
export interface XtTokensRefreshed {
  /** The key of the user. */
  readonly key: string;
  /** Why the new tokens are only in this process, if the store failed: it serves them, and stores them as soon as it can. */
  readonly unsaved?: XtAnyError;
}

/** A user has to sign in again, and this process was the first to find out. */
export interface XtTokensSignInNeeded {
  /** The key of the user. */
  readonly key: string;
}

/** A renewal failed in this process. Nothing here holds a secret or a token. */
export interface XtTokensRefreshFailed {
  /** The key of the user. */
  readonly key: string;
  /** XT's message code, if XT refused. */
  readonly mc?: string;
  /** The HTTP status, if a gateway or a limit refused. */
  readonly status?: number;
  /** What happened to the request with the refresh token. */
  readonly outcome: XtOutcome;
  /** What failed: the error's name and code; of a store, the database's own error code. */
  readonly cause?: XtErrorCause;
  /** When it is tried again by the next call that needs it, in milliseconds since 1970. */
  readonly retryAt: number;
}

/** Exceptions from listeners, and rejections of their promises, are ignored. */
export interface Listeners {
  /** Called when this process has renewed a user's tokens, also if it couldn't store them. */
  onRefreshed?: ((event: XtTokensRefreshed) => unknown) | undefined;
  /** Called when a renewal fails in this process. */
  onRefreshFailed?: ((event: XtTokensRefreshFailed) => unknown) | undefined;
  /**
   * Called once when a user has to sign in again: when XT first refuses the refresh token, by the process that sent it; when it has
   * ended, by each process that finds it so.
   */
  onSignInNeeded?: ((event: XtTokensSignInNeeded) => unknown) | undefined;
}

export function notify<E>(listener: ((event: E) => unknown) | undefined, event: E): void {
  // As a promise: what the listener throws, and what it rejects with, mustn't cost the tokens.
  if (listener) void (async () => listener(event))().catch(() => undefined);
}

/** The refresh token was sent, and why that failed, if it did. */
export interface Attempt {
  readonly failure: unknown;
}

export function failedEvent(key: string, failure: unknown, outcome: XtOutcome, retryAt: number): XtTokensRefreshFailed {
  const ours = isXtError(failure) ? failure : undefined;
  const cause = ours?.code === "store_failed" ? ours.cause : causeOf(failure, []);
  return {
    key,
    outcome,
    retryAt,
    ...(ours?.name === "XtApiError" && { mc: ours.mc }),
    ...(ours?.name === "XtHttpError" && { status: ours.status }),
    ...(cause && { cause }),
  };
}

/** What happened to the refresh token. */
export function outcomeOf(attempt: Attempt | undefined): XtOutcome {
  if (!attempt) return "not-sent";
  return isXtError(attempt.failure) ? attempt.failure.outcome : "unknown";
}

export function signInNeeded(why: string, attempt: Attempt | undefined, waitMs?: number): XtTokensError {
  const cause = attempt && causeOf(attempt.failure, []);
  const retryAfter = waitMs === undefined ? undefined : Math.ceil(waitMs / 1000);
  const message = `${why}: the user has to sign in`;
  return new XtTokensError("sign_in_needed", outcomeOf(attempt), message, { cause, retryAfter });
}

export function refreshFailed(attempt: Attempt | undefined, waitMs: number): XtTokensError {
  if (attempt?.failure instanceof XtTokensError) return attempt.failure;
  const cause = attempt && causeOf(attempt.failure, []);
  const why = cause ? ` (${cause.name}${cause.code ? `, ${cause.code}` : ""})` : "";
  const retryAfter = Math.ceil(waitMs / 1000);
  const message = `the tokens couldn't be renewed${why}; try again in ${retryAfter} s`;
  return new XtTokensError("refresh_failed", outcomeOf(attempt), message, { cause, retryAfter });
}

export function noNewToken(why: string): XtTokensError {
  return new XtTokensError("refresh_failed", "answered", why);
}

/** Reads the code from a callback URL, or throws the reason why there is no code that can be trusted. */
import { ownProperties } from "./call/own-properties.js";
import { XtCallbackError, XtConfigError } from "./errors/index.js";
import { escapedOrWithheld } from "./redact.js";

/** How {@link readCallback} checks the `state` of a callback. */
export type XtCallbackCheck =
  | {
      /**
       * The `state` of this user's authorization URL, from the user's session. If the session has none: `undefined`, `null`, an empty
       * string, or `false`, which frameworks return for a cookie with a wrong signature.
       */
      state: string | false | null | undefined;
    }
  | {
      /**
       * Accepts a callback with any `state`, or none. An attacker can then make a user finish a sign-in that the attacker began
       * (RFC 6749 §10.12). Use it only if XT doesn't return `state`; the guide "State" says how to find out.
       */
      dangerouslySkipStateCheck: true;
    };

/**
 * Reads the code from a callback URL.
 *
 * @throws {@link XtCallbackError} there is no code that can be trusted
 * @throws {@link XtConfigError} an argument can't be used
 */
export function readCallback(url: string | URL | URLSearchParams, check: XtCallbackCheck): string {
  const parameters = parametersOf(url);
  checkState(parameters, check);
  return codeOf(parameters);
}

/** Reads the `code` of a callback, without checking its `state`. */
export function codeOf(parameters: URLSearchParams, caller = "readCallback"): string {
  const code = single(parameters, "code", caller);
  const error = single(parameters, "error", caller);
  if (code && error !== undefined) {
    const message = "the callback has both a code and an error; start the sign-in again";
    throw new XtCallbackError("parameter_conflict", message, {}, caller);
  }
  if (error !== undefined) {
    throw authorizationError(error, single(parameters, "error_description", caller), parameters, caller);
  }
  if (code?.trim()) return code;
  throw new XtCallbackError("code_missing", "the callback has no code; start the sign-in again", {}, caller);
}

/** Returns the query parameters of a callback URL, which may be absolute, or a path with a query. */
export function parametersOf(url: string | URL | URLSearchParams, caller = "readCallback"): URLSearchParams {
  // Checks the shape, not the class: frameworks and test environments have their own classes.
  if (typeof url === "object" && url !== null) {
    const parameters = "searchParams" in url ? url.searchParams : url;
    if (typeof parameters?.getAll === "function") return parameters;
  }
  if (typeof url !== "string") throw invalidCallback(caller);
  // Servers pass a URL as path and query, which `URL` refuses without a base.
  return new URLSearchParams(/^[^?#]*\?([^#]*)/.exec(url)?.[1]);
}

function invalidCallback(caller: string): XtConfigError {
  return new XtConfigError("invalid_argument", caller, "the callback must be a URL or URLSearchParams");
}

function checkState(parameters: URLSearchParams, check: XtCallbackCheck): void {
  const given: { state?: unknown; dangerouslySkipStateCheck?: unknown } = ownProperties(check);
  if (given.dangerouslySkipStateCheck === true) return;
  const { state: expected } = given;
  // If `state` wasn't passed at all, that is a mistake of the caller, not a lost session.
  if ("state" in given && isNothing(expected)) {
    throw new XtCallbackError(
      "session_lost",
      "the session has no state: it has ended, or belongs to another browser; start the sign-in again",
    );
  }
  if (typeof expected !== "string") {
    throw new XtConfigError(
      "invalid_argument",
      "readCallback",
      "state must be the string from the session, or undefined if the session has none",
    );
  }
  const actual = stateOf(parameters);
  if (!equalInConstantTime(actual, expected)) {
    throw new XtCallbackError(
      "state_mismatch",
      "the callback's state is not the one of this session; the callback may be forged",
    );
  }
}

/** Reads the `state` of a callback. Throws `state_missing` if there is none. */
export function stateOf(parameters: URLSearchParams, caller = "readCallback"): string {
  const state = single(parameters, "state", caller);
  if (state !== undefined) return state;
  const message = "the callback has no state, so nothing binds it to this user's session";
  throw new XtCallbackError("state_missing", message, {}, caller);
}

/** Whether a value is what sessions, stores and signed cookies return for a missing state. */
function isNothing(state: unknown): boolean {
  return state === undefined || state === null || state === false || state === "";
}

/** RFC 6749 §3.1: a parameter must not be given more than once. */
function single(parameters: URLSearchParams, name: string, caller: string): string | undefined {
  const [value, ...others] = parameters.getAll(name);
  // In the form data of a framework, the value may be a file.
  if (value !== undefined && typeof value !== "string") throw invalidCallback(caller);
  if (others.length === 0) return value;
  throw new XtCallbackError("parameter_repeated", `the callback has the parameter ${name} more than once`, {}, caller);
}

/** Compares every character, so that the time doesn't show how much of a guess was right. */
function equalInConstantTime(actual: string, expected: string): boolean {
  let difference = actual.length ^ expected.length;
  for (let at = 0; at < expected.length; at += 1) difference |= actual.charCodeAt(at) ^ expected.charCodeAt(at);
  return difference === 0;
}

function authorizationError(
  error: string,
  description: string | undefined,
  parameters: URLSearchParams,
  caller: string,
): XtCallbackError {
  // A callback with a code has no error.
  const secrets = parameters.getAll("state");
  const shown = escapedOrWithheld(error, secrets);
  const details = {
    error: shown,
    ...(description !== undefined && { errorDescription: escapedOrWithheld(description, secrets) }),
  };
  return error === "access_denied"
    ? new XtCallbackError("access_denied", "the user denied access on XT's page; nothing was granted", details, caller)
    : new XtCallbackError("authorization_error", `XT returned the error "${shown}"`, details, caller);
}

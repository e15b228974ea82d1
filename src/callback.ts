/** What the user comes back with: a code to be trusted, or a reason why there is none. */

import { ownProperties } from "./call/own-properties.js";
import { XtCallbackError, XtConfigError } from "./errors.js";
import { escapedText } from "./redact.js";

/** What a callback is held against. */
export type XtCallbackCheck =
  | {
      /**
       * The `state` that this user was sent away with, from the user's session, and nothing where the session has none: `undefined`,
       * `null` or an empty text, or `false`, as frameworks give it for a cookie that is not theirs.
       */
      state: string | false | null | undefined;
    }
  | {
      /**
       * Believe a callback with no or any `state`. Anyone can then have a user finish a sign-in that someone else began
       * (RFC 6749 §10.12). Only for when XT is found not to send `state` back; the README says how to find out.
       */
      dangerouslySkipStateCheck: true;
    };

/**
 * The code in a callback URL.
 *
 * @throws {@link XtCallbackError} there is no code to be trusted
 * @throws {@link XtConfigError} an argument can't be used
 */
export function readCallback(url: string | URL | URLSearchParams, check: XtCallbackCheck): string {
  const parameters = parametersOf(url);
  checkState(parameters, check);
  const code = single(parameters, "code");
  const error = single(parameters, "error");
  if (code !== undefined && error !== undefined) {
    throw new XtCallbackError(
      "parameter_conflict",
      "the callback has both a code and an error; start the sign-in again",
    );
  }
  if (error !== undefined) throw authorizationError(error, single(parameters, "error_description"), parameters);
  if (!code?.trim()) throw new XtCallbackError("code_missing", "the callback has no code; start the sign-in again");
  return code;
}

function parametersOf(url: string | URL | URLSearchParams): URLSearchParams {
  // By shape, not by class: frameworks and test environments bring their own.
  if (typeof url === "object" && url !== null) {
    const parameters = "searchParams" in url ? url.searchParams : url;
    if (typeof parameters?.getAll === "function") return parameters;
  }
  if (typeof url !== "string") throw unreadable();
  // Servers give a URL as its path and query, which URL refuses without a base.
  const [beforeFragment = ""] = url.split("#");
  const question = beforeFragment.indexOf("?");
  return new URLSearchParams(question < 0 ? "" : beforeFragment.slice(question + 1));
}

function unreadable(): XtConfigError {
  return new XtConfigError("invalid_argument", "readCallback", "pass the callback's URL, or its URLSearchParams");
}

function checkState(parameters: URLSearchParams, check: XtCallbackCheck): void {
  const given: { state?: unknown; dangerouslySkipStateCheck?: unknown } = ownProperties(check);
  if (given.dangerouslySkipStateCheck === true) return;
  const { state: expected } = given;
  // Of what was never passed, no session can be blamed.
  if ("state" in given && isNothing(expected)) {
    throw new XtCallbackError(
      "session_lost",
      "the session has no state: it ended, or belongs to another browser; start the sign-in again",
    );
  }
  if (typeof expected !== "string") {
    throw new XtConfigError(
      "invalid_argument",
      "readCallback",
      "state must be the text that the session holds, or undefined where it holds none",
    );
  }
  const actual = single(parameters, "state");
  if (actual === undefined) {
    throw new XtCallbackError("state_missing", "the callback has no state, so nothing ties it to this user's session");
  }
  if (!equalInConstantTime(actual, expected)) {
    throw new XtCallbackError("state_mismatch", "the callback's state is not this user's; it may be forged");
  }
}

/** What a session, a store or a signed cookie gives for a state that isn't there. */
function isNothing(state: unknown): boolean {
  return state === undefined || state === null || state === false || state === "";
}

/** RFC 6749 §3.1: a parameter must not be given more than once. */
function single(parameters: URLSearchParams, name: string): string | undefined {
  const [value, ...others] = parameters.getAll(name);
  // A form of the framework's may hold a file where a text belongs.
  if (value !== undefined && typeof value !== "string") throw unreadable();
  if (others.length === 0) return value;
  throw new XtCallbackError("parameter_repeated", `the callback has the parameter ${name} more than once`);
}

/** Compares every character whatever the first ones are, so that the time taken doesn't tell how far a guess was right. */
function equalInConstantTime(actual: string, expected: string): boolean {
  let difference = actual.length ^ expected.length;
  for (let at = 0; at < expected.length; at += 1) difference |= actual.charCodeAt(at) ^ expected.charCodeAt(at);
  return difference === 0;
}

function authorizationError(
  error: string,
  description: string | undefined,
  parameters: URLSearchParams,
): XtCallbackError {
  const secrets = [...parameters.getAll("state"), ...parameters.getAll("code")];
  const shown = escapedText(error, secrets);
  const details = {
    error: shown,
    ...(description !== undefined && { errorDescription: escapedText(description, secrets) }),
  };
  return error === "access_denied"
    ? new XtCallbackError("access_denied", "the user said no on XT's page; nothing was granted", details)
    : new XtCallbackError("authorization_error", `XT came back with the error "${shown}"`, details);
}

/** The two calls that put a secret on the wire, and the check that every failure of theirs has to pass. */
import { expect } from "vitest";
import {
  createXtOAuth,
  isXtError,
  type XtAnyError,
  type XtCallOptions,
  type XtOAuth,
  type XtOAuthOptions,
} from "../src/index.js";
import { expectNothingPlanted, expectNothingReachable, planted } from "./planted.js";

export const grants = {
  exchangeCode: (xt: XtOAuth, options?: XtCallOptions) => xt.exchangeCode(planted.code, options),
  refreshToken: (xt: XtOAuth, options?: XtCallOptions) => xt.refreshToken(planted.refreshToken, options),
} as const;

export type Grant = keyof typeof grants;

export const grantNames: readonly Grant[] = ["exchangeCode", "refreshToken"];

/** The query of an exchange as the spec has it. */
export const exchangeQuery = {
  client_id: "institution-1",
  client_secret: planted.clientSecret,
  grant_type: "authorization_code",
  code: planted.code,
} as const;

export function client(options: Partial<XtOAuthOptions> = {}): XtOAuth {
  return createXtOAuth({ clientId: "institution-1", clientSecret: planted.clientSecret, ...options });
}

/** What a promise rejects with. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => expect.fail("it should have rejected"),
    (error: unknown) => error,
  );
}

/** What a function throws. */
export function thrown(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  return expect.fail("it should have thrown");
}

export interface Expected {
  name: XtAnyError["name"];
  code: XtAnyError["code"];
  outcome: XtAnyError["outcome"];
  operation?: string;
  [property: string]: unknown;
}

/** Fails unless `error` is one of ours, is what was expected, and shows nothing planted. */
export function expectFailure(error: unknown, expected: Expected): XtAnyError {
  expect(isXtError(error), `not an error of this package: ${String(error)}`).toBe(true);
  if (!isXtError(error)) throw error;
  const actual = Object.fromEntries(Object.keys(expected).map((key) => [key, Reflect.get(error, key)]));
  expect(actual).toEqual(expected);
  expectNothingPlanted(error);
  return error;
}

/** The error of options or arguments that are refused before anything is sent. */
export function configFailure(run: () => unknown): XtAnyError {
  const error = thrown(run);
  return expectFailure(error, { name: "XtConfigError", code: expect.anything(), outcome: "not-sent" });
}

const codes: Record<XtAnyError["name"], string> = {
  XtConfigError: "invalid_option invalid_argument unknown_operation browser_refused",
  XtCallbackError:
    "session_lost state_missing state_mismatch code_missing parameter_repeated parameter_conflict access_denied authorization_error",
  XtNetworkError: "connect_failed connection_lost",
  XtTimeoutError: "timeout",
  XtHttpError: "http_status redirect_refused",
  XtResponseError: "response_too_large response_not_utf8 response_not_json response_not_envelope response_invalid",
  XtApiError: "api_failure",
  XtTokensError: "sign_in_needed refresh_failed store_failed record_unreadable",
};

/** Fails unless `error` is of one of these classes with one of its documented codes, and shows nothing planted. */
export function expectDocumented(
  error: unknown,
  names: readonly XtAnyError["name"][],
  secrets?: readonly string[],
): XtAnyError {
  if (!isXtError(error)) return expect.fail(`not an error of this package: ${String(error)}`);
  if (!names.includes(error.name)) expect.fail(`${error.name}: ${error.message}`);
  expect(codes[error.name].split(" ")).toContain(error.code);
  expect(["not-sent", "unknown", "rejected", "answered"]).toContain(error.outcome);
  expectNothingReachable(error, secrets);
  return error;
}

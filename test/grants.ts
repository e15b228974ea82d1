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

/** Runs `act` while `Object.prototype` has one more property. */
export async function withPolluted<T>(name: string, value: unknown, act: () => Promise<T>): Promise<T> {
  Object.defineProperty(Object.prototype, name, { value, configurable: true, writable: true, enumerable: true });
  try {
    return await act();
  } finally {
    Reflect.deleteProperty(Object.prototype, name);
  }
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

/** Fails unless a promise rejects with this error, and the error shows nothing planted. */
export async function expectRejection(promise: Promise<unknown>, expected: Expected): Promise<XtAnyError> {
  return expectFailure(await rejection(promise), expected);
}

/** The error of an argument that is refused before anything is sent. */
export const invalidArgument = (operation: string) =>
  ({ name: "XtConfigError", code: "invalid_argument", outcome: "not-sent", operation }) as const;

/** The error of options or arguments that are refused before anything is sent. */
export function configFailure(run: () => unknown): XtAnyError {
  const error = thrown(run);
  return expectFailure(error, { name: "XtConfigError", code: expect.anything(), outcome: "not-sent" });
}

/** Fails unless `error` is of one of these classes, and shows nothing planted. The compiler allows only documented codes. */
export function expectDocumented(
  error: unknown,
  names: readonly XtAnyError["name"][],
  secrets?: readonly string[],
): XtAnyError {
  if (!isXtError(error)) return expect.fail(`not an error of this package: ${String(error)}`);
  if (!names.includes(error.name)) expect.fail(`${error.name}: ${error.message}`);
  expect([error.code, error.outcome]).toEqual([expect.any(String), expect.any(String)]);
  expectNothingReachable(error, secrets);
  return error;
}

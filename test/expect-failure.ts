/** Checks that functions fail as expected, and that their errors show no secret. Makes the two calls that send a secret. */
import { expect } from "vitest";
import {
  createXtOAuth,
  isXtError,
  type XtAnyError,
  type XtCallOptions,
  type XtOAuth,
  type XtOAuthOptions,
} from "../src/index.js";
import { expectNothingPlanted, expectNothingReachable, planted } from "./planted-secrets.js";

export const grants = {
  exchangeCode: (xt: XtOAuth, options?: XtCallOptions) => xt.exchangeCode(planted.code, options),
  refreshToken: (xt: XtOAuth, options?: XtCallOptions) => xt.refreshToken(planted.refreshToken, options),
} as const;

export type Grant = keyof typeof grants;

export const grantNames: readonly Grant[] = ["exchangeCode", "refreshToken"];

/** The query of a code exchange, with the names of the spec. */
export const exchangeQuery = {
  client_id: "institution-1",
  client_secret: planted.clientSecret,
  grant_type: "authorization_code",
  code: planted.code,
} as const;

export function createOAuth(options: Partial<XtOAuthOptions> = {}): XtOAuth {
  return createXtOAuth({ clientId: "institution-1", clientSecret: planted.clientSecret, ...options });
}

/** Resolves to the reason with which a promise rejects. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => expect.fail("it should have rejected"),
    (error: unknown) => error,
  );
}

/** Returns the error that a function throws. */
export function thrown(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  return expect.fail("it should have thrown");
}

/** Runs `act` while `Object.prototype` has an additional property. */
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

/** Fails unless `error` is an error of this package, matches `expected`, and shows no planted secret. */
export function expectFailure(error: unknown, expected: Expected): XtAnyError {
  expect(isXtError(error), `not an error of this package: ${String(error)}`).toBe(true);
  if (!isXtError(error)) throw error;
  const actual = Object.fromEntries(Object.keys(expected).map((key) => [key, Reflect.get(error, key)]));
  expect(actual).toEqual(expected);
  // What an error doesn't know is absent.
  expect(Object.values(error)).not.toContain(undefined);
  expectNothingPlanted(error);
  return error;
}

/** Fails unless a promise rejects with this error, and the error shows no planted secret. */
export async function expectRejection(promise: Promise<unknown>, expected: Expected): Promise<XtAnyError> {
  return expectFailure(await rejection(promise), expected);
}

/** The error of an argument that is refused before anything is sent. */
export const invalidArgument = (operation: string) =>
  ({ name: "XtConfigError", code: "invalid_argument", outcome: "not-sent", operation }) as const;

/** Returns the error of a function that refuses options or arguments before it sends anything. */
export function configFailure(run: () => unknown): XtAnyError {
  const error = thrown(run);
  return expectFailure(error, { name: "XtConfigError", code: expect.anything(), outcome: "not-sent" });
}

/** Fails unless `error` has one of these names, and shows none of the secrets. */
export function expectErrorNamed(
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

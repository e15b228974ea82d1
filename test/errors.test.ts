import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import {
  isXtError,
  XtApiError,
  XtCallbackError,
  XtConfigError,
  XtError,
  XtHttpError,
  XtNetworkError,
  XtResponseError,
  XtTimeoutError,
  XtTokensError,
} from "../src/errors/index.js";

const operation = "exchangeCode";
const refusal = (mc: string, meaning?: string) =>
  new XtApiError({ operation, outcome: "rejected", rc: 1, mc, meaning, response: {} });

const errors = {
  XtConfigError: new XtConfigError("invalid_option", operation, "say what to do"),
  XtCallbackError: new XtCallbackError("state_missing", "no state"),
  XtNetworkError: new XtNetworkError("connect_failed", operation, { name: "TypeError", code: "ECONNREFUSED" }),
  XtTimeoutError: new XtTimeoutError(operation, 10_000),
  XtHttpError: new XtHttpError("http_status", operation, 503, 7),
  XtResponseError: new XtResponseError("response_invalid", operation, "answered", "it is wrong"),
  XtApiError: refusal("FAILURE", "Failure, with no reason given."),
  XtTokensError: new XtTokensError("store_failed", "not-sent", "the store failed"),
};
/** The code and the outcome that each error must have. */
const expected: Record<string, [code: string, outcome: string]> = {
  XtConfigError: ["invalid_option", "not-sent"],
  XtCallbackError: ["state_missing", "not-sent"],
  XtNetworkError: ["connect_failed", "not-sent"],
  XtTimeoutError: ["timeout", "unknown"],
  XtHttpError: ["http_status", "unknown"],
  XtResponseError: ["response_invalid", "answered"],
  XtApiError: ["api_failure", "rejected"],
  XtTokensError: ["store_failed", "not-sent"],
};
/** The operations of the errors that belong to no request. */
const operations: Record<string, string> = { XtCallbackError: "readCallback", XtTokensError: "tokens" };

describe("every error", () => {
  it.each(Object.entries(errors))("of the class %s has its name, code, operation and outcome", (name, error) => {
    expect(error).toBeInstanceOf(XtError);
    expect(error).toBeInstanceOf(Error);
    expect(error.name).toBe(name);
    expect(isXtError(error)).toBe(true);
    expect(String(error)).toBe(`${name}: ${error.message}`);
    expect(error.stack).toMatch(`${name}: ${error.message}\n`);
    expect(inspect(error)).toMatch(`${name}: ${error.message}`);
    expect(Object.keys(error)).not.toContain("name");
    const [code, outcome] = expected[name] ?? [];
    const about = operations[name] ?? operation;
    expect(error).toMatchObject({ code, operation: about, outcome });
    expect(inspect(error)).toContain(`outcome: '${outcome}'`);
    expect(error.message.startsWith(`${about}: `)).toBe(true);
    const json = JSON.parse(JSON.stringify(error));
    expect(json).toMatchObject({ code, operation: about, outcome });
  });

  it("of another copy of this package is recognized, and other values are not", () => {
    const fromAnotherCopy = Object.assign(new Error("x"), { [Symbol.for("xt-oauth.error")]: true });
    expect(isXtError(fromAnotherCopy)).toBe(true);
    for (const other of [new Error("x"), null, undefined, "x", {}, { [Symbol.for("xt-oauth.error")]: true }]) {
      expect(isXtError(other)).toBe(false);
    }
  });

  it("inherits its brand, so that loggers don't print it", () => {
    expect(Reflect.ownKeys(errors.XtApiError)).not.toContain(Symbol.for("xt-oauth.error"));
  });
});

describe("the message", () => {
  const network = (
    code: "connect_failed" | "connection_lost" | "fetch_failed",
    cause?: { name: string; code?: string },
  ) => new XtNetworkError(code, operation, cause);
  const named = (name: string) => ({ name });
  const refused = { name: "TypeError", code: "ECONNREFUSED" };
  // Functions, because mutation testing changes the code after this file is loaded.
  const messages: [string, () => XtError][] = [
    ["no connection to the server (ECONNREFUSED); nothing was sent", () => network("connect_failed", refused)],
    ["no connection to the server; nothing was sent", () => network("connect_failed")],
    ["the connection was lost (Error); the request may have arrived", () => network("connection_lost", named("Error"))],
    ["the connection was lost (ECONNREFUSED); the request may have arrived", () => network("connection_lost", refused)],
    ["the connection was lost; the request may have arrived", () => network("connection_lost")],
    ["the option fetch failed (X); the request may have arrived", () => network("fetch_failed", named("X"))],
    ['XT refused (rc 1, mc "AUTH_103"): The signature is wrong.', () => refusal("AUTH_103", "The signature is wrong.")],
    ['XT refused (rc 1, mc "X_1")', () => refusal("X_1")],
    ["XT refused (rc 1, without a message code)", () => refusal("")],
    ["the server responded with HTTP 503", () => new XtHttpError("http_status", operation, 503)],
    ...[0, 300, 399].map((status): [string, () => XtError] => [
      `the server responded with a redirect (HTTP ${status}), which was not followed`,
      () => new XtHttpError("redirect_refused", operation, status),
    ]),
    [
      "the option fetch followed a redirect (final status 400), which may have sent the secret to another server",
      () => new XtHttpError("redirect_refused", operation, 400),
    ],
  ];
  it.each(messages)("is: %s", (message, create) => {
    expect(create().message).toBe(`exchangeCode: ${message}`);
  });
});

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
const network = (code: "connect_failed" | "connection_lost" | "fetch_failed", name?: string, reason?: string) =>
  new XtNetworkError(code, operation, name ? { name, ...(reason && { code: reason }) } : undefined);
const http = (status: number, code: "http_status" | "redirect_refused" = "redirect_refused") =>
  new XtHttpError(code, operation, status);

/** An error of each class, and its properties. `about` is its operation, if that isn't the one above. */
const errors: [name: string, error: XtError, code: string, outcome: string, about?: string][] = [
  ["XtConfigError", new XtConfigError("invalid_option", operation, "say what to do"), "invalid_option", "not-sent"],
  ["XtCallbackError", new XtCallbackError("state_missing", "none"), "state_missing", "not-sent", "readCallback"],
  ["XtNetworkError", network("connect_failed", "TypeError", "ECONNREFUSED"), "connect_failed", "not-sent"],
  ["XtTimeoutError", new XtTimeoutError(operation, 10_000), "timeout", "unknown"],
  ["XtHttpError", http(503, "http_status"), "http_status", "unknown"],
  [
    "XtResponseError",
    new XtResponseError("response_invalid", operation, "answered", "x"),
    "response_invalid",
    "answered",
  ],
  ["XtApiError", refusal("FAILURE", "Failure, with no reason given."), "api_failure", "rejected"],
  ["XtTokensError", new XtTokensError("store_failed", "not-sent", "no store"), "store_failed", "not-sent", "tokens"],
];

describe("every error", () => {
  it.each(errors)("of the class %s has its name, code, operation and outcome", (name, error, code, outcome, about) => {
    expect([error instanceof XtError, error instanceof Error, isXtError(error)]).toEqual([true, true, true]);
    const text = `${name}: ${error.message}`;
    expect([error.name, String(error), error.stack?.split("\n")[0]]).toEqual([name, text, text]);
    expect(inspect(error)).toContain(text);
    expect(inspect(error)).toContain(`outcome: '${outcome}'`);
    const properties = { code, operation: about ?? operation, outcome };
    expect(error).toMatchObject(properties);
    expect(JSON.parse(JSON.stringify(error))).toMatchObject(properties);
    expect(error.message.startsWith(`${about ?? operation}: `)).toBe(true);
    // Inherited, so that loggers don't print them.
    for (const inherited of ["name", Symbol.for("xt-oauth.error")]) expect(Object.hasOwn(error, inherited)).toBe(false);
  });

  it("of another copy of this package is recognized, and other values are not", () => {
    const fromAnotherCopy = Object.assign(new Error("x"), { [Symbol.for("xt-oauth.error")]: true });
    expect(isXtError(fromAnotherCopy)).toBe(true);
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    for (const other of [proxy, new Error("x"), null, undefined, "x", {}, { [Symbol.for("xt-oauth.error")]: true }]) {
      expect(isXtError(other)).toBe(false);
    }
  });
});

// Functions, because mutation testing changes the code after this file is loaded.
it.each<[message: string, create: () => XtError]>([
  ["no connection to the server (X_CODE); nothing was sent", () => network("connect_failed", "TypeError", "X_CODE")],
  ["no connection to the server; nothing was sent", () => network("connect_failed")],
  ["the connection was lost (Error); the request may have arrived", () => network("connection_lost", "Error")],
  ["the option fetch failed (X); the request may have arrived", () => network("fetch_failed", "X")],
  ['XT refused (rc 1, mc "AUTH_103"): The signature is wrong.', () => refusal("AUTH_103", "The signature is wrong.")],
  ['XT refused (rc 1, mc "X_1")', () => refusal("X_1")],
  ["XT refused (rc 1, without a message code)", () => refusal("")],
  ["the server responded with HTTP 503", () => http(503, "http_status")],
  ...[0, 300, 399].map((status): [string, () => XtError] => [
    `the server responded with a redirect (HTTP ${status}), which was not followed`,
    () => http(status),
  ]),
  [
    "the option fetch followed a redirect (final status 400), which may have sent the secret to another server",
    () => http(400),
  ],
])("an error's message is: %s", (message, create) => {
  expect(create().message).toBe(`exchangeCode: ${message}`);
});

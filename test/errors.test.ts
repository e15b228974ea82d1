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
} from "../src/errors.js";

const operation = "exchangeCode";
const refusal = (mc: string, meaning?: string) =>
  new XtApiError({ operation, outcome: "rejected", rc: 1, mc, meaning, response: {} });

const every = {
  XtConfigError: new XtConfigError("invalid_option", operation, "say what to do"),
  XtCallbackError: new XtCallbackError("state_missing", "no state"),
  XtNetworkError: new XtNetworkError("connect_failed", operation, { name: "TypeError", code: "ECONNREFUSED" }),
  XtTimeoutError: new XtTimeoutError(operation, 10_000),
  XtHttpError: new XtHttpError("http_status", operation, 503, 7),
  XtResponseError: new XtResponseError("response_invalid", operation, "answered", "it is wrong"),
  XtApiError: refusal("FAILURE", "Failure, with no reason given."),
};

describe("every error", () => {
  it.each(Object.entries(every))("of the class %s says what it is", (name, error) => {
    expect(error).toBeInstanceOf(XtError);
    expect(error).toBeInstanceOf(Error);
    expect(error.name).toBe(name);
    expect(isXtError(error)).toBe(true);
    expect(String(error)).toBe(`${name}: ${error.message}`);
    expect(error.stack).toMatch(`${name}: ${error.message}\n`);
    expect(inspect(error)).toMatch(`${name}: ${error.message}`);
    expect(Object.keys(error)).not.toContain("name");
    const about = error instanceof XtCallbackError ? "readCallback" : operation;
    expect(error.operation).toBe(about);
    expect(error.message.startsWith(`${about}: `)).toBe(true);
    const json = JSON.parse(JSON.stringify(error));
    expect(json).toMatchObject({ code: error.code, operation: about, outcome: error.outcome });
  });

  it("is recognised by another copy of this package, and nothing else is", () => {
    const fromElsewhere = Object.assign(new Error("x"), { [Symbol.for("xt-oauth.error")]: true });
    expect(isXtError(fromElsewhere)).toBe(true);
    for (const other of [new Error("x"), null, undefined, "x", {}, { [Symbol.for("xt-oauth.error")]: true }]) {
      expect(isXtError(other)).toBe(false);
    }
  });

  it("carries its brand where nothing lists it", () => {
    expect(Reflect.get(every.XtApiError, Symbol.for("xt-oauth.error"))).toBe(true);
    expect(Reflect.ownKeys(every.XtApiError)).not.toContain(Symbol.for("xt-oauth.error"));
  });
});

describe("the message", () => {
  it("of a failed connection says that nothing was sent, and why where that is known", () => {
    expect(every.XtNetworkError.message).toBe(
      "exchangeCode: no connection to the server (ECONNREFUSED); nothing was sent",
    );
    expect(every.XtNetworkError).toMatchObject({
      outcome: "not-sent",
      cause: { name: "TypeError", code: "ECONNREFUSED" },
    });
    expect(new XtNetworkError("connect_failed", operation, undefined).message).toBe(
      "exchangeCode: no connection to the server; nothing was sent",
    );
  });

  it("of a lost connection says that the request may have arrived", () => {
    const error = new XtNetworkError("connection_lost", operation, { name: "Error" });
    expect(error).toMatchObject({ outcome: "unknown", cause: { name: "Error" } });
    expect(error.message).toBe("exchangeCode: the connection was lost (Error); the request may have arrived");
    const coded = new XtNetworkError("connection_lost", operation, { name: "Error", code: "EPIPE" });
    expect(coded.message).toBe("exchangeCode: the connection was lost (EPIPE); the request may have arrived");
    const bare = new XtNetworkError("connection_lost", operation, undefined);
    expect(bare).not.toHaveProperty("cause");
    expect(bare.message).toBe("exchangeCode: the connection was lost; the request may have arrived");
  });

  it("of a fetch that failed names the option", () => {
    const error = new XtNetworkError("fetch_failed", operation, { name: "TypeError" });
    expect(error).toMatchObject({ outcome: "unknown", cause: { name: "TypeError" } });
    expect(error.message).toBe("exchangeCode: the option fetch failed (TypeError); the request may have arrived");
  });

  it("of a refusal shows the message code and what XT documents of it", () => {
    expect(refusal("AUTH_103", "The signature is wrong.").message).toBe(
      'exchangeCode: XT refused (rc 1, mc "AUTH_103"): The signature is wrong.',
    );
    expect(refusal("X_1").message).toBe('exchangeCode: XT refused (rc 1, mc "X_1")');
    expect(refusal("X_1")).not.toHaveProperty("meaning");
  });

  it("of an HTTP status names it", () => {
    expect(every.XtHttpError.message).toBe("exchangeCode: the server answered with HTTP 503");
    expect(every.XtHttpError.retryAfter).toBe(7);
    expect(new XtHttpError("http_status", operation, 500)).not.toHaveProperty("retryAfter");
    expect(new XtHttpError("http_status", operation, 429, 0).retryAfter).toBe(0);
  });

  it("of a redirect tells whether it was followed", () => {
    for (const status of [0, 300, 302, 399]) {
      expect(new XtHttpError("redirect_refused", operation, status).message).toBe(
        `exchangeCode: the server answered with a redirect (HTTP ${status}), which was not followed`,
      );
    }
    for (const status of [200, 299, 400]) {
      expect(new XtHttpError("redirect_refused", operation, status).message).toBe(
        `exchangeCode: the option fetch followed a redirect (to HTTP ${status}), which may have carried the secret elsewhere`,
      );
    }
  });
});

describe("the outcome", () => {
  it.each([
    ["http_status", 399, "unknown"],
    ["http_status", 400, "rejected"],
    ["http_status", 499, "rejected"],
    ["http_status", 500, "unknown"],
    ["redirect_refused", 302, "unknown"],
    ["redirect_refused", 404, "unknown"],
  ] as const)("of %s with HTTP %i is %s", (code, status, outcome) => {
    expect(new XtHttpError(code, operation, status).outcome).toBe(outcome);
  });

  it("tells a request that was not sent from one that was refused", () => {
    expect(every.XtConfigError.outcome).toBe("not-sent");
    expect(every.XtCallbackError.outcome).toBe("not-sent");
    expect(every.XtTimeoutError).toMatchObject({ outcome: "unknown", code: "timeout", timeoutMs: 10_000 });
    expect(every.XtApiError).toMatchObject({ outcome: "rejected", code: "api_failure" });
  });
});

describe("a result that could not be validated", () => {
  const result = { access_token: "a token of the user" };
  const responseError = (details?: ConstructorParameters<typeof XtResponseError>[4]) =>
    new XtResponseError("response_invalid", operation, "answered", "it is wrong", details);

  it("is there for whoever asks, and for nobody else", () => {
    const error = responseError({ field: "result.user_id", rule: "required", result });
    expect(error.unvalidatedResult()).toBe(result);
    expect(error).toMatchObject({ field: "result.user_id", rule: "required" });
    for (const shown of [JSON.stringify(error), inspect(error, { showHidden: true, depth: null }), String(error)]) {
      expect(shown).not.toContain("a token of the user");
    }
  });

  it("names a field and a rule only where they are known", () => {
    const error = responseError();
    expect(error).not.toHaveProperty("field");
    expect(error).not.toHaveProperty("rule");
    expect(error.unvalidatedResult()).toBeUndefined();
  });
});

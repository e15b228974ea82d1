/** The responses that a test can choose, the requests that the fake records, and the errors for invalid responses and options. */
import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { createXtClient, createXtOAuth } from "../../src/index.js";
import { fakeXt, type XtFakeAnswers, type XtFakeOptions } from "../../src/testing/index.js";
import { rejection } from "../grants.js";

function signIn(answers: XtFakeAnswers = {}, options: { timeoutMs?: number } = {}) {
  const fake = fakeXt(answers);
  const connection = { fetch: fake.fetch, ...options };
  return { fake, xt: createXtOAuth({ clientId: "an-id", clientSecret: "planted-secret", ...connection }) };
}

const unavailable = { name: "XtHttpError", status: 503 };

describe("a list of answers", () => {
  it("gives one response per request, then the default response", async () => {
    const { xt } = signIn({ getToken: [{ status: 503 }, undefined, "business-failure", { fault: "reset" }] });
    expect(await rejection(xt.exchangeCode("a"))).toMatchObject(unavailable);
    await expect(xt.exchangeCode("a")).resolves.toHaveProperty("user_id");
    expect(await rejection(xt.exchangeCode("a"))).toMatchObject({ name: "XtApiError" });
    expect(await rejection(xt.exchangeCode("a"))).toMatchObject({ name: "XtNetworkError" });
    await expect(xt.exchangeCode("a")).resolves.toHaveProperty("user_id");
  });

  it("is copied: later changes to the array have no effect", async () => {
    const list: { status: number }[] = [{ status: 503 }];
    const { fake, xt } = signIn({ getToken: list });
    list.length = 0;
    expect(await rejection(xt.exchangeCode("a"))).toMatchObject(unavailable);
    list.push({ status: 503 });
    fake.answer({ getToken: list });
    expect(await rejection(xt.exchangeCode("a"))).toMatchObject(unavailable);
    expect(list).toHaveLength(1);
  });
});

describe("a function", () => {
  it("chooses the response by the request", async () => {
    const { xt } = signIn({
      getToken: (request) => (request.sent("code", "a-bad-code") ? "business-failure" : undefined),
    });
    expect(await rejection(xt.exchangeCode("a-bad-code"))).toMatchObject({ name: "XtApiError" });
    await expect(xt.exchangeCode("a-good-code")).resolves.toHaveProperty("user_id");
  });

  it("may return a promise", async () => {
    const { xt } = signIn({ getToken: async () => ({ status: 503 }) });
    expect(await rejection(xt.exchangeCode("a"))).toMatchObject(unavailable);
  });

  it("makes the call fail with a clear error if it returns an invalid answer", async () => {
    const { xt } = signIn({ getToken: () => ({ status: 99 }) });
    expect(await rejection(xt.exchangeCode("a"))).toMatchObject({
      name: "XtConfigError",
      message: "fakeXt: the status of getToken must be an integer from 200 to 599",
    });
  });
});

describe("a delay", () => {
  it("comes after the request is processed and before the response is sent", async () => {
    const { fake, xt } = signIn({ getToken: [{ delayMs: 500, answer: "business-failure" }, { delayMs: 1 }] });
    const order: string[] = [];
    const slow = rejection(xt.exchangeCode("a")).then((error) => order.push(Object(error).name));
    const quick = xt.exchangeCode("a").then(() => order.push("quick"));
    await Promise.all([slow, quick]);
    expect(order).toEqual(["quick", "XtApiError"]);
    expect(fake.requests).toHaveLength(2);
  });

  it("ends at the caller's timeout", async () => {
    const { xt } = signIn({ getToken: { delayMs: 2 ** 31 - 1 } }, { timeoutMs: 20 });
    expect(await rejection(xt.exchangeCode("a"))).toMatchObject({ name: "XtTimeoutError", outcome: "unknown" });
  });
});

describe("an operation with done: true, whose response is lost", () => {
  it.each([{ fault: "reset" }, { fault: "refused" }, { status: 502 }] as const)(
    "spends the code: %j",
    async (fault) => {
      const fake = fakeXt({ getToken: [{ ...fault, done: true }] }, { strict: true });
      const [clientId, redirectUri] = ["an-id", "https://app.example/"];
      const xt = createXtOAuth({ clientId, clientSecret: "a", redirectUri, scope: "userinfo", fetch: fake.fetch });
      const { url, state } = xt.authorizationUrl({ language: "en" });
      const code = xt.readCallback(fake.authorize(url), { state });
      await rejection(xt.exchangeCode(code));
      expect(await rejection(xt.exchangeCode(code))).toMatchObject({ name: "XtApiError" });
      expect(fake.requests.map(({ refused }) => refused)).toEqual([
        undefined,
        "the code was already used; its tokens are revoked",
      ]);
    },
  );
});

describe("a request", () => {
  it("tells whether a code or a token was sent, without showing it", async () => {
    const { fake, xt } = signIn();
    await xt.exchangeCode("planted-code");
    await xt.refreshToken("planted-token");
    const [exchange, refresh] = fake.requests;
    expect(exchange?.sent("code", "planted-code")).toBe(true);
    expect(exchange?.sent("code", "planted-cod")).toBe(false);
    expect(exchange?.sent("client_id", "an-id")).toBe(true);
    expect(exchange?.sent("refresh_token", "planted-token")).toBe(false);
    expect(refresh?.sent("refresh_token", "planted-token")).toBe(true);
    for (const shown of [JSON.stringify(fake), inspect(fake, { depth: null, showHidden: true, getters: true })]) {
      expect(shown).not.toContain("planted");
    }
  });

  it("tells which access token, app key and body were sent", async () => {
    const fake = fakeXt();
    const client = createXtClient({ appKey: "an-app", secretKey: "a-key", fetch: fake.fetch });
    await client.getBalances({}, { accessToken: "planted-token" });
    expect(fake.requests[0]?.sent("access-token", "planted-token")).toBe(true);
    expect(fake.requests[0]?.sent("validate-appkey", "an-app")).toBe(true);
    await client.cancelOpenOrders({ bizType: "SPOT" }, { accessToken: "a" });
    expect(fake.requests[1]?.sent("bizType", "SPOT")).toBe(true);
    expect(fake.requests[1]?.sent("symbol", "btc_usdt")).toBe(false);
  });

  it("throws for an unknown name: false would hide a misspelled name", async () => {
    const { fake, xt } = signIn();
    await xt.exchangeCode("a");
    expect(() => fake.requests[0]?.sent("constructor", "a")).toThrow(
      "fakeXt: getToken has no input or header constructor",
    );
    expect(() => fake.requests[0]?.sent("cod", "a")).toThrow(
      "fakeXt: getToken has no input or header cod; known: client_id, client_secret, grant_type, code, refresh_token",
    );
  });

  it("returns the withheld values through unmasked()", async () => {
    const { fake, xt } = signIn();
    await xt.exchangeCode("planted-code");
    expect(fake.requests[0]?.unmasked()).toEqual({
      parameters: {
        client_id: "an-id",
        client_secret: "planted-secret",
        grant_type: "authorization_code",
        code: "planted-code",
      },
      body: undefined,
    });
  });
});

describe("an invalid answer", () => {
  it.each([
    [{ getToken: [] }, "the list of answers of getToken is empty"],
    [{ getToken: ["exchange-success", "failure"] }, "the spec has no example failure of getToken; known: exchange-"],
    [{ getToken: 503 }, "the answer of getToken must be the name of an example, { status }"],
    [{ getToken: null }, "the answer of getToken must be the name of an example, { status }"],
    [{ getToken: { status: "503" } }, "the status of getToken must be an integer from 200 to 599"],
    [
      { getToken: { status: 204, html: true } },
      "the answer of getToken has html, but a response with status 204 has no body",
    ],
    [{ getToken: { delayMs: -1 } }, "delayMs of getToken must be a number of milliseconds"],
    [
      { getToken: { delayMs: 1, answer: { delayMs: 1 } } },
      "the answer of getToken must be the name of an example, { status }",
    ],
    [{ getToken: { delayMs: 1, answer: "failure" } }, "the spec has no example failure of getToken"],
    [{ gettoken: "x" }, "there is no operation gettoken; did you mean getToken? Known: getToken, createApiKey, "],
    [
      { getToken: { fault: "reset", dnoe: true } },
      "the answer of getToken: there is no field dnoe; did you mean done? Known: json, status, ",
    ],
    [{ getToken: { delayMs: 1, anwser: "exchange-success" } }, "the answer of getToken: there is no field anwser"],
    [new Map([["getToken", "x"]]), "the answers must be a plain object"],
    [{ constructor: "x" }, "there is no operation constructor; known: getToken, createApiKey, "],
  ])("throws immediately: %j", (answers, message) => {
    expect(() => fakeXt(answers as XtFakeAnswers)).toThrow(`fakeXt: ${message}`);
    const fake = fakeXt();
    expect(() => fake.answer(answers as XtFakeAnswers)).toThrow(`fakeXt: ${message}`);
  });
});

describe("an invalid option", () => {
  it.each([
    [
      { strcit: true },
      "there is no option strcit; did you mean strict? Known: strict, keys, accessTokens, clients, users, ",
    ],
    [{ constructor: true }, "there is no option constructor; known: strict"],
    [{ strict: "yes" }, "strict must be true or false"],
    [{ accessTokens: "a" }, "accessTokens must be a list of access tokens"],
    [{ keys: { a: 1 } }, "keys must be an object with the secret key of each app key"],
    [{ clients: { a: "a-secret" } }, "clients must be an object with { secret, redirectUris? } for each client_id"],
    [
      { clients: { a: { secret: "a", redirectUris: "b" } } },
      "clients must be an object with { secret, redirectUris? }",
    ],
    [
      { clients: { a: { secret: "a", redirectUri: ["b"] } } },
      "clients must be an object with { secret, redirectUris? }",
    ],
    [{ balances: new Map([["usdt", "1"]]) }, "balances must be an object with the amount of each currency"],
    [new Map(), "the options must be a plain object"],
    [{ users: [] }, "users must be a non-empty list of user ids"],
    [{ accessTokenMs: 0 }, "accessTokenMs must be a number of milliseconds greater than 0"],
    [{ refreshTokenMs: Number.NaN }, "refreshTokenMs must be a number of milliseconds greater than 0"],
    [{ codeMs: "1" }, "codeMs must be a number of milliseconds greater than 0"],
    [{ now: 0 }, "now must be a function"],
    [{ behavior: "bad" }, "behavior must be an object; its names are state, expiresIn, refreshTokens"],
    [
      { behavior: { stat: "dropped" } },
      "there is no behavior stat; did you mean state? Known: state, expiresIn, refreshTokens",
    ],
    [{ behavior: { refreshTokens: "rotate" } }, "behavior.refreshTokens must be rotated or revoking or kept"],
  ])("throws immediately: %j", (options, message) => {
    const refuse = () => fakeXt({}, options as XtFakeOptions);
    expect(refuse).toThrow(`fakeXt: ${message}`);
    expect(refuse).toThrow(expect.objectContaining({ name: "XtConfigError", code: "invalid_option" }));
  });

  it("may be undefined", () => {
    fakeXt({}, { strict: undefined, keys: undefined, behavior: { state: undefined }, now: undefined });
  });
});

/** The answers that a test can choose for the fake, call by call, and the errors for those that it can't give. */
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
  it("is used up one by one, and then the fake answers as usual", async () => {
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
  it("answers by the request", async () => {
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

  it("makes the call fail with a clear error if it returns no possible answer", async () => {
    const { xt } = signIn({ getToken: () => ({ status: 99 }) });
    expect(await rejection(xt.exchangeCode("a"))).toMatchObject({
      name: "XtConfigError",
      message: "fakeXt: the status of getToken must be a whole number from 200 to 599",
    });
  });
});

describe("a delay", () => {
  it("comes after the operation was done, and before the answer", async () => {
    const { fake, xt } = signIn({ getToken: [{ delayMs: 500, answer: "business-failure" }, { delayMs: 1 }] });
    const order: string[] = [];
    const slow = rejection(xt.exchangeCode("a")).then((error) => order.push(Object(error).name));
    const quick = xt.exchangeCode("a").then(() => order.push("quick"));
    await Promise.all([slow, quick]);
    expect(order).toEqual(["quick", "XtApiError"]);
    expect(fake.requests).toHaveLength(2);
  });

  it("ends at the caller's deadline", async () => {
    const { xt } = signIn({ getToken: { delayMs: 2 ** 31 - 1 } }, { timeoutMs: 20 });
    expect(await rejection(xt.exchangeCode("a"))).toMatchObject({ name: "XtTimeoutError", outcome: "unknown" });
  });
});

describe("an operation that is done although its answer is lost", () => {
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
        "the code was used before; the tokens that it gave are revoked",
      ]);
    },
  );
});

describe("a request", () => {
  it("says whether a code or a token was sent, and shows neither", async () => {
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

  it("says which access token, app key and body it had", async () => {
    const fake = fakeXt();
    const client = createXtClient({ appKey: "an-app", secretKey: "a-key", fetch: fake.fetch });
    await client.getBalances({}, { accessToken: "planted-token" });
    expect(fake.requests[0]?.sent("access-token", "planted-token")).toBe(true);
    expect(fake.requests[0]?.sent("validate-appkey", "an-app")).toBe(true);
    await client.cancelOpenOrders({ bizType: "SPOT" }, { accessToken: "a" });
    expect(fake.requests[1]?.sent("bizType", "SPOT")).toBe(true);
    expect(fake.requests[1]?.sent("symbol", "btc_usdt")).toBe(false);
  });

  it("throws for a name that the operation doesn't have: false would hide a misspelled name", async () => {
    const { fake, xt } = signIn();
    await xt.exchangeCode("a");
    expect(() => fake.requests[0]?.sent("constructor", "a")).toThrow("fakeXt: sent knows nothing named constructor");
    expect(() => fake.requests[0]?.sent("cod", "a")).toThrow(
      "fakeXt: sent knows nothing named cod of getToken; there is client_id, client_secret, grant_type, code, refresh_token",
    );
  });

  it("returns the values that it hides through unmasked()", async () => {
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

describe("an answer that can't be given", () => {
  it.each([
    [{ getToken: [] }, "the list of answers to getToken is empty"],
    [{ getToken: ["exchange-success", "failure"] }, "the spec has no example failure for getToken; it has exchange-"],
    [{ getToken: 503 }, "answer getToken with an example's name, or { status }"],
    [{ getToken: null }, "answer getToken with an example's name, or { status }"],
    [{ getToken: { status: "503" } }, "the status of getToken must be a whole number from 200 to 599"],
    [{ getToken: { status: 204, html: true } }, "an answer of status 204 to getToken has no body"],
    [{ getToken: { delayMs: -1 } }, "delayMs of getToken must be a number of milliseconds"],
    [{ getToken: { delayMs: 1, answer: { delayMs: 1 } } }, "answer getToken with an example's name, or { status }"],
    [{ getToken: { delayMs: 1, answer: "failure" } }, "the spec has no example failure for getToken"],
    [{ gettoken: "x" }, "there is no operation gettoken; did you mean getToken? Known: getToken, createApiKey, "],
    [{ constructor: "x" }, "there is no operation constructor; known: getToken, createApiKey, "],
  ])("is refused at once: %j", (answers, message) => {
    expect(() => fakeXt(answers as XtFakeAnswers)).toThrow(`fakeXt: ${message}`);
    const fake = fakeXt();
    expect(() => fake.answer(answers as XtFakeAnswers)).toThrow(`fakeXt: ${message}`);
  });
});

describe("an option that can't be used", () => {
  it.each([
    [{ strcit: true }, "strcit is no option; there are strict, keys, accessTokens, clients, users, "],
    [{ constructor: true }, "constructor is no option"],
    [{ strict: "yes" }, "strict must be true or false"],
    [{ keys: ["a"], accessTokens: "a" }, "accessTokens must be a list of access tokens"],
    [{ keys: { a: 1 } }, "keys must have the secret key of each app key"],
    [{ clients: { a: "a-secret" } }, "clients must have { secret, redirectUris? } of each client_id"],
    [{ clients: { a: { secret: "a", redirectUris: "b" } } }, "clients must have { secret, redirectUris? }"],
    [{ users: [] }, "users must be a list of users' ids"],
    [{ accessTokenMs: 0 }, "accessTokenMs must be a number of milliseconds, over 0"],
    [{ refreshTokenMs: Number.NaN }, "refreshTokenMs must be a number of milliseconds, over 0"],
    [{ codeMs: "1" }, "codeMs must be a number of milliseconds, over 0"],
    [{ now: 0 }, "now must be a function"],
    [{ mood: "bad" }, "mood must be an object of state, expiresIn, refreshTokens"],
    [{ mood: { stat: "dropped" } }, "mood.stat is none; there are state, expiresIn, refreshTokens"],
    [{ mood: { refreshTokens: "rotate" } }, "mood.refreshTokens must be rotated or revoking or kept"],
  ])("is refused at once: %j", (options, message) => {
    const refuse = () => fakeXt({}, options as XtFakeOptions);
    expect(refuse).toThrow(`fakeXt: ${message}`);
    expect(refuse).toThrow(expect.objectContaining({ name: "XtConfigError", code: "invalid_option" }));
  });

  it("may be undefined", () => {
    fakeXt({}, { strict: undefined, keys: undefined, mood: { state: undefined }, now: undefined });
  });
});

/** The responses that a test can choose, the requests that the fake records, and the errors for invalid responses and options. */
import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { getToken } from "../../generated/operations/getToken.js";
import { fakeXt, type XtFakeAnswers, type XtFakeOptions } from "../../src/testing/index.js";
import { limitOrder } from "../client-with-responses.js";
import { rejection } from "../expect-failure.js";
import { institution, setUp } from "./clients.js";

const fakeOf = (answers: XtFakeAnswers = {}) => setUp({}, answers);
const unavailable = { name: "XtHttpError", status: 503 };

describe("a list of answers", () => {
  it("determines one response per request, and then the default response is sent, which undefined restores", async () => {
    const { fake, xt } = fakeOf({ getToken: [{ status: 503 }, undefined, "business-failure", { fault: "reset" }] });
    expect(await rejection(xt.exchangeCode("a"))).toMatchObject(unavailable);
    await expect(xt.exchangeCode("a")).resolves.toHaveProperty("user_id");
    expect(await rejection(xt.exchangeCode("a"))).toMatchObject({ name: "XtApiError" });
    expect(await rejection(xt.exchangeCode("a"))).toMatchObject({ name: "XtNetworkError" });
    await expect(xt.exchangeCode("a")).resolves.toHaveProperty("user_id");
    fake.answer({ getToken: { status: 503 } });
    fake.answer({ getToken: undefined });
    await expect(xt.exchangeCode("a")).resolves.toHaveProperty("user_id");
  });

  it("is copied: later changes to the array or its items have no effect, even after reset()", async () => {
    const item = { status: 503 };
    const list = [item];
    const { fake, xt } = fakeOf({ getToken: list });
    list.length = 0;
    item.status = 500;
    for (let round = 0; round < 2; round += 1) {
      fake.reset();
      expect(await rejection(xt.exchangeCode("a"))).toMatchObject(unavailable);
    }
    list.push({ status: 503 });
    fake.answer({ getToken: list });
    expect(await rejection(xt.exchangeCode("a"))).toMatchObject(unavailable);
    expect(list).toHaveLength(1);
  });
});

describe("a function as the answer", () => {
  it("chooses the response by the request, and may return a promise", async () => {
    const { xt } = fakeOf({ getToken: async (request) => (request.sent("code", "bad") ? { status: 503 } : undefined) });
    expect(await rejection(xt.exchangeCode("bad"))).toMatchObject(unavailable);
    await expect(xt.exchangeCode("good")).resolves.toHaveProperty("user_id");
  });

  it("makes the call fail with a clear error if it returns an invalid answer", async () => {
    const { xt } = fakeOf({ getToken: () => ({ status: 99 }) });
    const message = "fakeXt: the status of getToken must be an integer from 200 to 599";
    expect(await rejection(xt.exchangeCode("a"))).toMatchObject({ name: "XtConfigError", message });
  });
});

describe("a delay", () => {
  it("is before the response", async () => {
    const { xt } = fakeOf({ getToken: [{ delayMs: 500, answer: "business-failure" }, { delayMs: 1 }] });
    const order: string[] = [];
    const slow = rejection(xt.exchangeCode("a")).then((error) => order.push(Object(error).name));
    const quick = xt.exchangeCode("a").then(() => order.push("quick"));
    await Promise.all([slow, quick]);
    expect(order).toEqual(["quick", "XtApiError"]);
  });

  it("is after the processing of the request", async () => {
    const { anna } = fakeOf({ placeOrder: { delayMs: 60_000 } });
    expect(await rejection(anna.placeOrder(limitOrder, { timeoutMs: 500 }))).toMatchObject({ name: "XtTimeoutError" });
    await expect(anna.getOpenOrders()).resolves.toHaveLength(1);
  });
});

describe("a recorded request", () => {
  it("hides every secret, and sent() returns whether a value was sent", async () => {
    const { fake, xt } = fakeOf();
    await xt.exchangeCode("planted-code");
    await xt.refreshToken("planted-token");
    const same = { operation: "getToken", method: "GET", path: getToken.path };
    const credentials = { client_id: institution.clientId, client_secret: "[withheld]" };
    const [exchange, refresh] = fake.requests;
    expect(fake.requests).toEqual([
      { ...same, parameters: { ...credentials, grant_type: "authorization_code", code: "[withheld]" } },
      { ...same, parameters: { ...credentials, grant_type: "refresh_token", refresh_token: "[withheld]" } },
    ]);
    expect(exchange?.sent("code", "planted-code")).toBe(true);
    expect(exchange?.sent("code", "planted-cod")).toBe(false);
    expect(exchange?.sent("client_id", institution.clientId)).toBe(true);
    expect(exchange?.sent("refresh_token", "planted-token")).toBe(false);
    expect(refresh?.sent("refresh_token", "planted-token")).toBe(true);
    for (const shown of [JSON.stringify(fake), inspect(fake, { depth: null, showHidden: true, getters: true })]) {
      expect(shown).not.toContain("planted");
    }
  });

  it("has sent(), which also checks the access token, the app key and fields of the body", async () => {
    const { fake, anna } = fakeOf();
    await anna.cancelOpenOrders({ bizType: "SPOT" });
    const [request] = fake.requests;
    expect(request?.sent("access-token", "anna")).toBe(true);
    expect(request?.sent("validate-appkey", "an-app")).toBe(true);
    expect(request?.sent("bizType", "SPOT")).toBe(true);
    expect(request?.sent("symbol", "btc_usdt")).toBe(false);
  });

  it("has sent(), which throws for an unknown name, because false would hide a misspelled one", async () => {
    const { fake, xt } = fakeOf();
    await xt.exchangeCode("a");
    const known = "known: client_id, client_secret, grant_type, code, refresh_token";
    for (const name of ["constructor", "cod"]) {
      expect(() => fake.requests[0]?.sent(name, "a")).toThrow(
        `fakeXt: getToken has no input or header ${name}; ${known}`,
      );
    }
  });
});

const unknownForm = "the answer of getToken must be the name of an example, { status }";
const noJson = "the json of getToken must be a value that JSON.stringify accepts";
const noBody = "the answer of getToken has html, but a response with status 204 has no body";
const throwsImmediately = (answers: unknown, message: string) => {
  expect(() => fakeXt(answers as XtFakeAnswers)).toThrow(`fakeXt: ${message}`);
  expect(() => fakeXt().answer(answers as XtFakeAnswers)).toThrow(`fakeXt: ${message}`);
};

it.each<[answer: unknown, message: string]>([
  [[], "the list of answers of getToken is empty"],
  [["exchange-success", "failure"], "the spec has no example failure of getToken; known: exchange-"],
  [503, unknownForm],
  [null, unknownForm],
  [{ status: "503" }, "the status of getToken must be an integer from 200 to 599"],
  [{ status: 204, html: true }, noBody],
  [{ delayMs: -1 }, "delayMs of getToken must be a number of milliseconds"],
  [{ delayMs: 1, answer: { delayMs: 1 } }, unknownForm],
  [{ delayMs: 1, answer: "failure" }, "the spec has no example failure of getToken"],
  [
    { fault: "refused", done: true },
    "the answer of getToken has done, but with the fault refused nothing is sent: use reset",
  ],
  [{ fault: "reset", dnoe: true }, "the answer of getToken: there is no field dnoe; did you mean done?"],
  [{ status: 503, json: {} }, "the answer of getToken: there is no field json. Known: status, retryAfter"],
  [{ delayMs: 1, status: 503 }, "the answer of getToken: there is no field status. Known: delayMs, answer"],
  [{ delayMs: 1, json: {} }, "the answer of getToken: there is no field json. Known: delayMs, answer"],
  [{ fault: "reset", json: {} }, "the answer of getToken: there is no field fault. Known: json"],
  [{ fault: "reset", retryAfter: 1 }, "the answer of getToken: there is no field retryAfter. Known: fault"],
  [{ json: undefined }, noJson],
  [{ json: Map }, noJson],
  ...[-1, 0.5, Number.NaN, "1\n2"].map((retryAfter): [object, string] => [
    { status: 429, retryAfter },
    "retryAfter of getToken must be a whole number of seconds, 0 or more",
  ]),
])("an invalid answer throws immediately: %j", (answer, message) => throwsImmediately({ getToken: answer }, message));

it.each([
  [{ gettoken: "x" }, "there is no operation gettoken; did you mean getToken? Known: getToken, createApiKey, "],
  [{ constructor: "x" }, "there is no operation constructor. Known: getToken, createApiKey, "],
  [new Map([["getToken", "x"]]), "the answers must be a plain object"],
])("invalid answers throw immediately: %j", throwsImmediately);

it("a json that JSON.stringify doesn't accept throws immediately", () => {
  const circular: { inner?: object } = {};
  circular.inner = circular;
  for (const json of [1n, circular]) throwsImmediately({ getToken: { json } }, noJson);
});

describe("an invalid option", () => {
  const clients = "clients must be an object with { secret, redirectUris? } for each client_id";
  const balances = "balances must be an object with the amount of each currency";
  const pairWith = (rules: object) => ({ symbols: [{ symbol: "a_b", price: "1", ...rules }] });
  it.each([
    [{ strcit: true }, "there is no option strcit; did you mean strict? Known: strict, keys, accessTokens, clients, "],
    [{ constructor: true }, "there is no option constructor. Known: strict"],
    [{ strict: "yes" }, "strict must be true or false"],
    [{ accessTokens: "a" }, "accessTokens must be a list of access tokens"],
    [{ keys: { a: 1 } }, "keys must be an object with the secret key of each app key"],
    [{ clients: { a: "a-secret" } }, clients],
    [{ clients: { a: { secret: "a", redirectUris: "b" } } }, clients],
    [{ clients: { a: { secret: "a", redirectUri: ["b"] } } }, clients],
    [{ balances: new Map([["usdt", "1"]]) }, balances],
    [{ balances: { usdt: "-1" } }, balances],
    [{ balances: { usdt: 5 } }, balances],
    [{ symbols: [{ symbol: "a_b" }] }, "symbols must be a list"],
    [{ symbols: {} }, "symbols must be a list"],
    ...[
      { pricePrecision: 1.5 },
      { quantityPrecision: -1 },
      { filters: [{ filter: "PRICE", min: 5 }] },
      { filters: "PRICE" },
      { price: "0" },
      { orderTypes: "LIMIT" },
      { tradingEnabled: "false" },
    ].map((rules): [object, string] => [pairWith(rules), "symbols must be a list"]),
    [pairWith({ quantityPrecison: 2 }), "symbols: there is no field quantityPrecison; did you mean quantityPrecision?"],
    [pairWith({ filters: [{ filter: "PRICE", mim: "5" }] }), "symbols: there is no field mim; did you mean min?"],
    [pairWith({ filters: [{ filter: "QUANTIY" }] }), "symbols: there is no filter QUANTIY; did you mean QUANTITY?"],
    [new Map(), "the options must be a plain object"],
    [{ users: [] }, "users must be a non-empty list of user ids"],
    [{ accessTokenMs: 999 }, "accessTokenMs must be a number of milliseconds, at least 1,000"],
    [{ accessTokenMs: Number.NaN }, "accessTokenMs must be a number of milliseconds, at least 1,000"],
    [{ accessTokenMs: "1" }, "accessTokenMs must be a number of milliseconds, at least 1,000"],
    [{ now: 0 }, "now must be a function"],
    [{ now: () => new Date() }, "now must return a finite number"],
    [{ behavior: "bad" }, "behavior must be an object; its names are state, expiresIn, refreshTokens"],
    [{ behavior: { stat: "dropped" } }, "there is no behavior stat; did you mean state? Known: state, expiresIn, "],
    [{ behavior: { refreshTokens: "rotate" } }, "behavior.refreshTokens must be rotated or revoking or kept"],
  ])("throws immediately: %j", (options, message) => {
    const refuse = () => fakeXt({}, options as XtFakeOptions);
    expect(refuse).toThrow(`fakeXt: ${message}`);
    expect(refuse).toThrow(expect.objectContaining({ name: "XtConfigError", code: "invalid_option" }));
  });
});

it("instead of the options, null is accepted, and instead of an option, undefined", () => {
  const options = { strict: undefined, keys: undefined, behavior: { state: undefined }, now: undefined };
  for (const accepted of [null as never, options]) expect(() => fakeXt({}, accepted)).not.toThrow();
});

it("the options are copied: later changes have no effect, even after reset()", async () => {
  const symbol = { symbol: "a_b", price: "1" };
  const options = { users: ["7"], symbols: [symbol], balances: { b: "5" }, keys: { "an-app": "a-key" } };
  const { fake, xt, client, anna } = setUp(options);
  options.users.length = 0;
  symbol.price = "2";
  options.balances.b = "6";
  options.keys["an-app"] = "another-key";
  fake.reset();
  expect(await xt.exchangeCode("a")).toMatchObject({ user_id: "7" });
  expect(await client.getPrices()).toMatchObject([{ p: "1.00" }]);
  expect(await anna.getBalance({ currency: "b" })).toMatchObject({ availableAmount: "5" });
});

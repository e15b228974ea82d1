/** What callers pass: the client refuses what XT must refuse before it is sent, and the fake with the same sentence. */
import { describe, expect, it } from "vitest";
import { exampleOperations } from "../../generated/examples.js";
import { createXtClient, createXtOAuth } from "../../src/index.js";
import { createClient } from "../../src/openapi-fetch.js";
import { fakeXt } from "../../src/testing/index.js";
import { answering, keys, limitOrder, orderId, yes } from "../answers.js";
import { expectFailure, rejection } from "../grants.js";
import { planted } from "../planted.js";

const invalid = { name: "XtConfigError", code: "invalid_argument", outcome: "not-sent" } as const;

/** What the fake says of a request with these inputs, which nothing checked before. */
async function refusalByFake(id: string, input: object): Promise<string> {
  const { operation } = exampleOperations.find((one) => one.operation.id === id) ?? expect.fail(id);
  const { method, inputs } = operation;
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name) => Reflect.get(input, name));
  const [url, body] = Object.values<string>(inputs).includes("body")
    ? [path, JSON.stringify(input)]
    : [
        `${path}?${new URLSearchParams(Object.entries(input).filter(([name]) => Reflect.get(inputs, name) !== "path"))}`,
      ];
  const fake = fakeXt();
  const error = await rejection(
    fake.fetch(`https://xt.example${url}`, { method: method.toUpperCase(), ...(body && { body }) }),
  );
  expect(error).toMatchObject(invalid);
  expect(fake.requests).toEqual([]);
  return Object(error).message;
}

/** Fails unless both refuse the input with this sentence, and send nothing. A query has texts only, and JSON no `NaN`. */
async function expectRefused(id: string, input: unknown, field: string, sentence: string): Promise<void> {
  const { user, fetch } = answering([yes({ orderId })]);
  const call: (input: unknown) => Promise<unknown> = Reflect.get(user, id);
  const error = await rejection(call(input));
  const { message } = expectFailure(error, { ...invalid, operation: id, field, rule: expect.any(String) });
  expect(message).toBe(`${id}: ${sentence}`);
  expect(fetch).not.toHaveBeenCalled();
  if (
    id !== "placeOrder" ||
    /bigint|NaN/.test(
      Object.values(Object(input))
        .map((one) => `${typeof one}${one}`)
        .join(),
    )
  )
    return;
  expect(await refusalByFake(id, Object(input))).toBe(`${id}: fakeXt: ${sentence}`);
}

const market = { symbol: "btc_usdt", type: "MARKET", timeInForce: "FOK", bizType: "SPOT" };
const amount = 'must be a string of plain decimal digits, such as "0.0001": without a sign or an exponent';
const id = "must be a string of digits or a bigint; a number can't hold every id";
const alone = "can't be combined with the other inputs: leave it out";

describe("an order", () => {
  const wrongAmounts = [0.3, 1e-7, Number.NaN, "NaN", "8.12e-7", "-1", 1n, " 1", "1\n", "", "40,000", null];
  it.each(wrongAmounts)("of the price or quantity %s is refused", async (wrong) => {
    await expectRefused("placeOrder", { ...limitOrder, price: wrong }, "price", `price ${amount}`);
    await expectRefused("placeOrder", { ...limitOrder, quantity: wrong }, "quantity", `quantity ${amount}`);
  });

  it.each<[object, string, string]>([
    [{ side: "buy" }, "side", 'must be "BUY" or "SELL"'],
    [{ type: "STOP" }, "type", 'must be "LIMIT" or "MARKET"'],
    [{ symbol: undefined }, "symbol", "is missing"],
    [{ symbol: "" }, "symbol", "must not be empty"],
    [{ symbol: ["btc_usdt"] }, "symbol", "must be a string"],
    [{ price: undefined }, "price", "is missing"],
    [{ clientOrderId: "3f2504e0-4f89-11d3-9a0c-0305e82c3301" }, "clientOrderId", "must match ^[a-zA-Z0-9_]{4,32}$"],
    [{ clientOrderId: null }, "clientOrderId", "must be a string: leave it out instead of null"],
  ])("to buy at a limit, with %j, is refused", async (change, field, sentence) => {
    await expectRefused("placeOrder", { ...limitOrder, ...change }, field, `${field} ${sentence}`);
  });

  it.each<[object, string, string]>([
    [{ side: "buy", quoteQty: "1" }, "side", 'must be "BUY" or "SELL"'],
    [{ side: "SELL", quantity: "1", price: "1" }, "price", alone],
    [{ side: "BUY", quantity: "1" }, "quoteQty", "is missing"],
    [{}, "side", "is missing"],
  ])("at the market, with %j, is refused", async (change, field, sentence) => {
    await expectRefused("placeOrder", { ...market, ...change }, field, `${field} ${sentence}`);
  });

  it.each([
    limitOrder,
    { ...limitOrder, quoteQty: "80000" },
    { ...market, side: "BUY", quoteQty: "100" },
    { ...market, side: "SELL", quantity: "0.001" },
    { ...limitOrder, clientOrderId: undefined, quoteQty: undefined },
  ])("is sent as it is: %j", async (order) => {
    const { user, sent } = answering([yes({ orderId })]);
    await expect(user.placeOrder(order as never)).resolves.toEqual({ orderId });
    expect(JSON.parse(`${sent[0]?.init.body}`)).toEqual(JSON.parse(JSON.stringify(order)));
  });
});

describe("another input", () => {
  const date = "must be an integer: pass milliseconds since 1970, as date.getTime() returns them";
  it.each<[string, unknown, string, string]>([
    ["getOrderHistory", { startTime: new Date() }, "startTime", date],
    ["getOrderHistory", { startTime: "2026-01-01" }, "startTime", "must be an integer"],
    ["getOrderHistory", { endTime: 0.5 }, "endTime", "must be an integer"],
    ["getOrderHistory", { endTime: Number.POSITIVE_INFINITY }, "endTime", "must be an integer"],
    ["getOrderHistory", { limit: 101 }, "limit", "must be 100 or less"],
    ["getOrderHistory", { limit: 0 }, "limit", "must be 1 or more"],
    ["getOrderHistory", { limit: null }, "limit", "must be an integer: leave it out instead of null"],
    ["getOrderHistory", { hiddenCanceled: "true" }, "hiddenCanceled", "must be a boolean"],
    ["getOrderHistory", { direction: "next" }, "direction", 'must be "PREV" or "NEXT"'],
    ["getOrderHistory", { symbol: { "x&orderId=1": 2 } }, "symbol", "must be a string"],
    ["cancelOrders", { orderIds: [] }, "orderIds", "must not be empty"],
    ["findOrder", { orderId: "1", clientOrderId: "abcd" }, "clientOrderId", alone],
  ])("of %s is refused, and never dropped: %j", async (operation, input, field, sentence) => {
    await expectRefused(operation, input, field, `${field} ${sentence}`);
  });

  it.each<[string, object]>([
    ["placeOrder", { ...limitOrder, stopPrice: "1" }],
    ["cancelOpenOrders", { bizType: "SPOT", sybmol: "btc_usdt" }],
    ["cancelOrders", { orderIds: [] }],
    ["findOrder", {}],
    ["findOrder", { orderId: "1", clientOrderId: "a" }],
    ["getBalance", { currency: "" }],
    ["getOrder", { orderId: "abc" }],
    ["getOrders", { orderIds: ["1", "abc"] }],
    ["getOrderHistory", { limit: "x" }],
    ["getOrderHistory", { limit: 101 }],
    ["getOrderHistory", { direction: "BACK" }],
    ["getOrderHistory", { hiddenCanceled: "yes" }],
  ])("of %s is refused by the fake with the client's sentence: %j", async (operation, input) => {
    const call: (input: object) => Promise<unknown> = Reflect.get(answering([""]).user, operation);
    const { message } = Object(await rejection(call(input)));
    expect(await refusalByFake(operation, input)).toBe(message.replace(`${operation}: `, `${operation}: fakeXt: `));
  });

  it.each([
    ["getBalances", "currencies"],
    ["getPrices", "symbols"],
  ] as const)("of %s can't be an empty list, because XT would return all", async (operation, name) => {
    const error = await rejection(answering([""]).user[operation]({ [name]: [] }));
    expect(String(error)).toBe(`XtConfigError: ${operation}: ${name} must not be empty`);
  });

  it("is copied: what the caller changes later is not sent", async () => {
    const { client, sent } = answering([yes({ orderId })]);
    const order = { ...limitOrder, price: "1" };
    const orderIds = ["1"];
    const cancelled = client.forUser(async () => planted.accessToken).cancelOrders({ orderIds });
    orderIds[0] = "2";
    await cancelled;
    expect(`${sent.shift()?.init.body}`).toBe('{"orderIds":[1]}');
    const call = client.forUser(async () => planted.accessToken).placeOrder(order);
    for (let turn = 0; turn < 3; turn += 1) await Promise.resolve();
    order.price = "2";
    await call;
    expect(JSON.parse(`${sent[0]?.init.body}`)).toHaveProperty("price", "1");
  });
});

describe("a name that there is not", () => {
  type User = ReturnType<typeof answering>["user"];
  it.each<[string, (user: User) => Promise<unknown>]>([
    [
      "cancelOpenOrders: there is no input sybmol; did you mean symbol? Known: symbol, bizType, side",
      (user) => user.cancelOpenOrders({ bizType: "SPOT", sybmol: "btc_usdt" } as never),
    ],
    [
      "getOrder: there is no input orderID; did you mean orderId? Known: orderId",
      (user) => user.getOrder({ orderID: orderId } as never),
    ],
    ["getOrder: there is no input verbose; known: orderId", (user) => user.getOrder({ orderId, verbose: 1 } as never)],
    ["createApiKey: there is no input name; known: none", (user) => user.createApiKey({ name: "x" } as never)],
    [
      "getOrder: there is no such input; known: orderId",
      (user) => user.getOrder({ orderId, [planted.code]: 1 } as never),
    ],
    [
      "getOrder: there is no option timeout; did you mean timeoutMs? Known: signal, timeoutMs, accessToken",
      (user) => user.getOrder({ orderId }, { timeout: 5 } as never),
    ],
  ])("is refused: %s", async (message, call) => {
    const { user, fetch } = answering([yes({ orderId })]);
    expect(expectFailure(await rejection(call(user)), invalid).message).toBe(message);
    expect(fetch).not.toHaveBeenCalled();
  });

  const institution = { clientId: "a", clientSecret: "b" };
  it.each<[string, (options: never) => unknown, object, string]>([
    ["createXtClient", createXtClient, { timeout: 5 }, "did you mean timeoutMs?"],
    ["createXtOAuth", createXtOAuth, { ...institution, redirect_uri: "c" }, "redirectUri"],
    ["createXtOAuth", createXtOAuth, { ...institution, now: Date.now }, "known: baseUrl"],
    ["createClient", createClient, { accesToken: "a" }, "did you mean accessToken?"],
  ])("is refused as an option of %s", (operation, create, options, part) => {
    const refuse = () => create(options as never);
    expect(refuse).toThrow(expect.objectContaining({ name: "XtConfigError", code: "invalid_option", operation }));
    expect(refuse).toThrow(part);
  });

  it("is refused as an option of authorizationUrl or exchangeCode", async () => {
    const xt = createXtOAuth({ ...institution, redirectUri: "https://a.example/", scope: "userinfo" });
    expect(() => xt.authorizationUrl({ language: "en", redirect_uri: "https://b.example/" } as never)).toThrow(
      "authorizationUrl: there is no option redirect_uri; did you mean redirectUri?",
    );
    expect(await rejection(xt.exchangeCode("c", { timeOut: 5 } as never))).toMatchObject({ code: "invalid_argument" });
  });
});

describe("an id", () => {
  it("may be a bigint, alone and in lists, and keeps every digit on the wire", async () => {
    const { user, sent } = answering([yes({ orderId }), yes([]), yes(null)]);
    await user.getOrder({ orderId: 6216559590087220004n });
    await user.getOrders({ orderIds: [1n, "2"] });
    await user.cancelOrders({ orderIds: [6216559590087220004n, "7"] });
    await rejection(user.findOrder({ orderId: 6216559590087220004n }));
    const ends = [`/${orderId}`, "?orderIds=1,2", "", `?orderId=${orderId}`];
    expect(sent.map(({ url }, at) => url.endsWith(`${ends[at]}`))).toEqual([true, true, true, true]);
    expect(sent[2]?.init.body).toBe(`{"orderIds":[${orderId},7]}`);
  });

  it.each([6216559590087220000, 12, "", "12a", "007", "1".repeat(20), "-1", "..", ".", "1/../2", -1n, null, {}])(
    "can't be %s, and nothing is sent",
    async (wrong) => {
      await expectRefused("getOrder", { orderId: wrong }, "orderId", `orderId ${id}`);
      await expectRefused("cancelOrders", { orderIds: [wrong] }, "orderIds.0", `orderIds.0 ${id}`);
    },
  );

  it.each([undefined, {}])("is needed by findOrder: %j", async (input) => {
    const error = await rejection(answering([""]).user.findOrder(input as never));
    expect(String(error)).toBe("XtConfigError: findOrder: orderId or clientOrderId is missing");
  });
});

it("openapi-fetch's client can't add a parameter by the name of another", async () => {
  let url = "";
  const fetch = async (to: string) => {
    url = to;
    return new Response("{}");
  };
  const query = { a: { "x&orderId=1": 2 }, "b&c=1": 3, list: ["1,2", 3] };
  const client = createClient({ ...keys, accessToken: planted.accessToken, fetch });
  await client.GET("/spot/v4/order", { params: { query } } as never);
  const sent = Object.fromEntries(new URL(url).searchParams);
  expect(sent).toEqual({ a: '{"x&orderId=1":2}', "b&c=1": "3", list: "1,2,3" });
});

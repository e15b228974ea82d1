/** What callers pass: everything that XT must refuse is refused before it is sent, with a sentence that says what to do. */
import { describe, expect, it } from "vitest";
import { createXtClient, createXtOAuth } from "../../src/index.js";
import { createClient } from "../../src/openapi-fetch.js";
import { answering, keys, limitOrder, orderId, yes } from "../answering.js";
import { expectFailure, rejection } from "../grants.js";
import { planted } from "../planted.js";

const uuid = "3f2504e0-4f89-11d3-9a0c-0305e82c3301";
const market = { symbol: "btc_usdt", type: "MARKET", timeInForce: "FOK", bizType: "SPOT" };
const { symbol: _, ...withoutSymbol } = limitOrder;
const amount = 'must be a string of plain decimal digits, such as "0.0001": without a sign or an exponent';
const id = "must be a string of digits or a bigint; a number can't hold every id";

describe("an order that XT must refuse", () => {
  it.each<[string, object, string, string]>([
    ["a price as a number", { ...limitOrder, price: 0.30000000000000004 }, "price", amount],
    ["a quantity as a small number", { ...limitOrder, quantity: 1e-7 }, "quantity", amount],
    ["NaN", { ...limitOrder, price: Number.NaN }, "price", amount],
    ["the text NaN", { ...limitOrder, price: "NaN" }, "price", amount],
    ["an exponent", { ...limitOrder, price: "8.12e-7" }, "price", amount],
    ["a negative amount", { ...limitOrder, quantity: "-1" }, "quantity", amount],
    ["a bigint amount", { ...limitOrder, quantity: 1n }, "quantity", amount],
    ["blanks", { ...limitOrder, price: " 1" }, "price", amount],
    ["a line break", { ...limitOrder, price: "1\n" }, "price", amount],
    ["an empty amount", { ...limitOrder, price: "" }, "price", amount],
    ["a thousands separator", { ...limitOrder, price: "40,000" }, "price", amount],
    ["null", { ...limitOrder, price: null }, "price", amount],
    ["a side in lower case", { ...limitOrder, side: "buy" }, "side", 'must be "BUY" or "SELL"'],
    [
      "a market order's side in lower case",
      { ...market, side: "buy", quoteQty: "1" },
      "side",
      'must be "BUY" or "SELL"',
    ],
    ["a type that doesn't exist", { ...limitOrder, type: "STOP" }, "type", 'must be "LIMIT" or "MARKET"'],
    ["no symbol", withoutSymbol, "symbol", "is missing"],
    ["an empty symbol", { ...limitOrder, symbol: "" }, "symbol", "must not be empty"],
    ["a list of symbols", { ...limitOrder, symbol: ["btc_usdt"] }, "symbol", "must be a string"],
    ["a UUID", { ...limitOrder, clientOrderId: uuid }, "clientOrderId", "must match ^[a-zA-Z0-9_]{4,32}$"],
    ["a limit order without price", { ...limitOrder, price: undefined }, "price", "is missing"],
    [
      "a market order with a price",
      { ...market, side: "SELL", quantity: "1", price: "1" },
      "price",
      "can't be combined with the other inputs: leave it out",
    ],
    ["a market order to buy by quantity", { ...market, side: "BUY", quantity: "1" }, "quoteQty", "is missing"],
    ["a market order without side", market, "side", "is missing"],
  ])("with %s is refused, and nothing is sent", async (_, order, field, sentence) => {
    const { user, fetch } = answering([yes({ orderId })]);
    const error = await rejection(user.placeOrder(order as never));
    const { message } = expectFailure(error, {
      name: "XtConfigError",
      code: "invalid_argument",
      outcome: "not-sent",
      operation: "placeOrder",
      field,
      rule: expect.any(String),
    });
    expect(message).toBe(`placeOrder: ${field} ${sentence}`);
    expect(fetch).not.toHaveBeenCalled();
  });

  it.each([
    ["a limit order", limitOrder],
    ["a limit order with its amount", { ...limitOrder, quoteQty: "80000" }],
    ["a market order to buy", { ...market, side: "BUY", quoteQty: "100" }],
    ["a market order to sell", { ...market, side: "SELL", quantity: "0.001" }],
    ["explicit undefined", { ...limitOrder, clientOrderId: undefined, quoteQty: undefined }],
  ])("is not one like %s", async (_, order) => {
    const { user, sent } = answering([yes({ orderId })]);
    await expect(user.placeOrder(order as never)).resolves.toEqual({ orderId });
    expect(JSON.parse(`${sent[0]?.init.body}`)).toEqual(JSON.parse(JSON.stringify(order)));
  });
});

describe("a misspelled name", () => {
  it.each<[string, (user: ReturnType<typeof answering>["user"]) => Promise<unknown>, string]>([
    [
      "an input whose absence would cancel every order",
      (user) => user.cancelOpenOrders({ bizType: "SPOT", sybmol: "btc_usdt" } as never),
      "cancelOpenOrders: there is no input sybmol; did you mean symbol? Known: symbol, bizType, side",
    ],
    [
      "an input in another case",
      (user) => user.getOrder({ orderID: orderId } as never),
      "getOrder: there is no input orderID; did you mean orderId? Known: orderId",
    ],
    [
      "an input that is like none",
      (user) => user.getOrder({ orderId, verbose: true } as never),
      "getOrder: there is no input verbose; known: orderId",
    ],
    [
      "an input of an operation that has none",
      (user) => user.createApiKey({ name: "x" } as never),
      "createApiKey: there is no input name; known: none",
    ],
    [
      "a name that is no name",
      (user) => user.getOrder({ orderId, [planted.code]: 1 } as never),
      "getOrder: there is no such input; known: orderId",
    ],
    [
      "an option of a call",
      (user) => user.getOrder({ orderId }, { timeout: 5 } as never),
      "getOrder: there is no option timeout; did you mean timeoutMs? Known: signal, timeoutMs, accessToken",
    ],
    [
      "the shape of openapi-fetch",
      (user) => user.getOrder({ params: { path: { orderId } } } as never),
      "getOrder: there is no input params; known: orderId",
    ],
  ])("%s: refused with the names that there are", async (_, call, message) => {
    const { user, fetch } = answering([yes({ orderId })]);
    const error = await rejection(call(user));
    expect(expectFailure(error, { name: "XtConfigError", code: "invalid_argument", outcome: "not-sent" }).message).toBe(
      message,
    );
    expect(fetch).not.toHaveBeenCalled();
  });

  it.each<[string, () => unknown, string]>([
    ["createXtClient", () => createXtClient({ timeout: 5 } as never), "did you mean timeoutMs?"],
    [
      "createXtOAuth",
      () => createXtOAuth({ clientId: "a", clientSecret: "b", redirect_uri: "c" } as never),
      "redirectUri",
    ],
    [
      "createXtOAuth",
      () => createXtOAuth({ clientId: "a", clientSecret: "b", now: Date.now } as never),
      "known: baseUrl",
    ],
    ["createClient", () => createClient({ accesToken: "a" } as never), "did you mean accessToken?"],
  ])("of an option of %s is refused with the names that there are", (operation, create, part) => {
    expect(create).toThrow(expect.objectContaining({ name: "XtConfigError", code: "invalid_option", operation }));
    expect(create).toThrow(part);
  });

  it("of an option of authorizationUrl or exchangeCode is refused", async () => {
    const xt = createXtOAuth({
      clientId: "a",
      clientSecret: "b",
      redirectUri: "https://a.example/",
      scope: "userinfo",
    });
    expect(() => xt.authorizationUrl({ language: "en", redirect_uri: "https://b.example/" } as never)).toThrow(
      "authorizationUrl: there is no option redirect_uri; did you mean redirectUri?",
    );
    expect(await rejection(xt.exchangeCode("c", { timeOut: 5 } as never))).toMatchObject({ code: "invalid_argument" });
  });
});

describe("ids", () => {
  it("may be bigints, alone and in lists, and keep every digit on the wire", async () => {
    const { user, sent } = answering([yes({ orderId }), yes([]), yes(null)]);
    await user.getOrder({ orderId: 6216559590087220004n });
    await user.getOrders({ orderIds: [1n, "2"] });
    await user.cancelOrders({ orderIds: [6216559590087220004n, "7"] });
    await rejection(user.findOrder({ orderId: 6216559590087220004n }));
    expect(sent[0]?.url.endsWith(`/${orderId}`)).toBe(true);
    expect(sent[1]?.url.endsWith("?orderIds=1,2")).toBe(true);
    expect(sent[2]?.init.body).toBe(`{"orderIds":[${orderId},7]}`);
    expect(sent[3]?.url.endsWith(`?orderId=${orderId}`)).toBe(true);
  });

  it.each([6216559590087220000, 12, "", "12a", "007", "1".repeat(20), "-1", "..", ".", "1/../2", -1n, null, {}])(
    "can't be %s, and nothing is sent",
    async (wrong) => {
      const { user, fetch } = answering([""]);
      const inPath = await rejection(user.getOrder({ orderId: wrong as never }));
      const inBody = await rejection(user.cancelOrders({ orderIds: [wrong as never] }));
      expect(inPath).toMatchObject({ code: "invalid_argument", message: `getOrder: orderId ${id}` });
      expect(inBody).toMatchObject({ code: "invalid_argument", message: `cancelOrders: orderIds.0 ${id}` });
      expect(fetch).not.toHaveBeenCalled();
    },
  );

  it("are needed: findOrder takes one of its two", async () => {
    const { user, fetch } = answering([""]);
    const messages = [undefined, {}, { orderId: "1", clientOrderId: "abcd" }].map(async (input) =>
      String(await rejection(user.findOrder(input as never))),
    );
    expect(await Promise.all(messages)).toEqual([
      "XtConfigError: findOrder: orderId or clientOrderId is missing",
      "XtConfigError: findOrder: orderId or clientOrderId is missing",
      "XtConfigError: findOrder: clientOrderId can't be combined with the other inputs: leave it out",
    ]);
    const error = await rejection(user.cancelOrders({ orderIds: [] }));
    expect(String(error)).toBe("XtConfigError: cancelOrders: orderIds must not be empty");
    expect(fetch).not.toHaveBeenCalled();
  });
});

describe("other inputs", () => {
  it.each<[string, object, string]>([
    [
      "a Date",
      { startTime: new Date() },
      "startTime must be an integer: pass milliseconds since 1970, as date.getTime() returns them",
    ],
    ["a text of a date", { startTime: "2026-01-01" }, "startTime must be an integer"],
    ["half a millisecond", { endTime: 0.5 }, "endTime must be an integer"],
    ["an infinite time", { endTime: Number.POSITIVE_INFINITY }, "endTime must be an integer"],
    ["too many items", { limit: 101 }, "limit must be 100 or less"],
    ["no items", { limit: 0 }, "limit must be 1 or more"],
    ["null", { limit: null }, "limit must be an integer: leave it out instead of null"],
    ["a boolean as text", { hiddenCanceled: "true" }, "hiddenCanceled must be a boolean"],
    ["a direction", { direction: "next" }, 'direction must be "PREV" or "NEXT"'],
    ["a nested object", { symbol: { "x&orderId=1": 2 } }, "symbol must be a string"],
  ])("%s is refused, and never dropped", async (_, input, message) => {
    const { user, fetch } = answering([""]);
    const error = await rejection(user.getOrderHistory(input as never));
    expect(String(error)).toBe(`XtConfigError: getOrderHistory: ${message}`);
    expect(fetch).not.toHaveBeenCalled();
  });

  it.each([5, "text", [], null, true])("%j is no input object", async (input) => {
    const error = await rejection(answering([""]).user.getOrderHistory(input as never));
    expect(String(error)).toBe("XtConfigError: getOrderHistory: the input must be an object");
  });

  it("are read from the object itself: a polluted prototype adds none", async () => {
    const { user, sent } = answering([yes({ items: [] })]);
    Object.assign(Object.prototype, { symbol: "polluted", limit: 7 });
    try {
      await user.getOrderHistory({});
    } finally {
      for (const name of ["symbol", "limit"]) Reflect.deleteProperty(Object.prototype, name);
    }
    expect(new URL(`${sent[0]?.url}`).search).toBe("");
  });

  it("are copied: what the caller changes later is not sent", async () => {
    const { client, sent } = answering([yes({ orderId })]);
    const order = { ...limitOrder, price: "1" };
    const call = client.forUser(async () => planted.accessToken).placeOrder(order);
    await Promise.resolve();
    await Promise.resolve();
    await Promise.resolve();
    order.price = "2";
    await call;
    expect(JSON.parse(`${sent[0]?.init.body}`)).toHaveProperty("price", "1");
  });

  it("of openapi-fetch can't add a parameter by their names", async () => {
    let url = "";
    const client = createClient({
      ...keys,
      accessToken: planted.accessToken,
      fetch: async (to) => {
        url = to;
        return new Response("{}");
      },
    });
    const query = { a: { "x&orderId=1": 2 }, "b&c=1": 3, list: ["1,2", 3] };
    await client.GET("/spot/v4/order", { params: { query } } as never);
    expect([...new URL(url).searchParams]).toEqual([
      ["a", '{"x&orderId=1":2}'],
      ["b&c=1", "3"],
      ["list", "1,2,3"],
    ]);
  });
});

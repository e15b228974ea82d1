/** The fake checks the inputs of a request by the client's own rules, wherever the request comes from. */
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterEach, describe, expect, it, vi } from "vitest";
import { exampleOperations } from "../../generated/examples.js";
import { cancelOpenOrders } from "../../generated/operations/cancelOpenOrders.js";
import { cancelOrders } from "../../generated/operations/cancelOrders.js";
import { findOrder } from "../../generated/operations/findOrder.js";
import { getBalances } from "../../generated/operations/getBalances.js";
import { getOrderHistory } from "../../generated/operations/getOrderHistory.js";
import { placeOrder } from "../../generated/operations/placeOrder.js";
import type { Operation } from "../../src/call/operation.js";
import { createXtClient } from "../../src/index.js";
import { fakeXt } from "../../src/testing/index.js";
import { rejection } from "../grants.js";

const limit = {
  symbol: "btc_usdt",
  side: "BUY",
  type: "LIMIT",
  timeInForce: "GTC",
  bizType: "SPOT",
  price: "40000",
  quantity: "2",
};
const { symbol: _, ...withoutSymbol } = limit;
const { price: __, ...withoutPrice } = limit;
const uuid = "0b6a2f0e-2a3c-4b46-9a53-2d8f3a0c9d11";
const base = "https://xt.example";

/** What the fake refuses: it checks the inputs before the signature, so these requests need none. */
async function refusalOf(url: string, init: RequestInit): Promise<string> {
  const fake = fakeXt();
  const error = await rejection(fake.fetch(url, init));
  expect(error).toMatchObject({ name: "XtConfigError", code: "invalid_argument", outcome: "not-sent" });
  expect(fake.requests).toEqual([]);
  return Object(error).message;
}

const json = (method: string, body: unknown) => ({
  method,
  headers: { "Content-Type": "application/json" },
  body: typeof body === "string" ? body : JSON.stringify(body),
});

/** A request with these inputs, and nothing checked or left out. */
function written({ method, path, inputs }: Operation, input: object): [url: string, init: RequestInit] {
  if (Object.values(inputs).includes("body")) return [`${base}${path}`, json(method.toUpperCase(), input)];
  const filled = path.replace(/\{(\w+)\}/g, (_, name) => Reflect.get(input, name));
  const inQuery = Object.entries(input).filter(([name]) => inputs[name] !== "path");
  return [`${base}${filled}?${new URLSearchParams(inQuery)}`, { method: method.toUpperCase() }];
}

describe("an input that the client refuses", () => {
  it.each<[id: string, input: object, sentence: string]>([
    ["placeOrder", { ...limit, side: "buy" }, 'side must be "BUY" or "SELL"'],
    ["placeOrder", { ...limit, type: "STOP" }, 'type must be "LIMIT" or "MARKET"'],
    ["placeOrder", withoutSymbol, "symbol is missing"],
    ["placeOrder", withoutPrice, "price is missing"],
    ["placeOrder", { ...limit, type: "MARKET", side: "SELL" }, "price can't be combined with the other inputs"],
    ["placeOrder", { ...limit, type: "MARKET" }, "quoteQty is missing"],
    ["placeOrder", { ...limit, clientOrderId: uuid }, "clientOrderId must match ^[a-zA-Z0-9_]{4,32}$"],
    ["placeOrder", { ...limit, clientOrderId: null }, "clientOrderId must be a string: leave it out instead of null"],
    ["placeOrder", { ...limit, price: 40000 }, "price must be a string of plain decimal digits"],
    ["placeOrder", { ...limit, price: 0.30000000000000004 }, "price must be a string of plain decimal digits"],
    ["placeOrder", { ...limit, quantity: 1e-7 }, "quantity must be a string of plain decimal digits"],
    ["placeOrder", { ...limit, price: "8.12e-7" }, "price must be a string of plain decimal digits"],
    ["placeOrder", { ...limit, price: "-1" }, "price must be a string of plain decimal digits"],
    ["placeOrder", { ...limit, price: "NaN" }, "price must be a string of plain decimal digits"],
    ["placeOrder", { ...limit, stopPrice: "1" }, "there is no input stopPrice"],
    ["cancelOpenOrders", { bizType: "SPOT", sybmol: "btc_usdt" }, "there is no input sybmol; did you mean symbol?"],
    ["cancelOrders", { orderIds: [] }, "orderIds must not be empty"],
    ["findOrder", {}, "orderId or clientOrderId is missing"],
    ["findOrder", { orderId: "1", clientOrderId: "a" }, "can't be combined with the other inputs"],
    ["getBalance", { currency: "" }, "currency must not be empty"],
    ["getOrder", { orderId: "abc" }, "orderId must be a string of digits or a bigint"],
    ["getOrders", { orderIds: ["1", "abc"] }, "orderIds.1 must be a string of digits or a bigint"],
    ["getOrderHistory", { limit: "x" }, "limit must be an integer"],
    ["getOrderHistory", { limit: 1.5 }, "limit must be an integer"],
    ["getOrderHistory", { limit: 101 }, "limit must be 100 or less"],
    ["getOrderHistory", { direction: "BACK" }, 'direction must be "PREV" or "NEXT"'],
    ["getOrderHistory", { hiddenCanceled: "yes" }, "hiddenCanceled must be a boolean"],
  ])("is refused by the fake with the same sentence: %s %j", async (id, input, sentence) => {
    const client = createXtClient({ appKey: "a", secretKey: "b", fetch: () => expect.unreachable("it was sent") });
    const call: (input: object, options: object) => Promise<unknown> = Reflect.get(client, id);
    const { message: byClient } = Object(await rejection(call(input, { accessToken: "a" })));
    expect(byClient).toContain(`${id}: `);
    expect(byClient).toContain(sentence);
    const { operation } = exampleOperations.find((one) => one.operation.id === id) ?? expect.fail("no such operation");
    const byFake = await refusalOf(...written(operation, input));
    expect(byFake).toBe(byClient.replace(`${id}: `, `${id}: fakeXt: `));
  });
});

describe("a request that no client of this package writes", () => {
  it.each<[what: string, url: string, init: RequestInit, message: string]>([
    [
      "a parameter twice",
      `${getOrderHistory.path}?symbol=btc_usdt&symbol=eth_usdt`,
      {},
      "getOrderHistory: fakeXt: symbol is in the query more than once: join a list by commas",
    ],
    [
      "a parameter that every object has",
      `${findOrder.path}?constructor=1`,
      {},
      "findOrder: fakeXt: there is no input constructor; known: orderId, clientOrderId",
    ],
    [
      "a field of the body in the query",
      `${cancelOpenOrders.path}?bizType=SPOT`,
      { method: "DELETE" },
      "cancelOpenOrders: fakeXt: bizType belongs in the body, and is in the query",
    ],
    [
      "a parameter in a body",
      findOrder.path,
      json("GET", { orderId: "1" }),
      "findOrder: fakeXt: orderId belongs in the query, and is in the body",
    ],
    [
      "a field of the path in the query",
      "/spot/v4/order/1?orderId=2".replace("/spot/v4/order", findOrder.path),
      {},
      "getOrder: fakeXt: orderId belongs in the path, and is in the query",
    ],
    ["no body", cancelOpenOrders.path, { method: "DELETE" }, "cancelOpenOrders: fakeXt: bizType is missing"],
    ["an empty body", placeOrder.path, json("POST", ""), "placeOrder: fakeXt: the body is not JSON"],
    [
      "a body that is a list",
      placeOrder.path,
      json("POST", [limit]),
      "placeOrder: fakeXt: the body is not a JSON object",
    ],
    [
      "a body that is a text",
      placeOrder.path,
      json("POST", '"planted"'),
      "placeOrder: fakeXt: the body is not a JSON object",
    ],
    [
      "a body cut short",
      placeOrder.path,
      json("POST", '{"symbol":"planted'),
      "placeOrder: fakeXt: the body is not JSON",
    ],
    [
      "a form in place of JSON",
      placeOrder.path,
      { method: "POST", body: new URLSearchParams(limit) },
      "placeOrder: fakeXt: the body is not JSON",
    ],
    [
      "a body of another type",
      placeOrder.path,
      { method: "POST", body: new Blob(["{}"]) },
      "placeOrder: fakeXt: the body must be a string, a Uint8Array or URLSearchParams",
    ],
    [
      "a number that loses digits",
      placeOrder.path,
      json("POST", JSON.stringify(limit).replace('"40000"', "0.12345678901234567891")),
      "placeOrder: fakeXt: the body has a number that loses digits: send it as a string",
    ],
  ])("is refused, and the error shows no value: %s", async (_what, path, init, message) => {
    const refusal = await refusalOf(`${base}${path}`, init);
    expect(refusal).toBe(message);
    expect(refusal).not.toContain("planted");
  });
});

describe("what the fake accepts", () => {
  const accepted = async (path: string, init: RequestInit = {}) => {
    const fake = fakeXt();
    await fake.fetch(`${base}${path}`, init);
    return fake.requests[0];
  };

  it("is ids in a JSON body as integers of all digits, and as texts", async () => {
    const body = { orderIds: ["6216559590087220004", "407329711723834561"] };
    for (const text of [JSON.stringify(body), JSON.stringify(body).replace(/"(\d+)"/g, "$1")]) {
      expect(await accepted(cancelOrders.path, json("DELETE", text))).toMatchObject({ body });
    }
  });

  it("is numbers, booleans and lists in the query", async () => {
    const query = "limit=100&hiddenCanceled=true&fromId=6216559590087220004&startTime=1655958915583";
    expect(await accepted(`${getOrderHistory.path}?${query}`)).toMatchObject({ parameters: { limit: "100" } });
    expect(await accepted(`${getBalances.path}?currencies=usdt,btc`)).toMatchObject({
      parameters: { currencies: "usdt,btc" },
    });
  });

  it("is a body of bytes", async () => {
    const body = new TextEncoder().encode(JSON.stringify(limit));
    expect(await accepted(placeOrder.path, { method: "POST", body })).toMatchObject({ body: limit });
  });
});

describe("a spec that has more than today's", () => {
  afterEach(() => {
    vi.doUnmock("../../generated/examples.js");
    vi.resetModules();
  });

  /** A fake of two operations: numbers to choose from in the query, and a fixed path beside a template. */
  async function extendedFake() {
    const ajv = new Ajv2020({ allErrors: true, strict: false });
    const level = { type: "integer", enum: [1, 5] };
    const rate = { type: "number", enum: [0.5, 1] };
    const entry = (id: string, path: string, places: Record<string, string>, properties: object) => ({
      operation: {
        ...{ id, method: "get", path, inputs: places, messageCodes: {}, required: {}, security: {} },
        validateInput: ajv.compile({ type: "object", properties, additionalProperties: false }),
        validateResult: ajv.compile(true),
      },
      inputTypes: { level: "integer", rates: "number[]" },
      examples: { success: { value: { rc: 0, mc: "SUCCESS", ma: [], result: id } } },
    });
    const depth = [
      entry("getPair", "/depth/{pair}", { pair: "path" }, { pair: { type: "string" } }),
      entry(
        "getDepth",
        "/depth/all",
        { level: "query", rates: "query" },
        { level, rates: { type: "array", items: rate } },
      ),
    ];
    vi.resetModules();
    vi.doMock("../../generated/examples.js", () => ({ exampleOperations: [...depth, ...exampleOperations] }));
    const fake = (await import("../../src/testing/index.js")).fakeXt();
    return async (path: string) => {
      const response = await fake.fetch(`${base}${path}`).catch((error: Error) => Response.json(error.message));
      return response.json();
    };
  }

  it("has numeric enums that the query can choose from", async () => {
    const answerTo = await extendedFake();
    expect(await answerTo("/depth/all?level=5&rates=0.5,1")).toMatchObject({ result: "getDepth" });
    expect(await answerTo("/depth/all?level=2")).toBe("getDepth: fakeXt: level must be 1 or 5");
    expect(await answerTo("/depth/all?level=one")).toContain("getDepth: fakeXt: level must be ");
    expect(await answerTo("/depth/all?rates=0.5,2")).toBe("getDepth: fakeXt: rates.1 must be 0.5 or 1");
  });

  it("has a fixed path beside a template, and the fixed one wins", async () => {
    const answerTo = await extendedFake();
    expect(await answerTo("/depth/all")).toMatchObject({ result: "getDepth" });
    expect(await answerTo("/depth/btc_usdt")).toMatchObject({ result: "getPair" });
  });
});

/** Requests to the fake that the client of this package never writes. `validate-input` tests the shared validation. */
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterEach, describe, expect, it, vi } from "vitest";
import { exampleOperations } from "../../generated/examples.js";
import { cancelOpenOrders } from "../../generated/operations/cancelOpenOrders.js";
import { cancelOrders } from "../../generated/operations/cancelOrders.js";
import { findOrder } from "../../generated/operations/findOrder.js";
import { getBalances } from "../../generated/operations/getBalances.js";
import { getOrderHistory } from "../../generated/operations/getOrderHistory.js";
import { placeOrder } from "../../generated/operations/placeOrder.js";
import { fakeXt } from "../../src/testing/index.js";
import { limitOrder } from "../answers.js";
import { rejection } from "../grants.js";

const base = "https://xt.example";

/** The error of a refused request. The fake checks the inputs before the signature, so these requests need no signature. */
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

describe("a request that the client never writes", () => {
  const order = (body: unknown) => json("POST", body);
  const DELETE = { method: "DELETE" };
  const tooExact = JSON.stringify(limitOrder).replace('"40000"', "0.12345678901234567891");
  it.each<[sentence: string, path: string, RequestInit?]>([
    [
      "symbol is in the query more than once: separate the items of a list with commas",
      `${getOrderHistory.path}?symbol=a&symbol=b`,
    ],
    ["there is no input constructor; known: orderId, clientOrderId", `${findOrder.path}?constructor=1`],
    ["bizType must be in the body, not in the query", `${cancelOpenOrders.path}?bizType=SPOT`, DELETE],
    ["orderId must be in the query, not in the body", findOrder.path, json("GET", { orderId: "1" })],
    ["orderId must be in the path, not in the query", `${findOrder.path}/1?orderId=2`],
    ["bizType is missing", cancelOpenOrders.path, DELETE],
    ["the body is not JSON", placeOrder.path, order("")],
    ["the body is not JSON", placeOrder.path, order('{"symbol":"planted')],
    ["the body is not JSON", placeOrder.path, { method: "POST", body: new URLSearchParams(limitOrder) }],
    ["the body is not a JSON object", placeOrder.path, order([limitOrder])],
    ["the body is not a JSON object", placeOrder.path, order('"planted"')],
    [
      "the body must be a string, a Uint8Array or URLSearchParams",
      placeOrder.path,
      { method: "POST", body: new Blob(["{}"]) },
    ],
    ["the body has a number that loses digits when parsed: send it as a string", placeOrder.path, order(tooExact)],
  ])("is refused, and the error shows no value: %s", async (sentence, path, init = {}) => {
    const refusal = await refusalOf(`${base}${path}`, init);
    expect(refusal).toMatch(/^\w+: fakeXt: /);
    expect(refusal.replace(/^\w+: fakeXt: /, "")).toBe(sentence);
  });
});

describe("an accepted input", () => {
  const accepted = async (path: string, init: RequestInit = {}) => {
    const fake = fakeXt();
    await fake.fetch(`${base}${path}`, init);
    return fake.requests[0];
  };

  it("is an id in a JSON body, as an integer of any length or as a string", async () => {
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
    const body = new TextEncoder().encode(JSON.stringify(limitOrder));
    expect(await accepted(placeOrder.path, { method: "POST", body })).toMatchObject({ body: limitOrder });
  });
});

describe("a future spec", () => {
  afterEach(() => {
    vi.doUnmock("../../generated/examples.js");
    vi.resetModules();
  });

  /** A fake with two more operations: one with numeric enums in the query, and a fixed path beside a template. */
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
        "getLevels",
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

  it("may have numeric enums in the query", async () => {
    const responseTo = await extendedFake();
    expect(await responseTo("/depth/all?level=5&rates=0.5,1")).toMatchObject({ result: "getLevels" });
    expect(await responseTo("/depth/all?level=2")).toBe("getLevels: fakeXt: level must be 1 or 5");
    expect(await responseTo("/depth/all?level=one")).toContain("getLevels: fakeXt: level must be ");
    expect(await responseTo("/depth/all?rates=0.5,2")).toBe("getLevels: fakeXt: rates.1 must be 0.5 or 1");
  });

  it("may have a fixed path beside a template, and the fixed path wins", async () => {
    const responseTo = await extendedFake();
    expect(await responseTo("/depth/all")).toMatchObject({ result: "getLevels" });
    expect(await responseTo("/depth/btc_usdt")).toMatchObject({ result: "getPair" });
  });
});

/** Requests to the fake that the client never sends. `test/call/validate-input.test.ts` tests the validation that both share. */
import { describe, expect, it } from "vitest";
import { cancelOpenOrders } from "../../generated/operations/cancelOpenOrders.js";
import { cancelOrders } from "../../generated/operations/cancelOrders.js";
import { findOrder } from "../../generated/operations/findOrder.js";
import { getBalances } from "../../generated/operations/getBalances.js";
import { getOrderHistory } from "../../generated/operations/getOrderHistory.js";
import { getToken } from "../../generated/operations/getToken.js";
import { placeOrder } from "../../generated/operations/placeOrder.js";
import { createXtOAuth, type Fetch } from "../../src/index.js";
import { fakeXt } from "../../src/testing/index.js";
import { limitOrder, marketSell } from "../client-with-responses.js";
import { expectFailure, rejection } from "../expect-failure.js";
import { planted } from "../planted-secrets.js";
import { institution } from "./clients.js";

const base = "https://xt.example";

const json = (method: string, body: unknown) => ({
  method,
  headers: { "Content-Type": "application/json" },
  body: typeof body === "string" ? body : JSON.stringify(body),
});

const order = (body: unknown) => json("POST", body);
const DELETE = { method: "DELETE" };
const tooExact = JSON.stringify(limitOrder).replace('"40000"', "0.12345678901234567891");
const token = `${base}${getToken.path}?client_secret=${planted.userId}&grant_type=authorization_code`;
const listItems = "separate the items of a list with commas";
const unknown = "the spec has no operation with the method and the path of this request";
const history = base + getOrderHistory.path;
const place = base + placeOrder.path;
const find = base + findOrder.path;
const cancel = base + cancelOpenOrders.path;
const exchange = `${token}&client_id=a&code=b`;
// These requests need no signature, because the fake checks the inputs first.
it.each<[sentence: string, url: string, RequestInit?]>([
  [unknown, `${base}/oauth2/token?client_secret=${planted.userId}`],
  [unknown, `${base}${getToken.path}/more`],
  [unknown, exchange, { method: "POST" }],
  ["the URL of the request can't be parsed", planted.code],
  ["client_id is missing", `${token}&code=b`],
  ["client_id must not be empty", `${token}&code=b&client_id=`],
  ["refresh_token can't be combined with the other inputs: leave it out", `${exchange}&refresh_token=c`],
  [`symbol is in the query more than once: ${listItems}`, `${history}?symbol=a&symbol=b`],
  [`a parameter is in the query more than once: ${listItems}`, `${history}?a=b&a=c`],
  ["there is no input constructor. Known: orderId, clientOrderId", `${find}?constructor=1`],
  ["bizType must be in the body, not in the query", `${cancel}?bizType=SPOT`, DELETE],
  ["orderId must be in the query, not in the body", find, json("GET", { orderId: "1" })],
  ["orderId must be in the path, not in the query", `${find}/1?orderId=2`],
  ["bizType is missing", cancel, DELETE],
  ['side must be "BUY" or "SELL"', place, order({ ...limitOrder, side: "buy" })],
  ["price is missing", place, order({ ...limitOrder, price: undefined })],
  ["price can't be combined with the other inputs: leave it out", place, order({ ...marketSell("1"), price: "1" })],
  ["clientOrderId must match ^[a-zA-Z0-9_]{4,32}$", place, order({ ...limitOrder, clientOrderId: "3f2504e0-4f89" })],
  ["startTime must be an integer", `${history}?startTime=2026-01-01`],
  ["limit must be 100 or less", `${history}?limit=101`],
  ["hiddenCanceled must be a boolean", `${history}?hiddenCanceled=yes`],
  ["orderId must be a string of digits or a bigint; a number can't hold every id", `${find}/abc`],
  ["orderId must be a string of digits or a bigint; a number can't hold every id", `${find}/1%zz`],
  ["the body is not JSON", place, order("")],
  ["the body is not JSON", place, order(`{"symbol":"${planted.code}`)],
  ["the body is not JSON", place, { method: "POST", body: new URLSearchParams(limitOrder) }],
  ["the body is not a JSON object", place, order([limitOrder])],
  ["the body is not a JSON object", place, order("null")],
  ["the body is not a JSON object", place, order(`"${planted.code}"`)],
  ["the body must be a string, a Uint8Array or URLSearchParams", place, { method: "POST", body: new Blob(["{}"]) }],
  ["the body has a number that loses digits when parsed: send it as a string", place, order(tooExact)],
])(
  "a request that the client never sends is refused, with an error that shows no values: %s",
  async (sentence, url, init = {}) => {
    const fake = fakeXt();
    const error = await rejection(fake.fetch(url, init));
    const code = sentence === unknown ? "unknown_operation" : "invalid_argument";
    const { message } = expectFailure(error, { name: "XtConfigError", code, outcome: "not-sent" });
    expect(message).toMatch(/^\w+: fakeXt: /);
    expect(message.replace(/^\w+: fakeXt: /, "")).toBe(sentence);
    expect(fake.requests).toEqual([]);
  },
);

it("the client doesn't change the fake's own error into a network error", async () => {
  const fake = fakeXt();
  const fetch: Fetch = (url, init) => fake.fetch(`${url}&clientid=b`, init);
  const error = await rejection(createXtOAuth({ ...institution, fetch }).exchangeCode("a-code"));
  expect(error).toMatchObject({ name: "XtConfigError", outcome: "not-sent" });
  expect(error).toHaveProperty("message", expect.stringContaining("fakeXt: there is no input clientid"));
});

describe("an accepted input", () => {
  const accepted = async (path: string, init: RequestInit = {}) => {
    const fake = fakeXt();
    await fake.fetch(`${base}${path}`, init);
    return fake.requests[0];
  };

  it("can be an id in a JSON body, as an integer of any length or as a string", async () => {
    const body = { orderIds: ["6216559590087220004", "407329711723834561"] };
    for (const text of [JSON.stringify(body), JSON.stringify(body).replace(/"(\d+)"/g, "$1")]) {
      expect(await accepted(cancelOrders.path, json("DELETE", text))).toMatchObject({ body });
    }
  });

  it("can be a number, a boolean or a list in the query", async () => {
    const query = "limit=100&hiddenCanceled=true&fromId=6216559590087220004&startTime=1655958915583";
    expect(await accepted(`${getOrderHistory.path}?${query}`)).toMatchObject({ parameters: { limit: "100" } });
    const parameters = { currencies: "usdt,btc" };
    expect(await accepted(`${getBalances.path}?currencies=usdt,btc`)).toMatchObject({ parameters });
  });

  it("can be in a body of bytes", async () => {
    const body = new TextEncoder().encode(JSON.stringify(limitOrder));
    expect(await accepted(placeOrder.path, { method: "POST", body })).toMatchObject({ body: limitOrder });
  });
});

/** Tests the validation of inputs: the client sends no input that XT must refuse. The fake has the same validation. */
import { describe, expect, it } from "vitest";
import { createXtClient, createXtOAuth, type XtClientOptions, type XtOAuthOptions } from "../../src/index.js";
import { createClient, type XtFetchClientOptions } from "../../src/openapi-fetch.js";
import { clientWithResponses, keys, limitOrder, orderId, successResponse } from "../client-with-responses.js";
import { expectFailure, expectRejection, invalidArgument, rejection, thrown } from "../expect-failure.js";
import { planted } from "../planted-secrets.js";

/** Calls a method of the user's client with any input. */
function call(user: object, id: string, input: unknown, options?: object): Promise<unknown> {
  const method: (input: unknown, options?: object) => Promise<unknown> = Reflect.get(user, id);
  return method(input, options);
}

/** Fails unless the client refuses the input with this sentence, and sends nothing. */
async function expectRefused(id: string, input: object, field: string, sentence: string): Promise<void> {
  const { user, fetch } = clientWithResponses([successResponse({ orderId })]);
  const { message } = await expectRejection(call(user, id, input), {
    ...invalidArgument(id),
    field,
    rule: expect.any(String),
  });
  expect(message).toBe(`${id}: ${sentence}`);
  expect(fetch).not.toHaveBeenCalled();
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
    [{ ...limitOrder, side: "buy" }, "side", 'must be "BUY" or "SELL"'],
    [{ ...limitOrder, type: "STOP" }, "type", 'must be "LIMIT" or "MARKET"'],
    [{ ...limitOrder, symbol: undefined }, "symbol", "is missing"],
    [{ ...limitOrder, symbol: "" }, "symbol", "must not be empty"],
    [{ ...limitOrder, symbol: ["btc_usdt"] }, "symbol", "must be a string"],
    [{ ...limitOrder, price: undefined }, "price", "is missing"],
    [{ ...limitOrder, clientOrderId: "3f2504e0-4f89-11d3" }, "clientOrderId", "must match ^[a-zA-Z0-9_]{4,32}$"],
    [{ ...limitOrder, clientOrderId: null }, "clientOrderId", "must be a string: leave it out instead of null"],
    [{ ...market, side: "buy", quoteQty: "1" }, "side", 'must be "BUY" or "SELL"'],
    [{ ...market, side: "SELL", quantity: "1", price: "1" }, "price", alone],
    [{ ...market, side: "BUY", quantity: "1" }, "quoteQty", "is missing"],
    [market, "side", "is missing"],
  ])("is refused: %j", async (order, field, sentence) => {
    await expectRefused("placeOrder", order, field, `${field} ${sentence}`);
  });

  it.each([
    limitOrder,
    { ...limitOrder, quoteQty: "80000" },
    { ...market, side: "BUY", quoteQty: "100" },
    { ...market, side: "SELL", quantity: "0.001" },
    { ...limitOrder, clientOrderId: undefined, quoteQty: undefined },
  ])("is sent as it is: %j", async (order) => {
    const { user, sent } = clientWithResponses([successResponse({ orderId })]);
    await expect(user.placeOrder(order as never)).resolves.toEqual({ orderId });
    expect(JSON.parse(`${sent[0]?.init.body}`)).toEqual(JSON.parse(JSON.stringify(order)));
  });
});

describe("another input", () => {
  const date = "must be an integer: pass milliseconds since 1970, as date.getTime() returns them";
  it.each<[string, object, string, string]>([
    ["getOrderHistory", { startTime: new Date() }, "startTime", date],
    ["getOrderHistory", { startTime: "2026-01-01" }, "startTime", "must be an integer"],
    ["getOrderHistory", { endTime: 0.5 }, "endTime", "must be an integer"],
    ["getOrderHistory", { endTime: Number.POSITIVE_INFINITY }, "endTime", "must be an integer"],
    ["getOrderHistory", { limit: 101 }, "limit", "must be 100 or less"],
    ["getOrderHistory", { limit: 0 }, "limit", "must be 1 or more"],
    ["getOrderHistory", { limit: null }, "limit", "must be an integer: leave it out instead of null"],
    ["getOrderHistory", { hiddenCanceled: "yes" }, "hiddenCanceled", "must be a boolean"],
    ["getOrderHistory", { direction: "next" }, "direction", 'must be "PREV" or "NEXT"'],
    ["getOrderHistory", { symbol: { "x&orderId=1": 2 } }, "symbol", "must be a string"],
    ["getBalance", { currency: "" }, "currency", "must not be empty"],
    ["getOrder", { orderId: "abc" }, "orderId", id],
    ["getOrders", { orderIds: ["1", "abc"] }, "orderIds.1", id],
    ["cancelOrders", { orderIds: [] }, "orderIds", "must not be empty"],
    ["cancelOrders", { orderIds: "1" }, "orderIds", "must be an array"],
    ["findOrder", { orderId: "1", clientOrderId: "abcd" }, "clientOrderId", alone],
    // XT might cancel the orders of every pair.
    ["cancelOpenOrders", { bizType: "SPOT", symbol: " " }, "symbol", "must not be blank"],
    // XT would return all.
    ["getBalances", { currencies: [] }, "currencies", "must not be empty"],
    ["getPrices", { symbols: [] }, "symbols", "must not be empty"],
  ])("of %s is refused, and not left out: %j", async (operation, input, field, sentence) => {
    await expectRefused(operation, input, field, `${field} ${sentence}`);
  });

  it("is copied: a later change by the caller is not sent", async () => {
    const { client, sent } = clientWithResponses([successResponse({ orderId })]);
    const user = client.forUser(async () => planted.accessToken);
    const order = { ...limitOrder, price: "1" };
    const orderIds = ["1"];
    const cancelled = user.cancelOrders({ orderIds });
    orderIds[0] = "2";
    await cancelled;
    const placed = user.placeOrder(order);
    for (let turn = 0; turn < 3; turn += 1) await Promise.resolve();
    order.price = "2";
    await placed;
    const [first, second] = sent.map(({ init }) => JSON.parse(`${init.body}`));
    expect([first.orderIds, second.price]).toEqual([[1], "1"]);
  });
});

describe("an unknown name", () => {
  const misspelled = { bizType: "SPOT", sybmol: "btc_usdt" };
  it.each<[string, string, object, object?]>([
    ["cancelOpenOrders", "input sybmol; did you mean symbol? Known: symbol, bizType, side", misspelled],
    ["getOrder", "input orderID; did you mean orderId? Known: orderId", { orderID: orderId }],
    ["getOrder", "input verbose. Known: orderId", { orderId, verbose: 1 }],
    ["createApiKey", "input name. Known: none", { name: "x" }],
    ["placeOrder", "input stopPrice. Known: symbol, ", { ...limitOrder, stopPrice: "1" }],
    ["getOrder", "such input. Known: orderId", { orderId, [planted.code]: 1 }],
    // The form of XT's secret keys.
    ["getOrder", "such input. Known: orderId", { orderId, ["0f".repeat(20)]: 1 }],
    ["getOrder", "option timeout; did you mean timeoutMs? Known: signal, ", { orderId }, { timeout: 5 }],
  ])("of %s is refused: there is no %s", async (operation, message, input, options) => {
    const { user, fetch } = clientWithResponses([successResponse({ orderId })]);
    const error = await expectRejection(call(user, operation, input, options), invalidArgument(operation));
    expect(error.message).toContain(`${operation}: there is no ${message}`);
    expect(fetch).not.toHaveBeenCalled();
  });

  const institution = { clientId: "a", clientSecret: "b" };
  const { authorizationUrl } = createXtOAuth({ ...institution, redirectUri: "https://a.example/", scope: "userinfo" });
  it.each<[string, (options: never) => unknown, object, string]>([
    ["createXtClient", createXtClient, { timeout: 5 }, "did you mean timeoutMs?"],
    ["createXtOAuth", createXtOAuth, { ...institution, redirect_uri: "c" }, "redirectUri"],
    ["createXtOAuth", createXtOAuth, { ...institution, now: Date.now }, "Known: baseUrl"],
    ["createClient", createClient, { accesToken: "a" }, "did you mean accessToken?"],
    ["createClient", createClient, { onDeviation: () => {} }, "there is no option onDeviation"],
    ["authorizationUrl", authorizationUrl, { language: "en", redirect_uri: "b" }, "did you mean redirectUri?"],
  ])("is refused as an option of %s", (operation, run, options, part) => {
    const code = operation === "authorizationUrl" ? "invalid_argument" : "invalid_option";
    const error = thrown(() => run(options as never));
    expect(expectFailure(error, { ...invalidArgument(operation), code }).message).toContain(part);
  });
});

describe("an option", () => {
  const unset = undefined;
  const transport = { fetch: unset, agent: unset, timeoutMs: unset };
  const connection = { ...transport, baseUrl: unset, dangerouslyAllowHttpTo: unset, dangerouslyAllowBrowser: unset };
  const credentials = { appKey: unset, secretKey: unset, recvWindowMs: unset, now: unset };
  const ofSignIn: Required<XtOAuthOptions> = {
    ...{ ...connection, onDeviation: unset, clientId: "a", clientSecret: "b" },
    ...{ redirectUri: unset, scope: unset, pagesUrl: unset },
  };
  const ofClient: Required<XtClientOptions> = { ...connection, ...credentials, onDeviation: unset };
  const ofFetchClient: Required<XtFetchClientOptions> = { ...connection, ...credentials, accessToken: unset };

  it.each([
    ["createXtOAuth", () => createXtOAuth(ofSignIn)],
    ["createXtClient", () => createXtClient(ofClient)],
    ["createClient", () => createClient(ofFetchClient)],
  ])("of the type of %s is known", (_, create) => {
    expect(create).not.toThrow();
  });
});

describe("an id", () => {
  it("may be a bigint, alone and in lists, and keeps every digit on the wire", async () => {
    const { user, sent } = clientWithResponses([
      successResponse({ orderId }),
      successResponse([]),
      successResponse(null),
    ]);
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

  it("can't be a list that contains itself, or is nested too deeply", async () => {
    const itself: unknown[] = [];
    itself.push(itself);
    const deep = Array.from({ length: 50_000 }).reduce((inner) => [inner], []);
    for (const orderIds of [itself, deep]) {
      const { user, fetch } = clientWithResponses([successResponse(null)]);
      await expectRejection(user.cancelOrders({ orderIds } as never), invalidArgument("cancelOrders"));
      expect(fetch).not.toHaveBeenCalled();
    }
  });

  it.each([undefined, {}])("is needed by findOrder: %j", async (input) => {
    const error = await rejection(clientWithResponses([""]).user.findOrder(input as never));
    expect(String(error)).toBe("XtConfigError: findOrder: orderId or clientOrderId is missing");
  });
});

it("the name or the value of a parameter can't add another parameter in openapi-fetch's client", async () => {
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

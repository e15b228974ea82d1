/** Tests responses that XT is known to send, with each operation that may receive them: an optional field makes no call fail. */
import { describe, expect, it, vi } from "vitest";
import { exampleOperations } from "../../generated/examples.js";
import { deviationsOf } from "../../src/call/check-result.js";
import type { XtUserClient } from "../../src/index.js";
import { clientWithResponses, orderId, success, successResponse, token } from "../client-with-responses.js";
import { createOAuth, expectRejection, rejection } from "../expect-failure.js";
import { expectNothingPlanted, planted } from "../planted-secrets.js";

const invalid = { name: "XtResponseError", code: "response_invalid", outcome: "answered" } as const;

/** A new order as the live service sends it. Values that aren't known yet are null. */
const newOrder = {
  ...{ symbol: "btc_usdt", baseCurrency: "btc", quoteCurrency: "usdt", orderId: "309123456789012345" },
  ...{ clientOrderId: null, side: "BUY", type: "LIMIT", timeInForce: "GTC", price: "20000.00" },
  ...{ state: "NEW", closed: false, time: 1655958915583, updatedTime: 1655958915583 },
  ...{ origQty: "0.001000", origQuoteQty: "20.00", executedQty: "0.000000", leavingQty: "0.001000" },
  ...{ tradeBase: "0.000000", tradeQuote: "0.00", avgPrice: null, fee: null, feeCurrency: null },
};
const trade = {
  ...{ symbol: "btc_usdt", baseCurrency: "btc", quoteCurrency: "usdt", tradeId: "309123456789012346", bizType: "SPOT" },
  ...{ orderId: "309123456789012345", orderSide: "SELL", orderType: "MARKET", time: 1655958915583, price: "20000.00" },
  ...{ quantity: "0.001000", quoteQty: "20.00", fee: "0.040000", feeCurrency: "usdt", takerMaker: "TAKER" },
};
const asset = {
  ...{ currency: "usdt", currencyId: 11, frozenAmount: "0.00000000", availableAmount: "31.70995965" },
  ...{ totalAmount: "31.70995965", convertBtcAmount: "0.00105699", convertUsdtAmount: "31.70995965" },
};
const asText = { ...asset, currencyId: "11" };

const orderReaders: Record<string, [(user: XtUserClient) => Promise<unknown>, (order: object) => unknown]> = {
  getOrder: [(user) => user.getOrder({ orderId }), (order) => order],
  findOrder: [(user) => user.findOrder({ clientOrderId: "abcd" }), (order) => order],
  getOrders: [(user) => user.getOrders({ orderIds: [orderId] }), (order) => [order]],
  getOpenOrders: [(user) => user.getOpenOrders(), (order) => [order]],
  getOrderHistory: [(user) => user.getOrderHistory(), (order) => ({ hasPrev: false, hasNext: false, items: [order] })],
};

describe.each(Object.entries(orderReaders))("%s", (operation, [call, result]) => {
  const nulls = Object.fromEntries(Object.keys(newOrder).map((name) => [name, null]));
  it.each([
    ["with the nulls of a new one", newOrder],
    ["with only an id", { orderId }],
    ["with null in every optional field, and a state that XT adds later", { ...nulls, orderId, state: "PENDING_2027" }],
    ["with a field that the spec doesn't have", { orderId, more: [1] }],
  ])("accepts an order %s, and reports nothing", async (_, order) => {
    const { user, deviations } = clientWithResponses([successResponse(result(order))]);
    await expect(call(user)).resolves.toEqual(result(order));
    expect(deviations).toEqual([]);
  });

  it("reports a field of another type without its value, and succeeds", async () => {
    const odd = { orderId, leavingQty: { odd: planted.code }, feeCurrency: 5, time: "yesterday", price: "about 5" };
    const { user, deviations } = clientWithResponses([successResponse(result(odd))]);
    await call(user);
    const fields = deviations.map(({ field, rule }) => `${field.split(".").at(-1)} ${rule}`);
    expect(fields.sort()).toEqual(["feeCurrency type", "leavingQty type", "price pattern", "time type"]);
    expect(deviations.every((one) => one.operation === operation && one.field.startsWith("result."))).toBe(true);
    expectNothingPlanted(deviations);
  });

  it("reports a number that JavaScript can't hold, once", async () => {
    const response = JSON.stringify(successResponse(result({ orderId, time: "large" })));
    const { user, deviations } = clientWithResponses([response.replace('"large"', "12345678901234567890")]);
    await call(user);
    const field = expect.stringMatching(/^result.*\.time$/);
    expect(deviations).toEqual([{ operation, field, rule: "type" }]);
  });

  it.each<[object, string]>([
    [{}, "required"],
    [{ orderId: null }, "type"],
    [{ orderId: "abc" }, "pattern"],
    [{ orderId: "12.5" }, "pattern"],
    [{ orderId: { planted: planted.code } }, "type"],
  ])("refuses the order %j, and keeps the result reachable", async (order, rule) => {
    const error = await expectRejection(call(clientWithResponses([successResponse(result(order))]).user), {
      ...invalid,
      operation,
      rule,
    });
    expect(Object(error).field).toMatch(/^result(\.items)?(\.0)?\.orderId$/);
    expect(Object(error).unvalidatedResult()).toEqual(result(order));
  });

  it.each([null, undefined, 5, "text", true])("refuses the result %j", async (wrong) => {
    await expectRejection(call(clientWithResponses([{ rc: 0, mc: "SUCCESS", result: wrong }]).user), {
      ...invalid,
      field: "result",
    });
  });
});

describe("another result", () => {
  it("may be a page of trades as the live service sends it", async () => {
    const page = { hasPrev: false, hasNext: true, items: [trade] };
    const { user, deviations } = clientWithResponses([successResponse(page)]);
    await expect(user.getTrades()).resolves.toEqual(page);
    expect(deviations).toEqual([]);
  });

  it.each(["tradeId", "orderId"])("of trades is refused without the %s", async (name) => {
    const { [name]: _, ...rest } = trade as Record<string, unknown>;
    await expect(
      clientWithResponses([successResponse({ items: [trade, rest] })]).user.getTrades(),
    ).rejects.toMatchObject({
      field: `result.items.1.${name}`,
      rule: "required",
    });
  });

  it("may be balances, whose amounts and currency ids become texts", async () => {
    const result = { totalBtcAmount: 0.001, totalUsdtAmount: "31.7", assets: [{ ...asset, totalAmount: 31.5 }] };
    const { user, deviations } = clientWithResponses([successResponse(result), successResponse(asset)]);
    const assets = [{ ...asText, totalAmount: "31.5" }];
    await expect(user.getBalances()).resolves.toEqual({ ...result, totalBtcAmount: "0.001", assets });
    await expect(user.getBalance({ currency: "usdt" })).resolves.toEqual(asText);
    expect(deviations).toEqual([]);
  });

  it.each([
    ["null", null, "result"],
    ["without its list", {}, "result.assets"],
    ["with null for its list", { assets: null }, "result.assets"],
    ["with null for an item", { assets: [null] }, "result.assets.0"],
    ["with a number for a currency", { assets: [asset, { currency: 7 }] }, "result.assets.1.currency"],
  ])("of getBalances must not be %s", async (_, result, field) => {
    const error = await expectRejection(clientWithResponses([successResponse(result)]).user.getBalances(), {
      ...invalid,
      field,
    });
    expect(JSON.stringify(Object(error).unvalidatedResult())).toBe(JSON.stringify(result).replace("11", '"11"'));
  });
});

describe("a token", () => {
  const exchanged = async (result: object) => {
    const onDeviation = vi.fn();
    const xt = createOAuth({ onDeviation, fetch: async () => Response.json({ ...success, result }) });
    return { result: await xt.exchangeCode("a-code"), deviations: onDeviation.mock.calls.map(([one]) => one) };
  };

  const deviation = { operation: "getToken", field: "result.expires_in", rule: "type" };
  const nulls = { scope: null, client_id: null, expires_in: null, refresh_expires_in: null };
  it.each<[string, object, unknown[]]>([
    ["a lifetime as text", { ...token, expires_in: "90" }, [deviation]],
    ["no scope", { ...token, scope: undefined }, []],
    ["null for all that is optional", { ...token, ...nulls }, []],
    ["three fields", { user_id: "1", access_token: "a", refresh_token: "r" }, []],
  ])("with %s is accepted", async (_, given, deviations) => {
    const sent = JSON.parse(JSON.stringify(given));
    await expect(exchanged(sent)).resolves.toMatchObject({ result: sent, deviations });
  });

  it("keeps its refresh token if XT renews it without one, and no other field", async () => {
    const renew = (fields: object) =>
      createOAuth({ fetch: async () => Response.json({ ...success, result: { ...token, ...fields } }) }).refreshToken(
        planted.refreshToken,
      );
    for (const refresh_token of [undefined, null, "", " \n"]) {
      await expect(renew({ refresh_token })).resolves.toEqual({ ...token, refresh_token: planted.refreshToken });
    }
    await expect(renew({})).resolves.toEqual(token);
    expect(await rejection(renew({ access_token: null }))).toMatchObject({ field: "result.access_token" });
    expect(await rejection(renew({ refresh_token: 5 }))).toMatchObject({ field: "result.refresh_token" });
  });
});

/** A result whose outermost lists have 40,000 items that break a rule of the spec. */
function withWrongItems(result: unknown): unknown {
  if (Array.isArray(result)) return Array(40_000).fill(5);
  if (typeof result !== "object" || result === null) return result;
  return Object.fromEntries(Object.entries(result).map(([name, value]) => [name, withWrongItems(value)]));
}

const largest = exampleOperations.filter(({ operation }) => ["getSymbols", "getOrderHistory"].includes(operation.id));
// If a validator copied all its errors for each item, this would take six seconds.
it.each(largest)("a list of wrong items of $operation.id is compared in linear time", ({ operation, examples }) => {
  const success = Object.values(examples).find(({ value }) => Object(value).rc === 0);
  const started = process.cpuUsage();
  deviationsOf(withWrongItems(Object(success?.value).result), operation, []);
  // CPU time, because other processes may use the machine.
  expect(process.cpuUsage(started).user / 1_000).toBeLessThan(3_000);
});

describe("the option onDeviation", () => {
  const odd = successResponse({ orderId, fee: 5, side: 7 });

  const throwing = () => {
    throw new Error("mine");
  };
  it.each([
    ["throws", throwing],
    ["rejects", async () => throwing()],
  ])("doesn't make the call fail if it %s", async (_, onDeviation) => {
    const listener = vi.fn(onDeviation);
    const { user } = clientWithResponses([odd], { onDeviation: listener });
    await expect(user.getOrder({ orderId })).resolves.toHaveProperty("orderId", orderId);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(listener).toHaveBeenCalled();
  });

  it("is not called if the call fails", async () => {
    const { user, deviations } = clientWithResponses([successResponse({ ...(odd.result as object), orderId: null })]);
    await rejection(user.getOrder({ orderId }));
    expect(deviations).toEqual([]);
  });
});

/** The orders of the fake, through the client. */
import { describe, expect, it } from "vitest";
import { isXtError } from "../../src/index.js";
import type { XtFakeAnswers, XtFakeOptions } from "../../src/testing/index.js";
import { exampleOf } from "../../src/testing/response-bodies.js";
import { limitOrder as limit } from "../client-with-responses.js";
import { rejection } from "../expect-failure.js";
import { setUp } from "./clients.js";

function trader(options?: XtFakeOptions, answers?: XtFakeAnswers) {
  const parts = setUp(options, answers);
  return { ...parts, open: async (input = {}) => (await parts.anna.getOpenOrders(input)).map((one) => one.orderId) };
}

const { mc } = Object(exampleOf("findOrder", "order-not-found"));
const notFound = { name: "XtApiError", mc, outcome: "rejected" };

describe("a placed order", () => {
  it("is found by both of its ids, and has nulls and lower case as on the live service", async () => {
    const { anna, place, deviations } = trader({ now: () => 5_000 });
    const orderId = await place({ clientOrderId: "mine_0001", symbol: "BTC_USDT" });
    const { bizType: _, quantity, ...given } = limit;
    const ids = { orderId, clientOrderId: "mine_0001", baseCurrency: "btc", quoteCurrency: "usdt" };
    const amounts = { origQty: quantity, leavingQty: quantity, executedQty: "0", tradeBase: "0", tradeQuote: "0" };
    const nulls = { origQuoteQty: null, avgPrice: null, fee: null, feeCurrency: null };
    const state = { state: "NEW", closed: false, time: 5_000, updatedTime: 5_000 };
    const placed = { ...given, ...ids, ...amounts, ...nulls, ...state };
    expect(await anna.findOrder({ clientOrderId: "mine_0001" })).toEqual(placed);
    expect(await anna.findOrder({ orderId })).toEqual(placed);
    expect(await anna.getOrder({ orderId })).toEqual(placed);
    expect(await anna.getOrders({ orderIds: [orderId] })).toEqual([placed]);
    expect(await anna.getOpenOrders({ symbol: "btc_usdt" })).toEqual([placed]);
    expect((await anna.getOrderHistory()).items).toEqual([placed]);
    expect(deviations).toEqual([]);
  });

  it("has no clientOrderId by default, and a market order has no price", async () => {
    const { anna, deviations } = trader();
    const { price: _, quantity, ...market } = { ...limit, type: "MARKET" } as const;
    const sold = await anna.placeOrder({ ...market, side: "SELL", quantity });
    const bought = await anna.placeOrder({ ...market, side: "BUY", quoteQty: "50" });
    const none = { clientOrderId: null, price: null };
    expect(await anna.getOrder(sold)).toMatchObject({ ...none, origQty: "2", origQuoteQty: null });
    expect(await anna.getOrder(bought)).toMatchObject({ ...none, origQuoteQty: "50" });
    expect(deviations).toEqual([]);
  });

  it("is open until it is cancelled, and can be cancelled only once", async () => {
    const { anna, place, open, lastRefusal, deviations } = trader();
    const [first, second] = [await place(), await place()];
    for (const id of [first, second]) expect(id).toMatch(/^\d{19}$/);
    expect(await open()).toEqual([second, first]);
    expect(await anna.cancelOrder({ orderId: first })).toEqual({ cancelId: first });
    expect(await open()).toEqual([second]);
    const cancelled = { state: "CANCELED", closed: true, leavingQty: "0", avgPrice: null };
    expect(await anna.getOrder({ orderId: first })).toMatchObject(cancelled);
    const refusal = await rejection(anna.cancelOrder({ orderId: first }));
    expect(refusal).toMatchObject({ mc: "FAILURE" });
    expect(Object(refusal).unvalidatedResponse()).toEqual({ rc: 1, mc: "FAILURE", ma: [], result: null });
    expect(lastRefusal()).toBe("the order is no longer open");
    expect(await anna.cancelOrders({ orderIds: [first, second] })).toBeNull();
    expect(await open()).toEqual([]);
    expect(deviations).toEqual([]);
  });

  it("is listed and cancelled by its pair, side and business type", async () => {
    const { anna, place, open } = trader();
    const [buy, sell, other] = [await place(), await place({ side: "SELL" }), await place({ symbol: "eth_usdt" })];
    expect(await open()).toEqual([other, sell, buy]);
    expect(await open({ symbol: "eth_usdt" })).toEqual([other]);
    expect(await open({ side: "SELL", symbol: "btc_usdt" })).toEqual([sell]);
    expect(await open({ bizType: "LEVER" })).toEqual([]);
    expect(await anna.cancelOpenOrders({ bizType: "LEVER" })).toBeNull();
    expect(await open()).toEqual([other, sell, buy]);
    expect(await anna.cancelOpenOrders({ bizType: "SPOT", symbol: "btc_usdt", side: "BUY" })).toBeNull();
    expect(await open()).toEqual([other, sell]);
    expect(await anna.cancelOpenOrders({ bizType: "SPOT" })).toBeNull();
    expect(await open()).toEqual([]);
  });

  it("is visible to its user only", async () => {
    const { client, anna, place } = trader();
    const clientOrderId = "mine_0001";
    const orderId = await place({ clientOrderId });
    const bo = client.forUser("bo");
    expect(await rejection(bo.getOrder({ orderId }))).toMatchObject(notFound);
    expect(await rejection(bo.findOrder({ clientOrderId }))).toMatchObject(notFound);
    expect(await rejection(bo.cancelOrder({ orderId }))).toMatchObject(notFound);
    expect(await bo.getOrders({ orderIds: [orderId] })).toEqual([]);
    expect(await bo.getOpenOrders()).toEqual([]);
    expect(await bo.getOrderHistory()).toMatchObject({ items: [] });
    await bo.cancelOrders({ orderIds: [orderId] });
    await bo.cancelOpenOrders({ bizType: "SPOT" });
    expect(await anna.getOrder({ orderId })).toMatchObject({ state: "NEW" });
  });

  it("is in the history, newest first, page by page and after or before the order fromId", async () => {
    const { anna, place, fake, deviations } = trader();
    const ids: string[] = [];
    for (let count = 0; count < 5; count += 1) ids.unshift(await place());
    const sentBefore = fake.requests.length;
    const read: string[] = [];
    for await (const { orderId } of anna.getOrderHistory.each({ limit: 2 })) read.push(orderId);
    expect(read).toEqual(ids);
    expect(fake.requests.length - sentBefore).toBe(3);
    const first = await anna.getOrderHistory.collect({ limit: 2 }, { limit: 3 });
    expect(first.map(({ orderId }) => orderId)).toEqual(ids.slice(0, 3));
    expect(fake.requests.length - sentBefore).toBe(5);
    const page = async (more: object) => {
      const { items, ...others } = await anna.getOrderHistory({ limit: 2, ...more });
      return { ...others, at: items.map(({ orderId }) => ids.indexOf(orderId)) };
    };
    const between = { hasPrev: true, hasNext: true };
    const fromId = ids[2] ?? "";
    expect(await page({ fromId: ids[3], direction: "PREV" })).toEqual({ ...between, at: [1, 2] });
    await anna.cancelOrder({ orderId: fromId });
    expect(await page({ state: "CANCELED" })).toEqual({ hasPrev: false, hasNext: false, at: [2] });
    expect(await page({ endTime: 1 })).toMatchObject({ at: [] });
    expect(await page({ startTime: fake.now() + 1 })).toMatchObject({ at: [] });
    // Also if the filters exclude the order fromId itself.
    const visible = (more: object) => page({ limit: 1, hiddenCanceled: true, ...more });
    expect(await visible({ fromId })).toEqual({ ...between, at: [3] });
    expect(await visible({ fromId, direction: "PREV" })).toEqual({ ...between, at: [1] });
    expect(await visible({ fromId: "1" })).toEqual({ hasPrev: true, hasNext: false, at: [] });
    expect(await visible({ direction: "PREV" })).toEqual({ hasPrev: false, hasNext: true, at: [0] });
    expect((await anna.getTrades()).items).toEqual([]);
    expect(deviations).toEqual([]);
  });

  it("exists after a lost response only if the fault has done: true", async () => {
    const strict = { strict: true, accessTokens: ["anna"] };
    const { anna, place } = trader(strict, { placeOrder: [{ fault: "reset", done: true }] });
    const clientOrderId = "mine_0001";
    const error = await rejection(place({ clientOrderId }));
    expect(isXtError(error) && error.outcome).toBe("unknown");
    await expect(anna.findOrder({ clientOrderId })).resolves.toHaveProperty("orderId");
    const never = trader(strict, { placeOrder: [{ fault: "reset" }] });
    await rejection(never.place({ clientOrderId }));
    expect(await rejection(never.anna.findOrder({ clientOrderId }))).toMatchObject(notFound);
  });
});

describe("before the first order is placed, the fake", () => {
  it("responds with the orders of the spec's examples", async () => {
    const { anna, place, open, lastRefusal, fake } = trader();
    const [example] = await open();
    expect(await anna.getOrder({ orderId: "1" })).toMatchObject({ orderId: example });
    await anna.cancelOrder({ orderId: "1" });
    await place();
    expect(await rejection(anna.getOrder({ orderId: "1" }))).toMatchObject(notFound);
    expect(await rejection(anna.findOrder({ clientOrderId: "none" }))).toMatchObject(notFound);
    expect(lastRefusal()).toBe("this user has placed no order with this id");
    fake.reset();
    expect(await anna.getOrder({ orderId: "1" })).toMatchObject({ orderId: example });
  });

  it("responds like the live service: with nulls, in lower case, and with null for cancellations", async () => {
    const { anna, deviations } = trader();
    const nulls = { clientOrderId: null, avgPrice: null, fee: null, feeCurrency: null };
    const fresh = { symbol: "btc_usdt", closed: false, ...nulls };
    expect(await anna.getOpenOrders()).toContainEqual(expect.objectContaining(fresh));
    expect(await anna.getOrders({ orderIds: ["1"] })).toContainEqual(expect.objectContaining(fresh));
    expect((await anna.getOrderHistory()).items).toContainEqual(expect.objectContaining(fresh));
    const trade = { symbol: "btc_usdt", feeCurrency: "usdt", takerMaker: "TAKER" };
    expect((await anna.getTrades()).items[0]).toMatchObject(trade);
    expect(await anna.cancelOrders({ orderIds: ["1"] })).toBeNull();
    expect(await anna.cancelOpenOrders({ bizType: "SPOT" })).toBeNull();
    expect(await anna.getBalance({ currency: "usdt" })).toMatchObject({ convertUsdtAmount: "1000" });
    expect(deviations).toEqual([]);
  });
});

/** The orders that were placed on the double, through the client that callers have. */
import { describe, expect, it } from "vitest";
import { exampleOperations } from "../../generated/examples.js";
import { cancelOpenOrders } from "../../generated/operations/cancelOpenOrders.js";
import { cancelOrder } from "../../generated/operations/cancelOrder.js";
import { cancelOrders } from "../../generated/operations/cancelOrders.js";
import { findOrder } from "../../generated/operations/findOrder.js";
import { getOpenOrders } from "../../generated/operations/getOpenOrders.js";
import { getOrder } from "../../generated/operations/getOrder.js";
import { getOrderHistory } from "../../generated/operations/getOrderHistory.js";
import { getOrders } from "../../generated/operations/getOrders.js";
import { getTrades } from "../../generated/operations/getTrades.js";
import { placeOrder } from "../../generated/operations/placeOrder.js";
import { createXtClient, isXtError, type XtDeviation } from "../../src/index.js";
import { fakeXt, type XtFakeAnswers, type XtFakeOptions } from "../../src/testing/index.js";
import { createOrders } from "../../src/testing/orders.js";
import { exampleOf } from "../../src/testing/outcome.js";
import { rejection } from "../grants.js";

const limit = {
  symbol: "btc_usdt",
  side: "BUY",
  type: "LIMIT",
  timeInForce: "GTC",
  bizType: "SPOT",
  price: "40000",
  quantity: "2",
} as const;

function trader(options: XtFakeOptions = {}, answers: XtFakeAnswers = {}) {
  const fake = fakeXt(answers, options);
  const deviations: XtDeviation[] = [];
  const client = createXtClient({
    appKey: "an-app",
    secretKey: "a-key",
    accessToken: "anna",
    fetch: fake.fetch,
    now: fake.now,
    onDeviation: (deviation) => deviations.push(deviation),
  });
  const place = async (order: object = {}) =>
    (await client.POST(placeOrder.path, { body: { ...limit, ...order } })).orderId;
  const open = async (query = {}) =>
    (await client.GET(getOpenOrders.path, { params: { query } })).map((one) => one.orderId);
  const pathOf = (orderId: string) => ({ params: { path: { orderId } } });
  return { fake, client, deviations, place, open, pathOf };
}

const { mc } = Object(exampleOperations.find(({ id }) => id === findOrder.id)?.examples["order-not-found"]?.value);
const notFound = { name: "XtApiError", mc, outcome: "rejected" };

describe("an order that was placed", () => {
  it("is found by either of its ids, as it was placed", async () => {
    const { client, place, pathOf, deviations } = trader({ now: () => 5_000 });
    const orderId = await place({ clientOrderId: "mine_0001" });
    const { symbol, bizType: _, quantity, ...given } = limit;
    const expected = { ...given, symbol: symbol.toUpperCase(), origQty: quantity, leavingQty: quantity };
    const placed = { ...expected, orderId, clientOrderId: "mine_0001", executedQty: "0", state: "NEW", time: 5_000 };
    const query = { clientOrderId: "mine_0001" };
    expect(await client.GET(findOrder.path, { params: { query } })).toMatchObject(placed);
    expect(await client.GET(findOrder.path, { params: { query: { orderId } } })).toMatchObject(placed);
    expect(await client.GET(getOrder.path, pathOf(orderId))).toMatchObject(placed);
    expect(await client.GET(getOrders.path, { params: { query: { orderIds: [orderId] } } })).toMatchObject([placed]);
    expect(deviations).toEqual([]);
  });

  it("has an id of its own, of 19 digits", async () => {
    const { place } = trader();
    const ids = [await place(), await place(), await place()];
    expect(new Set(ids).size).toBe(3);
    for (const id of ids) expect(id).toMatch(/^\d{19}$/);
  });

  it("is open until it is cancelled, once", async () => {
    const { client, place, open, pathOf, fake, deviations } = trader();
    const [first, second] = [await place(), await place()];
    expect(await open()).toEqual([second, first]);
    expect(await client.DELETE(cancelOrder.path, pathOf(first))).toMatchObject({ cancelId: first });
    expect(await open()).toEqual([second]);
    expect(await client.GET(getOrder.path, pathOf(first))).toMatchObject({ state: "CANCELED", leavingQty: "0" });
    expect(await rejection(client.DELETE(cancelOrder.path, pathOf(first)))).toMatchObject({ mc: "FAILURE" });
    expect(fake.requests.at(-1)?.refused).toBe("the order is not open any more");
    await client.DELETE(cancelOrders.path, { body: { orderIds: [first, second] } });
    expect(await open()).toEqual([]);
    expect(deviations).toEqual([]);
  });

  it("is cancelled with the others of its pair and its side", async () => {
    const { client, place, open } = trader();
    const [buy, sell, other] = [await place(), await place({ side: "SELL" }), await place({ symbol: "eth_usdt" })];
    expect(await open({ symbol: "eth_usdt" })).toEqual([other]);
    expect(await open({ side: "SELL", symbol: "btc_usdt" })).toEqual([sell]);
    expect(await open({ bizType: "LEVER" })).toEqual([]);
    await client.DELETE(cancelOpenOrders.path, { body: { bizType: "SPOT", symbol: "btc_usdt", side: "BUY" } });
    expect(await open()).toEqual([other, sell]);
    await client.DELETE(cancelOpenOrders.path, { body: { bizType: "SPOT" } });
    expect(await open()).toEqual([]);
    expect(buy).not.toBe(sell);
  });

  it("is nobody else's", async () => {
    const { client, place, pathOf } = trader();
    const orderId = await place();
    const bo = { accessToken: "bo" };
    expect(await rejection(client.GET(getOrder.path, { ...bo, ...pathOf(orderId) }))).toMatchObject(notFound);
    expect(await rejection(client.DELETE(cancelOrder.path, { ...bo, ...pathOf(orderId) }))).toMatchObject(notFound);
    expect(await client.GET(getOpenOrders.path, bo)).toEqual([]);
    await client.DELETE(cancelOpenOrders.path, { ...bo, body: { bizType: "SPOT" } });
    expect(await client.GET(getOrder.path, pathOf(orderId))).toMatchObject({ state: "NEW" });
  });

  it("stands in the history, page by page, the newest first", async () => {
    const { client, place, pathOf, fake, deviations } = trader();
    const ids: string[] = [];
    for (let count = 0; count < 5; count += 1) ids.unshift(await place());
    const told = fake.requests.length;
    const read: string[] = [];
    const query = { limit: 2 };
    for await (const { orderId } of client.each(getOrderHistory.path, { params: { query } })) read.push(orderId);
    expect(read).toEqual(ids);
    expect(fake.requests.length - told).toBe(3);
    const page = (more: object) => client.GET(getOrderHistory.path, { params: { query: { limit: 2, ...more } } });
    const back = await page({ fromId: ids[3], direction: "PREV" });
    expect(back).toMatchObject({ hasPrev: true, hasNext: true, items: [{ orderId: ids[1] }, { orderId: ids[2] }] });
    await client.DELETE(cancelOrder.path, pathOf(ids[0] ?? ""));
    expect(await page({ state: "CANCELED" })).toMatchObject({
      hasPrev: false,
      hasNext: false,
      items: [{ orderId: ids[0] }],
    });
    expect((await page({ hiddenCanceled: true })).items[0]).toMatchObject({ orderId: ids[1] });
    expect(await page({ endTime: 1 })).toMatchObject({ items: [] });
    expect((await client.GET(getTrades.path)).items).toEqual([]);
    expect(deviations).toEqual([]);
  });

  it("was placed though its answer was lost, where the double is told so", async () => {
    const { client, place } = trader(
      { strict: true, accessTokens: ["anna"] },
      { placeOrder: [{ fault: "reset", done: true }] },
    );
    const error = await rejection(place({ clientOrderId: "mine_0001" }));
    expect(isXtError(error) && error.outcome).toBe("unknown");
    const query = { clientOrderId: "mine_0001" };
    await expect(client.GET(findOrder.path, { params: { query } })).resolves.toHaveProperty("orderId");
    const never = trader({ strict: true, accessTokens: ["anna"] }, { placeOrder: [{ fault: "reset" }] });
    await rejection(never.place({ clientOrderId: "mine_0001" }));
    expect(await rejection(never.client.GET(findOrder.path, { params: { query } }))).toMatchObject(notFound);
  });
});

describe("what the double does of its own accord", () => {
  it("is done for operations of the spec, whose examples there are", () => {
    const { performed } = createOrders({ strict: false, now: Date.now });
    const ids: string[] = exampleOperations.map(({ id }) => id);
    expect(Object.keys(performed).filter((id) => !ids.includes(id))).toEqual([]);
    for (const id of ["findOrder", "getOrder", "cancelOrder"]) expect(exampleOf(id, "order-not-found")).toBeDefined();
    expect(exampleOf("getTrades", "no-trades")).toBeDefined();
    expect(exampleOf("getToken", "exchange-success")).toBeDefined();
  });
});

describe("an order that nobody placed", () => {
  it("is the examples', until one is placed", async () => {
    const { client, place, open, pathOf, fake } = trader();
    const [example] = await open();
    expect(await client.GET(getOrder.path, pathOf("1"))).toMatchObject({ orderId: example });
    await client.DELETE(cancelOrder.path, pathOf("1"));
    await place();
    expect(await rejection(client.GET(getOrder.path, pathOf("1")))).toMatchObject(notFound);
    expect(await rejection(client.GET(findOrder.path))).toMatchObject(notFound);
    expect(fake.requests.at(-1)?.refused).toBe("this user has placed no such order");
    fake.reset();
    expect(await client.GET(getOrder.path, pathOf("1"))).toMatchObject({ orderId: example });
  });

  it("is not there on a strict double", async () => {
    const { client, open, pathOf } = trader({ strict: true, accessTokens: ["anna"] });
    expect(await open()).toEqual([]);
    for (const call of [
      () => client.GET(getOrder.path, pathOf("1")),
      () => client.GET(findOrder.path, { params: { query: { clientOrderId: "none" } } }),
      () => client.DELETE(cancelOrder.path, pathOf("1")),
    ]) {
      expect(await rejection(call())).toMatchObject(notFound);
    }
    expect(await client.GET(getOrders.path, { params: { query: { orderIds: ["1", "2"] } } })).toEqual([]);
    expect(await client.GET(getOrderHistory.path)).toEqual({ hasPrev: false, hasNext: false, items: [] });
    await client.DELETE(cancelOrders.path, { body: { orderIds: ["1"] } });
  });
});

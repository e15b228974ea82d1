/** The market of the fake through the client: pairs and their rules, moving prices, and balances. */
import { describe, expect, it } from "vitest";
import type { XtFakeOptions } from "../../src/testing/index.js";
import { rejection } from "../expect-failure.js";
import { setUp } from "./clients.js";

const btc = { symbol: "btc_usdt", price: "40000" };

function trader(options: XtFakeOptions = {}) {
  const parts = setUp({ now: () => 1_700_000_000_000, ...options });
  return { ...parts, price: async () => (await parts.client.getPrices({ symbol: "btc_usdt" }))[0]?.p };
}

describe("the prices of the fake", () => {
  it("are the same in all tickers and the order book, and match the spec", async () => {
    const { client, deviations } = trader();
    const symbol = "btc_usdt";
    expect(await client.getPrices({ symbol })).toMatchObject([{ s: symbol, t: 1_700_000_000_000, p: "40000.00" }]);
    const offers = { ap: "40000.01", bp: "39999.99" };
    expect(await client.getBookTickers({ symbol })).toMatchObject([{ s: symbol, ...offers }]);
    expect(await client.getTickers({ symbol })).toMatchObject([{ s: symbol, c: "40000.00", ...offers }]);
    expect(await client.get24hTickers({ symbol })).toMatchObject([{ s: symbol, c: "40000.00" }]);
    const { bids, asks } = await client.getDepth({ symbol });
    expect(bids[0]).toEqual(["39999.99", "0.5"]);
    expect(asks[0]).toEqual(["40000.01", "0.5"]);
    expect(await client.getDepth({ symbol, limit: 1 })).toMatchObject({ bids: [bids[0]], asks: [asks[0]] });
    const pairsOf = async (input = {}) => (await client.getPrices(input)).map(({ s }) => s);
    expect(await pairsOf()).toEqual(["btc_usdt", "eth_usdt", "xt_usdt"]);
    expect(await pairsOf({ symbols: ["XT_USDT", "btc_usdt"] })).toEqual(["xt_usdt", "btc_usdt"]);
    expect(deviations).toEqual([]);
  });

  it("move up and down with the fake's clock, and to the price that a test sets", async () => {
    const { fake, price } = trader();
    const seen: (string | null | undefined)[] = [];
    for (let step = 0; step < 4; step += 1) {
      seen.push(await price());
      fake.advance(100_000);
    }
    expect(seen).toEqual(["40000.00", "40400.00", "40000.00", "39600.00"]);
    fake.advance(-1_000);
    fake.setPrice("BTC_USDT", "50000.5");
    expect(await price()).toBe("50000.50");
    // A clock that is set back doesn't move it.
    fake.advance(-390_000);
    expect(await price()).toBe("50000.50");
    fake.reset();
    expect(await price()).toBe("40000.00");
    for (const wrong of ["0", "-1", "1e5", ""])
      expect(() => fake.setPrice("btc_usdt", wrong)).toThrow("decimal string");
    expect(() => fake.setPrice("doge_usdt", "1")).toThrow("unknown pair");
  });

  it.each([
    ["0.00001", "0.0000100", "0.0000101"],
    ["0.5", "0.500", "0.505"],
  ])("move although the initial price is only %s", async (price, first, highest) => {
    const { fake, client } = trader({ symbols: [{ symbol: "SHIB_usdt", price }] });
    const read = async () => (await client.getPrices({ symbol: "shib_usdt" }))[0]?.p;
    expect(await read()).toBe(first);
    fake.advance(100_000);
    expect(await read()).toBe(highest);
    expect((await client.get24hTickers())[0]?.cr).toBe("0.0100");
    expect((await client.getSymbols()).symbols).toMatchObject([{ symbol: "shib_usdt" }]);
    fake.setPrice("shib_usdt", "0.000000001");
    expect(Number(await read())).toBeGreaterThan(0);
  });

  it.each([
    ["without a precision", { pricePrecision: undefined }],
    ["with other types and new fields", { id: 614, displayWeight: "high", brandNew: 1, filters: [null, "PRICE", {}] }],
  ])("exist for a pair whose rules XT sent %s", async (_, rules) => {
    expect(await trader({ symbols: [{ ...btc, ...rules }] as never }).price()).toBe("40000.00");
  });

  it("keep the step of the pair's rules, so an order at a price of the order book is accepted", async () => {
    const filters = [{ filter: "PRICE", min: "0.2", tickSize: "0.5" }];
    const { client, place, price } = trader({ symbols: [{ ...btc, filters }] });
    expect(await price()).toBe("39999.7");
    const { bids, asks } = await client.getDepth({ symbol: "btc_usdt" });
    for (const [offer] of [...bids, ...asks]) await place({ symbol: "btc_usdt", price: offer });
  });

  it("have times in whole milliseconds, also if a test advances the clock by a part of one", async () => {
    const { fake, client, anna, place, deviations } = trader();
    fake.advance(1_000 / 3);
    expect(await client.getServerTime()).toEqual({ serverTime: 1_700_000_000_333 });
    await client.getPrices();
    await anna.getOrder({ orderId: await place() });
    expect(deviations).toEqual([]);
  });

  it("exist only for the pairs of the option symbols", async () => {
    const { client } = trader({ symbols: [{ symbol: "aa_bb", price: "0.5", pricePrecision: 3 }] });
    expect(await client.getPrices()).toMatchObject([{ s: "aa_bb", p: "0.500" }]);
    for (const read of [
      (symbol: string) => client.getPrices({ symbol }),
      (symbol: string) => client.getDepth({ symbol }),
      (symbol: string) => client.getKlines({ symbol, interval: "1m" }),
      (symbol: string) => client.getRecentTrades({ symbol }),
      (symbol: string) => client.getHistoricalTrades({ symbol, direction: "NEXT" }),
    ]) {
      expect(await rejection(read("btc_usdt"))).toMatchObject({ mc: "SYMBOL_001" });
      await expect(read("aa_bb")).resolves.toBeTruthy();
    }
  });
});

describe("the pairs of the fake", () => {
  it("have rules, which are null if the caller has the current version", async () => {
    const { client, deviations } = trader();
    const { version, symbols } = await client.getSymbols({ symbol: "btc_usdt" });
    const rules = { symbol: "btc_usdt", baseCurrency: "btc", quoteCurrency: "usdt", state: "ONLINE" };
    expect(symbols).toMatchObject([rules]);
    expect(await client.getSymbols({ version: `${version}` })).toMatchObject({ symbols: null });
    expect(await rejection(client.getSymbols({ symbols: ["btc_usdt", "a_b"] }))).toMatchObject({ mc: "SYMBOL_001" });
    expect(deviations).toEqual([]);
  });

  it.each<[string, object, object]>([
    ["ORDER_008", {}, { price: "40000.123" }],
    ["ORDER_F0101", { filters: [{ filter: "PRICE", min: "10" }] }, { price: "9" }],
    ["ORDER_F0503", { filters: [{ filter: "PROTECTION_LIMIT", buyPriceLimitCoefficient: "0.1" }] }, { price: "50000" }],
    ["SYMBOL_003", { tradingEnabled: false }, {}],
    ["ORDER_001", {}, { quantity: "0" }],
    ["SYMBOL_001", {}, { symbol: "doge_usdt" }],
    ["ORDER_001", {}, { price: `1.${"0".repeat(100)}` }],
  ])("have rules: an order that violates one is refused with %s", async (mc, rules, order) => {
    const { place, lastRefusal } = trader({ symbols: [{ ...btc, ...rules }] });
    expect(await rejection(place(order))).toMatchObject({ name: "XtApiError", mc, outcome: "rejected" });
    expect(lastRefusal()).toMatch(/rule|pair|amount that is too long/);
  });

  it("may be unknown, unless the fake is strict or has the option symbols", async () => {
    await trader().place({ symbol: "doge_usdt", price: "0.1234567" });
    for (const options of [{ strict: true, accessTokens: ["anna"] }, { symbols: [btc] }]) {
      expect(await rejection(trader(options).place({ symbol: "doge_usdt" }))).toMatchObject({ mc: "SYMBOL_001" });
    }
  });
});

describe("the balance of a user", () => {
  const funds = { balances: { USDT: "1000.5", btc: "0.5" } };
  const ofBtc = { symbol: "btc_usdt", price: "100" };

  it("is frozen by an order, and released when the order is cancelled by any operation", async () => {
    const { anna, place, deviations } = trader(funds);
    const usdt = async () => {
      const { availableAmount, frozenAmount, totalAmount } = await anna.getBalance({ currency: "usdt" });
      return [availableAmount, frozenAmount, totalAmount].map(Number);
    };
    expect(await usdt()).toEqual([1000.5, 0, 1000.5]);
    const orderId = await place({ ...ofBtc, quantity: "2" });
    const otherId = await place({ ...ofBtc, quantity: "1.5" });
    await place({ type: "MARKET", price: undefined, quantity: undefined, quoteQty: "50" });
    expect(await usdt()).toEqual([600.5, 400, 1000.5]);
    await anna.cancelOrder({ orderId });
    expect(await usdt()).toEqual([800.5, 200, 1000.5]);
    await anna.cancelOrders({ orderIds: [orderId, otherId] });
    expect(await usdt()).toEqual([950.5, 50, 1000.5]);
    await anna.cancelOpenOrders({ bizType: "SPOT" });
    expect(await usdt()).toEqual([1000.5, 0, 1000.5]);
    await place({ side: "SELL", quantity: "0.5" });
    const { assets, totalUsdtAmount } = await anna.getBalances();
    expect(assets).toMatchObject([
      { currency: "usdt", availableAmount: "1000.5" },
      { currency: "btc", availableAmount: "0.0", frozenAmount: "0.5", convertBtcAmount: "0.5" },
    ]);
    expect(Number(totalUsdtAmount)).toBe(1000.5 + 0.5 * 40_000);
    expect(deviations).toEqual([]);
  });

  it("limits orders: an order that exceeds it is refused with ORDER_002, and freezes nothing", async () => {
    const { anna, place, lastRefusal } = trader(funds);
    for (const order of [
      { ...ofBtc, quantity: "10.01" },
      { side: "SELL", quantity: "0.500001" },
      { symbol: "eth_usdt", side: "SELL", quantity: "1" },
    ]) {
      expect(await rejection(place(order))).toMatchObject({ mc: "ORDER_002", outcome: "rejected" });
    }
    expect(lastRefusal()).toBe("the user's balance of eth is too low");
    expect(await anna.getBalance({ currency: "btc" })).toMatchObject({ availableAmount: "0.5", frozenAmount: "0" });
    await place({ ...ofBtc, quantity: "10" });
    expect(await rejection(place({ ...ofBtc, quantity: "0.1" }))).toMatchObject({ mc: "ORDER_002" });
  });

  it("is in the currencies of the pair's rules, whatever the pair's name is", async () => {
    const symbols = [{ symbol: "BTCperp", price: "100", baseCurrency: "BTC", quoteCurrency: "usdt" }];
    const { anna, place } = trader({ ...funds, symbols });
    const order = { symbol: "btcPERP", price: "100" };
    const orderId = await place({ ...order, quantity: "2" });
    await place({ ...order, side: "SELL", quantity: "0.5" });
    const { assets } = await anna.getBalances();
    expect(assets).toMatchObject([{ currency: "usdt", frozenAmount: "200" }, { frozenAmount: "0.5" }]);
    expect(await anna.getOrder({ orderId })).toMatchObject({ baseCurrency: "btc", quoteCurrency: "usdt" });
  });

  it("is separate for each user, and restored by reset()", async () => {
    const { fake, client, anna, place } = trader(funds);
    await place({ ...ofBtc, quantity: "10" });
    const available = async (who = anna) => (await who.getBalance({ currency: "usdt" })).availableAmount;
    expect(await available(client.forUser("bo"))).toBe("1000.5");
    expect(await available()).toBe("0.5");
    fake.reset();
    expect(await available()).toBe("1000.5");
  });

  it("is by default the balance in the spec's examples, and doesn't limit orders", async () => {
    const { anna, place } = trader();
    await place({ quantity: "1000000" });
    expect(await anna.getBalance({ currency: "usdt" })).toMatchObject({ availableAmount: "919.5" });
  });
});

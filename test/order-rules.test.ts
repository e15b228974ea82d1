/** Tests each limit of a pair with an order at the limit and an order beyond it, and rules that can't be read. */
import { describe, expect, it } from "vitest";
import { messageCodes } from "../generated/message-codes/TradeMessageCode.js";
import { fitOrder, type NewOrder, type SymbolFilter, type SymbolInfo, type XtMarketPrices } from "../src/index.js";
import { limitOrderAt, marketBuy, marketSell, tradingPair } from "./client-with-responses.js";

describe("fitOrder names each broken rule with XT's code", () => {
  const near = { latest: "100" };
  const limitRule: SymbolFilter = {
    filter: "PROTECTION_LIMIT",
    buyMaxDeviation: "0.8",
    buyPriceLimitCoefficient: "0.1",
    sellMaxDeviation: "4",
    sellPriceLimitCoefficient: "0.2",
  };
  const marketRule: SymbolFilter = { filter: "PROTECTION_MARKET", maxDeviation: "0.02" };
  const onlineRule: SymbolFilter = { filter: "PROTECTION_ONLINE", durationSeconds: "300", maxPriceMultiple: "5" };
  const quoteRule: SymbolFilter = { filter: "QUOTE_QTY", min: "5" };
  const sell = (price: string) => limitOrderAt(price, "2", "SELL");
  const bounded = (good: string, bad: string, order = limitOrderAt) => [order(good), order(bad), bad, good] as const;
  /** An order at the limit of a rule, an order beyond it, and the value and the limit in the broken rule. */
  type Orders = readonly [good: NewOrder, bad: NewOrder, value: string, limit: string];
  it.each<[rule: string, mc: string, SymbolFilter, Orders, XtMarketPrices?]>([
    ["PRICE.min", "ORDER_F0101", { filter: "PRICE", min: "10" }, bounded("10", "9.99")],
    ["PRICE.max", "ORDER_F0102", { filter: "PRICE", max: "10" }, bounded("10", "10.01")],
    [
      "QUANTITY.min",
      "ORDER_F0201",
      { filter: "QUANTITY", min: "2" },
      [limitOrderAt("1"), limitOrderAt("1", "1.9"), "1.9", "2"],
    ],
    ["QUANTITY.max", "ORDER_F0202", { filter: "QUANTITY", max: "2.0" }, bounded("2", "3", marketSell)],
    ["QUOTE_QTY.min", "ORDER_F0301", quoteRule, [limitOrderAt("2.5"), limitOrderAt("2.49"), "4.98", "5"]],
    ["QUOTE_QTY.min", "ORDER_F0301", quoteRule, bounded("5", "4.9", marketBuy)],
    ["PROTECTION_LIMIT.buyMaxDeviation", "ORDER_F0501", limitRule, bounded("20", "19.99"), near],
    ["PROTECTION_LIMIT.buyPriceLimitCoefficient", "ORDER_F0503", limitRule, bounded("110", "110.01"), near],
    ["PROTECTION_LIMIT.sellMaxDeviation", "ORDER_F0502", limitRule, bounded("500", "500.01", sell), near],
    ["PROTECTION_LIMIT.sellPriceLimitCoefficient", "ORDER_F0504", limitRule, bounded("80", "79.99", sell), near],
    ["PROTECTION_ONLINE.maxPriceMultiple", "ORDER_F0401", onlineRule, bounded("50", "50.01"), { open: "10" }],
  ])("%s", (rule, mc, filter, [good, bad, value, limit], prices) => {
    expect(fitOrder(good, tradingPair([filter]), prices)).toMatchObject({ changes: [], broken: [] });
    expect(fitOrder(bad, tradingPair([filter]), prices)).toMatchObject({
      changes: [],
      broken: [{ rule, value, limit, mc }],
    });
    expect(messageCodes).toHaveProperty(mc);
  });

  it.each<[NewOrder, XtMarketPrices, XtMarketPrices]>([
    [marketBuy("5"), { latest: "100", bestAsk: "102" }, { latest: "100", bestAsk: "102.01" }],
    [marketSell("5"), { latest: "100", bestBid: "98" }, { latest: "100", bestBid: "97.99" }],
  ])("PROTECTION_MARKET.maxDeviation", (order, good, bad) => {
    expect(fitOrder(order, tradingPair([marketRule]), good).broken).toEqual([]);
    const broken = { rule: "PROTECTION_MARKET.maxDeviation", mc: "ORDER_F0601" };
    expect(fitOrder(order, tradingPair([marketRule]), bad).broken).toMatchObject([broken]);
  });

  it("but ignores unknown rules, rules that need an unknown price, and rules for other kinds of orders", () => {
    expect(fitOrder(limitOrderAt("1"), tradingPair([limitRule, marketRule, onlineRule])).broken).toEqual([]);
    expect(fitOrder(limitOrderAt("100"), tradingPair([marketRule]), { latest: "100", bestAsk: "200" }).broken).toEqual(
      [],
    );
    expect(fitOrder(marketSell("1"), tradingPair([quoteRule])).broken).toEqual([]);
    expect(fitOrder(limitOrderAt("1"), tradingPair([{ filter: "NEW_RULE", min: "5" }, {}])).broken).toEqual([]);
  });

  it.each<[SymbolInfo, object]>([
    [{ state: "OFFLINE" }, { rule: "state", value: "OFFLINE", limit: "ONLINE", mc: "SYMBOL_002" }],
    [{ tradingEnabled: false }, { rule: "tradingEnabled", value: "false", limit: "true", mc: "SYMBOL_003" }],
    [{ openapiEnabled: false }, { rule: "openapiEnabled", value: "false", limit: "true", mc: "SYMBOL_005" }],
    [{ orderTypes: ["MARKET"] }, { rule: "orderTypes", value: "LIMIT", limit: "MARKET" }],
    [{ timeInForces: ["FOK", "IOC"] }, { rule: "timeInForces", value: "GTC", limit: "FOK,IOC" }],
  ])("and the state of a pair that accepts no such order: %j", (symbol, broken) => {
    expect(fitOrder(limitOrderAt("1"), tradingPair([], symbol)).broken).toEqual([broken]);
  });

  it("and a value that rounding makes 0", () => {
    const { order, broken } = fitOrder(limitOrderAt("1", "0.00009"), tradingPair());
    expect(order).toMatchObject({ quantity: "0" });
    expect(broken).toEqual([{ rule: "positive", value: "0", limit: "0" }]);
  });

  it("but treats null as no limit", () => {
    const none: SymbolFilter = { min: null, max: null, tickSize: null };
    const filters = ["PRICE", "QUANTITY", "QUOTE_QTY"].map((filter) => ({ ...none, filter }));
    const nothing = { orderTypes: null, timeInForces: null, state: null, tradingEnabled: null };
    expect(fitOrder(limitOrderAt("40000"), tradingPair(filters, nothing))).toMatchObject({ changes: [], broken: [] });
  });
});

describe("fitOrder refuses what it can't read", () => {
  const filter = (rule: object) => tradingPair([{ filter: "PRICE", ...rule }]);
  it.each<[string, unknown, unknown, unknown?]>([
    ["order and symbol are for different pairs", limitOrderAt("1"), { symbol: "eth_usdt" }],
    ["the name of the pair must be a string", { ...limitOrderAt("1"), symbol: Symbol("btc_usdt") }, tradingPair()],
    ["the name of the pair must be a string", { ...limitOrderAt("1"), symbol: undefined }, { filters: [] }],
    ['side must be "BUY" or "SELL"', { ...limitOrderAt("1"), side: "sell" }, tradingPair()],
    ["symbol must be an entry", limitOrderAt("1"), undefined],
    ["symbol must be an entry", limitOrderAt("1"), []],
    ["order must be a plain object", null, tradingPair()],
    ["order must be a plain object", new Map(), tradingPair()],
    ["there is no field lastest; did you mean latest?", limitOrderAt("1"), tradingPair(), { lastest: "1" }],
    ["prices must be a plain object", limitOrderAt("1"), tradingPair(), "40000"],
    ["price", limitOrderAt("1e5"), tradingPair()],
    ["price", limitOrderAt("-1"), tradingPair()],
    ["quantity", { ...limitOrderAt("1"), quantity: 5 }, tradingPair()],
    ["min of the pair's filter PRICE", limitOrderAt("1"), filter({ min: "many" })],
    ["tickSize of the pair's filter PRICE", limitOrderAt("1"), filter({ tickSize: "-1" })],
    ["max of the pair's filter PRICE", limitOrderAt("1"), filter({ max: "9".repeat(101) })],
    ["max of the pair's filter PRICE", limitOrderAt("1"), filter({ max: 5 })],
    ["the pair's pricePrecision", limitOrderAt("1"), tradingPair([], { pricePrecision: 1e9 })],
    [
      "the pair's rule buyMaxDeviation",
      limitOrderAt("1"),
      tradingPair([{ filter: "PROTECTION_LIMIT", buyMaxDeviation: "x" }]),
      { latest: "1" },
    ],
    ["the latest price", limitOrderAt("1"), tradingPair(), { latest: "soon" }],
  ])("%s", (message, order, symbol, prices) => {
    const error = { name: "XtConfigError", code: "invalid_argument", message: expect.stringContaining(message) };
    expect(() => fitOrder(order as NewOrder, symbol as SymbolInfo, prices as XtMarketPrices)).toThrow(
      expect.objectContaining(error),
    );
  });

  it("but treats null as no prices, and ignores filters that are not objects", () => {
    const pairs = [tradingPair(), tradingPair([null, 5, "PRICE"] as never), { ...tradingPair(), filters: {} as never }];
    for (const pair of pairs) {
      expect(fitOrder(limitOrderAt("1"), pair, null as never)).toMatchObject({ changes: [], broken: [] });
    }
  });
});

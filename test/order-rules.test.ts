/** The rules of a pair, each with an order that just obeys it and one that doesn't; and rules that can't be read. */
import { describe, expect, it } from "vitest";
import { messageCodes } from "../generated/message-codes/TradeMessageCode.js";
import { fitOrder, type NewOrder, type SymbolFilter, type SymbolInfo, type XtMarketPrices } from "../src/index.js";
import { limit, marketBuy, marketSell, pair } from "./answers.js";

describe("a rule of the pair is named with XT's code", () => {
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
  /** An order that a rule just allows, one that it doesn't, and what the second one breaks. */
  type Rule = [
    rule: string,
    SymbolFilter,
    good: NewOrder,
    bad: NewOrder,
    XtMarketPrices,
    value: string,
    limit: string,
    mc: string,
  ];
  it.each<Rule>([
    ["PRICE.min", { filter: "PRICE", min: "10" }, limit("10"), limit("9.99"), {}, "9.99", "10", "ORDER_F0101"],
    ["PRICE.max", { filter: "PRICE", max: "10" }, limit("10"), limit("10.01"), {}, "10.01", "10", "ORDER_F0102"],
    ["QUANTITY.min", { filter: "QUANTITY", min: "2" }, limit("1"), limit("1", "1.9"), {}, "1.9", "2", "ORDER_F0201"],
    ["QUANTITY.max", { filter: "QUANTITY", max: "2.0" }, marketSell("2"), marketSell("3"), {}, "3", "2", "ORDER_F0202"],
    ["QUOTE_QTY.min", { filter: "QUOTE_QTY", min: "5" }, limit("2.5"), limit("2.49"), {}, "4.98", "5", "ORDER_F0301"],
    [
      "QUOTE_QTY.min",
      { filter: "QUOTE_QTY", min: "5" },
      marketBuy("5"),
      marketBuy("4.9"),
      {},
      "4.9",
      "5",
      "ORDER_F0301",
    ],
    ["PROTECTION_LIMIT.buyMaxDeviation", limitRule, limit("20"), limit("19.99"), near, "19.99", "20", "ORDER_F0501"],
    [
      "PROTECTION_LIMIT.buyPriceLimitCoefficient",
      limitRule,
      limit("110"),
      limit("110.01"),
      near,
      "110.01",
      "110",
      "ORDER_F0503",
    ],
    [
      "PROTECTION_LIMIT.sellMaxDeviation",
      limitRule,
      limit("500", "2", "SELL"),
      limit("500.01", "2", "SELL"),
      near,
      "500.01",
      "500",
      "ORDER_F0502",
    ],
    [
      "PROTECTION_LIMIT.sellPriceLimitCoefficient",
      limitRule,
      limit("80", "2", "SELL"),
      limit("79.99", "2", "SELL"),
      near,
      "79.99",
      "80",
      "ORDER_F0504",
    ],
    [
      "PROTECTION_ONLINE.maxPriceMultiple",
      onlineRule,
      limit("50"),
      limit("50.01"),
      { open: "10" },
      "50.01",
      "50",
      "ORDER_F0401",
    ],
  ])("%s", (rule, filter, good, bad, prices, value, bound, mc) => {
    expect(fitOrder(good, pair([filter]), prices)).toMatchObject({ changes: [], broken: [] });
    expect(fitOrder(bad, pair([filter]), prices)).toMatchObject({
      changes: [],
      broken: [{ rule, value, limit: bound, mc }],
    });
    expect(messageCodes).toHaveProperty(mc);
  });

  it.each<[NewOrder, XtMarketPrices, XtMarketPrices]>([
    [marketBuy("5"), { latest: "100", bestAsk: "102" }, { latest: "100", bestAsk: "102.01" }],
    [marketSell("5"), { latest: "100", bestBid: "98" }, { latest: "100", bestBid: "97.99" }],
  ])("PROTECTION_MARKET.maxDeviation", (order, good, bad) => {
    expect(fitOrder(order, pair([marketRule]), good).broken).toEqual([]);
    const broken = { rule: "PROTECTION_MARKET.maxDeviation", mc: "ORDER_F0601" };
    expect(fitOrder(order, pair([marketRule]), bad).broken).toMatchObject([broken]);
  });

  it("unless the price that it needs isn't known, or it is about other orders", () => {
    expect(fitOrder(limit("1"), pair([limitRule, marketRule, onlineRule])).broken).toEqual([]);
    expect(fitOrder(limit("100"), pair([marketRule]), { latest: "100", bestAsk: "200" }).broken).toEqual([]);
    expect(fitOrder(marketSell("1"), pair([{ filter: "QUOTE_QTY", min: "5" }])).broken).toEqual([]);
    expect(fitOrder(limit("1"), pair([{ filter: "NEW_RULE", min: "5" }, {}])).broken).toEqual([]);
  });

  it.each<[SymbolInfo, object]>([
    [{ state: "OFFLINE" }, { rule: "state", value: "OFFLINE", limit: "ONLINE", mc: "SYMBOL_002" }],
    [{ tradingEnabled: false }, { rule: "tradingEnabled", value: "false", limit: "true", mc: "SYMBOL_003" }],
    [{ openapiEnabled: false }, { rule: "openapiEnabled", value: "false", limit: "true", mc: "SYMBOL_005" }],
    [{ orderTypes: ["MARKET"] }, { rule: "orderTypes", value: "LIMIT", limit: "MARKET" }],
    [{ timeInForces: ["FOK", "IOC"] }, { rule: "timeInForces", value: "GTC", limit: "FOK,IOC" }],
  ])("%j takes no such order", (symbol, broken) => {
    expect(fitOrder(limit("1"), pair([], symbol)).broken).toEqual([broken]);
  });

  it("and so is a value that rounding makes 0", () => {
    const { order, broken } = fitOrder(limit("1", "0.00009"), pair());
    expect(order).toMatchObject({ quantity: "0" });
    expect(broken).toEqual([{ rule: "positive", value: "0", limit: "0" }]);
  });

  it("a null is no bound", () => {
    const none: SymbolFilter = { min: null, max: null, tickSize: null };
    const filters = ["PRICE", "QUANTITY", "QUOTE_QTY"].map((filter) => ({ ...none, filter }));
    const nothing = { orderTypes: null, timeInForces: null, state: null, tradingEnabled: null };
    expect(fitOrder(limit("40000"), pair(filters, nothing))).toMatchObject({ changes: [], broken: [] });
  });
});

describe("what can't be read is refused, and not ignored", () => {
  const filter = (rule: object) => pair([{ filter: "PRICE", ...rule }]);
  it.each<[string, unknown, unknown, unknown?]>([
    ["the order and the rules are for different pairs", limit("1"), { symbol: "eth_usdt" }],
    ["the pair's rules", limit("1"), undefined],
    ["price", limit("1e5"), pair()],
    ["price", limit("-1"), pair()],
    ["quantity", { ...limit("1"), quantity: 5 }, pair()],
    ["min of the pair's filter PRICE", limit("1"), filter({ min: "many" })],
    ["tickSize of the pair's filter PRICE", limit("1"), filter({ tickSize: "-1" })],
    ["max of the pair's filter PRICE", limit("1"), filter({ max: "9".repeat(101) })],
    ["max of the pair's filter PRICE", limit("1"), filter({ max: 5 })],
    ["the pair's pricePrecision", limit("1"), pair([], { pricePrecision: 1e9 })],
    [
      "the pair's rule buyMaxDeviation",
      limit("1"),
      pair([{ filter: "PROTECTION_LIMIT", buyMaxDeviation: "x" }]),
      { latest: "1" },
    ],
    ["the latest price", limit("1"), pair(), { latest: "soon" }],
  ])("%s", (message, order, symbol, prices) => {
    const error = { name: "XtConfigError", code: "invalid_argument", message: expect.stringContaining(message) };
    expect(() => fitOrder(order as NewOrder, symbol as SymbolInfo, prices as XtMarketPrices)).toThrow(
      expect.objectContaining(error),
    );
  });

  it("and odd filters are none", () => {
    expect(fitOrder(limit("1"), pair([null, 5, "PRICE"] as never))).toMatchObject({ changes: [], broken: [] });
    expect(fitOrder(limit("1"), { ...pair(), filters: {} as never })).toMatchObject({ changes: [], broken: [] });
  });
});

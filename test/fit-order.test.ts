/** `fitOrder`: each rule of a pair, and what rounding may do to an order. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { messageCodes } from "../generated/message-codes/TradeMessageCode.js";
import { fitOrder, type NewOrder, type SymbolFilter, type SymbolInfo, type XtMarketPrices } from "../src/index.js";
import { limitOrder } from "./answering.js";
import { holds } from "./seed.js";

const pair = (filters: SymbolFilter[] = [], more: SymbolInfo = {}): SymbolInfo => ({
  symbol: "btc_usdt",
  state: "ONLINE",
  pricePrecision: 2,
  quantityPrecision: 4,
  quoteCurrencyPrecision: 6,
  ...more,
  filters,
});
const kind = { symbol: "btc_usdt", timeInForce: "GTC", bizType: "SPOT" } as const;
const limit = (price: string, quantity = "2", side: "BUY" | "SELL" = "BUY"): NewOrder => ({
  ...limitOrder,
  price,
  quantity,
  side,
});
const marketBuy = (quoteQty: string): NewOrder => ({ ...kind, side: "BUY", type: "MARKET", quoteQty });
const marketSell = (quantity: string): NewOrder => ({ ...kind, side: "SELL", type: "MARKET", quantity });

describe("an order is rounded", () => {
  it.each<[string, NewOrder, SymbolInfo, object]>([
    ["a buyer's price goes down", limit("40000.129"), pair(), { price: "40000.12" }],
    ["a seller's price goes up", limit("40000.121", "2", "SELL"), pair(), { price: "40000.13" }],
    ["a quantity goes down", limit("1", "0.12349", "SELL"), pair(), { quantity: "0.1234" }],
    ["an amount goes down", marketBuy("10.1234567"), pair(), { quoteQty: "10.123456" }],
    ["a quantity to sell goes down", marketSell("0.99999"), pair(), { quantity: "0.9999" }],
    [
      "a price goes to the step of its filter",
      limit("40000.13"),
      pair([{ filter: "PRICE", tickSize: "0.05" }]),
      { price: "40000.1" },
    ],
    [
      "steps are counted from the minimum",
      limit("10.8", "5.7"),
      pair([
        { filter: "PRICE", min: "0.3", tickSize: "0.5" },
        { filter: "QUANTITY", min: "0.2", tickSize: "1" },
      ]),
      { price: "10.8", quantity: "5.2" },
    ],
    [
      "a step that is finer than the precision is met where both agree",
      limit("1.37"),
      pair([{ filter: "PRICE", tickSize: "0.015" }]),
      { price: "1.35" },
    ],
    [
      "a step that is counted from between two steps of the precision is met where both agree",
      limit("1.39"),
      pair([{ filter: "PRICE", min: "0.01", tickSize: "0.03" }], { pricePrecision: 1 }),
      { price: "1.3" },
    ],
    ["decimals that say nothing go, too", limit("40000.120000"), pair(), { price: "40000.12" }],
    [
      "a value beyond JavaScript's numbers keeps its digits",
      limit("12345678901234567890.129"),
      pair(),
      { price: "12345678901234567890.12" },
    ],
  ])("%s", (_, order, symbol, expected) => {
    const before = structuredClone(order);
    const fitted = fitOrder(order, symbol);
    expect(fitted.order).toEqual({ ...order, ...expected });
    expect(fitted.broken).toEqual([]);
    expect(order).toEqual(before);
  });

  it("and nothing is silent: each change stands in the result", () => {
    expect(fitOrder(limit("40000.129", "0.12345"), pair()).changes).toEqual([
      { field: "price", from: "40000.129", to: "40000.12" },
      { field: "quantity", from: "0.12345", to: "0.1234" },
    ]);
    expect(fitOrder(limit("40000.10", "2"), pair())).toEqual({
      order: limit("40000.10", "2"),
      changes: [],
      broken: [],
    });
  });

  it("not where the pair names neither step nor precision", () => {
    const bare = { symbol: "BTC_USDT", pricePrecision: null };
    expect(fitOrder(limit("1.23456789"), bare)).toMatchObject({ changes: [], broken: [] });
    const zero: SymbolInfo = { ...bare, filters: [{ filter: "PRICE", tickSize: "0" }] };
    expect(fitOrder(limit("1.23456789"), zero)).toMatchObject({ changes: [], broken: [] });
  });

  it("not where no price has both the step and the precision: the rule is named", () => {
    const symbol = pair([{ filter: "PRICE", min: "0.001", tickSize: "0.1" }]);
    const { changes, broken } = fitOrder(limit("1.2"), symbol);
    expect(changes).toEqual([]);
    expect(broken).toEqual([{ rule: "PRICE.tickSize", value: "1.2", limit: "0.1", mc: "ORDER_F0103" }]);
  });
});

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
    ["the order is of another pair", limit("1"), { symbol: "eth_usdt" }],
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

describe("an order that was fitted", () => {
  /** In units of 10^-12, as whole numbers: another way to calculate than that of the sources. */
  const unit = (text: string) => {
    const [whole = "", fraction = ""] = text.split(".");
    return BigInt(whole + fraction.padEnd(12, "0"));
  };
  const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));
  const text = (digits: number, places: number) => {
    const padded = `${digits}`.padStart(places + 1, "0");
    return places === 0 ? padded : `${padded.slice(0, -places)}.${padded.slice(-places)}`;
  };
  const amount = (most = 1e9) =>
    fc.tuple(fc.integer({ min: 1, max: most }), fc.nat(9)).map(([n, places]) => text(n, places));
  const step = fc.option(amount(200));
  const filterOf = (filter: string) =>
    fc.record({ filter: fc.constant(filter), min: fc.option(amount(1000)), max: fc.option(amount()), tickSize: step });
  const symbols = fc.record({
    pricePrecision: fc.option(fc.nat(8)),
    quantityPrecision: fc.option(fc.nat(8)),
    filters: fc.tuple(
      filterOf("PRICE"),
      filterOf("QUANTITY"),
      fc.record({ filter: fc.constant("QUOTE_QTY"), min: fc.option(amount()) }),
    ),
  });
  const orders = fc.record({
    price: amount(),
    quantity: amount(),
    side: fc.constantFrom<("BUY" | "SELL")[]>("BUY", "SELL"),
  });

  it("obeys every filter, or the broken ones are named; no value moves by a step, or against the user", async () => {
    await holds(fc.tuple(orders, symbols), 5_000, ([{ price, quantity, side }, symbol]) => {
      const order = limit(price, quantity, side);
      const fitted = fitOrder(order, { symbol: "btc_usdt", ...symbol });
      const now = { ...limitOrder, ...fitted.order };
      const named = fitted.broken.map(({ rule }) => rule);
      for (const [field, filter, precision, at] of [
        ["price", "PRICE", symbol.pricePrecision, 0],
        ["quantity", "QUANTITY", symbol.quantityPrecision, 1],
      ] as const) {
        const { min, max, tickSize } = symbol.filters[at];
        const [before, after] = [unit(order[field as never]), unit(now[field])];
        const tick = tickSize ? unit(tickSize) : 1n;
        const decimals = precision === null ? 1n : 10n ** BigInt(12 - precision);
        const steps = (tick / gcd(tick, decimals)) * decimals;
        const moved = after - before;
        const isUp = field === "price" && side === "SELL";
        expect(isUp ? moved >= 0n && moved < steps : moved <= 0n && -moved < steps).toBe(true);
        expect(fitted.changes.some((one) => one.field === field)).toBe(order[field as never] !== now[field]);
        // The rules of XT's page, word by word.
        const obeyed = {
          [`${filter}.min`]: min === null || after >= unit(min),
          [`${filter}.max`]: max === null || after <= unit(max),
          [`${filter}.tickSize`]: (after - (min ? unit(min) : 0n)) % tick === 0n,
          [`${field}Precision`]: after % decimals === 0n,
        };
        for (const [rule, isObeyed] of Object.entries(obeyed))
          expect({ rule, isObeyed }).toEqual({ rule, isObeyed: !named.includes(rule as never) });
      }
      const least = symbol.filters[2].min;
      const isEnough = least === null || unit(now.price) * unit(now.quantity) >= unit(least) * 10n ** 12n;
      expect(isEnough).toBe(!named.includes("QUOTE_QTY.min"));
    });
  });
});

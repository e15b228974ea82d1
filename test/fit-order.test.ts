/** Tests how `fitOrder` rounds an order. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitOrder, type NewOrder } from "../src/index.js";
import { limitOrder, limitOrderAt, marketBuy, marketSell, tradingPair } from "./client-with-responses.js";
import { checkProperty } from "./random-seed.js";

describe("fitOrder rounds an order", () => {
  const huge = "12345678901234567890";
  it.each<[string, NewOrder, object]>([
    ["an amount goes down", marketBuy("10.1234567"), { quoteQty: "10.123456" }],
    ["a quantity to sell goes down", marketSell("0.99999"), { quantity: "0.9999" }],
    ["zeros beyond the precision are removed", limitOrderAt("40000.120000"), { price: "40000.12" }],
    ["a value that a number can't hold keeps its digits", limitOrderAt(`${huge}.129`), { price: `${huge}.12` }],
  ])("%s", (_, order, expected) => {
    const before = structuredClone(order);
    const fitted = fitOrder(order, tradingPair());
    expect(fitted.order).toEqual({ ...order, ...expected });
    expect(fitted.broken).toEqual([]);
    expect(order).toEqual(before);
  });

  it("and lists each change", () => {
    expect(fitOrder(limitOrderAt("40000.129", "0.12345"), tradingPair()).changes).toEqual([
      { field: "price", from: "40000.129", to: "40000.12" },
      { field: "quantity", from: "0.12345", to: "0.1234" },
    ]);
  });

  it("to the step, and names the precision that can't be met", () => {
    const pair = tradingPair([{ filter: "PRICE", tickSize: "0.015" }]);
    const broken = [{ rule: "pricePrecision", value: "1.365" }];
    expect(fitOrder(limitOrderAt("1.37"), pair)).toMatchObject({ order: { price: "1.365" }, broken });
  });

  it("only if the pair has a step or a precision", () => {
    const pair = { symbol: "BTC_USDT", pricePrecision: null, filters: [{ filter: "PRICE", tickSize: "0" }] };
    expect(fitOrder(limitOrderAt("1.23456789"), pair)).toMatchObject({ changes: [], broken: [] });
  });
});

/** Converts a decimal to units of 10^-12. The sources calculate in another way. */
const unit = (text: string) => {
  const [whole = "", fraction = ""] = text.split(".");
  return BigInt(whole + fraction.padEnd(12, "0"));
};
const text = (digits: number, places: number) => {
  const padded = `${digits}`.padStart(places + 1, "0");
  return places === 0 ? padded : `${padded.slice(0, -places)}.${padded.slice(-places)}`;
};
const amount = (maximum = 1e9) =>
  fc.tuple(fc.integer({ min: 1, max: maximum }), fc.nat(9)).map(([n, places]) => text(n, places));
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

it("the result of fitOrder breaks only the named rules; each value moves by less than a step, never against the user", async () => {
  await checkProperty(fc.tuple(orders, symbols), 500, ([{ price, quantity, side }, symbol]) => {
    const order = limitOrderAt(price, quantity, side);
    const fitted = fitOrder(order, { symbol: "btc_usdt", ...symbol });
    const rounded = { ...limitOrder, ...fitted.order };
    const named = fitted.broken.map(({ rule }) => rule);
    for (const [field, filter, precision, at] of [
      ["price", "PRICE", symbol.pricePrecision, 0],
      ["quantity", "QUANTITY", symbol.quantityPrecision, 1],
    ] as const) {
      const { min, max, tickSize } = symbol.filters[at];
      const [before, after] = [unit(order[field as never]), unit(rounded[field])];
      const tick = tickSize ? unit(tickSize) : 1n;
      const decimals = precision === null ? 1n : 10n ** BigInt(12 - precision);
      const steps = tick > decimals ? tick : decimals;
      const moved = after - before;
      const isUp = field === "price" && side === "SELL";
      expect(isUp ? moved >= 0n && moved < steps : moved <= 0n && -moved < steps).toBe(true);
      expect(fitted.changes.some((one) => one.field === field)).toBe(order[field as never] !== rounded[field]);
      // The rules of XT's page, word by word.
      const obeyed = {
        [`${filter}.min`]: min === null || after >= unit(min),
        [`${filter}.max`]: max === null || after <= unit(max),
        [`${filter}.tickSize`]: (after - (min ? unit(min) : 0n)) % tick === 0n,
        [`${field}Precision`]: after % decimals === 0n,
      };
      // Of step and precision, the coarser one is obeyed, unless the value is below the minimum, from which steps are counted.
      const rounding = tick >= decimals ? `${filter}.tickSize` : `${field}Precision`;
      if (min === null || before >= unit(min)) expect(named).not.toContain(rounding);
      for (const [rule, isObeyed] of Object.entries(obeyed))
        expect({ rule, isObeyed }).toEqual({ rule, isObeyed: !named.includes(rule as never) });
    }
    const least = symbol.filters[2].min;
    const isEnough = least === null || unit(rounded.price) * unit(rounded.quantity) >= unit(least) * 10n ** 12n;
    expect(isEnough).toBe(!named.includes("QUOTE_QTY.min"));
  });
});

/** Checks an order against the rules of its pair, as `getSymbols` returns them. */
import type { NewOrder, SymbolFilter, SymbolInfo } from "../generated/client.js";
import { compare, type Decimal, decimal, minus, normalized, plus, rounded, textOf, times, zero } from "./decimal.js";
import { XtConfigError } from "./errors/index.js";

/** The market prices that some rules need, as decimal strings. If a price is missing, its rules are not checked. */
export interface XtMarketPrices {
  /** The latest price, for `PROTECTION_LIMIT` and `PROTECTION_MARKET`: `p` of `getPrices`. */
  latest?: string | null | undefined;
  /** The best ask, for `PROTECTION_MARKET`: `ap` of `getBookTickers`. */
  bestAsk?: string | null | undefined;
  /** The best bid, for `PROTECTION_MARKET`: `bp` of `getBookTickers`. */
  bestBid?: string | null | undefined;
  /** The opening price, for `PROTECTION_ONLINE`: pass it only while that rule applies. */
  open?: string | null | undefined;
}

/** The rules of a pair: its filters, and its other fields that restrict orders. `positive` holds for every pair: no value is 0. */
export type XtOrderRule =
  | "state"
  | "tradingEnabled"
  | "openapiEnabled"
  | "orderTypes"
  | "timeInForces"
  | "positive"
  | "pricePrecision"
  | "quantityPrecision"
  | `${"PRICE" | "QUANTITY"}.${"min" | "max" | "tickSize"}`
  | "QUOTE_QTY.min"
  | `PROTECTION_LIMIT.${"buy" | "sell"}${"MaxDeviation" | "PriceLimitCoefficient"}`
  | "PROTECTION_MARKET.maxDeviation"
  | "PROTECTION_ONLINE.maxPriceMultiple";

/** A rule that an order breaks. */
export interface XtBrokenRule {
  /** The rule's name. */
  rule: XtOrderRule;
  /** The value that breaks the rule: from the order, the pair or the market prices. */
  value: string;
  /** What the rule allows: a limit, a step, or a comma-separated list. */
  limit: string;
  /** XT's message code for such an order, if XT documents one. */
  mc?: string;
}

/** Returns the rules of a pair that an order breaks. It doesn't round the order. */
export function brokenRules(order: NewOrder, symbol: SymbolInfo, prices: XtMarketPrices): XtBrokenRule[] {
  const values = valuesOf(order);
  const bounds = [...ownBounds(order, values, symbol), ...protections(order, values, symbol, prices)];
  const beyond = bounds.flatMap(({ value, side, limit, rule, mc }): XtBrokenRule[] => {
    const isBroken = value && limit && compare(value, limit) * (side === "min" ? 1 : -1) < 0;
    return isBroken ? [{ rule, value: textOf(normalized(value)), limit: textOf(normalized(limit)), mc }] : [];
  });
  return [...brokenByPair(order, symbol), ...offSteps(values, symbol), ...beyond];
}

/** Checks whether the pair accepts orders now, and this kind of order. */
function brokenByPair({ type, timeInForce }: NewOrder, symbol: SymbolInfo): XtBrokenRule[] {
  const { state, tradingEnabled, openapiEnabled, orderTypes, timeInForces } = symbol;
  const broken: XtBrokenRule[] = [];
  if (typeof state === "string" && state !== "ONLINE") {
    broken.push({ rule: "state", value: state, limit: "ONLINE", mc: "SYMBOL_002" });
  }
  if (tradingEnabled === false)
    broken.push({ rule: "tradingEnabled", value: "false", limit: "true", mc: "SYMBOL_003" });
  if (openapiEnabled === false)
    broken.push({ rule: "openapiEnabled", value: "false", limit: "true", mc: "SYMBOL_005" });
  for (const [rule, value, accepted] of [
    ["orderTypes", type, orderTypes],
    ["timeInForces", timeInForce, timeInForces],
  ] as const) {
    if (Array.isArray(accepted) && !accepted.includes(value)) broken.push({ rule, value, limit: accepted.join() });
  }
  return broken;
}

interface Values {
  readonly price: Decimal | undefined;
  readonly quantity: Decimal | undefined;
  readonly quoteQty: Decimal | undefined;
}

function valuesOf(order: NewOrder): Values {
  const { price, quantity, quoteQty }: { price?: unknown; quantity?: unknown; quoteQty?: unknown } = order;
  return {
    price: readDecimal(price, "price"),
    quantity: readDecimal(quantity, "quantity"),
    quoteQty: readDecimal(quoteQty, "quoteQty"),
  };
}

/** The filters of a price and of a quantity, with the prefixes of their message codes. */
const stepped = [
  { field: "price", filter: "PRICE", code: "ORDER_F01" },
  { field: "quantity", filter: "QUANTITY", code: "ORDER_F02" },
] as const;

/** Finds values that are 0, and prices and quantities that have too many decimals or lie between two steps. */
function offSteps(values: Values, symbol: SymbolInfo): XtBrokenRule[] {
  const broken: XtBrokenRule[] = [];
  for (const value of [values.price, values.quantity, values.quoteQty]) {
    if (value && compare(value, zero) <= 0) broken.push({ rule: "positive", value: textOf(value), limit: "0" });
  }
  for (const { field, filter, code } of stepped) {
    const value = values[field];
    if (!value) continue;
    const precision = precisionOf(symbol, field) ?? value.scale;
    if (normalized(value).scale > precision) {
      broken.push({ rule: `${field}Precision`, value: textOf(value), limit: `${precision}`, mc: "ORDER_008" });
    }
    for (const { min, tick } of boundsOf(symbol, filter)) {
      if (tick && compare(rounded(value, tick, "down", min), value) !== 0) {
        broken.push({ rule: `${filter}.tickSize`, value: textOf(value), limit: textOf(tick), mc: `${code}03` });
      }
    }
  }
  return broken;
}

/** A value and its limit. If either is missing, the rule isn't broken. */
interface Bound {
  readonly value: Decimal | undefined;
  readonly side: "min" | "max";
  readonly limit: Decimal | undefined;
  readonly rule: XtOrderRule;
  readonly mc: string;
}

/** The limits in the pair's filters that don't depend on market prices. */
function ownBounds({ type, side }: NewOrder, values: Values, symbol: SymbolInfo): Bound[] {
  const { price, quantity, quoteQty } = values;
  const marketAmount = side === "BUY" ? quoteQty : undefined;
  const amount = type === "LIMIT" ? price && quantity && times(price, quantity) : marketAmount;
  return [
    ...stepped.flatMap(({ field, filter, code }) =>
      boundsOf(symbol, filter).flatMap(({ min, max }): Bound[] => [
        { value: values[field], side: "min", limit: min, rule: `${filter}.min`, mc: `${code}01` },
        { value: values[field], side: "max", limit: max, rule: `${filter}.max`, mc: `${code}02` },
      ]),
    ),
    ...boundsOf(symbol, "QUOTE_QTY").map(
      ({ min }): Bound => ({ value: amount, side: "min", limit: min, rule: "QUOTE_QTY.min", mc: "ORDER_F0301" }),
    ),
  ];
}

/** The limits that depend on market prices. */
function protections({ side, type }: NewOrder, { price }: Values, symbol: SymbolInfo, prices: XtMarketPrices): Bound[] {
  const latest = readDecimal(prices.latest, "the latest price");
  const open = readDecimal(prices.open, "the opening price");
  const isBuy = side === "BUY";
  const found: Bound[] = [];
  const parameter = (filter: SymbolFilter, name: keyof SymbolFilter) =>
    readDecimal(filter[name], `the pair's rule ${name}`);
  /** The latest price plus or minus a share of it. */
  const near = (filter: SymbolFilter, name: keyof SymbolFilter, add: typeof plus) => {
    const share = parameter(filter, name);
    return latest && share && add(latest, times(latest, share));
  };
  for (const filter of type === "LIMIT" ? filtersOf(symbol, "PROTECTION_LIMIT") : []) {
    const minName = isBuy ? "buyMaxDeviation" : "sellPriceLimitCoefficient";
    const maxName = isBuy ? "buyPriceLimitCoefficient" : "sellMaxDeviation";
    const [minCode, maxCode] = isBuy ? ["ORDER_F0501", "ORDER_F0503"] : ["ORDER_F0504", "ORDER_F0502"];
    const [min, max] = [near(filter, minName, minus), near(filter, maxName, plus)];
    found.push({ value: price, side: "min", limit: min, rule: `PROTECTION_LIMIT.${minName}`, mc: minCode });
    found.push({ value: price, side: "max", limit: max, rule: `PROTECTION_LIMIT.${maxName}`, mc: maxCode });
  }
  const offer = isBuy ? readDecimal(prices.bestAsk, "the best ask") : readDecimal(prices.bestBid, "the best bid");
  for (const filter of type === "MARKET" ? filtersOf(symbol, "PROTECTION_MARKET") : []) {
    const limit = near(filter, "maxDeviation", isBuy ? plus : minus);
    const rule = "PROTECTION_MARKET.maxDeviation";
    found.push({ value: offer, side: isBuy ? "max" : "min", limit, rule, mc: "ORDER_F0601" });
  }
  for (const filter of filtersOf(symbol, "PROTECTION_ONLINE")) {
    const multiple = parameter(filter, "maxPriceMultiple");
    const limit = open && multiple && times(open, multiple);
    found.push({ value: price, side: "max", limit, rule: "PROTECTION_ONLINE.maxPriceMultiple", mc: "ORDER_F0401" });
  }
  return found;
}

/** How many decimals a field of an order may have. */
export function precisionOf(symbol: SymbolInfo, field: "price" | "quantity" | "quoteQty"): number | undefined {
  const names = {
    price: "pricePrecision",
    quantity: "quantityPrecision",
    quoteQty: "quoteCurrencyPrecision",
  } as const;
  const precision = symbol[names[field]] ?? undefined;
  if (precision === undefined || (Number.isInteger(precision) && precision >= 0 && precision <= 40)) return precision;
  throw fitOrderError(`the pair's ${names[field]} is not a number of decimals`);
}

/** The step of a field, and the value from which steps are counted: those of the pair's filter, or of its precision if that is coarser. */
export function stepOf(
  symbol: SymbolInfo,
  field: "price" | "quantity" | "quoteQty",
): { step: Decimal; start?: Decimal | undefined } | undefined {
  const filter = { price: "PRICE", quantity: "QUANTITY", quoteQty: "" }[field];
  const precision = precisionOf(symbol, field);
  const unit = precision === undefined ? undefined : { digits: 1n, scale: precision };
  const [{ min, tick } = {}] = boundsOf(symbol, filter);
  if (tick && !(unit && compare(tick, unit) < 0)) return { step: tick, start: min };
  return unit && { step: unit };
}

function boundsOf(symbol: SymbolInfo, name: string) {
  return filtersOf(symbol, name).map(({ min, max, tickSize }) => {
    const tick = readDecimal(tickSize, `tickSize of the pair's filter ${name}`);
    return {
      min: readDecimal(min, `min of the pair's filter ${name}`),
      max: readDecimal(max, `max of the pair's filter ${name}`),
      // A step of 0 means that there is no step.
      tick: tick && tick.digits > 0n ? tick : undefined,
    };
  });
}

function filtersOf({ filters }: SymbolInfo, name: string): SymbolFilter[] {
  return (Array.isArray(filters) ? filters : []).filter((one) => Object(one).filter === name);
}

/**
 * Parses a decimal string; `undefined` if the value is missing.
 *
 * @throws {@link XtConfigError} the value is not a plain decimal string, or is negative
 */
export function readDecimal(value: unknown, what: string): Decimal | undefined {
  if (value === undefined || value === null) return undefined;
  const found = decimal(value);
  if (!found || found.digits < 0n) throw fitOrderError(`${what} is not a plain decimal string, such as "0.0001"`);
  return found;
}

/** The error for an order or for rules that can't be used. */
export function fitOrderError(message: string): XtConfigError {
  return new XtConfigError("invalid_argument", "fitOrder", message);
}

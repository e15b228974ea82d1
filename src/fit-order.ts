/** Fits an order to the rules of its pair before it is sent: XT refuses an order that breaks them. */
import type { NewOrder, SymbolInfo } from "../generated/client.js";
import { checkedOptions } from "./call/options.js";
import { isPlain } from "./call/own-properties.js";
import { compare, normalized, rounded, textOf } from "./decimal.js";
import {
  brokenRules,
  fitOrderError,
  precisionOf,
  readDecimal,
  stepOf,
  type XtBrokenRule,
  type XtMarketPrices,
} from "./order-rules.js";

/** A value of an order that was rounded, or lost its trailing zeros because it had too many decimals. */
export interface XtOrderChange {
  /** The field that was rounded. */
  field: "price" | "quantity" | "quoteQty";
  /** The value before, as a decimal string. */
  from: string;
  /** The value after, as a decimal string. */
  to: string;
}

/** The result of {@link fitOrder}. */
export interface XtFittedOrder<Order extends NewOrder = NewOrder> {
  /** A rounded copy of the order. Place it if `broken` is empty. */
  order: Order;
  /** The values that were changed; empty if none was. */
  changes: XtOrderChange[];
  /** The rules that the rounded order breaks; empty if it breaks none. */
  broken: XtBrokenRule[];
}

/**
 * Rounds an order to the steps and the precision of its pair, and lists the rules of the pair that it breaks. It sends nothing, and doesn't
 * change the order that is passed.
 *
 * ```ts
 * const { symbols } = await client.getSymbols({ symbol: "btc_usdt" });
 * const { order, changes, broken } = fitOrder(wanted, symbols?.[0]);
 * ```
 *
 * A value changes by less than one step, and never to the user's disadvantage: quantities and amounts are rounded down, a buy price is
 * rounded down, and a sell price is rounded up. A value below a minimum or above a maximum is only rounded, not changed to that limit. If
 * the step and the precision of a pair don't fit together, such as 0.025 and 2 decimals, the result may break one of them, and `broken`
 * names it.
 *
 * @param symbol the pair, from `getSymbols`
 * @param prices the prices for the `PROTECTION_…` rules; without them these rules are not checked
 * @throws {@link XtConfigError} the pair is missing, the order is for another pair, its side is unknown, or a value of the order, of the
 * pair's rules or of the prices can't be used
 */
export function fitOrder<Order extends NewOrder>(
  order: Order,
  symbol: SymbolInfo | undefined,
  prices: XtMarketPrices = {},
): XtFittedOrder<Order> {
  if (!isPlain(order)) throw fitOrderError("order must be a plain object");
  // With a misspelled name, the rules for that price would not be checked.
  const names = ["latest", "bestAsk", "bestBid", "open"] as const;
  const own = checkedOptions(prices, names, { code: "invalid_argument", caller: "fitOrder" }, "prices");
  if (!isPlain(symbol)) throw fitOrderError("symbol must be an entry of `symbols` from getSymbols");
  if (nameOf(symbol.symbol ?? order.symbol) !== nameOf(order.symbol)) {
    throw fitOrderError("order and symbol are for different pairs");
  }
  // The side decides the direction of rounding.
  if (!["BUY", "SELL"].includes(order.side)) throw fitOrderError('side must be "BUY" or "SELL"');
  const fitted: Order = { ...order };
  const changes: XtOrderChange[] = [];
  for (const field of ["price", "quantity", "quoteQty"] as const) {
    const from: unknown = Reflect.get(order, field);
    const value = readDecimal(from, field);
    const rounding = stepOf(symbol, field);
    if (!value || !rounding) continue;
    const direction = field === "price" && order.side === "SELL" ? "up" : "down";
    const to = rounded(value, rounding.step, direction, rounding.start);
    // The next step down is negative, so there is nothing to round to: the value is below the minimum.
    if (to.digits < 0n) continue;
    const text = textOf(normalized(to));
    // A value with too many trailing zeros is changed as well, because XT may count them.
    const hasTooManyZeros = text !== from && value.scale > (precisionOf(symbol, field) ?? value.scale);
    if (compare(to, value) === 0 && !hasTooManyZeros) continue;
    changes.push({ field, from: `${from}`, to: text });
    Reflect.set(fitted, field, text);
  }
  return { order: fitted, changes, broken: brokenRules(fitted, symbol, own) };
}

/** The name of a pair in lower case. */
function nameOf(symbol: unknown): string {
  if (typeof symbol === "string") return symbol.toLowerCase();
  throw fitOrderError("the name of the pair must be a string, in order and in symbol");
}

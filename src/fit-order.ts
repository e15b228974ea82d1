/** Fits an order to the rules of its pair, before it is sent: XT refuses one that breaks them. */
import type { NewOrder, SymbolInfo } from "../generated/client.js";
import { compare, rounded, shortest, textOf } from "./decimal.js";
import { brokenRules, readDecimal, stepsOf, unusable, type XtBrokenRule, type XtMarketPrices } from "./order-rules.js";

/** A value of an order that was rounded. */
export interface XtOrderChange {
  /** Which value. */
  field: "price" | "quantity" | "quoteQty";
  /** The value before, as decimal text. */
  from: string;
  /** The value now, as decimal text. */
  to: string;
}

/** An order as {@link fitOrder} makes it. */
export interface XtFittedOrder<Order extends NewOrder = NewOrder> {
  /** A copy of the order, rounded. Place it if `broken` is empty. */
  order: Order;
  /** What was rounded; empty if nothing was. */
  changes: XtOrderChange[];
  /** The rules that the rounded order breaks; empty if it breaks none. */
  broken: XtBrokenRule[];
}

/**
 * Rounds an order to the steps and the precision of its pair, and says which of the pair's rules it breaks. Nothing is sent, and the
 * order that was passed stays as it is.
 *
 * ```ts
 * const { symbols } = await client.getSymbols({ symbol: "btc_usdt" });
 * const { order, changes, broken } = fitOrder(wanted, symbols?.[0]);
 * ```
 *
 * A value moves by less than one step, and never against the user: quantities and amounts go down, the price of a buyer goes down, that
 * of a seller goes up. A value that breaks a minimum or a maximum is not moved there.
 *
 * @param symbol the pair, from `getSymbols`
 * @param prices the prices that the rules `PROTECTION_…` need; without them these are not checked
 * @throws {@link XtConfigError} there is no such pair, the order is of another one, or a value of it, or of the pair's rules, is no plain decimal text
 */
export function fitOrder<Order extends NewOrder>(
  order: Order,
  symbol: SymbolInfo | undefined,
  prices: XtMarketPrices = {},
): XtFittedOrder<Order> {
  if (typeof symbol !== "object" || symbol === null)
    throw unusable("the pair's rules are missing: pass one of symbols of getSymbols");
  if (`${symbol.symbol ?? order.symbol}`.toLowerCase() !== `${order.symbol}`.toLowerCase()) {
    throw unusable("the order is of another pair than the rules");
  }
  const fitted: Order = { ...order };
  const changes: XtOrderChange[] = [];
  for (const field of ["price", "quantity", "quoteQty"] as const) {
    const from: unknown = Reflect.get(order, field);
    const value = readDecimal(from, field);
    const { grid, precision } = stepsOf(symbol, field);
    if (!value || !grid) continue;
    const direction = field === "price" && order.side === "SELL" ? "up" : "down";
    const to = rounded(value, grid, direction);
    // Below the first step there is none: then the minimum is broken.
    if (to.digits < 0n) continue;
    // The same value with more decimals than XT allows is changed, too.
    if (compare(to, value) === 0 && value.scale <= (precision ?? value.scale)) continue;
    changes.push({ field, from: `${from}`, to: textOf(shortest(to)) });
    Reflect.set(fitted, field, textOf(shortest(to)));
  }
  return { order: fitted, changes, broken: brokenRules(fitted, symbol, prices) };
}

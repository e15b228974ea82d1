/** A trading pair with its rules, and orders of it of each kind. */
import type { NewOrder, SymbolFilter, SymbolInfo } from "../src/index.js";
import { limitOrder } from "./answering.js";

export const pair = (filters: SymbolFilter[] = [], more: SymbolInfo = {}): SymbolInfo => ({
  symbol: "btc_usdt",
  state: "ONLINE",
  pricePrecision: 2,
  quantityPrecision: 4,
  quoteCurrencyPrecision: 6,
  ...more,
  filters,
});
const kind = { symbol: "btc_usdt", timeInForce: "GTC", bizType: "SPOT" } as const;
export const limit = (price: string, quantity = "2", side: "BUY" | "SELL" = "BUY"): NewOrder => ({
  ...limitOrder,
  price,
  quantity,
  side,
});
export const marketBuy = (quoteQty: string): NewOrder => ({ ...kind, side: "BUY", type: "MARKET", quoteQty });
export const marketSell = (quantity: string): NewOrder => ({ ...kind, side: "SELL", type: "MARKET", quantity });

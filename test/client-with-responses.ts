/** Provides XT's responses with planted tokens, a user's client that records its requests and gets chosen responses, and a trading pair. */
import { vi } from "vitest";
import {
  createXtClient,
  type Fetch,
  type NewOrder,
  type SymbolFilter,
  type SymbolInfo,
  type XtClientOptions,
  type XtDeviation,
} from "../src/index.js";
import { planted } from "./planted-secrets.js";

export const token = {
  user_id: planted.userId,
  access_token: planted.accessToken,
  refresh_token: planted.renewedToken,
  expires_in: 15552000,
  refresh_expires_in: 18144000,
  client_id: "institution-1",
  scope: "userinfo",
} as const;

export const success = { rc: 0, mc: "SUCCESS", ma: [], result: token } as const;

export const failure = { rc: 1, mc: "FAILURE", ma: [], result: null } as const;

export const keys = { appKey: "app-1", secretKey: planted.clientSecret.replaceAll(/\s/g, "") };
export const orderId = "6216559590087220004";
export const limitOrder = {
  symbol: "btc_usdt",
  side: "BUY",
  type: "LIMIT",
  timeInForce: "GTC",
  bizType: "SPOT",
  price: "40000",
  quantity: "2",
} as const;

export const successResponse = (result: unknown) => ({ ...success, result });

/** @param responses texts, or objects that are written as JSON; the last one is repeated */
export function clientWithResponses(responses: readonly (string | object)[], options: XtClientOptions = {}) {
  const sent: { url: string; init: RequestInit; headers: Headers }[] = [];
  const deviations: XtDeviation[] = [];
  const fetch = vi.fn<Fetch>(async (url, init) => {
    const response = responses[Math.min(sent.length, responses.length - 1)] ?? "";
    sent.push({ url, init, headers: new Headers(init.headers) });
    return new Response(typeof response === "string" ? response : JSON.stringify(response));
  });
  const client = createXtClient({ ...keys, fetch, onDeviation: (one) => deviations.push(one), ...options });
  return { client, user: client.forUser(planted.accessToken), sent, fetch, deviations };
}

export const tradingPair = (filters: SymbolFilter[] = [], more: SymbolInfo = {}): SymbolInfo => ({
  symbol: "btc_usdt",
  state: "ONLINE",
  pricePrecision: 2,
  quantityPrecision: 4,
  quoteCurrencyPrecision: 6,
  ...more,
  filters,
});
const kind = { symbol: "btc_usdt", timeInForce: "GTC", bizType: "SPOT" } as const;
export const limitOrderAt = (price: string, quantity = "2", side: "BUY" | "SELL" = "BUY"): NewOrder => ({
  ...limitOrder,
  price,
  quantity,
  side,
});
export const marketBuy = (quoteQty: string): NewOrder => ({ ...kind, side: "BUY", type: "MARKET", quoteQty });
export const marketSell = (quantity: string): NewOrder => ({ ...kind, side: "SELL", type: "MARKET", quantity });

// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import type { ExampleOperation } from "../src/testing/responses.js";

/** The names of the spec's example responses, by operation. */
export interface ExampleNames {
  getToken: "exchange-success" | "refresh-success" | "business-failure" | "auth-failure" | "failure-null-result";
  createApiKey: "success" | "business-failure" | "signature-wrong" | "timestamp-outdated" | "permission-exceeded";
  getBalance: "success" | "business-failure" | "signature-wrong" | "timestamp-outdated" | "currency-abnormal";
  getBalances: "success" | "business-failure" | "signature-wrong" | "timestamp-outdated" | "currency-abnormal";
  findOrder: "success" | "new-order" | "business-failure" | "signature-wrong" | "timestamp-outdated" | "order-not-found";
  placeOrder: "success" | "business-failure" | "signature-wrong" | "timestamp-outdated" | "permission-exceeded" | "insufficient-funds" | "symbol-not-found" | "symbol-suspended" | "too-many-open-orders" | "precision-wrong" | "quantity-too-small" | "risk-control";
  getOrder: "success" | "new-order" | "business-failure" | "signature-wrong" | "timestamp-outdated" | "order-not-found";
  cancelOrder: "success" | "business-failure" | "signature-wrong" | "timestamp-outdated" | "order-not-found";
  getOrders: "success" | "business-failure" | "signature-wrong" | "timestamp-outdated";
  cancelOrders: "success" | "business-failure" | "signature-wrong" | "timestamp-outdated" | "permission-exceeded";
  getOpenOrders: "success" | "business-failure" | "signature-wrong" | "timestamp-outdated";
  cancelOpenOrders: "success" | "business-failure" | "signature-wrong" | "timestamp-outdated" | "permission-exceeded";
  getOrderHistory: "success" | "last-page" | "no-orders" | "business-failure" | "signature-wrong" | "timestamp-outdated" | "symbol-not-found";
  getTrades: "success" | "last-page" | "no-trades" | "business-failure" | "signature-wrong" | "timestamp-outdated" | "symbol-not-found";
  getServerTime: "success" | "business-failure";
  getClientIp: "success" | "business-failure";
  getSymbols: "success" | "recorded" | "same-version" | "business-failure" | "symbol-not-found";
  getDepth: "success" | "recorded" | "business-failure" | "symbol-not-found";
  getKlines: "success" | "recorded" | "business-failure" | "symbol-not-found";
  getRecentTrades: "success" | "business-failure" | "symbol-not-found";
  getHistoricalTrades: "success" | "business-failure" | "symbol-not-found";
  getTickers: "success" | "business-failure" | "symbol-not-found";
  getPrices: "success" | "business-failure" | "symbol-not-found";
  getBookTickers: "success" | "recorded" | "business-failure" | "symbol-not-found";
  get24hTickers: "success" | "business-failure" | "symbol-not-found";
  getCurrencies: "success" | "business-failure";
  getSupportedCurrencies: "success" | "business-failure";
}

export declare const exampleOperations: readonly ExampleOperation[];

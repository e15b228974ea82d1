// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import type { OperationEntry } from "../src/call/operation.js";
import type { Results } from "./client.js";

/** All operations of the spec, by id. */
export declare const operations: {
  getToken: OperationEntry<Results["getToken"]>;
  createApiKey: OperationEntry<Results["createApiKey"]>;
  getBalance: OperationEntry<Results["getBalance"]>;
  getBalances: OperationEntry<Results["getBalances"]>;
  findOrder: OperationEntry<Results["findOrder"]>;
  placeOrder: OperationEntry<Results["placeOrder"]>;
  getOrder: OperationEntry<Results["getOrder"]>;
  cancelOrder: OperationEntry<Results["cancelOrder"]>;
  getOrders: OperationEntry<Results["getOrders"]>;
  cancelOrders: OperationEntry<Results["cancelOrders"]>;
  getOpenOrders: OperationEntry<Results["getOpenOrders"]>;
  cancelOpenOrders: OperationEntry<Results["cancelOpenOrders"]>;
  getOrderHistory: OperationEntry<Results["getOrderHistory"]>;
  getTrades: OperationEntry<Results["getTrades"]>;
  getServerTime: OperationEntry<Results["getServerTime"]>;
  getClientIp: OperationEntry<Results["getClientIp"]>;
  getSymbols: OperationEntry<Results["getSymbols"]>;
  getDepth: OperationEntry<Results["getDepth"]>;
  getKlines: OperationEntry<Results["getKlines"]>;
  getRecentTrades: OperationEntry<Results["getRecentTrades"]>;
  getHistoricalTrades: OperationEntry<Results["getHistoricalTrades"]>;
  getTickers: OperationEntry<Results["getTickers"]>;
  getPrices: OperationEntry<Results["getPrices"]>;
  getBookTickers: OperationEntry<Results["getBookTickers"]>;
  get24hTickers: OperationEntry<Results["get24hTickers"]>;
  getCurrencies: OperationEntry<Results["getCurrencies"]>;
  getSupportedCurrencies: OperationEntry<Results["getSupportedCurrencies"]>;
};

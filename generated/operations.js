// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import { getToken } from "./operations/getToken.js";
import { createApiKey } from "./operations/createApiKey.js";
import { getBalance } from "./operations/getBalance.js";
import { getBalances } from "./operations/getBalances.js";
import { findOrder } from "./operations/findOrder.js";
import { placeOrder } from "./operations/placeOrder.js";
import { getOrder } from "./operations/getOrder.js";
import { cancelOrder } from "./operations/cancelOrder.js";
import { getOrders } from "./operations/getOrders.js";
import { cancelOrders } from "./operations/cancelOrders.js";
import { getOpenOrders } from "./operations/getOpenOrders.js";
import { cancelOpenOrders } from "./operations/cancelOpenOrders.js";
import { getOrderHistory } from "./operations/getOrderHistory.js";
import { getTrades } from "./operations/getTrades.js";

export const operations = new Map([
  ["get /public/uaa/oauth2/token", getToken],
  ["post /user/account/api-key", createApiKey],
  ["get /spot/v4/balance", getBalance],
  ["get /spot/v4/balances", getBalances],
  ["get /spot/v4/order", findOrder],
  ["post /spot/v4/order", placeOrder],
  ["get /spot/v4/order/{orderId}", getOrder],
  ["delete /spot/v4/order/{orderId}", cancelOrder],
  ["get /spot/v4/batch-order", getOrders],
  ["delete /spot/v4/batch-order", cancelOrders],
  ["get /spot/v4/open-order", getOpenOrders],
  ["delete /spot/v4/open-order", cancelOpenOrders],
  ["get /spot/v4/history-order", getOrderHistory],
  ["get /spot/v4/trade", getTrades],
]);

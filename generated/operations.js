// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

export const operations = {
  getToken: { load: () => import("./validated/getToken.js") },
  createApiKey: { load: () => import("./validated/createApiKey.js") },
  getBalance: { load: () => import("./validated/getBalance.js") },
  getBalances: { load: () => import("./validated/getBalances.js") },
  findOrder: { load: () => import("./validated/findOrder.js") },
  placeOrder: { load: () => import("./validated/placeOrder.js") },
  getOrder: { load: () => import("./validated/getOrder.js") },
  cancelOrder: { load: () => import("./validated/cancelOrder.js") },
  getOrders: { load: () => import("./validated/getOrders.js") },
  cancelOrders: { load: () => import("./validated/cancelOrders.js") },
  getOpenOrders: { load: () => import("./validated/getOpenOrders.js") },
  cancelOpenOrders: { load: () => import("./validated/cancelOpenOrders.js") },
  getOrderHistory: { load: () => import("./validated/getOrderHistory.js"), isPaged: true },
  getTrades: { load: () => import("./validated/getTrades.js"), isPaged: true },
};

// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

export const operations = {
  getToken: { load: async () => (await import("./operations/getToken.js")).getToken },
  createApiKey: { load: async () => (await import("./operations/createApiKey.js")).createApiKey },
  getBalance: { load: async () => (await import("./operations/getBalance.js")).getBalance },
  getBalances: { load: async () => (await import("./operations/getBalances.js")).getBalances },
  findOrder: { load: async () => (await import("./operations/findOrder.js")).findOrder },
  placeOrder: { load: async () => (await import("./operations/placeOrder.js")).placeOrder },
  getOrder: { load: async () => (await import("./operations/getOrder.js")).getOrder },
  cancelOrder: { load: async () => (await import("./operations/cancelOrder.js")).cancelOrder },
  getOrders: { load: async () => (await import("./operations/getOrders.js")).getOrders },
  cancelOrders: { load: async () => (await import("./operations/cancelOrders.js")).cancelOrders },
  getOpenOrders: { load: async () => (await import("./operations/getOpenOrders.js")).getOpenOrders },
  cancelOpenOrders: { load: async () => (await import("./operations/cancelOpenOrders.js")).cancelOpenOrders },
  getOrderHistory: { load: async () => (await import("./operations/getOrderHistory.js")).getOrderHistory, isPaged: true },
  getTrades: { load: async () => (await import("./operations/getTrades.js")).getTrades, isPaged: true },
};

// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

export const routes = [
  {
    "id": "getToken",
    "method": "get",
    "path": "/public/uaa/oauth2/token",
    "security": {}
  },
  {
    "id": "createApiKey",
    "method": "post",
    "path": "/user/account/api-key",
    "security": {
      "appKey": "validate-appkey",
      "signature": "validate-signature",
      "accessToken": "access-token"
    }
  },
  {
    "id": "getBalance",
    "method": "get",
    "path": "/spot/v4/balance",
    "security": {
      "appKey": "validate-appkey",
      "signature": "validate-signature",
      "accessToken": "access-token"
    }
  },
  {
    "id": "getBalances",
    "method": "get",
    "path": "/spot/v4/balances",
    "security": {
      "appKey": "validate-appkey",
      "signature": "validate-signature",
      "accessToken": "access-token"
    }
  },
  {
    "id": "findOrder",
    "method": "get",
    "path": "/spot/v4/order",
    "security": {
      "appKey": "validate-appkey",
      "signature": "validate-signature",
      "accessToken": "access-token"
    }
  },
  {
    "id": "placeOrder",
    "method": "post",
    "path": "/spot/v4/order",
    "security": {
      "appKey": "validate-appkey",
      "signature": "validate-signature",
      "accessToken": "access-token"
    }
  },
  {
    "id": "getOrder",
    "method": "get",
    "path": "/spot/v4/order/{orderId}",
    "security": {
      "appKey": "validate-appkey",
      "signature": "validate-signature",
      "accessToken": "access-token"
    }
  },
  {
    "id": "cancelOrder",
    "method": "delete",
    "path": "/spot/v4/order/{orderId}",
    "security": {
      "appKey": "validate-appkey",
      "signature": "validate-signature",
      "accessToken": "access-token"
    }
  },
  {
    "id": "getOrders",
    "method": "get",
    "path": "/spot/v4/batch-order",
    "security": {
      "appKey": "validate-appkey",
      "signature": "validate-signature",
      "accessToken": "access-token"
    }
  },
  {
    "id": "cancelOrders",
    "method": "delete",
    "path": "/spot/v4/batch-order",
    "security": {
      "appKey": "validate-appkey",
      "signature": "validate-signature",
      "accessToken": "access-token"
    }
  },
  {
    "id": "getOpenOrders",
    "method": "get",
    "path": "/spot/v4/open-order",
    "security": {
      "appKey": "validate-appkey",
      "signature": "validate-signature",
      "accessToken": "access-token"
    }
  },
  {
    "id": "cancelOpenOrders",
    "method": "delete",
    "path": "/spot/v4/open-order",
    "security": {
      "appKey": "validate-appkey",
      "signature": "validate-signature",
      "accessToken": "access-token"
    }
  },
  {
    "id": "getOrderHistory",
    "method": "get",
    "path": "/spot/v4/history-order",
    "security": {
      "appKey": "validate-appkey",
      "signature": "validate-signature",
      "accessToken": "access-token"
    }
  },
  {
    "id": "getTrades",
    "method": "get",
    "path": "/spot/v4/trade",
    "security": {
      "appKey": "validate-appkey",
      "signature": "validate-signature",
      "accessToken": "access-token"
    }
  },
  {
    "id": "getServerTime",
    "method": "get",
    "path": "/v4/public/time",
    "server": "market",
    "security": {}
  },
  {
    "id": "getClientIp",
    "method": "get",
    "path": "/v4/public/client",
    "server": "market",
    "security": {}
  },
  {
    "id": "getSymbols",
    "method": "get",
    "path": "/v4/public/symbol",
    "server": "market",
    "security": {}
  },
  {
    "id": "getDepth",
    "method": "get",
    "path": "/v4/public/depth",
    "server": "market",
    "security": {}
  },
  {
    "id": "getKlines",
    "method": "get",
    "path": "/v4/public/kline",
    "server": "market",
    "security": {}
  },
  {
    "id": "getRecentTrades",
    "method": "get",
    "path": "/v4/public/trade/recent",
    "server": "market",
    "security": {}
  },
  {
    "id": "getHistoricalTrades",
    "method": "get",
    "path": "/v4/public/trade/history",
    "server": "market",
    "security": {}
  },
  {
    "id": "getTickers",
    "method": "get",
    "path": "/v4/public/ticker",
    "server": "market",
    "security": {}
  },
  {
    "id": "getPrices",
    "method": "get",
    "path": "/v4/public/ticker/price",
    "server": "market",
    "security": {}
  },
  {
    "id": "getBookTickers",
    "method": "get",
    "path": "/v4/public/ticker/book",
    "server": "market",
    "security": {}
  },
  {
    "id": "get24hTickers",
    "method": "get",
    "path": "/v4/public/ticker/24h",
    "server": "market",
    "security": {}
  },
  {
    "id": "getCurrencies",
    "method": "get",
    "path": "/v4/public/currencies",
    "server": "market",
    "security": {}
  },
  {
    "id": "getSupportedCurrencies",
    "method": "get",
    "path": "/v4/public/wallet/support/currency",
    "server": "market",
    "security": {}
  }
];

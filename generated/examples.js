// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import { operation as getToken } from "./validated/getToken.js";
import { operation as createApiKey } from "./validated/createApiKey.js";
import { operation as getBalance } from "./validated/getBalance.js";
import { operation as getBalances } from "./validated/getBalances.js";
import { operation as findOrder } from "./validated/findOrder.js";
import { operation as placeOrder } from "./validated/placeOrder.js";
import { operation as getOrder } from "./validated/getOrder.js";
import { operation as cancelOrder } from "./validated/cancelOrder.js";
import { operation as getOrders } from "./validated/getOrders.js";
import { operation as cancelOrders } from "./validated/cancelOrders.js";
import { operation as getOpenOrders } from "./validated/getOpenOrders.js";
import { operation as cancelOpenOrders } from "./validated/cancelOpenOrders.js";
import { operation as getOrderHistory } from "./validated/getOrderHistory.js";
import { operation as getTrades } from "./validated/getTrades.js";
import { operation as getServerTime } from "./validated/getServerTime.js";
import { operation as getClientIp } from "./validated/getClientIp.js";
import { operation as getSymbols } from "./validated/getSymbols.js";
import { operation as getDepth } from "./validated/getDepth.js";
import { operation as getKlines } from "./validated/getKlines.js";
import { operation as getRecentTrades } from "./validated/getRecentTrades.js";
import { operation as getHistoricalTrades } from "./validated/getHistoricalTrades.js";
import { operation as getTickers } from "./validated/getTickers.js";
import { operation as getPrices } from "./validated/getPrices.js";
import { operation as getBookTickers } from "./validated/getBookTickers.js";
import { operation as get24hTickers } from "./validated/get24hTickers.js";
import { operation as getCurrencies } from "./validated/getCurrencies.js";
import { operation as getSupportedCurrencies } from "./validated/getSupportedCurrencies.js";

export const exampleOperations = [
  { operation: getToken, "inputTypes": {},
  "examples": {
    "exchange-success": {
      "forGrant": "authorization_code",
      "value": {
        "rc": 0,
        "mc": "SUCCESS",
        "ma": [],
        "result": {
          "user_id": "12345678",
          "access_token": "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIiwidXNlci1pZCI6MSwic2NvcGUiOiJ1c2VyaW5mbyIsImlzcyI6Inh0LmNvbSIsImV4cCI6MTY5MTU2MTA3NiwiY2xpZW50X2lkIjoiMzVMRjJGU0xIWDVJUlFBNCJ9.vkSTiFLcQuO0qJqdm21MfmoLKb38wwhsKPCJI3x1xmOxYouH5GtmcYglk0XRxPeOMVZ-6E6tM3HGn1yMQdqTgHOVeAbtLSBBIqyUh6y-8j_MF8GyBwcEaRK2hfWBNOHw06B-0jLO_mKEduUWZXYHjNiAN2jenbj7Ba6MX7rcENk",
          "refresh_token": "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIiwidXNlci1pZCI6MSwic2NvcGUiOiJ1c2VyaW5mbyIsImlzcyI6Inh0LmNvbSIsImV4cCI6MTY5NDE1MzA3NiwiY2xpZW50X2lkIjoiMzVMRjJGU0xIWDVJUlFBNCJ9.UIeGGDiiybfEUEPFAteN3TtCxz5PyZxGDIULaNJjO3mCck7s28nRpXWSxONMGYMXG03XxJVUJs5WfdpNEmKUmmoQQuy-UOCuvV7zLdFmwUHd5e5tDMA7mgTCxbCeyxYE4L8Vr8StEEhxwWbDFxG_-2wdNEgEIvlgg9bI87Qcy9s",
          "expires_in": 15551999,
          "refresh_expires_in": 18143999,
          "client_id": "35LF2FSLHX5IRQA4",
          "scope": "userinfo"
        }
      }
    },
    "refresh-success": {
      "forGrant": "refresh_token",
      "value": {
        "rc": 0,
        "mc": "SUCCESS",
        "ma": [],
        "result": {
          "user_id": "12345678",
          "access_token": "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIiwidXNlci1pZCI6MSwic2NvcGUiOiJ1c2VyaW5mbyIsImlzcyI6Inh0LmNvbSIsImV4cCI6MTY5MTU2MTA3NiwiY2xpZW50X2lkIjoiMzVMRjJGU0xIWDVJUlFBNCJ9.vkSTiFLcQuO0qJqdm21MfmoLKb38wwhsKPCJI3x1xmOxYouH5GtmcYglk0XRxPeOMVZ-6E6tM3HGn1yMQdqTgHOVeAbtLSBBIqyUh6y-8j_MF8GyBwcEaRK2hfWBNOHw06B-0jLO_mKEduUWZXYHjNiAN2jenbj7Ba6MX7rcENk",
          "refresh_token": "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIiwidXNlci1pZCI6MSwic2NvcGUiOiJ1c2VyaW5mbyIsImlzcyI6Inh0LmNvbSIsImV4cCI6MTY5NDE1MzA3NiwiY2xpZW50X2lkIjoiMzVMRjJGU0xIWDVJUlFBNCJ9.UIeGGDiiybfEUEPFAteN3TtCxz5PyZxGDIULaNJjO3mCck7s28nRpXWSxONMGYMXG03XxJVUJs5WfdpNEmKUmmoQQuy-UOCuvV7zLdFmwUHd5e5tDMA7mgTCxbCeyxYE4L8Vr8StEEhxwWbDFxG_-2wdNEgEIvlgg9bI87Qcy9s",
          "expires_in": 15551999,
          "refresh_expires_in": 18143999,
          "client_id": "35LF2FSLHX5IRQA4",
          "scope": "userinfo"
        }
      }
    },
    "business-failure": {
      "value": {
        "rc": 1,
        "mc": "FAILURE",
        "ma": []
      }
    },
    "auth-failure": {
      "value": {
        "rc": 1,
        "mc": "AUTH_101",
        "ma": [
          {}
        ],
        "result": null
      }
    },
    "failure-null-result": {
      "value": {
        "rc": 1,
        "mc": "FAILURE",
        "ma": [],
        "result": null
      }
    }
  } },
  { operation: createApiKey, "inputTypes": {},
  "examples": {
    "success": {
      "value": {
        "rc": 0,
        "mc": "SUCCESS",
        "ma": [
          {}
        ],
        "result": {
          "userId": 12345678,
          "accessKey": "99258227-f053-46a2-9b10-66c155eb705c",
          "secretKey": "4b1839e11bf7a1c6de5f078bd9f4b6e0850da3cf"
        }
      }
    },
    "business-failure": {
      "value": {
        "rc": 1,
        "mc": "FAILURE",
        "ma": []
      }
    },
    "signature-wrong": {
      "value": {
        "rc": 1,
        "mc": "AUTH_103",
        "ma": [],
        "result": null
      }
    },
    "timestamp-outdated": {
      "value": {
        "rc": 1,
        "mc": "AUTH_105",
        "ma": [],
        "result": null
      }
    },
    "permission-exceeded": {
      "value": {
        "rc": 1,
        "mc": "AUTH_106",
        "ma": [],
        "result": null
      }
    }
  } },
  { operation: getBalance, "inputTypes": {},
  "examples": {
    "success": {
      "value": {
        "rc": 0,
        "mc": "SUCCESS",
        "ma": [
          {}
        ],
        "result": {
          "currency": "usdt",
          "currencyId": 11,
          "frozenAmount": "80.5",
          "availableAmount": "919.5",
          "totalAmount": "1000",
          "convertBtcAmount": "0.025",
          "convertUsdtAmount": "1000"
        }
      }
    },
    "business-failure": {
      "value": {
        "rc": 1,
        "mc": "FAILURE",
        "ma": []
      }
    },
    "signature-wrong": {
      "value": {
        "rc": 1,
        "mc": "AUTH_103",
        "ma": [],
        "result": null
      }
    },
    "timestamp-outdated": {
      "value": {
        "rc": 1,
        "mc": "AUTH_105",
        "ma": [],
        "result": null
      }
    },
    "currency-abnormal": {
      "value": {
        "rc": 1,
        "mc": "CURRENCY_001",
        "ma": [],
        "result": null
      }
    }
  } },
  { operation: getBalances, "inputTypes": {
    "currencies": "string[]"
  },
  "examples": {
    "success": {
      "value": {
        "rc": 0,
        "mc": "SUCCESS",
        "ma": [
          {}
        ],
        "result": {
          "totalBtcAmount": "0.525",
          "totalUsdtAmount": "21000",
          "assets": [
            {
              "currency": "usdt",
              "currencyId": 11,
              "frozenAmount": "80.5",
              "availableAmount": "919.5",
              "totalAmount": "1000",
              "convertBtcAmount": "0.025",
              "convertUsdtAmount": "1000"
            },
            {
              "currency": "btc",
              "currencyId": 2,
              "frozenAmount": "0",
              "availableAmount": "0.5",
              "totalAmount": "0.5",
              "convertBtcAmount": "0.5",
              "convertUsdtAmount": "20000"
            }
          ]
        }
      }
    },
    "business-failure": {
      "value": {
        "rc": 1,
        "mc": "FAILURE",
        "ma": []
      }
    },
    "signature-wrong": {
      "value": {
        "rc": 1,
        "mc": "AUTH_103",
        "ma": [],
        "result": null
      }
    },
    "timestamp-outdated": {
      "value": {
        "rc": 1,
        "mc": "AUTH_105",
        "ma": [],
        "result": null
      }
    },
    "currency-abnormal": {
      "value": {
        "rc": 1,
        "mc": "CURRENCY_001",
        "ma": [],
        "result": null
      }
    }
  } },
  { operation: findOrder, "inputTypes": {},
  "examples": {
    "success": {
      "value": {
        "rc": 0,
        "mc": "SUCCESS",
        "ma": [
          {}
        ],
        "result": {
          "symbol": "btc_usdt",
          "orderId": "6216559590087220004",
          "clientOrderId": "16559590087220001",
          "baseCurrency": "btc",
          "quoteCurrency": "usdt",
          "side": "BUY",
          "type": "LIMIT",
          "timeInForce": "GTC",
          "price": "40000.00",
          "origQty": "2.000000",
          "origQuoteQty": "80000.00",
          "executedQty": "1.200000",
          "leavingQty": "0.800000",
          "tradeBase": "1.200000",
          "tradeQuote": "48000.00",
          "avgPrice": "40000.00",
          "fee": "0.5",
          "feeCurrency": "usdt",
          "closed": false,
          "state": "PARTIALLY_FILLED",
          "time": 1655958915583,
          "updatedTime": 1655958915583
        }
      }
    },
    "new-order": {
      "value": {
        "rc": 0,
        "mc": "SUCCESS",
        "ma": [],
        "result": {
          "symbol": "btc_usdt",
          "orderId": "6216559590087220005",
          "clientOrderId": null,
          "baseCurrency": "btc",
          "quoteCurrency": "usdt",
          "side": "BUY",
          "type": "LIMIT",
          "timeInForce": "GTC",
          "price": "20000.00",
          "origQty": "0.001000",
          "origQuoteQty": "20.00",
          "executedQty": "0.000000",
          "leavingQty": "0.001000",
          "tradeBase": "0.000000",
          "tradeQuote": "0.00",
          "avgPrice": null,
          "fee": null,
          "feeCurrency": null,
          "closed": false,
          "state": "NEW",
          "time": 1655958915583,
          "updatedTime": 1655958915583
        }
      }
    },
    "business-failure": {
      "value": {
        "rc": 1,
        "mc": "FAILURE",
        "ma": []
      }
    },
    "signature-wrong": {
      "value": {
        "rc": 1,
        "mc": "AUTH_103",
        "ma": [],
        "result": null
      }
    },
    "timestamp-outdated": {
      "value": {
        "rc": 1,
        "mc": "AUTH_105",
        "ma": [],
        "result": null
      }
    },
    "order-not-found": {
      "value": {
        "rc": 1,
        "mc": "ORDER_005",
        "ma": [],
        "result": null
      }
    }
  } },
  { operation: placeOrder, "inputTypes": {},
  "examples": {
    "success": {
      "value": {
        "rc": 0,
        "mc": "SUCCESS",
        "ma": [
          {}
        ],
        "result": {
          "orderId": "6216559590087220004"
        }
      }
    },
    "business-failure": {
      "value": {
        "rc": 1,
        "mc": "FAILURE",
        "ma": []
      }
    },
    "signature-wrong": {
      "value": {
        "rc": 1,
        "mc": "AUTH_103",
        "ma": [],
        "result": null
      }
    },
    "timestamp-outdated": {
      "value": {
        "rc": 1,
        "mc": "AUTH_105",
        "ma": [],
        "result": null
      }
    },
    "permission-exceeded": {
      "value": {
        "rc": 1,
        "mc": "AUTH_106",
        "ma": [],
        "result": null
      }
    },
    "insufficient-funds": {
      "value": {
        "rc": 1,
        "mc": "ORDER_002",
        "ma": [],
        "result": null
      }
    },
    "symbol-not-found": {
      "value": {
        "rc": 1,
        "mc": "SYMBOL_001",
        "ma": [],
        "result": null
      }
    },
    "symbol-suspended": {
      "value": {
        "rc": 1,
        "mc": "SYMBOL_003",
        "ma": []
      }
    },
    "too-many-open-orders": {
      "value": {
        "rc": 1,
        "mc": "ORDER_006",
        "ma": []
      }
    },
    "precision-wrong": {
      "value": {
        "rc": 1,
        "mc": "ORDER_008",
        "ma": []
      }
    },
    "quantity-too-small": {
      "value": {
        "rc": 1,
        "mc": "ORDER_F0201",
        "ma": []
      }
    },
    "risk-control": {
      "value": {
        "rc": 1,
        "mc": "GATEWAY_0001",
        "ma": []
      }
    }
  } },
  { operation: getOrder, "inputTypes": {},
  "examples": {
    "success": {
      "value": {
        "rc": 0,
        "mc": "SUCCESS",
        "ma": [
          {}
        ],
        "result": {
          "symbol": "btc_usdt",
          "orderId": "6216559590087220004",
          "clientOrderId": "16559590087220001",
          "baseCurrency": "btc",
          "quoteCurrency": "usdt",
          "side": "BUY",
          "type": "LIMIT",
          "timeInForce": "GTC",
          "price": "40000.00",
          "origQty": "2.000000",
          "origQuoteQty": "80000.00",
          "executedQty": "1.200000",
          "leavingQty": "0.800000",
          "tradeBase": "1.200000",
          "tradeQuote": "48000.00",
          "avgPrice": "40000.00",
          "fee": "0.5",
          "feeCurrency": "usdt",
          "closed": false,
          "state": "PARTIALLY_FILLED",
          "time": 1655958915583,
          "updatedTime": 1655958915583
        }
      }
    },
    "new-order": {
      "value": {
        "rc": 0,
        "mc": "SUCCESS",
        "ma": [],
        "result": {
          "symbol": "btc_usdt",
          "orderId": "6216559590087220005",
          "clientOrderId": null,
          "baseCurrency": "btc",
          "quoteCurrency": "usdt",
          "side": "BUY",
          "type": "LIMIT",
          "timeInForce": "GTC",
          "price": "20000.00",
          "origQty": "0.001000",
          "origQuoteQty": "20.00",
          "executedQty": "0.000000",
          "leavingQty": "0.001000",
          "tradeBase": "0.000000",
          "tradeQuote": "0.00",
          "avgPrice": null,
          "fee": null,
          "feeCurrency": null,
          "closed": false,
          "state": "NEW",
          "time": 1655958915583,
          "updatedTime": 1655958915583
        }
      }
    },
    "business-failure": {
      "value": {
        "rc": 1,
        "mc": "FAILURE",
        "ma": []
      }
    },
    "signature-wrong": {
      "value": {
        "rc": 1,
        "mc": "AUTH_103",
        "ma": [],
        "result": null
      }
    },
    "timestamp-outdated": {
      "value": {
        "rc": 1,
        "mc": "AUTH_105",
        "ma": [],
        "result": null
      }
    },
    "order-not-found": {
      "value": {
        "rc": 1,
        "mc": "ORDER_005",
        "ma": [],
        "result": null
      }
    }
  } },
  { operation: cancelOrder, "inputTypes": {},
  "examples": {
    "success": {
      "value": {
        "rc": 0,
        "mc": "SUCCESS",
        "ma": [
          {}
        ],
        "result": {
          "cancelId": "6216559590087220004"
        }
      }
    },
    "business-failure": {
      "value": {
        "rc": 1,
        "mc": "FAILURE",
        "ma": []
      }
    },
    "signature-wrong": {
      "value": {
        "rc": 1,
        "mc": "AUTH_103",
        "ma": [],
        "result": null
      }
    },
    "timestamp-outdated": {
      "value": {
        "rc": 1,
        "mc": "AUTH_105",
        "ma": [],
        "result": null
      }
    },
    "order-not-found": {
      "value": {
        "rc": 1,
        "mc": "ORDER_005",
        "ma": [],
        "result": null
      }
    }
  } },
  { operation: getOrders, "inputTypes": {
    "orderIds": "string[]"
  },
  "examples": {
    "success": {
      "value": {
        "rc": 0,
        "mc": "SUCCESS",
        "ma": [
          {}
        ],
        "result": [
          {
            "symbol": "btc_usdt",
            "orderId": "6216559590087220004",
            "clientOrderId": "16559590087220001",
            "baseCurrency": "btc",
            "quoteCurrency": "usdt",
            "side": "BUY",
            "type": "LIMIT",
            "timeInForce": "GTC",
            "price": "40000.00",
            "origQty": "2.000000",
            "origQuoteQty": "80000.00",
            "executedQty": "1.200000",
            "leavingQty": "0.800000",
            "tradeBase": "1.200000",
            "tradeQuote": "48000.00",
            "avgPrice": "40000.00",
            "fee": "0.5",
            "feeCurrency": "usdt",
            "closed": false,
            "state": "PARTIALLY_FILLED",
            "time": 1655958915583,
            "updatedTime": 1655958915583
          },
          {
            "symbol": "btc_usdt",
            "orderId": "6216559590087220005",
            "clientOrderId": null,
            "baseCurrency": "btc",
            "quoteCurrency": "usdt",
            "side": "BUY",
            "type": "LIMIT",
            "timeInForce": "GTC",
            "price": "20000.00",
            "origQty": "0.001000",
            "origQuoteQty": "20.00",
            "executedQty": "0.000000",
            "leavingQty": "0.001000",
            "tradeBase": "0.000000",
            "tradeQuote": "0.00",
            "avgPrice": null,
            "fee": null,
            "feeCurrency": null,
            "closed": false,
            "state": "NEW",
            "time": 1655958915583,
            "updatedTime": 1655958915583
          }
        ]
      }
    },
    "business-failure": {
      "value": {
        "rc": 1,
        "mc": "FAILURE",
        "ma": []
      }
    },
    "signature-wrong": {
      "value": {
        "rc": 1,
        "mc": "AUTH_103",
        "ma": [],
        "result": null
      }
    },
    "timestamp-outdated": {
      "value": {
        "rc": 1,
        "mc": "AUTH_105",
        "ma": [],
        "result": null
      }
    }
  } },
  { operation: cancelOrders, "inputTypes": {},
  "examples": {
    "success": {
      "value": {
        "rc": 0,
        "mc": "SUCCESS",
        "ma": [],
        "result": null
      }
    },
    "business-failure": {
      "value": {
        "rc": 1,
        "mc": "FAILURE",
        "ma": []
      }
    },
    "signature-wrong": {
      "value": {
        "rc": 1,
        "mc": "AUTH_103",
        "ma": [],
        "result": null
      }
    },
    "timestamp-outdated": {
      "value": {
        "rc": 1,
        "mc": "AUTH_105",
        "ma": [],
        "result": null
      }
    },
    "permission-exceeded": {
      "value": {
        "rc": 1,
        "mc": "AUTH_106",
        "ma": [],
        "result": null
      }
    }
  } },
  { operation: getOpenOrders, "inputTypes": {},
  "examples": {
    "success": {
      "value": {
        "rc": 0,
        "mc": "SUCCESS",
        "ma": [
          {}
        ],
        "result": [
          {
            "symbol": "btc_usdt",
            "orderId": "6216559590087220004",
            "clientOrderId": "16559590087220001",
            "baseCurrency": "btc",
            "quoteCurrency": "usdt",
            "side": "BUY",
            "type": "LIMIT",
            "timeInForce": "GTC",
            "price": "40000.00",
            "origQty": "2.000000",
            "origQuoteQty": "80000.00",
            "executedQty": "1.200000",
            "leavingQty": "0.800000",
            "tradeBase": "1.200000",
            "tradeQuote": "48000.00",
            "avgPrice": "40000.00",
            "fee": "0.5",
            "feeCurrency": "usdt",
            "closed": false,
            "state": "PARTIALLY_FILLED",
            "time": 1655958915583,
            "updatedTime": 1655958915583
          },
          {
            "symbol": "btc_usdt",
            "orderId": "6216559590087220005",
            "clientOrderId": null,
            "baseCurrency": "btc",
            "quoteCurrency": "usdt",
            "side": "BUY",
            "type": "LIMIT",
            "timeInForce": "GTC",
            "price": "20000.00",
            "origQty": "0.001000",
            "origQuoteQty": "20.00",
            "executedQty": "0.000000",
            "leavingQty": "0.001000",
            "tradeBase": "0.000000",
            "tradeQuote": "0.00",
            "avgPrice": null,
            "fee": null,
            "feeCurrency": null,
            "closed": false,
            "state": "NEW",
            "time": 1655958915583,
            "updatedTime": 1655958915583
          }
        ]
      }
    },
    "business-failure": {
      "value": {
        "rc": 1,
        "mc": "FAILURE",
        "ma": []
      }
    },
    "signature-wrong": {
      "value": {
        "rc": 1,
        "mc": "AUTH_103",
        "ma": [],
        "result": null
      }
    },
    "timestamp-outdated": {
      "value": {
        "rc": 1,
        "mc": "AUTH_105",
        "ma": [],
        "result": null
      }
    }
  } },
  { operation: cancelOpenOrders, "inputTypes": {},
  "examples": {
    "success": {
      "value": {
        "rc": 0,
        "mc": "SUCCESS",
        "ma": [],
        "result": null
      }
    },
    "business-failure": {
      "value": {
        "rc": 1,
        "mc": "FAILURE",
        "ma": []
      }
    },
    "signature-wrong": {
      "value": {
        "rc": 1,
        "mc": "AUTH_103",
        "ma": [],
        "result": null
      }
    },
    "timestamp-outdated": {
      "value": {
        "rc": 1,
        "mc": "AUTH_105",
        "ma": [],
        "result": null
      }
    },
    "permission-exceeded": {
      "value": {
        "rc": 1,
        "mc": "AUTH_106",
        "ma": [],
        "result": null
      }
    }
  } },
  { operation: getOrderHistory, "inputTypes": {
    "limit": "integer",
    "startTime": "integer",
    "endTime": "integer",
    "hiddenCanceled": "boolean"
  },
  "examples": {
    "success": {
      "value": {
        "rc": 0,
        "mc": "SUCCESS",
        "ma": [
          {}
        ],
        "result": {
          "hasPrev": true,
          "hasNext": true,
          "items": [
            {
              "symbol": "btc_usdt",
              "orderId": "6216559590087220004",
              "clientOrderId": "16559590087220001",
              "baseCurrency": "btc",
              "quoteCurrency": "usdt",
              "side": "BUY",
              "type": "LIMIT",
              "timeInForce": "GTC",
              "price": "40000.00",
              "origQty": "2.000000",
              "origQuoteQty": "80000.00",
              "executedQty": "1.200000",
              "leavingQty": "0.800000",
              "tradeBase": "1.200000",
              "tradeQuote": "48000.00",
              "avgPrice": "40000.00",
              "fee": "0.5",
              "feeCurrency": "usdt",
              "closed": false,
              "state": "PARTIALLY_FILLED",
              "time": 1655958915583,
              "updatedTime": 1655958915583
            },
            {
              "symbol": "btc_usdt",
              "orderId": "6216559590087220005",
              "clientOrderId": null,
              "baseCurrency": "btc",
              "quoteCurrency": "usdt",
              "side": "BUY",
              "type": "LIMIT",
              "timeInForce": "GTC",
              "price": "20000.00",
              "origQty": "0.001000",
              "origQuoteQty": "20.00",
              "executedQty": "0.000000",
              "leavingQty": "0.001000",
              "tradeBase": "0.000000",
              "tradeQuote": "0.00",
              "avgPrice": null,
              "fee": null,
              "feeCurrency": null,
              "closed": false,
              "state": "NEW",
              "time": 1655958915583,
              "updatedTime": 1655958915583
            }
          ]
        }
      }
    },
    "last-page": {
      "value": {
        "rc": 0,
        "mc": "SUCCESS",
        "ma": [],
        "result": {
          "hasPrev": true,
          "hasNext": false,
          "items": [
            {
              "symbol": "btc_usdt",
              "orderId": "6216559590087220004",
              "clientOrderId": "16559590087220001",
              "baseCurrency": "btc",
              "quoteCurrency": "usdt",
              "side": "BUY",
              "type": "LIMIT",
              "timeInForce": "GTC",
              "price": "40000.00",
              "origQty": "2.000000",
              "origQuoteQty": "80000.00",
              "executedQty": "1.200000",
              "leavingQty": "0.800000",
              "tradeBase": "1.200000",
              "tradeQuote": "48000.00",
              "avgPrice": "40000.00",
              "fee": "0.5",
              "feeCurrency": "usdt",
              "closed": false,
              "state": "PARTIALLY_FILLED",
              "time": 1655958915583,
              "updatedTime": 1655958915583
            },
            {
              "symbol": "btc_usdt",
              "orderId": "6216559590087220005",
              "clientOrderId": null,
              "baseCurrency": "btc",
              "quoteCurrency": "usdt",
              "side": "BUY",
              "type": "LIMIT",
              "timeInForce": "GTC",
              "price": "20000.00",
              "origQty": "0.001000",
              "origQuoteQty": "20.00",
              "executedQty": "0.000000",
              "leavingQty": "0.001000",
              "tradeBase": "0.000000",
              "tradeQuote": "0.00",
              "avgPrice": null,
              "fee": null,
              "feeCurrency": null,
              "closed": false,
              "state": "NEW",
              "time": 1655958915583,
              "updatedTime": 1655958915583
            }
          ]
        }
      }
    },
    "no-orders": {
      "value": {
        "rc": 0,
        "mc": "SUCCESS",
        "ma": [],
        "result": {
          "hasPrev": false,
          "hasNext": false,
          "items": []
        }
      }
    },
    "business-failure": {
      "value": {
        "rc": 1,
        "mc": "FAILURE",
        "ma": []
      }
    },
    "signature-wrong": {
      "value": {
        "rc": 1,
        "mc": "AUTH_103",
        "ma": [],
        "result": null
      }
    },
    "timestamp-outdated": {
      "value": {
        "rc": 1,
        "mc": "AUTH_105",
        "ma": [],
        "result": null
      }
    },
    "symbol-not-found": {
      "value": {
        "rc": 1,
        "mc": "SYMBOL_001",
        "ma": [],
        "result": null
      }
    }
  } },
  { operation: getTrades, "inputTypes": {
    "limit": "integer",
    "startTime": "integer",
    "endTime": "integer"
  },
  "examples": {
    "success": {
      "value": {
        "rc": 0,
        "mc": "SUCCESS",
        "ma": [
          {}
        ],
        "result": {
          "hasPrev": true,
          "hasNext": true,
          "items": [
            {
              "symbol": "btc_usdt",
              "tradeId": "6316559590087222001",
              "orderId": "6216559590087220004",
              "orderSide": "BUY",
              "orderType": "LIMIT",
              "bizType": "SPOT",
              "time": 1655958915583,
              "price": "40000",
              "quantity": "1.2",
              "quoteQty": "48000",
              "baseCurrency": "btc",
              "quoteCurrency": "usdt",
              "fee": "0.5",
              "feeCurrency": "usdt",
              "takerMaker": "TAKER"
            }
          ]
        }
      }
    },
    "last-page": {
      "value": {
        "rc": 0,
        "mc": "SUCCESS",
        "ma": [],
        "result": {
          "hasPrev": true,
          "hasNext": false,
          "items": [
            {
              "symbol": "btc_usdt",
              "tradeId": "6316559590087222001",
              "orderId": "6216559590087220004",
              "orderSide": "BUY",
              "orderType": "LIMIT",
              "bizType": "SPOT",
              "time": 1655958915583,
              "price": "40000",
              "quantity": "1.2",
              "quoteQty": "48000",
              "baseCurrency": "btc",
              "quoteCurrency": "usdt",
              "fee": "0.5",
              "feeCurrency": "usdt",
              "takerMaker": "TAKER"
            }
          ]
        }
      }
    },
    "no-trades": {
      "value": {
        "rc": 0,
        "mc": "SUCCESS",
        "ma": [],
        "result": {
          "hasPrev": false,
          "hasNext": false,
          "items": []
        }
      }
    },
    "business-failure": {
      "value": {
        "rc": 1,
        "mc": "FAILURE",
        "ma": []
      }
    },
    "signature-wrong": {
      "value": {
        "rc": 1,
        "mc": "AUTH_103",
        "ma": [],
        "result": null
      }
    },
    "timestamp-outdated": {
      "value": {
        "rc": 1,
        "mc": "AUTH_105",
        "ma": [],
        "result": null
      }
    },
    "symbol-not-found": {
      "value": {
        "rc": 1,
        "mc": "SYMBOL_001",
        "ma": [],
        "result": null
      }
    }
  } },
  { operation: getServerTime, "inputTypes": {},
  "examples": {
    "success": {
      "value": {
        "rc": 0,
        "mc": "SUCCESS",
        "ma": [],
        "result": {
          "serverTime": 1662435658062
        }
      }
    },
    "business-failure": {
      "value": {
        "rc": 1,
        "mc": "FAILURE",
        "ma": []
      }
    }
  } },
  { operation: getClientIp, "inputTypes": {},
  "examples": {
    "success": {
      "value": {
        "rc": 0,
        "mc": "SUCCESS",
        "ma": [],
        "result": {
          "ip": "192.168.1.1"
        }
      }
    },
    "business-failure": {
      "value": {
        "rc": 1,
        "mc": "FAILURE",
        "ma": []
      }
    }
  } },
  { operation: getSymbols, "inputTypes": {
    "symbols": "string[]"
  },
  "examples": {
    "success": {
      "value": {
        "rc": 0,
        "mc": "SUCCESS",
        "ma": [],
        "result": {
          "time": 1662444177871,
          "version": "7cd2cfab0dc979339f1de904bd90c9cb",
          "symbols": [
            {
              "symbol": "btc_usdt",
              "state": "ONLINE",
              "tradingEnabled": true,
              "openapiEnabled": true,
              "nextStateTime": null,
              "nextState": null,
              "depthMergePrecision": 5,
              "baseCurrency": "btc",
              "baseCurrencyPrecision": 5,
              "quoteCurrency": "usdt",
              "quoteCurrencyPrecision": 6,
              "pricePrecision": 4,
              "quantityPrecision": 6,
              "takerFeeRate": 0.001,
              "makerFeeRate": 0.002,
              "orderTypes": [
                "LIMIT",
                "MARKET"
              ],
              "timeInForces": [
                "GTC",
                "FOK",
                "IOC",
                "GTX"
              ],
              "displayWeight": 1,
              "displayLevel": "FULL",
              "filters": [
                {
                  "filter": "PROTECTION_LIMIT",
                  "buyMaxDeviation": "0.8",
                  "sellMaxDeviation": "0.8"
                },
                {
                  "filter": "PROTECTION_MARKET",
                  "maxDeviation": "0.1"
                },
                {
                  "filter": "PROTECTION_ONLINE",
                  "durationSeconds": "300",
                  "maxPriceMultiple": "5"
                },
                {
                  "filter": "PRICE",
                  "min": null,
                  "max": null,
                  "tickSize": null
                },
                {
                  "filter": "QUANTITY",
                  "min": null,
                  "max": null,
                  "tickSize": null
                },
                {
                  "filter": "QUOTE_QTY",
                  "min": null
                }
              ]
            }
          ]
        }
      }
    },
    "recorded": {
      "value": {
        "rc": 0,
        "mc": "SUCCESS",
        "ma": [],
        "result": {
          "time": 1677881368812,
          "version": "abb101d1543e54bee40687b135411ba0",
          "symbols": [
            {
              "id": 640,
              "symbol": "xt_usdt",
              "state": "ONLINE",
              "stateTime": 1554048000000,
              "tradingEnabled": true,
              "openapiEnabled": true,
              "nextStateTime": null,
              "nextState": null,
              "depthMergePrecision": 5,
              "baseCurrency": "xt",
              "baseCurrencyPrecision": 8,
              "baseCurrencyId": 128,
              "quoteCurrency": "usdt",
              "quoteCurrencyPrecision": 8,
              "quoteCurrencyId": 11,
              "pricePrecision": 4,
              "quantityPrecision": 2,
              "orderTypes": [
                "LIMIT",
                "MARKET"
              ],
              "timeInForces": [
                "GTC",
                "IOC"
              ],
              "displayWeight": 10002,
              "displayLevel": "FULL",
              "filters": [
                {
                  "filter": "QUOTE_QTY",
                  "min": "1"
                },
                {
                  "filter": "PROTECTION_LIMIT",
                  "buyMaxDeviation": "0.8",
                  "sellMaxDeviation": "4"
                },
                {
                  "filter": "PROTECTION_MARKET",
                  "maxDeviation": "0.02"
                }
              ]
            }
          ]
        }
      }
    },
    "same-version": {
      "value": {
        "rc": 0,
        "mc": "SUCCESS",
        "ma": [],
        "result": {
          "time": 1662444177871,
          "version": "7cd2cfab0dc979339f1de904bd90c9cb",
          "symbols": null
        }
      }
    },
    "business-failure": {
      "value": {
        "rc": 1,
        "mc": "FAILURE",
        "ma": []
      }
    },
    "symbol-not-found": {
      "value": {
        "rc": 1,
        "mc": "SYMBOL_001",
        "ma": [],
        "result": null
      }
    }
  } },
  { operation: getDepth, "inputTypes": {
    "limit": "integer"
  },
  "examples": {
    "success": {
      "value": {
        "rc": 0,
        "mc": "SUCCESS",
        "ma": [],
        "result": {
          "timestamp": 1662445330524,
          "lastUpdateId": 137333589606963580,
          "bids": [
            [
              "200.0000",
              "0.996000"
            ],
            [
              "100.0000",
              "0.001000"
            ],
            [
              "20.0000",
              "10.000000"
            ]
          ],
          "asks": []
        }
      }
    },
    "recorded": {
      "value": {
        "rc": 0,
        "mc": "SUCCESS",
        "ma": [],
        "result": {
          "timestamp": 1678169975184,
          "lastUpdateId": 1675333221812,
          "bids": [
            [
              "22444.51",
              "0.129887"
            ],
            [
              "22444.49",
              "0.114245"
            ],
            [
              "22444.30",
              "0.225956"
            ]
          ],
          "asks": [
            [
              "22446.19",
              "0.095330"
            ],
            [
              "22446.24",
              "0.224413"
            ],
            [
              "22446.28",
              "0.329095"
            ]
          ]
        }
      }
    },
    "business-failure": {
      "value": {
        "rc": 1,
        "mc": "FAILURE",
        "ma": []
      }
    },
    "symbol-not-found": {
      "value": {
        "rc": 1,
        "mc": "SYMBOL_001",
        "ma": [],
        "result": null
      }
    }
  } },
  { operation: getKlines, "inputTypes": {
    "startTime": "integer",
    "endTime": "integer",
    "limit": "integer"
  },
  "examples": {
    "success": {
      "value": {
        "rc": 0,
        "mc": "SUCCESS",
        "ma": [
          {}
        ],
        "result": [
          {
            "t": 1662601014832,
            "o": "30000",
            "c": "32000",
            "h": "35000",
            "l": "25000",
            "q": "512",
            "v": "15360000"
          }
        ]
      }
    },
    "recorded": {
      "value": {
        "rc": 0,
        "mc": "SUCCESS",
        "ma": [],
        "result": [
          {
            "t": 1678167720000,
            "o": "22467.85",
            "c": "22465.87",
            "h": "22468.86",
            "l": "22465.21",
            "q": "1.316656",
            "v": "29582.73018498"
          }
        ]
      }
    },
    "business-failure": {
      "value": {
        "rc": 1,
        "mc": "FAILURE",
        "ma": []
      }
    },
    "symbol-not-found": {
      "value": {
        "rc": 1,
        "mc": "SYMBOL_001",
        "ma": [],
        "result": null
      }
    }
  } },
  { operation: getRecentTrades, "inputTypes": {
    "limit": "integer"
  },
  "examples": {
    "success": {
      "value": {
        "rc": 0,
        "mc": "SUCCESS",
        "ma": [],
        "result": [
          {
            "i": 203530723141917060,
            "t": 1678227505815,
            "p": "22038.81",
            "q": "0.000978",
            "v": "21.55395618",
            "b": true
          }
        ]
      }
    },
    "business-failure": {
      "value": {
        "rc": 1,
        "mc": "FAILURE",
        "ma": []
      }
    },
    "symbol-not-found": {
      "value": {
        "rc": 1,
        "mc": "SYMBOL_001",
        "ma": [],
        "result": null
      }
    }
  } },
  { operation: getHistoricalTrades, "inputTypes": {
    "limit": "integer"
  },
  "examples": {
    "success": {
      "value": {
        "rc": 0,
        "mc": "SUCCESS",
        "ma": [],
        "result": [
          {
            "i": 203530723141917060,
            "t": 1678227505815,
            "p": "22038.81",
            "q": "0.000978",
            "v": "21.55395618",
            "b": true
          }
        ]
      }
    },
    "business-failure": {
      "value": {
        "rc": 1,
        "mc": "FAILURE",
        "ma": []
      }
    },
    "symbol-not-found": {
      "value": {
        "rc": 1,
        "mc": "SYMBOL_001",
        "ma": [],
        "result": null
      }
    }
  } },
  { operation: getTickers, "inputTypes": {
    "symbols": "string[]"
  },
  "examples": {
    "success": {
      "value": {
        "rc": 0,
        "mc": "SUCCESS",
        "ma": [],
        "result": [
          {
            "s": "btc_usdt",
            "t": 1662444879425,
            "cv": "0.00",
            "cr": "0.0000",
            "o": "200.00",
            "l": "200.00",
            "h": "200.00",
            "c": "200.00",
            "q": "0.002",
            "v": "0.40",
            "ap": null,
            "aq": null,
            "bp": null,
            "bq": null
          }
        ]
      }
    },
    "business-failure": {
      "value": {
        "rc": 1,
        "mc": "FAILURE",
        "ma": []
      }
    },
    "symbol-not-found": {
      "value": {
        "rc": 1,
        "mc": "SYMBOL_001",
        "ma": [],
        "result": null
      }
    }
  } },
  { operation: getPrices, "inputTypes": {
    "symbols": "string[]"
  },
  "examples": {
    "success": {
      "value": {
        "rc": 0,
        "mc": "SUCCESS",
        "ma": [],
        "result": [
          {
            "s": "btc_usdt",
            "t": 1661856036925,
            "p": "9000.0000"
          }
        ]
      }
    },
    "business-failure": {
      "value": {
        "rc": 1,
        "mc": "FAILURE",
        "ma": []
      }
    },
    "symbol-not-found": {
      "value": {
        "rc": 1,
        "mc": "SYMBOL_001",
        "ma": [],
        "result": null
      }
    }
  } },
  { operation: getBookTickers, "inputTypes": {
    "symbols": "string[]"
  },
  "examples": {
    "success": {
      "value": {
        "rc": 0,
        "mc": "SUCCESS",
        "ma": [],
        "result": [
          {
            "s": "btc_usdt",
            "t": 1661856036925,
            "ap": null,
            "aq": null,
            "bp": null,
            "bq": null
          }
        ]
      }
    },
    "recorded": {
      "value": {
        "rc": 0,
        "mc": "SUCCESS",
        "ma": [],
        "result": [
          {
            "s": "kas_usdt",
            "t": 1679539891853,
            "ap": "0.016298",
            "aq": "5119.09",
            "bp": "0.016290",
            "bq": "135.37"
          }
        ]
      }
    },
    "business-failure": {
      "value": {
        "rc": 1,
        "mc": "FAILURE",
        "ma": []
      }
    },
    "symbol-not-found": {
      "value": {
        "rc": 1,
        "mc": "SYMBOL_001",
        "ma": [],
        "result": null
      }
    }
  } },
  { operation: get24hTickers, "inputTypes": {
    "symbols": "string[]"
  },
  "examples": {
    "success": {
      "value": {
        "rc": 0,
        "mc": "SUCCESS",
        "ma": [],
        "result": [
          {
            "s": "btc_usdt",
            "t": 1661856036925,
            "cv": "0.0000",
            "cr": "0.00",
            "o": "9000.0000",
            "l": "9000.0000",
            "h": "9000.0000",
            "c": "9000.0000",
            "q": "0.0136",
            "v": "122.9940"
          }
        ]
      }
    },
    "business-failure": {
      "value": {
        "rc": 1,
        "mc": "FAILURE",
        "ma": []
      }
    },
    "symbol-not-found": {
      "value": {
        "rc": 1,
        "mc": "SYMBOL_001",
        "ma": [],
        "result": null
      }
    }
  } },
  { operation: getCurrencies, "inputTypes": {},
  "examples": {
    "success": {
      "value": {
        "rc": 0,
        "mc": "SUCCESS",
        "ma": [
          {}
        ],
        "result": {
          "time": 1686626116145,
          "version": "5dbbb2f2527c22b2b2e3b47187ef13d1",
          "currencies": [
            {
              "id": 11,
              "currency": "usdt",
              "fullName": "usdt",
              "logo": null,
              "cmcLink": null,
              "weight": 100,
              "maxPrecision": 6,
              "depositStatus": 1,
              "withdrawStatus": 1,
              "convertEnabled": 1,
              "transferEnabled": 1
            }
          ]
        }
      }
    },
    "business-failure": {
      "value": {
        "rc": 1,
        "mc": "FAILURE",
        "ma": []
      }
    }
  } },
  { operation: getSupportedCurrencies, "inputTypes": {},
  "examples": {
    "success": {
      "value": {
        "rc": 0,
        "mc": "SUCCESS",
        "ma": [
          {}
        ],
        "result": [
          {
            "currency": "BTC",
            "supportChains": [
              {
                "chain": "Bitcoin",
                "depositEnabled": true,
                "withdrawEnabled": true,
                "contract": "futureAddress",
                "depositMinAmount": 1,
                "depositFeeRate": 0.2,
                "depositConfirmations": 2,
                "withdrawMinAmount": 10,
                "withdrawPrecision": 4,
                "withdrawFeeAmount": 0.2,
                "withdrawFeeCurrency": "btc"
              }
            ]
          },
          {
            "currency": "ETH",
            "supportChains": [
              {
                "chain": "Ethereum",
                "depositEnabled": true,
                "withdrawEnabled": true,
                "contract": "futureAddress",
                "depositMinAmount": 1,
                "depositFeeRate": 0.2,
                "depositConfirmations": 2,
                "withdrawMinAmount": 10,
                "withdrawPrecision": 4,
                "withdrawFeeAmount": 0.2,
                "withdrawFeeCurrency": "eth"
              }
            ]
          }
        ]
      }
    },
    "business-failure": {
      "value": {
        "rc": 1,
        "mc": "FAILURE",
        "ma": []
      }
    }
  } },
];

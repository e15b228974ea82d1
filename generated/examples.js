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
];

// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

export const exampleOperations = [
  {
    "id": "getToken",
    "method": "GET",
    "path": "/public/uaa/oauth2/token",
    "secretNames": [
      "client_secret",
      "code",
      "refresh_token",
      "access_token"
    ],
    "parameters": [
      {
        "name": "client_id",
        "in": "query",
        "required": true
      },
      {
        "name": "client_secret",
        "in": "query",
        "required": true
      },
      {
        "name": "grant_type",
        "in": "query",
        "required": true,
        "values": [
          "authorization_code",
          "refresh_token"
        ]
      },
      {
        "name": "code",
        "in": "query",
        "required": false,
        "requiredForGrant": "authorization_code"
      },
      {
        "name": "refresh_token",
        "in": "query",
        "required": false,
        "requiredForGrant": "refresh_token"
      }
    ],
    "idNames": [],
    "security": {},
    "bodyRequired": false,
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
    }
  },
  {
    "id": "createApiKey",
    "method": "POST",
    "path": "/user/account/api-key",
    "secretNames": [
      "secretKey"
    ],
    "parameters": [],
    "idNames": [],
    "security": {
      "appKey": "validate-appkey",
      "signature": "validate-signature",
      "accessToken": "access-token"
    },
    "bodyRequired": false,
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
    }
  },
  {
    "id": "getBalance",
    "method": "GET",
    "path": "/spot/v4/balance",
    "secretNames": [],
    "parameters": [
      {
        "name": "currency",
        "in": "query",
        "required": true
      }
    ],
    "idNames": [],
    "security": {
      "appKey": "validate-appkey",
      "signature": "validate-signature",
      "accessToken": "access-token"
    },
    "bodyRequired": false,
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
            "frozenAmount": 80.5,
            "availableAmount": 919.5,
            "totalAmount": 1000,
            "convertBtcAmount": 0.025
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
    }
  },
  {
    "id": "getBalances",
    "method": "GET",
    "path": "/spot/v4/balances",
    "secretNames": [],
    "parameters": [
      {
        "name": "currencies",
        "in": "query",
        "required": false
      }
    ],
    "idNames": [],
    "security": {
      "appKey": "validate-appkey",
      "signature": "validate-signature",
      "accessToken": "access-token"
    },
    "bodyRequired": false,
    "examples": {
      "success": {
        "value": {
          "rc": 0,
          "mc": "SUCCESS",
          "ma": [
            {}
          ],
          "result": {
            "totalBtcAmount": 0.525,
            "assets": [
              {
                "currency": "usdt",
                "currencyId": 11,
                "frozenAmount": 80.5,
                "availableAmount": 919.5,
                "totalAmount": 1000,
                "convertBtcAmount": 0.025
              },
              {
                "currency": "btc",
                "currencyId": 2,
                "frozenAmount": 0,
                "availableAmount": 0.5,
                "totalAmount": 0.5,
                "convertBtcAmount": 0.5
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
    }
  },
  {
    "id": "findOrder",
    "method": "GET",
    "path": "/spot/v4/order",
    "secretNames": [],
    "parameters": [
      {
        "name": "orderId",
        "in": "query",
        "required": false
      },
      {
        "name": "clientOrderId",
        "in": "query",
        "required": false
      }
    ],
    "idNames": [
      "orderId"
    ],
    "security": {
      "appKey": "validate-appkey",
      "signature": "validate-signature",
      "accessToken": "access-token"
    },
    "bodyRequired": false,
    "examples": {
      "success": {
        "value": {
          "rc": 0,
          "mc": "SUCCESS",
          "ma": [
            {}
          ],
          "result": {
            "symbol": "BTC_USDT",
            "orderId": "6216559590087220004",
            "clientOrderId": "16559590087220001",
            "baseCurrency": "btc",
            "quoteCurrency": "usdt",
            "side": "BUY",
            "type": "LIMIT",
            "timeInForce": "GTC",
            "price": "40000",
            "origQty": "2",
            "origQuoteQty": "48000",
            "executedQty": "1.2",
            "leavingQty": "0.8",
            "tradeBase": "2",
            "tradeQuote": "48000",
            "avgPrice": "42350",
            "fee": "0.5",
            "feeCurrency": "usdt",
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
    }
  },
  {
    "id": "placeOrder",
    "method": "POST",
    "path": "/spot/v4/order",
    "secretNames": [],
    "parameters": [],
    "idNames": [],
    "security": {
      "appKey": "validate-appkey",
      "signature": "validate-signature",
      "accessToken": "access-token"
    },
    "bodyRequired": true,
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
    }
  },
  {
    "id": "getOrder",
    "method": "GET",
    "path": "/spot/v4/order/{orderId}",
    "secretNames": [],
    "parameters": [
      {
        "name": "orderId",
        "in": "path",
        "required": true
      }
    ],
    "idNames": [
      "orderId"
    ],
    "security": {
      "appKey": "validate-appkey",
      "signature": "validate-signature",
      "accessToken": "access-token"
    },
    "bodyRequired": false,
    "examples": {
      "success": {
        "value": {
          "rc": 0,
          "mc": "SUCCESS",
          "ma": [
            {}
          ],
          "result": {
            "symbol": "BTC_USDT",
            "orderId": "6216559590087220004",
            "clientOrderId": "16559590087220001",
            "baseCurrency": "btc",
            "quoteCurrency": "usdt",
            "side": "BUY",
            "type": "LIMIT",
            "timeInForce": "GTC",
            "price": "40000",
            "origQty": "2",
            "origQuoteQty": "48000",
            "executedQty": "1.2",
            "leavingQty": "0.8",
            "tradeBase": "2",
            "tradeQuote": "48000",
            "avgPrice": "42350",
            "fee": "0.5",
            "feeCurrency": "usdt",
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
    }
  },
  {
    "id": "cancelOrder",
    "method": "DELETE",
    "path": "/spot/v4/order/{orderId}",
    "secretNames": [],
    "parameters": [
      {
        "name": "orderId",
        "in": "path",
        "required": true
      }
    ],
    "idNames": [
      "orderId"
    ],
    "security": {
      "appKey": "validate-appkey",
      "signature": "validate-signature",
      "accessToken": "access-token"
    },
    "bodyRequired": false,
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
    }
  },
  {
    "id": "getOrders",
    "method": "GET",
    "path": "/spot/v4/batch-order",
    "secretNames": [],
    "parameters": [
      {
        "name": "orderIds",
        "in": "query",
        "required": true
      }
    ],
    "idNames": [
      "orderIds"
    ],
    "security": {
      "appKey": "validate-appkey",
      "signature": "validate-signature",
      "accessToken": "access-token"
    },
    "bodyRequired": false,
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
              "symbol": "BTC_USDT",
              "orderId": "6216559590087220004",
              "clientOrderId": "16559590087220001",
              "baseCurrency": "btc",
              "quoteCurrency": "usdt",
              "side": "BUY",
              "type": "LIMIT",
              "timeInForce": "GTC",
              "price": "40000",
              "origQty": "2",
              "origQuoteQty": "48000",
              "executedQty": "1.2",
              "leavingQty": "0.8",
              "tradeBase": "2",
              "tradeQuote": "48000",
              "avgPrice": "42350",
              "fee": "0.5",
              "feeCurrency": "usdt",
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
    }
  },
  {
    "id": "cancelOrders",
    "method": "DELETE",
    "path": "/spot/v4/batch-order",
    "secretNames": [],
    "parameters": [],
    "idNames": [
      "orderIds"
    ],
    "security": {
      "appKey": "validate-appkey",
      "signature": "validate-signature",
      "accessToken": "access-token"
    },
    "bodyRequired": true,
    "examples": {
      "success": {
        "value": {
          "rc": 0,
          "mc": "SUCCESS",
          "ma": [
            {}
          ],
          "result": {}
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
    }
  },
  {
    "id": "getOpenOrders",
    "method": "GET",
    "path": "/spot/v4/open-order",
    "secretNames": [],
    "parameters": [
      {
        "name": "symbol",
        "in": "query",
        "required": false
      },
      {
        "name": "bizType",
        "in": "query",
        "required": false,
        "values": [
          "SPOT",
          "LEVER"
        ]
      },
      {
        "name": "side",
        "in": "query",
        "required": false,
        "values": [
          "BUY",
          "SELL"
        ]
      }
    ],
    "idNames": [],
    "security": {
      "appKey": "validate-appkey",
      "signature": "validate-signature",
      "accessToken": "access-token"
    },
    "bodyRequired": false,
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
              "symbol": "BTC_USDT",
              "orderId": "6216559590087220004",
              "clientOrderId": "16559590087220001",
              "baseCurrency": "btc",
              "quoteCurrency": "usdt",
              "side": "BUY",
              "type": "LIMIT",
              "timeInForce": "GTC",
              "price": "40000",
              "origQty": "2",
              "origQuoteQty": "48000",
              "executedQty": "1.2",
              "leavingQty": "0.8",
              "tradeBase": "2",
              "tradeQuote": "48000",
              "avgPrice": "42350",
              "fee": "0.5",
              "feeCurrency": "usdt",
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
    }
  },
  {
    "id": "cancelOpenOrders",
    "method": "DELETE",
    "path": "/spot/v4/open-order",
    "secretNames": [],
    "parameters": [],
    "idNames": [],
    "security": {
      "appKey": "validate-appkey",
      "signature": "validate-signature",
      "accessToken": "access-token"
    },
    "bodyRequired": true,
    "examples": {
      "success": {
        "value": {
          "rc": 0,
          "mc": "SUCCESS",
          "ma": [
            {}
          ],
          "result": {}
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
    }
  },
  {
    "id": "getOrderHistory",
    "method": "GET",
    "path": "/spot/v4/history-order",
    "secretNames": [],
    "parameters": [
      {
        "name": "symbol",
        "in": "query",
        "required": false
      },
      {
        "name": "bizType",
        "in": "query",
        "required": false,
        "values": [
          "SPOT",
          "LEVER"
        ]
      },
      {
        "name": "side",
        "in": "query",
        "required": false,
        "values": [
          "BUY",
          "SELL"
        ]
      },
      {
        "name": "type",
        "in": "query",
        "required": false,
        "values": [
          "LIMIT",
          "MARKET"
        ]
      },
      {
        "name": "state",
        "in": "query",
        "required": false
      },
      {
        "name": "fromId",
        "in": "query",
        "required": false
      },
      {
        "name": "direction",
        "in": "query",
        "required": false,
        "values": [
          "PREV",
          "NEXT"
        ]
      },
      {
        "name": "limit",
        "in": "query",
        "required": false
      },
      {
        "name": "startTime",
        "in": "query",
        "required": false
      },
      {
        "name": "endTime",
        "in": "query",
        "required": false
      },
      {
        "name": "hiddenCanceled",
        "in": "query",
        "required": false
      }
    ],
    "idNames": [
      "fromId"
    ],
    "security": {
      "appKey": "validate-appkey",
      "signature": "validate-signature",
      "accessToken": "access-token"
    },
    "bodyRequired": false,
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
                "symbol": "BTC_USDT",
                "orderId": "6216559590087220004",
                "clientOrderId": "16559590087220001",
                "baseCurrency": "btc",
                "quoteCurrency": "usdt",
                "side": "BUY",
                "type": "LIMIT",
                "timeInForce": "GTC",
                "price": "40000",
                "origQty": "2",
                "origQuoteQty": "48000",
                "executedQty": "1.2",
                "leavingQty": "0.8",
                "tradeBase": "2",
                "tradeQuote": "48000",
                "avgPrice": "42350",
                "fee": "0.5",
                "feeCurrency": "usdt",
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
                "symbol": "BTC_USDT",
                "orderId": "6216559590087220004",
                "clientOrderId": "16559590087220001",
                "baseCurrency": "btc",
                "quoteCurrency": "usdt",
                "side": "BUY",
                "type": "LIMIT",
                "timeInForce": "GTC",
                "price": "40000",
                "origQty": "2",
                "origQuoteQty": "48000",
                "executedQty": "1.2",
                "leavingQty": "0.8",
                "tradeBase": "2",
                "tradeQuote": "48000",
                "avgPrice": "42350",
                "fee": "0.5",
                "feeCurrency": "usdt",
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
    }
  },
  {
    "id": "getTrades",
    "method": "GET",
    "path": "/spot/v4/trade",
    "secretNames": [],
    "parameters": [
      {
        "name": "symbol",
        "in": "query",
        "required": false
      },
      {
        "name": "bizType",
        "in": "query",
        "required": false,
        "values": [
          "SPOT",
          "LEVER"
        ]
      },
      {
        "name": "orderSide",
        "in": "query",
        "required": false,
        "values": [
          "BUY",
          "SELL"
        ]
      },
      {
        "name": "orderType",
        "in": "query",
        "required": false,
        "values": [
          "LIMIT",
          "MARKET"
        ]
      },
      {
        "name": "orderId",
        "in": "query",
        "required": false
      },
      {
        "name": "fromId",
        "in": "query",
        "required": false
      },
      {
        "name": "direction",
        "in": "query",
        "required": false,
        "values": [
          "PREV",
          "NEXT"
        ]
      },
      {
        "name": "limit",
        "in": "query",
        "required": false
      },
      {
        "name": "startTime",
        "in": "query",
        "required": false
      },
      {
        "name": "endTime",
        "in": "query",
        "required": false
      }
    ],
    "idNames": [
      "orderId",
      "fromId"
    ],
    "security": {
      "appKey": "validate-appkey",
      "signature": "validate-signature",
      "accessToken": "access-token"
    },
    "bodyRequired": false,
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
                "symbol": "BTC_USDT",
                "tradeId": "6316559590087222001",
                "orderId": "6216559590087220004",
                "orderSide": "BUY",
                "orderType": "LIMIT",
                "bizType": "SPOT",
                "time": 1655958915583,
                "price": "40000",
                "quantity": "1.2",
                "quoteQty": "48000",
                "baseCurrency": "BTC",
                "quoteCurrency": "USDT",
                "fee": "0.5",
                "feeCurrency": "USDT",
                "takerMaker": "taker"
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
                "symbol": "BTC_USDT",
                "tradeId": "6316559590087222001",
                "orderId": "6216559590087220004",
                "orderSide": "BUY",
                "orderType": "LIMIT",
                "bizType": "SPOT",
                "time": 1655958915583,
                "price": "40000",
                "quantity": "1.2",
                "quoteQty": "48000",
                "baseCurrency": "BTC",
                "quoteCurrency": "USDT",
                "fee": "0.5",
                "feeCurrency": "USDT",
                "takerMaker": "taker"
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
    }
  }
];

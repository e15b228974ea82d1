// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import { messageCodes } from "../message-codes/TradeMessageCode.js";
import { TradePage as validateResult } from "../results/TradePage.js";

export const getTrades = {
  "id": "getTrades",
  "method": "get",
  "path": "/spot/v4/trade",
  "idNames": [
    "orderId",
    "fromId"
  ],
  "exactNames": [
    "tradeId",
    "orderId",
    "price",
    "quantity",
    "quoteQty",
    "fee"
  ],
  "security": {
    "appKey": "validate-appkey",
    "signature": "validate-signature",
    "accessToken": "access-token"
  },
  "maxBytes": 262144,
  "pageId": "tradeId",
  "inputs": {
    "symbol": "query",
    "bizType": "query",
    "orderSide": "query",
    "orderType": "query",
    "orderId": "query",
    "fromId": "query",
    "direction": "query",
    "limit": "query",
    "startTime": "query",
    "endTime": "query"
  },
  "required": {
    "items": {
      "*": {
        "tradeId": {},
        "orderId": {}
      }
    }
  },
  messageCodes,
  validateResult,
};

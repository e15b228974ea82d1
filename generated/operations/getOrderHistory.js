// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import { messageCodes } from "../message-codes/TradeMessageCode.js";
import { OrderPage as validateResult } from "../results/Order.js";

export const getOrderHistory = {
  "id": "getOrderHistory",
  "method": "get",
  "path": "/spot/v4/history-order",
  "idNames": [
    "fromId"
  ],
  "exactNames": [
    "orderId",
    "price",
    "origQty",
    "origQuoteQty",
    "executedQty",
    "leavingQty",
    "tradeBase",
    "tradeQuote",
    "avgPrice",
    "fee"
  ],
  "security": {
    "appKey": "validate-appkey",
    "signature": "validate-signature",
    "accessToken": "access-token"
  },
  "maxBytes": 262144,
  "pageId": "orderId",
  "inputs": {
    "symbol": "query",
    "bizType": "query",
    "side": "query",
    "type": "query",
    "state": "query",
    "fromId": "query",
    "direction": "query",
    "limit": "query",
    "startTime": "query",
    "endTime": "query",
    "hiddenCanceled": "query"
  },
  "required": {
    "items": {
      "*": {
        "orderId": {}
      }
    }
  },
  messageCodes,
  validateResult,
};

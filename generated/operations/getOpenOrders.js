// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import { messageCodes } from "../message-codes/TradeMessageCode.js";
import { Orders as validateResult } from "../results/Order.js";

export const getOpenOrders = {
  "id": "getOpenOrders",
  "method": "get",
  "path": "/spot/v4/open-order",
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
  "maxBytes": 1048576,
  "inputs": {
    "symbol": "query",
    "bizType": "query",
    "side": "query"
  },
  "required": {
    "*": {
      "orderId": {}
    }
  },
  messageCodes,
  validateResult,
};

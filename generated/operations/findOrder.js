// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import { messageCodes } from "../message-codes/TradeMessageCode.js";
import { Order as validateResult } from "../results/Order.js";

export const findOrder = {
  "id": "findOrder",
  "method": "get",
  "path": "/spot/v4/order",
  "idNames": [
    "orderId"
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
  "inputs": {
    "orderId": "query",
    "clientOrderId": "query"
  },
  "required": {
    "orderId": {}
  },
  messageCodes,
  validateResult,
};

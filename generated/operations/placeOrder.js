// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import { messageCodes } from "../message-codes/TradeMessageCode.js";
import { PlacedOrder as validateResult } from "../results/PlacedOrder.js";

export const placeOrder = {
  "id": "placeOrder",
  "method": "post",
  "path": "/spot/v4/order",
  "amountNames": [
    "price",
    "quantity",
    "quoteQty"
  ],
  "exactNames": [
    "orderId"
  ],
  "security": {
    "appKey": "validate-appkey",
    "signature": "validate-signature",
    "accessToken": "access-token"
  },
  "inputs": {
    "symbol": "body",
    "clientOrderId": "body",
    "side": "body",
    "type": "body",
    "timeInForce": "body",
    "bizType": "body",
    "price": "body",
    "quantity": "body",
    "quoteQty": "body"
  },
  "required": {
    "orderId": {}
  },
  messageCodes,
  validateResult,
};

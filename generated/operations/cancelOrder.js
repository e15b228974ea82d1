// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import { messageCodes } from "../message-codes/TradeMessageCode.js";
import { CancelledOrder as validateResult } from "../results/CancelledOrder.js";

export const cancelOrder = {
  "id": "cancelOrder",
  "method": "delete",
  "path": "/spot/v4/order/{orderId}",
  "idNames": [
    "orderId"
  ],
  "exactNames": [
    "cancelId"
  ],
  "security": {
    "appKey": "validate-appkey",
    "signature": "validate-signature",
    "accessToken": "access-token"
  },
  "inputs": {
    "orderId": "path"
  },
  "required": {},
  messageCodes,
  validateResult,
};

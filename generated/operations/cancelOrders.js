// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import { messageCodes } from "../message-codes/TradeMessageCode.js";
import { Acknowledgement as validateResult } from "../results/Acknowledgement.js";

export const cancelOrders = {
  "id": "cancelOrders",
  "method": "delete",
  "path": "/spot/v4/batch-order",
  "idNames": [
    "orderIds"
  ],
  "security": {
    "appKey": "validate-appkey",
    "signature": "validate-signature",
    "accessToken": "access-token"
  },
  "inputs": {
    "clientBatchId": "body",
    "orderIds": "body"
  },
  "required": {},
  messageCodes,
  validateResult,
};

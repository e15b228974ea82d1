// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import { messageCodes } from "../message-codes/TradeMessageCode.js";
import { Acknowledgement as validateResult } from "../results/Acknowledgement.js";

export const cancelOpenOrders = {
  "id": "cancelOpenOrders",
  "method": "delete",
  "path": "/spot/v4/open-order",
  "security": {
    "appKey": "validate-appkey",
    "signature": "validate-signature",
    "accessToken": "access-token"
  },
  "inputs": {
    "symbol": "body",
    "bizType": "body",
    "side": "body"
  },
  "required": {},
  messageCodes,
  validateResult,
};

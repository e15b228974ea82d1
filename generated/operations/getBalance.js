// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import { messageCodes } from "../message-codes/TradeMessageCode.js";
import { Balance as validateResult } from "../results/Balance.js";

export const getBalance = {
  "id": "getBalance",
  "method": "get",
  "path": "/spot/v4/balance",
  "exactNames": [
    "currencyId",
    "frozenAmount",
    "availableAmount",
    "totalAmount",
    "convertBtcAmount",
    "convertUsdtAmount"
  ],
  "security": {
    "appKey": "validate-appkey",
    "signature": "validate-signature",
    "accessToken": "access-token"
  },
  "inputs": {
    "currency": "query"
  },
  "required": {
    "currency": {}
  },
  messageCodes,
  validateResult,
};

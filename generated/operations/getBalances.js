// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import { messageCodes } from "../message-codes/TradeMessageCode.js";
import { Balances as validateResult } from "../results/Balance.js";

export const getBalances = {
  "id": "getBalances",
  "method": "get",
  "path": "/spot/v4/balances",
  "exactNames": [
    "totalBtcAmount",
    "totalUsdtAmount",
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
  "maxBytes": 1048576,
  "inputs": {
    "currencies": "query"
  },
  "required": {
    "assets": {
      "*": {
        "currency": {}
      }
    }
  },
  messageCodes,
  validateResult,
};

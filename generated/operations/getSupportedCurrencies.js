// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import { messageCodes } from "../message-codes/TradeMessageCode.js";
import { SupportedCurrencies as validateResult } from "../results/SupportedCurrencies.js";

export const getSupportedCurrencies = {
  "id": "getSupportedCurrencies",
  "method": "get",
  "path": "/v4/public/wallet/support/currency",
  "server": "market",
  "exactNames": [
    "depositMinAmount",
    "depositFeeRate",
    "withdrawMinAmount",
    "withdrawFeeAmount"
  ],
  "maxBytes": 4194304,
  "inputs": {},
  "required": {
    "*": {
      "currency": {},
      "supportChains": {
        "*": {
          "chain": {}
        }
      }
    }
  },
  messageCodes,
  validateResult,
};

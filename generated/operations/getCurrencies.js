// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import { messageCodes } from "../message-codes/TradeMessageCode.js";
import { Currencies as validateResult } from "../results/Currencies.js";

export const getCurrencies = {
  "id": "getCurrencies",
  "method": "get",
  "path": "/v4/public/currencies",
  "server": "market",
  "exactNames": [
    "id"
  ],
  "maxBytes": 4194304,
  "inputs": {},
  "required": {
    "currencies": {
      "*": {
        "currency": {}
      }
    }
  },
  messageCodes,
  validateResult,
};

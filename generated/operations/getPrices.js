// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import { messageCodes } from "../message-codes/TradeMessageCode.js";
import { Prices as validateResult } from "../results/Prices.js";

export const getPrices = {
  "id": "getPrices",
  "method": "get",
  "path": "/v4/public/ticker/price",
  "server": "market",
  "exactNames": [
    "p"
  ],
  "maxBytes": 1048576,
  "inputs": {
    "symbol": "query",
    "symbols": "query",
    "tags": "query"
  },
  "required": {
    "*": {
      "s": {}
    }
  },
  messageCodes,
  validateResult,
};

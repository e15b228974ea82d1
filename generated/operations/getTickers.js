// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import { messageCodes } from "../message-codes/TradeMessageCode.js";
import { Tickers as validateResult } from "../results/Tickers.js";

export const getTickers = {
  "id": "getTickers",
  "method": "get",
  "path": "/v4/public/ticker",
  "server": "market",
  "exactNames": [
    "cv",
    "cr",
    "o",
    "l",
    "h",
    "c",
    "q",
    "v",
    "ap",
    "aq",
    "bp",
    "bq"
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

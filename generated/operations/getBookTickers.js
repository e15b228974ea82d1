// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import { messageCodes } from "../message-codes/TradeMessageCode.js";
import { BookTickers as validateResult } from "../results/BookTickers.js";

export const getBookTickers = {
  "id": "getBookTickers",
  "method": "get",
  "path": "/v4/public/ticker/book",
  "server": "market",
  "exactNames": [
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

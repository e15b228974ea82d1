// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import { messageCodes } from "../message-codes/TradeMessageCode.js";
import { DayTickers as validateResult } from "../results/DayTickers.js";

export const get24hTickers = {
  "id": "get24hTickers",
  "method": "get",
  "path": "/v4/public/ticker/24h",
  "server": "market",
  "exactNames": [
    "cv",
    "cr",
    "o",
    "l",
    "h",
    "c",
    "q",
    "v"
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

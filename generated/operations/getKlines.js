// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import { messageCodes } from "../message-codes/TradeMessageCode.js";
import { Klines as validateResult } from "../results/Klines.js";

export const getKlines = {
  "id": "getKlines",
  "method": "get",
  "path": "/v4/public/kline",
  "server": "market",
  "exactNames": [
    "o",
    "c",
    "h",
    "l",
    "q",
    "v"
  ],
  "maxBytes": 262144,
  "inputs": {
    "symbol": "query",
    "interval": "query",
    "startTime": "query",
    "endTime": "query",
    "limit": "query"
  },
  "required": {
    "*": {
      "t": {},
      "o": {},
      "c": {},
      "h": {},
      "l": {}
    }
  },
  messageCodes,
  validateResult,
};

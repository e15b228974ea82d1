// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import { messageCodes } from "../message-codes/TradeMessageCode.js";
import { PublicTrades as validateResult } from "../results/PublicTrades.js";

export const getHistoricalTrades = {
  "id": "getHistoricalTrades",
  "method": "get",
  "path": "/v4/public/trade/history",
  "server": "market",
  "idNames": [
    "fromId"
  ],
  "exactNames": [
    "i",
    "p",
    "q",
    "v"
  ],
  "maxBytes": 262144,
  "inputs": {
    "symbol": "query",
    "direction": "query",
    "fromId": "query",
    "limit": "query"
  },
  "required": {
    "*": {
      "i": {}
    }
  },
  messageCodes,
  validateResult,
};

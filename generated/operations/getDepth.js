// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import { messageCodes } from "../message-codes/TradeMessageCode.js";
import { Depth as validateResult } from "../results/Depth.js";

export const getDepth = {
  "id": "getDepth",
  "method": "get",
  "path": "/v4/public/depth",
  "server": "market",
  "exactNames": [
    "lastUpdateId",
    "bids",
    "asks"
  ],
  "maxBytes": 262144,
  "inputs": {
    "symbol": "query",
    "limit": "query"
  },
  "required": {
    "bids": {
      "*": {
        "*": {}
      }
    },
    "asks": {
      "*": {
        "*": {}
      }
    }
  },
  messageCodes,
  validateResult,
};

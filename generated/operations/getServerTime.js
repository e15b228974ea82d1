// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import { messageCodes } from "../message-codes/TradeMessageCode.js";
import { ServerTime as validateResult } from "../results/ServerTime.js";

export const getServerTime = {
  "id": "getServerTime",
  "method": "get",
  "path": "/v4/public/time",
  "server": "market",
  "inputs": {},
  "required": {
    "serverTime": {}
  },
  messageCodes,
  validateResult,
};

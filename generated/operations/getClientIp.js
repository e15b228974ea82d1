// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import { messageCodes } from "../message-codes/TradeMessageCode.js";
import { ClientIp as validateResult } from "../results/ClientIp.js";

export const getClientIp = {
  "id": "getClientIp",
  "method": "get",
  "path": "/v4/public/client",
  "server": "market",
  "inputs": {},
  "required": {
    "ip": {}
  },
  messageCodes,
  validateResult,
};

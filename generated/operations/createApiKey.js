// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import { messageCodes } from "../message-codes/TradeMessageCode.js";
import { ApiKey as validateResult } from "../results/ApiKey.js";

export const createApiKey = {
  "id": "createApiKey",
  "method": "post",
  "path": "/user/account/api-key",
  "secretNames": [
    "secretKey"
  ],
  "exactNames": [
    "userId"
  ],
  "security": {
    "appKey": "validate-appkey",
    "signature": "validate-signature",
    "accessToken": "access-token"
  },
  "inputs": {},
  "required": {
    "accessKey": {},
    "secretKey": {}
  },
  messageCodes,
  validateResult,
};

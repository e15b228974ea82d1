// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import { messageCodes } from "../message-codes/MessageCode.js";
import { Token as validateResult } from "../results/Token.js";

export const getToken = {
  "id": "getToken",
  "method": "get",
  "path": "/public/uaa/oauth2/token",
  "secretNames": [
    "client_secret",
    "code",
    "refresh_token",
    "access_token"
  ],
  "inputs": {
    "client_id": "query",
    "client_secret": "query",
    "grant_type": "query",
    "code": "query",
    "refresh_token": "query"
  },
  "required": {
    "user_id": {},
    "access_token": {},
    "refresh_token": {}
  },
  messageCodes,
  validateResult,
};

// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import { getToken } from "./operations/getToken.js";

export const operations = new Map([
  ["get /public/uaa/oauth2/token", getToken],
]);

// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import type { OperationAt } from "../../src/call/operation.js";

export declare const createApiKey: OperationAt<"post", "/user/account/api-key">;

// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import type { OperationAt } from "../../src/call/operation.js";

export declare const cancelOrder: OperationAt<"delete", "/spot/v4/order/{orderId}">;

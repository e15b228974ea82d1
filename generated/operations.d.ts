// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import type { OperationTable } from "../src/call/operation.js";

export declare const operations: OperationTable;

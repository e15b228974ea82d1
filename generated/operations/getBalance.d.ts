// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import type { Operation } from "../../src/call/operation.js";
import type { Results } from "../client.js";

export declare const getBalance: Operation<Results["getBalance"]> & {
  readonly id: "getBalance";
  readonly method: "get";
  readonly path: "/spot/v4/balance";
};

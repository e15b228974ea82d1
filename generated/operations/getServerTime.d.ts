// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import type { Operation } from "../../src/call/operation.js";
import type { Results } from "../client.js";

export declare const getServerTime: Operation<Results["getServerTime"]> & {
  readonly id: "getServerTime";
  readonly method: "get";
  readonly path: "/v4/public/time";
};

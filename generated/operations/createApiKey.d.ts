// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import type { Operation } from "../../src/call/operation.js";
import type { Results } from "../client.js";

export declare const createApiKey: Operation<Results["createApiKey"]> & {
  readonly id: "createApiKey";
  readonly method: "post";
  readonly path: "/user/account/api-key";
};

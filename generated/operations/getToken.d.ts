// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import type { Operation } from "../../src/call/operation.js";
import type { Results } from "../client.js";

export declare const getToken: Operation<Results["getToken"]> & {
  readonly id: "getToken";
  readonly method: "get";
  readonly path: "/public/uaa/oauth2/token";
};

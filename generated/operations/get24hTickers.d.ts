// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import type { Operation } from "../../src/call/operation.js";
import type { Results } from "../client.js";

export declare const get24hTickers: Operation<Results["get24hTickers"]> & {
  readonly id: "get24hTickers";
  readonly method: "get";
  readonly path: "/v4/public/ticker/24h";
};

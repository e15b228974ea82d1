// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import type { Route } from "../src/call/match-route.js";

/** Where each operation is, without what a call of it needs. */
export declare const routes: readonly Route[];

// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import type { Route } from "../src/call/match-route.js";

/** The address and the security of each operation. */
export declare const routes: readonly Route[];

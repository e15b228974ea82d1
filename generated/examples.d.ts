// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import type { ExampleOperation } from "../src/testing/example-operation.js";

/** The names of the spec's examples, by the operation that they answer. */
export interface ExampleNames {
  getToken: "exchange-success" | "refresh-success" | "business-failure" | "auth-failure" | "failure-null-result";
}

export declare const exampleOperations: readonly ExampleOperation[];

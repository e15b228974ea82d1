/** Writes what a double of the API needs: what each operation takes, and the answers that the spec gives as examples. */
import type { OpenAPI3 } from "openapi-typescript";
import { banner } from "./banner.js";
import { parametersOf, resolve, type SpecOperation } from "./spec.js";

/** The texts of `examples.js` and its types. They are of the entry `xt-oauth/testing`: the client doesn't know them. */
export function exampleFiles(spec: OpenAPI3, operations: readonly SpecOperation[]): [name: string, text: string][] {
  const entries = operations.map((operation) => exampleOperation(spec, operation));
  const names = entries.map(({ id, examples }) => {
    const union = Object.keys(examples).map((name) => JSON.stringify(name));
    return `  ${id}: ${union.join(" | ") || "never"};\n`;
  });
  const source = `${banner}
export const exampleOperations = ${JSON.stringify(entries, null, 2)};
`;
  const types = `${banner}
import type { ExampleOperation } from "../src/testing/example-operation.js";

/** The names of the spec's examples, by the operation that they answer. */
export interface ExampleNames {
${names.join("")}}

export declare const exampleOperations: readonly ExampleOperation[];
`;
  return [
    ["examples.js", source],
    ["examples.d.ts", types],
  ];
}

function exampleOperation(spec: OpenAPI3, { id, method, path, secretNames, idNames, security }: SpecOperation) {
  const operation = resolve(spec, spec.paths?.[path])[method];
  const parameters = parametersOf(spec, path, operation).map(
    ({ name, in: place, required = false, schema, ...rest }) => ({
      name,
      in: place,
      required,
      requiredForGrant: rest["x-required-for-grant"],
      values: resolve(spec, schema)?.enum,
    }),
  );
  const named = resolve(spec, operation.responses["200"]).content["application/json"].examples ?? {};
  const examples = Object.entries(named).map(([name, node]) => {
    const example = resolve(spec, node);
    return [name, { forGrant: example["x-for-grant"], value: example.value }];
  });
  return {
    id,
    method: method.toUpperCase(),
    path,
    secretNames,
    parameters,
    idNames,
    security,
    bodyRequired: resolve(spec, operation.requestBody)?.required ?? false,
    examples: Object.fromEntries(examples),
  };
}

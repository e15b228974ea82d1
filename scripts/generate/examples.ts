/** Writes the spec's example responses, which the fake XT server returns. */
import type { OpenAPI3 } from "openapi-typescript";
import { banner } from "./banner.js";
import { type Inputs, textType } from "./inputs.js";
import { resolve } from "./resolve.js";
import type { SpecOperation } from "./spec.js";

/** The contents of `examples.js` and its types. Only the entry `xt-oauth/testing` uses them, not the client. */
export function exampleFiles(spec: OpenAPI3, operations: readonly SpecOperation[]): [name: string, text: string][] {
  const entries = operations.map((operation) => exampleOperation(spec, operation));
  const names = entries.map(({ id, examples }) => {
    const union = Object.keys(examples).map((name) => JSON.stringify(name));
    return `  ${id}: ${union.join(" | ") || "never"};\n`;
  });
  const imports = operations.map(({ id }) => `import { operation as ${id} } from "./validated-operations/${id}.js";\n`);
  const list = entries.map(
    ({ id, ...entry }) => `  { operation: ${id}, ${JSON.stringify(entry, null, 2).slice(1, -1).trim()} },\n`,
  );
  const source = `${banner}
${imports.join("")}
export const exampleOperations = [
${list.join("")}];
`;
  const types = `${banner}
import type { ExampleOperation } from "../src/testing/parsed-request.js";

/** The names of the spec's example responses, by operation. */
export interface ExampleNames {
${names.join("")}}

export declare const exampleOperations: readonly ExampleOperation[];
`;
  return [
    ["examples.js", source],
    ["examples.d.ts", types],
  ];
}

function exampleOperation(spec: OpenAPI3, { id, method, path, inputs, contentType }: SpecOperation) {
  const operation = resolve(spec, spec.paths?.[path])[method];
  const named = resolve(spec, operation.responses["200"]).content["application/json"].examples ?? {};
  const examples = Object.entries(named).map(([name, node]) => {
    const example = resolve(spec, node);
    return [name, { forGrant: example["x-for-grant"], value: example.value }];
  });
  return { id, inputTypes: inputTypes(inputs, contentType !== undefined), examples: Object.fromEntries(examples) };
}

/** The types of the inputs that are sent as text but are not strings. */
function inputTypes({ places, schema }: Inputs, isForm: boolean): Record<string, string> {
  const properties = Object.assign({}, ...[schema.oneOf ?? schema].flat().map((one) => one.properties));
  const types = Object.entries(places)
    .filter(([, place]) => place !== "body" || isForm)
    .map(([name]) => [name, textType(properties[name])])
    .filter(([, type]) => type !== "string");
  return Object.fromEntries(types);
}

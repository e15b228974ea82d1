/** Writes one module for each operation, with its object and its validator, and the table that holds them all. */
import type { OpenAPI3 } from "openapi-typescript";
import { banner } from "./banner.js";
import type { SpecOperation } from "./spec.js";
import { validatorSource } from "./validator.js";

/** The texts of `operations/<id>.js` and `operations.js`, each with the types that TypeScript is to believe of it. */
export function operationFiles(spec: OpenAPI3, operations: readonly SpecOperation[]): [name: string, text: string][] {
  return [
    ...operations.flatMap((operation): [string, string][] => [
      [`operations/${operation.id}.js`, operationSource(spec, operation)],
      [`operations/${operation.id}.d.ts`, operationTypes(operation)],
    ]),
    ["operations.js", tableSource(operations)],
    ["operations.d.ts", tableTypes],
  ];
}

function operationSource(spec: OpenAPI3, operation: SpecOperation): string {
  const { id, method, path, secretNames, contentType, success } = operation;
  const facts = JSON.stringify({ id, method, path, secretNames, contentType }, null, 2).slice(0, -2);
  return `${banner}
// The validator is Ajv's.
${validatorSource(spec, success)}

export const ${id} = ${facts},
  isSuccess
};
`;
}

function operationTypes({ id, method, path }: SpecOperation): string {
  return `${banner}
import type { OperationAt } from "../../src/operation.js";

export declare const ${id}: OperationAt<"${method}", ${JSON.stringify(path)}>;
`;
}

function tableSource(operations: readonly SpecOperation[]): string {
  const imports = operations.map(({ id }) => `import { ${id} } from "./operations/${id}.js";\n`);
  const entries = operations.map(({ id, method, path }) => `  [${JSON.stringify(`${method} ${path}`)}, ${id}],\n`);
  return `${banner}
${imports.join("")}
export const operations = new Map([
${entries.join("")}]);
`;
}

const tableTypes = `${banner}
import type { OperationTable } from "../src/operation.js";

export declare const operations: OperationTable;
`;

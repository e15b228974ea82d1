/** Writes one module for each operation, with its object and its validator, and the table that holds them all. */
import type { OpenAPI3 } from "openapi-typescript";
import { banner } from "./banner.js";
import type { SpecOperation } from "./spec.js";
import { isPartlyShown, validatorSource, wholeSchema } from "./validator.js";

/** The texts of `operations/<id>.js` and `operations.js`, each with the types that TypeScript is to believe of it. */
export function operationFiles(spec: OpenAPI3, operations: readonly SpecOperation[]): [name: string, text: string][] {
  return [
    ...operations.flatMap((operation) => filesOf(spec, operation)),
    ["operations.js", tableSource(operations)],
    ["operations.d.ts", tableTypes],
  ];
}

function filesOf(spec: OpenAPI3, operation: SpecOperation): [name: string, text: string][] {
  const schema = wholeSchema(spec, operation.success);
  const isInParts = isPartlyShown(schema);
  return [
    [`operations/${operation.id}.js`, operationSource(operation, schema, isInParts)],
    [`operations/${operation.id}.d.ts`, operationTypes(operation)],
    ...(isInParts ? shownFiles(operation, schema) : []),
  ];
}

function operationSource(operation: SpecOperation, schema: object, isInParts: boolean): string {
  const { success: _, messageCodes, ...rest } = operation;
  const facts = JSON.stringify(rest, withoutEmpty, 2).slice(2, -2);
  const imports = [
    ...(messageCodes ? [`import { messageCodes } from "../message-codes/${messageCodes}.js";\n`] : []),
    ...(isInParts ? [`import { isAsShown } from "./${operation.id}.shown.js";\n`] : []),
  ];
  return `${banner}
${imports.join("")}
// The validator is Ajv's.
${validatorSource(schema, "stated")}

export const ${operation.id} = {
${facts},
  messageCodes${messageCodes ? "" : ": {}"},
  isSuccess: validate,
${isInParts ? "  isAsShown,\n" : ""}};
`;
}

/** Most operations have none of most things, and every caller of one carries all that its object has. */
function withoutEmpty(_: string, value: unknown): unknown {
  return typeof value === "object" && value !== null && Object.keys(value).length === 0 ? undefined : value;
}

/** The second validator, of what XT only shows, by itself: the names in Ajv's modules are the same in each. */
function shownFiles({ id }: SpecOperation, schema: object): [name: string, text: string][] {
  const source = `${banner}
// The validator is Ajv's.
${validatorSource(schema, "shown")}

export const isAsShown = validate;
`;
  const types = `${banner}
import type { AnswerCheck } from "../../src/call/operation.js";

export declare const isAsShown: AnswerCheck;
`;
  return [
    [`operations/${id}.shown.js`, source],
    [`operations/${id}.shown.d.ts`, types],
  ];
}

function operationTypes({ id, method, path }: SpecOperation): string {
  return `${banner}
import type { OperationAt } from "../../src/call/operation.js";

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
import type { OperationTable } from "../src/call/operation.js";

export declare const operations: OperationTable;
`;

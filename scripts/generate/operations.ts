/** Writes the modules of operations and of validators, the tables of all operations, and the servers. */
import type { OpenAPI3 } from "openapi-typescript";
import type { RequiredTree } from "../../src/call/operation.js";
import { banner } from "./banner.js";
import { inlined } from "./resolve.js";
import type { Schema } from "./schema-types.js";
import { findServers, type SpecOperation } from "./spec.js";
import { inputModule, type ValidatorModule, validatorModules, validatorSource } from "./validators.js";

/** The contents of all these modules except `server.ts`, and their types. */
export function operationFiles(spec: OpenAPI3, operations: readonly SpecOperation[]): [name: string, text: string][] {
  const modules = validatorModules(spec, operations);
  return [
    ...modules.map((module): [string, string] => [module.file, validatorSource(module)]),
    ...operations.flatMap((operation) => filesOf(spec, operation, modules)),
    ["operations.js", tableSource(operations)],
    ["operations.d.ts", tableTypes(operations)],
    ["routes.js", routesSource(operations)],
    ["routes.d.ts", routesTypes],
  ];
}

function filesOf(
  spec: OpenAPI3,
  operation: SpecOperation,
  modules: readonly ValidatorModule[],
): [name: string, text: string][] {
  const { inputs, result, messageCodes, ...rest } = operation;
  const { id, method, path } = rest;
  const resultModule = modules.find(({ exports }) => exports.includes(result.name))?.file;
  const required = requiredTree(inlined(spec, result.schema));
  // Empty properties are left out, because an app loads the whole object of each operation that it calls.
  const filled = Object.fromEntries(
    Object.entries(rest).filter(([, value]) => Object.keys(Object(value)).length > 0 || typeof value === "number"),
  );
  const facts = JSON.stringify({ ...filled, inputs: inputs.places, required }, null, 2).slice(2, -2);
  const codes = messageCodes ? `import { messageCodes } from "../message-codes/${messageCodes}.js";\n` : "";
  const source = `${banner}
${codes}import { ${result.name} as validateResult } from "../${resultModule}";

export const ${id} = {
${facts},
  messageCodes${codes ? "" : ": {}"},
  validateResult,
};
`;
  const types = `${banner}
import type { Operation } from "../../src/call/operation.js";
import type { Results } from "../client.js";

export declare const ${id}: Operation<Results["${id}"]> & {
  readonly id: "${id}";
  readonly method: "${method}";
  readonly path: ${JSON.stringify(path)};
};
`;
  // In a separate file, because an app that only signs users in doesn't need the validator of inputs.
  const validated = `${banner}
import { validateInput } from "../${inputModule(id)}";
import { ${id} } from "../operations/${id}.js";

export const operation = { ...${id}, validateInput };
`;
  return [
    [`operations/${id}.js`, source],
    [`operations/${id}.d.ts`, types],
    [`validated-operations/${id}.js`, validated],
  ];
}

/** Returns the paths of a result's required fields; `*` stands for each item of a list. */
function requiredTree(...schemas: Schema[]): RequiredTree {
  const parts = schemas.flatMap(partsOf);
  const names = new Set<string>(parts.flatMap(({ required = [] }) => required));
  const inside = (pick: (part: Schema) => Schema) => requiredTree(...parts.map(pick));
  const steps = [...names].map((name) => [name, inside(({ properties }) => properties?.[name])]);
  if (parts.some(({ items }) => items)) steps.push(["*", inside(({ items }) => items)]);
  return Object.fromEntries(steps);
}

/** A schema, and all schemas that hold together with it. */
function partsOf({ allOf = [], ...own }: Schema = {}): Schema[] {
  return [own, ...allOf.flatMap((one: Schema) => partsOf(one))];
}

function tableSource(operations: readonly SpecOperation[]): string {
  const entries = operations.map(
    ({ id, pageId }) =>
      `  ${id}: { load: () => import("./validated-operations/${id}.js")${pageId ? ", isPaged: true" : ""} },\n`,
  );
  return `${banner}
export const operations = {
${entries.join("")}};
`;
}

function tableTypes(operations: readonly SpecOperation[]): string {
  const entries = operations.map(({ id }) => `  ${id}: OperationEntry<Results["${id}"]>;\n`);
  return `${banner}
import type { OperationEntry } from "../src/call/operation.js";
import type { Results } from "./client.js";

/** All operations of the spec, by id. */
export declare const operations: {
${entries.join("")}};
`;
}

/** The contents of `server.ts`. The first server is a constant of its own, because an app that only signs users in needs no other. */
export function serverSource(spec: OpenAPI3): string {
  const servers = findServers(spec);
  const [[name, url] = []] = Object.entries(servers);
  return `${banner}
/** The spec's first server. */
export const server = ${JSON.stringify(url)};

/** The name of the spec's first server. */
export const serverName = ${JSON.stringify(name)};

/** The servers of all operations, by their names. */
export const servers = ${JSON.stringify(servers, null, 2)};
`;
}

function routesSource(operations: readonly SpecOperation[]): string {
  const routes = operations.map(({ id, method, path, server, security }) => ({ id, method, path, server, security }));
  return `${banner}\nexport const routes = ${JSON.stringify(routes, null, 2)};\n`;
}

const routesTypes = `${banner}
import type { Route } from "../src/call/match-route.js";

/** The address and the security of each operation. */
export declare const routes: readonly Route[];
`;

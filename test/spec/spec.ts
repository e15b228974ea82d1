/** Reads the spec that the package exports, and the parts of it that the tests compare. */
import { readFile } from "node:fs/promises";
import { findOperations } from "../../scripts/generate/spec.js";
import { resolve as resolveIn } from "../../scripts/upstream/spec/spec.js";

// biome-ignore lint/suspicious/noExplicitAny: the bundled spec, of which each test reads its own part.
export type Node = any;

export const spec: Node = JSON.parse(await readFile("generated/openapi.json", "utf8"));
export const { schemas } = spec.components;
export const byPath = Object.entries<Node>(spec.paths).map(([path, item]) => ({
  path,
  operations: Object.values<Node>(item),
}));
export const operations = byPath.flatMap((one) => one.operations);
export const signIn = operations.find(({ operationId }) => operationId === "getToken");

export const resolve = (node: Node): Node => resolveIn(spec, node) ?? node;

export const contentOf = ({ responses }: Node) => responses["200"].content["application/json"];

/** Returns a schema or a parameter without its descriptions: only the parts that a client depends on. */
export function bare(node: unknown): unknown {
  const words = ["description", "summary", "title", "example", "examples", "x-enumDescriptions"];
  return JSON.parse(
    JSON.stringify(node, (key, value) => (words.includes(key) && typeof value !== "boolean" ? undefined : value)),
  );
}

const documented = new Map(findOperations(spec).map((operation) => [operation.id, operation]));

/** Returns an operation as the generator reads it. */
export function documentedOperation(id: string) {
  const operation = documented.get(id);
  if (!operation) throw new Error(`the spec has no operation ${id}`);
  return operation;
}

/** Returns valid inputs of an operation: for each alternative, the required inputs only, and all inputs if there are more. */
export function inputsOf(id: string): object[] {
  const schema: Node = documentedOperation(id).inputs.schema;
  return (schema.oneOf ?? [schema]).flatMap(({ required = [], properties = {} }: Node) => {
    const samples = Object.entries(properties).map(([name, field]): [string, unknown] => [name, sample(field)]);
    const isRequired = ([name]: [string, unknown]) => required.includes(name);
    const chosen = samples.every(isRequired) ? [samples] : [samples.filter(isRequired), samples];
    return chosen.map((inputs) => Object.fromEntries(inputs));
  });
}

function sample({ type, format, enum: values, const: fixed, examples, items }: Node): unknown {
  // A JavaScript number can't hold this id exactly.
  if (format === "int64") return "6216559590087220003";
  const samples: Record<string, unknown> = { number: 1, integer: 1, boolean: true, object: {} };
  const value = fixed ?? examples?.[0];
  if (value !== undefined) return value;
  if (type === "array") return [sample(items ?? {})];
  return values?.[0] ?? samples[[type].flat()[0] ?? ""] ?? "text";
}

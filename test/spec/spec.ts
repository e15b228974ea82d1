/** The spec as the package exports it, by the parts that the tests compare. */
import { readFile } from "node:fs/promises";
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

/** A schema or a parameter without the words that describe it: what a client depends on. */
export function bare(node: unknown): unknown {
  const words = ["description", "summary", "title", "example", "examples", "x-enumDescriptions"];
  return JSON.parse(
    JSON.stringify(node, (key, value) => (words.includes(key) && typeof value !== "boolean" ? undefined : value)),
  );
}

/** The spec as a YAML document, which keeps comments and wording where it is edited. */
import { type Document, isAlias, isMap, isScalar, isSeq, type Node, parseDocument, visit, type YAMLMap } from "yaml";
import type { OperationFacts } from "../read/facts.js";
import { Refusal } from "../refusal.js";

/** How the spec is written: what these settings print of an unchanged spec is the same text, comments and all. */
const style = { lineWidth: 120, flowCollectionPadding: false };

export function openSpec(text: string): Document {
  const spec = parseDocument(text);
  const [error] = spec.errors;
  if (error) throw new Refusal(`spec/openapi.yaml is not YAML: ${error.message}`);
  return spec;
}

export function printSpec(spec: Document): string {
  return spec.toString(style);
}

/** The node itself, behind an alias or a `$ref` within the spec. */
export function resolve(spec: Document, node: unknown): Node | undefined {
  if (isAlias(node)) return resolve(spec, node.resolve(spec));
  const pointer = isMap(node) ? node.get("$ref") : undefined;
  if (typeof pointer === "string") return resolve(spec, spec.getIn(keysOf(pointer), true));
  return isMap(node) || isSeq(node) || isScalar(node) ? node : undefined;
}

/** The keys that a JSON pointer within the spec names. */
export function keysOf(pointer: string): string[] {
  const keys = pointer.replace(/^#\//, "").split("/");
  return keys.map((key) => decodeURIComponent(key).replaceAll("~1", "/").replaceAll("~0", "~"));
}

export function child(spec: Document, node: unknown, ...keys: (string | number)[]): Node | undefined {
  let found = resolve(spec, node);
  for (const key of keys) found = isMap(found) || isSeq(found) ? resolve(spec, found.get(key, true)) : undefined;
  return found;
}

export function childMap(spec: Document, node: unknown, ...keys: (string | number)[]): YAMLMap | undefined {
  const found = child(spec, node, ...keys);
  return isMap(found) ? found : undefined;
}

/** The members of a sequence, as they are written: a `$ref` stays one. */
export function itemsOf(node: unknown): unknown[] {
  return isSeq(node) ? node.items : [];
}

export function operationAt(
  spec: Document,
  { method, path }: Pick<OperationFacts, "method" | "path">,
): YAMLMap | undefined {
  return childMap(spec, spec.contents, "paths", path, method.toLowerCase());
}

/** What the spec calls the operation. */
export function operationIdAt(spec: Document, facts: Pick<OperationFacts, "method" | "path">): string | undefined {
  const operationId = operationAt(spec, facts)?.get("operationId");
  return typeof operationId === "string" ? operationId : undefined;
}

const successAnswer = ["responses", "200", "content", "application/json"];

/** The schema of the answer in which `rc` is 0. */
export function successSchema(spec: Document, operation: YAMLMap): YAMLMap | undefined {
  const branches = itemsOf(child(spec, operation, ...successAnswer, "schema", "oneOf"));
  const found = branches.find((branch) => String(child(spec, branch, "properties", "rc", "const")) === "0");
  return childMap(spec, found);
}

/** The values of the named examples in which `rc` is 0; those that are aliases of another one are left out. */
export function successExamples(spec: Document, operation: YAMLMap): YAMLMap[] {
  const examples = childMap(spec, operation, ...successAnswer, "examples")?.items ?? [];
  const values = examples.map(({ value }) => childMap(spec, value, "value"));
  return values.filter((value) => value !== undefined).filter((value) => String(value.get("rc")) === "0");
}

export function operationIdsOf(spec: Document): string[] {
  const items = childMap(spec, spec.contents, "paths")?.items ?? [];
  const operations = items.flatMap(({ value }) => childMap(spec, value)?.items ?? []);
  return operations.map(({ value }) => String(childMap(spec, value)?.get("operationId")));
}

/** How often the spec refers to a component; never where the node is none. */
export function referencesTo(spec: Document, node: unknown): number {
  const pointer = isMap(node) ? node.get("$ref") : undefined;
  let references = 0;
  if (typeof pointer !== "string") return references;
  visit(spec, {
    Map(_key, map) {
      if (map.get("$ref") === pointer) references += 1;
    },
  });
  return references;
}

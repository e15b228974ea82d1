/** Resolves references in the spec. */
import type { OpenAPI3, OperationObject } from "openapi-typescript";

/** A node of the spec, or the target of its `$ref`. */
// biome-ignore lint/suspicious/noExplicitAny: the bundled document can have any form, and every step reads its own part.
export function resolve(spec: object, node: any): any {
  return typeof node?.$ref === "string" ? resolve(spec, targetOf(spec, node.$ref)) : node;
}

/** The node that a reference names. It may be a reference, too, with keywords of its own. */
// biome-ignore lint/suspicious/noExplicitAny: see resolve.
export function targetOf(spec: object, $ref: string): any {
  const keys = $ref.slice(2).split("/").map(unescapePointer);
  return keys.reduce((value: unknown, key) => Object(value)[key], spec);
}

export const unescapePointer = (key: string) => decodeURIComponent(key).replaceAll("~1", "/").replaceAll("~0", "~");

/** The name of a shared schema, if a node is a reference to it, and nothing else. */
export function sharedName(node: { $ref?: string }): string | undefined {
  const [, name] = /^#\/components\/schemas\/([^/]+)$/.exec(node.$ref ?? "") ?? [];
  return Object.keys(node).length === 1 ? name : undefined;
}

/** The parameters of an operation, including those of its path that it doesn't replace. */
export function parametersOf(spec: OpenAPI3, path: string, operation: OperationObject) {
  const shared = resolve(spec, spec.paths?.[path]).parameters ?? [];
  const all = [...shared, ...(operation.parameters ?? [])].map((parameter) => resolve(spec, parameter));
  // A later one of the same name and place replaces the earlier one.
  return [...new Map(all.map((parameter) => [`${parameter.in} ${parameter.name}`, parameter])).values()];
}

/** Replaces each reference in a node by its target, with the keywords beside the reference. */
// biome-ignore lint/suspicious/noExplicitAny: see resolve.
export function inlined(spec: OpenAPI3, node: any = spec, within: readonly string[] = []): any {
  if (Array.isArray(node)) return node.map((one) => inlined(spec, one, within));
  if (typeof node !== "object" || node === null) return node;
  const { $ref, ...beside } = node;
  if (typeof $ref !== "string") {
    return Object.fromEntries(Object.entries(node).map(([key, inner]) => [key, inlined(spec, inner, within)]));
  }
  if (within.includes($ref)) throw new Error(`${$ref} contains itself: a schema can't be recursive`);
  return withKeywords(inlined(spec, targetOf(spec, $ref), [...within, $ref]), inlined(spec, beside, within));
}

/** The target of a reference with the keywords beside it. They override those of the target, but remove no property, and require no less. */
// biome-ignore lint/suspicious/noExplicitAny: see resolve.
export function withKeywords(target: any, beside: any): any {
  const required = Array.isArray(target.required) && beside.required && [...target.required, ...beside.required];
  const properties = target.properties && beside.properties && { ...target.properties, ...beside.properties };
  return { ...target, ...beside, ...(required && { required }), ...(properties && { properties }) };
}

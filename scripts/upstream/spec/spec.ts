/** The spec as plain data: lists its operations, resolves its references, and compares its types. `parts.ts` finds inputs and fields. */
import { resolve as resolveReference } from "../../generate/resolve.js";
import type { Change } from "../merge/detect-changes.js";
import { isVague, type Value } from "../merge/facts.js";
import { openYaml, type YamlFile } from "./yaml-file.js";

export interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  const?: unknown;
  description?: string;
  properties?: Record<string, Schema>;
  required?: string[] | undefined;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  "x-enumDescriptions"?: Record<string, string>;
  [keyword: string]: unknown;
}

export interface Parameter {
  $ref?: string;
  name: string;
  in: string;
  required?: boolean;
  description?: string;
  schema: Schema;
  "x-required-for-grant"?: string;
  [keyword: string]: unknown;
}

type Examples = Record<string, { value?: unknown; $ref?: string; summary?: string }>;
export type Content = Record<string, { schema: Schema; examples?: Examples }>;

export interface OperationNode {
  operationId: string;
  security?: object[];
  parameters?: Parameter[] | undefined;
  requestBody?: { required?: boolean; content: Content };
  responses: Record<string, { description?: string; content?: Content }>;
  "x-to-do"?: string[];
  "x-exactly-one-of"?: string[];
  [keyword: string]: unknown;
}

export interface Spec {
  info: { version: string; "x-to-do"?: string[]; [keyword: string]: unknown };
  tags: { name: string; description: string }[];
  paths: Record<string, Record<string, OperationNode>>;
  components: Record<string, Record<string, unknown>>;
}

export interface Operation {
  id: string;
  method: string;
  path: string;
  node: OperationNode;
}

/** Opens the spec. With this line width, printing an unchanged spec gives the same text, including comments. */
export const openSpec = (text: string): YamlFile<Spec> => openYaml("spec/openapi.yaml", text, 120);

export function operationsOf({ paths }: Spec): Operation[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, node]) => ({ id: node.operationId, method: method.toUpperCase(), path, node })),
  );
}

export function operationById(spec: Spec, id: string): Operation | undefined {
  return operationsOf(spec).find((operation) => operation.id === id);
}

/** Resolves a `$ref`, and keeps the type. */
export const resolve: <T extends { $ref?: string }>(spec: Spec, node: T | undefined) => T | undefined =
  resolveReference;

/** The types that a schema allows, without null. An exact number may be a string or a number on a page. */
export function typesOf(spec: Spec, node: Schema | undefined): Set<string> {
  const schema = resolve(spec, node);
  const types = new Set(
    [...(schema?.anyOf ?? []), ...(schema?.oneOf ?? [])].flatMap((branch) => [...typesOf(spec, branch)]),
  );
  for (const type of [schema?.type ?? []].flat()) types.add(type === "integer" ? "number" : type);
  if (schema?.format === "int64" || schema?.format === "decimal") types.add("string").add("number");
  if (types.size === 0 && schema?.properties) types.add("object");
  if (types.size === 0 && schema?.enum) types.add("string");
  types.delete("null");
  return types;
}

/** Returns the page's type, now or before, if the types of a schema include it; otherwise these types. */
export function namedType(types: ReadonlySet<string>, { from, to }: Change): Value {
  const isNamed = (value: Value) =>
    isVague(value) ||
    String(value)
      .split("|")
      .every((type) => type === "null" || types.has(type === "integer" ? "number" : type));
  return [to, from].find((value) => value !== undefined && isNamed(value)) ?? [...types].sort().join("|");
}

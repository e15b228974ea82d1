/** The spec as plain data, and functions that find its parts: operations, inputs, and fields of results. */
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
type Content = Record<string, { schema: Schema; examples?: Examples }>;

export interface OperationNode {
  operationId: string;
  security?: object[];
  parameters?: Parameter[] | undefined;
  requestBody?: { required?: boolean; content: Content };
  responses: Record<string, { description?: string; content?: Content }>;
  "x-to-do"?: string[];
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

/** Resolves a `$ref`. */
export function resolve<T extends { $ref?: string }>(spec: Spec, node: T | undefined): T | undefined {
  if (node?.$ref === undefined) return node;
  const keys = node.$ref.slice(2).split("/").map(unescapePointer);
  return resolve<T>(spec, keys.reduce<unknown>((inner, key) => Object(inner)[key], spec) as T | undefined);
}

export const unescapePointer = (key: string) => key.replaceAll("~1", "/").replaceAll("~0", "~");

/** An input of an operation: a parameter, or a field of its body. */
export interface Input {
  place: string;
  parameter?: Parameter;
  /** The object with the field `key`; undefined for a parameter. */
  body?: Schema | undefined;
  key: string;
  description: string | undefined;
  /** The schema, with references resolved. */
  schema: Schema;
}

export function inputOf(spec: Spec, { parameters = [], requestBody }: OperationNode, name: string): Input | undefined {
  for (const entry of parameters) {
    const parameter = resolve(spec, entry);
    const schema = resolve(spec, parameter?.schema);
    if (parameter?.name === name && schema)
      return { place: parameter.in, parameter, key: name, description: parameter.description, schema };
  }
  const { body, key } = fieldOfBody(spec, bodySchema(spec, requestBody), name);
  const field = body?.properties?.[key];
  const schema = resolve(spec, field);
  return schema && { place: placeOfBody(requestBody), body, key, description: field?.description, schema };
}

export function placeOfBody(body: OperationNode["requestBody"]): string {
  return Object.keys(body?.content ?? {})[0]?.includes("json") === false ? "form" : "json";
}

/** The schema of a body. A choice of several objects is combined to one schema with `oneOf`, which must not be edited. */
export function bodySchema(spec: Spec, body: OperationNode["requestBody"]): Schema | undefined {
  const schema = resolve(spec, Object.values(body?.content ?? {})[0]?.schema);
  return schema?.oneOf ? together(spec, schema.oneOf) : schema;
}

/** Combines several objects: all their fields, with all their values. A field is required if each object requires it. */
function together(spec: Spec, branches: readonly Schema[]): Schema {
  const objects: Schema[] = branches.map((branch) => resolve(spec, branch) ?? {});
  const properties: Record<string, Schema> = {};
  for (const name of objects.flatMap((object) => Object.keys(object.properties ?? {}))) {
    const written = objects.map((object) => object.properties?.[name]).filter((field) => field !== undefined);
    const fields = written.map((field): Schema => resolve(spec, field) ?? {});
    const { const: _, ...plain }: Schema = fields[0] ?? {};
    const values = fields.flatMap((field) => field.enum ?? (field.const === undefined ? [] : [field.const]));
    const isFixed = fields.some((field) => field.const !== undefined);
    properties[name] = isFixed ? { ...plain, enum: [...new Set(values)] } : (written[0] ?? {});
  }
  const names = Object.keys(properties);
  const required = names.filter((name) => objects.every((object) => object.required?.includes(name)));
  return { type: "object", properties, required, oneOf: objects };
}

/** Finds the object that contains a field of a body: `item.symbol` is in the items of `items`, or in the object `item`. */
export function fieldOfBody(
  spec: Spec,
  body: Schema | undefined,
  name: string,
): { body: Schema | undefined; key: string } {
  const [, outer = "", key = name] = /^([^.]+)\.(.+)$/.exec(name) ?? [];
  if (outer === "") return { body, key };
  const container = resolve(spec, body?.properties?.[outer] ?? body?.properties?.[`${outer}s`]);
  return fieldOfBody(spec, container?.type === "array" ? resolve(spec, container.items) : container, key);
}

/** A field of the result: the schema that contains it, its name there, and its own schema, if it exists. */
export interface Field {
  holder: Schema;
  name: string;
  schema: Schema | undefined;
}

/** `result.items[].price` → `["result", "items", "[]", "price"]`. */
export function stepsOf(place: string): string[] {
  return place.split(/\.|(?=\[\])/).filter((step) => step !== "");
}

export function fieldAt(spec: Spec, operation: OperationNode, place: string): Field | undefined {
  let field: Field | undefined;
  let holder = successSchema(spec, operation);
  for (const name of stepsOf(place)) {
    if (!holder) return undefined;
    const schema: Schema | undefined = name === "[]" ? holder.items : holder.properties?.[name];
    field = { holder, name, schema };
    holder = structureOf(spec, schema);
  }
  return field;
}

/** The schema with the fields or the items, with references resolved and without `null`. */
export function structureOf(spec: Spec, node: Schema | undefined): Schema | undefined {
  const schema = resolve(spec, node);
  const branches = (schema?.anyOf ?? []).map((branch) => structureOf(spec, branch));
  return branches.find((branch) => branch?.properties ?? branch?.items) ?? schema;
}

/** The schema of the response in which `rc` is 0. */
export function successSchema(spec: Spec, operation: OperationNode): Schema | undefined {
  const response = operation.responses["200"]?.content?.["application/json"]?.schema;
  const branches = (resolve(spec, response)?.oneOf ?? []).map((branch) => resolve(spec, branch));
  return branches.find((branch) => resolve(spec, branch?.properties?.rc)?.const === 0);
}

/** The values of the named examples in which `rc` is 0. */
export function successExamples(spec: Spec, operation: OperationNode): object[] {
  const examples = Object.values(operation.responses["200"]?.content?.["application/json"]?.examples ?? {});
  const values = examples.map((example) => Object(resolve(spec, example)?.value));
  return values.filter(({ rc }) => rc === 0);
}

/** The schema that has the list of values: the node itself, one of its branches, or its items. */
export function valuesOf(spec: Spec, node: Schema | undefined): Schema | undefined {
  const schema = resolve(spec, node);
  if (schema?.enum) return schema;
  const branches = [...(schema?.anyOf ?? []), ...(schema?.items ? [schema.items] : [])].map((branch) =>
    valuesOf(spec, branch),
  );
  return branches.find((branch) => branch !== undefined);
}

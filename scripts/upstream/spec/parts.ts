/** Finds the parts of the spec that the places of a page are about: inputs in the path, the query or the body, and fields of results. */
import { branchesOf, isSuccess } from "../../generate/spec.js";
import { parsePlace, type Value } from "../merge/facts.js";
import {
  type Content,
  type OperationNode,
  operationsOf,
  type Parameter,
  resolve,
  type Schema,
  type Spec,
} from "./spec.js";

/** An input, or a field of the result. */
export interface Part {
  /** Where an input is sent; undefined for a field of the result. */
  sentIn?: string;
  parameter?: Parameter;
  /** The schema that contains it; undefined for a parameter. */
  holder?: Schema | undefined;
  /** Its name there. */
  key: string;
  /** Its own schema, if it exists. References of an input are resolved. */
  schema: Schema | undefined;
  description?: string | undefined;
}

/** A parameter, or a field of a body. */
export type Input = Part & { sentIn: string; schema: Schema };

/** A field of the result. */
export type Field = Part & { holder: Schema };

export function partAt(spec: Spec, operation: OperationNode, place: string): Part | undefined {
  const { isInput, name } = parsePlace(place);
  return isInput ? inputOf(spec, operation, name) : fieldAt(spec, operation, name);
}

export function inputOf(spec: Spec, { parameters = [], requestBody }: OperationNode, name: string): Input | undefined {
  for (const entry of parameters) {
    const parameter = resolve(spec, entry);
    const schema = resolve(spec, parameter?.schema);
    if (parameter?.name === name && schema)
      return { sentIn: parameter.in, parameter, key: name, description: parameter.description, schema };
  }
  const { holder, key } = fieldOfBody(spec, bodySchema(spec, requestBody), name);
  const field = holder?.properties?.[key];
  const schema = resolve(spec, field);
  return schema && { sentIn: placeOfBody(requestBody), holder, key, description: field?.description, schema };
}

export function placeOfBody(body: OperationNode["requestBody"]): string {
  return Object.keys(body?.content ?? {})[0]?.includes("json") === false ? "form" : "json";
}

/** The schema of a body. A choice of several objects is combined to one schema with `oneOf`, which must not be edited. */
export function bodySchema(spec: Spec, body: OperationNode["requestBody"]): Schema | undefined {
  const schema = resolve(spec, Object.values(body?.content ?? {})[0]?.schema);
  return schema?.oneOf ? combineObjects(spec, schema.oneOf) : schema;
}

/**
 * Combines several objects: all their fields. A field that is a constant in one of them gets the values of all. A field is required if
 * each object requires it.
 */
function combineObjects(spec: Spec, branches: readonly Schema[]): Schema {
  const objects = branches.map((branch): Schema => resolve(spec, branch) ?? {});
  const properties: Record<string, Schema> = {};
  for (const name of objects.flatMap((object) => Object.keys(object.properties ?? {}))) {
    const written = objects.map((object) => object.properties?.[name]).filter((field) => field !== undefined);
    const fields = written.map((field): Schema => resolve(spec, field) ?? {});
    const values = fields.flatMap((field) => field.enum ?? field.const ?? []);
    const isFixed = fields.some((field) => field.const !== undefined);
    properties[name] = { ...(isFixed ? { ...fields[0], const: undefined, enum: [...new Set(values)] } : written[0]) };
  }
  const names = Object.keys(properties);
  const required = names.filter((name) => objects.every((object) => object.required?.includes(name)));
  return { type: "object", properties, required, oneOf: objects };
}

/** Finds the object that contains a field of a body: `item.symbol` is in the items of `items`, or in the object `item`. */
export function fieldOfBody(spec: Spec, body: Schema | undefined, name: string): Pick<Part, "holder" | "key"> {
  const [, outer = "", key = name] = /^([^.]+)\.(.+)$/.exec(name) ?? [];
  if (outer === "") return { holder: body, key };
  const container = resolve(spec, body?.properties?.[outer] ?? body?.properties?.[`${outer}s`]);
  return fieldOfBody(spec, container?.type === "array" ? resolve(spec, container.items) : container, key);
}

export function isRequired({ parameter, holder, key }: Part): boolean {
  return parameter?.required === true || holder?.required?.includes(key) === true;
}

export function fieldAt(spec: Spec, operation: OperationNode, place: string): Field | undefined {
  let field: Field | undefined;
  let holder = successSchema(spec, operation);
  for (const name of parsePlace(place).steps) {
    if (!holder) return undefined;
    const schema: Schema | undefined = name === "[]" ? holder.items : holder.properties?.[name];
    field = { holder, key: name, schema };
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
function successSchema(spec: Spec, operation: OperationNode): Schema | undefined {
  return branchesOf<Schema>(spec, operation).find((branch) => isSuccess(spec, branch));
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

/** The list of values, the default, the pattern, or the bound of an input or a field. */
export function constraintOf(spec: Spec, schema: Schema, fact: string): Value | undefined {
  return (fact === "values" ? valuesOf(spec, schema)?.enum : schema[fact]) as Value | undefined;
}

/** The objects with this schema in the examples of all operations: of requests, and of responses with `rc` 0. */
export function examplesOf(spec: Spec, holder: Schema): Record<string, unknown>[] {
  // A set, so that an object that several examples share is edited once.
  const found = new Set<Record<string, unknown>>();
  const search = (node: Schema | undefined, value: unknown): void => {
    const schema = structureOf(spec, node);
    if (!schema || typeof value !== "object" || value === null) return;
    if (schema === holder) found.add(Object(value));
    if (Array.isArray(value)) for (const item of value) search(schema.items, item);
    else for (const [key, field] of Object.entries(schema.properties ?? {})) search(field, Object(value)[key]);
  };
  for (const { node } of operationsOf(spec)) {
    for (const value of examplesIn(spec, node.requestBody)) search(bodySchema(spec, node.requestBody), value);
    for (const value of examplesIn(spec, node.responses["200"]))
      if (Object(value).rc === 0) search(successSchema(spec, node), value);
  }
  return [...found];
}

function examplesIn(spec: Spec, { content = {} }: { content?: Content } = {}): unknown[] {
  const examples = Object.values(content).flatMap((media) => Object.values(media.examples ?? {}));
  return examples.map((example) => resolve(spec, example)?.value);
}

/** Removes a field from its object and from the examples, or renames it. A renamed field keeps its position. */
export function removeField(spec: Spec, holder: Schema, name: string, renamedTo?: string): void {
  for (const fields of [holder.properties ?? {}, ...examplesOf(spec, holder)])
    for (const [key, value] of Object.entries(fields)) {
      delete fields[key];
      if (key !== name) fields[key] = value;
      else if (renamedTo !== undefined) fields[renamedTo] = value;
    }
  holder.required = holder.required?.flatMap((one) => (one === name ? (renamedTo ?? []) : one));
  if (!holder.required?.length) delete holder.required;
}

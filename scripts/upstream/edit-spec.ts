import { type Document, isMap, isScalar, isSeq, type YAMLMap } from "yaml";
import type { Example, ParameterFacts, ValueType } from "./facts.js";
import { child, childMap, itemsOf, referencesTo, resolve } from "./spec-document.js";

/** A change that has no mechanical counterpart in the spec; the message says what to do instead. */
export class NotMechanical extends Error {
  override readonly name = "NotMechanical";
}

/** An input of an operation, wherever it stands: the query, the path, or a field of the body. */
export interface Input {
  schema: YAMLMap;
  /** The parameter with its name and place; a field of a body has none. */
  parameter: YAMLMap | null;
  setRequired(required: boolean): void;
  rename(name: string): void;
  remove(): void;
}

export function findInput(spec: Document, operation: YAMLMap, name: string): Input | null {
  const list = child(spec, operation, "parameters");
  for (const item of itemsOf(list)) {
    const parameter = childMap(spec, item);
    const schema = childMap(spec, parameter, "schema");
    if (!parameter || !schema || parameter.get("name") !== name) continue;
    if (referencesTo(spec, item) > 1) {
      throw new NotMechanical(`${name} is shared with another operation: give this operation its own parameter first`);
    }
    return {
      schema,
      parameter,
      setRequired: (required) => parameter.set("required", required),
      rename: (to) => parameter.set("name", to),
      remove() {
        if (isSeq(list)) list.delete(list.items.indexOf(item));
        const pointer = isMap(item) ? item.get("$ref") : undefined;
        if (typeof pointer === "string") spec.deleteIn(pointer.slice(2).split("/"));
      },
    };
  }
  const body = bodySchema(spec, operation);
  const schema = childMap(spec, body, "properties", name);
  const properties = childMap(spec, body, "properties");
  if (!body || !properties || !schema) return null;
  return {
    schema,
    parameter: null,
    setRequired: (required) => setRequiredField(spec, body, name, required),
    rename(to) {
      renameKey(properties, name, to);
      renameRequiredField(spec, body, name, to);
    },
    remove() {
      properties.delete(name);
      setRequiredField(spec, body, name, false);
    },
  };
}

export function bodySchema(spec: Document, operation: YAMLMap): YAMLMap | undefined {
  const [media] = childMap(spec, operation, "requestBody", "content")?.items ?? [];
  return childMap(spec, media?.value, "schema");
}

export function addInput(spec: Document, operation: YAMLMap, facts: ParameterFacts, place: string): void {
  const body = bodySchema(spec, operation);
  if (place === "body" && body) {
    body.setIn(["properties", facts.name], spec.createNode(parameterSchema(facts)));
    setRequiredField(spec, body, facts.name, facts.required);
    return;
  }
  const parameter = { name: facts.name, in: place, required: place === "path" || facts.required };
  if (!operation.has("parameters")) operation.set("parameters", spec.createNode([]));
  operation.addIn(["parameters"], spec.createNode({ ...parameter, schema: parameterSchema(facts) }));
}

/** In the spec a value has to be of its parameter's type; a page lists what may stand in an array as the array's values. */
export function parameterSchema({ type, default: fallback, enum: values }: ParameterFacts): Record<string, unknown> {
  const allowed = values?.map((value) => typed(value, type));
  if (type === "array") return { type, items: allowed ? { enum: allowed } : {} };
  if (type === "object") return { type };
  return {
    ...typeSchema(type),
    ...(allowed && { enum: allowed }),
    ...(fallback !== null && { default: typed(fallback, type) }),
  };
}

export function typeSchema(type: ValueType): Record<string, unknown> {
  return type === "unknown" ? {} : type === "array" ? { type, items: {} } : { type };
}

function typed(value: string | number, type: ValueType): unknown {
  if (type === "boolean" && (value === "true" || value === "false")) return value === "true";
  const isNumeric = (type === "number" || type === "integer") && value !== "" && Number.isFinite(Number(value));
  return isNumeric ? Number(value) : value;
}

/** Keywords that say more than the type: they do not outlive it. */
const constraints = "const enum minLength maxLength pattern format minimum maximum default items properties required";

export function setType(spec: Document, schema: YAMLMap, type: string): void {
  for (const keyword of [...constraints.split(" "), "example", "examples", "x-enumDescriptions"])
    schema.delete(keyword);
  const types = type.split("|").filter((name) => name !== "null" && name !== "unknown");
  const [only, another] = types;
  if (only === undefined) schema.delete("type");
  else schema.set("type", another === undefined ? only : spec.createNode(types));
  if (types.includes("array")) schema.set("items", spec.createNode({}));
}

export function setOrDelete(map: YAMLMap, key: string, value: unknown, spec: Document): void {
  if (value === null || value === undefined) map.delete(key);
  else map.set(key, typeof value === "object" ? spec.createNode(value) : value);
}

export function setRequiredField(spec: Document, schema: YAMLMap, name: string, required: boolean): void {
  const list = child(spec, schema, "required");
  const index = itemsOf(list).findIndex((item) => String(item) === name);
  if (required && index < 0) {
    if (isSeq(list)) list.add(name);
    else schema.set("required", spec.createNode([name]));
  }
  if (!required && index >= 0 && isSeq(list)) {
    list.delete(index);
    if (list.items.length === 0) schema.delete("required");
  }
}

function renameRequiredField(spec: Document, schema: YAMLMap, from: string, to: string): void {
  const list = child(spec, schema, "required");
  const index = itemsOf(list).findIndex((item) => String(item) === from);
  if (isSeq(list) && index >= 0) list.set(index, to);
}

/** Gives a key another name and leaves its entry, with its comments, where it stands. */
export function renameKey(map: YAMLMap, from: string, to: string): void {
  const entry = map.items.find(({ key }) => String(key) === from);
  if (!entry) return;
  if (isScalar(entry.key)) entry.key.value = to;
  else entry.key = to;
}

/** A field of a result: its schema, the object schema that holds it, and the steps that lead there. */
export interface Field {
  holder: YAMLMap;
  name: string;
  schema: YAMLMap | undefined;
}

/** `result.items[].price` → `["result", "items", "[]", "price"]`. */
export function stepsOf(where: string): string[] {
  return where.split(/\.|(?=\[\])/).filter((step) => step !== "");
}

/** Walks from the schema of an answer to the holder of a field; makes what is missing on the way where `make` says so. */
export function findField(spec: Document, root: YAMLMap, where: string, make: boolean): Field | null {
  const steps = stepsOf(where);
  const name = steps.pop() ?? "";
  let schema: YAMLMap | undefined = root;
  for (const step of steps) {
    const key = step === "[]" ? ["items"] : ["properties", step];
    const next = child(spec, schema, ...key);
    refuseShared(spec, schema?.getIn(key, true), where);
    if (!isMap(next) || next.items.length === 0) {
      if (!make || !schema) return null;
      const made = spec.createNode(step === "[]" ? {} : { type: "object", properties: {} });
      schema.setIn(key, made);
      if (step === "[]") schema.set("type", "array");
    }
    schema = childMap(spec, schema, ...key);
  }
  if (!schema) return null;
  const key = name === "[]" ? ["items"] : ["properties", name];
  refuseShared(spec, schema.getIn(key, true), where);
  return { holder: schema, name, schema: childMap(spec, schema, ...key) };
}

function refuseShared(spec: Document, node: unknown, where: string): void {
  if (referencesTo(spec, node) <= 1) return;
  throw new NotMechanical(`${where} lies in a schema that other operations share: give this operation its own first`);
}

/** The places of an example's value that a response path names; makes the objects and arrays around them where `make` says so. */
export function placesIn(
  spec: Document,
  value: unknown,
  steps: readonly string[],
  make = false,
): { holder: YAMLMap; name: string }[] {
  const [step, ...rest] = steps;
  const node = resolve(spec, value);
  if (step === undefined) return [];
  if (step === "[]") {
    if (make && isSeq(node) && node.items.length === 0) node.add(spec.createNode({}));
    return itemsOf(node).flatMap((item) => placesIn(spec, item, rest, make));
  }
  if (!isMap(node)) return [];
  if (rest.length === 0) return [{ holder: node, name: step }];
  if (make && !isMap(child(spec, node, step)) && !isSeq(child(spec, node, step))) {
    node.set(step, spec.createNode(rest[0] === "[]" ? [] : {}));
  }
  return placesIn(spec, node.get(step, true), rest, make);
}

/** What a page's example shows at a response path; a value of the type where it shows none. */
export function exampleAt(example: Example | undefined, steps: readonly string[], type: string): unknown {
  const [step, ...rest] = steps;
  if (!example) return sampleOf(type);
  if (step === undefined) return exampleValue(example);
  if (step === "[]") return exampleAt(example.kind === "array" ? example.items[0] : undefined, rest, type);
  return exampleAt(example.kind === "object" ? example.members.get(step) : undefined, rest, type);
}

export function exampleValue(example: Example): unknown {
  if (example.kind === "array") return example.items.map(exampleValue);
  if (example.kind === "object") {
    return Object.fromEntries([...example.members].map(([name, value]) => [name, exampleValue(value)]));
  }
  const { type, text } = example;
  if (type === "number" && Number.isFinite(Number(text))) return Number(text);
  if (type === "boolean" && (text === "true" || text === "false")) return text === "true";
  return type === "string" ? text : sampleOf(type);
}

function sampleOf(type: string): unknown {
  const samples: Record<string, unknown> = { string: "string", number: 0, boolean: false, array: [], object: {} };
  return samples[type.split("|")[0] ?? ""] ?? null;
}

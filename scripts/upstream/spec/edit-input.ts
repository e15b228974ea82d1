/** Edits an operation's inputs: in the query, in the path, or in the body. */
import type { Value } from "../merge/facts.js";
import { addToDo, checkSecretType, EditConflict, type Editing } from "./edit.js";
import { inputSchema, sampleOf, typedValue } from "./schemas.js";
import {
  bodySchema,
  fieldOfBody,
  type Input,
  inputOf,
  isChoice,
  type OperationNode,
  placeOfBody,
  resolve,
  type Schema,
  type Spec,
  valuesOf,
} from "./spec.js";

const mediaTypes: Record<string, string> = { json: "application/json", form: "application/x-www-form-urlencoded" };

export function editInput(editing: Editing): void {
  const { spec, operation, change, others } = editing;
  const [, name = "", fact] = /^input (\S+)(?: (\w+))?$/.exec(change.place) ?? [];
  const input = inputOf(spec, operation.node, name);
  if (isChoice(spec, operation.node.requestBody) && (input ? input.body : change.to !== "query")) {
    throw new EditConflict({
      "XT's page": `${change.place} changes`,
      "the spec": "the body is a choice of several objects: edit it by hand, then run this again",
    });
  }
  if (fact === undefined) {
    if (input) removeInput(spec, operation.node, input);
    if (change.to !== undefined) addInput(editing, name, (input?.parameter ?? input?.field)?.description);
    return;
  }
  if (!input) return;
  const own = others.length > 0 ? ownCopy(spec, operation.node, input) : input;
  if (fact === "required") setNeed(own, change.to);
  else if (fact === "type") retype(editing, own);
  else editLimit(editing, fact, own);
}

/** Edits a list of values, a default, a pattern, or a bound. */
function editLimit({ spec, operation, change }: Editing, fact: string, own: Input): void {
  const schema = fact === "values" ? (valuesOf(spec, own.schema) ?? own.schema) : own.schema;
  const key = fact === "values" ? "enum" : fact;
  // The spec omits it on purpose, and the description may mention the page's value. So it becomes a to-do.
  if (change.from !== undefined && schema[key] === undefined) {
    addToDo(operation.node, change);
    return;
  }
  const typed = (value: Value) => typedValue(value, String(schema.type ?? "string"));
  if (change.to === undefined) delete schema[key];
  else schema[key] = Array.isArray(change.to) ? change.to.map(typed) : typed(change.to);
  if (key === "enum") pruneDescriptions(schema);
}

/** Removes the descriptions of values that no longer exist. */
export function pruneDescriptions(schema: Schema): void {
  const meanings = schema["x-enumDescriptions"] ?? {};
  for (const value of Object.keys(meanings)) if (!schema.enum?.map(String).includes(value)) delete meanings[value];
  if (Object.keys(meanings).length === 0) delete schema["x-enumDescriptions"];
}

function addInput(
  { spec, operation: { node, method }, source, change, describe }: Editing,
  name: string,
  known: string | undefined,
): void {
  const assumed = node.requestBody
    ? placeOfBody(node.requestBody)
    : method === "GET" || method === "DELETE"
      ? "query"
      : "json";
  const place = change.to === "any" ? assumed : String(change.to);
  const isInBody = place === "json" || place === "form";
  if (isInBody && method === "GET")
    throw new EditConflict({ "XT's page": `${name} is sent in the body`, HTTP: "GET has no body: use --in" });
  const words = describe("inputs", name);
  const { schema, style } = inputSchema(name, source.theirs, place, words);
  const description = known ?? words;
  const described = description === undefined ? {} : { description };
  const need = source.theirs.get(`input ${name} required`);
  if (!isInBody)
    node.parameters = [
      ...(node.parameters ?? []),
      { name, in: place, required: need === true, ...described, ...style, schema },
    ];
  else {
    node.requestBody ??= { content: { [mediaTypes[place] ?? ""]: { schema: { type: "object", properties: {} } } } };
    const { body, key } = fieldOfBody(spec, bodySchema(spec, node.requestBody), name);
    if (!body) throw new EditConflict({ "XT's page": `${name} is a field of an input that is not on the page` });
    body.type ??= "object";
    body.properties = { ...body.properties, [key]: { ...described, ...schema } };
    const value = schema.enum?.[0] ?? schema.default ?? sampleOf(String(schema.type));
    if (need === true && key === name)
      for (const example of requestExamples(node)) Object.assign(example, { [key]: value });
  }
  const added = inputOf(spec, node, name);
  if (added) setNeed(added, need);
  if (isInBody && need === true && node.requestBody) node.requestBody.required = true;
}

function removeInput(spec: Spec, node: OperationNode, { parameter, body, key }: Input): void {
  if (!body) {
    const left = node.parameters?.filter((entry) => resolve(spec, entry) !== parameter) ?? [];
    if (left.length > 0) node.parameters = left;
    else delete node.parameters;
    return;
  }
  delete body.properties?.[key];
  setNeed({ parameter, body, key }, false);
  for (const example of requestExamples(node)) delete example[key];
  if (Object.keys(bodySchema(spec, node.requestBody)?.properties ?? {}).length === 0) delete node.requestBody;
}

function requestExamples({ requestBody }: OperationNode): Record<string, unknown>[] {
  const examples = Object.values(requestBody?.content ?? {}).flatMap((media) => Object.values(media.examples ?? {}));
  return examples.map(({ value }) => Object(value));
}

/** Makes an input required, optional, or required only for the grant in `need`. */
function setNeed({ parameter, body, key }: Pick<Input, "parameter" | "body" | "key">, need: Value | undefined): void {
  if (body) {
    const others = body.required?.filter((name) => name !== key) ?? [];
    if (need === true && !body.required?.includes(key)) body.required = [...others, key];
    if (need !== true && body.required?.includes(key)) body.required = others;
    if (body.required?.length === 0) delete body.required;
  }
  if (!parameter) return;
  parameter.required = need === true;
  if (typeof need === "string") parameter["x-required-for-grant"] = need;
  else delete parameter["x-required-for-grant"];
}

function retype({ operation, source, change, describe }: Editing, input: Input): void {
  const { place, parameter, field, body, key, schema: old } = input;
  checkSecretType(old, change);
  const name = change.place.split(" ")[1] ?? key;
  const { schema, style } = inputSchema(name, source.theirs, place, describe("inputs", name));
  if (body) {
    const description = field?.description;
    body.properties = { ...body.properties, [key]: { ...(description !== undefined && { description }), ...schema } };
    for (const example of requestExamples(operation.node))
      if (key in example) example[key] = sampleOf(String(schema.type));
    return;
  }
  for (const word of ["example", "examples", "style", "explode"]) delete parameter?.[word];
  if (parameter) Object.assign(parameter, style, { schema });
}

/** Replaces a shared parameter or field with a copy for this operation, if the pages of other operations didn't change. */
function ownCopy(spec: Spec, node: OperationNode, { parameter, field, body, key, schema }: Input): Input {
  const { $ref: _, ...beside } = field ?? {};
  const copy = structuredClone(schema);
  if (body?.properties) body.properties[key] = { ...copy, ...beside };
  if (parameter && node.parameters) {
    const at = node.parameters.findIndex((entry) => resolve(spec, entry) === parameter);
    node.parameters[at] = { ...structuredClone(parameter), schema: copy };
  }
  const own = inputOf(spec, node, key);
  if (!own) throw new Error(`${key} is lost`);
  return own;
}

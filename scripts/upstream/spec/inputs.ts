/** The inputs of an operation in the spec: in the query, in the path, or in the body. Finds them, and edits them. */
import { exactFormats } from "../../generate/schema-types.js";
import { parsePlace, type Value } from "../merge/facts.js";
import { constraintOf, setInputValues } from "./edit-enum.js";
import { addToDo, checkSecretType, EditConflict, type Editing, renameKey } from "./editing.js";
import { inputSchema, sampleOf, typedValue } from "./schemas.js";
import { type OperationNode, type Parameter, resolve, type Schema, type Spec } from "./spec.js";

const mediaTypes: Record<string, string> = { json: "application/json", form: "application/x-www-form-urlencoded" };

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

function placeOfBody(body: OperationNode["requestBody"]): string {
  return Object.keys(body?.content ?? {})[0]?.includes("json") === false ? "form" : "json";
}

/** The schema of a body. A choice of several objects is combined to one schema with `oneOf`, which must not be edited. */
export function bodySchema(spec: Spec, body: OperationNode["requestBody"]): Schema | undefined {
  const schema = resolve(spec, Object.values(body?.content ?? {})[0]?.schema);
  return schema?.oneOf ? combineObjects(spec, schema.oneOf) : schema;
}

/** Combines several objects: all their fields, with all their values. A field is required if each object requires it. */
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
function fieldOfBody(spec: Spec, body: Schema | undefined, name: string): Pick<Input, "body" | "key"> {
  const [, outer = "", key = name] = /^([^.]+)\.(.+)$/.exec(name) ?? [];
  if (outer === "") return { body, key };
  const container = resolve(spec, body?.properties?.[outer] ?? body?.properties?.[`${outer}s`]);
  return fieldOfBody(spec, container?.type === "array" ? resolve(spec, container.items) : container, key);
}

export function editInput(editing: Editing): void {
  const { spec, operation, change, others } = editing;
  const { node } = operation;
  const { name, fact } = parsePlace(change.place);
  const input = inputOf(spec, node, name);
  if (bodySchema(spec, node.requestBody)?.oneOf && (input ? input.body : change.to !== "query"))
    throw new EditConflict("the body is a choice of several objects: edit it by hand, then run this again");
  if (node["x-exactly-one-of"]?.includes(name) && (fact === undefined || fact === "required"))
    throw new EditConflict("one of several inputs, of which exactly one is sent: edit it by hand, then run this again");
  if (fact === undefined) {
    const [media] = Object.values(node.requestBody?.content ?? {});
    const mediaType = mediaTypes[String(change.to)];
    // A page says for all its inputs where they are sent, so the whole body changes its format.
    if (input?.body && media && mediaType !== undefined) {
      node.requestBody = { ...node.requestBody, content: { [mediaType]: media } };
      return;
    }
    if (node["x-page-id"] !== undefined && name === "fromId" && change.to === undefined)
      throw new EditConflict("the client requests the next page by it: change src/call/pagination.ts, too");
    const renamed = parsePlace(editing.renamedTo ?? "").name;
    if (input && renamed !== "" && !inputOf(spec, node, renamed)) renameInput(spec, node, name, input, renamed);
    else if (input) removeInput(spec, node, name, input);
    if (change.to !== undefined) addInput(editing, name, input);
    return;
  }
  if (!input) throw new EditConflict("without this input");
  // If the spec omits a fact on purpose, its description may mention the page's value. If a page no longer lists values
  // or bounds, it may say them in another way. Ids and amounts are strings, which have no bounds. So all of these become a to-do.
  const isLimit = fact !== "required" && fact !== "type";
  const isGone = change.to === undefined && fact !== "default";
  const isOmitted = change.from !== undefined && (isGone || constraintOf(spec, input.schema, fact) === undefined);
  const isBound = fact === "minimum" || fact === "maximum";
  const isText = exactFormats.has(input.schema.format) || !/number|integer/.test(String(input.schema.type));
  if ((isLimit && isOmitted) || (isBound && isText)) {
    addToDo(node, change);
    return;
  }
  const own = others.length > 0 ? ownCopy(spec, node, name, input) : input;
  if (fact === "required") setNeed(own, change.to);
  else if (fact === "type") {
    checkSecretType(own.schema, change);
    setSchema(editing, name, own, inputSchema(name, editing.docs.theirs, own.place, editing.describe(`input ${name}`)));
  } else if (Array.isArray(change.to)) setInputValues(spec, own.schema, change.to);
  else if (change.to === undefined) delete own.schema[fact];
  else own.schema[fact] = typedValue(change.to, String(own.schema.type ?? "string"));
}

/** Adds an input. `old` is the input at its place before, if it moved. */
function addInput(editing: Editing, name: string, old: Input | undefined): void {
  const { spec, docs, change, operation } = editing;
  const { node, method } = operation;
  const usual = method === "GET" || method === "DELETE" ? "query" : "json";
  const assumed = node.requestBody ? placeOfBody(node.requestBody) : usual;
  const place = change.to === "any" ? assumed : String(change.to);
  const need = docs.theirs.get(`input ${name} required`);
  const words = editing.describe(`input ${name}`);
  const description = old ? old.description : words;
  const input: Input = { place, key: name, description, schema: {} };
  const mediaType = mediaTypes[place];
  if (mediaType === undefined) {
    const described = description === undefined ? {} : { description };
    input.parameter = { name, in: place, required: false, ...described } as Parameter;
    node.parameters = [...(node.parameters ?? []), input.parameter];
  } else {
    if (method === "GET") throw new EditConflict("a GET, which has no body: correct it in a copy of the page");
    node.requestBody ??= { content: { [mediaType]: { schema: { type: "object", properties: {} } } } };
    Object.assign(input, fieldOfBody(spec, bodySchema(spec, node.requestBody), name));
    if (!input.body) throw new EditConflict("a field of an input that is not on the page");
    input.body.type ??= "object";
    if (need === true) node.requestBody.required = true;
  }
  setNeed(input, need);
  // In a query, a list is a string with commas.
  const isKept = old && old.schema.type !== "array";
  setSchema(editing, name, input, isKept ? structuredClone(old.schema) : inputSchema(name, docs.theirs, place, words));
}

/** Sets the schema of an input. Keeps its description. */
function setSchema({ operation }: Editing, name: string, input: Input, schema: Schema): void {
  const { parameter, body, key, description } = input;
  if (parameter) {
    for (const word of ["example", "examples", "style", "explode"]) delete parameter[word];
    // XT's lists are joined by commas.
    const isJoined = schema.type === "array" && parameter.in === "query";
    Object.assign(parameter, isJoined && { style: "form", explode: false }, { schema });
    return;
  }
  if (!body) return;
  body.properties = { ...body.properties, [key]: { ...schema, ...(description !== undefined && { description }) } };
  const value = schema.enum?.[0] ?? schema.default ?? sampleOf(String(schema.type));
  for (const example of requestExamples(operation.node))
    if (key === name && (key in example || isRequired(input))) example[key] = value;
}

function removeInput(spec: Spec, node: OperationNode, name: string, input: Input): void {
  const { parameter, body, key } = input;
  if (parameter) {
    node.parameters = node.parameters?.filter((entry) => resolve(spec, entry) !== parameter);
    if (node.parameters?.length === 0) delete node.parameters;
    return;
  }
  delete body?.properties?.[key];
  setNeed(input, false);
  // A field of an inner object may have the same name as one of the body.
  if (key === name) for (const example of requestExamples(node)) delete example[key];
  if (Object.keys(bodySchema(spec, node.requestBody)?.properties ?? {}).length === 0) delete node.requestBody;
}

function renameInput(spec: Spec, node: OperationNode, name: string, { parameter, body, key }: Input, to: string): void {
  if (parameter) {
    const renamed = (entry: Parameter) =>
      Object.assign(entry === parameter ? entry : structuredClone(parameter), { name: to });
    node.parameters = node.parameters?.map((entry) => (resolve(spec, entry) === parameter ? renamed(entry) : entry));
    return;
  }
  const now = to.slice(name.length - key.length);
  renameKey(body?.properties, key, now);
  if (body?.required) body.required = body.required.map((one) => (one === key ? now : one));
  if (key === name) for (const example of requestExamples(node)) renameKey(example, key, now);
}

function requestExamples({ requestBody }: OperationNode): Record<string, unknown>[] {
  const examples = Object.values(requestBody?.content ?? {}).flatMap((media) => Object.values(media.examples ?? {}));
  return examples.map(({ value }) => Object(value));
}

export function isRequired({ parameter, body, key }: Input): boolean {
  return parameter?.required === true || body?.required?.includes(key) === true;
}

/** Makes an input required or optional. A parameter can also be required only for the grant in `need`; a field of a body is then optional. */
function setNeed(input: Input, need: Value | undefined): void {
  const { parameter, body, key } = input;
  if (parameter) {
    parameter.required = need === true;
    if (typeof need === "string") parameter["x-required-for-grant"] = need;
    else delete parameter["x-required-for-grant"];
  } else if (body && (need === true) !== isRequired(input)) {
    body.required = need === true ? [...(body.required ?? []), key] : body.required?.filter((name) => name !== key);
    if (body.required?.length === 0) delete body.required;
  }
}

/** Replaces a shared parameter or field with a copy for this operation, if the pages of other operations didn't change. */
function ownCopy(spec: Spec, node: OperationNode, name: string, input: Input): Input {
  const { parameter, body, key } = input;
  const copy = structuredClone(input.schema);
  if (parameter && node.parameters) {
    const at = node.parameters.findIndex((entry) => resolve(spec, entry) === parameter);
    node.parameters[at] = { ...structuredClone(parameter), schema: copy };
  }
  if (body?.properties) {
    const { $ref: _, ...beside } = body.properties[key] ?? {};
    body.properties[key] = { ...copy, ...beside };
  }
  return inputOf(spec, node, name) ?? input;
}

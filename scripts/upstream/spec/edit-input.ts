/** Edits an operation's inputs: in the query, in the path, or in the body. */
import { partsOf, type Value } from "../merge/facts.js";
import { addToDo, checkSecretType, EditConflict, type Editing, setValues } from "./edit.js";
import { inputSchema, sampleOf, typedValue } from "./schemas.js";
import {
  bodySchema,
  fieldOfBody,
  type Input,
  inputOf,
  type OperationNode,
  placeOfBody,
  resolve,
  type Spec,
  valuesOf,
} from "./spec.js";

const mediaTypes: Record<string, string> = { json: "application/json", form: "application/x-www-form-urlencoded" };

export function editInput(editing: Editing): void {
  const { spec, operation, change, others } = editing;
  const { name, fact } = partsOf(change.place);
  const input = inputOf(spec, operation.node, name);
  if (bodySchema(spec, operation.node.requestBody)?.oneOf && (input ? input.body : change.to !== "query"))
    throw new EditConflict("the body is a choice of several objects: edit it by hand, then run this again");
  if (fact === undefined) {
    if (input) removeInput(spec, operation.node, input);
    if (change.to !== undefined) addInput(editing, name, input?.description);
  } else if (input) {
    const own = others.length > 0 ? ownCopy(spec, operation.node, name, input) : input;
    if (fact === "required") setNeed(own, change.to);
    else if (fact === "type") retype(editing, name, own);
    else editLimit(editing, fact, own);
  }
}

/** Edits a list of values, a default, a pattern, or a bound. */
function editLimit({ operation, change, spec }: Editing, fact: string, own: Input): void {
  const schema = fact === "values" ? (valuesOf(spec, own.schema) ?? own.schema) : own.schema;
  const key = fact === "values" ? "enum" : fact;
  const typed = (value: Value) => typedValue(value, String(schema.type ?? "string"));
  // The spec omits it on purpose, and the description may mention the page's value. So it becomes a to-do.
  if (change.from !== undefined && schema[key] === undefined) addToDo(operation.node, change);
  else if (fact === "values") setValues(schema, Array.isArray(change.to) ? change.to.map(typed) : undefined);
  else if (change.to === undefined) delete schema[key];
  else schema[key] = typed(change.to);
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
  if (isInBody && method === "GET") throw new EditConflict("a GET, which has no body: use --in");
  const words = describe("inputs", name);
  const { schema, style } = inputSchema(name, source.theirs, place, words);
  const description = known ?? words;
  const described = description === undefined ? {} : { description };
  const need = source.theirs.get(`input ${name} required`);
  if (isInBody) {
    node.requestBody ??= { content: { [mediaTypes[place] ?? ""]: { schema: { type: "object", properties: {} } } } };
    const { body, key } = fieldOfBody(spec, bodySchema(spec, node.requestBody), name);
    if (!body) throw new EditConflict("a field of an input that is not on the page");
    body.type ??= "object";
    body.properties = { ...body.properties, [key]: { ...described, ...schema } };
    const value = schema.enum?.[0] ?? schema.default ?? sampleOf(String(schema.type));
    if (need === true && key === name)
      for (const example of requestExamples(node)) Object.assign(example, { [key]: value });
    if (need === true) node.requestBody.required = true;
  } else {
    const parameter = { name, in: place, required: need === true, ...described, ...style, schema };
    node.parameters = [...(node.parameters ?? []), parameter];
  }
  const added = inputOf(spec, node, name);
  if (added) setNeed(added, need);
}

function removeInput(spec: Spec, node: OperationNode, { parameter, body, key }: Input): void {
  if (parameter) {
    node.parameters = node.parameters?.filter((entry) => resolve(spec, entry) !== parameter);
    if (node.parameters?.length === 0) delete node.parameters;
    return;
  }
  delete body?.properties?.[key];
  setNeed({ body, key }, false);
  for (const example of requestExamples(node)) delete example[key];
  if (Object.keys(bodySchema(spec, node.requestBody)?.properties ?? {}).length === 0) delete node.requestBody;
}

function requestExamples({ requestBody }: OperationNode): Record<string, unknown>[] {
  const examples = Object.values(requestBody?.content ?? {}).flatMap((media) => Object.values(media.examples ?? {}));
  return examples.map(({ value }) => Object(value));
}

/** Makes an input required, optional, or required only for the grant in `need`. */
function setNeed({ parameter, body, key }: Pick<Input, "parameter" | "body" | "key">, need: Value | undefined): void {
  if (parameter) {
    parameter.required = need === true;
    if (typeof need === "string") parameter["x-required-for-grant"] = need;
    else delete parameter["x-required-for-grant"];
  } else if (body && (need === true) !== (body.required?.includes(key) === true)) {
    body.required = need === true ? [...(body.required ?? []), key] : body.required?.filter((name) => name !== key);
    if (body.required?.length === 0) delete body.required;
  }
}

function retype({ operation, source, change, describe }: Editing, name: string, input: Input): void {
  checkSecretType(input.schema, change);
  const { place, parameter, body, key, description } = input;
  const { schema, style } = inputSchema(name, source.theirs, place, describe("inputs", name));
  if (parameter) {
    for (const word of ["example", "examples", "style", "explode"]) delete parameter[word];
    Object.assign(parameter, style, { schema });
  } else if (body) {
    body.properties = { ...body.properties, [key]: { ...(description !== undefined && { description }), ...schema } };
    for (const example of requestExamples(operation.node))
      if (key in example) example[key] = sampleOf(String(schema.type));
  }
}

/** Replaces a shared parameter or field with a copy for this operation, if the pages of other operations didn't change. */
function ownCopy(spec: Spec, node: OperationNode, name: string, { parameter, body, key, schema }: Input): Input {
  const copy = structuredClone(schema);
  if (parameter && node.parameters) {
    const at = node.parameters.findIndex((entry) => resolve(spec, entry) === parameter);
    node.parameters[at] = { ...structuredClone(parameter), schema: copy };
  }
  if (body?.properties) {
    const { $ref: _, ...beside } = body.properties[key] ?? {};
    body.properties[key] = { ...copy, ...beside };
  }
  return inputOf(spec, node, name) ?? { place: "", key, description: undefined, schema: copy };
}

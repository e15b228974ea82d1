/** Edits the inputs of an operation: in the query, in the path, or in the body. */
import { exactFormats } from "../../generate/schema-types.js";
import { parsePlace, type Value } from "../merge/facts.js";
import { addToDo, checkSecretType, EditConflict, type Editing, setValues } from "./editing.js";
import {
  bodySchema,
  constraintOf,
  examplesOf,
  fieldOfBody,
  type Input,
  inputOf,
  isRequired,
  placeOfBody,
  removeField,
  valuesOf,
} from "./parts.js";
import { inputSchema, sampleOf, typedValue } from "./schemas.js";
import { type OperationNode, type Parameter, resolve, type Schema, type Spec } from "./spec.js";

const mediaTypes: Record<string, string> = { json: "application/json", form: "application/x-www-form-urlencoded" };

export function editInput(editing: Editing): void {
  const { spec, operation, change, others } = editing;
  const { node } = operation;
  const { name, fact } = parsePlace(change.place);
  const input = inputOf(spec, node, name);
  if (bodySchema(spec, node.requestBody)?.oneOf && (input ? input.holder : change.to !== "query"))
    throw new EditConflict("the body is a choice of several objects: edit it by hand, then run this again");
  if (node["x-exactly-one-of"]?.includes(name) && (fact === undefined || fact === "required"))
    throw new EditConflict("one of several inputs, of which exactly one is sent: edit it by hand, then run this again");
  if (fact === undefined) {
    const [media] = Object.values(node.requestBody?.content ?? {});
    const mediaType = mediaTypes[String(change.to)];
    // A page says for all its inputs where they are sent, so the whole body changes its format.
    if (input?.holder && media && mediaType !== undefined) {
      node.requestBody = { ...node.requestBody, content: { [mediaType]: media } };
      return;
    }
    if (node["x-page-id"] !== undefined && name === "fromId" && change.to === undefined)
      throw new EditConflict("the client requests the next page by it: change src/call/pagination.ts, too");
    if (input) removeInput(spec, node, input, editing.renamedTo);
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
    const words = editing.describe(`input ${name}`);
    setSchema(spec, own, inputSchema(name, editing.docs.theirs, own.sentIn, words));
  } else if (Array.isArray(change.to)) {
    const schema = valuesOf(spec, own.schema) ?? own.schema;
    setValues(
      schema,
      change.to.map((one) => typedValue(one, String(schema.type ?? "string"))),
    );
  } else if (change.to === undefined) delete own.schema[fact];
  else own.schema[fact] = typedValue(change.to, String(own.schema.type ?? "string"));
}

/** Adds an input. `old` is the input at its place before, if it moved. */
function addInput(editing: Editing, name: string, old: Input | undefined): void {
  const { spec, docs, change, operation } = editing;
  const { node, method } = operation;
  const usual = method === "GET" || method === "DELETE" ? "query" : "json";
  const assumed = node.requestBody ? placeOfBody(node.requestBody) : usual;
  const sentIn = change.to === "any" ? assumed : String(change.to);
  const need = docs.theirs.get(`input ${name} required`);
  const words = editing.describe(`input ${name}`);
  const description = old ? old.description : words;
  const input: Input = { sentIn, key: name, description, schema: {} };
  const mediaType = mediaTypes[sentIn];
  if (mediaType === undefined) {
    const described = description === undefined ? {} : { description };
    input.parameter = { name, in: sentIn, required: false, ...described } as Parameter;
    node.parameters = [...(node.parameters ?? []), input.parameter];
  } else {
    if (method === "GET") throw new EditConflict("a GET, which has no body: correct it in a copy of the page");
    node.requestBody ??= { content: { [mediaType]: { schema: { type: "object", properties: {} } } } };
    Object.assign(input, fieldOfBody(spec, bodySchema(spec, node.requestBody), name));
    if (!input.holder) throw new EditConflict("a field of an input that is not on the page");
    input.holder.type ??= "object";
    if (need === true) node.requestBody.required = true;
  }
  setNeed(input, need);
  // A moved input keeps its schema, except a list: pages may call it a string in a query.
  const isKept = old && old.schema.type !== "array";
  setSchema(spec, input, isKept ? structuredClone(old.schema) : inputSchema(name, docs.theirs, sentIn, words));
}

/** Sets the schema of an input. Keeps its description. */
function setSchema(spec: Spec, input: Input, schema: Schema): void {
  const { parameter, holder, key, description } = input;
  if (parameter) {
    for (const word of ["example", "examples", "style", "explode"]) delete parameter[word];
    // XT's lists are joined by commas.
    const isJoined = schema.type === "array" && parameter.in === "query";
    Object.assign(parameter, isJoined && { style: "form", explode: false }, { schema });
    return;
  }
  if (!holder) return;
  holder.properties = { ...holder.properties, [key]: { ...schema, ...(description !== undefined && { description }) } };
  const value = schema.enum?.[0] ?? schema.default ?? sampleOf(String(schema.type));
  for (const example of examplesOf(spec, holder)) if (key in example || isRequired(input)) example[key] = value;
}

/** Removes an input, or renames it: then it keeps its position, its schema and its texts. */
function removeInput(spec: Spec, node: OperationNode, { parameter, holder, key }: Input, renamedTo = ""): void {
  const { name, steps } = parsePlace(renamedTo);
  if (parameter) {
    node.parameters = node.parameters?.flatMap((entry) => {
      if (resolve(spec, entry) !== parameter) return entry;
      // A shared parameter keeps its name for other operations.
      return name === "" ? [] : Object.assign(entry === parameter ? entry : structuredClone(parameter), { name });
    });
    if (node.parameters?.length === 0) delete node.parameters;
    return;
  }
  if (holder) removeField(spec, holder, key, steps.at(-1));
  if (Object.keys(bodySchema(spec, node.requestBody)?.properties ?? {}).length === 0) delete node.requestBody;
}

/** Makes an input required or optional. A parameter can also be required only for the grant in `need`; a field of a body is then optional. */
function setNeed(input: Input, need: Value | undefined): void {
  const { parameter, holder, key } = input;
  if (parameter) {
    parameter.required = need === true;
    if (typeof need === "string") parameter["x-required-for-grant"] = need;
    else delete parameter["x-required-for-grant"];
  } else if (holder && (need === true) !== isRequired(input)) {
    const others = holder.required?.filter((one) => one !== key) ?? [];
    holder.required = need === true ? [...others, key] : others;
    if (holder.required.length === 0) delete holder.required;
  }
}

/** Replaces a shared parameter or field with a copy for this operation, if the pages of other operations didn't change. */
function ownCopy(spec: Spec, node: OperationNode, name: string, input: Input): Input {
  const { parameter, holder, key } = input;
  const copy = structuredClone(input.schema);
  if (parameter && node.parameters) {
    const at = node.parameters.findIndex((entry) => resolve(spec, entry) === parameter);
    node.parameters[at] = { ...structuredClone(parameter), schema: copy };
  }
  if (holder?.properties) {
    const { $ref: _, ...beside } = holder.properties[key] ?? {};
    holder.properties[key] = { ...copy, ...beside };
  }
  return inputOf(spec, node, name) ?? input;
}

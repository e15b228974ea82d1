/** Combines an operation's inputs into one flat object: its parameters and the fields of its body, by their names in the spec. */
import type { OpenAPI3, OperationObject } from "openapi-typescript";
import { inlined, parametersOf, resolve } from "./resolve.js";
import { type Schema, typesOf } from "./schema-types.js";

/** The place of an input in the request. */
type Place = "path" | "query" | "header" | "body";

/** The inputs of an operation. */
export interface Inputs {
  readonly places: Readonly<Record<string, Place>>;
  /** The JSON Schema of the flat object, without `$ref`: unknown names are refused, and alternatives are a `oneOf`. */
  readonly schema: Schema;
}

/**
 * Combines the parameters and the body of an operation.
 *
 * @param where the name of the operation in error messages
 * @throws if two inputs in different places have the same name, an input has a form that the client can't send, or a rule of the body
 * would get lost
 */
export function inputsOf(spec: OpenAPI3, path: string, operation: OperationObject, where: string): Inputs {
  const places: Record<string, Place> = {};
  const put = (name: string, place: Place) => {
    if (Object.hasOwn(places, name) && places[name] !== place) {
      throw new Error(`${where}: ${name} is an input in the ${places[name]} and in the ${place}; rename one of them`);
    }
    places[name] = place;
  };
  const parameters = parametersOf(spec, path, operation);
  const properties: Record<string, Schema> = {};
  for (const parameter of parameters) {
    const { name, in: place, description, example, examples } = parameter;
    const whole = parameter.schema && withPlainType(inlined(spec, parameter.schema));
    const problem = problemOf({ ...parameter, schema: whole }, path);
    if (problem) throw new Error(`${where}: the parameter ${name} ${problem}`);
    put(name, place);
    const shown = example ?? Object.values<Schema>(examples ?? {})[0]?.value;
    properties[name] = {
      ...whole,
      ...(description && { description }),
      ...(shown !== undefined && { examples: [shown] }),
    };
  }
  const base = { properties, required: parameters.filter(({ required }) => required).map(({ name }) => name) };
  const exclusive: string[] = operation["x-exactly-one-of"] ?? [];
  const inPath = [...path.matchAll(/\{(.*?)\}/g)].map(([, name = ""]) => name);
  const missing = [...inPath, ...exclusive].find((name) => !Object.hasOwn(places, name));
  if (missing !== undefined) throw new Error(`${where}: there is no parameter ${missing}`);
  const bodies = bodiesOf(spec, operation, where);
  for (const body of bodies) for (const name of Object.keys(body.properties)) put(name, "body");
  const [alternatives = [base], ...others] = [
    alternativesByGrant(base, parameters),
    exclusive.map((name) => alternative(base, [name], exclusive)),
    bodies.map((body) => merged(base, body)),
  ].filter(({ length }) => length > 0);
  if (others.length > 0) throw new Error(`${where}: grants, x-exactly-one-of and a body can't be combined`);
  const closed = alternatives.map(closedObject);
  return { places, schema: closed.length === 1 ? closed[0] : { oneOf: closed } };
}

/** Why the client would not send a parameter as the spec says; `undefined` if it does. */
function problemOf({ name, in: place, schema, required, style, explode, allowReserved }: Schema, path: string) {
  if (place === "cookie") return "is a cookie; the client sends none";
  if (!/^[\w.-]+$/.test(name))
    return "has a name with other characters than letters, digits, dots, dashes and underscores";
  if (!schema) return "has no schema; the client can send only plain text";
  if (!typesOf(schema).every((type) => isPlain(type.replace("[]", ""))))
    return "may be null or an object; parameters can only be plain values and lists";
  if (place === "path" && !(required && path.includes(`{${name}}`)))
    return "must be required, and the path must contain it in braces";
  if (place === "header" && /^(?:accept|content-type|content-length|host|authorization|connection)$/i.test(name))
    return "is a header that the client sends itself";
  const isExploded = place === "query" && explode !== false && typesOf(schema).some((type) => type.endsWith("[]"));
  if (isExploded || allowReserved || (style ?? styles[place]) !== styles[place])
    return "has a style of its own; the client joins lists by commas (explode: false), and encodes every value";
  return undefined;
}

/**
 * A parameter or a field of a form is sent as text. So without a type, it may have any value that has one text. The same applies to the
 * items of a list.
 */
function withPlainType(schema: Schema): Schema {
  if (schema.type === "array") return { ...schema, items: withPlainType(schema.items ?? {}) };
  const hasType = typesOf(schema).some((type) => type !== "undefined");
  return hasType ? schema : { ...schema, type: ["string", "number", "boolean"] };
}

function withPlainFields({ properties, ...body }: Schema): Schema {
  const fields = Object.entries<Schema>(properties).map(([name, field]) => [name, withPlainType(field)]);
  return { ...body, properties: Object.fromEntries(fields) };
}

/** Whether a type has one text. */
const isPlain = (type: string) => /^(?:string|number|integer|boolean|int64|decimal)$/.test(type);

/**
 * The type of an input that is sent as text: a list if the schema allows one, because every text is a list. If the schema also allows
 * strings, a text of no other type stays a string.
 */
export function textType(schema: Schema): string {
  const types = typesOf(schema).map((type) => type.replace(/^(?:int64|decimal)/, "string"));
  const lists = types.filter((type) => type.endsWith("[]"));
  const possible = lists.length > 0 ? lists : types;
  return possible.find((type) => !type.startsWith("string")) ?? `${possible[0]}`;
}

const styles: Record<string, string> = { query: "form", path: "simple", header: "simple" };

/** The possible objects of a body: more than one if its schema is a `oneOf`. */
function bodiesOf(spec: OpenAPI3, operation: OperationObject, where: string): Schema[] {
  const [[mediaType = "", media] = [], another] = Object.entries<Schema>(
    resolve(spec, operation.requestBody)?.content ?? {},
  );
  if (!media) return [];
  if (another || !/^application\/(?:json|x-www-form-urlencoded)$/.test(mediaType))
    throw new Error(
      `${where}: the body must be application/json or application/x-www-form-urlencoded, and only one of them`,
    );
  const schema = inlined(spec, resolve(spec, media).schema);
  const objects: Schema[] = schema.oneOf ?? [schema];
  const { oneOf: _, ...beside } = schema;
  if (objects.some(({ properties }) => !properties) || (schema.oneOf && (schema.properties ?? schema.required))) {
    throw new Error(
      `${where}: the body must be an object with properties, or a oneOf of such objects: they become the inputs`,
    );
  }
  const isForm = mediaType !== "application/json";
  const bodies = isForm ? objects.map(withPlainFields) : objects;
  const fields = bodies.flatMap(({ properties }) => Object.entries(properties));
  const [inner] = fields.find(([, field]) => isForm && !typesOf(field).every(isPlain)) ?? [];
  if (inner !== undefined) throw new Error(`${where}: the field ${inner} of the form isn't a plain value`);
  const rules = [beside, ...bodies].flatMap((body) => Object.entries(body));
  const [lost] = rules.find(([keyword, rule]) => !bodyKeywords.test(keyword) && !isClosed(keyword, rule)) ?? [];
  if (lost) throw new Error(`${where}: the keyword ${lost} of the body can't become a rule of the inputs`);
  return bodies;
}

/** The keywords of a body that `closedObject` keeps, and those that are no rules. */
const bodyKeywords = /^(?:type|properties|required|title|description|examples?|x-.*)$/;

const isClosed = (keyword: string, rule: unknown) => keyword === "additionalProperties" && rule === false;

function merged(base: Schema, body: Schema): Schema {
  return {
    ...(body.description && { description: body.description }),
    properties: { ...base.properties, ...body.properties },
    required: [...base.required, ...(body.required ?? [])],
  };
}

/** Returns one alternative for each grant of the token endpoint: it requires the inputs of its grant, and excludes those of the others. */
function alternativesByGrant(base: Schema, parameters: readonly Schema[]): Schema[] {
  const ofGrants = parameters.filter((parameter) => parameter["x-required-for-grant"]);
  const namesOf = (list: readonly Schema[]): string[] => list.map(({ name }) => name);
  return [...new Set(ofGrants.map((parameter) => parameter["x-required-for-grant"]))].map((grant) => {
    const own = ofGrants.filter((parameter) => parameter["x-required-for-grant"] === grant);
    const { properties, required } = alternative(base, namesOf(own), namesOf(ofGrants));
    const grant_type = { ...without(properties.grant_type, ["enum"]), const: grant };
    return { properties: { ...properties, grant_type }, required };
  });
}

/** Requires the inputs `own`, and excludes all other ones of `exclusive`. */
function alternative({ properties, required }: Schema, own: readonly string[], exclusive: readonly string[]): Schema {
  const others = exclusive.filter((name) => !own.includes(name));
  return { properties: without(properties, others), required: [...required, ...own] };
}

function without(object: Schema, names: readonly string[]): Schema {
  return Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));
}

function closedObject({ description, properties, required }: Schema): Schema {
  return { type: "object", ...(description && { description }), properties, required, additionalProperties: false };
}

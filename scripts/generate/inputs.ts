/** Combines an operation's inputs into one flat object: its parameters and the fields of its body, by their names in the spec. */
import type { OpenAPI3, OperationObject } from "openapi-typescript";
import { inlined, parametersOf, resolve } from "./resolve.js";

/** The place of an input in the request. */
type Place = "path" | "query" | "header" | "body";

// biome-ignore lint/suspicious/noExplicitAny: a schema can have any form, and every step reads its own part.
type Schema = any;

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
  for (const { name, in: place, schema, description, example, examples } of parameters) {
    if (place === "cookie") throw new Error(`${where}: the parameter ${name} is a cookie; the client sends none`);
    if (!schema) throw new Error(`${where}: the parameter ${name} has no schema; the client can send only plain text`);
    put(name, place);
    const whole = inlined(spec, schema);
    if (whole.type === "object" || whole.properties) {
      throw new Error(`${where}: the parameter ${name} is an object; parameters can only be plain values and lists`);
    }
    const shown = example ?? Object.values<Schema>(examples ?? {})[0]?.value;
    properties[name] = {
      ...whole,
      ...(description && { description }),
      ...(shown !== undefined && { examples: [shown] }),
    };
  }
  const base = { properties, required: parameters.filter(({ required }) => required).map(({ name }) => name) };
  const bodies = bodiesOf(spec, operation, where);
  for (const body of bodies) for (const name of Object.keys(body.properties)) put(name, "body");
  const [alternatives = [base], ...others] = [
    alternativesByGrant(base, parameters),
    oneOfTheInputs(base, operation["x-exactly-one-of"] ?? []),
    bodies.map((body) => merged(base, body)),
  ].filter(({ length }) => length > 0);
  if (others.length > 0) throw new Error(`${where}: grants, x-exactly-one-of and a body can't be combined`);
  const closed = alternatives.map(closedObject);
  return { places, schema: closed.length === 1 ? closed[0] : { oneOf: closed } };
}

/** The possible objects of a body: more than one if its schema is a `oneOf`. */
function bodiesOf(spec: OpenAPI3, operation: OperationObject, where: string): Schema[] {
  const [media] = Object.values<Schema>(resolve(spec, operation.requestBody)?.content ?? {});
  if (!media) return [];
  const schema = inlined(spec, resolve(spec, media).schema);
  const bodies: Schema[] = schema.oneOf ?? [schema];
  const { oneOf: _, ...beside } = schema;
  if (bodies.some(({ properties }) => !properties) || (schema.oneOf && (schema.properties ?? schema.required))) {
    throw new Error(
      `${where}: the body must be an object with properties, or a oneOf of such objects: they become the inputs`,
    );
  }
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
function alternativesByGrant({ properties, required }: Schema, parameters: readonly Schema[]): Schema[] {
  const grants = new Set<string>(parameters.flatMap((parameter) => parameter["x-required-for-grant"] ?? []));
  return [...grants].map((grant) => {
    const others = parameters.filter((parameter) => (parameter["x-required-for-grant"] ?? grant) !== grant);
    const own = parameters.filter((parameter) => parameter["x-required-for-grant"] === grant);
    return {
      properties: {
        ...without(
          properties,
          others.map(({ name }) => name),
        ),
        grant_type: { ...without(properties.grant_type, ["enum"]), const: grant },
      },
      required: [...required, ...own.map(({ name }) => name)],
    };
  });
}

/** Returns one alternative for each of `names`: it requires this name, and excludes the others. */
function oneOfTheInputs({ properties, required }: Schema, names: readonly string[]): Schema[] {
  return names.map((name) => ({
    properties: without(
      properties,
      names.filter((other) => other !== name),
    ),
    required: [...required, name],
  }));
}

function without(object: Schema, names: readonly string[]): Schema {
  return Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));
}

function closedObject({ description, properties, required }: Schema): Schema {
  return { type: "object", ...(description && { description }), properties, required, additionalProperties: false };
}

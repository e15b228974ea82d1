import { type Document, isSeq } from "yaml";
import { exampleValue, parameterSchema, typeSchema } from "./edit-spec.js";
import type { Example, OperationFacts, ParameterFacts, ValueType } from "./facts.js";
import { childMap, itemsOf } from "./spec-document.js";

/** Where the inputs of an operation travel that are no part of its path. */
export const places = ["query", "json", "form"] as const;
export type Place = (typeof places)[number];

const mediaTypes = { json: "application/json", form: "application/x-www-form-urlencoded" };

/** Adds an operation to the spec: what its page says, in the words of nobody yet. */
export function addOperation(
  spec: Document,
  operationId: string,
  facts: OperationFacts,
  example: Example,
  place: Place,
): void {
  const tag = facts.path.split("/").find((segment) => segment !== "") ?? "other";
  addTag(spec, tag, `Operations below /${tag}.`);
  const inPath = ({ name }: ParameterFacts) => facts.path.includes(`{${name}}`);
  const parameters = facts.parameters.filter((parameter) => place === "query" || inPath(parameter));
  const fields = facts.parameters.filter((parameter) => place !== "query" && !inPath(parameter));
  const operation = {
    operationId,
    tags: [tag],
    summary: summaryOf(operationId),
    security: [],
    ...(parameters.length > 0 && {
      parameters: parameters.map((parameter) => ({
        name: parameter.name,
        in: inPath(parameter) ? "path" : "query",
        required: inPath(parameter) || parameter.required,
        schema: parameterSchema(parameter),
      })),
    }),
    ...(fields.length > 0 && place !== "query" && { requestBody: requestBody(fields, mediaTypes[place]) }),
    responses: {
      "200": {
        description: "XT answered. `rc` and `mc` say whether with a yes or a no.",
        content: { "application/json": answer(example) },
      },
      ...sharedResponses(spec),
    },
  };
  spec.setIn(
    ["paths", facts.path, facts.method.toLowerCase()],
    spec.createNode(operation, { aliasDuplicateObjects: false }),
  );
}

/** `getBalance` → `Get balance`: the maintainer's own name for it, so not XT's words. */
function summaryOf(operationId: string): string {
  const words = operationId.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function addTag(spec: Document, name: string, description: string): void {
  const tags = spec.get("tags");
  if (itemsOf(tags).some((tag) => String(childMap(spec, tag)?.get("name")) === name)) return;
  if (isSeq(tags)) tags.add(spec.createNode({ name, description }));
}

function requestBody(fields: readonly ParameterFacts[], mediaType: string): object {
  const required = fields.filter((field) => field.required).map(({ name }) => name);
  const properties = Object.fromEntries(fields.map((field) => [field.name, parameterSchema(field)]));
  const schema = { type: "object", ...(required.length > 0 && { required }), properties };
  return { required: required.length > 0, content: { [mediaType]: { schema } } };
}

function answer(example: Example): object {
  const value = exampleValue(example);
  const failure = { rc: 1, mc: "FAILURE", ma: [] };
  const result = example.kind === "object" ? example.members.get("result") : undefined;
  return {
    schema: {
      oneOf: [
        {
          type: "object",
          required: ["rc", "mc", "result"],
          properties: {
            rc: { type: "integer", const: 0 },
            mc: { type: "string" },
            ma: { $ref: "#/components/schemas/MessageArguments" },
            result: result ? schemaOf([result]) : {},
          },
        },
        { $ref: "#/components/schemas/Failure" },
      ],
    },
    examples: {
      success: {
        summary: "XT's own example",
        value: { ...Object(value), rc: 0, result: Object(value).result ?? null },
      },
      "business-failure": { summary: "XT refused", value: failure },
    },
  };
}

/** A schema that all the values fulfil: a field is required if each of them has it, and null says nothing of a type. */
function schemaOf(values: readonly Example[]): Record<string, unknown> {
  const objects = values.filter((value) => value.kind === "object");
  const arrays = values.filter((value) => value.kind === "array");
  const types = new Set(values.flatMap((value) => (value.kind === "scalar" ? value.type.split("|") : [value.kind])));
  const known = [...types].filter((type) => type !== "null" && type !== "unknown");
  const [only, another] = known;
  if (only === undefined || types.has("null") || types.has("unknown")) return {};
  if (another !== undefined) return { type: known.sort() };
  if (only === "array") {
    const items = arrays.flatMap((array) => array.items);
    return { type: "array", items: items.length > 0 ? schemaOf(items) : {} };
  }
  if (only !== "object") return typeSchema(scalarType(only));
  const names = [...new Set(objects.flatMap(({ members }) => [...members.keys()]))];
  const shown = (name: string) =>
    objects.map(({ members }) => members.get(name)).filter((value) => value !== undefined);
  const required = names.filter((name) => shown(name).length === objects.length);
  const properties = Object.fromEntries(names.map((name) => [name, schemaOf(shown(name))]));
  return { type: "object", ...(required.length > 0 && { required }), ...(names.length > 0 && { properties }) };
}

function scalarType(type: string): ValueType {
  return type === "string" || type === "number" || type === "boolean" ? type : "unknown";
}

function sharedResponses(spec: Document): object {
  const names = {
    "404": "NotFound",
    "429": "TooManyRequests",
    "500": "ServiceFailure",
    "502": "GatewayFailure",
    "503": "ServiceUnavailable",
  };
  const known = Object.entries(names).filter(([, name]) => spec.hasIn(["components", "responses", name]));
  return Object.fromEntries(known.map(([status, name]) => [status, { $ref: `#/components/responses/${name}` }]));
}

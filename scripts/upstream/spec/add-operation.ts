/** Adds an operation to the spec: what its page says, in the words of nobody yet. */
import { type Document, isSeq } from "yaml";
import type { Example, OperationFacts, ParameterFacts } from "../read/facts.js";
import { childMap, itemsOf } from "./document.js";
import { exampleValue } from "./example-values.js";
import { isInputRequired } from "./optional.js";
import { inputSchema, objectSchema, shownSchema } from "./schemas.js";

/** Where the inputs of an operation travel that are no part of its path. */
export const places = ["query", "json", "form"] as const;
export type Place = (typeof places)[number];

const mediaTypes = { json: "application/json", form: "application/x-www-form-urlencoded" };

export function addOperation(
  spec: Document,
  operationId: string,
  facts: OperationFacts,
  example: Example,
  place: Place,
): void {
  const tag = facts.path.split("/").find((segment) => segment !== "") ?? "other";
  addTag(spec, tag, `Operations below /${tag}.`);
  const placeOf = ({ name }: ParameterFacts) => (facts.path.includes(`{${name}}`) ? "path" : place);
  const parameters = facts.parameters.filter((input) => ["path", "query"].includes(placeOf(input)));
  const fields = facts.parameters.filter((input) => !parameters.includes(input));
  const operation = {
    operationId,
    tags: [tag],
    summary: summaryOf(operationId),
    security: [],
    ...(parameters.length > 0 && {
      parameters: parameters.map((input) => ({
        name: input.name,
        in: placeOf(input),
        required: isInputRequired(input, placeOf(input)),
        schema: inputSchema(input),
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
  const required = fields.filter((field) => isInputRequired(field, "body")).map(({ name }) => name);
  const properties = Object.fromEntries(fields.map((field) => [field.name, inputSchema(field)]));
  const schema = { type: "object", ...(required.length > 0 && { required }), properties };
  return { required: required.length > 0, content: { [mediaType]: { schema } } };
}

function answer(example: Example): object {
  const value = exampleValue(example);
  const result = example.kind === "object" ? example.members.get("result") : undefined;
  const success = {
    rc: { type: "integer", const: 0 },
    mc: { type: "string" },
    ma: { $ref: "#/components/schemas/MessageArguments" },
    result: result ? shownSchema([result], "result") : {},
  };
  return {
    schema: { oneOf: [objectSchema(success, ""), { $ref: "#/components/schemas/Failure" }] },
    examples: {
      success: {
        summary: "XT's own example",
        value: { ...Object(value), rc: 0, result: Object(value).result ?? null },
      },
      "business-failure": { summary: "XT refused", value: { rc: 1, mc: "FAILURE", ma: [] } },
    },
  };
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

/** Adds an operation to the spec: what its page says, in the words of nobody yet. */
import { type Document, isSeq } from "yaml";
import type { Example, Notes, OperationFacts, ParameterFacts, Words } from "../read/facts.js";
import { childMap, itemsOf } from "./document.js";
import { exampleValue } from "./example-values.js";
import { inputSchema } from "./input-schema.js";
import { isInputRequired } from "./optional.js";
import type { Place } from "./place.js";
import { objectSchema, shownSchema } from "./shown-schema.js";

const mediaTypes = { json: "application/json", form: "application/x-www-form-urlencoded" };

/** What is to be added, and how it is called. */
export interface NewOperation {
  operationId: string;
  facts: OperationFacts;
  notes: Notes;
  words: Words;
  example: Example;
  place: Place;
  /** OpenAPI's security requirements; none for an operation that anybody may call. */
  security: Record<string, string[]>[];
}

export function addOperation(
  spec: Document,
  { operationId, facts, notes, words, example, place, security }: NewOperation,
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
    security,
    ...(parameters.length > 0 && {
      parameters: parameters.map((input) => ({
        name: input.name,
        in: placeOf(input),
        required: isInputRequired(input, notes.inputs[input.name], placeOf(input)),
        schema: inputSchema(input, notes.inputs[input.name]),
      })),
    }),
    ...(fields.length > 0 && place !== "query" && { requestBody: requestBody(fields, notes, mediaTypes[place]) }),
    responses: {
      "200": {
        description: "XT answered. `rc` and `mc` say whether with a yes or a no.",
        content: { "application/json": answer(example, words) },
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

function requestBody(fields: readonly ParameterFacts[], notes: Notes, mediaType: string): object {
  const required = fields
    .filter((field) => isInputRequired(field, notes.inputs[field.name], "body"))
    .map(({ name }) => name);
  const properties = Object.fromEntries(
    fields.map((field) => [field.name, inputSchema(field, notes.inputs[field.name])]),
  );
  const schema = { type: "object", ...(required.length > 0 && { required }), properties };
  return { required: required.length > 0, content: { [mediaType]: { schema } } };
}

function answer(example: Example, words: Words): object {
  const value = exampleValue(example);
  const result = example.kind === "object" ? example.members.get("result") : undefined;
  const success = {
    rc: { type: "integer", const: 0 },
    mc: { type: "string" },
    ma: { $ref: "#/components/schemas/MessageArguments" },
    // All that is known of it is an example: an answer that differs is an answer all the same.
    result: result ? { "x-shown-only": true, ...shownSchema([result], "result", words.fields) } : {},
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

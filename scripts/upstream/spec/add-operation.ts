/** Adds an operation to the spec: what its page says, in the words of nobody yet. */
import { type Document, isSeq } from "yaml";
import type { Example, Notes, OperationFacts, ParameterFacts, Words } from "../read/facts.js";
import { childMap, itemsOf } from "./document.js";
import { exampleValue } from "./example-values.js";
import { inputSchema, inputStyle } from "./input-schema.js";
import { isInputRequired } from "./optional.js";
import type { Place } from "./place.js";
import { objectSchema, shownSchema } from "./shown-schema.js";
import { boilerplate, type Chinese, draft, say } from "./wording.js";

const mediaTypes = { json: "application/json", form: "application/x-www-form-urlencoded" };

/** What is to be added, and how it is called. */
export interface NewOperation {
  operationId: string;
  facts: OperationFacts;
  notes: Notes;
  example: Example;
  place: Place;
  /** OpenAPI's security requirements; none for an operation that anybody may call. */
  security: Record<string, string[]>[];
  /** What its pages say in each language, as far as there is a page. */
  words: { english?: Words | undefined; chinese?: Words | undefined };
}

/** Puts the Chinese of each text that it writes into `chinese`. */
export function addOperation(spec: Document, added: NewOperation, chinese: Chinese): void {
  const { operationId, facts, notes, example, place, security, words } = added;
  const { english, chinese: translated } = words;
  const tag = facts.path.split("/").find((segment) => segment !== "") ?? "other";
  addTag(spec, tag, say(chinese, [`Operations below /${tag}.`, `/${tag} 下的操作。`]));
  const placeOf = ({ name }: ParameterFacts) => (facts.path.includes(`{${name}}`) ? "path" : place);
  const describe = ({ name }: ParameterFacts) => {
    const description = draft(chinese, english?.inputs[name], translated?.inputs[name]);
    return description === undefined ? {} : { description };
  };
  const parameters = facts.parameters.filter((input) => ["path", "query"].includes(placeOf(input)));
  const fields = facts.parameters.filter((input) => !parameters.includes(input));
  const operation = {
    operationId,
    tags: [tag],
    summary: draft(chinese, english?.title, translated?.title) ?? operationId,
    security,
    ...(parameters.length > 0 && {
      parameters: parameters.map((input) => ({
        name: input.name,
        in: placeOf(input),
        required: isInputRequired(input, notes.inputs[input.name], placeOf(input)),
        ...describe(input),
        ...inputStyle(input, notes.inputs[input.name] ?? {}, placeOf(input)),
        schema: inputSchema(input, notes.inputs[input.name] ?? {}, placeOf(input)),
      })),
    }),
    ...(fields.length > 0 &&
      place !== "query" && { requestBody: requestBody(fields, notes, mediaTypes[place], describe) }),
    responses: {
      "200": {
        description: say(chinese, boilerplate.answered),
        content: {
          "application/json": { schema: answerSchema(spec, added, chinese), examples: examplesOf(example, chinese) },
        },
      },
      ...sharedResponses(spec),
    },
  };
  spec.setIn(
    ["paths", facts.path, facts.method.toLowerCase()],
    spec.createNode(operation, { aliasDuplicateObjects: false }),
  );
}

function addTag(spec: Document, name: string, description: string): void {
  const tags = spec.get("tags");
  if (itemsOf(tags).some((tag) => String(childMap(spec, tag)?.get("name")) === name)) return;
  if (isSeq(tags)) tags.add(spec.createNode({ name, description }));
}

function requestBody(
  fields: readonly ParameterFacts[],
  notes: Notes,
  mediaType: string,
  describe: (input: ParameterFacts) => object,
): object {
  const required = fields
    .filter((field) => isInputRequired(field, notes.inputs[field.name], "body"))
    .map(({ name }) => name);
  const properties = Object.fromEntries(
    fields.map((field) => [
      field.name,
      { ...describe(field), ...inputSchema(field, notes.inputs[field.name] ?? {}, "body") },
    ]),
  );
  const schema = { type: "object", ...(required.length > 0 && { required }), properties };
  return { required: required.length > 0, content: { [mediaType]: { schema } } };
}

function answerSchema(spec: Document, { example, words, security }: NewOperation, chinese: Chinese): object {
  const { english, chinese: translated } = words;
  const result = example.kind === "object" ? example.members.get("result") : undefined;
  const described = {
    comments: english?.fields ?? translated?.fields ?? {},
    describe: (path: string) => draft(chinese, english?.fields[path], translated?.fields[path]),
  };
  const success = {
    rc: { $ref: "#/components/schemas/ReturnCodeOfSuccess" },
    mc: { $ref: "#/components/schemas/MessageCodeOfSuccess" },
    ma: { $ref: "#/components/schemas/MessageArguments" },
    // All that is known of it is an example: an answer that differs is an answer all the same.
    result: result ? { "x-shown-only": true, ...shownSchema([result], "result", described) } : {},
  };
  const failure = { $ref: `#/components/schemas/${failureName(spec, security.length > 0)}` };
  return { oneOf: [objectSchema(success, ""), failure] };
}

/** What is signed refuses with more codes than the sign-in does; a spec that tells them apart has a schema for them. */
function failureName(spec: Document, isSigned: boolean): string {
  return isSigned && spec.hasIn(["components", "schemas", "TradeFailure"]) ? "TradeFailure" : "Failure";
}

function examplesOf(example: Example, chinese: Chinese): object {
  const value = Object(exampleValue(example));
  return {
    success: {
      summary: say(chinese, boilerplate.example),
      // A placeholder of XT's, as "string" for `mc`, would say that it is one.
      value: { ...value, rc: 0, mc: "SUCCESS", result: value.result ?? null },
    },
    "business-failure": { summary: say(chinese, boilerplate.refused), value: { rc: 1, mc: "FAILURE", ma: [] } },
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

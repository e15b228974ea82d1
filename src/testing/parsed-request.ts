/** Parses a request to the fake: finds its operation and its inputs, and refuses what the spec doesn't allow. */
import { exampleOperations } from "../../generated/examples.js";
import { matchRoute } from "../call/match-route.js";
import type { Operation, ValidatedOperation } from "../call/operation.js";
import { parseExactJson } from "../call/parse-json.js";
import type { Signable } from "../call/sign-request.js";
import { validateInput } from "../call/validate-input.js";
import { XtConfigError } from "../errors.js";
import type { ExampleOperation, XtOperationId } from "./example-operation.js";
import { refusal } from "./misuse.js";

export interface ParsedRequest {
  readonly id: XtOperationId;
  readonly operation: Operation;
  readonly examples: ExampleOperation["examples"];
  /** The inputs outside the body, as they were sent. */
  readonly parameters: Record<string, string>;
  readonly body: unknown;
  readonly headers: Headers;
  /** What the signature covers. */
  readonly signed: Signable;
}

/**
 * The operation that a request is for. Its URL is never repeated: it contains the secret.
 *
 * @throws {@link XtConfigError} the spec has no such operation, or its inputs break a rule of the spec
 */
export function parseRequest(input: string | URL, init: RequestInit): ParsedRequest {
  const method = init.method?.toUpperCase() ?? "GET";
  const url = URL.canParse(input) ? new URL(input) : undefined;
  if (!url) throw refusal("invalid_argument", method, "the URL of the request can't be parsed");
  const match = matchRoute(
    exampleOperations.map(({ operation }) => operation),
    method,
    url.pathname,
  );
  const found = exampleOperations.find(({ operation }) => operation === match?.route);
  if (!match || !found) {
    throw refusal("unknown_operation", method, "the spec has no operation of this method at the path of the request");
  }
  const { operation, examples, inputTypes } = found;
  const headers = new Headers(init.headers);
  const inHeaders = Object.entries(operation.inputs).flatMap(([name, place]) => {
    const value = place === "header" ? headers.get(name) : null;
    return value === null ? [] : [[name, value]];
  });
  const inPath = Object.entries(match.values).map(([name, value]) => [name, decoded(value)]);
  checkQuery(operation, [...url.searchParams.keys()]);
  const parameters: Record<string, string> = Object.fromEntries([...url.searchParams, ...inHeaders, ...inPath]);
  const text = textOf(init.body, operation);
  const body = text === undefined ? undefined : parsedBody(text, operation);
  checkPlace(operation, Object.keys(Object(body)), "body");
  const typeOf = (name: string) => (Object.hasOwn(inputTypes, name) ? inputTypes[name] : undefined);
  const typed = Object.entries(parameters).map(([name, value]) => [name, typedValue(value, typeOf(name))]);
  checkInputs(operation, { ...Object.fromEntries(typed), ...Object(body) });
  const path = url.pathname.slice(url.pathname.length - pathLength(operation.path, match.values));
  const signed = { method, path, query: url.search.slice(1), body: text };
  return { id: found.operation.id, operation, examples, parameters, body, headers, signed };
}

/** How much of the URL's path is the operation's; what precedes it belongs to the base URL, and isn't signed. */
function pathLength(template: string, values: Record<string, string>): number {
  return template.replace(/\{([^}]+)\}/g, (_, name) => values[name] ?? "").length;
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value; // It contains a percent sign that encodes nothing.
  }
}

function checkQuery(operation: Operation, names: readonly string[]): void {
  checkPlace(operation, names, "query");
  const repeated = names.find((name, at) => names.indexOf(name) < at);
  if (repeated === undefined) return;
  const what = Object.hasOwn(operation.inputs, repeated) ? repeated : "a parameter";
  throw refused(operation, `${what} is in the query more than once: join a list by commas`);
}

/** An input in a place where XT doesn't look for it would be ignored. The rules of the inputs refuse unknown names. */
function checkPlace(operation: Operation, names: readonly string[], place: "query" | "body"): void {
  const { inputs } = operation;
  const misplaced = names.find((name) => Object.hasOwn(inputs, name) && inputs[name] !== place);
  if (misplaced === undefined) return;
  throw refused(operation, `${misplaced} belongs in the ${inputs[misplaced]}, and is in the ${place}`);
}

function textOf(body: RequestInit["body"], operation: Operation): string | undefined {
  if (body === undefined || body === null) return undefined;
  if (typeof body === "string" || body instanceof URLSearchParams) return `${body}`;
  if (ArrayBuffer.isView(body)) return new TextDecoder().decode(body);
  throw refused(operation, "the body must be a string, a Uint8Array or URLSearchParams");
}

function parsedBody(text: string, operation: Operation): unknown {
  if (operation.contentType !== undefined) return Object.fromEntries(new URLSearchParams(text));
  let body: ReturnType<typeof parseExactJson>;
  try {
    body = parseExactJson(text, operation.idNames ?? []);
  } catch {
    throw refused(operation, "the body is not JSON");
  }
  const [number] = body.textual;
  if (number !== undefined) throw refused(operation, "the body has a number that loses digits: send it as a string");
  if (typeof body.value === "object" && body.value !== null && !Array.isArray(body.value)) return body.value;
  throw refused(operation, "the body is not a JSON object");
}

/** The value of a text in the URL, by its type in the spec. A text that is no value of that type stays a text. */
function typedValue(text: string, type: string | undefined): unknown {
  if (type?.endsWith("[]")) return text.split(",").map((item) => typedValue(item, type.slice(0, -2)));
  if (type === "boolean" && (text === "true" || text === "false")) return text === "true";
  if ((type === "integer" || type === "number") && /^-?\d+(?:\.\d+)?$/.test(text)) return Number(text);
  return text;
}

/** Applies the client's own rules. */
function checkInputs(operation: ValidatedOperation, inputs: Readonly<Record<string, unknown>>): void {
  try {
    validateInput(operation, inputs, operation.id);
  } catch (error) {
    if (!(error instanceof XtConfigError)) throw error;
    throw refused(operation, error.message.slice(operation.id.length + 2));
  }
}

function refused({ id }: Operation, message: string): XtConfigError {
  return refusal("invalid_argument", id, message);
}

/** Parses a request to the fake: finds its operation and reads its inputs. Throws if the spec doesn't allow the request. */
import { type ExampleNames, exampleOperations } from "../../generated/examples.js";
import { matchRoute } from "../call/match-route.js";
import type { Operation, ValidatedOperation } from "../call/operation.js";
import { isPlain } from "../call/own-properties.js";
import { type ExactJson, parseExactJson } from "../call/parse-json.js";
import type { Signable } from "../call/sign-request.js";
import { validateInput } from "../call/validate-input.js";
import { XtConfigError } from "../errors/index.js";
import { requestError } from "./usage-error.js";

/** An operation of the spec, by its operationId. */
export type XtOperationId = keyof ExampleNames;

/** An operation of the spec with its examples. `generated/examples.js` contains them. */
export interface ExampleOperation {
  readonly operation: ValidatedOperation & { readonly id: XtOperationId };
  /** The types of the inputs that are sent as text and are not strings, such as `integer` or `string[]`. */
  readonly inputTypes: { readonly [name: string]: string };
  readonly examples: { readonly [name: string]: { readonly forGrant?: string; readonly value: unknown } };
}

export interface ParsedRequest extends Pick<ExampleOperation, "operation" | "examples"> {
  /** The inputs outside the body, as sent. */
  readonly parameters: Record<string, string>;
  readonly body: unknown;
  readonly headers: Headers;
  /** The parts of the request that the signature covers. */
  readonly signed: Signable;
}

const unknownOperation = "the spec has no operation with the method and the path of this request";

/**
 * Parses a request. Errors never contain its URL, because the URL may contain the client secret.
 *
 * @throws {@link XtConfigError} the spec has no such operation, or an input violates a rule of the spec
 */
export function parseRequest(input: string | URL, init: RequestInit): ParsedRequest {
  const method = init.method?.toUpperCase() ?? "GET";
  const url = URL.canParse(input) ? new URL(input) : undefined;
  if (!url) throw requestError("invalid_argument", method, "the URL of the request can't be parsed");
  const routes = exampleOperations.map((found) => ({ ...found.operation, found }));
  const match = matchRoute(routes, method, url.pathname);
  if (!match) throw requestError("unknown_operation", method, unknownOperation);
  const { operation, examples, inputTypes } = match.route.found;
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
  // The types of a form's fields are those of text. JSON has types of its own.
  const typed = Object.entries<unknown>({ ...Object(body), ...parameters }).map(([name, value]) => [
    name,
    typeof value === "string" && Object.hasOwn(inputTypes, name) ? typedValue(value, inputTypes[name]) : value,
  ]);
  checkInputs(operation, Object.fromEntries(typed));
  // What comes before the operation's path belongs to the base URL, which is not signed.
  const signed = { method, path: match.path, query: url.search.slice(1), body: text };
  return { operation, examples, parameters, body, headers, signed };
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value; // The value contains a percent sign that is not part of an escape sequence.
  }
}

function checkQuery(operation: Operation, names: readonly string[]): void {
  checkPlace(operation, names, "query");
  const repeated = names.find((name, at) => names.indexOf(name) < at);
  if (repeated === undefined) return;
  const name = Object.hasOwn(operation.inputs, repeated) ? repeated : "a parameter";
  throw invalid(operation, `${name} is in the query more than once: separate the items of a list with commas`);
}

/** XT would ignore an input in the wrong place. Unknown names are refused later, by the validator of the inputs. */
function checkPlace(operation: Operation, names: readonly string[], place: "query" | "body"): void {
  const { inputs } = operation;
  const misplaced = names.find((name) => Object.hasOwn(inputs, name) && inputs[name] !== place);
  if (misplaced === undefined) return;
  throw invalid(operation, `${misplaced} must be in the ${inputs[misplaced]}, not in the ${place}`);
}

function textOf(body: RequestInit["body"], operation: Operation): string | undefined {
  if (body === undefined || body === null) return undefined;
  if (typeof body === "string" || body instanceof URLSearchParams) return `${body}`;
  if (ArrayBuffer.isView(body)) return new TextDecoder().decode(body);
  throw invalid(operation, "the body must be a string, a Uint8Array or URLSearchParams");
}

function parsedBody(text: string, operation: Operation): unknown {
  if (operation.contentType !== undefined) return Object.fromEntries(new URLSearchParams(text));
  const { value, inexactPaths } = exactJson(text, operation);
  if (inexactPaths.length > 0)
    throw invalid(operation, "the body has a number that loses digits when parsed: send it as a string");
  if (isPlain(value)) return value;
  throw invalid(operation, "the body is not a JSON object");
}

function exactJson(text: string, operation: Operation): ExactJson {
  try {
    return parseExactJson(text, operation.idNames ?? []);
  } catch {
    throw invalid(operation, "the body is not JSON");
  }
}

/** Converts a string of the URL to its type in the spec. A string that is not a value of that type stays a string. */
function typedValue(text: string, type: string | undefined): unknown {
  if (type?.endsWith("[]")) return text.split(",").map((item) => typedValue(item, type.slice(0, -2)));
  if (type === "boolean" && (text === "true" || text === "false")) return text === "true";
  if ((type === "integer" || type === "number") && /^-?\d+(?:\.\d+)?$/.test(text)) return Number(text);
  return text;
}

/** Validates the inputs with the client's validators. */
function checkInputs(operation: ValidatedOperation, inputs: Readonly<Record<string, unknown>>): void {
  try {
    validateInput(operation, inputs, operation.id);
  } catch (error) {
    if (!(error instanceof XtConfigError)) throw error;
    throw invalid(operation, error.message.slice(operation.id.length + 2));
  }
}

function invalid({ id }: Operation, message: string): XtConfigError {
  return requestError("invalid_argument", id, message);
}

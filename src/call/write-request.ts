/**
 * Writes a request as plain data, with openapi-fetch's own functions. Its client would make a `Request` of it, which parses and
 * copies the URL, and prints it, secrets included, where it can't be parsed.
 */
import {
  createQuerySerializer,
  defaultBodySerializer,
  defaultPathSerializer,
  serializePrimitiveParam,
} from "openapi-fetch";
import { XtConfigError } from "../errors.js";
import type { Operation } from "./operation.js";
import { ownProperties } from "./own-properties.js";
import type { Input } from "./validate-input.js";

/** A request in the parts that it is signed and sent in. */
export interface WrittenRequest {
  readonly method: string;
  /** The spec's path with its values filled in, without the path of the base URL. */
  readonly path: string;
  /** Percent-encoded, as it is sent; empty where there is none. */
  readonly query: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
}

/** Writes the request of an operation. Throws at what can't be put into one. */
export type WriteRequest = (operation: Operation, input: Input, caller: string) => WrittenRequest;

const accepted = { Accept: "application/json" };

/**
 * Writes an operation whose inputs are a query of plain texts, as the sign-in's are: a caller that only signs in loads no more of
 * openapi-fetch than this needs.
 */
export const writeTextQuery: WriteRequest = ({ method, path }, input) => {
  const query = Object.entries(input).map(([name, value]) => serializePrimitiveParam(name, `${value}`));
  return { method: method.toUpperCase(), path, query: query.join("&"), headers: accepted };
};

// XT's lists are joined by commas. Marked, so that a bundler can leave it out where only the sign-in is used.
const writeQuery = /* @__PURE__ */ createQuerySerializer({ array: { style: "form", explode: false } });

/** Writes any operation of the spec. */
export const writeRequest: WriteRequest = (operation, input, caller) => {
  const { method, path, inputs } = operation;
  // Without a prototype, so that a polluted one adds no parameter.
  const at = (place: string) => {
    const named = Object.entries(input).filter(([name]) => inputs[name] === place);
    // A name is encoded as a value is: openapi-fetch encodes values only.
    const encoded = place === "query" ? named.map(([name, value]) => [encodeURIComponent(name), value]) : named;
    return ownProperties<Record<string, unknown>>(Object.fromEntries(encoded));
  };
  const hasBody = Object.values(inputs).includes("body");
  return {
    method: method.toUpperCase(),
    path: filledPath(path, at("path"), caller),
    query: writeQuery(at("query")),
    headers: { ...accepted, ...headerTexts(at("header"), caller), ...(hasBody && typeOf(operation)) },
    ...(hasBody && { body: writeBody(operation, at("body")) }),
  };
};

function typeOf({ contentType = "application/json" }: Operation) {
  return { "Content-Type": contentType };
}

// Its types leave out the headers, by which it chooses how to write.
const writeForm: (body: unknown, headers: object) => string = defaultBodySerializer;

function writeBody(operation: Operation, body: object): string {
  return operation.contentType ? writeForm(body, typeOf(operation)) : writeJson(body, operation.idNames ?? []);
}

/** JSON, with each id as an integer of just its digits: a JavaScript number would round it. */
function writeJson(value: unknown, idNames: readonly string[], name = ""): string {
  if (idNames.length === 0) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((one) => writeJson(one, idNames, name)).join()}]`;
  if (typeof value === "object" && value !== null) {
    const fields = Object.entries(value).filter(([, inner]) => inner !== undefined);
    return `{${fields.map(([key, inner]) => `${JSON.stringify(key)}:${writeJson(inner, idNames, key)}`).join()}}`;
  }
  return idNames.includes(name) ? `${value}` : JSON.stringify(value);
}

function filledPath(template: string, values: Record<string, unknown>, caller: string): string {
  const path = defaultPathSerializer(template, values);
  // An empty value or dots would lead to another operation's path.
  if (!/[{}]|\/(\.{0,2})(\/|$)/.test(path)) return path;
  throw new XtConfigError("invalid_argument", caller, "an input of the path is empty, or consists of dots");
}

/** Node refuses a line break in a header, other runtimes may cut it there: here it is refused for all. */
function headerTexts(values: Record<string, unknown>, caller: string): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [name, value] of Object.entries(values)) {
    const text = `${value}`;
    if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(text)) {
      throw new XtConfigError("invalid_argument", caller, `${name} contains a character that a header can't carry`);
    }
    texts[name] = text;
  }
  return texts;
}

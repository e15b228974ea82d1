/**
 * Serializes a request to plain data. openapi-fetch writes paths and forms. Its client would create a `Request`, which parses and copies
 * the URL, and whose errors print the URL with its secrets.
 */
import { defaultBodySerializer, defaultPathSerializer } from "openapi-fetch";
import { XtConfigError } from "../errors/index.js";
import type { Operation } from "./operation.js";
import type { Signable } from "./sign-request.js";
import type { Input } from "./validate-input.js";

/** A request as its signed parts and its headers. */
export interface SerializedRequest extends Signable {
  readonly headers: Record<string, string>;
}

/** Serializes the request of an operation. Throws if an input can't be encoded. */
export type SerializeRequest = (operation: Operation, input: Input, caller: string) => SerializedRequest;

const accepted = { Accept: "application/json" };

/**
 * Serializes the request of an operation whose inputs are plain strings of the query, as those of the sign-in are. So the bundle
 * of an app that only signs users in contains nothing of openapi-fetch.
 */
export const serializeTextQuery: SerializeRequest = ({ method, path }, input) => {
  return { method: method.toUpperCase(), path, query: serializeQuery(input), headers: accepted };
};

/** Writes lists as XT does, joined by commas. Names are encoded like values, because a name could add a parameter. */
export function serializeQuery(query: Input): string {
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined && value !== null);
  return pairs.map(([name, value]) => `${encodeURIComponent(name)}=${encodedValue(value)}`).join("&");
}

function encodedValue(value: unknown): string {
  if (Array.isArray(value)) return value.map(encodedValue).join(",");
  return encodeURIComponent(typeof value === "object" ? JSON.stringify(value) : `${value}`);
}

/** Serializes the request of any operation of the spec. */
export const serializeRequest: SerializeRequest = (operation, input, caller) => {
  const { method, path, inputs, contentType, idNames = [] } = operation;
  const inputsIn = (place: string) =>
    Object.fromEntries(Object.entries(input).filter(([name]) => inputs[name] === place));
  const bodyHeaders = Object.values(inputs).includes("body") && { "Content-Type": contentType ?? "application/json" };
  const body = inputsIn("body");
  return {
    method: method.toUpperCase(),
    path: fillPath(path, inputsIn("path"), caller),
    query: serializeQuery(inputsIn("query")),
    headers: { ...accepted, ...headerTexts(inputsIn("header"), caller), ...bodyHeaders },
    ...(bodyHeaders && { body: contentType ? serializeForm(body, bodyHeaders) : serializeJson(body, idNames) }),
  };
};

// openapi-fetch's function chooses the format by the headers, but its type doesn't declare that parameter.
const serializeForm: (body: unknown, headers: object) => string = defaultBodySerializer;

/** Serializes JSON with each id as an integer that keeps all digits. A JavaScript number would round it. */
function serializeJson(value: unknown, idNames: readonly string[], name = ""): string {
  if (idNames.length === 0) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((one) => serializeJson(one, idNames, name)).join()}]`;
  if (typeof value === "object" && value !== null) {
    const fields = Object.entries(value).filter(([, inner]) => inner !== undefined);
    return `{${fields.map(([key, inner]) => `${JSON.stringify(key)}:${serializeJson(inner, idNames, key)}`).join()}}`;
  }
  return idNames.includes(name) ? `${value}` : JSON.stringify(value);
}

export function fillPath(template: string, values: Record<string, unknown>, caller: string): string {
  const path = defaultPathSerializer(template, values);
  // With an empty value or dots, the URL would be that of another operation.
  if (!/[{}]|\/(\.{0,2})(\/|$)/.test(path)) return path;
  throw new XtConfigError("invalid_argument", caller, "a path parameter must not be empty or consist of dots");
}

/** Refuses line breaks and other characters that a header can't contain: Node throws at them, and other runtimes may cut the header. */
function headerTexts(values: Record<string, unknown>, caller: string): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [name, value] of Object.entries(values)) {
    const text = `${value}`;
    if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(text)) {
      throw new XtConfigError("invalid_argument", caller, `${name} contains a character that a header can't contain`);
    }
    texts[name] = text;
  }
  return texts;
}

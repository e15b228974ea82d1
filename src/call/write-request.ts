/**
 * Writes a request as plain data, with openapi-fetch's own functions. Its client would make a `Request` of it, which parses and
 * copies the URL, and prints it, secrets included, where it doesn't parse.
 */
import {
  createQuerySerializer,
  defaultBodySerializer,
  defaultPathSerializer,
  serializePrimitiveParam,
} from "openapi-fetch";
import { XtConfigError } from "../errors.js";
import { writeExactJson } from "./exact-json.js";
import type { Operation } from "./operation.js";
import { ownProperties } from "./own-properties.js";

type Values = Record<string, unknown> | undefined;

/** What of a request the caller gives: the parameters by place and name, and the body. */
export interface RequestParts {
  params?: { path?: Values; query?: Values; header?: Values } | undefined;
  body?: unknown;
}

/** A request in the parts that it is signed and sent in. */
export interface WrittenRequest {
  readonly method: string;
  /** The spec's path with its values filled in, without what the base URL may have before it. */
  readonly path: string;
  /** As the wire carries it, percent-encoded; empty where there is none. */
  readonly query: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
}

/** Writes the request of an operation. Throws at what can't be put into one. */
export type WriteRequest = (operation: Operation, parts: RequestParts, caller: string) => WrittenRequest;

const accepted = { Accept: "application/json" };

/**
 * Writes an operation that takes nothing but a query of plain texts, as the sign-in's does: who only signs in carries no more of
 * openapi-fetch than this needs.
 */
export const writeTextQuery: WriteRequest = ({ method, path }, { params }) => {
  const query = Object.entries(params?.query ?? {}).map(([name, value]) => serializePrimitiveParam(name, `${value}`));
  return { method: method.toUpperCase(), path, query: query.join("&"), headers: accepted };
};

// XT's lists are joined by commas. Marked, so that a bundler can leave it out where nobody writes any other operation.
const writeQuery = /* @__PURE__ */ createQuerySerializer({ array: { style: "form", explode: false } });

/** Writes any operation of the spec. */
export const writeRequest: WriteRequest = (operation, { params, body }, caller) => {
  for (const name of operation.idNames ?? []) checkId(params?.path?.[name] ?? params?.query?.[name], name, caller);
  return {
    method: operation.method.toUpperCase(),
    path: filledPath(operation.path, params?.path, caller),
    query: writeQuery(ownProperties(params?.query)),
    headers: { ...accepted, ...headerTexts(params?.header, caller), ...(body !== undefined && typeOf(operation)) },
    ...(body !== undefined && { body: writeBody(operation, body, caller) }),
  };
};

function typeOf({ contentType = "application/json" }: Operation) {
  return { "Content-Type": contentType };
}

// Its types leave out the headers, by which it chooses how to write.
const writeForm: (body: unknown, headers: object) => string = defaultBodySerializer;

function writeBody(operation: Operation, body: unknown, caller: string): string {
  if (operation.contentType) return writeForm(body, typeOf(operation));
  const { idNames = [] } = operation;
  try {
    // openapi-fetch's own function for JSON is JSON.stringify().
    return writeExactJson(body, idNames);
  } catch (error) {
    throw error instanceof RangeError ? notDigits(idNames.join(", "), caller) : error;
  }
}

function checkId(id: unknown, name: string, caller: string): void {
  for (const one of [id ?? []].flat()) {
    if (typeof one !== "string" || !/^\d+$/.test(one)) throw notDigits(name, caller);
  }
}

/** Beyond its first 16 digits a number is rounded: it would name something else. */
function notDigits(name: string, caller: string): XtConfigError {
  return new XtConfigError("invalid_argument", caller, `${name} must be text of digits: a number can't hold 64 bits`);
}

function filledPath(template: string, values: Values, caller: string): string {
  const path = defaultPathSerializer(template, ownProperties(values));
  // A value that is missing leaves its braces, one that is empty or dots another path: another operation would be called.
  if (!/[{}]|\/(\.{0,2})(\/|$)/.test(path)) return path;
  throw new XtConfigError("invalid_argument", caller, "a value of the path is missing, empty, or nothing but dots");
}

/** Node refuses a line break in a header, other runtimes may cut it there: here it is refused for all. */
function headerTexts(values: Values, caller: string): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [name, value] of Object.entries(values ?? {})) {
    if (value === undefined || value === null) continue;
    const text = `${value}`;
    if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(text)) {
      throw new XtConfigError("invalid_argument", caller, `${name} holds a character that a header can't carry`);
    }
    texts[name] = text;
  }
  return texts;
}

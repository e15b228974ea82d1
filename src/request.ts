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
import type { Operation } from "./operation.js";
import { ownProperties } from "./own-properties.js";
import type { OutgoingRequest } from "./transport.js";

/** What of a request the caller gives: the parameters by place and name, and the body. */
export interface RequestParts {
  params?:
    | {
        path?: Record<string, unknown> | undefined;
        query?: Record<string, unknown> | undefined;
        header?: Record<string, unknown> | undefined;
      }
    | undefined;
  body?: unknown;
}

/** Writes the request of an operation. Throws at what can't be put into one. */
export type WriteRequest = (operation: Operation, parts: RequestParts, baseUrl: string) => OutgoingRequest;

/**
 * Writes an operation that takes nothing but a query of plain texts, as the sign-in's does: who only signs in carries no more of
 * openapi-fetch than this needs.
 */
export const writeTextQuery: WriteRequest = ({ method, path }, { params }, baseUrl) => {
  const query = Object.entries(params?.query ?? {}).map(([name, value]) => serializePrimitiveParam(name, `${value}`));
  return { url: `${baseUrl}${path}?${query.join("&")}`, method: method.toUpperCase(), headers: accepted };
};

const accepted = { Accept: "application/json" };

// Marked, so that a bundler can leave it out where nobody writes any other operation.
const writeQuery = /* @__PURE__ */ createQuerySerializer();

// Its types leave out the headers, by which it chooses how to write.
const writeBody: (body: unknown, headers: object) => string = defaultBodySerializer;

/** Writes any operation of the spec. */
export const writeRequest: WriteRequest = (operation, { params, body }, baseUrl) => {
  const type = body === undefined ? {} : { "Content-Type": operation.contentType ?? "application/json" };
  return {
    url: withQuery(baseUrl + filledPath(operation.path, params?.path), params?.query),
    method: operation.method.toUpperCase(),
    headers: { ...accepted, ...type, ...headerTexts(params?.header) },
    ...(body !== undefined && { body: writeBody(body, type) }),
  };
};

function withQuery(url: string, query: Record<string, unknown> | undefined): string {
  const text = writeQuery(ownProperties(query));
  return text === "" ? url : `${url}?${text}`;
}

function filledPath(template: string, values: Record<string, unknown> | undefined): string {
  const path = defaultPathSerializer(template, ownProperties(values));
  // A value that is missing leaves its braces, one that is empty or dots another path: another operation would be called.
  if (/[{}]|\/(\.{0,2})(\/|$)/.test(path)) throw new TypeError("a value of the path is missing, empty, or only dots");
  return path;
}

/** Node refuses a line break in a header, other runtimes may cut it there: here it is refused for all. */
function headerTexts(values: Record<string, unknown> | undefined): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [name, value] of Object.entries(values ?? {})) {
    if (value === undefined || value === null) continue;
    const text = `${value}`;
    if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(text)) throw new TypeError("a header can't hold this text");
    texts[name] = text;
  }
  return texts;
}

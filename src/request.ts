/**
 * Writes a request as plain data, with openapi-fetch's own functions. Its client would make a `Request` of it, which parses and
 * copies the URL, and prints it, secrets included, where it doesn't parse.
 */
import { createQuerySerializer, defaultBodySerializer, defaultPathSerializer } from "openapi-fetch";
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

const writeQuery = createQuerySerializer();
// Its types leave out the headers, by which it chooses how to write.
const writeBody: (body: unknown, headers: object) => string = defaultBodySerializer;

/** Writes an operation that takes nothing but a query, such as the sign-in's: who only signs in carries no more than this. */
export const writeQueryRequest: WriteRequest = ({ method, path }, { params }, baseUrl) => ({
  url: withQuery(baseUrl + path, params?.query),
  method: method.toUpperCase(),
  headers: { Accept: "application/json" },
});

/** Writes any operation of the spec. */
export const writeRequest: WriteRequest = (operation, { params, body }, baseUrl) => {
  const type = body === undefined ? {} : { "Content-Type": operation.contentType ?? "application/json" };
  return {
    url: withQuery(baseUrl + filledPath(operation.path, params?.path), params?.query),
    method: operation.method.toUpperCase(),
    headers: { Accept: "application/json", ...type, ...headerTexts(params?.header) },
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

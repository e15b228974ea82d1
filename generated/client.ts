// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import { createQuerySerializer } from "openapi-fetch";
import type { Method } from "./operations.js";

/** The spec's first server: the one that XT publishes. */
const defaultServer = "https://oapi.xt.com";

/** What of a request the caller gives: the parameters by place and name, and the body. */
export interface RequestParts {
  params?: { path?: Record<string, unknown>; query?: Record<string, unknown>; header?: Record<string, string> } | undefined;
  body?: unknown;
  /** The media type to write the body in. */
  contentType?: string | undefined;
}

/** A request as plain data: a `Request` would parse and copy the URL, and print it, secrets included, where it doesn't parse. */
export interface OutgoingRequest {
  url: string;
  method: string;
  headers: Record<string, string>;
  body?: string;
}

const writeQuery = createQuerySerializer();

/** Writes the request of an operation as openapi-fetch does. Throws at what can't be put into one. */
export function writeRequest(
  method: Method,
  path: string,
  { params }: RequestParts,
  baseUrl = defaultServer,
): OutgoingRequest {
  const query = writeQuery(params?.query);
  return {
    url: `${baseUrl}${path}${query && `?${query}`}`,
    method: method.toUpperCase(),
    headers: { Accept: "application/json" },
  };
}

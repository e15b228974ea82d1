// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import createFetchClient from "openapi-fetch";
import type { Method } from "./operations.js";
import type { paths } from "./types.js";

/** The spec's first server: the one that XT publishes. */
const defaultServer = "https://oapi.xt.com";

// Node's types have no global BodyInit.
type Body = NonNullable<RequestInit["body"]>;

/**
 * A request as openapi-fetch assembles it, kept as plain data: building a `Request` would parse and copy the URL, and
 * print it, secrets included, where it doesn't parse.
 */
export class OutgoingRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: Body | undefined;
  constructor(url: string, init: { method: string; headers: Headers; body?: Body }) {
    this.url = url;
    this.method = init.method;
    this.headers = init.headers;
    this.body = init.body;
  }
}

/** Puts one request on the wire and resolves to the JSON value of its answer. */
export type Send = (request: OutgoingRequest) => Promise<unknown>;

/** What of a request the caller gives: the parameters by place and name, and the body. */
export interface RequestParts {
  params?: unknown;
  body?: unknown;
}

/** The openapi-fetch client of the spec's paths. It assembles each request; `send` does the rest. */
export function createGeneratedClient(baseUrl = defaultServer) {
  const client = createFetchClient<paths>({ baseUrl, Request: OutgoingRequest as never });
  // Its types tie init to one path; here the path is any of them, and the types of src/client.ts have done the tying.
  const request: (method: Method, path: keyof paths, init: object) => Promise<{ data?: unknown }> = client.request as never;
  return async (method: Method, path: keyof paths, parts: RequestParts, send: Send): Promise<unknown> => {
    // openapi-fetch hands the body of a stream through untouched, so what send() resolves to arrives as data.
    const fetch = async (request: OutgoingRequest) => ({ ok: true, headers: new Map(), body: await send(request) });
    const { data } = await request(method, path, { ...parts, parseAs: "stream", fetch });
    return data;
  };
}

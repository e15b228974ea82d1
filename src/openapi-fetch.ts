/**
 * `xt-oauth/openapi-fetch`: openapi-fetch's own client of the spec, for who wants `{ data, error, response }` and middleware. It
 * sends over this package's transport: one request, one deadline, a bound, no redirect, and errors that show no secret.
 */
import createFetchClient, { type Client } from "openapi-fetch";
import { server } from "../generated/server.js";
import type { paths } from "../generated/types.js";
import { type ClientSettings, checkedSettings, type XtConnectionOptions } from "./call/options.js";
import { ownProperties } from "./call/own-properties.js";
import { XtHttpError } from "./errors.js";
import { readJson } from "./http/body.js";
import { exchange } from "./http/transport.js";

export type { paths } from "../generated/types.js";
export type { XtConnectionOptions } from "./call/options.js";

/** An openapi-fetch client of every operation of the spec. */
export type XtFetchClient = Client<paths>;

/**
 * openapi-fetch's client, typed by the spec, on the spec's first server. Nothing is unwrapped: `data` is XT's whole envelope, with
 * `rc` and `mc`. Signed operations are signed by a middleware of yours, or called through `createXtClient`, which signs.
 *
 * ```ts
 * const client = createClient();
 * client.use({ onResponse: ({ response }) => console.log(response.status) });
 * const { data, error, response } = await client.GET(path, { params: { query } });
 * ```
 *
 * A middleware sees the whole request, secrets and all: keep its URL out of logs.
 *
 * @throws {@link XtConfigError} an option can't be used
 */
export function createClient(options?: XtConnectionOptions): XtFetchClient {
  const settings = checkedSettings(ownProperties(options), "createClient");
  return createFetchClient<paths>({
    baseUrl: settings.baseUrl ?? server,
    fetch: (request) => sendOver(request, settings),
  });
}

async function sendOver(request: Request, { fetch, timeoutMs }: ClientSettings): Promise<Response> {
  const { method, url, headers, signal } = request;
  const body = request.body ? new Uint8Array(await request.arrayBuffer()) : undefined;
  const caller = method;
  // Which of its values are secret isn't known here: an error shows none.
  const secrets = [...new URL(url).searchParams.values(), ...headers.values()];
  const answer = await exchange(
    { method, url, headers: Object.fromEntries(headers), body },
    { caller, secrets, fetch, timeoutMs, signal },
  );
  const { status } = answer;
  if (status < 200 || status > 599) throw new XtHttpError("http_status", caller, status);
  // openapi-fetch would let out the parser's own error, which quotes the body.
  if (status < 300 && answer.body.length > 0) readJson(answer.body, caller);
  return new Response(bodiless.has(status) ? null : answer.body, { status, headers: [...answer.headers] });
}

/** The statuses with which a `Response` can't have a body. */
const bodiless: ReadonlySet<number> = new Set([204, 205, 304]);

/**
 * `xt-oauth/openapi-fetch`: openapi-fetch's own client of the spec, for `{ data, error, response }`, paths and middleware. It signs
 * and sends like `createXtClient`: one request, one timeout, a limited body, no redirect, and errors that show no secret.
 */
import createFetchClient, { type Client, defaultPathSerializer } from "openapi-fetch";
import { routes } from "../generated/routes.js";
import type { paths } from "../generated/types.js";
import { type Authenticate, createAuthenticator, type XtCredentials } from "./call/authenticate.js";
import { type BaseUrlOf, checkedBaseUrl, type XtBaseUrl } from "./call/base-url.js";
import { matchRoute } from "./call/match-route.js";
import {
  type ClientSettings,
  checkedSettings,
  type ErrorContext,
  ownOptions,
  type XtAccessToken,
  type XtConnectionOptions,
} from "./call/options.js";
import { fillPath, serializeQuery } from "./call/serialize-request.js";
import { XtConfigError, XtHttpError } from "./errors/index.js";
import { readText } from "./http/body.js";
import { parseSecureUrl } from "./http/secure-url.js";
import { sendWithoutRetry } from "./http/send-without-retry.js";

export type { paths } from "../generated/types.js";
export type { XtCredentials } from "./call/authenticate.js";
export type { XtBaseUrl } from "./call/base-url.js";
export type { XtAccessToken, XtConnectionOptions } from "./call/options.js";

/** An openapi-fetch client of every operation of the spec. */
export type XtFetchClient = Client<paths>;

/** The options of {@link createClient}: the connection, the key pair that signs, and the user's access token. */
export interface XtFetchClientOptions extends Omit<XtConnectionOptions, "baseUrl" | "onDeviation">, XtCredentials {
  /** The base URL of all operations, or one for each server of the spec, by its name. The spec's servers by default. */
  baseUrl?: XtBaseUrl | undefined;
  /** The user's access token, or a sync or async function that returns it. */
  accessToken?: XtAccessToken | undefined;
}

/** The options besides those that every client has. */
const ownNames: (keyof XtFetchClientOptions)[] = ["appKey", "secretKey", "recvWindowMs", "now", "accessToken"];

/** Options that would have no effect in a call: openapi-fetch only copies them to the request. */
const clientOnly = [...ownNames, "timeoutMs", "agent", "dangerouslyAllowHttpTo", "dangerouslyAllowBrowser"];

/**
 * Creates openapi-fetch's client, typed by the spec. Nothing is unwrapped or validated: `data` is XT's whole envelope, with `rc` and
 * `mc`. It can also call operations that the spec doesn't have yet: it signs them and sends the access token, except for a GET whose path
 * contains `/public/`.
 *
 * ```ts
 * const client = createClient({ appKey, secretKey, accessToken });
 * client.use({ onResponse: ({ response }) => console.log(response.status) });
 * const { data, error, response } = await client.GET(path, { params: { query } });
 * ```
 *
 * A middleware sees the whole request with its secrets: keep the URL out of logs. It runs before the request is signed.
 *
 * @throws {@link XtConfigError} an option can't be used
 */
export function createClient(options?: XtFetchClientOptions): XtFetchClient {
  const creator = "createClient";
  const context: ErrorContext = { code: "invalid_option", caller: creator };
  const given = ownOptions(options, context);
  const settings = checkedSettings(given, ownNames, context);
  const baseUrlOf = checkedBaseUrl(given.baseUrl, settings.httpHosts, context);
  const authenticate = createAuthenticator(given, creator);
  const baseUrl = baseUrlOf(undefined);
  const send = (request: Request) => signAndSend(request, baseUrlOf, settings, authenticate, given.accessToken);
  const client = createFetchClient<paths>({
    ...{ baseUrl, fetch: send, Request: requestOf(Request) },
    ...{ querySerializer: serializeQuery, pathSerializer: serializePath },
  });
  client.use({
    onRequest({ request, options }) {
      // A fetch of the call would replace `send`: the request would have no signature, no timeout and no limits.
      const misplaced = options.fetch === send ? clientOnly.find((name) => Object.hasOwn(request, name)) : "fetch";
      if (misplaced === undefined) return;
      throw invalidCall(`a call can't have the option ${misplaced}: pass it to createClient`);
    },
  });
  return client;
}

/** The same class, but its constructor throws our error: that of the runtime quotes the URL with its secrets. */
function requestOf(Class: typeof Request): typeof Request {
  return new Proxy(Class, {
    construct(target, [url, init]) {
      try {
        return new target(url, init);
      } catch {
        throw invalidCall("no Request can be created from the options of the call, such as baseUrl, signal or body");
      }
    },
  });
}

function invalidCall(message: string): XtConfigError {
  return new XtConfigError("invalid_argument", "createClient", message);
}

async function signAndSend(
  request: Request,
  baseUrlOf: BaseUrlOf,
  { fetch, agent, timeoutMs, httpHosts }: ClientSettings,
  authenticate: Authenticate,
  accessToken: XtAccessToken | undefined,
): Promise<Response> {
  const { method, url, headers, signal } = request;
  const { pathname, search, searchParams } = new URL(url);
  const body = request.body ? new Uint8Array(await request.arrayBuffer()) : undefined;
  const base = baseUrlOf(undefined);
  const isBelowBase = url.startsWith(`${base}/`);
  // The path of a base URL is not signed. The option baseUrl of a call may name another one than that of the client.
  const below = isBelowBase ? pathname.slice(new URL(base).pathname.replace(/\/$/, "").length) : undefined;
  const match = matchRoute(routes, method, below ?? pathname);
  const path = below ?? match?.path ?? pathname;
  const { id: caller, security, server } = match?.route ?? unknownRoute(method, path);
  // The option baseUrl of a call, or a middleware, may have changed the URL.
  if (!parseSecureUrl(url, httpHosts)) {
    throw new XtConfigError("invalid_argument", caller, "the URL must use https (http on loopback only)");
  }
  // openapi-fetch has one base URL. An operation of another server is sent there, unless a middleware has changed the URL.
  const isForOtherServer = server !== undefined && isBelowBase;
  const signable = { method, path, query: search.slice(1), body: body && new TextDecoder().decode(body) };
  const authentication = await authenticate({ security: security ?? {} }, signable, { accessToken, signal, caller });
  // Which values of the request are secret isn't known here, so an error shows none.
  const secrets = [...searchParams.values(), ...headers.values(), ...authentication.secrets];
  const response = await sendWithoutRetry(
    {
      method,
      url: isForOtherServer ? baseUrlOf(server) + path + search : url,
      headers: { ...Object.fromEntries(headers), ...authentication.headers },
      body,
    },
    { caller, secrets, fetch, agent, timeoutMs, signal, maxBytes },
  );
  const { status } = response;
  if (status < 200 || status > 599) throw new XtHttpError("http_status", caller, status);
  // openapi-fetch would throw the parser's own error, which quotes the body.
  if (status < 300 && response.body.length > 0) readText(response.body, caller, JSON.parse);
  return new Response(nullBodyStatuses.has(status) ? null : response.body.slice(), {
    status,
    headers: [...response.headers],
  });
}

/** The largest response that the spec expects of any operation. */
const maxBytes = 4 * 1024 * 1024;

/** The security of most operations, used for operations that the spec doesn't have. */
const defaultSecurity = routes.find(({ security }) => security?.accessToken)?.security ?? {};

function unknownRoute(method: string, path: string) {
  return {
    id: method,
    server: undefined,
    security: method === "GET" && path.includes("/public/") ? {} : defaultSecurity,
  };
}

/** Refuses an empty value, or one of dots: the URL would be that of another operation. */
function serializePath(url: string, values: Record<string, unknown>): string {
  for (const value of Object.values(values)) fillPath("/{value}", { value }, "createClient");
  return defaultPathSerializer(url, values);
}

/** The null body statuses of the Fetch standard: a `Response` with one of them can't have a body. */
const nullBodyStatuses: ReadonlySet<number> = new Set([204, 205, 304]);

/** The client: one method for each operation of the spec, named by its operationId. */
import type { XtOperations } from "../generated/client.js";
import { operations } from "../generated/operations.js";
import { createAuthenticator, defaultRecvWindowMs, type XtCredentials } from "./call/authenticate.js";
import { checkedBaseUrl, type XtBaseUrl } from "./call/base-url.js";
import { createCall } from "./call/call.js";
import type { OperationEntry, ValidatedOperation } from "./call/operation.js";
import {
  type CallOptions,
  checkedSettings,
  configError,
  type ErrorContext,
  ownOptions,
  type XtAccessToken,
  type XtCallOptions,
  type XtConnectionOptions,
  type XtUserCallOptions,
} from "./call/options.js";
import { eachItem } from "./call/pagination.js";
import { parseExactJson, shownPaths } from "./call/parse-json.js";
import { serializeRequest } from "./call/serialize-request.js";
import { maxRecvWindowMs } from "./call/sign-request.js";
import { copiedInput, validateInput } from "./call/validate-input.js";
import { XtConfigError } from "./errors/index.js";

/**
 * The options of {@link createXtClient}: the connection, and the key pair that signs. Public operations, such as `getPrices`, need no
 * key pair.
 */
export interface XtClientOptions extends Omit<XtConnectionOptions, "baseUrl">, XtCredentials {
  /**
   * The base URL of all operations, or one for each server of the spec, such as `{ market: "https://market.example" }`: https, or http
   * on loopback. It may have a path. The spec's servers by default.
   */
  baseUrl?: XtBaseUrl | undefined;
}

/** All operations of the spec, for one user. */
export interface XtUserClient extends XtOperations<XtCallOptions | undefined> {}

/** All operations of the spec. A call that acts for a user needs the user's access token. */
export interface XtClient extends XtOperations<XtUserCallOptions> {
  /**
   * Returns the same client for one user.
   *
   * ```ts
   * const anna = client.forUser(() => tokens.accessToken("anna"));
   * const { assets } = await anna.getBalances();
   * ```
   *
   * @param accessToken the user's access token, or a sync or async function that returns it; each request that needs the token calls it
   * once
   * @throws {@link XtConfigError} `accessToken` is neither a string nor a function
   */
  forUser(accessToken: XtAccessToken): XtUserClient;
}

/** The options besides those that every client has. */
const ownNames: (keyof XtClientOptions)[] = ["onDeviation", "appKey", "secretKey", "recvWindowMs", "now"];

/**
 * Creates a client with a method for each operation of the spec. A method takes one flat object of inputs, by their names in the
 * spec, and resolves to the `result` of the response.
 *
 * ```ts
 * const client = createXtClient({ appKey, secretKey });
 * const { assets } = await client.forUser(accessToken).getBalances();
 * ```
 *
 * Without `appKey` and `secretKey`, the client can call only public operations. Other calls are refused before anything is sent.
 *
 * @throws {@link XtConfigError} an option can't be used
 */
export function createXtClient(options?: XtClientOptions): XtClient {
  const creator = "createXtClient";
  const optionContext: ErrorContext = { code: "invalid_option", caller: creator };
  const given = ownOptions(options, optionContext);
  const settings = checkedSettings(given, ownNames, optionContext);
  const baseUrlOf = checkedBaseUrl(given.baseUrl, settings.httpHosts, optionContext);
  const call = createCall(settings, {
    baseUrl: ({ server }) => baseUrlOf(server),
    serialize: serializeRequest,
    authenticate: createAuthenticator(given, creator),
    parse(text, { exactNames = [], maxBytes }, secrets) {
      const { value, inexactPaths } = parseExactJson(text, exactNames, maxBytes);
      return { value, inexactPaths: shownPaths(inexactPaths, secrets) };
    },
  });

  /** @param userToken the access token of calls whose options have none */
  function methods<Options>(userToken?: XtAccessToken): XtOperations<Options> {
    const entries: [id: string, entry: OperationEntry][] = Object.entries(operations);
    const pairs: unknown[][] = entries.map(([id, { load, isPaged }]) => {
      // Kept, because an import() takes time even if the module is loaded.
      let operation: ValidatedOperation | undefined;
      const method = async (input?: unknown, callOptions?: CallOptions) => {
        const context: ErrorContext = { code: "invalid_argument", caller: id };
        const [inputs, options] = [copiedInput(input, id), ownOptions(callOptions, context)];
        const { accessToken = userToken } = options;
        operation ??= (await load()).operation;
        return call(operation, validateInput(operation, inputs, id), { ...options, accessToken });
      };
      return [id, isPaged ? Object.assign(method, pagingOf(id, load, method)) : method];
    });
    return Object.fromEntries(pairs);
  }

  const { recvWindowMs = defaultRecvWindowMs } = given;
  return {
    ...methods<XtUserCallOptions>(),
    forUser(accessToken) {
      if (typeof accessToken === "function" || typeof accessToken === "string") {
        const user: XtUserClient = methods(accessToken);
        recvWindows.set(user, recvWindowMs);
        return user;
      }
      const message = "accessToken must be a string, or a function that returns a string or a promise of one";
      throw new XtConfigError("invalid_argument", "forUser", message);
    },
  };
}

const recvWindows = new WeakMap<object, number>();

/** The `recvWindowMs` of a client. For a client of another copy of this package it is unknown, so the maximum is returned. */
export function recvWindowOf(client: XtUserClient): number {
  return recvWindows.get(client) ?? maxRecvWindowMs;
}

type Inputs = Readonly<Record<string, unknown>>;

function pagingOf(id: string, load: OperationEntry["load"], method: (input: Inputs, options?: CallOptions) => unknown) {
  const context: ErrorContext = { code: "invalid_argument", caller: id };
  // Copies at the call, so that later changes by the caller are not sent.
  const each = (input?: Inputs, options?: CallOptions) => pages(copiedInput(input, id), ownOptions(options, context));
  async function* pages(first: Inputs, options: CallOptions) {
    yield* eachItem((await load()).operation, async (query) => method(query, options), first);
  }
  async function collect(input: Inputs, options: CallOptions & { limit: number }) {
    const { limit = 0, ...others } = ownOptions(options, context);
    if (!Number.isInteger(limit) || limit < 1) throw configError(context, "limit must be an integer of 1 or more");
    const items: unknown[] = [];
    for await (const item of each(input, others)) {
      items.push(item);
      if (items.length === limit) break;
    }
    return items;
  }
  return { each, collect };
}

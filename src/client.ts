/** The client of every operation that the spec has: one verb for each HTTP method, typed by the spec. */
import type { ParamsOption, RequestBodyOption } from "openapi-fetch";
import type { paths } from "../generated/types.js";
import { createAuthorizer, type XtAccessToken, type XtCredentials } from "./call/authenticate.js";
import { createCall } from "./call/call.js";
import { readExactJson } from "./call/exact-json.js";
import type {
  Method,
  Operation,
  OperationAt,
  OperationTable,
  PagedPath,
  PageItem,
  PathsWith,
  Result,
} from "./call/operation.js";
import { checkedSettings, type XtCallOptions, type XtConnectionOptions } from "./call/options.js";
import { ownProperties } from "./call/own-properties.js";
import { eachItem } from "./call/pages.js";
import { brokenRule } from "./call/unwrap.js";
import { writeRequest } from "./call/write-request.js";
import { XtConfigError } from "./errors.js";

/** A difference between an answer and what XT's examples show, where XT states nothing. It never holds a value. */
export interface XtDeviation {
  /** The operation's id. */
  readonly operation: string;
  /** Which field, such as `result.items.0.fee`. */
  readonly field: string;
  /** Which rule it breaks: a JSON Schema keyword, such as `type`. */
  readonly rule: string;
}

/** How to reach the API, and who calls it. */
export interface XtClientOptions extends XtConnectionOptions, XtCredentials {
  /**
   * Is told where an answer differs from what XT's examples show. Much of XT's pages is placeholders, so the call succeeds all the
   * same. What it throws is passed over.
   */
  onDeviation?: ((deviation: XtDeviation) => void) | undefined;
}

/** What a call of an operation takes: its `params` and `body` as the spec has them, and the options of the call. */
export type XtInit<M extends Method, P extends PathsWith<M>> = ParamsOption<paths[P][M]> &
  RequestBodyOption<paths[P][M]> &
  XtCallOptions & {
    /** Of the user who is acted for, instead of the client's. */
    accessToken?: XtAccessToken | undefined;
  };

type InitArguments<M extends Method, P extends PathsWith<M>> =
  Record<string, never> extends XtInit<M, P> ? [init?: XtInit<M, P>] : [init: XtInit<M, P>];

/**
 * Calls the operation of the spec at this path, once, and resolves to the `result` of its answer.
 *
 * @throws {@link XtConfigError} something passed can't be used; nothing was sent
 * @throws {@link XtNetworkError} the connection failed or was lost
 * @throws {@link XtTimeoutError} the deadline passed
 * @throws {@link XtHttpError} the HTTP status is not 2xx
 * @throws {@link XtResponseError} the answer is not what the spec says
 * @throws {@link XtApiError} XT said no
 */
export type XtVerb<M extends Method> = <P extends PathsWith<M>>(
  path: P,
  ...init: InitArguments<M, P>
) => Promise<Result<M, P>>;

/** Calls any operation of the spec: one verb for each HTTP method, which takes the paths that have it. */
export interface XtClient {
  /** Calls the GET operation at a path of the spec; see {@link XtVerb}. */
  readonly GET: XtVerb<"get">;
  /** Calls the POST operation at a path of the spec; see {@link XtVerb}. */
  readonly POST: XtVerb<"post">;
  /** Calls the PUT operation at a path of the spec; see {@link XtVerb}. */
  readonly PUT: XtVerb<"put">;
  /** Calls the DELETE operation at a path of the spec; see {@link XtVerb}. */
  readonly DELETE: XtVerb<"delete">;
  /** Calls the PATCH operation at a path of the spec; see {@link XtVerb}. */
  readonly PATCH: XtVerb<"patch">;
  /**
   * Each item of the pages at a path of the spec, such as the order history: one request a page, sent when somebody reads on.
   * Leave the loop to stop, or abort the `signal`.
   *
   * ```ts
   * for await (const order of client.each(path, { accessToken, params: { query: { limit: 100 } } })) console.log(order.state);
   * ```
   *
   * @throws as {@link XtVerb} does, at the page that fails
   */
  each<P extends PagedPath>(path: P, ...init: InitArguments<"get", P>): AsyncGenerator<PageItem<P>, void, undefined>;
}

/**
 * A client of every operation that the spec has, typed by it. Editors list the paths that a verb takes. One client serves many
 * users: each call brings the access token of the user whom it acts for.
 *
 * ```ts
 * const client = createXtClient({ appKey, secretKey });
 * const result = await client.GET(path, { accessToken, params: { query } });
 * ```
 *
 * @throws {@link XtConfigError} an option can't be used
 */
export function createXtClient(options?: XtClientOptions): XtClient {
  const creator = "createXtClient";
  const given = ownProperties(options);
  const { onDeviation } = given;
  const call = createCall(checkedSettings(given, creator), {
    write: writeRequest,
    parse: (text, { exactNames = [] }) => readExactJson(text, exactNames),
    authorize: createAuthorizer(given, creator),
    ...(onDeviation && { observe: (answer, operation) => tellDeviations(answer, operation, onDeviation) }),
  });
  const verb =
    <M extends Method>(method: M): XtVerb<M> =>
    async (path, ...[init]) =>
      call(await findOperation(method, path), { ...init });
  return {
    GET: verb("get"),
    POST: verb("post"),
    PUT: verb("put"),
    DELETE: verb("delete"),
    PATCH: verb("patch"),
    async *each(path, ...[init]) {
      const operation = (await allOperations()).get(`get ${path}`);
      if (!operation?.pageId) throw unknownOperation("GET");
      yield* eachItem(call, operation, { ...init });
    },
  };
}

let table: OperationTable | undefined;

/** The table of all operations is loaded by the first call that needs it: who only signs in doesn't wait for it. */
async function allOperations(): Promise<OperationTable> {
  table ??= (await import("../generated/operations.js")).operations;
  return table;
}

async function findOperation<M extends Method, P extends PathsWith<M>>(method: M, path: P): Promise<OperationAt<M, P>> {
  const operation = (await allOperations()).get<M, P>(`${method} ${path}`);
  if (operation) return operation;
  throw unknownOperation(method.toUpperCase());
}

function unknownOperation(caller: string): XtConfigError {
  return new XtConfigError("unknown_operation", caller, "the spec has no such path for this method");
}

function tellDeviations(
  answer: unknown,
  { id, isAsShown }: Operation,
  onDeviation: (deviation: XtDeviation) => void,
): void {
  if (!isAsShown || isAsShown(answer)) return;
  for (const violation of isAsShown.errors ?? []) {
    try {
      onDeviation({ operation: id, ...brokenRule(violation) });
    } catch {
      // The call has succeeded, an order was placed: a listener's own fault must not hide that.
    }
  }
}

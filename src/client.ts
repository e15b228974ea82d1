/** The client of every operation that the spec has: one verb for each HTTP method, typed by the spec. */
import type { ParamsOption, RequestBodyOption } from "openapi-fetch";
import type { paths } from "../generated/types.js";
import { createCall } from "./call.js";
import { XtConfigError } from "./errors.js";
import type { Method, OperationAt, OperationTable, PathsWith, Result } from "./operation.js";
import { checkedSettings, type XtCallOptions, type XtClientOptions } from "./options.js";
import { ownProperties } from "./own-properties.js";
import { writeRequest } from "./request.js";

/** What a call of an operation takes: its `params` and `body` as the spec has them, and the options of the call. */
export type XtInit<M extends Method, P extends PathsWith<M>> = ParamsOption<paths[P][M]> &
  RequestBodyOption<paths[P][M]> &
  XtCallOptions;

type InitArguments<M extends Method, P extends PathsWith<M>> =
  Record<string, never> extends XtInit<M, P> ? [init?: XtInit<M, P>] : [init: XtInit<M, P>];

/**
 * Calls the operation of the spec at this path, once, and resolves to the `result` of its answer.
 *
 * @throws {XtConfigError} something passed can't be used; nothing was sent
 * @throws {XtNetworkError} the connection failed or was lost
 * @throws {XtTimeoutError} the deadline passed
 * @throws {XtHttpError} the HTTP status is not 2xx
 * @throws {XtResponseError} the answer is not what the spec says
 * @throws {XtApiError} XT said no
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
}

/**
 * A client of every operation that the spec has, typed by it. Editors list the paths that a verb takes.
 *
 * ```ts
 * const client = createXtClient({ timeoutMs: 5_000 });
 * const result = await client.GET(path, { params: { query } });
 * ```
 *
 * @throws {XtConfigError} an option can't be used
 */
export function createXtClient(options?: XtClientOptions): XtClient {
  const call = createCall(checkedSettings(ownProperties(options), "createXtClient"), writeRequest);
  const verb =
    <M extends Method>(method: M): XtVerb<M> =>
    async (path, ...[init]) =>
      call(await findOperation(method, path), { ...init });
  return { GET: verb("get"), POST: verb("post"), PUT: verb("put"), DELETE: verb("delete"), PATCH: verb("patch") };
}

let table: OperationTable | undefined;

/** The table of all operations is loaded by the first call that needs it: who only signs in doesn't wait for it. */
async function findOperation<M extends Method, P extends PathsWith<M>>(method: M, path: P): Promise<OperationAt<M, P>> {
  table ??= (await import("../generated/operations.js")).operations;
  const operation = table.get<M, P>(`${method} ${path}`);
  if (operation) return operation;
  throw new XtConfigError("unknown_operation", method.toUpperCase(), "the spec has no such path for this method");
}

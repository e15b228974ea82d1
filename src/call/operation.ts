/** One operation of the spec: the shape of the objects in `generated/operations/`, and what the spec's types say of them. */
import type { Client, ClientPathsWithMethod, MethodResponse } from "openapi-fetch";
import type { paths } from "../../generated/types.js";

/** The methods that the generator looks for in the spec. */
export type Method = "get" | "post" | "put" | "delete" | "patch";

/** The paths of the spec that have an operation of this method. */
export type PathsWith<M extends Method> = ClientPathsWithMethod<Client<paths>, M>;

/** What an operation's answer holds when `rc` is 0. */
export type Result<M extends Method, P extends PathsWith<M>> =
  Extract<MethodResponse<Client<paths>, M, P>, { rc: 0 }> extends { result: infer T } ? T : never;

/** The first rule of the spec that an answer breaks, in Ajv's words. */
export interface Violation {
  instancePath: string;
  keyword: string;
  /** Of the rule "required" only. */
  params?: { missingProperty: string };
}

/** Whether an answer is what the spec says of `rc` 0; if not, `errors` holds why until the next call. */
interface SuccessCheck<T> {
  (answer: unknown): answer is { rc: 0; result: T };
  errors?: Violation[] | null;
}

/** Whether an answer is as XT's examples show it; if not, `errors` holds every difference until the next call. */
export interface AnswerCheck {
  (answer: unknown): boolean;
  errors?: Violation[] | null;
}

/** All that the client knows of an operation; nothing else knows its path. */
export interface Operation<T = unknown> {
  readonly id: string;
  readonly method: Method;
  readonly path: string;
  /** The names of the inputs and of the result's fields whose values must never be shown. */
  readonly secretNames?: readonly string[];
  /** The names of the inputs that are 64-bit integers: texts here, and numbers on the wire, in a body of JSON, too. */
  readonly idNames?: readonly string[];
  /** The names of the result's fields of which no digit may be lost: texts here, whatever they are on the wire. */
  readonly exactNames?: readonly string[];
  /** The headers that prove who calls, by the names that the spec gives to them. */
  readonly security?: { readonly appKey?: string; readonly signature?: string; readonly accessToken?: string };
  /** The limit of the answer's body, in bytes, where it isn't everybody's. */
  readonly maxBytes?: number;
  /** The name of the id that the next page goes on from, where the result is a page. */
  readonly pageId?: string;
  /** The media type of a body that isn't JSON. */
  readonly contentType?: string;
  /** What XT documents of each message code (`mc`) with which the operation is refused. */
  readonly messageCodes: { readonly [code: string]: string };
  readonly isSuccess: SuccessCheck<T>;
  /** Of what XT doesn't state but only shows: an answer that differs there is an answer all the same. */
  readonly isAsShown?: AnswerCheck;
}

/** The operation at a path of the spec. */
export interface OperationAt<M extends Method, P extends PathsWith<M>> extends Operation<Result<M, P>> {
  readonly method: M;
  readonly path: P;
}

/** One page of results. */
export interface Page<T> {
  readonly hasPrev: boolean;
  readonly hasNext: boolean;
  readonly items: readonly T[];
}

/** The paths of the spec whose GET answers with a page. */
export type PagedPath = {
  [P in PathsWith<"get">]: Result<"get", P> extends Page<object> ? P : never;
}[PathsWith<"get">];

/** What the pages at a path hold. */
export type PageItem<P extends PagedPath> = Result<"get", P> extends Page<infer T extends object> ? T : never;

/** Every operation of the spec. */
export interface OperationTable {
  /** The same of an operation that answers with a page; TypeScript can't tell from the one below that it does. */
  get<P extends PagedPath>(methodAndPath: `get ${P}`): Operation<Page<PageItem<P>>> | undefined;
  /** The operation of this method at this path; `undefined` where the spec has none, which only untyped callers can ask for. */
  get<M extends Method, P extends PathsWith<M>>(methodAndPath: `${M} ${P}`): OperationAt<M, P> | undefined;
}

// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import type { paths } from "./types.js";
import * as validators from "./validators.js";

export type Method = "get" | "post" | "put" | "delete" | "patch";

/** The paths of the spec that have an operation of this method. */
export type PathsWith<M extends Method> = {
  [P in keyof paths]: paths[P] extends Record<M, object> ? P : never;
}[keyof paths];

type Answer<Operation> = Operation extends { responses: { 200: { content: { "application/json": infer Body } } } } ? Body : never;

/** What an operation's answer holds when `rc` is 0. */
export type Result<M extends Method, P extends PathsWith<M>> =
  Extract<Answer<paths[P][M]>, { rc: 0 }> extends { result: infer T } ? T : never;

/** The first rule of the spec that an answer breaks, in Ajv's words. */
export interface Violation {
  instancePath: string;
  keyword: string;
  /** Of the rule "required" only. */
  params?: { missingProperty: string };
}

export interface Operation<T> {
  readonly id: string;
  /** The names of the inputs and of the result's fields that must never be shown. */
  readonly secrets: readonly string[];
  /** The media type of a body that isn't JSON. */
  readonly contentType?: string;
  /** Whether an answer is what the spec says of `rc` 0; if not, `errors` holds why until the next call. */
  readonly isSuccess: ((answer: unknown) => answer is { rc: 0; result: T }) & { errors?: Violation[] | null };
}

const operations: {
  readonly [M in Method]: { readonly [P in PathsWith<M>]: Operation<Result<M, P>> };
} = {
  get: {
    "/public/uaa/oauth2/token": { id: "getToken", secrets: ["client_secret","code","refresh_token","access_token"], isSuccess: validators.getToken as never },
  },
  post: {},
  put: {},
  delete: {},
  patch: {},
};

/** The operation of this method at this path; `undefined` where the spec has none, which only untyped callers can ask for. */
export function findOperation<M extends Method, P extends PathsWith<M>>(method: M, path: P): Operation<Result<M, P>> | undefined {
  // TypeScript loses the tie between M, P and the entry once there are several of them.
  return Object.hasOwn(operations[method], path) ? operations[method][path] as never : undefined;
}

/** The response bodies of the fake: the spec's examples, and the envelopes of its handlers. */
import { exampleOperations } from "../../generated/examples.js";
import type { ParsedRequest } from "./parsed-request.js";
import { requestError } from "./usage-error.js";

/** An example of the spec, by its name. */
export function exampleOf(id: string, name: string): unknown {
  return exampleOperations.find(({ operation }) => operation.id === id)?.examples[name]?.value;
}

/** The first example of a successful response to a request. */
export function successExample({ operation, examples, parameters }: ParsedRequest): unknown {
  const successes = Object.values(examples).filter(({ value }) => Object(value).rc === 0);
  const found = successes.find(({ forGrant }) => forGrant === undefined || forGrant === parameters.grant_type);
  if (found) return found.value;
  throw requestError(
    "invalid_argument",
    operation.id,
    "the spec has no success example; set the response with { json: … }",
  );
}

/** The response of a handler. */
export interface HandlerResult {
  /** The response body: XT's envelope. */
  readonly json: unknown;
  /** Why the request is refused. XT doesn't send this text. It contains no secret, code or token. */
  readonly refused?: string;
}

/** Reads or changes the fake's state for a request of a user. Returns `undefined` if the response is the spec's example. */
export type Handler = (request: ParsedRequest, owner: string) => HandlerResult | undefined;

/** Handlers by operationId. A handler whose operation is no longer in the spec is never called. */
export type Handlers = Readonly<Record<string, Handler>>;

export function success(result: unknown): HandlerResult {
  return { json: { rc: 0, mc: "SUCCESS", ma: [], result } };
}

/** @param reason for the test; the response body doesn't contain it */
export function refusal(reason: string, mc = "FAILURE"): HandlerResult {
  return { json: { rc: 1, mc, ma: [], result: null }, refused: reason };
}

/** The handlers of the fake: one per operation that reads or changes the fake's state. Each returns XT's envelope. */
import type { ParsedRequest } from "./parsed-request.js";

/** The response of a handler. */
export interface HandlerResult {
  /** The response body: XT's envelope. */
  readonly json: unknown;
  /** Why the request is refused. XT doesn't send this text. It contains no secret, code or token. */
  readonly refused?: string;
}

/** Handles a request of a user. Returns `undefined` if the response is the spec's example. */
type Handler = (request: ParsedRequest, owner: string) => HandlerResult | undefined;

/** Handlers by operationId. A handler whose operation is no longer in the spec is never called. */
export type Handlers = Readonly<Record<string, Handler>>;

export function success(result: unknown): HandlerResult {
  return { json: { rc: 0, mc: "SUCCESS", ma: [], result } };
}

/** @param reason for the test; the response body doesn't contain it */
export function refusal(reason: string, mc = "FAILURE"): HandlerResult {
  return { json: { rc: 1, mc, ma: [], result: null }, refused: reason };
}

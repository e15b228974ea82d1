/** One call, from top to bottom: check, write, send, unwrap. The sign-in and the client of all operations both make it. */
import { server } from "../generated/server.js";
import { unwrap } from "./envelope.js";
import { XtConfigError } from "./errors.js";
import type { Operation } from "./operation.js";
import { type ClientSettings, checkedCallOptions, type XtCallOptions } from "./options.js";
import { ownProperties } from "./own-properties.js";
import type { RequestParts, WriteRequest } from "./request.js";
import { secretsIn } from "./shown.js";
import { type OutgoingRequest, send } from "./transport.js";

/** Calls an operation once; errors name `caller`, the operation's own id unless given. */
export type OperationCall = <T>(
  operation: Operation<T>,
  init: RequestParts & XtCallOptions,
  caller?: string,
) => Promise<T>;

export function createCall(settings: ClientSettings, write: WriteRequest): OperationCall {
  return async (operation, init, caller = operation.id) => {
    const { params, body, ...options } = ownProperties(init);
    const delivery = {
      ...checkedCallOptions(options, settings, caller),
      caller,
      secrets: secretsIn([body, ...Object.values(ownProperties(params))], operation.secretNames),
      fetch: settings.fetch,
    };
    const request = written(write, operation, { params, body }, settings.baseUrl, caller);
    return unwrap(await send(request, delivery), operation, delivery);
  };
}

function written(
  write: WriteRequest,
  operation: Operation,
  parts: RequestParts,
  baseUrl: string = server,
  caller: string,
): OutgoingRequest {
  try {
    return write(operation, parts, baseUrl);
  } catch {
    throw new XtConfigError(
      "invalid_argument",
      caller,
      "a parameter or the body can't be put into a request: use plain values, of well-formed text",
    );
  }
}

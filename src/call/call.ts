/** One call, from top to bottom: check, write, prove who calls, send, unwrap. The sign-in and the client of all operations make it. */
import { server } from "../../generated/server.js";
import { XtConfigError, XtError } from "../errors.js";
import { readJson } from "../http/body.js";
import { send } from "../http/transport.js";
import { secretsIn } from "../redact.js";
import type { Authorize, XtAccessToken } from "./authenticate.js";
import type { Operation } from "./operation.js";
import { type ClientSettings, checkedCallOptions, type XtCallOptions } from "./options.js";
import { ownProperties } from "./own-properties.js";
import { unwrap } from "./unwrap.js";
import type { RequestParts, WriteRequest, WrittenRequest } from "./write-request.js";

/** What a call takes, in the words of whoever offers it. */
export interface CallInit extends RequestParts, XtCallOptions {
  accessToken?: XtAccessToken | undefined;
}

/** Calls an operation once; errors name `caller`, the operation's own id unless given. */
export type OperationCall = <T>(operation: Operation<T>, init: CallInit, caller?: string) => Promise<T>;

/** What differs between who makes calls: a sign-in carries no more of it than it needs. */
export interface CallManner {
  readonly write: WriteRequest;
  /** Reads an answer's text, where not as JSON.parse does. */
  readonly parse?: (text: string, operation: Operation) => unknown;
  /** Proves who calls, where an operation asks for it. */
  readonly authorize?: Authorize;
  /** Is shown each answer that was a yes. */
  readonly observe?: (answer: unknown, operation: Operation) => void;
}

export function createCall(settings: ClientSettings, manner: CallManner): OperationCall {
  const { parse, authorize, observe } = manner;
  return async (operation, init, caller = operation.id) => {
    const own = ownProperties(init);
    const { params, body, accessToken } = own;
    const checked = checkedCallOptions(own, settings, caller);
    const request = written(manner.write, operation, { params, body }, caller);
    const proof = await authorize?.(operation, request, { ofCall: accessToken, signal: checked.signal, caller });
    const inputs = secretsIn([body, ...Object.values(ownProperties(params))], operation.secretNames);
    const delivery = {
      ...checked,
      caller,
      secrets: [...inputs, ...(proof?.secrets ?? [])],
      fetch: settings.fetch,
      maxBytes: operation.maxBytes,
    };
    const outgoing = {
      url: `${settings.baseUrl ?? server}${request.path}${request.query && `?${request.query}`}`,
      method: request.method,
      headers: { ...request.headers, ...proof?.headers },
      body: request.body,
    };
    const answer = await send(outgoing, delivery);
    const value = readJson(answer.body, caller, parse && ((text) => parse(text, operation)));
    const result = unwrap(value, operation, {
      ...delivery,
      clockAheadMs: () => proof?.clockAheadMs(answer.headers.get("date")),
    });
    observe?.(value, operation);
    return result;
  };
}

function written(write: WriteRequest, operation: Operation, parts: RequestParts, caller: string): WrittenRequest {
  try {
    return write(operation, parts, caller);
  } catch (error) {
    if (error instanceof XtError) throw error;
    // Whatever else is thrown here may quote the value.
    throw new XtConfigError(
      "invalid_argument",
      caller,
      "a parameter or the body can't be put into a request: use plain values, of well-formed text",
    );
  }
}

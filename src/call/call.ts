/** One call, from checked input to result: serialize, authenticate, send, unwrap. Both `oauth.ts` and `client.ts` use it. */
import { XtError } from "../errors/index.js";
import { readText } from "../http/body.js";
import { checkStatus } from "../http/check-response.js";
import { sendWithoutRetry } from "../http/send-without-retry.js";
import { secretsIn } from "../redact.js";
import type { Authenticate } from "./authenticate.js";
import type { Operation } from "./operation.js";
import { type CallOptions, type ClientSettings, checkedCallOptions, type XtDeviation } from "./options.js";
import type { ExactJson } from "./parse-json.js";
import type { SerializedRequest, SerializeRequest } from "./serialize-request.js";
import { unwrap } from "./unwrap.js";
import { type Input, unusableInput } from "./validate-input.js";

/** Calls an operation once. */
export type OperationCall = <T>(
  operation: Operation<T>,
  input: Input,
  options?: CallOptions,
  more?: {
    /** The name in errors; the operation's id by default. */
    readonly caller?: string;
    /** Values for fields of the result that XT leaves out, or sends as null or as a blank string. */
    readonly fallback?: Readonly<Record<string, unknown>>;
  },
) => Promise<T>;

/** The steps that differ between the sign-in and the client. As parameters, so that a bundle of the sign-in contains only its own. */
export interface CallSteps {
  readonly serialize: SerializeRequest;
  readonly authenticate?: Authenticate;
  readonly parse?: (text: string, operation: Operation, secrets: readonly string[]) => ExactJson;
  /** Returns the base URL of an operation. */
  readonly baseUrl: (operation: Operation) => string;
}

/** Creates the function that calls operations with checked settings. */
export function createCall(settings: ClientSettings, steps: CallSteps): OperationCall {
  const takesToken = steps.authenticate !== undefined;
  return async (operation, input, options, { caller = operation.id, fallback } = {}) => {
    const { accessToken, signal, timeoutMs } = checkedCallOptions(options, settings, caller, takesToken);
    const request = serializeSafely(steps.serialize, operation, input, caller);
    const authentication = await steps.authenticate?.(operation, request, { accessToken, signal, caller });
    const secrets = [...secretsIn(input, operation.secretNames), ...(authentication?.secrets ?? [])];
    const outgoing = {
      url: `${steps.baseUrl(operation)}${request.path}${request.query && `?${request.query}`}`,
      method: request.method,
      headers: { ...request.headers, ...authentication?.headers },
      body: request.body,
    };
    const { fetch, agent } = settings;
    const { maxBytes } = operation;
    const delivery = { caller, secrets, fetch, agent, timeoutMs, signal, maxBytes };
    const response = await sendWithoutRetry(outgoing, delivery, checkStatus);
    const { parse = parsePlainJson } = steps;
    const { value, inexactPaths } = readText(response.body, caller, (text) => parse(text, operation, secrets));
    return unwrap(value, operation, {
      caller,
      secrets,
      fallback,
      inexactPaths,
      clockAheadMs: () => authentication?.clockAheadMs(response.headers.get("date")),
      reportDeviation: (field, rule) => reportDeviation(settings.onDeviation, { operation: operation.id, field, rule }),
    });
  };
}

function parsePlainJson(text: string): ExactJson {
  return { value: JSON.parse(text), inexactPaths: [] };
}

/** Serializes a request. Replaces an error of the serializer, because it may quote a value. */
function serializeSafely(
  serialize: SerializeRequest,
  operation: Operation,
  input: Input,
  caller: string,
): SerializedRequest {
  try {
    return serialize(operation, input, caller);
  } catch (error) {
    if (error instanceof XtError) throw error;
    throw unusableInput(caller);
  }
}

/** Calls `onDeviation`, and ignores its exception or its rejection. */
async function reportDeviation(callback: ClientSettings["onDeviation"], deviation: XtDeviation): Promise<void> {
  try {
    await callback(deviation);
  } catch {
    // The call has succeeded, and may have placed an order.
  }
}

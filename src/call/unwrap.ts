/** Unwraps a response from either of XT's two envelopes, or turns it into an error. */
import { type CallContext, XtApiError, type XtOutcome, XtResponseError } from "../errors/index.js";
import { mayBeShown, secretsIn, withheld } from "../redact.js";
import { deviationsOf } from "./check-result.js";
import type { Operation } from "./operation.js";
import { ownProperties } from "./own-properties.js";

/** The parts of a call that unwrapping needs. */
export interface UnwrapCall extends CallContext {
  /** How many milliseconds this process's clock is ahead of the server's; `undefined` if unknown. */
  readonly clockAheadMs: () => number | undefined;
  /** Values for fields of the result that XT leaves out, or sends as null or as a blank string. */
  readonly fallback?: Readonly<Record<string, unknown>> | undefined;
  /** The paths of numbers that became strings because JavaScript can't hold them exactly. */
  readonly inexactPaths: readonly string[];
  /** Called for each difference of the result or of `mc` from the spec, if the call succeeds. */
  readonly reportDeviation: (field: string, rule: string) => void;
}

/** An envelope in the names of the documented one, `{rc, mc, ma, result}`. The other one is `{returnCode, msgInfo, error, result}`. */
interface Envelope {
  /** The name of the return code in this envelope. */
  readonly codeName: "rc" | "returnCode";
  readonly rc: unknown;
  readonly mc: unknown;
  readonly result: unknown;
  /** The field beside the return code that says that XT refused; `false` if there is none. */
  readonly refusedBy: "mc" | "error" | "msgInfo" | false;
}

/** XT's message code for a success. */
const successCode = "SUCCESS";

/** XT's message code for a request whose timestamp is outside its receive window. */
const outdatedCode = "AUTH_105";

/**
 * Codes of XT's gateway when it can't reach the service behind it. Whether the service has processed the request is unknown. A return code
 * counts, too: on XT's page, a return code is like an HTTP status.
 */
const gatewayCode = /^(400|5\d\d)$/;

/**
 * Returns the `result` of a response after comparing it with the spec.
 *
 * @throws {@link XtApiError} XT refused: the return code is an integer from -999 to 999 that means no success
 * @throws {@link XtResponseError} the response doesn't match the spec, or the return code is beyond that range
 */
export function unwrap<T>(response: unknown, operation: Operation<T>, call: UnwrapCall): T {
  if (!isObject(response)) {
    const message = "the response is JSON, but not an object {rc, mc, ma, result}";
    throw new XtResponseError("response_not_envelope", call.caller, "unknown", message);
  }
  const envelope = openEnvelope(response);
  const { codeName, rc } = envelope;
  const { mc } = response;
  if (!isInteger(rc)) {
    throw invalid("unknown", codeName, codeName in response ? "type" : "required", call, envelope.result);
  }
  if (rc !== 0) throw refusal(response, rc, envelope, operation, call);
  if (envelope.refusedBy) throw invalid("answered", envelope.refusedBy, "const", call, envelope.result);
  const result = withFallback(envelope.result ?? null, call.fallback);
  const found = deviationsOf(result, operation, call.inexactPaths);
  const fatal = found.find(({ isFatal }) => isFatal);
  if (fatal) throw invalid("answered", fatal.field, fatal.rule, call, envelope.result);
  for (const { field, rule } of found) call.reportDeviation(field, rule);
  if (codeName === "rc" && mc !== successCode) {
    call.reportDeviation("mc", mc === undefined || mc === "" ? "required" : "type");
  }
  // Without a fatal difference, the type of the spec is true.
  return result as T;
}

/** Reads the fields of either envelope. In a mixture of both, `error`, `msgInfo` and `mc` all count: each can say that XT refused. */
export function openEnvelope(response: Record<string, unknown>): Envelope {
  const { rc, mc, returnCode, msgInfo, error, result } = response;
  const fields = Object(error);
  // An object or a list without any value says nothing: XT also writes `{}` for an absent value, such as in `ma`.
  const hasError = Object.values(fields === error ? fields : { error })
    .flat()
    .some(Boolean);
  // XT's other envelope has "success" in lower case.
  const isRefusal = inUpperCase(mc) !== "" && inUpperCase(mc) !== successCode;
  const refusedBy = hasError ? "error" : inUpperCase(msgInfo) === "FAILURE" ? "msgInfo" : isRefusal && "mc";
  const isOther = (rc ?? null) === null && "returnCode" in response;
  // XT's page "Return Format" shows the return code 200 for a success.
  const code = isOther ? (returnCode === 200 && !refusedBy ? 0 : returnCode) : rc;
  const shown = (isOther && fields.code) || mc || fields.code || msgInfo;
  return { codeName: isOther ? "returnCode" : "rc", rc: code, mc: shown, result, refusedBy };
}

function inUpperCase(text: unknown): string {
  return typeof text === "string" ? text.toUpperCase() : "";
}

function withFallback(result: unknown, fallback: UnwrapCall["fallback"] = {}): unknown {
  if (!isObject(result)) return result;
  return { ...result, ...Object.fromEntries(Object.entries(fallback).filter(([name]) => isMissing(result[name]))) };
}

/** Whether a field of a result has no value. XT sends null for that, and a blank string can't be sent back. */
export function isMissing(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === "string" && value.trim() === "");
}

function refusal(
  response: unknown,
  rc: number,
  { codeName, mc, result }: Envelope,
  { messageCodes, secretNames }: Operation,
  call: UnwrapCall,
): XtApiError | XtResponseError {
  const code = typeof mc === "string" || typeof mc === "number" ? `${mc}` : "";
  const outcome = gatewayCode.test(code) || gatewayCode.test(`${rc}`) ? "unknown" : "rejected";
  // A server may repeat a secret of the request, even as a number. So only a number with a few digits is shown as the return code.
  if (Math.abs(rc) > 999) return invalid(outcome, codeName, "maximum", call);
  // A documented code is public, so it can't be a secret.
  const meaning = ownProperties(messageCodes)[code];
  const isPublic =
    meaning !== undefined || code === "" || mayBeShown(code, [...call.secrets, ...secretsIn(result, secretNames)]);
  return new XtApiError({
    operation: call.caller,
    outcome,
    rc,
    mc: isPublic ? code : withheld,
    meaning,
    clockAheadMs: code === outdatedCode ? call.clockAheadMs() : undefined,
    response,
  });
}

function isInteger(value: unknown): value is number {
  return Number.isInteger(value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The message contains only rules and names of the spec, so it can't show a value. */
function invalid(
  outcome: XtOutcome,
  field: string,
  rule: string,
  { caller }: CallContext,
  result?: unknown,
): XtResponseError {
  const more = outcome === "answered" ? "; unvalidatedResult() returns the result" : "";
  const message = `the response does not match the spec: ${field} breaks the rule "${rule}"${more}`;
  return new XtResponseError("response_invalid", caller, outcome, message, { field, rule, result });
}

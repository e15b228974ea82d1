/** XT's envelope, `{rc, mc, ma, result}`: where an answer is opened, or refused. */
import { type Call, XtApiError, type XtOutcome, XtResponseError } from "../errors.js";
import { numberShowsSecret, secretsIn, shownJson, shownText } from "../redact.js";
import type { Operation, Violation } from "./operation.js";

/** What an answer's opening has to know of its call. */
export interface OpeningCall extends Call {
  /** By how much our clock was ahead of the server's, where that is known. */
  readonly clockAheadMs?: () => number | undefined;
}

/** XT's code for a request whose time isn't the server's. */
const outdated = "AUTH_105";

/**
 * The `result` of an answer, checked against the spec.
 *
 * @throws {@link XtApiError} XT said no: `rc` is an integer other than 0
 * @throws {@link XtResponseError} the answer is not what the spec says
 */
export function unwrap<T>(
  answer: unknown,
  { isSuccess, secretNames, messageCodes }: Operation<T>,
  call: OpeningCall,
): T {
  if (isSuccess(answer)) return answer.result;
  const [violation] = isSuccess.errors ?? [];
  if (!isObject(answer)) {
    const message = "the answer is JSON, but no object {rc, mc, ma, result}";
    throw new XtResponseError("response_not_envelope", call.caller, "unknown", message);
  }
  const { rc, mc, ma, result } = answer;
  if (!("rc" in answer) && ("returnCode" in answer || "msgInfo" in answer)) {
    const message =
      "the answer came in XT's other envelope {returnCode, msgInfo, error, result}: is baseUrl another of XT's services?";
    throw new XtResponseError("response_other_envelope", call.caller, "unknown", message, { result });
  }
  if (rc === 0) throw invalid("answered", violation && brokenRule(violation), call, result);
  if (typeof rc !== "number" || !Number.isInteger(rc)) throw invalid("unknown", unfit(answer, "rc"), call, result);
  if (typeof mc !== "string") throw invalid("rejected", unfit(answer, "mc"), call);
  const unshown = [...call.secrets, ...secretsIn([result], secretNames)];
  // A server may repeat what it was sent even as a number.
  if (numberShowsSecret(rc, unshown)) throw invalid("rejected", { field: "rc", rule: "const" }, call);
  // What XT documents is public, so it can't be a secret.
  const meaning = Object.entries(messageCodes).find(([code]) => code === mc)?.[1];
  throw new XtApiError({
    operation: call.caller,
    rc,
    mc: meaning === undefined ? shownText(mc, unshown) : mc,
    ma: shownJson(ma, unshown),
    meaning,
    clockAheadMs: mc === outdated ? call.clockAheadMs?.() : undefined,
  });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

interface BrokenRule {
  field: string;
  rule: string;
}

/** A rule that an answer breaks, without what broke it. */
export function brokenRule({ instancePath, keyword, params }: Violation): BrokenRule {
  const missing = params ? [params.missingProperty] : [];
  return { field: [...instancePath.split("/").slice(1), ...missing].join("."), rule: keyword };
}

function unfit(answer: object, field: string): BrokenRule {
  return { field, rule: field in answer ? "type" : "required" };
}

/** The spec's rules, not the answer's words: a message made of them can't repeat a value. */
function invalid(
  outcome: XtOutcome,
  rule: BrokenRule | undefined,
  { caller }: Call,
  result?: unknown,
): XtResponseError {
  const what = rule ? `${rule.field} breaks the rule "${rule.rule}"` : "it breaks a rule";
  const more = outcome === "answered" ? "; unvalidatedResult() holds what came with it" : "";
  const message = `the answer is not what the spec says: ${what}${more}`;
  return new XtResponseError("response_invalid", caller, outcome, message, { ...rule, result });
}

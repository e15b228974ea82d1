/** XT's envelope, `{rc, mc, ma, result}`: where an answer is opened, or refused. */
import { messageCodes } from "../generated/message-codes.js";
import type { Operation, Violation } from "../generated/operations.js";
import { type Call, XtApiError, XtResponseError } from "./errors.js";
import { numberShowsSecret, secretsIn, showsSecret, withheld } from "./secrets.js";

/**
 * The `result` of an answer, checked against the spec.
 *
 * @throws {XtApiError} XT said no: `rc` is an integer other than 0
 * @throws {XtResponseError} the answer is not what the spec says
 */
export function unwrap<T>(answer: unknown, { isSuccess, secrets }: Operation<T>, call: Call): T {
  if (isSuccess(answer)) return answer.result;
  const violation = isSuccess.errors?.[0];
  if (!isObject(answer)) {
    throw new XtResponseError({
      code: "response_not_envelope",
      operation: call.operation,
      outcome: "unknown",
      message: "the answer is JSON, but no object {rc, mc, ma, result}",
    });
  }
  if (!("rc" in answer) && ("returnCode" in answer || "msgInfo" in answer)) {
    throw new XtResponseError({
      code: "response_other_envelope",
      operation: call.operation,
      outcome: "unknown",
      message:
        "the answer came in XT's other envelope {returnCode, msgInfo, error, result}, which this endpoint is not " +
        "documented to use; does the base URL lead to another of XT's services?",
      result: answer.result,
    });
  }
  if (!Number.isInteger(answer.rc))
    throw invalid(answer, { field: "rc", rule: "rc" in answer ? "type" : "required" }, call);
  if (answer.rc === 0) throw invalid(answer, violation && broken(violation), call);
  if (typeof answer.mc !== "string")
    throw invalid(answer, { field: "mc", rule: "mc" in answer ? "type" : "required" }, call);
  const rc = Number(answer.rc);
  const unshown = [...call.secrets, ...secretsIn([answer.result], secrets)];
  // A server may repeat what it was sent even as a number.
  if (numberShowsSecret(rc, unshown)) throw invalid(answer, { field: "rc", rule: "const" }, call);
  throw refusal(rc, answer.mc, answer.ma, { operation: call.operation, secrets: unshown });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

interface BrokenRule {
  field: string;
  rule: string;
}

function broken({ instancePath, keyword, params }: Violation): BrokenRule {
  const missing = keyword === "required" ? [`${params.missingProperty}`] : [];
  return { field: [...instancePath.split("/").slice(1), ...missing].join("."), rule: keyword };
}

/** The spec's rules, not the answer's words: a message made of them can't repeat a value. */
function invalid(answer: Record<string, unknown>, rule: BrokenRule | undefined, { operation }: Call): XtResponseError {
  const what = rule ? `${rule.field} breaks the rule "${rule.rule}"` : "it breaks a rule";
  const { rc } = answer;
  const saidNo = typeof rc === "number" && Number.isInteger(rc) && rc !== 0;
  return new XtResponseError({
    code: "response_invalid",
    operation,
    outcome: rc === 0 ? "answered" : saidNo ? "rejected" : "unknown",
    message:
      `the answer is not what the spec says: ${what}` +
      (rc === 0 ? "; unvalidatedResult() holds what came with it" : ""),
    result: saidNo ? undefined : answer.result,
    ...rule,
  });
}

function refusal(rc: number, mc: string, ma: unknown, { operation, secrets }: Call): XtApiError {
  const meaning = Object.entries(messageCodes).find(([code]) => code === mc)?.[1];
  // A server may repeat what it was sent. What XT documents is public, so it can't be a secret.
  const safeMc =
    meaning !== undefined || !showsSecret(mc.slice(0, mcLength), secrets) ? mc.slice(0, mcLength) : withheld;
  return new XtApiError({ operation, rc, mc: safeMc, ma: safeArguments(ma, secrets), meaning });
}

const mcLength = 200;
const maLength = 1000;

function safeArguments(ma: unknown, secrets: readonly string[]): unknown {
  try {
    const text = JSON.stringify(ma) ?? "";
    return text.length > maLength || showsSecret(text, secrets) ? withheld : ma;
  } catch {
    return withheld; // JSON.stringify() gives up on some thousand levels of brackets.
  }
}

/** Adds an empty operation to the spec. Then edits add the facts of its pages, as for an existing operation. */
import type { Facts } from "../merge/facts.js";
import type { Example } from "../read/page.js";
import type { Docs } from "./editing.js";
import type { Project } from "./project.js";
import { exampleValue } from "./schemas.js";
import { type Operation, type OperationNode, operationsOf, type Schema, type Spec } from "./spec.js";
import { draft, registerText } from "./texts.js";

export function addOperation(
  { spec: { data: spec }, chinese }: Project,
  id: string,
  { theirs, example, english, chinese: translated }: Docs,
  address: string,
): Operation {
  const [path, method] = [String(theirs.get("path")), String(theirs.get("method"))];
  const security = securityOf(theirs, address);
  const tag = path.split("/").find((segment) => segment !== "") ?? "other";
  if (!spec.tags.some(({ name }) => name === tag)) {
    const description = registerText(chinese, `Operations below /${tag}.`, `/${tag} 下的接口。`);
    spec.tags.push({ name: tag, description });
  }
  const { failure, statuses } = sharedResponses(spec, security.length > 0);
  const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });
  const success: Schema = {
    type: "object",
    required: ["rc", "mc", "result"],
    properties: {
      rc: reference("ReturnCodeOfSuccess"),
      mc: reference("MessageCodeOfSuccess"),
      ma: reference("MessageArguments"),
      result: {},
    },
  };
  const shown = Object(example && exampleValue(example));
  const examples = {
    // `rc` and `mc` are set here, because XT's example may have placeholders, such as "string" for `mc`.
    success: {
      summary: registerText(chinese, "XT's own example", "XT 自己的示例"),
      value: { ...shown, rc: 0, mc: "SUCCESS", result: shown.result ?? null },
    },
    "business-failure": {
      summary: registerText(chinese, "XT refused", "XT 拒绝"),
      value: { rc: 1, mc: "FAILURE", ma: [] },
    },
  };
  const description = registerText(
    chinese,
    "XT responded. `rc` and `mc` say whether the call succeeded.",
    "XT 返回了响应。`rc` 和 `mc` 说明调用成功还是被拒绝。",
  );
  const content = { "application/json": { schema: { oneOf: [success, failure] }, examples } };
  const operation: OperationNode = {
    operationId: id,
    tags: [tag],
    summary: draft(chinese, english?.get(""), translated?.get("")) ?? id,
    security,
    responses: { "200": { description, content }, ...statuses },
  };
  spec.paths[path] = { ...spec.paths[path], [method.toLowerCase()]: operation };
  return { id, method, path, node: operation };
}

/** Describes why an example can't become an operation's result; undefined if it can. */
export function exampleProblem(example: Example | undefined): string | undefined {
  if (example?.kind !== "object") return "it has no example response, so the result is unknown";
  const rc = example.members.get("rc");
  if (rc?.kind === "scalar" && rc.type === "number" && Number(rc.text) !== 0)
    return "it has only the example of a failure";
  if (rc) return undefined;
  const isOther = ["returnCode", "msgInfo"].some((name) => example.members.has(name));
  return isOther
    ? "it has XT's other envelope {returnCode, msgInfo, error, result}; add the operation to the spec by hand"
    : "its response has no envelope {rc, mc, ma, result}";
}

/**
 * Returns the security of a new operation. A GET below `/public/` needs no signature. Anything else is signed, and in the third-party
 * section it also needs the user's token. The spec defines these schemes, from XT's pages "Signature Statement" and "Token Instructions".
 */
function securityOf(theirs: Facts, address: string): Record<string, string[]>[] {
  if (theirs.get("method") === "GET" && String(theirs.get("path")).includes("/public/")) return [];
  const signed = { appKey: [], signature: [] };
  return [/third[-_]party/.test(address) ? { ...signed, accessToken: [] } : signed];
}

/** Copies the failure schema and the other responses from an operation that is also signed, or also not. */
function sharedResponses(spec: Spec, isSigned: boolean): { failure: Schema; statuses: OperationNode["responses"] } {
  const operations = operationsOf(spec).map(({ node }) => node);
  const like = operations.find(({ security = [] }) => security.length > 0 === isSigned);
  const branches = like?.responses["200"]?.content?.["application/json"]?.schema.oneOf ?? [];
  const name = isSigned && spec.components.schemas?.TradeFailure ? "TradeFailure" : "Failure";
  const { "200": _, ...statuses } = (like ?? operations[0])?.responses ?? {};
  return structuredClone({
    failure: branches.find(({ $ref = "" }) => /Failure/.test($ref)) ?? { $ref: `#/components/schemas/${name}` },
    statuses,
  });
}

/** Who notices a change: which calls, of which operation. */
import type { Change } from "../compare/change.js";
import { code } from "./markdown.js";

type Describe = (change: Change) => string;

const name = (value: Change["from"]) => code(String(value));
const reads: Describe = ({ where }) => ` that read ${code(where)}`;
const sends: Describe = ({ where }) => ` that send ${code(where)}`;
const leavesOut: Describe = ({ where }) => ` that leave ${code(where)} out`;
const all: Describe = () => "";

/** By kind, what the calls have in common that a breaking change reaches. */
const breaking: Partial<Record<Change["kind"], Describe>> = {
  response_field_removed: reads,
  response_field_retyped: reads,
  response_container_changed: reads,
  param_removed: sends,
  param_renamed: ({ from }) => ` that send ${name(from)}`,
  param_type_changed: sends,
  param_limit_changed: sends,
  param_enum_changed: sends,
  param_required_changed: leavesOut,
  param_default_changed: leavesOut,
};

/** `callers of getOrder that read `result.fee``, in Markdown. */
export function affected(change: Change, operationId: string | undefined): string {
  if (change.impact === "compatible") return "nobody";
  const operation = operationId === undefined ? "an operation that the spec doesn't have" : code(operationId);
  return `callers of ${operation}${(breaking[change.kind] ?? all)(change)}`;
}

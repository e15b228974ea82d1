/** Changes in words, a line each. */
import type { Change, FactValue } from "../compare/change.js";
import type { Paint } from "./paint.js";
import { join, type SafeText, text } from "./safe-text.js";

export const KINDS: Readonly<Record<Change["kind"], string>> = {
  page_added: "page added",
  page_removed: "page removed",
  page_moved: "page moved",
  yaml_broken: "front matter broken",
  yaml_fixed: "front matter mended",
  method_changed: "verb changed",
  path_changed: "path changed",
  param_added: "parameter added",
  param_removed: "parameter removed",
  param_renamed: "parameter renamed",
  param_required_changed: "parameter's need changed",
  param_type_changed: "parameter's type changed",
  param_default_changed: "parameter's default changed",
  param_enum_changed: "parameter's values changed",
  param_limit_changed: "parameter's limit changed",
  inputs_moved: "place of the inputs changed",
  response_field_added: "response field added",
  response_field_removed: "response field removed",
  response_field_retyped: "response field's type changed",
  response_container_changed: "response field's container changed",
};

export function showValue(change: Change, value: FactValue): string {
  if (value === null) return change.kind === "param_enum_changed" ? "any" : "none";
  if (change.kind === "param_required_changed") return value === true ? "required" : "optional";
  return Array.isArray(value) ? value.join(", ") : String(value);
}

/** One line for each change, for a terminal. */
export function changeLines(changes: readonly Change[], paint: Paint): SafeText {
  return join(
    changes.map((change) => {
      const impact = change.impact === "breaking" ? paint("red", "breaking  ") : paint("green", "compatible");
      const where = change.where === "" ? text`` : text` ${change.where}`;
      const [from, to] = [showValue(change, change.from), showValue(change, change.to)];
      return text`  ${impact}  ${KINDS[change.kind]}${where}: ${from} → ${to}\n`;
    }),
  );
}

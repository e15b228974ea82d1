import { type CheckedPage, UNRECORDED } from "./check.js";
import type { Change, FactValue } from "./diff.js";
import type { Paint } from "./terminal.js";

const KINDS: Readonly<Record<Change["kind"], string>> = {
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
  response_field_added: "response field added",
  response_field_removed: "response field removed",
  response_field_retyped: "response field's type changed",
  response_container_changed: "response field's container changed",
};

function show(change: Change, value: FactValue): string {
  if (value === null) return change.kind === "param_enum_changed" ? "any" : "none";
  if (change.kind === "param_required_changed") return value === true ? "required" : "optional";
  return Array.isArray(value) ? value.join(", ") : String(value);
}

/** One line for each change, for a terminal. */
export function changeLines(changes: readonly Change[], paint: Paint): string {
  return changes
    .map((change) => {
      const impact = change.impact === "breaking" ? paint("red", "breaking  ") : paint("green", "compatible");
      const where = change.where === "" ? "" : ` ${printable(change.where)}`;
      return `  ${impact}  ${KINDS[change.kind]}${where}: ${printable(show(change, change.from))} → ${printable(show(change, change.to))}\n`;
    })
    .join("");
}

/** What a page says must not steer the terminal that shows it. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]+/gu, " ");
}

export function checkText(checked: readonly CheckedPage[], paint: Paint): string {
  return checked
    .map((page) => {
      const head = paint("bold", page.source);
      if (page.error !== null) return `${head}: ${paint("red", page.error)}\n`;
      if (page.record === null) return `${head}: ${UNRECORDED}\n`;
      if (page.changes.length > 0) return `${head} concerns ${concerned(page)}\n${changeLines(page.changes, paint)}`;
      return `${head}: ${page.isReworded ? "reworded, no fact changed" : "unchanged"}\n`;
    })
    .join("");
}

function concerned(page: CheckedPage): string {
  return page.operations
    .map(({ name, operationId }) => `${operationId ?? "no operation of the spec"} (${name})`)
    .join(", ");
}

/** A report fit for an issue or a pull request. What XT wrote stands in code spans, so it can neither link nor mention. */
export function checkMarkdown(checked: readonly CheckedPage[]): string {
  const changed = checked.filter((page) => page.changes.length > 0);
  const failed = checked.filter((page) => page.error !== null);
  const parts = ["# What changed in XT's docs\n"];
  if (changed.length === 0)
    parts.push(failed.length === 0 ? "No fact changed.\n" : "No fact changed on the pages that could be read.\n");
  for (const page of changed) {
    const operations = page.operations.map(
      ({ name, operationId }) =>
        `${operationId === null ? "no operation of the spec" : code(operationId)} (${code(name)})`,
    );
    parts.push(
      `## ${code(page.source)}\n\nConcerns ${operations.join(", ")} in \`spec/openapi.yaml\`.\n\n| for callers | change | where | from | to |\n| --- | --- | --- | --- | --- |`,
      ...page.changes.map((change) => {
        const cells = [
          change.where === "" ? "" : code(change.where),
          code(show(change, change.from)),
          code(show(change, change.to)),
        ];
        return `| ${change.impact === "breaking" ? "**breaking**" : "compatible"} | ${KINDS[change.kind]} | ${cells.join(" | ")} |`;
      }),
      "",
    );
  }
  if (failed.length > 0) {
    parts.push(
      "## Could not be read\n",
      ...failed.map((page) => `- ${code(page.source)}: ${code(page.error ?? "")}`),
      "",
    );
  }
  const doubts = changed.flatMap((page) =>
    page.warnings.map(({ line, message }) => `- ${code(`${page.source}:${line}`)}: ${code(message)}`),
  );
  if (doubts.length > 0) parts.push("## Read with some doubt\n", ...doubts, "");
  return `${parts.join("\n").trimEnd()}\n`;
}

function code(text: string): string {
  const line = printable(text).replaceAll("|", "\\|").trim();
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  const space = longest > 0 ? " " : "";
  return `${fence}${space}${line === "" ? " " : line}${space}${fence}`;
}

/** What `check` found: for a terminal, or as Markdown for an issue. */
import { type CheckedPage, UNRECORDED } from "../record/check-page.js";
import { changeLines, KINDS, showValue } from "./change-lines.js";
import type { Paint } from "./paint.js";
import { join, ours, type SafeText, shown, text } from "./safe-text.js";

export function checkText(checked: readonly CheckedPage[], paint: Paint): SafeText {
  return join(checked.map((page) => pageText(page, paint)));
}

function pageText(page: CheckedPage, paint: Paint): SafeText {
  const head = paint("bold", page.source);
  if (page.error !== null) return text`${head}: ${paint("red", page.error)}\n`;
  if (page.record === null) return text`${head}: ${UNRECORDED}\n`;
  if (page.changes.length > 0) {
    return text`${head} concerns ${concerned(page)}\n${changeLines(page.changes, paint)}`;
  }
  return text`${head}: ${page.isReworded ? "reworded, no fact changed" : "unchanged"}\n`;
}

function concerned(page: CheckedPage): string {
  return page.operations
    .map(({ name, operationId }) => `${operationId ?? "no operation of the spec"} (${name})`)
    .join(", ");
}

/** A report fit for an issue or a pull request. What XT wrote stands in code spans, so it can neither link nor mention. */
export function checkMarkdown(checked: readonly CheckedPage[]): SafeText {
  const changed = checked.filter((page) => page.changes.length > 0);
  const failed = checked.filter((page) => page.error !== null);
  const parts = ["# What changed in XT's docs\n"];
  if (changed.length === 0)
    parts.push(failed.length === 0 ? "No fact changed.\n" : "No fact changed on the pages that could be read.\n");
  for (const page of changed) {
    const operations = page.operations.map(
      ({ name, operationId }) =>
        `${operationId === undefined ? "no operation of the spec" : code(operationId)} (${code(name)})`,
    );
    parts.push(
      `## ${code(page.source)}\n\nConcerns ${operations.join(", ")} in \`spec/openapi.yaml\`.\n\n| for callers | change | where | from | to |\n| --- | --- | --- | --- | --- |`,
      ...page.changes.map((change) => {
        const cells = [
          change.where === "" ? "" : code(change.where),
          code(showValue(change, change.from)),
          code(showValue(change, change.to)),
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
  return ours(`${fitting(parts.join("\n").trimEnd())}\n`);
}

/** GitHub takes no longer text for an issue. */
const MAX_LENGTH = 60_000;

function fitting(report: string): string {
  if (report.length <= MAX_LENGTH) return report;
  const whole = report.slice(0, MAX_LENGTH);
  return `${whole.slice(0, whole.lastIndexOf("\n"))}\n\nThe report is longer than an issue may be: run \`npm run -s upstream -- check\`.`;
}

function code(foreign: string): string {
  const line = shown(foreign).slice(0, 2000).replaceAll("|", "\\|").trim();
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  const space = longest > 0 ? " " : "";
  return `${fence}${space}${line === "" ? " " : line}${space}${fence}`;
}

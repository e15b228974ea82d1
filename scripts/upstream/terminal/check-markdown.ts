/** What `check` found, as Markdown for an issue or a pull request. */
import type { CheckedPage } from "../record/check-page.js";
import type { Draft } from "../spec/drafts.js";
import { affected } from "./affected.js";
import { KINDS, showValue } from "./change-lines.js";
import { code, fitting, section } from "./markdown.js";
import { ours, type SafeText } from "./safe-text.js";

export function checkMarkdown(checked: readonly CheckedPage[], drafts: readonly Draft[]): SafeText {
  const changed = checked.filter((page) => page.changes.length > 0);
  const failed = checked.filter((page) => page.error !== null);
  const none = failed.length === 0 ? "No fact changed.\n" : "No fact changed on the pages that could be read.\n";
  const parts = [
    "# What changed in XT's docs\n",
    ...(changed.length === 0 ? [none] : changed.flatMap(changesOf)),
    ...section(
      "Could not be read",
      failed.map(({ source, error }) => `- ${code(source)}: ${code(error ?? "")}`),
    ),
    ...section("Read with some doubt", changed.flatMap(doubtsOf)),
    ...section("Drafts that are left", draftItems(drafts)),
  ];
  return ours(`${fitting(parts.join("\n").trimEnd())}\n`);
}

/** The changes of a page, with who notices them. */
export function changesOf({ source, operations, changes }: CheckedPage): string[] {
  const concerned = operations.map(
    ({ name, operationId }) =>
      `${operationId === undefined ? "no operation of the spec" : code(operationId)} (${code(name)})`,
  );
  const lines = changes.map((change) => {
    const where = change.where === "" ? "" : ` ${code(change.where)}`;
    const values = `${code(showValue(change, change.from))} → ${code(showValue(change, change.to))}`;
    const impact = change.impact === "breaking" ? "**breaking**" : "compatible";
    const notices = affected(change, operations[0]?.operationId);
    return `- ${impact}: ${KINDS[change.kind]}${where}, ${values}. Concerns ${notices}.`;
  });
  return [`## ${code(source)}\n`, `Describes ${concerned.join(", ")}.\n`, ...lines, ""];
}

export function doubtsOf({ source, warnings }: CheckedPage): string[] {
  return warnings.map(({ line, message }) => `- ${code(`${source}:${line}`)}: ${code(message)}`);
}

export function draftItems(drafts: readonly Draft[]): string[] {
  return drafts.map(({ file, place, text }) => `- [ ] \`${file}\`, ${code(place)}: ${code(text)}`);
}

/** Markdown for GitHub, into which others' words go as code only: there they can neither link, nor mention anybody, nor be markup. */
import { shown } from "./safe-text.js";

/** GitHub takes no longer text for an issue; what follows the report has room as well. */
const MAX_LENGTH = 60_000;
const MAX_CODE = 500;

/** Others' words as code. Never in a table: there a `|` ends the cell, and with it the code. */
export function code(foreign: string): string {
  const whole = shown(foreign).trim();
  const line = whole.length > MAX_CODE ? `${whole.slice(0, MAX_CODE)}…` : whole;
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  const space = longest > 0 ? " " : "";
  return `${fence}${space}${line === "" ? " " : line}${space}${fence}`;
}

/** Lines under a heading; nothing where there are none. */
export function section(heading: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`## ${heading}\n`, ...lines, ""];
}

/** As much of a report as fits, line by line, and where to see the rest. */
export function fitting(report: string): string {
  if (report.length <= MAX_LENGTH) return report;
  const whole = report.slice(0, MAX_LENGTH);
  return `${whole.slice(0, whole.lastIndexOf("\n"))}\n\nThe report is longer than an issue may be: run \`npm run -s upstream -- check\`.`;
}

/** Formats a plan as lines. They contain text of pages: `printLines` and `markdownList` escape it. */
import { code, count } from "./command-line.js";
import type { LoadedPages } from "./load-pages.js";
import { renamesIn } from "./merge/detect-changes.js";
import type { Plan } from "./plan.js";
import { formatValue } from "./spec/editing.js";
import type { Revision } from "./spec/project.js";
import type { Draft } from "./spec/texts.js";

/** The names of the operations and pages that changed or are new. */
export function changedNames({ outcomes }: Plan): string[] {
  return outcomes.filter(({ isNew, pageChanges }) => isNew || pageChanges.length > 0).map(({ name }) => name);
}

/** Lists each change once, with the pages that contain it, and what the reader of a changed page had to tolerate. */
export function changeLines({ outcomes, moved, warnings }: Plan): string[] {
  const lines = outcomes.flatMap(({ name, isNew, pageChanges }) => {
    if (isNew) return [`${name}: new`];
    if (pageChanges.length === 0) return [];
    const nameOf = (place: string) => place.replace("input ", "");
    return [
      `${name}: ${count(pageChanges.length, "change")}`,
      ...pageChanges.map(
        ({ place, from, to, sources }) =>
          `  ${place}: ${formatValue(from)} → ${formatValue(to)} (${sources.join(", ")})`,
      ),
      ...[...renamesIn(pageChanges)].map(([now, was]) => `  ${nameOf(was)} seems to be renamed to ${nameOf(now)}`),
    ];
  });
  return [
    ...lines,
    ...moved.map(({ from, to }) => `moved: ${from} → ${to}`),
    ...warnings.map((one) => `warning: ${one}`),
  ];
}

/** Lists what prevents a merge. For each conflict: the place, and the value of each side. */
export function problemLines({ outcomes, refusals }: Plan): string[] {
  const conflicts = outcomes.flatMap(({ name, conflicts }) =>
    conflicts.map(({ place, sides }) => {
      const values = Object.entries(sides).map(([who, value]) => `${who}: ${formatValue(value)}`);
      return `conflict: ${name}, ${place}: ${values.join("; ")}`;
    }),
  );
  return [...refusals.map(({ why }) => why), ...conflicts];
}

/** The pages that can't be merged, by their `source`. */
export function problemSources({ outcomes, refusals }: Plan): string[] {
  const conflicting = outcomes.filter(({ conflicts }) => conflicts.length > 0);
  return [...refusals, ...conflicting].flatMap(({ sources }) => sources);
}

export function readingLines({ vanished, unread }: LoadedPages): string[] {
  return [...vanished.map((address) => `vanished: ${address}`), ...unread.map((one) => `not read: ${one}`)];
}

export function versionLine({ bump, from, to }: Revision): string {
  return bump === "none" ? `version ${from} stays` : `${bump}: ${from} → ${to}`;
}

export function draftLines(drafts: readonly Draft[]): string[] {
  return drafts.map(({ file, place, text }) => `draft: ${file}: ${place}: ${text}`);
}

/** Formats lines as a Markdown list of code. An indented line is an item of an inner list. */
export function markdownList(lines: readonly string[]): string[] {
  return lines.map((line) => `${line.startsWith("  ") ? "  " : ""}- ${code(line)}`);
}

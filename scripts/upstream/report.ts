/** Formats a plan as lines. `format` escapes foreign text for the output. */
import { renamesIn } from "./merge/renames.js";
import type { Plan } from "./plan.js";
import type { Readings } from "./readings.js";
import { formatValue } from "./spec/edit.js";
import type { Draft } from "./spec/texts.js";

type Format = (foreign: string) => string;

const asIs: Format = (foreign) => foreign;

/** The names of the operations and pages that changed or are new. */
export function changedNames({ outcomes }: Plan): string[] {
  return outcomes.filter(({ isNew, pageChanges }) => isNew || pageChanges.length > 0).map(({ name }) => name);
}

/** Lists each change once, with the pages that contain it, and what the reader of a changed page had to tolerate. */
export function changeLines({ outcomes, moved, warnings }: Plan, format: Format = asIs): string[] {
  const lines = outcomes.flatMap(({ name, isNew, pageChanges }) => {
    if (isNew) return [`${format(name)}: new`];
    if (pageChanges.length === 0) return [];
    const nameOf = (place: string) => format(place.replace("input ", ""));
    return [
      `${format(name)}: ${pageChanges.length === 1 ? "1 change" : `${pageChanges.length} changes`}`,
      ...pageChanges.map(({ place, from, to, sources }) => {
        const values = [from, to].map((value) => format(formatValue(value)));
        return `  ${format(place)}: ${values.join(" → ")} (${sources.map(format).join(", ")})`;
      }),
      ...[...renamesIn(pageChanges)].map(([now, was]) => `  ${nameOf(was)} seems to be renamed to ${nameOf(now)}`),
    ];
  });
  return [
    ...lines,
    ...moved.map(({ from, to }) => `moved: ${format(from)} → ${format(to)}`),
    ...warnings.map((one) => `warning: ${format(one)}`),
  ];
}

/** Lists what prevents a merge. For each conflict: the place, and the value of each side. */
export function problemLines({ outcomes, refusals }: Plan, format: Format = asIs): string[] {
  const conflicts = outcomes.flatMap(({ name, conflicts }) =>
    conflicts.map(({ place, sides }) => {
      const values = Object.entries(sides).map(([who, value]) => `${format(who)}: ${format(formatValue(value))}`);
      return `conflict: ${format(name)}, ${format(place)}: ${values.join("; ")}`;
    }),
  );
  return [...refusals.map(format), ...conflicts];
}

export function readingLines({ vanished, unread }: Readings, format: Format = asIs): string[] {
  return [
    ...vanished.map((address) => `vanished: ${format(address)}`),
    ...unread.map((one) => `not read: ${format(one)}`),
  ];
}

export function draftLines(drafts: readonly Draft[], format: Format = asIs): string[] {
  return drafts.map(({ file, place, text }) => `draft: ${file}: ${format(place)}: ${format(text)}`);
}

/** Formats lines as a Markdown list. An indented line is an item of an inner list. */
export function markdownList(lines: readonly string[]): string[] {
  return lines.map((line) => (line.startsWith("  ") ? `  - ${line.trim()}` : `- ${line}`));
}

/** Formats a plan as lines. `format` escapes foreign text for the output. */
import type { Conflict } from "./merge/merge.js";
import { renamesIn } from "./merge/renames.js";
import type { Outcome, Plan } from "./plan.js";
import type { Readings } from "./readings.js";
import { formatValue } from "./spec/edit.js";
import type { Draft } from "./spec/texts.js";

type Format = (foreign: string) => string;

export const asIs: Format = (foreign) => foreign;

/** Lists each change once, with the pages that contain it. */
export function changeLines({ outcomes, moved }: Plan, format: Format = asIs): string[] {
  return [
    ...outcomes.flatMap(({ name, isNew, pageChanges }) => {
      if (isNew) return [`${format(name)}: new`];
      const renamed = [...renamesIn(pageChanges)].map(
        ([now, was]) =>
          `  ${format(was.replace("input ", ""))} seems to be renamed to ${format(now.replace("input ", ""))}`,
      );
      const lines = pageChanges.map(
        ({ place, from, to, sources }) =>
          `  ${format(place)}: ${format(formatValue(from))} → ${format(formatValue(to))} (${sources.map(format).join(", ")})`,
      );
      return lines.length > 0
        ? [`${format(name)}: ${lines.length === 1 ? "1 change" : `${lines.length} changes`}`, ...lines, ...renamed]
        : [];
    }),
    ...moved.map(({ from, to }) => `moved: ${format(from)} → ${format(to)}`),
  ];
}

/** Lists what prevents a merge. For each conflict: the place, and the value of each side. */
export function problemLines({ outcomes, refusals }: Plan, format: Format = asIs): string[] {
  const conflict = (name: string, { place, sides }: Conflict) =>
    `conflict: ${format(name)}, ${format(place)}: ${Object.entries(sides)
      .map(([who, value]) => `${format(who)}: ${format(formatValue(value))}`)
      .join("; ")}`;
  return [
    ...refusals.map((one) => format(one)),
    ...outcomes.flatMap(({ name, conflicts }: Outcome) => conflicts.map((one) => conflict(name, one))),
  ];
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

/** What a plan comes to, in lines: `show` makes foreign words fit for where the lines go. */
import type { Conflict } from "./merge/merge.js";
import { renamesIn } from "./merge/renames.js";
import type { Outcome, Plan } from "./plan.js";
import type { Readings } from "./readings.js";
import { said } from "./spec/edit.js";
import type { Draft } from "./spec/texts.js";

type Show = (foreign: string) => string;

export const plainly: Show = (foreign) => foreign;

/** Each change once, with the pages that say it. */
export function newsLines({ outcomes, moved }: Plan, show: Show = plainly): string[] {
  return [
    ...outcomes.flatMap(({ name, isNew, news }) => {
      if (isNew) return [`${show(name)}: new`];
      const renamed = [...renamesIn(news)].map(
        ([now, was]) =>
          `  ${show(was.replace("input ", ""))} is called ${show(now.replace("input ", ""))} by now, it seems`,
      );
      const told = news.map(
        ({ place, from, to, sources }) =>
          `  ${show(place)}: ${show(said(from))} → ${show(said(to))} (${sources.map(show).join(", ")})`,
      );
      return told.length > 0
        ? [`${show(name)}: ${told.length === 1 ? "1 change" : `${told.length} changes`}`, ...told, ...renamed]
        : [];
    }),
    ...moved.map(({ from, to }) => `moved: ${show(from)} → ${show(to)}`),
  ];
}

/** Why nothing, or not all, can be merged: for each place, who says what. */
export function problemLines({ outcomes, refusals }: Plan, show: Show = plainly): string[] {
  const conflict = (name: string, { place, sides }: Conflict) =>
    `conflict: ${show(name)}, ${show(place)}: ${Object.entries(sides)
      .map(([who, value]) => `${show(who)}: ${show(said(value))}`)
      .join("; ")}`;
  return [
    ...refusals.map((one) => show(one)),
    ...outcomes.flatMap(({ name, conflicts }: Outcome) => conflicts.map((one) => conflict(name, one))),
  ];
}

export function readingLines({ vanished, unread }: Readings, show: Show = plainly): string[] {
  return [...vanished.map((address) => `vanished: ${show(address)}`), ...unread.map((one) => `not read: ${show(one)}`)];
}

export function draftLines(drafts: readonly Draft[], show: Show = plainly): string[] {
  return drafts.map(({ file, place, text }) => `draft: ${file}: ${show(place)}: ${show(text)}`);
}

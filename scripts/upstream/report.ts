/** What a plan comes to, in lines: `show` makes foreign words fit for where the lines go. */
import { isMisspelling } from "./compare/pages.js";
import type { Value } from "./merge/facts.js";
import type { Conflict } from "./merge/merge.js";
import type { News } from "./merge/pages.js";
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
      const renamed = renames(news).map(([from, to]) => `  ${show(from)} is called ${show(to)} by now, it seems`);
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

/** Inputs of which one went and another, like it in all but the name, came. */
function renames(news: readonly News[]): [string, string][] {
  const partsOf = (name: string, side: "from" | "to") =>
    news
      .filter(({ place }) => place === name || place.startsWith(`${name} `))
      .map((one) => `${one.place.slice(name.length)}=${said(one[side])}`)
      .sort()
      .join();
  const inputs = news.filter(({ place }) => /^input \S+$/.test(place));
  const gone = inputs.filter(({ to }) => to === undefined).map(({ place }) => place);
  const come = inputs.filter(({ from }) => from === undefined).map(({ place }) => place);
  return gone.flatMap((was) => {
    const is = come.find(
      (name) => partsOf(was, "from") === partsOf(name, "to") && isMisspelling(was.slice(6), name.slice(6)),
    );
    return is === undefined ? [] : [[was.slice(6), is.slice(6)] as [string, string]];
  });
}

/** Why nothing, or not all, can be merged: for each place, who says what. */
export function problemLines({ outcomes, refusals }: Plan, show: Show = plainly): string[] {
  const conflict = (name: string, { place, sides }: Conflict) =>
    `conflict: ${show(name)}, ${show(place)}: ${sides.map(([who, value]: readonly [string, Value | undefined]) => `${show(who)}: ${show(said(value))}`).join("; ")}`;
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

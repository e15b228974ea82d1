/** Detects what changed between two versions of a page: each fact, and names that seem to be renamed. */
import { type Facts, isInside, isSame, parsePlace, type Value } from "./facts.js";

export interface Change {
  place: string;
  from: Value | undefined;
  to: Value | undefined;
}

/** Returns what differs between two versions of a page. */
export function changesBetween(before: Facts, after: Facts): Change[] {
  const places = [...new Set([...before.keys(), ...after.keys()])];
  const changes = places.map((place) => ({ place, from: before.get(place), to: after.get(place) }));
  return changes.filter(({ from, to }) => !isSame(from, to));
}

/** Finds inputs and fields that were removed and added with a similar name and the same facts. Maps the new place to the old one. */
export function renamesIn(changes: readonly Change[]): Map<string, string> {
  const things = changes.flatMap(({ place, from, to }) => {
    const { name, steps, fact } = parsePlace(place);
    const last = steps.at(-1) ?? "";
    return fact || /\s/.test(name) ? [] : [{ place, from, to, last, around: place.slice(0, -last.length) }];
  });
  const factsOf = (thing: string, side: "from" | "to") =>
    changes
      .filter(({ place }) => place === thing || isInside(place, thing))
      .map((one) => `${one.place.slice(thing.length)}=${one[side]}`);
  const renames = new Map<string, string>();
  for (const added of things.filter(({ from }) => from === undefined)) {
    const removed = things.find(
      ({ place, to, last, around }) =>
        to === undefined &&
        around === added.around &&
        isMisspelling(last, added.last) &&
        isSame(factsOf(place, "from"), factsOf(added.place, "to")),
    );
    if (removed) renames.set(added.place, removed.place);
  }
  return renames;
}

/** Whether two names differ only by a typo. */
export function isMisspelling(was: string, is: string): boolean {
  if (was.toLowerCase() === is.toLowerCase()) return true;
  return was.length >= 4 && is.length >= 4 && was.length + is.length < 128 && editDistance(was, is) <= 2;
}

function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const substituted = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(substituted, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    previous = row;
  }
  return previous[b.length] ?? 0;
}

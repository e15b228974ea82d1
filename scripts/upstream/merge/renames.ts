/** Detects renames. A merge sees a removal and an addition; the report names them as a rename. */
import { type Change, isInside, isSame } from "./facts.js";

/** Finds inputs and fields that were removed and added with a similar name and the same facts. Maps the new place to the old one. */
export function renamesIn(changes: readonly Change[]): Map<string, string> {
  const isThing = ({ place }: Change) => /^(?:input \S+|\S+)$/.test(place);
  const removed = changes.filter((one) => isThing(one) && one.to === undefined);
  const added = changes.filter((one) => isThing(one) && one.from === undefined);
  const partsOf = (thing: string, side: "from" | "to") =>
    changes
      .filter(({ place }) => place === thing || isInside(place, thing))
      .map((one) => `${one.place.slice(thing.length)}=${one[side]}`);
  return new Map(
    added.flatMap(({ place: now }) => {
      const [around, name] = nameIn(now);
      const was = removed.find(({ place }) => {
        const [before, old] = nameIn(place);
        const isAlike = around === before && isMisspelling(old, name);
        return isAlike && isSame(partsOf(place, "from"), partsOf(now, "to"));
      });
      return was ? [[now, was.place] as const] : [];
    }),
  );
}

/** `input colour` → `input `, `colour`; `result.items[].fee` → `result.items[].`, `fee`. */
function nameIn(place: string): [around: string, name: string] {
  const at = Math.max(...[" ", ".", "]"].map((mark) => place.lastIndexOf(mark))) + 1;
  return [place.slice(0, at), place.slice(at)];
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

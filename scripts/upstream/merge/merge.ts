/**
 * A three-way merge, as git merges files. If only theirs differs from base, the result is theirs. If ours already equals theirs, nothing
 * changes. If both differ from base and from each other, it is a conflict.
 */
import { type Change, changesBetween, type Facts, isInside, isSame, type Value } from "./facts.js";

export interface Conflict {
  place: string;
  /** The value of each side: a page (by its address or name), or the spec. */
  sides: Record<string, Value | undefined>;
}

export interface Merged {
  merged: Facts;
  /** The changes to make in ours, outer places first. */
  edits: Change[];
  conflicts: Conflict[];
}

export function merge(base: Facts, theirs: Facts, ours: Facts): Merged {
  const merged = new Map(ours);
  const result: Merged = { merged, edits: [], conflicts: [] };
  const changes = changesBetween(base, theirs);
  const gone = changes.filter(({ to }) => to === undefined).map(({ place }) => place);
  const depth = ({ place }: Change) => place.match(/[. ]|\[\]/g)?.length ?? 0;
  for (const { place, from, to } of changes.sort((one, other) => depth(one) - depth(other))) {
    const own = ours.get(place);
    // Removing an outer place also removes the places inside it.
    if (isSame(own, to) || gone.some((outer) => isInside(place, outer))) continue;
    if (!isSame(own, from)) {
      result.conflicts.push({ place, sides: { ...pageSides({ from, to }), "the spec": own } });
      continue;
    }
    result.edits.push({ place, from, to });
    if (to !== undefined) merged.set(place, to);
    else for (const inner of [...merged.keys()]) if (inner === place || isInside(inner, place)) merged.delete(inner);
  }
  return result;
}

/** XT's two sides in a conflict. */
export const pageSides = ({ from, to }: Pick<Change, "from" | "to">) => ({
  "XT's page before": from,
  "XT's page now": to,
});

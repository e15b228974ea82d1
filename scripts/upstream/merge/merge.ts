/**
 * The three-way merge, as git merges files. Where theirs differs from base and ours equals base, theirs is taken; where ours equals
 * theirs already, nothing is to do; where both changed, it is a conflict.
 */
import { type Change, changesBetween, type Facts, isInside, isSame, type Value } from "./facts.js";

export interface Conflict {
  place: string;
  /** What each says: a page, by its address or name, or the spec. */
  sides: Record<string, Value | undefined>;
}

export interface Merged {
  merged: Facts;
  /** What has to change in ours, from the outside in. */
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
    // What lies in something that goes, goes with it.
    if (isSame(own, to) || gone.some((outer) => isInside(place, outer))) continue;
    if (!isSame(own, from)) {
      result.conflicts.push({ place, sides: { ...pagesSay({ from, to }), "the spec": own } });
      continue;
    }
    result.edits.push({ place, from, to });
    if (to !== undefined) merged.set(place, to);
    else for (const inner of [...merged.keys()]) if (inner === place || isInside(inner, place)) merged.delete(inner);
  }
  return result;
}

/** The sides of XT in a conflict. */
export const pagesSay = ({ from, to }: Pick<Change, "from" | "to">) => ({
  "XT's page before": from,
  "XT's page now": to,
});

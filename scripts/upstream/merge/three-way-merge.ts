/**
 * A three-way merge, as git merges files. If only theirs differs from base, the result is theirs. If ours already equals theirs, nothing
 * changes. If both differ from base and from each other, it is a conflict.
 */
import { type Change, changesBetween } from "./detect-changes.js";
import { type Facts, isInside, isSame, parsePlace, type Value } from "./facts.js";

export interface Conflict {
  place: string;
  /** The value of each side: a page (by its address or name), or the spec. */
  sides: Record<string, Value | undefined>;
}

/** Returns the changes that ours doesn't have yet, outer places first. If ours also differs from base, a change has a conflict. */
export function merge(base: Facts, theirs: Facts, ours: Facts): (Change & { conflict?: Conflict })[] {
  const changes = changesBetween(base, theirs);
  const removed = changes.filter(({ to }) => to === undefined).map(({ place }) => place);
  const depth = ({ place }: Change) => {
    const { isInput, steps, fact } = parsePlace(place);
    return steps.length + Number(isInput) + Number(fact !== undefined);
  };
  return (
    changes
      // Removing an outer place also removes the places inside it.
      .filter(({ place, to }) => !isSame(ours.get(place), to) && !removed.some((outer) => isInside(place, outer)))
      .sort((one, other) => depth(one) - depth(other))
      .map((change) => {
        const own = ours.get(change.place);
        return isSame(own, change.from) ? change : { ...change, conflict: conflictOf(change, own) };
      })
  );
}

/** A conflict between the two versions of a page and the spec. */
export function conflictOf({ place, from, to }: Change, ours: Value | undefined): Conflict {
  return { place, sides: { "XT's page before": from, "XT's page now": to, "the spec": ours } };
}

/**
 * A three-way merge, as git merges files. If only theirs differs from base, the result is theirs. If ours already equals theirs, nothing
 * changes. If both differ from base and from each other, it is a conflict.
 */
import { type Change, type Facts, isInside, isSame, type Value } from "./facts.js";

export interface Conflict {
  place: string;
  /** The value of each side: a page (by its address or name), or the spec. */
  sides: Record<string, Value | undefined>;
}

/** Returns what differs between two versions of a page. */
export function changesBetween(before: Facts, after: Facts): Change[] {
  const places = [...new Set([...before.keys(), ...after.keys()])];
  const changes = places.map((place) => ({ place, from: before.get(place), to: after.get(place) }));
  return changes.filter(({ from, to }) => !isSame(from, to));
}

/** Returns the changes to make in ours, outer places first, and the conflicts. `side` is the side that wins each conflict. */
export function merge(
  base: Facts,
  theirs: Facts,
  ours: Facts,
  side?: "ours" | "theirs",
): { edits: Change[]; conflicts: Conflict[] } {
  const changes = changesBetween(base, theirs);
  const removed = changes.filter(({ to }) => to === undefined).map(({ place }) => place);
  const depth = ({ place }: Change) => place.match(/[. ]|\[\]/g)?.length ?? 0;
  const open = changes
    // Removing an outer place also removes the places inside it.
    .filter(({ place, to }) => !isSame(ours.get(place), to) && !removed.some((outer) => isInside(place, outer)))
    .sort((one, other) => depth(one) - depth(other));
  if (side === "theirs") return { edits: open, conflicts: [] };
  const isAsBefore = ({ place, from }: Change) => isSame(ours.get(place), from);
  const conflicts = side === "ours" ? [] : open.filter((change) => !isAsBefore(change));
  return {
    edits: open.filter(isAsBefore),
    conflicts: conflicts.map((change) => conflictOf(change, ours.get(change.place))),
  };
}

/** A conflict between the two versions of a page and the spec. */
export function conflictOf({ place, from, to }: Change, ours: Value | undefined): Conflict {
  return { place, sides: { "XT's page before": from, "XT's page now": to, "the spec": ours } };
}

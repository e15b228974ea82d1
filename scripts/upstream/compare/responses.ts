/** What changed between two states of an answer, leaf by leaf. */
import type { Change } from "./pages.js";

/** What an example's leaves say about one place in it. */
interface Place {
  leaf?: string;
  fields: Map<string, Place>;
  item?: Place;
}

/**
 * Leaves that came, went or changed their type. Where an object became an array, or the other way round, that is one
 * change, and the fields inside are compared with each other as if nothing had happened around them.
 */
export function diffResponses(before: Record<string, string>, after: Record<string, string>): Change[] {
  const changes: Change[] = [];
  compare(toTree(before), toTree(after), "", "", changes);
  return changes;
}

function toTree(facts: Record<string, string>): Place {
  const root: Place = { fields: new Map() };
  for (const [path, type] of Object.entries(facts)) {
    let place = root;
    for (const step of path.match(/\[\]|[^.[\]]+|[[\]]/g) ?? []) {
      const next: Place = (step === "[]" ? place.item : place.fields.get(step)) ?? { fields: new Map() };
      if (step === "[]") place.item = next;
      else place.fields.set(step, next);
      place = next;
    }
    place.leaf = type;
  }
  return root;
}

function containerOf(place: Place): "object" | "array" | undefined {
  if (place.item) return place.fields.size === 0 ? "array" : undefined;
  if (place.fields.size > 0) return "object";
  return place.leaf === "object" || place.leaf === "array" ? place.leaf : undefined;
}

function compare(before: Place, after: Place, from: string, to: string, changes: Change[]): void {
  const was = containerOf(before);
  const is = containerOf(after);
  if (was && is && was !== is) {
    changes.push({ kind: "response_container_changed", where: from, from: was, to: is });
    const inside = (place: Place): Place => withoutEmpty(place.item ?? place);
    const path = is === "array" ? `${to}[]` : to;
    compare(inside(before), inside(after), was === "array" ? `${from}[]` : from, path, changes);
    return;
  }
  const [old = null, now = null] = [before.leaf, after.leaf];
  if (old !== null && now === null) changes.push({ kind: "response_field_removed", where: from, from: old, to: null });
  else if (old === null && now !== null) changes.push({ kind: "response_field_added", where: to, from: null, to: now });
  else if (old !== now) changes.push({ kind: "response_field_retyped", where: to, from: old, to: now });
  for (const name of new Set([...before.fields.keys(), ...after.fields.keys()])) {
    const join = (path: string): string => (path === "" ? name : `${path}.${name}`);
    compare(before.fields.get(name) ?? nowhere(), after.fields.get(name) ?? nowhere(), join(from), join(to), changes);
  }
  if (before.item || after.item) {
    compare(before.item ?? nowhere(), after.item ?? nowhere(), `${from}[]`, `${to}[]`, changes);
  }
}

const nowhere = (): Place => ({ fields: new Map() });

/** An empty container's own leaf is told by the container's change already. */
function withoutEmpty({ leaf, ...place }: Place): Place {
  return leaf === undefined || leaf === "object" || leaf === "array" ? place : { leaf, ...place };
}

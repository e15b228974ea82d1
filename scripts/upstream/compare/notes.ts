/** What changed between two states of a page's prose that the spec follows: `diff` compares facts alone, `check` these, too. */
import type { InputNotes, Notes } from "../read/facts.js";
import { type Change, change } from "./change.js";

/** Nothing of a page that was recorded before its prose was read. */
export function diffNotes(before: Notes | undefined, after: Notes | undefined): Change[] {
  if (!before || !after) return [];
  const moved =
    before.place === after.place ? [] : [change("inputs_moved", "", before.place ?? null, after.place ?? null, true)];
  // An input that came or went is told by the facts.
  const names = new Set([...Object.keys(before.inputs), ...Object.keys(after.inputs)]);
  return [
    ...moved,
    ...[...names].flatMap((name) => diffInput(name, before.inputs[name] ?? {}, after.inputs[name] ?? {})),
  ];
}

function diffInput(name: string, before: InputNotes, after: InputNotes): Change[] {
  const changes: Change[] = [];
  const [was, is] = [before.enum ?? null, after.enum ?? null];
  if (JSON.stringify(was) !== JSON.stringify(is)) {
    const isNarrower = is !== null && (was === null || was.some((value) => !is.includes(value)));
    changes.push(change("param_enum_changed", name, was, is, isNarrower));
  }
  if (before.isOptional !== after.isOptional) {
    const isRequired = !after.isOptional;
    changes.push(change("param_required_changed", name, !before.isOptional, isRequired, isRequired));
  }
  for (const key of ["pattern", "maximum"] as const) {
    const [from = null, to = null] = [before[key], after[key]];
    const isWider = to === null || (typeof from === "number" && typeof to === "number" && to > from);
    if (from !== to) changes.push(change("param_limit_changed", name, from, to, !isWider));
  }
  return changes;
}

/** The changes of a page's facts and of its prose: a value that moved from the description to the ranges is one change. */
export function withNotes(ofFacts: readonly Change[], ofNotes: readonly Change[]): Change[] {
  const isAbout = (one: Change, other: Change) =>
    one.where === other.where && (one.kind === other.kind || /_(?:added|removed|renamed)$/.test(other.kind));
  return [...ofFacts, ...ofNotes.filter((one) => !ofFacts.some((other) => isAbout(one, other)))];
}

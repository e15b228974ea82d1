/** `diff`: which facts changed between two states of a page. */
import type { OperationFacts, ParameterFacts, Warning } from "../read/facts.js";
import { describeError, type Page } from "../read/page.js";

type FactValue = string | number | boolean | string[] | null;

export interface Change {
  kind: string;
  /** The parameter's name or the response field's path; empty for the page or the operation as a whole. */
  where: string;
  from: FactValue;
  to: FactValue;
}

export interface PageDiff {
  changes: Change[];
  warnings: Warning[];
  error: string | null;
}

const change = (kind: string, where: string, from: FactValue, to: FactValue): Change => ({ kind, where, from, to });
const nameOf = ({ method, path }: OperationFacts) => `${method} ${path}`;

/** Null stands for a page that is not there. */
export function diffPages(before: Page | null, after: Page | null): PageDiff {
  const label = (side: string, page: Page | null) =>
    (page?.warnings ?? []).map(({ line, message }) => ({ line, message: `${side}: ${message}` }));
  const warnings = [...label("before", before), ...label("after", after)];
  const told = (...changes: Change[]): PageDiff => ({ changes, warnings, error: null });
  const broken = [before, after].find((page) => page?.error && page.error.kind !== "yaml");
  if (broken) return { changes: [], warnings, error: describeError(broken) };

  const wasBroken = before?.error ? describeError(before) : null;
  const isBroken = after?.error ? describeError(after) : null;
  const titleOf = (page: Page | null) => page?.operations.map(nameOf).join(", ") ?? null;
  if (wasBroken !== null && isBroken !== null) {
    warnings.push({ line: after?.error?.line ?? 0, message: "both pages are broken, so nothing can be compared" });
    return told();
  }
  if (isBroken !== null) return told(change("yaml_broken", "", titleOf(before), isBroken));
  if (wasBroken !== null)
    return told(
      after ? change("yaml_fixed", "", wasBroken, titleOf(after)) : change("page_removed", "", wasBroken, null),
    );
  return told(...diffOperations(before?.operations ?? [], after?.operations ?? []));
}

export function diffOperations(before: readonly OperationFacts[], after: readonly OperationFacts[]): Change[] {
  const gone = [...before];
  const come: OperationFacts[] = [];
  const pairs: [OperationFacts, OperationFacts][] = [];
  for (const operation of after) {
    const match = takeFrom(gone, (candidate) => nameOf(candidate) === nameOf(operation));
    if (match) pairs.push([match, operation]);
    else come.push(operation);
  }
  // What is left on both sides was changed rather than replaced.
  for (const was of gone.splice(0, come.length))
    pairs.push([was, ...come.splice(0, 1)] as [OperationFacts, OperationFacts]);
  return [
    ...gone.map((operation) => change("page_removed", "", nameOf(operation), null)),
    ...come.map((operation) => change("page_added", "", null, nameOf(operation))),
    ...pairs.flatMap(([was, is]) => [
      ...(was.method === is.method ? [] : [change("method_changed", "", was.method, is.method)]),
      ...(was.path === is.path ? [] : [change("path_changed", "", was.path, is.path)]),
      ...diffParameters(was.parameters, is.parameters),
      ...diffResponses(was.response, is.response),
    ]),
  ];
}

function diffParameters(before: readonly ParameterFacts[], after: readonly ParameterFacts[]): Change[] {
  const gone = [...before];
  const come: ParameterFacts[] = [];
  const kept: [ParameterFacts, ParameterFacts][] = [];
  for (const parameter of after) {
    const match = takeFrom(gone, ({ name }) => name === parameter.name);
    if (match) kept.push([match, parameter]);
    else come.push(parameter);
  }
  const presence = ({ required }: ParameterFacts) => (required ? "required" : "optional");
  const changes = gone.map((was) => {
    const is = takeFrom(come, (candidate) => isRename(was, candidate));
    return is
      ? change("param_renamed", was.name, was.name, is.name)
      : change("param_removed", was.name, presence(was), null);
  });
  changes.push(...come.map((is) => change("param_added", is.name, null, presence(is))));
  for (const [was, is] of kept) {
    for (const fact of ["required", "type", "default", "enum"] as const) {
      if (JSON.stringify(was[fact]) !== JSON.stringify(is[fact]))
        changes.push(change(`param_${fact}_changed`, is.name, was[fact], is[fact]));
    }
  }
  return changes;
}

function takeFrom<T>(list: T[], fits: (one: T) => boolean): T | undefined {
  const index = list.findIndex(fits);
  return index === -1 ? undefined : list.splice(index, 1)[0];
}

/** The same parameter but for its name, and the names differ by no more than a slip of the pen. */
function isRename({ name: was, ...before }: ParameterFacts, { name: is, ...after }: ParameterFacts): boolean {
  return JSON.stringify(before) === JSON.stringify(after) && isMisspelling(was, is);
}

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
function diffResponses(before: Record<string, string>, after: Record<string, string>): Change[] {
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

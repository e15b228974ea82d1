/** `diff`: compares the facts of two versions of a page. The merge finds its changes in `merge/detect-changes.ts`. */
import { isDeepStrictEqual } from "node:util";
import { isMisspelling } from "../merge/detect-changes.js";
import { type OperationFacts, type Page, type ParameterFacts, type Warning, withLine } from "../read/page.js";

type FactValue = string | number | boolean | string[] | null;

export interface PageDifference {
  kind: string;
  /** The parameter's name or the response field's path; empty for the page or the operation as a whole. */
  where: string;
  from: FactValue;
  to: FactValue;
}

export interface PageDiff {
  changes: PageDifference[];
  warnings: Warning[];
  error: string | null;
}

const change = (kind: string, where: string, from: FactValue, to: FactValue) => ({ kind, where, from, to });
const nameOf = ({ method, path }: OperationFacts) => `${method} ${path}`;

/** Compares two versions of a page. `null` means that there is no page. */
export function diffPages(before: Page | null, after: Page | null): PageDiff {
  const label = (side: string, page: Page | null) =>
    (page?.warnings ?? []).map(({ line, message }) => ({ line, message: `${side}: ${message}` }));
  const warnings = [...label("before", before), ...label("after", after)];
  const diffOf = (...changes: PageDifference[]): PageDiff => ({ changes, warnings, error: null });
  const [trouble] = [before, after].flatMap((page) => {
    if (page?.error) return page.error.kind === "yaml" ? [] : page.error;
    return page?.gap ?? [];
  });
  if (trouble) return { changes: [], warnings, error: withLine(trouble) };

  // In XT's history, a page's YAML breaks and is repaired again. That is a change, but the page was not added or removed.
  const [was, is] = [before, after].map((page) => (page?.error ? withLine(page.error) : null));
  const titleOf = (page: Page | null) => page?.operations.map(nameOf).join(", ") ?? null;
  if (was && is) {
    warnings.push({ line: after?.error?.line ?? 0, message: "both pages are broken, so nothing can be compared" });
    return diffOf();
  }
  if (is) return diffOf(change("yaml_broken", "", titleOf(before), is));
  if (was) return diffOf(after ? change("yaml_fixed", "", was, titleOf(after)) : change("page_removed", "", was, null));
  return diffOf(...diffOperations(before?.operations ?? [], after?.operations ?? []));
}

function diffOperations(before: readonly OperationFacts[], after: readonly OperationFacts[]): PageDifference[] {
  const { kept, removed, added } = paired(before, after, (one, other) => nameOf(one) === nameOf(other));
  // The remaining operations on both sides count as changed, not as removed and added.
  for (const was of removed.splice(0, added.length)) kept.push(...added.splice(0, 1).map((is) => [was, is] as const));
  return [
    ...removed.map((operation) => change("page_removed", "", nameOf(operation), null)),
    ...added.map((operation) => change("page_added", "", null, nameOf(operation))),
    ...kept.flatMap(([was, is]) => [
      ...(was.method === is.method ? [] : [change("method_changed", "", was.method, is.method)]),
      ...(was.path === is.path ? [] : [change("path_changed", "", was.path, is.path)]),
      ...diffParameters(was.parameters, is.parameters),
      ...diffResponses(was.response, is.response),
    ]),
  ];
}

function diffParameters(before: readonly ParameterFacts[], after: readonly ParameterFacts[]): PageDifference[] {
  const { kept, ...others } = paired(before, after, (one, other) => one.name === other.name);
  const { kept: renamed, removed, added } = paired(others.removed, others.added, isRename);
  const presence = ({ required }: ParameterFacts) => (required ? "required" : "optional");
  return [
    ...removed.map((was) => change("param_removed", was.name, presence(was), null)),
    ...renamed.map(([was, is]) => change("param_renamed", was.name, was.name, is.name)),
    ...added.map((is) => change("param_added", is.name, null, presence(is))),
    ...kept.flatMap(([was, is]) =>
      (["required", "type", "default", "enum"] as const)
        .filter((fact) => !isDeepStrictEqual(was[fact], is[fact]))
        .map((fact) => change(`param_${fact}_changed`, is.name, was[fact], is[fact])),
    ),
  ];
}

/** Pairs the entries of two lists. `removed` and `added` are those without a counterpart. */
function paired<T>(before: readonly T[], after: readonly T[], belong: (was: T, is: T) => boolean) {
  const removed = [...before];
  const kept: (readonly [T, T])[] = [];
  const added = after.filter((is) => {
    const at = removed.findIndex((was) => belong(was, is));
    if (at >= 0) kept.push(...removed.splice(at, 1).map((was) => [was, is] as const));
    return at < 0;
  });
  return { kept, removed, added };
}

/** Whether two parameters differ only in their name, and the names only by a typo. */
function isRename({ name: was, ...before }: ParameterFacts, { name: is, ...after }: ParameterFacts): boolean {
  return isDeepStrictEqual(before, after) && isMisspelling(was, is);
}

/** A place in a response: the type of a leaf, and the places inside it. `[]` is the name of a list's items. */
interface Place {
  /** The path on its page. */
  where: string;
  type?: string;
  inner: Map<string, Place>;
}

/**
 * Finds leaves that were added, were removed, or changed their type. If an object became an array, or the reverse, that is one change, and
 * the fields inside are compared as if the container were the same.
 */
function diffResponses(before: Record<string, string>, after: Record<string, string>): PageDifference[] {
  const [turned, known, added]: [PageDifference[], PageDifference[], PageDifference[]] = [[], [], []];
  const compare = (was: Place, is: Place): void => {
    const [from, to] = [containerOf(was), containerOf(is)];
    if (from && to && from !== to) {
      turned.push(change("response_container_changed", was.where, from, to));
      compare(contentOf(was), contentOf(is));
      return;
    }
    const [old = null, now = null] = [was.type, is.type];
    if (now === null && old !== null) known.push(change("response_field_removed", was.where, old, null));
    else if (old === null && now !== null) added.push(change("response_field_added", is.where, null, now));
    else if (old !== now) known.push(change("response_field_retyped", is.where, old, now));
    const nothing: Place = { where: "", inner: new Map() };
    for (const name of new Set([...was.inner.keys(), ...is.inner.keys()]))
      compare(was.inner.get(name) ?? nothing, is.inner.get(name) ?? nothing);
  };
  compare(placesIn(before), placesIn(after));
  const order = Object.keys(after);
  added.sort((one, other) => order.indexOf(one.where) - order.indexOf(other.where));
  return [...turned, ...known, ...added];
}

function placesIn(leaves: Record<string, string>): Place {
  const root: Place = { where: "", inner: new Map() };
  for (const [path, type] of Object.entries(leaves)) {
    let place = root;
    for (const step of path.split(/\.|(?=\[\])/)) {
      const where = place === root || step === "[]" ? place.where + step : `${place.where}.${step}`;
      const inner = place.inner.get(step) ?? { where, inner: new Map() };
      place.inner.set(step, inner);
      place = inner;
    }
    place.type = type;
  }
  return root;
}

/** Whether a place is an object or an array; undefined if it is none, or both. */
function containerOf({ type, inner }: Place): "object" | "array" | undefined {
  const isArray = type === "array" || inner.has("[]");
  const isObject = type === "object" || inner.size > (inner.has("[]") ? 1 : 0);
  return isArray === isObject ? undefined : isArray ? "array" : "object";
}

/** The items of an array, or the fields of an object, without the type of an empty container. */
function contentOf({ where, type, inner }: Place): Place {
  const isEmpty = type === "array" || type === "object";
  return inner.get("[]") ?? { where, inner, ...(type !== undefined && !isEmpty && { type }) };
}

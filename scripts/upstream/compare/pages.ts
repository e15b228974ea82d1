/** `diff`: compares the facts of two versions of a page. */
import { isDeepStrictEqual } from "node:util";
import { isMisspelling } from "../merge/renames.js";
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

/** Compares two versions of a page. `null` means that there is no page. */
export function diffPages(before: Page | null, after: Page | null): PageDiff {
  const label = (side: string, page: Page | null) =>
    (page?.warnings ?? []).map(({ line, message }) => ({ line, message: `${side}: ${message}` }));
  const warnings = [...label("before", before), ...label("after", after)];
  const diffOf = (...changes: Change[]): PageDiff => ({ changes, warnings, error: null });
  const unread = [before, after].find((page) => page?.error && page.error.kind !== "yaml");
  if (unread) return { changes: [], warnings, error: describeError(unread) };

  // In XT's history, a page's YAML breaks and is repaired again. That is a change, but the page was not added or removed.
  const [was, is] = [before, after].map((page) => (page?.error ? describeError(page) : null));
  const titleOf = (page: Page | null) => page?.operations.map(nameOf).join(", ") ?? null;
  if (was && is) {
    warnings.push({ line: after?.error?.line ?? 0, message: "both pages are broken, so nothing can be compared" });
    return diffOf();
  }
  if (is) return diffOf(change("yaml_broken", "", titleOf(before), is));
  if (was) return diffOf(after ? change("yaml_fixed", "", was, titleOf(after)) : change("page_removed", "", was, null));
  return diffOf(...diffOperations(before?.operations ?? [], after?.operations ?? []));
}

export function diffOperations(before: readonly OperationFacts[], after: readonly OperationFacts[]): Change[] {
  const { kept, gone, come } = paired(before, after, (one, other) => nameOf(one) === nameOf(other));
  // The remaining operations on both sides count as changed, not as removed and added.
  for (const was of gone.splice(0, come.length)) kept.push(...come.splice(0, 1).map((is) => [was, is] as const));
  return [
    ...gone.map((operation) => change("page_removed", "", nameOf(operation), null)),
    ...come.map((operation) => change("page_added", "", null, nameOf(operation))),
    ...kept.flatMap(([was, is]) => [
      ...(was.method === is.method ? [] : [change("method_changed", "", was.method, is.method)]),
      ...(was.path === is.path ? [] : [change("path_changed", "", was.path, is.path)]),
      ...diffParameters(was.parameters, is.parameters),
      ...diffResponses(was.response, is.response),
    ]),
  ];
}

function diffParameters(before: readonly ParameterFacts[], after: readonly ParameterFacts[]): Change[] {
  const { kept, ...others } = paired(before, after, (one, other) => one.name === other.name);
  const { kept: renamed, gone, come } = paired(others.gone, others.come, isRename);
  const presence = ({ required }: ParameterFacts) => (required ? "required" : "optional");
  return [
    ...gone.map((was) => change("param_removed", was.name, presence(was), null)),
    ...renamed.map(([was, is]) => change("param_renamed", was.name, was.name, is.name)),
    ...come.map((is) => change("param_added", is.name, null, presence(is))),
    ...kept.flatMap(([was, is]) =>
      (["required", "type", "default", "enum"] as const)
        .filter((fact) => !isDeepStrictEqual(was[fact], is[fact]))
        .map((fact) => change(`param_${fact}_changed`, is.name, was[fact], is[fact])),
    ),
  ];
}

/** Pairs the entries of two lists. `gone` and `come` are those without a counterpart. */
function paired<T>(before: readonly T[], after: readonly T[], belong: (was: T, is: T) => boolean) {
  const gone = [...before];
  const kept: (readonly [T, T])[] = [];
  const come = after.filter((is) => {
    const at = gone.findIndex((was) => belong(was, is));
    if (at >= 0) kept.push(...gone.splice(at, 1).map((was) => [was, is] as const));
    return at < 0;
  });
  return { kept, gone, come };
}

/** Whether two parameters differ only in their name, and the names only by a typo. */
function isRename({ name: was, ...before }: ParameterFacts, { name: is, ...after }: ParameterFacts): boolean {
  return isDeepStrictEqual(before, after) && isMisspelling(was, is);
}

/** Each leaf by a path that both sides share, with its path on its page and its type. */
type Leaves = Map<string, { where: string; type: string }>;

/**
 * Finds leaves that were added, were removed, or changed their type. If an object became an array, or the reverse, that is one change, and
 * the fields inside are compared as if the container were the same.
 */
function diffResponses(before: Record<string, string>, after: Record<string, string>): Change[] {
  const changes: Change[] = [];
  let [was, is] = [leavesOf(before), leavesOf(after)];
  for (let turned = turnedContainers(was, is); turned.length > 0; turned = turnedContainers(was, is)) {
    for (const { where, from, to } of turned) changes.push(change("response_container_changed", where, from, to));
    const paths = new Set(turned.map(({ path }) => path));
    [was, is] = [withoutMarks(was, paths), withoutMarks(is, paths)];
  }
  for (const path of new Set([...was.keys(), ...is.keys()])) {
    const [old, now] = [was.get(path), is.get(path)];
    if (old && !now) changes.push(change("response_field_removed", old.where, old.type, null));
    else if (!old && now) changes.push(change("response_field_added", now.where, null, now.type));
    else if (old && now && old.type !== now.type)
      changes.push(change("response_field_retyped", now.where, old.type, now.type));
  }
  return changes;
}

function leavesOf(types: Record<string, string>): Leaves {
  return new Map(Object.entries(types).map(([path, type]) => [path, { where: path, type }]));
}

/** Finds the places that are an object on one side and an array on the other. No result is inside another result. */
function turnedContainers(was: Leaves, is: Leaves) {
  const [before, after] = [containersIn(was), containersIn(is)];
  return [...before].flatMap(
    ([
      path,
      {
        where,
        kinds: [from = "", mixed],
      },
    ]) => {
      const [to = "", mixedNow] = after.get(path)?.kinds ?? [];
      return to === "" || from === to || mixed || mixedNow ? [] : [{ path, where, from, to }];
    },
  );
}

function containersIn(leaves: Leaves): Map<string, { where: string; kinds: Set<string> }> {
  const found = new Map<string, { where: string; kinds: Set<string> }>();
  const add = (path: string, where: string, kind: string) => {
    const known = found.get(path);
    if (known) known.kinds.add(kind);
    else found.set(path, { where, kinds: new Set([kind]) });
  };
  for (const [path, { where, type }] of leaves) {
    if (type === "object" || type === "array") add(path, where, type);
    if (!path.startsWith("[]")) add("", "", "object");
    for (const { index, 0: mark } of path.matchAll(/\[\]|\./g))
      add(path.slice(0, index), where.slice(0, index - path.length), mark === "." ? "object" : "array");
  }
  return found;
}

/** Removes `[]` at the given places. Drops empty containers there, because their change is already reported. */
function withoutMarks(leaves: Leaves, places: ReadonlySet<string>): Leaves {
  const shared = [...leaves].map(([path, leaf]) => {
    const mark = [...path.matchAll(/\[\]/g)].find(({ index }) => places.has(path.slice(0, index)));
    const plain = mark ? path.slice(0, mark.index) + path.slice(mark.index + 2) : path;
    return [plain.replace(/^\./, ""), leaf] as const;
  });
  return new Map(shared.filter(([path, { type }]) => !(places.has(path) && (type === "object" || type === "array"))));
}

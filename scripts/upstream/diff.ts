import type { OperationFacts, ParameterFacts, Warning } from "./facts.js";
import type { Page } from "./read-page.js";
import { diffResponses } from "./response-diff.js";

type ChangeKind =
  | "page_added"
  | "page_removed"
  | "page_moved"
  | "yaml_broken"
  | "yaml_fixed"
  | "method_changed"
  | "path_changed"
  | "param_added"
  | "param_removed"
  | "param_renamed"
  | "param_required_changed"
  | "param_type_changed"
  | "param_default_changed"
  | "param_enum_changed"
  | "response_field_added"
  | "response_field_removed"
  | "response_field_retyped"
  | "response_container_changed";

export type FactValue = string | number | boolean | string[] | null;

export interface Change {
  kind: ChangeKind;
  /** The parameter's name or the response field's path; empty for the page or the operation as a whole. */
  where: string;
  from: FactValue;
  to: FactValue;
  /** For a caller: can code that worked before go wrong now? */
  impact: "breaking" | "compatible";
}

export interface PageDiff {
  changes: Change[];
  warnings: Warning[];
  error: string | null;
}

/** What changed between two states of one page; null stands for a page that is not there. */
export function diffPages(before: Page | null, after: Page | null): PageDiff {
  const warnings = [...label("before", before), ...label("after", after)];
  const broken = [before, after].find((page) => page?.error && page.error.kind !== "yaml");
  if (broken) return { changes: [], warnings, error: describeError(broken) };

  const wasBroken = before?.error ? describeError(before) : null;
  const isBroken = after?.error ? describeError(after) : null;
  if (wasBroken !== null && isBroken !== null) {
    warnings.push({ line: after?.error?.line ?? 0, message: "both pages are broken, so nothing can be compared" });
    return { changes: [], warnings, error: null };
  }
  if (isBroken !== null)
    return { changes: [change("yaml_broken", "", titleOf(before), isBroken, false)], warnings, error: null };
  if (wasBroken !== null && after) {
    return { changes: [change("yaml_fixed", "", wasBroken, titleOf(after), false)], warnings, error: null };
  }
  if (wasBroken !== null)
    return { changes: [change("page_removed", "", wasBroken, null, true)], warnings, error: null };
  return { changes: diffOperations(before?.operations ?? [], after?.operations ?? []), warnings, error: null };
}

function label(side: "before" | "after", page: Page | null): Warning[] {
  return (page?.warnings ?? []).map(({ line, message }) => ({ line, message: `${side}: ${message}` }));
}

export function describeError(page: Page): string {
  const { line = 0, message = "" } = page.error ?? {};
  return line > 0 ? `line ${line}: ${message}` : message;
}

function titleOf(page: Page | null): string | null {
  return page ? page.operations.map(nameOf).join(", ") : null;
}

export function nameOf(operation: OperationFacts): string {
  return `${operation.method} ${operation.path}`;
}

export function diffOperations(before: readonly OperationFacts[], after: readonly OperationFacts[]): Change[] {
  const gone = [...before];
  const come: OperationFacts[] = [];
  const pairs: [OperationFacts, OperationFacts][] = [];
  for (const operation of after) {
    const index = gone.findIndex((candidate) => nameOf(candidate) === nameOf(operation));
    const [match] = index === -1 ? [] : gone.splice(index, 1);
    if (match) pairs.push([match, operation]);
    else come.push(operation);
  }
  // What is left on both sides was changed rather than replaced.
  while (gone.length > 0 && come.length > 0) {
    const was = gone.shift();
    const is = come.shift();
    if (was && is) pairs.push([was, is]);
  }
  return [
    ...gone.map((operation) => change("page_removed", "", nameOf(operation), null, true)),
    ...come.map((operation) => change("page_added", "", null, nameOf(operation), false)),
    ...pairs.flatMap(([was, is]) => diffOperation(was, is)),
  ];
}

function diffOperation(before: OperationFacts, after: OperationFacts): Change[] {
  const changes: Change[] = [];
  if (before.method !== after.method) changes.push(change("method_changed", "", before.method, after.method, true));
  if (before.path !== after.path) changes.push(change("path_changed", "", before.path, after.path, true));
  changes.push(...diffParameters(before.parameters, after.parameters));
  for (const { kind, where, from, to, isStillThere } of diffResponses(before.response, after.response)) {
    const isBreaking =
      (kind === "response_field_removed" && !isStillThere) ||
      kind === "response_container_changed" ||
      (kind === "response_field_retyped" && !isNarrower(from, to));
    changes.push(change(kind, where, from, to, isBreaking));
  }
  return changes;
}

/** A caller that could read `number|string` can read `number`; one that was promised nothing can't be let down. */
function isNarrower(from: string | null, to: string | null): boolean {
  if (from === "null" || from === "unknown") return true;
  const allowed = new Set(from?.split("|"));
  return (to ?? "").split("|").every((type) => allowed.has(type));
}

function diffParameters(before: readonly ParameterFacts[], after: readonly ParameterFacts[]): Change[] {
  const gone = [...before];
  const come: ParameterFacts[] = [];
  const kept: [ParameterFacts, ParameterFacts][] = [];
  for (const parameter of after) {
    const index = gone.findIndex(({ name }) => name === parameter.name);
    const [match] = index === -1 ? [] : gone.splice(index, 1);
    if (match) kept.push([match, parameter]);
    else come.push(parameter);
  }
  const changes: Change[] = [];
  for (const was of gone) {
    const index = come.findIndex((is) => isRename(was, is));
    const [is] = index === -1 ? [] : come.splice(index, 1);
    changes.push(
      is
        ? change("param_renamed", was.name, was.name, is.name, true)
        : change("param_removed", was.name, presence(was), null, true),
    );
  }
  for (const is of come) changes.push(change("param_added", is.name, null, presence(is), is.required));
  for (const [was, is] of kept) changes.push(...diffParameter(was, is));
  return changes;
}

function presence(parameter: ParameterFacts): string {
  return parameter.required ? "required" : "optional";
}

function diffParameter(before: ParameterFacts, after: ParameterFacts): Change[] {
  const changes: Change[] = [];
  const { name } = after;
  if (before.required !== after.required) {
    changes.push(change("param_required_changed", name, before.required, after.required, after.required));
  }
  if (before.type !== after.type) {
    const isWider = before.type === "unknown" || (before.type === "integer" && after.type === "number");
    changes.push(change("param_type_changed", name, before.type, after.type, !isWider));
  }
  if (before.default !== after.default) {
    // Whoever left the parameter out relied on the old default.
    changes.push(change("param_default_changed", name, before.default, after.default, before.default !== null));
  }
  if (JSON.stringify(before.enum) !== JSON.stringify(after.enum)) {
    const allowed = after.enum;
    const isNarrower =
      allowed !== null && (before.enum === null || before.enum.some((value) => !allowed.includes(value)));
    changes.push(change("param_enum_changed", name, before.enum, after.enum, isNarrower));
  }
  return changes;
}

/** The same parameter but for its name, and the names differ by no more than a slip of the pen. */
function isRename(before: ParameterFacts, after: ParameterFacts): boolean {
  const { name: was, ...rest } = before;
  const { name: is, ...others } = after;
  if (JSON.stringify(rest) !== JSON.stringify(others)) return false;
  if (was.toLowerCase() === is.toLowerCase()) return true;
  return was.length >= 4 && is.length >= 4 && was.length + is.length < 128 && editDistance(was, is) <= 2;
}

function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const substituted = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(substituted, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    previous = row;
  }
  return previous[b.length] ?? 0;
}

function change(kind: ChangeKind, where: string, from: FactValue, to: FactValue, isBreaking: boolean): Change {
  return { kind, where, from, to, impact: isBreaking ? "breaking" : "compatible" };
}

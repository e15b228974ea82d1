/**
 * Compares a result with the spec, by one rule: what the spec calls `required` must be there and of its type. Everything else may
 * be missing, null or different; a difference is reported, and the call succeeds.
 */
import type { Operation, RequiredTree } from "./operation.js";

/** A rule of the spec that a result breaks, without the value that breaks it. */
export interface Difference {
  /** Such as `result.items.0.fee`. */
  readonly field: string;
  /** A keyword of JSON Schema, such as `type`. */
  readonly rule: string;
  /** Whether every step to the field is required. */
  readonly isFatal: boolean;
}

/** @param textual the paths, below the response, of numbers that became text because JavaScript can't hold them */
export function differences(
  result: unknown,
  { validateResult, required }: Operation,
  textual: readonly string[] = [],
): Difference[] {
  const found: Difference[] = [];
  if (!validateResult(result)) {
    for (const { instancePath, keyword, params } of validateResult.errors ?? []) {
      const steps = instancePath.split("/").slice(1);
      if (typeof params.missingProperty === "string") steps.push(params.missingProperty);
      found.push({ field: ["result", ...steps].join("."), rule: keyword, isFatal: isRequired(steps, required) });
    }
  }
  const known = new Set(found.map(({ field }) => field));
  for (const path of textual) {
    // The names on the way are the server's: only what looks like a name is shown.
    const isShown = !known.has(path) && /^result(?:\.\w{1,40})+$/.test(path);
    if (isShown) found.push({ field: path, rule: "type", isFatal: false });
  }
  return found;
}

/** Whether a result may be returned as what the spec calls it, in spite of the differences that were found. */
export function isUsable<T>(_result: unknown, _: Operation<T>, found: readonly Difference[]): _result is T {
  return !found.some(({ isFatal }) => isFatal);
}

function isRequired(steps: readonly string[], required: RequiredTree): boolean {
  let tree: RequiredTree | undefined = required;
  for (const step of steps) tree = tree?.[step] ?? tree?.["*"];
  return tree !== undefined;
}

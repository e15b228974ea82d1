/**
 * Compares a result with the spec by one rule: a required field must be present and of its type. A field that isn't required may be
 * missing or null. Any other difference is reported, and the call succeeds.
 */
import type { Operation, RequiredTree } from "./operation.js";
import { ownProperties } from "./own-properties.js";

/** A rule of the spec that a result violates. It doesn't contain the value. */
export interface Deviation {
  /** Such as `result.items.0.fee`. */
  readonly field: string;
  /** A keyword of JSON Schema, such as `type`. */
  readonly rule: string;
  /** Whether every step of the path to the field is required. */
  readonly isFatal: boolean;
}

/**
 * Returns the differences between a result and the spec.
 *
 * @param inexactPaths the paths, in the whole response, of numbers that became strings because JavaScript can't hold them exactly
 */
export function deviationsOf(
  result: unknown,
  { validateResult, required }: Operation,
  inexactPaths: readonly string[],
): Deviation[] {
  const found: Deviation[] = [];
  if (!validateResult(result)) {
    for (const { instancePath, keyword, params } of validateResult.errors ?? []) {
      const steps = instancePath.split("/").slice(1);
      if (typeof params.missingProperty === "string") steps.push(params.missingProperty);
      found.push({ field: ["result", ...steps].join("."), rule: keyword, isFatal: isRequired(steps, required) });
    }
  }
  const known = new Set(found.map(({ field }) => field));
  for (const field of inexactPaths) {
    if (!known.has(field)) found.push({ field, rule: "type", isFatal: false });
  }
  return found;
}

function isRequired(steps: readonly string[], required: RequiredTree): boolean {
  let tree: RequiredTree | undefined = required;
  for (const step of steps) {
    const own: Partial<RequiredTree> = ownProperties(tree);
    tree = own[step] ?? own["*"];
  }
  return tree !== undefined;
}

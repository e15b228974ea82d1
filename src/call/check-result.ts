/**
 * Compares a result with the spec by one rule: a required field must be present and of its type. Any other field may be missing, null
 * or different: the difference is reported, and the call succeeds.
 */
import { isCode } from "../redact.js";
import type { Operation, RequiredTree } from "./operation.js";

/** A rule of the spec that a result breaks. It doesn't contain the value. */
export interface Difference {
  /** Such as `result.items.0.fee`. */
  readonly field: string;
  /** A keyword of JSON Schema, such as `type`. */
  readonly rule: string;
  /** Whether every step of the path to the field is required. */
  readonly isFatal: boolean;
}

/**
 * @param textual the paths, in the whole response, of numbers that were read as text because JavaScript can't hold them exactly
 * @param secrets the secrets of the call, which a server may repeat as a name
 */
export function differences(
  result: unknown,
  { validateResult, required }: Operation,
  textual: readonly string[] = [],
  secrets: readonly string[] = [],
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
  const inResult = textual.filter((path) => path.startsWith("result."));
  for (const field of new Set(inResult.map((path) => shownPath(path, secrets)))) {
    if (!known.has(field)) found.push({ field, rule: "type", isFatal: false });
  }
  return found;
}

/** The most steps of a path that are shown. */
const maxSteps = 20;

/** A path up to the first name that can't be shown, because the server chose the names. */
function shownPath(path: string, secrets: readonly string[]): string {
  const [result = "", ...steps] = path.split(".", maxSteps);
  const hidden = steps.findIndex((step) => !isCode(step, secrets));
  return [result, ...(hidden < 0 ? steps : steps.slice(0, hidden))].join(".");
}

/** Whether a result can be returned as the type of the spec, in spite of its differences. */
export function isUsable<T>(_result: unknown, _: Operation<T>, found: readonly Difference[]): _result is T {
  return !found.some(({ isFatal }) => isFatal);
}

function isRequired(steps: readonly string[], required: RequiredTree): boolean {
  let tree: RequiredTree | undefined = required;
  for (const step of steps) tree = tree?.[step] ?? tree?.["*"];
  return tree !== undefined;
}

/** Validates the inputs of a call by the spec, before anything is signed or sent. */
import { XtConfigError } from "../errors/index.js";
import type { Operation, ValidatedOperation, Violation } from "./operation.js";
import { isPlain, ownProperties } from "./own-properties.js";
import { unknownNameMessage } from "./unknown-names.js";

/** The inputs of a call, by their names in the spec. */
export type Input = Readonly<Record<string, unknown>>;

/**
 * Copies the input at once, so that later changes by the caller are not sent.
 *
 * @throws {@link XtConfigError} `invalid_argument`: the input is not a plain object, or can't be read
 */
export function copiedInput(input: unknown, caller: string): Input {
  try {
    if (input === undefined) return {};
    if (isPlain(input)) {
      const copied = ownProperties(input);
      for (const [name, value] of Object.entries(copied)) if (Array.isArray(value)) copied[name] = [...value];
      return copied;
    }
  } catch {
    throw unusableInput(caller);
  }
  throw new XtConfigError("invalid_argument", caller, "the input must be a plain object");
}

/** The error for an input that can't be read or encoded. The original error is dropped, because it may quote the value. */
export function unusableInput(caller: string): XtConfigError {
  const message = "an input can't be read or encoded: use plain values and well-formed strings";
  return new XtConfigError("invalid_argument", caller, message);
}

/**
 * Returns the inputs to send: without those that are `undefined`, and with each bigint id as a string of digits.
 *
 * @throws {@link XtConfigError} `invalid_argument`: an input breaks a rule of the spec. The message names the field and the rule
 */
export function validateInput(operation: ValidatedOperation, input: Input, caller: string): Input {
  const { idNames = [], validateInput: validate } = operation;
  const inputs = ownProperties<Record<string, unknown>>({});
  let error: XtConfigError;
  try {
    for (const [name, value] of Object.entries(input)) {
      if (value !== undefined) inputs[name] = idNames.includes(name) ? withoutBigint(value) : value;
    }
    if (validate(inputs)) return inputs;
    error = explain(validate.errors ?? [], inputs, operation, caller);
  } catch {
    throw unusableInput(caller);
  }
  throw error;
}

function withoutBigint(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutBigint);
  return typeof value === "bigint" ? `${value}` : value;
}

function explain(violations: readonly Violation[], inputs: Input, operation: Operation, caller: string): XtConfigError {
  const refused = (message: string, field: string, rule: string) =>
    new XtConfigError("invalid_argument", caller, message, { field, rule });
  // An unknown name is reported first, whatever else is wrong.
  const unknown = unknownNameMessage(Object.keys(inputs), Object.keys(operation.inputs), "input");
  if (unknown) return refused(unknown, "input", "additionalProperties");
  const [first, ...others] = nearestAlternative(violations);
  if (!first) return refused("the input breaks a rule of the spec", "input", "schema");
  const field = fieldOf(first);
  return refused(sentenceOf(first, [first, ...others], field, inputs, operation), field, first.keyword);
}

/** If the inputs are a `oneOf`, returns the violations of the alternative that the caller most likely meant; otherwise all violations. */
function nearestAlternative(violations: readonly Violation[]): readonly Violation[] {
  const alternatives = new Map<string, Violation[]>();
  for (const violation of violations) {
    const [, at] = /^#\/oneOf\/(\d+)\//.exec(violation.schemaPath) ?? [];
    if (at !== undefined) alternatives.set(at, [...(alternatives.get(at) ?? []), violation]);
  }
  if (alternatives.size === 0) return violations;
  const lists = [...alternatives.values()];
  // No alternative allows the value, such as an order type that doesn't exist.
  for (const { instancePath } of violations.filter(isChoice)) {
    const ofField = lists.map((list) => list.filter((one) => isChoice(one) && one.instancePath === instancePath));
    if (ofField.every((list) => list.length > 0)) return ofField.flat();
  }
  // The alternatives that fit best: by their constants, such as the order type, then by the number of violations.
  const chosen = fewest(lists, (list) => list.filter(({ keyword }) => keyword === "const").length);
  const [first = [], ...others] = fewest(chosen, (list) => list.length);
  // The caller may mean any of them, so only what all of them refuse is reported.
  const common = first.filter((one) => others.every((list) => list.some((other) => fieldOf(other) === fieldOf(one))));
  return common.length > 0 ? common : [first, ...others].flat();
}

function isChoice({ keyword }: Violation): boolean {
  return keyword === "const" || keyword === "enum";
}

function fewest<T>(items: readonly T[], count: (item: T) => number): T[] {
  const least = Math.min(...items.map(count));
  return items.filter((item) => count(item) === least);
}

function fieldOf({ instancePath, params }: Violation): string {
  const inner = params.missingProperty ?? params.additionalProperty;
  return [...instancePath.split("/").slice(1), ...(inner === undefined ? [] : [inner])].join(".");
}

function sentenceOf(
  violation: Violation,
  all: readonly Violation[],
  field: string,
  inputs: Input,
  { idNames = [], amountNames = [] }: Operation,
): string {
  const { keyword, params, instancePath } = violation;
  const [name = ""] = instancePath.split("/").slice(1);
  switch (keyword) {
    case "required": {
      const required = all.filter((one) => one.keyword === "required");
      const missing = [...new Set(required.map(fieldOf))];
      if (missing.length < 2) return `${field} is missing`;
      const areAlternatives = new Set(required.map(({ schemaPath }) => schemaPath)).size > 1;
      return areAlternatives ? `${missing.join(" or ")} is missing` : `${missing.join(", ")} are missing`;
    }
    case "additionalProperties":
      return `${field} can't be combined with the other inputs: leave it out`;
    case "const":
    case "enum": {
      const allowed = new Set(all.filter((one) => fieldOf(one) === field).flatMap(allowedValues));
      return `${field} must be ${[...allowed].map((one) => JSON.stringify(one)).join(" or ")}`;
    }
    case "type":
    case "pattern":
      if (idNames.includes(name) && params.type !== "array")
        return `${field} must be a string of digits or a bigint; a number can't hold every id`;
      if (amountNames.includes(name)) {
        return `${field} must be a string of plain decimal digits, such as "0.0001": without a sign or an exponent`;
      }
  }
  return `${field} ${requirement(keyword, params)}${hint(inputs[name])}`;
}

function allowedValues({ params }: Violation): unknown[] {
  return Array.isArray(params.allowedValues) ? params.allowedValues : [params.allowedValue];
}

/** The end of the error message for each rule of JSON Schema that an input can break. */
function requirement(keyword: string, { type, limit, pattern }: Violation["params"]): string {
  switch (keyword) {
    case "type":
      return `must be ${[type].flat().map(withArticle).join(" or ")}`;
    case "minimum":
      return `must be ${limit} or more`;
    case "maximum":
      return `must be ${limit} or less`;
    case "minLength":
      return limit === 1 ? "must not be empty" : `must have at least ${limit} characters`;
    case "maxLength":
      return `must have at most ${limit} characters`;
    case "minItems":
      return limit === 1 ? "must not be empty" : `must have at least ${limit} items`;
    case "maxItems":
      return `must have at most ${limit} items`;
    case "pattern":
      return pattern === "\\S" ? "must not be blank" : `must match ${pattern}`;
    default:
      return `breaks the rule ${keyword} of the spec`;
  }
}

function withArticle(type: unknown): string {
  return `${/^[aeio]/.test(`${type}`) ? "an" : "a"} ${type}`;
}

function hint(value: unknown): string {
  if (value instanceof Date) return ": pass milliseconds since 1970, as date.getTime() returns them";
  return value === null ? ": leave it out instead of null" : "";
}

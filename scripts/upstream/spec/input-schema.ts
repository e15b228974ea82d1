/** The schema of an input, as far as its page states it. */
import type { InputNotes, ParameterFacts, ValueType } from "../read/facts.js";
import { areExampleIds, exactId, isId } from "./exact-numbers.js";
import { isSecret } from "./secrets.js";
import { typeSchema } from "./types.js";

/** In the spec a value has to be of its input's type; a page lists what may stand in an array as the array's values. */
export function inputSchema(
  { name, type, default: fallback, enum: values }: ParameterFacts,
  notes: InputNotes = {},
): Record<string, unknown> {
  const isExact = isId(name, notes);
  const listed = values && !areExampleIds(values) ? values : notes.enum;
  const allowed = listed?.map((value) => typed(value, type));
  if (type === "array") return { type, items: { ...(isExact && exactId), ...(allowed && { enum: allowed }) } };
  if (type === "object") return { type };
  const isNumber = type === "number" || type === "integer";
  return {
    ...(isNumber && isExact ? exactId : typeSchema(type)),
    ...(type === "string" && isSecret(name, notes.isSecret) && { format: "password" }),
    ...(allowed && { enum: allowed }),
    ...(notes.pattern !== undefined && type === "string" && { pattern: notes.pattern }),
    ...(notes.maximum !== undefined && isNumber && { maximum: notes.maximum }),
    ...(fallback !== null && { default: typed(fallback, type) }),
  };
}

function typed(value: string | number | boolean, type: ValueType): unknown {
  if (type === "boolean" && (value === "true" || value === "false")) return value === "true";
  const number = Number(value);
  const isNumeric = (type === "number" || type === "integer") && value !== "" && Number.isFinite(number);
  // As text where JavaScript's number would be another one.
  return isNumeric && (!Number.isInteger(number) || Number.isSafeInteger(number)) ? number : value;
}

/** The schema of an input, as far as its page states it. */
import type { InputNotes, ParameterFacts, ValueType } from "../read/facts.js";
import { areExampleIds, exactAmount, exactId, isAmountName, isId, isWholeName } from "./exact-numbers.js";
import { isSecret } from "./secrets.js";
import { typeSchema } from "./types.js";

/**
 * In the spec a value has to be of its input's type; a page lists what may stand in an array as the array's values.
 * `place` is where the input travels: the query, the path or the body.
 */
export function inputSchema(
  { name, type, default: fallback, enum: values }: ParameterFacts,
  notes: InputNotes,
  place: string,
): Record<string, unknown> {
  const isExact = isId(name, notes);
  const isList = isCommaList(name, type, notes, place);
  const listed = values && !areExampleIds(values) ? values : notes.enum;
  const isAmount = isNumeric(type) && !isExact && isAmountName(name);
  const allowed = listed?.map((value) => (isAmount ? value : typed(value, type)));
  if (type === "array" || isList) {
    const item = { ...(isList && { type: "string" }), ...(isExact && exactId), ...(allowed && { enum: allowed }) };
    return { type: "array", items: item };
  }
  if (type === "object") return { type };
  return {
    ...(isNumeric(type) ? numberSchema(name, type, isExact) : typeSchema(type)),
    ...(type === "string" && isSecret(name, notes.isSecret) && { format: "password" }),
    ...(allowed && { enum: allowed }),
    ...(notes.pattern !== undefined && type === "string" && { pattern: notes.pattern }),
    ...(notes.maximum !== undefined && isNumeric(type) && !isAmount && { maximum: notes.maximum }),
    ...(fallback !== null && { default: isAmount ? String(fallback) : typed(fallback, type) }),
  };
}

/** How an input is written that holds several values: with commas, as XT's pages have it. */
export function inputStyle(
  { name, type }: Pick<ParameterFacts, "name" | "type">,
  notes: InputNotes,
  place: string,
): object {
  return isCommaList(name, type, notes, place) ? { style: "form", explode: false } : {};
}

function isCommaList(name: string, type: ValueType, notes: InputNotes, place: string): boolean {
  return place === "query" && type === "string" && (notes.isList === true || /[a-z](?:Ids|_ids)$/.test(name));
}

function isNumeric(type: ValueType): boolean {
  return type === "number" || type === "integer";
}

function numberSchema(name: string, type: ValueType, isExact: boolean): object {
  if (isExact) return exactId;
  if (isAmountName(name)) return exactAmount;
  return isWholeName(name) ? { type: "integer" } : typeSchema(type);
}

function typed(value: string | number | boolean, type: ValueType): unknown {
  if (type === "boolean" && (value === "true" || value === "false")) return value === "true";
  const number = Number(value);
  // As text where JavaScript's number would be another one.
  const isHeld = value !== "" && Number.isFinite(number) && (!Number.isInteger(number) || Number.isSafeInteger(number));
  return isNumeric(type) && isHeld ? number : value;
}

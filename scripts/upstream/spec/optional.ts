/** Decides what is optional in the spec, and what is required: an input of an operation, and a field of an answer. */
import type { InputNotes, ParameterFacts } from "../read/facts.js";

/**
 * As the page says; but what stands in the path is always there, and a page that calls an input required and then says
 * what its absence means has XT's servers take it for optional.
 */
export function isInputRequired(
  { required }: Pick<ParameterFacts, "required">,
  notes: InputNotes | undefined,
  place: string,
): boolean {
  return place === "path" || (required && !notes?.isOptional);
}

/** Where several pages describe one operation, an input is required only if each of them has it, and requires it. */
export function isRequiredOnEachPage(rows: readonly Pick<ParameterFacts, "required">[], pages: number): boolean {
  return rows.length === pages && rows.every(({ required }) => required);
}

/** Without these nobody can tell a success from a failure. */
const envelope = ["rc", "mc", "result"];

/**
 * An example shows that a field can come, never that it always does: so each is optional, until a person who knows better
 * says otherwise. The two mistakes are not alike. Wrongly required, an order that was placed ends as an exception; wrongly
 * optional, a caller writes `?.`, and loses nothing when the field becomes required.
 */
export function isFieldRequired(path: string): boolean {
  return envelope.includes(path);
}

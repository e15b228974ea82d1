/** A change between two states of what pages say, and what it means for a caller. */

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
  | "param_limit_changed"
  | "inputs_moved"
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

/** Whether both sides state something, and not the same: what one of them merely leaves out is no contradiction. */
export function isContradiction({ kind, from, to }: Change): boolean {
  const vague: FactValue[] = [null, "null", "unknown"];
  return /_changed$|_retyped$/.test(kind) && !vague.includes(from) && !vague.includes(to);
}

export function change(kind: ChangeKind, where: string, from: FactValue, to: FactValue, isBreaking: boolean): Change {
  return { kind, where, from, to, impact: isBreaking ? "breaking" : "compatible" };
}

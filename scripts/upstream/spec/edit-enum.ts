/** The list of values that the spec allows or documents for an input or a field: finds it, and edits it if a page's list changed. */
import { parsePlace, type Value } from "../merge/facts.js";
import { addToDo, type Editing } from "./editing.js";
import { typedValue } from "./schemas.js";
import { resolve, type Schema, type Spec } from "./spec.js";

/** The schema that has the list of values: the node itself, one of its branches, or its items. */
export function valuesOf(spec: Spec, node: Schema | undefined): Schema | undefined {
  const schema = resolve(spec, node);
  if (schema?.enum) return schema;
  const branches = [...(schema?.anyOf ?? []), ...(schema?.items ? [schema.items] : [])].map((branch) =>
    valuesOf(spec, branch),
  );
  return branches.find((branch) => branch !== undefined);
}

/** The list of values, the default, the pattern, or the bound of an input or a field. */
export function constraintOf(spec: Spec, schema: Schema, fact: string): Value | undefined {
  return (fact === "values" ? valuesOf(spec, schema)?.enum : schema[fact]) as Value | undefined;
}

/** Sets the documented values of a schema. `meaning` describes the new ones. The descriptions of values that are gone are removed. */
export function setValues(schema: Schema, values: unknown[], meaning?: string): void {
  const names = values.map(String);
  const meanings = schema["x-enumDescriptions"] ?? {};
  const known = schema.enum?.map(String) ?? [];
  if (meaning) for (const name of names) if (!known.includes(name)) meanings[name] = meaning;
  for (const name of Object.keys(meanings)) if (!names.includes(name)) delete meanings[name];
  schema.enum = values;
  if (Object.keys(meanings).length > 0) schema["x-enumDescriptions"] = meanings;
  else delete schema["x-enumDescriptions"];
}

/** Sets the allowed values of an input, in the type of its schema. */
export function setInputValues(spec: Spec, input: Schema, values: readonly string[]): void {
  const schema = valuesOf(spec, input) ?? input;
  const typed = values.map((one) => typedValue(one, String(schema.type ?? "string")));
  setValues(schema, typed);
}

/** Edits the documented values of a response field. Its schema still accepts other values. */
export function editFieldValues(
  { spec, operation, change, others, describe }: Editing,
  field: Schema | undefined,
): void {
  const schema = valuesOf(spec, field);
  const values = Array.isArray(change.to) ? change.to : undefined;
  if (schema && values) {
    const known = schema.enum?.map(String) ?? [];
    // Pages of other operations may still name values that this page no longer has.
    const kept = others.length > 0 ? known : known.filter((value) => values.includes(value));
    const meaning = schema["x-enumDescriptions"] && describe(parsePlace(change.place).name);
    setValues(schema, [...new Set([...kept, ...values])], meaning);
  } else addToDo(operation.node, change);
}

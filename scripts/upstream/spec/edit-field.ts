/** Edits fields of an operation's result, in its schema and in the examples. */
import { partsOf } from "../merge/facts.js";
import { addToDo, checkSecretType, EditConflict, type Editing, setValues } from "./edit.js";
import { exampleValue, fieldSchema, sampleOf, shownAt } from "./schemas.js";
import {
  type Field,
  fieldAt,
  operationsOf,
  type Schema,
  type Spec,
  stepsOf,
  structureOf,
  successExamples,
  successSchema,
  valuesOf,
} from "./spec.js";

export function editField(editing: Editing): void {
  const { spec, operation, change, others } = editing;
  const { from, to } = change;
  const { name, fact } = partsOf(change.place);
  const field = fieldAt(spec, operation.node, name);
  if (!field) return;
  if (fact === "values") editValues(editing, name, field);
  else if (to === undefined) {
    // If other operations' pages still have the field, it stays.
    if (others.length === 0) removeField(spec, field);
  } else if (others.length > 0)
    throw new EditConflict(`shared with operations whose pages differ: ${others.join(", ")}`);
  else if ([from, to].includes("object") && [from, to].includes("array")) wrap(spec, field, to === "array");
  else setField(editing, field);
}

function setField({ spec, change, source, describe }: Editing, { holder, name, schema: old }: Field): void {
  checkSecretType(old, change);
  const type = String(change.to);
  const shown = shownAt(source.example, stepsOf(change.place)) ?? { kind: "scalar" as const, type, text: "" };
  const isNullable = name !== "[]" && holder.required?.includes(name) !== true;
  const made: Schema = fieldSchema([shown], change.place, (place) => describe("fields", place), isNullable);
  if (old?.format === "password") made.format = "password";
  if (old?.description !== undefined) made.description = old.description;
  if (name === "[]") holder.items = made;
  else {
    if (!holder.properties) holder.type ??= "object";
    holder.properties = { ...holder.properties, [name]: made };
  }
  const value = shown.kind === "scalar" && shown.text === "" ? sampleOf(type) : exampleValue(shown);
  inExamples(spec, holder, name, (example) => {
    example[name] = value;
  });
}

function removeField(spec: Spec, { holder, name }: Field): void {
  if (holder.required?.includes(name)) throw new EditConflict("required: callers need it");
  inExamples(spec, holder, name, (example) => delete example[name]);
  if (name === "[]") delete holder.items;
  else delete holder.properties?.[name];
}

/** Turns an object into a list of it, or a list into its item. The fields keep their descriptions. */
function wrap(spec: Spec, { holder, name, schema }: Field, isList: boolean): void {
  if (name === "[]") throw new EditConflict("a list in a list: change it by hand");
  inExamples(spec, holder, name, (example) => {
    example[name] = isList ? [example[name]] : Array.isArray(example[name]) ? (example[name][0] ?? {}) : {};
  });
  const isNeeded = holder.required?.includes(name) === true;
  const items = structureOf(spec, schema)?.items ?? { type: "object" };
  const list: Schema = { type: isNeeded ? "array" : ["array", "null"], items: schema ?? {} };
  holder.properties = { ...holder.properties, [name]: isList ? list : items };
}

/** Edits the documented values of a response field. Its schema still accepts other values. */
function editValues({ spec, operation, change, others, describe }: Editing, place: string, field: Field): void {
  const schema = valuesOf(spec, field.schema);
  const values = Array.isArray(change.to) ? change.to : undefined;
  if (schema && values) {
    const known = schema.enum?.map(String) ?? [];
    // Pages of other operations may still name values that this page no longer has.
    const kept = others.length > 0 ? known : known.filter((value) => values.includes(value));
    const meaning = schema["x-enumDescriptions"] && describe("fields", place);
    setValues(schema, [...new Set([...kept, ...values])], meaning);
  } else if (change.from !== undefined) addToDo(operation.node, change);
}

/** Edits a field in all success examples of all operations. */
function inExamples(spec: Spec, holder: Schema, name: string, edit: (example: Record<string, unknown>) => void): void {
  // A set, so that an object that several examples share is edited once.
  const found = new Set<object>();
  const search = (node: Schema | undefined, value: unknown): void => {
    const schema = structureOf(spec, node);
    if (!schema || typeof value !== "object" || value === null) return;
    if (schema === holder) found.add(value);
    if (Array.isArray(value)) for (const item of value) search(schema.items, item);
    else for (const [key, field] of Object.entries(schema.properties ?? {})) search(field, Object(value)[key]);
  };
  for (const { node } of operationsOf(spec))
    for (const example of successExamples(spec, node)) search(successSchema(spec, node), example);
  if (name !== "[]") for (const example of found) edit(Object(example));
}

/** Edits the fields of an operation's result, in the schema and in the examples. */
import { type Facts, parsePlace } from "../merge/facts.js";
import { addToDo, checkSecretType, EditConflict, type Editing, setValues } from "./editing.js";
import { examplesOf, type Field, fieldAt, removeField, structureOf, valuesOf } from "./parts.js";
import { exampleValue, fieldSchema, sampleOf, shownAt } from "./schemas.js";
import { resolve, type Schema } from "./spec.js";

export function editField(editing: Editing): void {
  const { spec, operation, change, others, renamedTo = "" } = editing;
  const { from, to } = change;
  const { name, fact } = parsePlace(change.place);
  const field = fieldAt(spec, operation.node, name);
  if (!field) throw new EditConflict("without the field around it");
  if (fact === "values") editFieldValues(editing, field.schema);
  else if (to === undefined) {
    // If other operations' pages still have the field, it stays. An empty list in an example says nothing about its items.
    if (others.length > 0 || field.key === "[]") return;
    if (field.holder.required?.includes(field.key)) throw new EditConflict("required: callers need it");
    removeField(spec, field.holder, field.key, parsePlace(renamedTo).steps.at(-1));
  } else if (others.length > 0)
    throw new EditConflict(`shared with operations whose pages differ: ${others.join(", ")}`);
  else if ([from, to].includes("object") && [from, to].includes("array")) wrap(editing, field, to === "array");
  else setField(editing, field);
}

function setField({ spec, change, docs, describe }: Editing, { holder, key: name, schema: old }: Field): void {
  checkSecretType(old, change);
  const content = structureOf(spec, old);
  if (content?.required?.length || structureOf(spec, content?.items)?.required?.length)
    throw new EditConflict("fields inside it that callers need: edit it by hand, then run this again");
  const type = String(change.to);
  const shown = docs.example ? shownAt(docs.example, parsePlace(change.place).steps) : [];
  const words = describe(change.place);
  const schema = fieldSchema(change.place, type, shown, words);
  const made = name === "[]" || holder.required?.includes(name) ? schema : withNull(schema);
  if (old?.format === "password") made.format = "password";
  const description = old?.description ?? words;
  if (description !== undefined) made.description = description;
  if (name === "[]") holder.items = made;
  else {
    if (!holder.properties) holder.type ??= "object";
    holder.properties = { ...holder.properties, [name]: made };
  }
  const value = shown[0] ? exampleValue(shown[0]) : sampleOf(type);
  // The examples have a new field already if the object around it is new.
  const isShown = change.from === undefined && examplesOf(spec, holder).some((example) => name in example);
  if (name !== "[]" && !isShown) for (const example of examplesOf(spec, holder)) example[name] = value;
}

/** Turns an object into a list of it, or a list into its item. The fields keep their descriptions. */
function wrap({ spec, docs, change: { place } }: Editing, { holder, key: name, schema }: Field, isList: boolean): void {
  if (name === "[]") throw new EditConflict("a list in a list: change it by hand");
  const old = structureOf(spec, schema);
  const [start, newStart] = isList ? [`${place}.`, `${place}[].`] : [`${place}[].`, `${place}.`];
  const fieldsIn = (facts: Facts, prefix: string) =>
    [...facts.keys()].flatMap((one) => (one.startsWith(prefix) ? one.slice(prefix.length) : []));
  const now = fieldsIn(docs.theirs, newStart);
  const isStill = (field: string) => now.includes(field);
  // The spec's fields count, too: the page's example may have been empty.
  const ours = Object.keys((isList ? old : structureOf(spec, old?.items))?.properties ?? {});
  if (!fieldsIn(docs.base, start).every(isStill) || (ours.length > 0 && !ours.some(isStill)))
    throw new EditConflict(
      `${isList ? "an object" : "a list"} with other fields: edit it by hand, then run this again`,
    );
  for (const example of examplesOf(spec, holder))
    example[name] = isList ? [example[name]] : Array.isArray(example[name]) ? (example[name][0] ?? {}) : {};
  const isNeeded = holder.required?.includes(name) === true;
  const items = old?.items ?? { type: "object" };
  const isNullable = !isNeeded || [resolve(spec, schema)?.type].flat().includes("null");
  const list: Schema = { type: isNullable ? ["array", "null"] : "array", items: withoutNull(schema) };
  holder.properties = { ...holder.properties, [name]: isList ? list : isNeeded ? items : withNull(items) };
}

function withNull(schema: Schema): Schema {
  if (schema.$ref !== undefined) return { anyOf: [schema, { type: "null" }] };
  if (schema.anyOf) return { ...schema, anyOf: [...schema.anyOf, { type: "null" }] };
  return schema.type === undefined ? schema : { ...schema, type: [...new Set([schema.type, "null"].flat())] };
}

function withoutNull(schema: Schema = {}): Schema {
  const bare = { ...schema };
  if (schema.anyOf) bare.anyOf = schema.anyOf.filter(({ type }) => type !== "null");
  const [type, ...others] = [schema.type ?? []].flat().filter((one) => one !== "null");
  if (type !== undefined) bare.type = others.length > 0 ? [type, ...others] : type;
  return bare;
}

/** Edits the documented values of a response field. Its schema still accepts other values. */
function editFieldValues({ spec, operation, change, others, describe }: Editing, field: Schema | undefined): void {
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

/** The fields of an operation's result in the spec. Finds them, and edits them in the schema and in the examples. */
import { branchesOf, isSuccess } from "../../generate/spec.js";
import { type Facts, parsePlace } from "../merge/facts.js";
import { editFieldValues } from "./edit-enum.js";
import { checkSecretType, EditConflict, type Editing, renameKey } from "./editing.js";
import { exampleValue, fieldSchema, sampleOf, shownAt } from "./schemas.js";
import { type OperationNode, operationsOf, resolve, type Schema, type Spec } from "./spec.js";

/** A field of the result: the schema that contains it, its name there, and its own schema, if it exists. */
interface Field {
  holder: Schema;
  name: string;
  schema: Schema | undefined;
}

export function fieldAt(spec: Spec, operation: OperationNode, place: string): Field | undefined {
  let field: Field | undefined;
  let holder = successSchema(spec, operation);
  for (const name of parsePlace(place).steps) {
    if (!holder) return undefined;
    const schema: Schema | undefined = name === "[]" ? holder.items : holder.properties?.[name];
    field = { holder, name, schema };
    holder = structureOf(spec, schema);
  }
  return field;
}

/** The schema with the fields or the items, with references resolved and without `null`. */
function structureOf(spec: Spec, node: Schema | undefined): Schema | undefined {
  const schema = resolve(spec, node);
  const branches = (schema?.anyOf ?? []).map((branch) => structureOf(spec, branch));
  return branches.find((branch) => branch?.properties ?? branch?.items) ?? schema;
}

/** The schema of the response in which `rc` is 0. */
function successSchema(spec: Spec, operation: OperationNode): Schema | undefined {
  return branchesOf<Schema>(spec, operation).find((branch) => isSuccess(spec, branch));
}

export function editField(editing: Editing): void {
  const { spec, operation, change, others } = editing;
  const { from, to } = change;
  const { name, fact } = parsePlace(change.place);
  const field = fieldAt(spec, operation.node, name);
  if (!field) throw new EditConflict("without the field around it");
  if (fact === "values") editFieldValues(editing, field.schema);
  else if (to === undefined) {
    // If other operations' pages still have the field, it stays. An empty list in an example says nothing about its items.
    if (others.length === 0 && field.name !== "[]") removeField(editing, field);
  } else if (others.length > 0)
    throw new EditConflict(`shared with operations whose pages differ: ${others.join(", ")}`);
  else if ([from, to].includes("object") && [from, to].includes("array")) wrap(editing, field, to === "array");
  else setField(editing, field);
}

function setField({ spec, change, docs, describe }: Editing, { holder, name, schema: old }: Field): void {
  checkSecretType(old, change);
  const content = structureOf(spec, old);
  if (content?.required?.length || structureOf(spec, content?.items)?.required?.length)
    throw new EditConflict("fields inside it that callers need: edit it by hand, then run this again");
  const type = String(change.to);
  const shown = docs.example ? shownAt(docs.example, parsePlace(change.place).steps) : [];
  const words = describe(change.place);
  const made = fieldSchema(change.place, type, shown, words);
  const isNullable = name !== "[]" && holder.required?.includes(name) !== true;
  if (isNullable && made.type !== undefined) made.type = [made.type, "null"].flat();
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

function removeField({ spec, renamedTo = "" }: Editing, { holder, name }: Field): void {
  if (holder.required?.includes(name)) throw new EditConflict("required: callers need it");
  const now = parsePlace(renamedTo).steps.at(-1);
  const isRenamed = now !== undefined && holder.properties?.[now] === undefined;
  const edit = (fields: Record<string, unknown> = {}) => {
    if (isRenamed) renameKey(fields, name, now);
    else delete fields[name];
  };
  for (const example of examplesOf(spec, holder)) edit(example);
  edit(holder.properties);
}

/** Turns an object into a list of it, or a list into its item. The fields keep their descriptions. */
function wrap({ spec, docs, change: { place } }: Editing, { holder, name, schema }: Field, isList: boolean): void {
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

/** The objects with this schema in the success examples of all operations. */
function examplesOf(spec: Spec, holder: Schema): Record<string, unknown>[] {
  // A set, so that an object that several examples share is edited once.
  const found = new Set<Record<string, unknown>>();
  const search = (node: Schema | undefined, value: unknown): void => {
    const schema = structureOf(spec, node);
    if (!schema || typeof value !== "object" || value === null) return;
    if (schema === holder) found.add(Object(value));
    if (Array.isArray(value)) for (const item of value) search(schema.items, item);
    else for (const [key, field] of Object.entries(schema.properties ?? {})) search(field, Object(value)[key]);
  };
  for (const { node } of operationsOf(spec)) {
    const { examples = {} } = node.responses["200"]?.content?.["application/json"] ?? {};
    for (const example of Object.values(examples)) {
      const value = Object(resolve(spec, example)?.value);
      if (value.rc === 0) search(successSchema(spec, node), value);
    }
  }
  return [...found];
}

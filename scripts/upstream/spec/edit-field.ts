/** Edits of the result that an operation answers with, in its schema and in the examples that show it. */
import { Disagreement, type Editing, leaveToDo } from "./edit.js";
import { forgetMeanings } from "./edit-input.js";
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
  const { place, from, to } = change;
  const field = fieldAt(spec, operation.node, place.replace(/ values$/, ""));
  if (!field) return;
  if (place.endsWith(" values")) editValues(editing, field);
  // Otherwise another operation's page shows it still.
  else if (to === undefined && others.length === 0) removeField(editing, field);
  if (place.endsWith(" values") || to === undefined) return;
  if (others.length > 0) {
    throw new Disagreement([
      ["XT's page before", from],
      ["XT's page now", to],
      ["pages of operations that share it", others.join(", ")],
    ]);
  }
  if ([from, to].includes("object") && [from, to].includes("array")) wrap(spec, field, to === "array");
  else setField(editing, field);
}

function setField({ spec, change, source, describe }: Editing, { holder, name, schema: old }: Field): void {
  const type = String(change.to);
  const isSecret = old?.format === "password";
  if (isSecret && type !== "string")
    throw new Disagreement([
      ["XT's page now", type],
      ["the spec", "a secret, and only a text can be one"],
    ]);
  const shown = shownAt(source.example, stepsOf(change.place)) ?? { kind: "scalar" as const, type, text: "" };
  const words = {
    said: (place: string) => source.words.english?.fields[place] ?? source.words.chinese?.fields[place],
    description: (place: string) => describe("fields", place),
  };
  const isNullable = name !== "[]" && holder.required?.includes(name) !== true;
  const { description, ...made } = fieldSchema([shown], change.place, words, isNullable);
  const text = old?.description ?? description;
  const schema: Schema = {
    ...made,
    ...(isSecret && { format: "password" }),
    ...(typeof text === "string" && { description: text }),
  };
  if (name === "[]") holder.items = schema;
  else {
    if (!holder.properties) holder.type ??= "object";
    holder.properties = { ...holder.properties, [name]: schema };
  }
  const value = shown.kind === "scalar" && shown.text === "" ? sampleOf(type) : exampleValue(shown);
  inExamples(spec, { holder, name }, (example) => {
    example[name] = value;
  });
}

function removeField({ spec, change }: Editing, { holder, name }: Field): void {
  if (holder.required?.includes(name)) {
    throw new Disagreement([
      ["XT's page before", change.from],
      ["XT's page now", undefined],
      ["the spec", "required: a caller can't do without it"],
    ]);
  }
  inExamples(spec, { holder, name }, (example) => delete example[name]);
  if (name === "[]") delete holder.items;
  else delete holder.properties?.[name];
}

/** What was an object is the item of a list, or the other way round: its fields keep their words. */
function wrap(spec: Spec, { holder, name, schema }: Field, isList: boolean): void {
  if (name === "[]")
    throw new Disagreement([
      ["XT's page now", isList ? "a list of lists" : "no list"],
      ["the spec", "change it by hand"],
    ]);
  inExamples(spec, { holder, name }, (example) => {
    example[name] = isList ? [example[name]] : Array.isArray(example[name]) ? (example[name][0] ?? {}) : {};
  });
  const isNeeded = holder.required?.includes(name) === true;
  const items = structureOf(spec, schema)?.items ?? { type: "object" };
  const list: Schema = { type: isNeeded ? "array" : ["array", "null"], items: schema ?? {} };
  holder.properties = { ...holder.properties, [name]: isList ? list : items };
}

/** The values of an answer stay open: what comes is documented. */
function editValues({ spec, operation, change, others, describe }: Editing, { schema: node }: Field): void {
  const schema = valuesOf(spec, node);
  const values = Array.isArray(change.to) ? change.to : undefined;
  if (!schema || !values) {
    if (change.from !== undefined) leaveToDo(operation.node, change);
    return;
  }
  const known = schema.enum?.map(String) ?? [];
  // Another operation's page may name what this one doesn't any more.
  const kept = others.length > 0 ? known : known.filter((value) => values.includes(value));
  const fresh = values.filter((value) => !known.includes(value));
  schema.enum = [...kept, ...fresh];
  const meaning = describe("fields", change.place.replace(/ values$/, ""));
  if (schema["x-enumDescriptions"] && meaning) for (const value of fresh) schema["x-enumDescriptions"][value] = meaning;
  forgetMeanings(schema);
}

/** Edits each success example of each operation that shows a field, by whatever way its schema leads there. */
function inExamples(
  spec: Spec,
  { holder, name }: Pick<Field, "holder" | "name">,
  edit: (example: Record<string, unknown>) => void,
): void {
  if (name === "[]") return;
  const found = operationsOf(spec).flatMap(({ node }) =>
    waysTo(spec, successSchema(spec, node), holder).flatMap((steps) =>
      successExamples(spec, node).flatMap((example) => placesIn(example, steps)),
    ),
  );
  // An example that others repeat is edited once.
  for (const example of new Set(found)) if (typeof example === "object" && example !== null) edit(Object(example));
}

function waysTo(spec: Spec, node: Schema | undefined, holder: Schema, seen: readonly Schema[] = []): string[][] {
  const schema = structureOf(spec, node);
  if (!schema || seen.includes(schema)) return [];
  const inner = (step: string, next: Schema) =>
    waysTo(spec, next, holder, [...seen, schema]).map((way) => [step, ...way]);
  return [
    ...(schema === holder ? [[]] : []),
    ...(schema.items ? inner("[]", schema.items) : []),
    ...Object.entries(schema.properties ?? {}).flatMap(([name, field]) => inner(name, field)),
  ];
}

function placesIn(value: unknown, [step, ...rest]: readonly string[]): unknown[] {
  if (step === undefined) return [value];
  if (step === "[]") return Array.isArray(value) ? value.flatMap((item) => placesIn(item, rest)) : [];
  return placesIn(Object(value)[step], rest);
}

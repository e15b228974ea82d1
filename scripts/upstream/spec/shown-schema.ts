/** The schema of an answer, as far as its page shows it. */
import type { Example, ValueType } from "../read/facts.js";
import { saysSecret } from "../read/notes.js";
import {
  exactAmountShown,
  exactId,
  exactIdText,
  isAmountName,
  isBeyondNumbers,
  isIdName,
  isIdText,
  isWholeName,
} from "./exact-numbers.js";
import { isFieldRequired } from "./optional.js";
import { isSecret } from "./secrets.js";
import { typeSchema } from "./types.js";

/** What is said of the fields of an answer. */
export interface Described {
  /** By response path, what XT's page says. */
  comments: Readonly<Record<string, string>>;
  /** By response path, what the spec is to say. */
  describe(path: string): string | undefined;
}

type Scalar = Extract<Example, { kind: "scalar" }>;

/** A schema that all the values at a response path fulfil. Null says nothing of a type. */
export function shownSchema(values: readonly Example[], path: string, described: Described): Record<string, unknown> {
  const description = described.describe(path);
  return { ...(description && { description }), ...typedSchema(values, path, described) };
}

function typedSchema(
  values: readonly Example[],
  path: string,
  { comments, describe }: Described,
): Record<string, unknown> {
  const objects = values.filter((value) => value.kind === "object");
  const arrays = values.filter((value) => value.kind === "array");
  const types = new Set(values.flatMap((value) => (value.kind === "scalar" ? value.type.split("|") : [value.kind])));
  const known = [...types].filter((type) => type !== "null" && type !== "unknown");
  const [only, another] = known;
  if (only === undefined || types.has("null") || types.has("unknown")) return {};
  if (another !== undefined) return { type: known.sort() };
  if (only === "array") {
    const items = arrays.flatMap((array) => array.items);
    return { type: "array", items: items.length > 0 ? shownSchema(items, `${path}[]`, { comments, describe }) : {} };
  }
  const name = path.split(/[.[]/).findLast((step) => step !== "" && step !== "]") ?? "";
  const scalars = values.filter((value) => value.kind === "scalar");
  if (only === "number") return numberSchema(name, scalars);
  if (only === "string" && scalars.every(({ text }) => isIdText(name, text))) return exactIdText;
  if (only === "string" && isSecret(name, saysSecret(comments[path]))) return { type: "string", format: "password" };
  if (only !== "object") return typeSchema(scalarType(only));
  const names = [...new Set(objects.flatMap(({ members }) => [...members.keys()]))];
  const shown = (name: string) => objects.flatMap(({ members }) => members.get(name) ?? []);
  return objectSchema(
    Object.fromEntries(
      names.map((name) => [name, shownSchema(shown(name), `${path}.${name}`, { comments, describe })]),
    ),
    path,
  );
}

function numberSchema(name: string, shown: readonly Scalar[]): Record<string, unknown> {
  if (isIdName(name) || shown.some(isBeyondNumbers)) return exactId;
  if (isAmountName(name)) return exactAmountShown;
  return isWholeName(name) && shown.every(({ text }) => /^-?\d+$/.test(text))
    ? { type: "integer" }
    : { type: "number" };
}

/** `path` is where the object stands in the answer; the answer itself stands at "". */
export function objectSchema(properties: Record<string, unknown>, path: string): Record<string, unknown> {
  const names = Object.keys(properties);
  const required = names.filter((name) => isFieldRequired(path === "" ? name : `${path}.${name}`));
  return { type: "object", ...(required.length > 0 && { required }), ...(names.length > 0 && { properties }) };
}

function scalarType(type: string): ValueType {
  return type === "string" || type === "number" || type === "boolean" ? type : "unknown";
}

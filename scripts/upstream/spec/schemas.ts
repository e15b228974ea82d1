/** The schema of an input or a field, as far as a page states or shows it. */
import type { Document, YAMLMap } from "yaml";
import type { Example, ParameterFacts, ValueType } from "../read/facts.js";
import { isFieldRequired } from "./optional.js";

/** In the spec a value has to be of its parameter's type; a page lists what may stand in an array as the array's values. */
export function inputSchema({ type, default: fallback, enum: values }: ParameterFacts): Record<string, unknown> {
  const allowed = values?.map((value) => typed(value, type));
  if (type === "array") return { type, items: allowed ? { enum: allowed } : {} };
  if (type === "object") return { type };
  return {
    ...typeSchema(type),
    ...(allowed && { enum: allowed }),
    ...(fallback !== null && { default: typed(fallback, type) }),
  };
}

function typeSchema(type: ValueType): Record<string, unknown> {
  return type === "unknown" ? {} : type === "array" ? { type, items: {} } : { type };
}

function typed(value: string | number, type: ValueType): unknown {
  if (type === "boolean" && (value === "true" || value === "false")) return value === "true";
  const isNumeric = (type === "number" || type === "integer") && value !== "" && Number.isFinite(Number(value));
  return isNumeric ? Number(value) : value;
}

/** Keywords that say more than the type: they do not outlive it. */
const constraints = "const enum minLength maxLength pattern format minimum maximum default items properties required";

export function setType(spec: Document, schema: YAMLMap, type: string): void {
  for (const keyword of [...constraints.split(" "), "example", "examples", "x-enumDescriptions"])
    schema.delete(keyword);
  const types = type.split("|").filter((name) => name !== "null" && name !== "unknown");
  const [only, another] = types;
  if (only === undefined) schema.delete("type");
  else schema.set("type", another === undefined ? only : spec.createNode(types));
  if (types.includes("array")) schema.set("items", spec.createNode({}));
}

/** A schema that all the values at a response path fulfil. Null says nothing of a type. */
export function shownSchema(values: readonly Example[], path: string): Record<string, unknown> {
  const objects = values.filter((value) => value.kind === "object");
  const arrays = values.filter((value) => value.kind === "array");
  const types = new Set(values.flatMap((value) => (value.kind === "scalar" ? value.type.split("|") : [value.kind])));
  const known = [...types].filter((type) => type !== "null" && type !== "unknown");
  const [only, another] = known;
  if (only === undefined || types.has("null") || types.has("unknown")) return {};
  if (another !== undefined) return { type: known.sort() };
  if (only === "array") {
    const items = arrays.flatMap((array) => array.items);
    return { type: "array", items: items.length > 0 ? shownSchema(items, `${path}[]`) : {} };
  }
  if (only !== "object") return typeSchema(scalarType(only));
  const names = [...new Set(objects.flatMap(({ members }) => [...members.keys()]))];
  const shown = (name: string) => objects.flatMap(({ members }) => members.get(name) ?? []);
  return objectSchema(
    Object.fromEntries(names.map((name) => [name, shownSchema(shown(name), `${path}.${name}`)])),
    path,
  );
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

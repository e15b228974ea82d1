/** Converts the spec to facts that can be compared with a page's. If the spec's curated content is compatible with the page, the page's value is used. */
import { type Facts, isSame, isVague, partsOf, type Value } from "../merge/facts.js";
import { fieldAt, inputOf, type Operation, resolve, type Schema, type Spec, valuesOf } from "./spec.js";

interface Sides {
  now: Value | undefined;
  before: Value | undefined;
}

/** Returns the spec's value at each place. If it agrees with a page's value, now or before, that value is returned. */
export function oursAt(spec: Spec, operation: Operation, before: Facts, now: Facts): Facts {
  const ours = new Map<string, Value>();
  for (const place of new Set([...before.keys(), ...now.keys()])) {
    const value = oursOf(spec, operation, place, { now: now.get(place), before: before.get(place) });
    if (value !== undefined) ours.set(place, value);
  }
  return ours;
}

/** Returns the spec's value at a place, as `oursAt` does. */
export function oursOf(spec: Spec, operation: Operation, place: string, sides: Sides): Value | undefined {
  const { now, before } = sides;
  if (place === "method" || place === "path") return operation[place];
  // The spec doesn't define `ma`.
  if (/^ma\b/.test(place)) return now;
  if (place === "limit") return containsNumbers(String(operation.node.description), sides) ? now : before;
  const { isInput, name, fact } = partsOf(place);
  const input = isInput ? inputOf(spec, operation.node, name) : undefined;
  const schema = isInput ? input?.schema : fieldAt(spec, operation.node, name)?.schema;
  if (!schema) return undefined;
  if (fact === "values") {
    const own = valuesOf(spec, schema)?.enum?.map(String);
    return own ? ([now, before].find((value) => isSame(value, own)) ?? own) : before;
  }
  const types = typesOf(spec, schema);
  if (!input) return types.size === 0 && !isVague(now) ? before : named(types, sides);
  const { parameter, body, key } = input;
  if (fact === undefined) return now === "any" || now === input.place ? now : isVague(before) ? before : input.place;
  if (fact === "required")
    return (
      parameter?.["x-required-for-grant"] ?? (parameter?.required === true || body?.required?.includes(key) === true)
    );
  // For a page, a comma-separated list is a string.
  if (fact === "type") return named(types.has("array") ? types.add("string") : types, sides);
  const own = schema[fact];
  // If the spec omits the fact on purpose, its description may mention the page's value: then a developer has to check it.
  if (own === undefined) return before;
  return [now, before].find((value) => String(value) === String(own)) ?? (typeof own === "number" ? own : String(own));
}

function named(types: ReadonlySet<string>, { now, before }: Sides): Value {
  const isNamed = (value: Value) =>
    isVague(value) ||
    String(value)
      .split("|")
      .every((type) => type === "null" || types.has(type === "integer" ? "number" : type));
  return [now, before].find((value) => value !== undefined && isNamed(value)) ?? [...types].sort().join("|");
}

/** The types that a schema allows, without null. An exact number may be a string or a number on a page. */
function typesOf(spec: Spec, node: Schema | undefined): Set<string> {
  const schema = resolve(spec, node);
  const types = new Set(
    [...(schema?.anyOf ?? []), ...(schema?.oneOf ?? [])].flatMap((branch) => [...typesOf(spec, branch)]),
  );
  for (const type of [schema?.type ?? []].flat()) types.add(type === "integer" ? "number" : type);
  if (schema?.format === "int64" || schema?.format === "decimal") types.add("string").add("number");
  if (types.size === 0 && schema?.properties) types.add("object");
  if (types.size === 0 && schema?.enum) types.add("string");
  types.delete("null");
  return types;
}

/** Whether a text contains all numbers of the page's current value, and none that were only in the old value. */
function containsNumbers(text: string, { now, before }: Sides): boolean {
  const numbersIn = (words: string) => new Set(words.replace(/(\d),(\d{3})/g, "$1$2").match(/\d+/g));
  const [said, wanted, old] = [numbersIn(text), numbersIn(String(now ?? "")), numbersIn(String(before ?? ""))];
  return (
    [...wanted].every((number) => said.has(number)) &&
    ![...old].some((number) => !wanted.has(number) && said.has(number))
  );
}

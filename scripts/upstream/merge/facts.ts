/** A page's facts as plain data: one value for each place, such as `input limit maximum` or `result.items[].fee`. */
import { isDeepStrictEqual } from "node:util";
import type { Details, OperationFacts } from "../read/facts.js";
import { readList } from "../read/notes.js";

export type Value = string | number | boolean | readonly string[];
export type Facts = ReadonlyMap<string, Value>;

export interface Change {
  place: string;
  from: Value | undefined;
  to: Value | undefined;
}

/** Whether a value contains no information, such as an unknown place of an input, or a field that is null in the example. */
export function isVague(value: Value | undefined): boolean {
  return value === undefined || value === "any" || value === "null" || value === "unknown";
}

export function isSame(one: Value | undefined, other: Value | undefined): boolean {
  const sorted = (value: Value | undefined) => (Array.isArray(value) ? [...value].sort() : value);
  return isDeepStrictEqual(sorted(one), sorted(other));
}

/** Converts one operation to facts. Containers in the result are places, too. So it is a change if a string becomes an object. */
export function factsOf({ method, path, parameters, response }: OperationFacts, { notes, words }: Details): Facts {
  const facts = new Map<string, Value>([
    ["method", method],
    ["path", path],
  ]);
  if (notes.limits.length > 0) facts.set("limit", notes.limits.join(", "));
  for (const { name, type, required, default: fallback, enum: listed } of parameters) {
    const own = notes.inputs[name] ?? {};
    const isInPath = path.includes(`{${name}}`);
    const values = listed && !areExampleIds(listed) ? listed : own.enum;
    facts.set(`input ${name}`, isInPath ? "path" : (notes.place ?? "any"));
    facts.set(`input ${name} type`, type);
    // If the page says what happens without an input, the input is optional, even if the page calls it required.
    facts.set(`input ${name} required`, isInPath || (required && !own.isOptional));
    if (values) facts.set(`input ${name} values`, values);
    if (fallback !== null) facts.set(`input ${name} default`, fallback);
    for (const limit of ["pattern", "minimum", "maximum"] as const) {
      const value = own[limit];
      if (value !== undefined) facts.set(`input ${name} ${limit}`, value);
    }
  }
  for (const [leaf, type] of Object.entries(response)) {
    for (const container of containersOf(leaf))
      facts.set(container, leaf.startsWith(`${container}[]`) ? "array" : "object");
    facts.set(leaf, type);
    const values = readList(words.fields[leaf] ?? "");
    if (values) facts.set(`${leaf} values`, values);
  }
  return facts;
}

/** `result.items[].fee` → `result`, `result.items`, `result.items[]`. */
function containersOf(leaf: string): string[] {
  const steps = leaf.split(/(?=\.|\[\])/);
  return steps.slice(0, -1).map((_, at) => steps.slice(0, at + 1).join(""));
}

/** Whether the values are ids: then the page lists examples, not the only values. */
function areExampleIds(values: readonly string[]): boolean {
  return values.every((value) => /^\d{10,}$/.test(value));
}

export function changesBetween(before: Facts, after: Facts): Change[] {
  const places = [...new Set([...before.keys(), ...after.keys()])];
  const changes = places.map((place) => ({ place, from: before.get(place), to: after.get(place) }));
  return changes.filter(({ from, to }) => !isSame(from, to));
}

/** `input limit maximum` → the fact `maximum` of the input `limit`; `result.state values` → the fact `values` of a field. */
export function partsOf(place: string): { isInput: boolean; name: string; fact: string | undefined } {
  const [, kind, name = "", fact] = /^(input )?(\S+)(?: (\w+))?$/.exec(place) ?? [];
  return { isInput: kind !== undefined, name, fact };
}

/** Whether a place lies inside another one: a part of an input, a field of an object, an item of a list. */
export function isInside(place: string, outer: string): boolean {
  return place.startsWith(outer) && /^(?: |\.|\[\])/.test(place.slice(outer.length));
}

/** A page's facts as plain data: one value for each place, such as `input limit maximum` or `result.items[].fee`. */
import { isDeepStrictEqual } from "node:util";

export type Value = string | number | boolean | readonly string[];
export type Facts = ReadonlyMap<string, Value>;

/** Whether a value contains no information, such as an unknown place of an input, or a field that is null in the example. */
export function isVague(value: Value | undefined): boolean {
  return value === undefined || value === "any" || value === "null" || value === "unknown";
}

export function isSame(one: Value | undefined, other: Value | undefined): boolean {
  const sorted = (value: Value | undefined) => (Array.isArray(value) ? [...value].sort() : value);
  return isDeepStrictEqual(sorted(one), sorted(other));
}

interface Place {
  isInput: boolean;
  name: string;
  /** The parts of the name: `result.items[].price` has `result`, `items`, `[]` and `price`. */
  steps: string[];
  fact: string | undefined;
}

/** `input limit maximum` → the fact `maximum` of the input `limit`; `result.state values` → the fact `values` of a field. */
export function parsePlace(place: string): Place {
  const [, kind, name = "", fact] =
    /^(input )?(.*?)(?: (type|required|values|default|pattern|minimum|maximum))?$/s.exec(place) ?? [];
  return { isInput: kind !== undefined, name, steps: name.split(/\.|(?=\[\])/).filter((step) => step !== ""), fact };
}

/** Whether a place lies inside another one: a part of an input, a field of an object, an item of a list. */
export function isInside(place: string, outer: string): boolean {
  return place.startsWith(outer) && /^(?: |\.|\[\])/.test(place.slice(outer.length));
}

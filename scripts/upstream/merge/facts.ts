/** A page's facts as plain data: one value for each place, such as `input limit maximum` or `result.items[].fee`. */
import { isDeepStrictEqual } from "node:util";

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

/** `input limit maximum` → the fact `maximum` of the input `limit`; `result.state values` → the fact `values` of a field. */
export function partsOf(place: string): { isInput: boolean; name: string; fact: string | undefined } {
  const [, kind, name = "", fact] = /^(input )?(\S+)(?: (\w+))?$/.exec(place) ?? [];
  return { isInput: kind !== undefined, name, fact };
}

/** `result.items[].price` → `["result", "items", "[]", "price"]`. */
export function stepsOf(place: string): string[] {
  return place.split(/\.|(?=\[\])/).filter((step) => step !== "");
}

/** Whether a place lies inside another one: a part of an input, a field of an object, an item of a list. */
export function isInside(place: string, outer: string): boolean {
  return place.startsWith(outer) && /^(?: |\.|\[\])/.test(place.slice(outer.length));
}

/** Converts the spec to facts that can be compared with a page's. */
import type { Change } from "../merge/detect-changes.js";
import { type Facts, isSame, isVague, parsePlace, type Value } from "../merge/facts.js";
import { readRates } from "../read/prose.js";
import { constraintOf, isRequired, partAt } from "./parts.js";
import { namedType, type Operation, type Spec, typesOf } from "./spec.js";

/** Returns what the spec has at each place of a page: see `oursOf`. */
export function oursAt(spec: Spec, operation: Operation, before: Facts, now: Facts): Facts {
  const ours = new Map<string, Value>();
  for (const place of new Set([...before.keys(), ...now.keys()])) {
    const value = oursOf(spec, operation, { place, from: before.get(place), to: now.get(place) });
    if (value !== undefined) ours.set(place, value);
  }
  return ours;
}

/**
 * Returns what the spec has at the place of a change, in the page's words. The spec says more than a page: its types are exact, and it omits
 * some facts on purpose. So if the spec is compatible with the page's new value, this returns the new value: there is nothing to do.
 * Otherwise, if it is compatible with the old value, this returns the old value: the change becomes an edit or a to-do. Any other value is
 * a conflict.
 */
export function oursOf(spec: Spec, operation: Operation, change: Change): Value | undefined {
  const { place, from, to } = change;
  if (place === "method" || place === "path") return operation[place];
  // The spec doesn't define `ma`.
  if (/^ma\b/.test(place)) return to;
  if (place === "limit") return statesRates(String(operation.node.description), change) ? to : from;
  const { fact } = parsePlace(place);
  const part = partAt(spec, operation.node, place);
  if (!part?.schema) return undefined;
  const { sentIn, schema } = part;
  if (sentIn !== undefined && fact === undefined)
    return (to === "any" && sentIn !== "path") || to === sentIn ? to : isVague(from) ? from : sentIn;
  if (fact === "required") return part.parameter?.["x-required-for-grant"] ?? isRequired(part);
  if (fact === undefined || fact === "type") {
    const types = typesOf(spec, schema);
    // In a query, a list is sent as a string with commas, and pages may call it a string.
    if (types.has("array") && sentIn === "query") types.add("string");
    return types.size === 0 && sentIn === undefined && !isVague(to) ? from : namedType(types, change);
  }
  const own = constraintOf(spec, schema, fact);
  // If the spec omits the fact on purpose, its description may mention the page's value: then a developer has to check it.
  if (own === undefined) return from;
  const texts = (value: unknown) => [value].flat().map(String);
  return [to, from].find((value) => isSame(texts(value), texts(own))) ?? own;
}

/** Whether a text states all rates of the page's current value, and none that were only in the old value. Whom they limit isn't compared. */
function statesRates(text: string, { from, to }: Change): boolean {
  const ratesOf = (rates: string[]) => rates.map((rate) => rate.split("/").slice(0, 2).join("/"));
  const ratesIn = (value: Value | undefined) => ratesOf(value === undefined ? [] : String(value).split(", "));
  const [said, wanted] = [ratesOf(readRates(text)), ratesIn(to)];
  const isOld = (rate: string) => !wanted.includes(rate) && ratesIn(from).includes(rate);
  return wanted.every((rate) => said.includes(rate)) && !said.some(isOld);
}

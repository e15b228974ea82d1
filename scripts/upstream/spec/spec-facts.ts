/** Converts the spec to facts that can be compared with a page's. If the spec's curated content is compatible with the page, the page's value is used. */
import { type Change, type Facts, isSame, parsePlace, type Value } from "../merge/facts.js";
import { readRates } from "../read/prose.js";
import { valuesOf } from "./allowed-values.js";
import { fieldAt, readField } from "./fields.js";
import { inputOf, readInput } from "./inputs.js";
import type { Operation, Spec } from "./spec.js";

/** Returns the spec's value at each place. If the spec agrees with the page's current or earlier value, returns the page's value. */
export function oursAt(spec: Spec, operation: Operation, before: Facts, now: Facts): Facts {
  const ours = new Map<string, Value>();
  for (const place of new Set([...before.keys(), ...now.keys()])) {
    const value = oursOf(spec, operation, { place, from: before.get(place), to: now.get(place) });
    if (value !== undefined) ours.set(place, value);
  }
  return ours;
}

/**
 * Returns the spec's value at the place of a change, as `oursAt` does. The page's new value means that nothing is to be done, its old value
 * that the change becomes an edit or a to-do, and any other value that it is a conflict.
 */
export function oursOf(spec: Spec, operation: Operation, change: Change): Value | undefined {
  const { place, from, to } = change;
  if (place === "method" || place === "path") return operation[place];
  // The spec doesn't define `ma`.
  if (/^ma\b/.test(place)) return to;
  if (place === "limit") return statesRates(String(operation.node.description), change) ? to : from;
  const { isInput, name, fact } = parsePlace(place);
  const input = isInput ? inputOf(spec, operation.node, name) : undefined;
  const schema = isInput ? input?.schema : fieldAt(spec, operation.node, name)?.schema;
  if (!schema) return undefined;
  if (fact === "values") {
    const own = valuesOf(spec, schema)?.enum?.map(String);
    return own ? ([to, from].find((value) => isSame(value, own)) ?? own) : from;
  }
  return input ? readInput(spec, input, fact, change) : readField(spec, schema, change);
}

/** Whether a text states all rates of the page's current value, and none that were only in the old value. Whom they limit isn't compared. */
function statesRates(text: string, { from, to }: Change): boolean {
  const ratesOf = (rates: string[]) => rates.map((rate) => rate.split("/").slice(0, 2).join("/"));
  const ratesIn = (value: Value | undefined) => ratesOf(value === undefined ? [] : String(value).split(", "));
  const [said, wanted] = [ratesOf(readRates(text)), ratesIn(to)];
  const isOld = (rate: string) => !wanted.includes(rate) && ratesIn(from).includes(rate);
  return wanted.every((rate) => said.includes(rate)) && !said.some(isOld);
}

/** What each edit of the spec gets, how an edit refuses a change, and how it leaves a change to a developer. */
import type { Change } from "../merge/detect-changes.js";
import type { Value } from "../merge/facts.js";
import type { Reconciled } from "../merge/reconcile-pages.js";
import type { Example } from "../read/page.js";
import type { Operation, Schema, Spec } from "./spec.js";

/** What XT documents about an operation: the facts of all its pages, before and now, with their example and words. */
export interface Docs extends Reconciled {
  example: Example | undefined;
  /** The texts of the page in each language, by place. */
  english: ReadonlyMap<string, string> | undefined;
  chinese: ReadonlyMap<string, string> | undefined;
}

export interface Editing {
  spec: Spec;
  operation: Operation;
  docs: Docs;
  change: Change;
  /** Different values for the same shared part of the spec, from the pages of other operations. */
  others: string[];
  /** The new place of an input or a field that is renamed. */
  renamedTo: string | undefined;
  /** Creates a draft from the page's description of an input or a field. */
  describe(place: string): string | undefined;
}

/** Thrown if an edit can't be applied. The message says what the spec has. */
export class EditConflict extends Error {}

export function checkSecretType(old: Schema | undefined, { to }: Change): void {
  if (old?.format === "password" && to !== "string") throw new EditConflict("a secret, and a secret must be a string");
}

/** Records a change that a developer has to put into the spec's texts. `check` and `npm test` list it until it is removed. */
export function addToDo(node: { "x-to-do"?: string[] }, { place, from, to }: Change): void {
  const text = `${place}: XT's page now has ${formatValue(to)}, before it had ${formatValue(from)}`;
  node["x-to-do"] = [...new Set([...(node["x-to-do"] ?? []), text])];
}

export function formatValue(value: Value | undefined): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  return value === undefined || value === "" ? "nothing" : Array.isArray(value) ? value.join(", ") : String(value);
}

/** Sets the documented values of a schema. `meaning` describes the new ones. The descriptions of values that are gone are removed. */
export function setValues(schema: Schema, values: unknown[], meaning?: string): void {
  const names = values.map(String);
  const meanings = schema["x-enumDescriptions"] ?? {};
  const known = schema.enum?.map(String) ?? [];
  if (meaning) for (const name of names) if (!known.includes(name)) meanings[name] = meaning;
  for (const name of Object.keys(meanings)) if (!names.includes(name)) delete meanings[name];
  schema.enum = values;
  if (Object.keys(meanings).length > 0) schema["x-enumDescriptions"] = meanings;
  else delete schema["x-enumDescriptions"];
}

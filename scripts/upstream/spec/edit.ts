/** Applies the edits of a merge to one operation of the spec. */
import { type Change, type Facts, isSame, isVague, type Value } from "../merge/facts.js";
import { type Conflict, pageSides } from "../merge/merge.js";
import type { Agreed } from "../merge/pages.js";
import { renamesIn } from "../merge/renames.js";
import type { Example, Words } from "../read/facts.js";
import { editField } from "./edit-field.js";
import { editInput, pruneDescriptions } from "./edit-input.js";
import { oursAt } from "./ours.js";
import { fieldAt, inputOf, type Operation, operationsOf, type Schema, type Spec, valuesOf } from "./spec.js";
import { type Chinese, draft } from "./texts.js";

/** The facts of an operation's pages, before and now, with their example and words. */
export interface Source extends Agreed {
  example: Example | undefined;
  words: { english?: Words | undefined; chinese?: Words | undefined };
}

export interface Editing {
  spec: Spec;
  operation: Operation;
  source: Source;
  change: Change;
  /** Different values for the same shared part of the spec, from the pages of other operations. */
  others: string[];
  /** Creates a draft from the page's description of an input or a field. */
  describe(kind: "inputs" | "fields", name: string): string | undefined;
}

/** Thrown if an edit can't be applied. `sides` has the value of each side. */
export class EditConflict extends Error {
  constructor(readonly sides: Conflict["sides"]) {
    super("the change can't be merged");
  }
}

export function checkSecretType(old: Schema | undefined, change: Change): void {
  if (old?.format === "password" && change.to !== "string")
    throw new EditConflict({ ...pageSides(change), "the spec": "a secret, and a secret must be a string" });
}

/** Applies the edits of one operation. Returns the conflicts: the edits that can't be applied. */
export function applyEdits(
  spec: Spec,
  id: string,
  edits: readonly Change[],
  { sources, chinese }: { sources: ReadonlyMap<string, Source>; chinese: Chinese },
): Conflict[] {
  const source = sources.get(id);
  const conflicts: Conflict[] = [];
  const claims = claimsOf(spec, sources);
  const kept = keptDescriptions(spec, id, renamesIn(source?.pageChanges ?? []));
  const describe: Editing["describe"] = (kind, name) =>
    kept.get(kind === "inputs" ? `input ${name}` : name) ??
    draft(chinese, source?.words.english?.[kind][name], source?.words.chinese?.[kind][name]);
  for (const change of edits) {
    const operation = operationsOf(spec).find((one) => one.id === id);
    if (!source || !operation) throw new Error(`${id} has no pages or is not in the spec`);
    const { place, from, to } = change;
    const only = (value: Value | undefined): Facts => new Map(value === undefined ? [] : [[place, value]]);
    // An edit of an outer place may have made this change already.
    if (isSame(oursAt(spec, operation, only(from), only(to)).get(place), to)) continue;
    const { part, fact } = sharedPart(spec, operation, place);
    const others = (claims.get(part) ?? [])
      .filter((claim) => claim.id !== id && claim.fact === fact && !isVague(claim.value) && !isSame(claim.value, to))
      .map((claim) => `${claim.id}: ${formatValue(claim.value)}`);
    try {
      edit({ spec, operation, source, change, others, describe });
    } catch (error) {
      if (!(error instanceof EditConflict)) throw error;
      conflicts.push({ place, sides: error.sides });
    }
  }
  return conflicts;
}

function edit(editing: Editing): void {
  const { spec, operation, change } = editing;
  const { place, to } = change;
  if (place === "method" || place === "path") move(spec, operation, { ...operation, [place]: String(to) });
  else if (place === "limit") addToDo(operation.node, change);
  else if (place.startsWith("input ")) editInput(editing);
  else if (/^result\b/.test(place)) editField(editing);
  else throw new EditConflict({ ...pageSides(change), "the spec": "the envelope, which src/call/unwrap.ts opens" });
}

/** Keeps our descriptions of renamed inputs and fields, by their new place. */
function keptDescriptions(spec: Spec, id: string, renames: ReadonlyMap<string, string>): Map<string, string> {
  const node = operationsOf(spec).find((one) => one.id === id)?.node;
  const words = [...renames].map(([now, was]) => {
    const input = node && /^input /.test(was) ? inputOf(spec, node, was.slice(6)) : undefined;
    const field = node && !input ? fieldAt(spec, node, was)?.schema : undefined;
    return [now, (input?.parameter ?? input?.field ?? field)?.description ?? ""] as const;
  });
  return new Map(words.filter(([, text]) => text !== ""));
}

/** Records a change that a developer has to put into the spec's texts. `check` and `npm test` list it until it is removed. */
export function addToDo(node: { "x-to-do"?: string[] }, { place, from, to }: Change): void {
  node["x-to-do"] = [
    ...new Set([
      ...(node["x-to-do"] ?? []),
      `${place}: XT's page now has ${formatValue(to)}, before it had ${formatValue(from)}`,
    ]),
  ];
}

export function formatValue(value: Value | undefined): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  return value === undefined || value === "" ? "nothing" : Array.isArray(value) ? value.join(", ") : String(value);
}

function move({ paths }: Spec, { method, path, node }: Operation, to: { method: string; path: string }): void {
  const verb = to.method.toLowerCase();
  if (paths[to.path]?.[verb])
    throw new EditConflict({ "XT's page now": `${to.method} ${to.path}`, "the spec": "that is another operation" });
  const item = paths[path] ?? {};
  if (to.path !== path && !paths[to.path] && Object.keys(item).length === 1) paths[to.path] = item;
  delete item[method.toLowerCase()];
  paths[to.path] = Object.assign(paths[to.path] ?? {}, { [verb]: node });
  if (to.path !== path && (Object.keys(item).length === 0 || paths[to.path] === item)) delete paths[path];
}

interface Claim {
  id: string;
  fact: string;
  value: Value;
}

/** Maps each part of the spec to the values that the operations' pages have for it. */
function claimsOf(spec: Spec, sources: ReadonlyMap<string, Source>): Map<unknown, Claim[]> {
  const claims = new Map<unknown, Claim[]>();
  for (const operation of operationsOf(spec)) {
    for (const [place, value] of sources.get(operation.id)?.theirs ?? []) {
      const { part, fact } = sharedPart(spec, operation, place);
      if (part) claims.set(part, [...(claims.get(part) ?? []), { id: operation.id, fact, value }]);
    }
  }
  return claims;
}

/** The object of the spec, and the fact of it, that an edit of a place would change. Other operations may refer to the same object. */
function sharedPart(spec: Spec, { node }: Operation, place: string): { part: unknown; fact: string } {
  const [, name, fact] = /^input (\S+)(?: (\w+))?$/.exec(place) ?? [];
  if (name === undefined) {
    const field = fieldAt(spec, node, place.replace(/ values$/, ""));
    return place.endsWith(" values")
      ? { part: valuesOf(spec, field?.schema), fact: "values" }
      : { part: field?.holder, fact: field?.name ?? "" };
  }
  const input = fact === undefined ? undefined : inputOf(spec, node, name);
  const part =
    fact === "required"
      ? input?.parameter
      : fact === "values"
        ? (valuesOf(spec, input?.schema) ?? input?.schema)
        : input?.schema;
  return { part, fact: fact ?? "" };
}

/** Applies changes of message codes, and records other changes as to-dos. `codes` names the schemas with the page's codes; `isListed` says whether another page also lists a code. */
export function applyStatements(
  spec: Spec,
  changes: readonly Change[],
  {
    source,
    codes,
    chinese,
    isListed,
  }: { source: string; codes: readonly string[]; chinese: Chinese; isListed(place: string): boolean },
): void {
  for (const change of changes) {
    const [, code] = /^code (\w+)$/.exec(change.place) ?? [];
    if (code === undefined || codes.length === 0)
      addToDo(spec.info, { ...change, place: `${source}, ${change.place}` });
    for (const name of code === undefined ? [] : codes) {
      const schema = valuesOf(spec, Object(spec.components.schemas?.[name]) as Schema);
      const isGone = change.to === undefined && !isListed(change.place);
      if (!schema?.enum || schema.enum.includes(code) !== isGone) continue;
      schema.enum = isGone ? schema.enum.filter((one) => one !== code) : [...schema.enum, code];
      const meaning = draft(chinese, `what ${code} means`, `${code} 的含义`) ?? "";
      if (!isGone) schema["x-enumDescriptions"] = { ...schema["x-enumDescriptions"], [String(code)]: meaning };
      pruneDescriptions(schema);
    }
  }
}

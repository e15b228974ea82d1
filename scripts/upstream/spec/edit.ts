/** Edits one operation of the spec at the places that a merge names. */
import { type Change, type Facts, isSame, isVague, type Value } from "../merge/facts.js";
import { type Conflict, pagesSay } from "../merge/merge.js";
import type { Agreed } from "../merge/pages.js";
import { renamesIn } from "../merge/renames.js";
import type { Example, Words } from "../read/facts.js";
import { editField } from "./edit-field.js";
import { editInput, forgetMeanings } from "./edit-input.js";
import { oursAt } from "./ours.js";
import { fieldAt, inputOf, type Operation, operationsOf, type Schema, type Spec, valuesOf } from "./spec.js";
import { type Chinese, draft } from "./texts.js";

/** What the pages of an operation said and say. */
export interface Source extends Agreed {
  example: Example | undefined;
  words: { english?: Words | undefined; chinese?: Words | undefined };
}

export interface Editing {
  spec: Spec;
  operation: Operation;
  source: Source;
  change: Change;
  /** What pages of other operations say otherwise of the same part of the spec, which they share. */
  others: string[];
  /** A draft out of what the page says of an input or a field. */
  describe(kind: "inputs" | "fields", name: string): string | undefined;
}

/** Why the spec must not follow: who says what. */
export class Disagreement extends Error {
  constructor(readonly sides: Conflict["sides"]) {
    super("the change can't be merged");
  }
}

export function refuseOpenSecret(old: Schema | undefined, change: Change): void {
  if (old?.format === "password" && change.to !== "string")
    throw new Disagreement({ ...pagesSay(change), "the spec": "a secret, and only a text can be one" });
}

/** Applies the edits of one operation, and tells which of them the spec can't follow. */
export function applyEdits(
  spec: Spec,
  id: string,
  edits: readonly Change[],
  { sources, chinese }: { sources: ReadonlyMap<string, Source>; chinese: Chinese },
): Conflict[] {
  const source = sources.get(id);
  const conflicts: Conflict[] = [];
  const claims = claimsOf(spec, sources);
  const kept = keptWords(spec, id, renamesIn(source?.news ?? []));
  const describe: Editing["describe"] = (kind, name) =>
    kept.get(kind === "inputs" ? `input ${name}` : name) ??
    draft(chinese, source?.words.english?.[kind][name], source?.words.chinese?.[kind][name]);
  for (const change of edits) {
    const operation = operationsOf(spec).find((one) => one.id === id);
    if (!source || !operation) throw new Error(`${id} has nothing to be edited from`);
    const { place, from, to } = change;
    const only = (value: Value | undefined): Facts => new Map(value === undefined ? [] : [[place, value]]);
    // An edit around this one may have brought it already.
    if (isSame(oursAt(spec, operation, only(from), only(to)).get(place), to)) continue;
    const { part, fact } = sharedPart(spec, operation, place);
    const others = (claims.get(part) ?? [])
      .filter((claim) => claim.id !== id && claim.fact === fact && !isVague(claim.value) && !isSame(claim.value, to))
      .map((claim) => `${claim.id}: ${said(claim.value)}`);
    try {
      edit({ spec, operation, source, change, others, describe });
    } catch (error) {
      if (!(error instanceof Disagreement)) throw error;
      conflicts.push({ place, sides: error.sides });
    }
  }
  return conflicts;
}

function edit(editing: Editing): void {
  const { spec, operation, change } = editing;
  const { place, to } = change;
  if (place === "method" || place === "path") move(spec, operation, { ...operation, [place]: String(to) });
  else if (place === "limit") leaveToDo(operation.node, change);
  else if (place.startsWith("input ")) editInput(editing);
  else if (/^result\b/.test(place)) editField(editing);
  else throw new Disagreement({ ...pagesSay(change), "the spec": "the envelope, which src/call/unwrap.ts opens" });
}

/** Our own words of what only changed its name, by its new place. */
function keptWords(spec: Spec, id: string, renames: ReadonlyMap<string, string>): Map<string, string> {
  const node = operationsOf(spec).find((one) => one.id === id)?.node;
  const words = [...renames].map(([now, was]) => {
    const input = node && /^input /.test(was) ? inputOf(spec, node, was.slice(6)) : undefined;
    const field = node && !input ? fieldAt(spec, node, was)?.schema : undefined;
    return [now, (input?.parameter ?? input?.field ?? field)?.description ?? ""] as const;
  });
  return new Map(words.filter(([, text]) => text !== ""));
}

/** What only a person can bring into the spec's words; `check` and `npm test` name it until it is gone. */
export function leaveToDo(node: { "x-to-do"?: string[] }, { place, from, to }: Change): void {
  node["x-to-do"] = [
    ...new Set([...(node["x-to-do"] ?? []), `${place}: XT's page says ${said(to)}, and said ${said(from)}`]),
  ];
}

export function said(value: Value | undefined): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  return value === undefined || value === "" ? "nothing" : Array.isArray(value) ? value.join(", ") : String(value);
}

function move({ paths }: Spec, { method, path, node }: Operation, to: { method: string; path: string }): void {
  const verb = to.method.toLowerCase();
  if (paths[to.path]?.[verb])
    throw new Disagreement({ "XT's page now": `${to.method} ${to.path}`, "the spec": "that is another operation" });
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

/** What each operation's own page says of each part of the spec that a place of it leads to. */
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

/** The object of the spec that an edit of a place would change, and what of it: other operations may refer to the same. */
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

/** `codes` names the schemas that list the page's codes; `isListed` says whether another page lists a code as well. */
export function followStatements(
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
      leaveToDo(spec.info, { ...change, place: `${source}, ${change.place}` });
    for (const name of code === undefined ? [] : codes) {
      const schema = valuesOf(spec, Object(spec.components.schemas?.[name]) as Schema);
      const isGone = change.to === undefined && !isListed(change.place);
      if (!schema?.enum || schema.enum.includes(code) !== isGone) continue;
      schema.enum = isGone ? schema.enum.filter((one) => one !== code) : [...schema.enum, code];
      const meaning = draft(chinese, `what ${code} means`, `${code} 的含义`) ?? "";
      if (!isGone) schema["x-enumDescriptions"] = { ...schema["x-enumDescriptions"], [String(code)]: meaning };
      forgetMeanings(schema);
    }
  }
}

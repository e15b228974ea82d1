/** Applies the edits of a merge to the spec. */
import { type Change, renamesIn } from "../merge/detect-changes.js";
import { isInside, isSame, isVague, parsePlace, type Value } from "../merge/facts.js";
import { type Conflict, conflictOf } from "../merge/three-way-merge.js";
import type { RecordedPage } from "../recorded-pages.js";
import { addToDo, type Docs, EditConflict, type Editing, formatValue, setValues } from "./editing.js";
import { editField } from "./fields.js";
import { editInput } from "./inputs.js";
import { oursOf } from "./our-facts.js";
import { partAt, valuesOf } from "./parts.js";
import type { Project } from "./project.js";
import { type Operation, operationById, operationsOf, type Schema, type Spec } from "./spec.js";
import { draft } from "./texts.js";

/** Applies the edits of one operation. Returns the conflicts: the edits that can't be applied. */
export function applyEdits(
  { spec: { data: spec }, chinese }: Project,
  id: string,
  edits: readonly Change[],
  allDocs: ReadonlyMap<string, Docs>,
): Conflict[] {
  const docs = allDocs.get(id);
  const conflicts: Conflict[] = [];
  const renames = new Map([...renamesIn(docs?.pageChanges ?? [])].map(([now, was]) => [was, now]));
  const renamed: string[] = [];
  const describe: Editing["describe"] = (place) => draft(chinese, docs?.english?.get(place), docs?.chinese?.get(place));
  for (const change of edits) {
    const operation = operationById(spec, id);
    if (!docs || !operation) throw new Error(`${id} has no pages or is not in the spec`);
    // Without the outer place, there is nothing to change.
    if (conflicts.some(({ place }) => isInside(change.place, place))) continue;
    // A renamed part of the spec keeps its own facts: the page has the same ones before and after.
    if (renamed.some((place) => isInside(change.place, place))) continue;
    // An edit of an outer place may have made this change already.
    if (isSame(oursOf(spec, operation, change), change.to)) continue;
    try {
      const others = othersAt(spec, allDocs, operation, change);
      const newPlace = renames.get(change.place) ?? "";
      const isInSpec = () => partAt(spec, operation.node, newPlace)?.schema !== undefined;
      // If the spec has both places already, the edit only removes the old one.
      const renamedTo = isInSpec() ? undefined : newPlace;
      edit({ spec, operation, docs, change, others, renamedTo, describe });
      if (isInSpec()) renamed.push(newPlace);
    } catch (error) {
      if (!(error instanceof EditConflict)) throw error;
      conflicts.push(conflictOf(change, error.message));
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
  else throw new EditConflict("the envelope, which src/call/unwrap.ts opens");
}

function move({ paths }: Spec, { method, path, node }: Operation, to: { method: string; path: string }): void {
  const verb = to.method.toLowerCase();
  if (paths[to.path]?.[verb]) throw new EditConflict(`${to.method} ${to.path} is another operation`);
  const template = (one: string) => one.replace(/\{\w+\}/g, "{}");
  const twin = Object.keys(paths).find((one) => one !== to.path && template(one) === template(to.path));
  if (twin && (twin !== path || Object.keys(paths[twin] ?? {}).length > 1))
    throw new EditConflict(
      `${twin} has other names in braces for other operations: edit all of them by hand, then run this again`,
    );
  const item = paths[path] ?? {};
  if (to.path !== path && !paths[to.path] && Object.keys(item).length === 1) paths[to.path] = item;
  delete item[method.toLowerCase()];
  paths[to.path] = Object.assign(paths[to.path] ?? {}, { [verb]: node });
  if (to.path !== path && (Object.keys(item).length === 0 || paths[to.path] === item)) delete paths[path];
}

/** The values that the pages of other operations have for the same part of the spec, as far as they differ from this change. */
function othersAt(spec: Spec, allDocs: ReadonlyMap<string, Docs>, operation: Operation, change: Change): string[] {
  const { part, fact } = sharedPart(spec, operation, change.place);
  if (!part) return [];
  return operationsOf(spec).flatMap((other) =>
    [...(other.id === operation.id ? [] : (allDocs.get(other.id)?.theirs ?? []))].flatMap(([place, value]) => {
      if (isVague(value) || isSame(value, change.to)) return [];
      const shared = sharedPart(spec, other, place);
      return shared.part === part && shared.fact === fact ? [`${other.id}: ${formatValue(value)}`] : [];
    }),
  );
}

/**
 * Returns what an edit of a place would change: the part of the spec (a parameter, a schema, or the schema that has the field), and the
 * fact of this part. Several operations may refer to the same part.
 */
function sharedPart(spec: Spec, { node }: Operation, place: string): { part: unknown; fact: string | undefined } {
  const { fact } = parsePlace(place);
  const part = partAt(spec, node, place);
  if (fact === undefined) return { part: part?.holder, fact: part?.key };
  if (fact === "required") return { part: part?.parameter, fact };
  return { part: (fact === "values" && valuesOf(spec, part?.schema)) || part?.schema, fact };
}

/** Applies changes of message codes, and records other changes as to-dos. `records` are the records of the page, in all languages. */
export function applyStatements(
  { spec: { data: spec }, chinese, record }: Project,
  changes: readonly Change[],
  records: readonly RecordedPage[],
): void {
  const [{ title, codes = [] } = { title: "" }] = records;
  for (const change of changes) {
    const [, code] = /^code (\w+)$/.exec(change.place) ?? [];
    if (code === undefined || codes.length === 0) {
      // Most statements have no value: they are on the page, or not.
      const shown = (value: Value | undefined) => (value === true ? "this" : value);
      const [from, to] = [change.from, change.to].map(shown);
      addToDo(spec.info, { place: `${title}, ${change.place}`, from, to });
      continue;
    }
    const isListed = record.pages.some((one) => !records.includes(one) && one.facts.has(change.place));
    const isGone = change.to === undefined && !isListed;
    for (const name of codes) {
      const schema = valuesOf(spec, Object(spec.components.schemas?.[name]) as Schema);
      if (!schema?.enum || schema.enum.includes(code) !== isGone) continue;
      const values = isGone ? schema.enum.filter((one) => one !== code) : [...schema.enum, code];
      setValues(schema, values, draft(chinese, `what ${code} means`, `${code} 的含义`));
    }
  }
}

/**
 * Plans an update of the spec from pages. It matches each page to its record, combines the pages of an operation, merges them with the spec,
 * and edits the spec in memory. It writes no files.
 */
import { type Choices, type Match, matchPages, type Refusal, type SourcePage } from "./match-pages.js";
import { changesBetween } from "./merge/detect-changes.js";
import { type PageChange, type Reconciled, reconcile } from "./merge/reconcile-pages.js";
import { type Conflict, merge } from "./merge/three-way-merge.js";
import type { RecordedPage } from "./recorded-pages.js";
import { applyEdits, applyStatements } from "./spec/apply-edits.js";
import type { Docs } from "./spec/editing.js";
import { nameProblem } from "./spec/names.js";
import { addOperation, exampleProblem } from "./spec/new-operation.js";
import { oursAt } from "./spec/our-facts.js";
import { type Project, pruneComponents, referencesIn } from "./spec/project.js";
import { operationById } from "./spec/spec.js";

/** The result for the pages of one operation, or for one page that describes no operation. */
interface Outcome {
  /** The operation's id, or the page's title. */
  name: string;
  /** The pages, by their `source`. */
  sources: string[];
  isNew: boolean;
  pageChanges: PageChange[];
  conflicts: Conflict[];
}

export interface Plan {
  outcomes: Outcome[];
  /** Pages whose address changed. */
  moved: { from: string; to: string }[];
  /** Pages that are skipped, with the reason, and pages of which only the wording changed. */
  notices: string[];
  refusals: Refusal[];
  /** Pages that can't be recorded, because their address is unknown. */
  unaddressed: string[];
  warnings: string[];
}

export function planFrom(project: Project, sourcePages: readonly SourcePage[], choices: Choices = {}): Plan {
  const { record, spec } = project;
  const plan: Plan = { outcomes: [], moved: [], notices: [], refusals: [], unaddressed: [], warnings: [] };
  const matches = matchPages(project, sourcePages, choices, plan);
  const references = referencesIn(spec.data);
  const ofOperation = (id: string) => matches.filter(({ operation }) => operation === id);
  // Also of operations without a page in this run: they may share parts of the spec.
  const docs = new Map<string, Docs>();
  for (const id of new Set([...record.pages, ...matches].flatMap(({ operation }) => operation ?? []))) {
    const records = record.pages.filter(({ operation }) => operation === id);
    docs.set(id, docsOf(records, ofOperation(id), choices));
  }
  for (const id of new Set(matches.flatMap(({ operation }) => operation ?? [])))
    updateOperation(project, id, ofOperation(id), docs, choices, plan);
  const others = matches.filter(({ operation }) => operation === undefined);
  for (const key of new Set(others.map(keyOf))) {
    const group = others.filter((match) => keyOf(match) === key);
    plan.outcomes.push(updateStatements(project, group, choices));
  }
  pruneComponents(spec.data, references);
  for (const match of matches) {
    const { source, page, record: known } = match;
    if (known?.sha256 !== page.sha256) {
      plan.warnings.push(...page.warnings.map(({ line, message }) => `${source}:${line}: ${message}`));
      // A rule that the page states only in prose is not recorded as a fact, so a developer has to read it.
      if (known && changesBetween(known.facts, page.facts).length === 0)
        plan.notices.push(`${source}: only the wording changed: read it`);
    }
    updateRecord(project, match, plan);
  }
  return plan;
}

/** The key of a page: both languages share an id. A page without an id has its address as key. */
const keyOf = ({ page, address, source }: Match) => page.id || (address ?? source);

function docsOf(records: readonly RecordedPage[], group: readonly Match[], choices: Choices): Docs {
  const known = records.map((record) => {
    const match = group.find((one) => one.record === record);
    return { source: match?.source ?? record.address, before: record.facts, now: match?.page.facts };
  });
  const fresh = group
    .filter(({ record }) => !record)
    .map(({ source, page }) => ({ source, before: undefined, now: page.facts, isOlder: page.format === "jekyll" }));
  const wordsIn = (language: string) => group.find(({ page }) => page.language === language)?.page.words;
  return {
    ...resolveConflicts(reconcile([...known, ...fresh]), choices),
    example: group.find(({ page }) => page.example)?.page.example,
    english: wordsIn("en"),
    chinese: wordsIn("zh-CN"),
  };
}

/** Resolves conflicts between pages by the chosen side: `ours` keeps the spec, `theirs` takes the first page. */
function resolveConflicts(reconciled: Reconciled, { side }: Choices): Reconciled {
  if (side === undefined) return reconciled;
  const theirs = new Map(reconciled.theirs);
  const dropped = side === "ours" ? reconciled.conflicts.map(({ place }) => place) : [];
  for (const place of dropped) {
    const value = reconciled.base.get(place);
    if (value === undefined) theirs.delete(place);
    else theirs.set(place, value);
  }
  const pageChanges = reconciled.pageChanges.filter(({ place }) => !dropped.includes(place));
  return { ...reconciled, theirs, pageChanges, conflicts: [] };
}

function updateOperation(
  project: Project,
  id: string,
  group: readonly Match[],
  docs: ReadonlyMap<string, Docs>,
  { side }: Choices,
  plan: Plan,
): void {
  const spec = project.spec.data;
  const known = operationById(spec, id);
  const isNew = known === undefined;
  const sources = group.map(({ source }) => source);
  const own = docs.get(id);
  const [first] = group;
  if (!own || !first) return;
  const { base, theirs, pageChanges } = own;
  const outcome: Outcome = { name: id, sources, isNew, pageChanges, conflicts: [...own.conflicts] };
  plan.outcomes.push(outcome);
  const refusal = nameProblem(theirs) ?? (isNew ? exampleProblem(own.example) : undefined);
  if (refusal !== undefined) plan.refusals.push({ sources, why: `${first.source}: ${refusal}` });
  // A new operation with conflicts is not added.
  if (refusal !== undefined || (isNew && own.conflicts.length > 0)) return;
  const operation = known ?? addOperation(project, id, own, first.address ?? first.source);
  const methodAndPath = new Map([...theirs].filter(([place]) => place === "method" || place === "path"));
  const changes = merge(base, theirs, isNew ? methodAndPath : oursAt(spec, operation, base, theirs)).filter(
    // The envelope of a new operation isn't taken from the page.
    ({ place }) => !isNew || /^(?:result|input|limit)/.test(place),
  );
  const edits = changes.filter(({ conflict }) => !conflict || side === "theirs");
  const refused = applyEdits(project, id, edits, docs);
  if (side === undefined) outcome.conflicts.push(...changes.flatMap(({ conflict }) => conflict ?? []));
  // With --ours, the spec stays as it is. --theirs can't make an impossible edit possible, so its conflict stays.
  if (side !== "ours") outcome.conflicts.push(...refused);
  const isUnplaced = ([place, value]: [string, unknown]) => /^input \S+$/.test(place) && value === "any";
  for (const { source, page } of group)
    if (isNew && [...page.facts].some(isUnplaced))
      plan.warnings.push(`${source}: the page doesn't say where the inputs are sent: check the assumption in the spec`);
}

/** Updates the spec from a page that describes no operation: message codes are merged, and other changes become to-dos. */
function updateStatements(project: Project, group: readonly Match[], choices: Choices): Outcome {
  const isOfGroup = (one: RecordedPage) =>
    group.some(({ record, page }) => record === one || (one.id !== "" && one.id === page.id));
  const records = project.record.pages.filter((one) => one.operation === undefined && isOfGroup(one));
  // The facts of a new page are not compared: a developer has to read the page.
  const known = group.filter((match) => match.record);
  const { pageChanges, conflicts } = docsOf(records, known, choices);
  applyStatements(project, pageChanges, records);
  const name = (records[0] ?? group[0]?.page)?.title ?? "";
  return { name, sources: group.map(({ source }) => source), isNew: records.length === 0, pageChanges, conflicts };
}

/** Records the page's current facts. Pages of the older docs are not recorded, because they aren't watched. */
function updateRecord({ record: { pages } }: Project, match: Match, { unaddressed, moved }: Plan): void {
  const { record: known, page, address = known?.address, source, operation } = match;
  if (page.format === "jekyll") return;
  if (address === undefined) {
    unaddressed.push(source);
    return;
  }
  if (known && known.address !== address) moved.push({ from: known.address, to: address });
  const renewed: RecordedPage = {
    ...known,
    address,
    language: page.language,
    id: page.id,
    title: page.title,
    ...(operation !== undefined && { operation }),
    sha256: page.sha256,
    facts: page.facts,
  };
  const sibling = pages.findLastIndex((one) => operation !== undefined && one.operation === operation);
  if (known) pages[pages.indexOf(known)] = renewed;
  else pages.splice(sibling < 0 ? pages.length : sibling + 1, 0, renewed);
}

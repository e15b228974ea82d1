/**
 * From pages to an edited spec: each page finds its record, the pages of an operation agree, the merge says what changes in the spec,
 * and the edits bring it there. Nothing is written here.
 */
import { type Choices, type Match, matched, type Reading } from "./match.js";
import { type Change, isVague } from "./merge/facts.js";
import { type Conflict, merge } from "./merge/merge.js";
import { type Account, type Agreed, agree, type News } from "./merge/pages.js";
import type { RecordedPage } from "./record/record.js";
import { applyEdits, followStatements, type Source } from "./spec/edit.js";
import { whyNoNames } from "./spec/names.js";
import { addOperation, whyNoAnswer } from "./spec/new-operation.js";
import { oursAt } from "./spec/ours.js";
import { type Project, pruneComponents, referencesIn } from "./spec/revision.js";
import { operationsOf, type Spec } from "./spec/spec.js";
import type { Chinese } from "./spec/texts.js";

/** What the pages of one operation, or one page of other facts, come to. */
export interface Outcome {
  /** The operation's id, or the page's title. */
  name: string;
  isNew: boolean;
  news: News[];
  /** What the spec had to follow. */
  edits: Change[];
  conflicts: Conflict[];
}

export type { Choices, Reading };

export interface Plan {
  outcomes: Outcome[];
  /** Pages whose address changed. */
  moved: { from: string; to: string }[];
  /** Pages of which nothing is to be taken, and why. */
  skipped: string[];
  refusals: string[];
  warnings: string[];
  chinese: Chinese;
}

export function planFrom(project: Project, readings: readonly Reading[], choices: Choices = {}): Plan {
  const { record } = project;
  const spec = project.spec.data;
  const plan: Plan = { outcomes: [], moved: [], skipped: [], refusals: [], warnings: [], chinese: new Map() };
  const matches = matched(project, readings, choices, plan);
  const references = referencesIn(spec);

  const sources = new Map<string, Source>();
  for (const id of idsOf([...record.pages, ...matches])) {
    const group = matches.filter((match) => match.operation === id);
    const records = record.pages.filter(({ operation }) => operation === id);
    const wordsIn = (language: string) => group.find(({ page }) => page.language === language)?.page.details[0]?.words;
    sources.set(id, {
      ...settled(agree(accountsOf(records, group)), choices),
      example: group.find(({ page }) => page.details[0]?.example)?.page.details[0]?.example,
      words: { english: wordsIn("en"), chinese: wordsIn("zh-CN") },
    });
  }
  for (const id of idsOf(matches)) {
    const group = matches.filter((match) => match.operation === id);
    followOperation(spec, id, { group, sources, choices, plan });
  }
  const others = matches.filter(({ operation }) => operation === undefined);
  for (const key of new Set(others.map(keyOf))) {
    followOthers(
      project,
      others.filter((match) => keyOf(match) === key),
      choices,
      plan,
    );
  }
  pruneComponents(spec, references);
  for (const match of matches) renew(project, match, plan);
  return plan;
}

const idsOf = (pages: readonly { operation?: string | undefined }[]) =>
  new Set(pages.flatMap(({ operation }) => operation ?? []));

function accountsOf(records: readonly RecordedPage[], matches: readonly Match[]): Account[] {
  const before = records.map((record): Account => {
    const match = matches.find((one) => one.record === record);
    // The same text says the same, whatever this reader makes of it by now.
    const now = match?.page.sha256 === record.sha256 ? record.facts : match?.now;
    return { source: match?.source ?? record.address, before: record.facts, now };
  });
  const fresh = matches.filter(({ record }) => !record);
  return [...before, ...fresh.map(({ source, now }): Account => ({ source, before: undefined, now }))];
}

/** What two pages say differently, settled on the side that was chosen: the spec's as before, or the first page's. */
function settled(agreed: Agreed, { side }: Choices): Agreed {
  if (side === undefined) return agreed;
  const theirs = new Map(agreed.theirs);
  for (const { place } of side === "ours" ? agreed.conflicts : []) {
    const value = agreed.base.get(place);
    if (value === undefined) theirs.delete(place);
    else theirs.set(place, value);
  }
  return { ...agreed, theirs, conflicts: [] };
}

interface Following {
  group: readonly Match[];
  sources: ReadonlyMap<string, Source>;
  choices: Choices;
  plan: Plan;
}

function followOperation(spec: Spec, id: string, { group, sources, choices, plan }: Following): void {
  const [first] = group;
  const source = sources.get(id);
  if (!first || !source) return;
  const { base, theirs, news, conflicts } = source;
  const isNew = !operationsOf(spec).some((one) => one.id === id);
  const outcome: Outcome = { name: id, isNew, news, edits: [], conflicts: [...conflicts] };
  plan.outcomes.push(outcome);
  const problem = isNew ? whyNoAnswer(source.example) : undefined;
  const strange = whyNoNames(theirs) ?? (problem && `${first.source}: ${problem}`);
  if (strange !== undefined) {
    plan.refusals.push(strange);
    return;
  }
  // What is new and contradicts itself has no place in the spec yet.
  if (isNew && conflicts.length > 0) return;
  if (isNew) addOperation(spec, id, source, { address: first.address ?? "", chinese: plan.chinese });
  const operation = operationsOf(spec).find((one) => one.id === id);
  if (!operation) throw new Error(`the spec has no ${id}, which is recorded: \`forget\` its pages`);
  const frame = new Map([...theirs].filter(([place]) => place === "method" || place === "path"));
  const merged = merge(base, theirs, isNew ? frame : oursAt(spec, operation, base, theirs));
  const forced = merged.conflicts.map(({ place }) => ({ place, from: base.get(place), to: theirs.get(place) }));
  const edits = [...merged.edits, ...(choices.side === "theirs" ? forced : [])];
  // The envelope of a new operation is ours.
  outcome.edits = edits.filter(({ place }) => !isNew || /^(?:result|input|limit)/.test(place));
  if (choices.side === undefined) outcome.conflicts.push(...merged.conflicts);
  const refused = applyEdits(spec, id, outcome.edits, { sources, chinese: plan.chinese });
  if (choices.side !== "ours") outcome.conflicts.push(...refused);
  for (const { source: file, page, now } of isNew ? group : []) {
    plan.warnings.push(...page.warnings.map(({ line, message }) => `${file}:${line}: ${message}`));
    if ([...now].some(([place, value]) => /^input \S+$/.test(place) && isVague(value)))
      plan.warnings.push(
        `${file}: the page doesn't say where the inputs travel: see what was assumed, or say it with --in`,
      );
  }
}

/** Pages in two languages have one id; what has none stands for itself. */
const keyOf = ({ page, address, source }: Match) => page.id || (address ?? source);

/** A page of other facts, in its languages: its codes are merged, what else changed is left to a person. */
function followOthers({ spec, record }: Project, group: readonly Match[], choices: Choices, plan: Plan): void {
  const ids = group.map(({ page }) => page.id);
  const records = record.pages.filter(
    (one) =>
      one.operation === undefined &&
      (group.some((match) => match.record === one) || (one.id !== "" && ids.includes(one.id))),
  );
  // Of a page that is new, a person has to see more than its facts.
  const { news, conflicts } = settled(
    agree(
      accountsOf(
        records,
        group.filter((match) => match.record),
      ),
    ),
    choices,
  );
  const name = records[0]?.title ?? group[0]?.page.title ?? "";
  plan.outcomes.push({ name, isNew: records.length === 0, news, edits: news, conflicts });
  followStatements(spec.data, news, {
    source: name,
    codes: records[0]?.codes ?? [],
    chinese: plan.chinese,
    isListed: (place) => record.pages.some((one) => !records.includes(one) && one.facts.has(place)),
  });
}

/** Records what the page says now. The older docs are read, and not watched. */
function renew({ record }: Project, { record: known, page, now, address, source, operation }: Match, plan: Plan): void {
  if (page.format === "jekyll") return;
  if (!known && !address?.startsWith("https://")) {
    plan.refusals.push(
      `where is ${source} published? Give its https address with --address, so that \`check\` can look there`,
    );
    return;
  }
  if (known && address && known.address !== address) plan.moved.push({ from: known.address, to: address });
  const renewed: RecordedPage = {
    address: address ?? known?.address ?? "",
    language: page.language,
    id: page.id,
    title: page.title,
    ...(operation !== undefined && { operation }),
    ...(known?.codes && { codes: known.codes }),
    sha256: page.sha256,
    facts: known?.sha256 === page.sha256 ? known.facts : now,
  };
  if (known) record.pages[record.pages.indexOf(known)] = renewed;
  else {
    const at = record.pages.findLastIndex((one) => operation !== undefined && one.operation === operation);
    record.pages.splice(at < 0 ? record.pages.length : at + 1, 0, renewed);
  }
}

/**
 * From pages to an edited spec: each page finds its record, the pages of an operation agree, the merge says what changes in the spec,
 * and the edits bring it there. Nothing is written here.
 */
import { type Change, changesBetween, type Facts, factsOf, isVague } from "./merge/facts.js";
import { type Conflict, merge } from "./merge/merge.js";
import { type Account, type Agreed, agree, type News } from "./merge/pages.js";
import { renamesIn } from "./merge/renames.js";
import { describeError, type Page } from "./read/page.js";
import { addressOf, isPublished, type RecordedPage, recordedPage } from "./record/record.js";
import { applyEdits, followStatements, type Source } from "./spec/edit.js";
import { isOperationId, proposedId, whyNoNames } from "./spec/names.js";
import { addOperation, whyNoAnswer } from "./spec/new-operation.js";
import { oursAt } from "./spec/ours.js";
import { type Project, pruneComponents, referencesIn } from "./spec/revision.js";
import { operationsOf } from "./spec/spec.js";
import type { Chinese } from "./spec/texts.js";

/** A page as it is now, and where it comes from: a file, or its address. */
export interface Reading {
  source: string;
  address: string | undefined;
  page: Page;
}

export interface Choices {
  operationId?: string | undefined;
  place?: "query" | "json" | "form" | undefined;
  /** Whose side a conflict is settled on. */
  side?: "ours" | "theirs" | undefined;
}

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

interface Match extends Reading {
  record: RecordedPage | undefined;
  now: Facts;
}

export function planFrom(project: Project, readings: readonly Reading[], choices: Choices = {}): Plan {
  const { record } = project;
  const spec = project.spec.data;
  const plan: Plan = { outcomes: [], moved: [], skipped: [], refusals: [], warnings: [], chinese: new Map() };
  const { groups, statements } = matched(project, readings, choices, plan);
  const references = referencesIn(spec);
  const known = new Set(operationsOf(spec).map(({ id }) => id));

  const agreed = new Map<string, Agreed>();
  const sources = new Map<string, Source>();
  for (const id of new Set([...record.pages.flatMap(({ operation }) => operation ?? []), ...groups.keys()])) {
    const matches = groups.get(id) ?? [];
    const accounts = accountsOf(
      record.pages.filter(({ operation }) => operation === id),
      matches,
    );
    const one = settled(agree(accounts), choices);
    agreed.set(id, one);
    const pages = [...matches].sort((a, b) => Number(b.page.language === "en") - Number(a.page.language === "en"));
    const wordsIn = (language: string) => pages.find(({ page }) => page.language === language)?.page.details[0]?.words;
    const example = pages.find(({ page }) => page.details[0]?.example)?.page.details[0]?.example;
    sources.set(id, { theirs: one.theirs, example, words: { english: wordsIn("en"), chinese: wordsIn("zh-CN") } });
  }

  for (const [id, matches] of groups) {
    const { base, theirs, news, conflicts } = agreed.get(id) ?? agree([]);
    const outcome: Outcome = { name: id, isNew: !known.has(id), news, edits: [], conflicts: [...conflicts] };
    const source = sources.get(id);
    const [first] = matches;
    const problem = outcome.isNew ? whyNoAnswer(source?.example) : undefined;
    const strange = whyNoNames(theirs) ?? (problem && `${first?.source}: ${problem}`);
    plan.outcomes.push(outcome);
    if (strange !== undefined || !source || !first) {
      plan.refusals.push(strange ?? `${id}: no page`);
      continue;
    }
    // What is new and contradicts itself has no place in the spec yet.
    if (outcome.isNew && conflicts.length > 0) continue;
    if (outcome.isNew) addOperation(spec, id, source, { address: first.address ?? "", chinese: plan.chinese });
    const operation = operationsOf(spec).find((one) => one.id === id);
    if (!operation) throw new Error(`the spec has no ${id}, which is recorded: \`forget\` its pages`);
    const frame = new Map([...theirs].filter(([place]) => place === "method" || place === "path"));
    const merged = merge(base, theirs, outcome.isNew ? frame : oursAt(spec, operation, base, theirs));
    const inEnvelope = ({ place }: { place: string }) => outcome.isNew && /^(?!result|input|limit)/.test(place);
    const forced =
      choices.side === "theirs"
        ? merged.conflicts.map(({ place }) => ({ place, from: base.get(place), to: theirs.get(place) }))
        : [];
    outcome.edits = [...merged.edits, ...forced].filter((one) => !inEnvelope(one));
    if (choices.side === undefined) outcome.conflicts.push(...merged.conflicts);
    const refused = applyEdits(spec, id, outcome.edits, { sources, renames: renamesIn(news), chinese: plan.chinese });
    if (choices.side !== "ours") outcome.conflicts.push(...refused);
    plan.warnings.push(...warningsOf(outcome, matches));
  }
  for (const match of statements) followPage(project, match, plan);
  pruneComponents(spec, references);
  for (const match of [...[...groups].flatMap(([id, all]) => all.map((one) => ({ ...one, id }))), ...statements])
    renew(project, match, plan);
  return plan;
}

/** Which operation, or which page of other facts, each reading is about. */
function matched(
  { spec: { data: spec }, record }: Project,
  readings: readonly Reading[],
  choices: Choices,
  plan: Plan,
) {
  const groups = new Map<string, Match[]>();
  const statements: Match[] = [];
  const taken = operationsOf(spec);
  const fresh = new Map<string, string>();
  for (const reading of readings) {
    const { source, page } = reading;
    const address = reading.address ?? addressOf(source);
    const known = recordedPage(record.pages, address, page);
    if (!isPublished(address ?? source))
      plan.skipped.push(`${source}: a part of other pages, and not published by itself`);
    else if (page.error) plan.refusals.push(`${source}: ${describeError(page)}`);
    else if (page.operations.length > 1)
      plan.refusals.push(`${source} describes several endpoints: split it, and give the parts`);
    else if (page.operations[0] && page.details[0]) {
      const [facts] = page.operations;
      const notes = choices.place ? { ...page.details[0].notes, place: choices.place } : page.details[0].notes;
      const now = factsOf(facts, { ...page.details[0], notes });
      const name = `${facts.method} ${facts.path}`;
      const id = known?.operation ?? taken.find((one) => `${one.method} ${one.path}` === name)?.id ?? fresh.get(name);
      const given = id ?? choices.operationId ?? proposedId(page, [...taken.map((one) => one.id), ...fresh.values()]);
      const problem = whyNoId(given, {
        isNew: id === undefined,
        taken: [...taken.map((one) => one.id), ...fresh.values()],
      });
      if (given === undefined || problem) {
        plan.refusals.push(`${source}: ${problem}`);
        continue;
      }
      if (id === undefined) fresh.set(name, given);
      groups.set(given, [...(groups.get(given) ?? []), { ...reading, address, record: known, now }]);
    } else if (known?.operation)
      plan.refusals.push(
        `${source}: ${page.gap?.message ?? "it describes no endpoint any more"}; see whether ${known.operation} is gone, and \`forget\` the page`,
      );
    else if (page.gap) plan.refusals.push(`${source}:${page.gap.line}: ${page.gap.message}`);
    else if (known || record.sections.some(({ base }) => address?.startsWith(base))) {
      statements.push({ ...reading, address, record: known, now: new Map(Object.entries(page.statements)) });
    } else plan.skipped.push(`${source}: it describes no endpoint, and lies in no section that is watched`);
  }
  return { groups, statements };
}

function whyNoId(id: string | undefined, { isNew, taken }: { isNew: boolean; taken: string[] }): string | undefined {
  if (id === undefined || (isNew && !isOperationId(id)))
    return "give the endpoint a name in camelCase that means nothing else in code: --operation-id getBalance";
  return isNew && taken.includes(id)
    ? `the spec has an operation ${id} already: choose another --operation-id`
    : undefined;
}

function accountsOf(records: readonly RecordedPage[], matches: readonly Match[]): Account[] {
  const ranked = [...matches].sort((a, b) => rank(a) - rank(b));
  return [
    ...records.map((record): Account => {
      const match = matches.find((one) => one.record === record);
      // The same text says the same, whatever this reader makes of it by now.
      const now = match?.page.sha256 === record.sha256 ? record.facts : match?.now;
      return { source: match?.source ?? record.address, before: record.facts, now };
    }),
    ...ranked.filter(({ record }) => !record).map(({ source, now }): Account => ({ source, before: undefined, now })),
  ];
}

const rank = ({ page }: Match) => (page.format === "jekyll" ? 2 : 0) + (page.language === "en" ? 0 : 1);

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

function warningsOf({ isNew }: Outcome, matches: readonly Match[]): string[] {
  if (!isNew) return [];
  return matches.flatMap(({ source, page, now }) => {
    const unplaced = [...now].filter(([place, value]) => /^input \S+$/.test(place) && isVague(value)).length > 0;
    const guess = unplaced
      ? [`${source}: the page doesn't say where the inputs travel: see what was assumed, or say it with --in`]
      : [];
    return [...page.warnings.map(({ line, message }) => `${source}:${line}: ${message}`), ...guess];
  });
}

/** A page of other facts: its codes are merged, what else changed is left to a person. */
function followPage(
  { spec: { data: spec }, record }: Project,
  { source, record: known, page, now }: Match,
  plan: Plan,
): void {
  const changes = known && known.sha256 !== page.sha256 ? changesBetween(known.facts, now) : [];
  const twin = record.pages.find(
    (one) =>
      one !== known &&
      one.operation === undefined &&
      one.id !== "" &&
      one.id === page.id &&
      one.language !== page.language,
  );
  const isListed = (place: string) =>
    record.pages.some((one) => one !== known && one.id !== known?.id && one.facts.has(place));
  const news = changes.map((change) => ({ ...change, sources: [source] }));
  const name = known?.title ?? page.title;
  const told = plan.outcomes.find((one) => one.name === (twin?.title ?? name) || one.name === name);
  for (const one of told?.news ?? []) if (news.some(({ place }) => place === one.place)) one.sources.push(source);
  const untold = news.filter(({ place }) => !told?.news.some((one) => one.place === place));
  plan.outcomes.push({ name, isNew: !known, news: untold, edits: untold, conflicts: [] });
  followStatements(spec, untold, { source: name, codes: known?.codes ?? [], chinese: plan.chinese, isListed });
}

/** Records what the page says now. The older docs are read, and not watched. */
function renew(
  { record }: Project,
  { record: known, page, now, address, source, id }: Match & { id?: string },
  plan: Plan,
): void {
  if (page.format === "jekyll") return;
  if (!known && !address?.startsWith("https://")) {
    plan.refusals.push(
      `where is ${source} published? Give its https address with --address, so that \`check\` can look there`,
    );
    return;
  }
  if (known && address && known.address !== address) plan.moved.push({ from: known.address, to: address });
  const facts = known?.sha256 === page.sha256 ? known.facts : now;
  const renewed: RecordedPage = {
    address: address ?? known?.address ?? "",
    language: page.language,
    id: page.id,
    title: page.title,
    ...(id !== undefined && { operation: id }),
    ...(known?.codes && { codes: known.codes }),
    sha256: page.sha256,
    facts,
  };
  if (known) record.pages[record.pages.indexOf(known)] = renewed;
  else {
    const at = record.pages.findLastIndex(({ operation }) => operation !== undefined && operation === id);
    record.pages.splice(at < 0 ? record.pages.length : at + 1, 0, renewed);
  }
}

/** Combines the pages of one operation: pages in two languages must agree, and pages of several grants add up. */
import { type Change, changesBetween } from "./detect-changes.js";
import { type Facts, isSame, isVague, parsePlace, type Value } from "./facts.js";
import type { Conflict } from "./three-way-merge.js";

/** A page's facts about an operation: as last accepted, and now. */
export interface PageVersions {
  source: string;
  /** Undefined for a new page. */
  before: Facts | undefined;
  /** Undefined for a page that was not read in this run. */
  now: Facts | undefined;
  /** A new page of the older docs may be behind, so it can't contradict a recorded page. */
  isOlder?: boolean;
}

/** A change, with the pages that contain it. */
export interface PageChange extends Change {
  sources: string[];
}

export interface Reconciled {
  base: Facts;
  theirs: Facts;
  pageChanges: PageChange[];
  conflicts: Conflict[];
}

export function reconcile(versions: readonly PageVersions[]): Reconciled {
  // XT describes two grants of one endpoint on two pages. An input with a single value distinguishes them.
  const groups = new Map<string, PageVersions[]>();
  for (const version of versions) {
    const key = fixedIn(version.before ?? version.now)
      .sort()
      .join();
    groups.set(key, [...(groups.get(key) ?? []), version]);
  }
  const variants = [...groups.values()].map((group) => ({
    ...reconcileLanguages(group),
    source: group.map(({ source }) => source).join(", "),
    grant: fixedIn(group[0]?.before ?? group[0]?.now).find(([place]) => parsePlace(place).isInput)?.[1],
  }));
  const base = combine(variants.flatMap((one) => (one.base.size > 0 ? [{ ...one, facts: one.base }] : [])));
  const theirs = combine(variants.map((one) => ({ ...one, facts: one.theirs })));
  const ofLanguages = variants.flatMap((one) => [
    ...one.conflicts,
    ...(variants.length > 1 ? grantConflicts(one) : []),
  ]);
  return {
    base: base.facts,
    theirs: theirs.facts,
    pageChanges: variants.flatMap(({ pageChanges }) => pageChanges),
    conflicts: [...ofLanguages, ...theirs.conflicts],
  };
}

/** If a page changes the value that distinguishes its grant, it may describe another grant. */
function grantConflicts({ base, theirs }: Reconciled): Conflict[] {
  const fixed = fixedIn(base).map(([place]) => place);
  const changes = changesBetween(base, theirs).filter(({ place }) => fixed.includes(place));
  return changes.map(({ place, from, to }) => ({ place, sides: { "XT's page before": from, "XT's page now": to } }));
}

/** The places with a single value, such as `input grant_type values` with `code`. */
export function fixedIn(facts: Facts = new Map()): [place: string, value: string][] {
  return [...facts].flatMap(([place, value]): [string, string][] =>
    parsePlace(place).fact === "values" && Array.isArray(value) && value.length === 1 ? [[place, String(value)]] : [],
  );
}

function reconcileLanguages(versions: readonly PageVersions[]): Reconciled {
  const recorded = versions.find(({ before }) => before);
  const base = recorded?.before ?? new Map<string, Value>();
  const theirs = new Map(base);
  const isRecorded = (place: string, value: Value | undefined) =>
    versions.some(({ before }) => before && isSame(before.get(place), value));
  const conflicts: Conflict[] = [];
  const pageChanges = new Map<string, PageChange>();
  for (const { source, before, now, isOlder } of versions) {
    for (const { place, from, to } of now ? changesBetween(before ?? base, now) : []) {
      // A new page adds facts to those of the recorded ones. It may say less, and repeat any of them.
      if (!before && (to === undefined || (isVague(to) && base.has(place)) || isRecorded(place, to))) continue;
      const contradicts = recorded && !before && !isVague(from);
      if (contradicts && isOlder) continue;
      const known = pageChanges.get(place);
      if (known && isSame(known.to, to)) known.sources.push(source);
      else if (contradicts && !known) conflicts.push({ place, sides: { [recorded.source]: from, [source]: to } });
      else if (!known || isVague(known.to)) pageChanges.set(place, { place, from, to, sources: [source] });
      else if (!isVague(to)) conflicts.push({ place, sides: { [known.sources.join(", ")]: known.to, [source]: to } });
    }
  }
  for (const { place, from, to, sources } of pageChanges.values()) {
    // XT changed this fact in one language only: a recorded page still has the old value, or a new page repeats it.
    const behind = versions.find(
      ({ before, now, isOlder }) =>
        now && (before ? isSame(before.get(place), from) : !isOlder && !isVague(from)) && isSame(now.get(place), from),
    );
    if (behind) conflicts.push({ place, sides: { [sources.join(", ")]: to, [behind.source]: from } });
    if (to === undefined) theirs.delete(place);
    else theirs.set(place, to);
  }
  return { base, theirs, pageChanges: [...pageChanges.values()], conflicts };
}

/** The facts of the pages of one grant. Without several grants, `grant` has no meaning. */
interface Variant {
  source: string;
  facts: Facts;
  grant: string | undefined;
}

/** Combines grants: all values of all grants are allowed. An input that only one grant requires gets that grant's value as `required`. */
function combine(variants: readonly Variant[]): { facts: Facts; conflicts: Conflict[] } {
  const combined = new Map<string, Value>();
  const conflicts: Conflict[] = [];
  for (const place of new Set(variants.flatMap(({ facts }) => [...facts.keys()]))) {
    const { fact } = parsePlace(place);
    const known = variants
      .filter(({ facts }) => facts.has(place))
      .map(({ source, facts }) => ({ source, value: facts.get(place) }));
    const said = known.filter(({ value }) => !isVague(value));
    if (fact === "required") {
      const requiring = variants.filter(({ facts }) => facts.get(place) === true);
      const [{ grant = false } = {}] = requiring.length === 1 ? requiring : [];
      combined.set(place, requiring.length === variants.length || grant);
    } else if (fact === "values") {
      if (said.length === variants.length)
        combined.set(place, [...new Set(said.flatMap(({ value }) => value as string[]))]);
    } else {
      const [first] = [...said, ...known];
      combined.set(place, first?.value ?? "any");
      if (said.some(({ value }) => !isSame(value, first?.value)))
        conflicts.push({ place, sides: Object.fromEntries(said.map(({ source, value }) => [source, value])) });
    }
  }
  return { facts: combined, conflicts };
}

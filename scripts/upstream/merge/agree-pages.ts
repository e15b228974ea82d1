/** Combines the pages of one operation: pages in two languages must agree, and pages of several grants add up. */
import { type Change, type Facts, isSame, isVague, type Value } from "./facts.js";
import { type Conflict, changesBetween } from "./three-way-merge.js";

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

export interface Agreed {
  base: Facts;
  theirs: Facts;
  pageChanges: PageChange[];
  conflicts: Conflict[];
}

export function agree(versions: readonly PageVersions[]): Agreed {
  // XT describes two grants of one endpoint on two pages. An input with a single value distinguishes them.
  const groups = new Map<string, PageVersions[]>();
  for (const version of versions) {
    const name = fixedIn(firstFacts(version))
      .map(([place, value]) => `${place}=${value}`)
      .sort()
      .join(" ");
    groups.set(name, [...(groups.get(name) ?? []), version]);
  }
  const variants = [...groups.values()].map((group) => ({ ...agreeInLanguages(group), grant: grantOf(group) }));
  const conflicts = variants.flatMap((variant) => [
    ...variant.conflicts,
    ...(variants.length > 1 ? grantConflicts(variant) : []),
  ]);
  const sources = [...groups.values()].map((group) => group.map(({ source }) => source).join(", "));
  return {
    base: combine(variants.flatMap(({ base, grant }) => (base.size > 0 ? [{ facts: base, grant }] : []))),
    theirs: combine(
      variants.map(({ theirs, grant }) => ({ facts: theirs, grant })),
      (place, said) => {
        conflicts.push({ place, sides: Object.fromEntries(said.map((value, at) => [sources[at] ?? "", value])) });
      },
    ),
    pageChanges: variants.flatMap(({ pageChanges }) => pageChanges),
    conflicts,
  };
}

const firstFacts = ({ before, now }: PageVersions): Facts => before ?? now ?? new Map();

/** The grant that a group of pages describes: the single value of an input. */
function grantOf([first]: readonly PageVersions[]): string | undefined {
  const fixed = first ? fixedIn(firstFacts(first)) : [];
  return fixed.find(([place]) => place.startsWith("input "))?.[1];
}

/** If a page changes the value that distinguishes its grant, it may describe another grant. */
function grantConflicts({ base, theirs }: Agreed): Conflict[] {
  const fixed = fixedIn(base).map(([place]) => place);
  const changes = changesBetween(base, theirs).filter(({ place }) => fixed.includes(place));
  return changes.map(({ place, from, to }) => ({
    place,
    sides: { "XT's page before": from, "XT's page now": to },
  }));
}

/** The places with a single value, such as `input grant_type values` with `code`. */
export function fixedIn(facts: Facts): [place: string, value: string][] {
  return [...facts].flatMap(([place, value]): [string, string][] =>
    / values$/.test(place) && Array.isArray(value) && value.length === 1 ? [[place, String(value)]] : [],
  );
}

function agreeInLanguages(versions: readonly PageVersions[]): Agreed {
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
      if (recorded && !before && isOlder && !isVague(from)) continue;
      const known = pageChanges.get(place);
      if (known && isSame(known.to, to)) known.sources.push(source);
      else if (recorded && !before && !known && !isVague(from))
        conflicts.push({ place, sides: { [recorded.source]: from, [source]: to } });
      else if (!known || isVague(known.to)) pageChanges.set(place, { place, from, to, sources: [source] });
      else if (!isVague(to)) conflicts.push({ place, sides: { [known.sources.join(", ")]: known.to, [source]: to } });
    }
  }
  for (const { place, from, to, sources } of pageChanges.values()) {
    // XT changed this fact in one language only.
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
  facts: Facts;
  grant: string | undefined;
}

/** Combines grants: all values of all grants are allowed. An input that only one grant requires gets that grant's value as `required`. */
function combine(variants: readonly Variant[], onConflict: (place: string, said: Value[]) => void = () => {}): Facts {
  const combined = new Map<string, Value>();
  for (const place of new Set(variants.flatMap(({ facts }) => [...facts.keys()]))) {
    const values = variants.map(({ facts }) => facts.get(place)).filter((value) => value !== undefined);
    const said = values.filter((value) => !isVague(value));
    const [first = values[0] ?? "any"] = said;
    if (place.endsWith(" required")) {
      const requiring = variants.filter(({ facts }) => facts.get(place) === true);
      const [{ grant = false } = {}] = requiring.length === 1 ? requiring : [];
      combined.set(place, requiring.length === variants.length || grant);
    } else if (/ values$/.test(place)) {
      if (said.length === variants.length)
        combined.set(place, [...new Set(said.flatMap((value) => value as string[]))]);
    } else {
      combined.set(place, first);
      if (said.some((other) => !isSame(other, first))) onConflict(place, said);
    }
  }
  return combined;
}

/** What the pages of one operation say together: in two languages, which have to agree, and of several grants, which add up. */
import { type Change, changesBetween, type Facts, isSame, isVague, type Value } from "./facts.js";
import type { Conflict } from "./merge.js";

/** A page's account of an operation: as it was accepted, and as it is now. */
export interface Account {
  source: string;
  /** Undefined for a page that was never accepted. */
  before: Facts | undefined;
  /** Undefined for a page that was not read this time. */
  now: Facts | undefined;
}

/** A change, with the pages that say it. */
export interface News extends Change {
  sources: string[];
}

export interface Agreed {
  base: Facts;
  theirs: Facts;
  news: News[];
  conflicts: Conflict[];
}

export function agree(accounts: readonly Account[]): Agreed {
  const groups = new Map<string, Account[]>();
  for (const account of accounts) {
    const fixed = fixedValues(account.before ?? account.now ?? new Map());
    const name = fixed.sort().join(" ");
    groups.set(name, [...(groups.get(name) ?? []), account]);
  }
  const variants = [...groups.values()].map(agreeInLanguages);
  const conflicts = variants.flatMap((variant) => variant.conflicts);
  const sources = [...groups.values()].map((group) => group.map(({ source }) => source).join(", "));
  return {
    base: combine(variants.map(({ base }) => base).filter(({ size }) => size > 0)),
    theirs: combine(
      variants.map(({ theirs }) => theirs),
      (place, said) => {
        conflicts.push({ place, sides: Object.fromEntries(said.map((value, at) => [sources[at] ?? "", value])) });
      },
    ),
    news: variants.flatMap(({ news }) => news),
    conflicts,
  };
}

/** XT describes two grants of one endpoint on two pages, and the value that each fixes tells them apart: `input grant_type values=code`. */
function fixedValues(facts: Facts): string[] {
  const fixed = [...facts].filter(([place, value]) => isFixed(place, value));
  return fixed.map(([place, value]) => `${place}=${value}`);
}

const isFixed = (place: string, value: Value) => / values$/.test(place) && Array.isArray(value) && value.length === 1;

function agreeInLanguages(accounts: readonly Account[]): Agreed {
  const base = accounts.find(({ before }) => before)?.before ?? new Map<string, Value>();
  const theirs = new Map(base);
  const conflicts: Conflict[] = [];
  const news = new Map<string, News>();
  for (const { source, before, now } of accounts) {
    for (const { place, from, to } of now ? changesBetween(before ?? new Map(), now) : []) {
      // A page that is new adds what its twin doesn't say yet.
      if (!before && !isVague(base.get(place))) continue;
      const known = news.get(place);
      if (known && isSame(known.to, to)) known.sources.push(source);
      else if (!known || isVague(known.to)) news.set(place, { place, from, to, sources: [source] });
      else if (!isVague(to)) conflicts.push({ place, sides: { [known.sources.join(", ")]: known.to, [source]: to } });
    }
  }
  for (const { place, from, to, sources } of news.values()) {
    // It said the same until now: XT changed one language only.
    const behind = accounts.find(
      ({ before, now }) => before && now && isSame(before.get(place), from) && isSame(now.get(place), from),
    );
    if (behind) conflicts.push({ place, sides: { [sources.join(", ")]: to, [behind.source]: from } });
    if (to === undefined) theirs.delete(place);
    else theirs.set(place, to);
  }
  return { base, theirs, news: [...news.values()], conflicts };
}

/** What any of the grants allows; what only one of them requires is required for that one, by the value that it fixes. */
function combine(variants: readonly Facts[], onConflict: (place: string, said: Value[]) => void = () => {}): Facts {
  const facts = new Map<string, Value>();
  for (const place of new Set(variants.flatMap((variant) => [...variant.keys()]))) {
    const values = variants.map((variant) => variant.get(place)).filter((value) => value !== undefined);
    const said = values.filter((value) => !isVague(value));
    const [first = values[0] ?? "any"] = said;
    if (place.endsWith(" required")) {
      const requiring = variants.filter((variant) => variant.get(place) === true);
      const [only] = requiring.length === 1 ? requiring : [];
      facts.set(place, requiring.length === variants.length || (only !== undefined && (grantOf(only) ?? false)));
    } else if (/ values$/.test(place)) {
      if (said.length === variants.length) facts.set(place, [...new Set(said.flatMap((value) => value as string[]))]);
    } else {
      facts.set(place, first);
      if (said.some((other) => !isSame(other, first))) onConflict(place, said);
    }
  }
  return facts;
}

/** The value that the page of one grant fixes. */
function grantOf(facts: Facts): string | undefined {
  const [, value] = [...facts].find(([place, one]) => place.startsWith("input ") && isFixed(place, one)) ?? [];
  return Array.isArray(value) ? value[0] : undefined;
}

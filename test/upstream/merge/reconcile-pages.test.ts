import { expect, it } from "vitest";
import type { Facts, Value } from "../../../scripts/upstream/merge/facts.js";
import { type PageVersions, reconcile } from "../../../scripts/upstream/merge/reconcile-pages.js";

type Given = Record<string, Value>;
const facts = (given: Given): Facts => new Map(Object.entries(given));
const versionsOf =
  (source: string) =>
  (before?: Given, now?: Given): PageVersions => ({ source, before: before && facts(before), now: now && facts(now) });
const [en, zh, copy] = [versionsOf("en"), versionsOf("zh"), versionsOf("copy")];
const older = (page: PageVersions): PageVersions => ({ ...page, isOlder: true });

const changed = en({ a: 1 }, { a: 2 });
const same = en({ a: 1 }, { a: 1 });
const conflictOf = (sides: Given) => ({ conflicts: [{ place: "a", sides }] });
const merged = (theirs: Given) => ({ conflicts: [], theirs: facts(theirs) });
const unchanged = { conflicts: [], pageChanges: [] };

it.each<[string, PageVersions[], object]>([
  [
    "give one change for a change on both pages, with both sources",
    [changed, zh({ a: 1 }, { a: 2 })],
    { ...merged({ a: 2 }), pageChanges: [{ place: "a", from: 1, to: 2, sources: ["en", "zh"] }] },
  ],
  ["contradict each other if they change differently", [changed, zh({ a: 1 }, { a: 3 })], conflictOf({ en: 2, zh: 3 })],
  ["contradict each other if only one changes", [changed, zh({ a: 1 }, { a: 1 })], conflictOf({ en: 2, zh: 1 })],
  ["agree if only one of them was read", [changed, zh({ a: 1 })], merged({ a: 2 })],
  ["agree if they differed before", [changed, zh({ a: 7 }, { a: 7 })], merged({ a: 2 })],
  [
    "complete each other if one has no value or a vague one",
    [en(undefined, { a: "any" }), zh(undefined, { a: "json", b: 1 })],
    merged({ a: "json", b: 1 }),
  ],
  [
    "get the new facts of a new page, which may repeat recorded facts",
    [en({ a: 1 }), zh(undefined, { a: 1, b: 2 })],
    { conflicts: [], pageChanges: [{ place: "b", from: undefined, to: 2, sources: ["zh"] }] },
  ],
  [
    "don't change if a new page has the same vague value",
    [en({ a: "any" }, { a: "any" }), zh(undefined, { a: "any" })],
    unchanged,
  ],
  [
    "don't change if a new page agrees with one of two that differ",
    [same, zh({ a: 2 }, { a: 2 }), copy(undefined, { a: 2 })],
    unchanged,
  ],
  [
    "contradict a new page with another value",
    [same, zh(undefined, { a: 3 })],
    { ...conflictOf({ en: 1, zh: 3 }), pageChanges: [] },
  ],
  ["ignore another value of a new page of the older docs", [same, older(zh(undefined, { a: 3 }))], merged({ a: 1 })],
  [
    "contradict a new page that doesn't have a change",
    [changed, zh(undefined, { a: 1 })],
    conflictOf({ en: 2, zh: 1 }),
  ],
  [
    "change although a new page of the older docs is behind",
    [changed, older(zh(undefined, { a: 1 }))],
    merged({ a: 2 }),
  ],
  ["agree with a new page that has the change", [changed, zh(undefined, { a: 2 })], merged({ a: 2 })],
])("pages of one operation %s", (_, pages, expected) => expect(reconcile(pages)).toMatchObject(expected));

it("pages of several grants that contradict each other are named, also if another grant doesn't have the place", () => {
  const page = (grant: string, more = {}) => versionsOf(grant)(undefined, { "input kind values": [grant], ...more });
  const { conflicts } = reconcile([page("buy"), page("renew", { a: 1 }), page("gift", { a: 2 })]);
  expect(conflicts).toEqual([{ place: "a", sides: { renew: 1, gift: 2 } }]);
});

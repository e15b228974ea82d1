import { describe, expect, it } from "vitest";
import type { Facts, Value } from "../../../scripts/upstream/merge/facts.js";
import { type PageVersions, reconcile } from "../../../scripts/upstream/merge/reconcile-pages.js";

const facts = (given: Record<string, Value> = {}): Facts => new Map(Object.entries(given));
const versionsOf = (source: string, before?: Record<string, Value>, now?: Record<string, Value>): PageVersions => ({
  source,
  before: before && facts(before),
  now: now && facts(now),
});

describe("pages in two languages", () => {
  it("give one change for a change on both pages, with both sources", () => {
    const { pageChanges, theirs, conflicts } = reconcile([
      versionsOf("en", { a: 1 }, { a: 2 }),
      versionsOf("zh", { a: 1 }, { a: 2 }),
    ]);
    expect(pageChanges).toEqual([{ place: "a", from: 1, to: 2, sources: ["en", "zh"] }]);
    expect(theirs.get("a")).toBe(2);
    expect(conflicts).toEqual([]);
  });

  it("contradict each other if they change differently, or if only one changes", () => {
    const differ = reconcile([versionsOf("en", { a: 1 }, { a: 2 }), versionsOf("zh", { a: 1 }, { a: 3 })]);
    expect(differ.conflicts).toEqual([{ place: "a", sides: { en: 2, zh: 3 } }]);
    const behind = reconcile([versionsOf("en", { a: 1 }, { a: 2 }), versionsOf("zh", { a: 1 }, { a: 1 })]);
    expect(behind.conflicts).toEqual([{ place: "a", sides: { en: 2, zh: 1 } }]);
  });

  it("agree if only one of them was read, or if they differed before", () => {
    expect(reconcile([versionsOf("en", { a: 1 }, { a: 2 }), versionsOf("zh", { a: 1 })])).toMatchObject({
      conflicts: [],
      theirs: facts({ a: 2 }),
    });
    expect(reconcile([versionsOf("en", { a: 1 }, { a: 2 }), versionsOf("zh", { a: 7 }, { a: 7 })])).toMatchObject({
      conflicts: [],
      theirs: facts({ a: 2 }),
    });
  });

  it("complete each other if one has no value or a vague one", () => {
    const { theirs, conflicts } = reconcile([
      versionsOf("en", undefined, { a: "any" }),
      versionsOf("zh", undefined, { a: "json", b: 1 }),
    ]);
    expect([Object.fromEntries(theirs), conflicts]).toEqual([{ a: "json", b: 1 }, []]);
  });
});

describe("a new page beside a recorded one", () => {
  const recorded = (now: Record<string, Value>) => versionsOf("en", { a: 1 }, now);

  it("adds its new facts, and may repeat facts of a recorded page", () => {
    const { pageChanges, conflicts } = reconcile([
      versionsOf("en", { a: 1 }),
      versionsOf("zh", undefined, { a: 1, b: 2 }),
    ]);
    expect(pageChanges).toEqual([{ place: "b", from: undefined, to: 2, sources: ["zh"] }]);
    expect(conflicts).toEqual([]);
    const vague = reconcile([versionsOf("en", { a: "any" }, { a: "any" }), versionsOf("zh", undefined, { a: "any" })]);
    expect(vague.pageChanges).toEqual([]);
    const differ = [versionsOf("en", { a: 1 }, { a: 1 }), versionsOf("zh", { a: 2 }, { a: 2 })];
    expect(reconcile([...differ, versionsOf("copy", undefined, { a: 2 })])).toMatchObject({
      pageChanges: [],
      conflicts: [],
    });
  });

  it("causes a conflict if it contradicts it, unless the new page is one of the older docs", () => {
    const fresh = versionsOf("zh", undefined, { a: 3 });
    const same = recorded({ a: 1 });
    const conflict = { place: "a", sides: { en: 1, zh: 3 } };
    expect(reconcile([same, fresh])).toMatchObject({ conflicts: [conflict], pageChanges: [] });
    expect(reconcile([same, { ...fresh, isOlder: true }])).toMatchObject({ conflicts: [], theirs: facts({ a: 1 }) });
  });

  it("causes a conflict if it doesn't have a change of the recorded page, unless it is one of the older docs", () => {
    const changed = recorded({ a: 2 });
    const behind = versionsOf("zh", undefined, { a: 1 });
    expect(reconcile([changed, behind]).conflicts).toEqual([{ place: "a", sides: { en: 2, zh: 1 } }]);
    expect(reconcile([changed, { ...behind, isOlder: true }]).conflicts).toEqual([]);
    expect(reconcile([changed, versionsOf("zh", undefined, { a: 2 })])).toMatchObject({
      conflicts: [],
      theirs: facts({ a: 2 }),
    });
  });
});

it("pages of several grants that contradict each other are named, also if another grant doesn't have the place", () => {
  const page = (grant: string, more = {}) => versionsOf(grant, undefined, { "input kind values": [grant], ...more });
  const { conflicts } = reconcile([page("buy"), page("renew", { a: 1 }), page("gift", { a: 2 })]);
  expect(conflicts).toEqual([{ place: "a", sides: { renew: 1, gift: 2 } }]);
});

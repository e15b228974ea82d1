import { describe, expect, it } from "vitest";
import type { Facts, Value } from "../../../scripts/upstream/merge/facts.js";
import { agree, type PageVersions } from "../../../scripts/upstream/merge/pages.js";

const facts = (given: Record<string, Value> = {}): Facts => new Map(Object.entries(given));
const account = (source: string, before?: Record<string, Value>, now?: Record<string, Value>): PageVersions => ({
  source,
  before: before && facts(before),
  now: now && facts(now),
});

describe("pages in two languages", () => {
  it("tell a change once, with both pages", () => {
    const { pageChanges, theirs, conflicts } = agree([
      account("en", { a: 1 }, { a: 2 }),
      account("zh", { a: 1 }, { a: 2 }),
    ]);
    expect(pageChanges).toEqual([{ place: "a", from: 1, to: 2, sources: ["en", "zh"] }]);
    expect(theirs.get("a")).toBe(2);
    expect(conflicts).toEqual([]);
  });

  it("contradict each other where they change differently, or where one is left behind", () => {
    const differ = agree([account("en", { a: 1 }, { a: 2 }), account("zh", { a: 1 }, { a: 3 })]);
    expect(differ.conflicts).toEqual([{ place: "a", sides: { en: 2, zh: 3 } }]);
    const behind = agree([account("en", { a: 1 }, { a: 2 }), account("zh", { a: 1 }, { a: 1 })]);
    expect(behind.conflicts).toEqual([{ place: "a", sides: { en: 2, zh: 1 } }]);
  });

  it("agree where only one of them was given, or where they differed before", () => {
    expect(agree([account("en", { a: 1 }, { a: 2 }), account("zh", { a: 1 })])).toMatchObject({
      conflicts: [],
      theirs: facts({ a: 2 }),
    });
    expect(agree([account("en", { a: 1 }, { a: 2 }), account("zh", { a: 7 }, { a: 7 })])).toMatchObject({
      conflicts: [],
      theirs: facts({ a: 2 }),
    });
  });

  it("complete each other where one says nothing", () => {
    const { theirs, conflicts } = agree([
      account("en", undefined, { a: "any" }),
      account("zh", undefined, { a: "json", b: 1 }),
    ]);
    expect([Object.fromEntries(theirs), conflicts]).toEqual([{ a: "json", b: 1 }, []]);
  });
});

describe("a new page beside a recorded one", () => {
  const recorded = (now: Record<string, Value>) => account("en", { a: 1 }, now);

  it("adds facts, and repeats none", () => {
    const { pageChanges, conflicts } = agree([account("en", { a: 1 }), account("zh", undefined, { a: 1, b: 2 })]);
    expect(pageChanges).toEqual([{ place: "b", from: undefined, to: 2, sources: ["zh"] }]);
    expect(conflicts).toEqual([]);
    const vague = agree([account("en", { a: "any" }, { a: "any" }), account("zh", undefined, { a: "any" })]);
    expect(vague.pageChanges).toEqual([]);
    const differ = [account("en", { a: 1 }, { a: 1 }), account("zh", { a: 2 }, { a: 2 })];
    expect(agree([...differ, account("copy", undefined, { a: 2 })])).toMatchObject({ pageChanges: [], conflicts: [] });
  });

  it("may contradict it, which is a conflict, unless the page is one of the older docs", () => {
    const fresh = account("zh", undefined, { a: 3 });
    const same = recorded({ a: 1 });
    const conflict = { place: "a", sides: { en: 1, zh: 3 } };
    expect(agree([same, fresh])).toMatchObject({ conflicts: [conflict], pageChanges: [] });
    expect(agree([same, { ...fresh, isOlder: true }])).toMatchObject({ conflicts: [], theirs: facts({ a: 1 }) });
  });

  it("may be behind a change of it, or follow it", () => {
    const changed = recorded({ a: 2 });
    const behind = account("zh", undefined, { a: 1 });
    expect(agree([changed, behind]).conflicts).toEqual([{ place: "a", sides: { en: 2, zh: 1 } }]);
    expect(agree([changed, { ...behind, isOlder: true }]).conflicts).toEqual([]);
    expect(agree([changed, account("zh", undefined, { a: 2 })])).toMatchObject({
      conflicts: [],
      theirs: facts({ a: 2 }),
    });
  });
});

describe("pages of two grants", () => {
  const grant = (value: string, own: string, type = "string") => ({
    "input grant": "query",
    "input grant required": true,
    "input grant values": [value],
    [`input ${own}`]: "query",
    [`input ${own} type`]: type,
    [`input ${own} required`]: true,
    "result.id": "number",
  });

  it("add up: what one of them requires is required for its grant", () => {
    const { base, theirs } = agree([
      account("buy", grant("buy", "seat")),
      account("renew", undefined, grant("renew", "ticket")),
    ]);
    expect(base.get("input seat required")).toBe(true);
    expect(Object.fromEntries(theirs)).toMatchObject({
      "input grant required": true,
      "input grant values": ["buy", "renew"],
      "input seat required": "buy",
      "input ticket required": "renew",
    });
  });

  it("can't say different things of what both have", () => {
    const { conflicts } = agree([
      account("buy", undefined, grant("buy", "seat")),
      account("renew", undefined, { ...grant("renew", "seat"), "result.id": "string" }),
    ]);
    expect(conflicts).toEqual([{ place: "result.id", sides: { buy: "number", renew: "string" } }]);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changesBetween } from "../../../scripts/upstream/merge/detect-changes.js";
import { type Facts, isInside, type Value } from "../../../scripts/upstream/merge/facts.js";
import { merge } from "../../../scripts/upstream/merge/three-way-merge.js";
import { checkProperty } from "../../random-seed.js";

const facts = (given: Record<string, Value>): Facts => new Map(Object.entries(given));

const conflictsOf = (...sides: Parameters<typeof merge>) => merge(...sides).flatMap(({ conflict }) => conflict ?? []);

/** Returns ours after the merge. */
function merged(base: Facts, theirs: Facts, ours: Facts): Map<string, Value> {
  const result = new Map(ours);
  for (const { place, to } of merge(base, theirs, ours).filter(({ conflict }) => !conflict)) {
    if (to !== undefined) result.set(place, to);
    else for (const inner of [...result.keys()]) if (inner === place || isInside(inner, place)) result.delete(inner);
  }
  return result;
}

describe("the three-way merge", () => {
  it("removes an input together with its parts, even if ours changed a part", () => {
    const base = facts({ "input a": "query", "input a required": true });
    const ours = facts({ "input a": "query", "input a required": false });
    expect(merged(base, facts({}), ours)).toEqual(facts({}));
    expect(conflictsOf(base, facts({}), ours)).toEqual([]);
  });

  it("names the place and the values of a conflict if both changed", () => {
    const sides = { "XT's page before": 1, "XT's page now": 2, "the spec": 3 };
    expect(merge(facts({ a: 1 }), facts({ a: 2 }), facts({ a: 3 }))).toEqual([
      { place: "a", from: 1, to: 2, conflict: { place: "a", sides } },
    ]);
  });

  it("edits outer places before inner ones", () => {
    const theirs = facts({ "result.a.b": "string", "result.a": "object", result: "object" });
    expect(merge(facts({}), theirs, facts({})).map(({ place }) => place)).toEqual(["result", "result.a", "result.a.b"]);
  });
});

describe("for any facts", () => {
  // No place is inside another one.
  const places = ["method", "path", "input a", "input b", "result", "limit"];
  const some = fc
    .dictionary(
      fc.constantFrom(...places),
      fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constantFrom("x", "y"), fc.boolean()),
    )
    .map((given) => facts(given));
  const asObject = (map: Facts) => Object.fromEntries([...map].sort());

  it("an unchanged page changes nothing in the spec", async () => {
    await checkProperty(fc.tuple(some, some), 100, ([base, ours]) => {
      expect(asObject(merged(base, base, ours))).toEqual(asObject(ours));
    });
  });

  it("a spec that equals the page's old version becomes equal to its new version", async () => {
    await checkProperty(fc.tuple(some, some), 100, ([base, theirs]) => {
      expect(asObject(merged(base, theirs, base))).toEqual(asObject(theirs));
    });
  });

  it("a second merge of the same page changes nothing", async () => {
    await checkProperty(fc.tuple(some, some, some), 100, ([base, theirs, ours]) => {
      if (conflictsOf(base, theirs, ours).length > 0) return;
      expect(merge(base, theirs, merged(base, theirs, ours))).toEqual([]);
    });
  });

  it("two updates of different places give the same result in either order", async () => {
    await checkProperty(fc.tuple(some, some, some), 100, ([base, one, other]) => {
      const touched = new Set(changesBetween(base, one).map(({ place }) => place));
      const apart = new Map([...other].filter(([place]) => !touched.has(place)));
      for (const place of touched) if (base.has(place)) apart.set(place, base.get(place) ?? "");
      const first = [base, apart, merged(base, one, base)] as const;
      expect(conflictsOf(...first)).toEqual([]);
      expect(asObject(merged(...first))).toEqual(asObject(merged(base, one, merged(base, apart, base))));
    });
  });
});

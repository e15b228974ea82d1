import { describe, expect, it } from "vitest";
import type { Change } from "../../../scripts/upstream/compare/change.js";
import { diffNotes, withNotes } from "../../../scripts/upstream/compare/notes.js";
import type { InputNotes } from "../../../scripts/upstream/read/facts.js";

const diff = (before: InputNotes, after: InputNotes) =>
  diffNotes({ inputs: { colour: before } }, { inputs: { colour: after } }).map(({ kind, from, to, impact }) => [
    kind,
    from,
    to,
    impact,
  ]);

describe("diffNotes", () => {
  it("tells where the inputs moved", () =>
    expect(diffNotes({ inputs: {} }, { place: "json", inputs: {} })).toEqual([
      { kind: "inputs_moved", where: "", from: null, to: "json", impact: "breaking" },
    ]));

  it.each<[InputNotes, InputNotes, unknown[]]>([
    [
      { enum: ["A", "B"] },
      { enum: ["A", "B", "C"] },
      ["param_enum_changed", ["A", "B"], ["A", "B", "C"], "compatible"],
    ],
    [{ enum: ["A", "B"] }, { enum: ["A", "C"] }, ["param_enum_changed", ["A", "B"], ["A", "C"], "breaking"]],
    [{}, { enum: ["A", "B"] }, ["param_enum_changed", null, ["A", "B"], "breaking"]],
    [{ isOptional: true }, {}, ["param_required_changed", false, true, "breaking"]],
    [{}, { isOptional: true }, ["param_required_changed", true, false, "compatible"]],
    [{ maximum: 100 }, { maximum: 50 }, ["param_limit_changed", 100, 50, "breaking"]],
    [{ maximum: 100 }, { maximum: 500 }, ["param_limit_changed", 100, 500, "compatible"]],
    [{ pattern: "^a$" }, { pattern: "^b$" }, ["param_limit_changed", "^a$", "^b$", "breaking"]],
    [{ pattern: "^a$" }, {}, ["param_limit_changed", "^a$", null, "compatible"]],
  ])("tells %j from %j", (before, after, expected) => expect(diff(before, after)).toEqual([expected]));

  it("tells nothing of what was recorded before prose was read", () =>
    expect(diffNotes(undefined, { place: "json", inputs: { colour: { maximum: 1 } } })).toEqual([]));

  it("leaves to the facts what they tell", () => {
    const ofFacts: Change[] = [{ kind: "param_enum_changed", where: "a", from: null, to: ["X"], impact: "breaking" }];
    const ofNotes: Change[] = [{ kind: "param_enum_changed", where: "a", from: ["X"], to: null, impact: "compatible" }];
    expect(withNotes(ofFacts, ofNotes)).toEqual(ofFacts);
  });
});

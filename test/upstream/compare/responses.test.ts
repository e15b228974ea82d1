import { describe, expect, it } from "vitest";
import { diffResponses } from "../../../scripts/upstream/compare/responses.js";

describe("diffResponses", () => {
  it("compares what is inside a container that changed, as if it had not", () => {
    const before = { "list.id": "string", "list.size": "number" };
    const after = { "list[].id": "string", "list[].size": "string", "list[].name": "string" };
    expect(diffResponses(before, after)).toMatchObject([
      { kind: "response_container_changed", where: "list", from: "object", to: "array" },
      { kind: "response_field_retyped", where: "list[].size", from: "number", to: "string" },
      { kind: "response_field_added", where: "list[].name" },
    ]);
    expect(diffResponses(after, before)).toMatchObject([
      { kind: "response_container_changed", where: "list", from: "array", to: "object" },
      { kind: "response_field_retyped", where: "list.size" },
      { kind: "response_field_removed", where: "list[].name" },
    ]);
  });

  it("tells a container that changed while it is shown empty", () => {
    expect(diffResponses({ a: "object" }, { a: "array" })).toMatchObject([
      { kind: "response_container_changed", where: "a" },
    ]);
    expect(diffResponses({ a: "array" }, { "a.b": "number" })).toMatchObject([
      { kind: "response_container_changed", where: "a", from: "array", to: "object" },
      { kind: "response_field_added", where: "a.b" },
    ]);
    expect(diffResponses({ "a[]": "object" }, { a: "object" })).toMatchObject([
      { kind: "response_container_changed", where: "a" },
    ]);
  });
});

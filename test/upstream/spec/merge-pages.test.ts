import { describe, expect, it } from "vitest";
import { mergeAccounts } from "../../../scripts/upstream/spec/merge-pages.js";

describe("two pages of one operation", () => {
  const parameter = { name: "code", type: "string", required: true, default: null, enum: null } as const;
  const grant = (value: string) => ({ ...parameter, name: "grant_type", enum: [value] });
  const page = (source: string, value: string, own: string) => ({
    source,
    facts: { method: "GET", path: "/token", parameters: [grant(value), { ...parameter, name: own }], response: {} },
  });

  it("require together only what each of them requires", () => {
    const { parameters } = mergeAccounts([page("one", "a", "code"), page("two", "b", "token")]);
    expect(parameters.map(({ name, required, requiredForGrant }) => [name, required, requiredForGrant])).toEqual([
      ["grant_type", true, null],
      ["code", false, "a"],
      ["token", false, "b"],
    ]);
    expect(parameters[0]?.enum).toEqual(["a", "b"]);
  });

  it("have to agree on the address", () => {
    const moved = page("two", "b", "token");
    moved.facts.path = "/other";
    expect(() => mergeAccounts([page("one", "a", "code"), moved])).toThrow("one says GET /token, and two");
  });
});

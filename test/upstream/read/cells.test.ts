import { describe, expect, it } from "vitest";
import { readDefault, readType, readYesOrNo } from "../../../scripts/upstream/read/parameters.js";

describe("readType", () => {
  it.each([
    ["string", ["string", "String", " STRING ", "enum"]],
    ["number", ["number", "bigDecimal", "BigDecimal", "double", "float"]],
    ["integer", ["integer", "int", "Integer", "long", "Long", "LONG"]],
    ["boolean", ["boolean", "bool", "Boolean"]],
    ["array", ["array", "Array", "list", "List<String>", "array[int]", "string[]"]],
    ["object", ["object"]],
    ["unknown", ["", "listing", "constructor", "__proto__", "map<string>"]],
  ])("reads %s", (type, words) => {
    for (const word of words) expect(readType(word)).toBe(type);
  });
});

describe("readYesOrNo", () => {
  it.each(["true", "TRUE", "True", "yes", "Yes", "Y", "是", "必填", " true "])("takes %j for a yes", (word) =>
    expect(readYesOrNo(word)).toBe(true),
  );
  it.each(["false", "FALSE", "no", "No", "n", "否", "可选", "非必填", ""])("takes %j for a no", (word) =>
    expect(readYesOrNo(word)).toBe(false),
  );
  it("takes anything else for neither", () => expect(readYesOrNo("if it rains")).toBeUndefined());
});

describe("readDefault", () => {
  it.each(["", " ", "N/A", "n/a", "-", "—", "无", "None"])("finds none in %j", (text) =>
    expect(readDefault(text, "string")).toBeNull(),
  );
  it("makes a number of a number's default, quoted or not", () => {
    expect(readDefault("'100'", "number")).toBe(100);
    expect(readDefault('"0.5"', "number")).toBe(0.5);
    expect(readDefault("20", "integer")).toBe(20);
    expect(readDefault("-1", "integer")).toBe(-1);
  });
  it("makes a truth of a boolean's default, in whatever case", () => {
    expect(readDefault("FALSE", "boolean")).toBe(false);
    expect(readDefault("'true'", "boolean")).toBe(true);
  });
  it("keeps everything else as text, without its quotes", () => {
    expect(readDefault("NEXT", "string")).toBe("NEXT");
    expect(readDefault("'NEXT'", "string")).toBe("NEXT");
    expect(readDefault("20", "string")).toBe("20");
    expect(readDefault("maybe", "boolean")).toBe("maybe");
    expect(readDefault("ten", "number")).toBe("ten");
  });
  it("keeps a number that JavaScript cannot hold as text", () =>
    expect(readDefault("6216559590087220004", "integer")).toBe("6216559590087220004"));
});

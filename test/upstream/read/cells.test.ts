import { describe, expect, it } from "vitest";
import type { ValueType } from "../../../scripts/upstream/read/page.js";
import { readDefault, readType, readYesOrNo } from "../../../scripts/upstream/read/parameters.js";

describe("readType", () => {
  it.each([
    ["string", ["string", "String", " STRING ", "enum", "String(32)", "string/enum", "string?", "字符串"]],
    ["number", ["number", "bigDecimal", "BigDecimal", "double", "float", "decimal(18,8)"]],
    ["integer", ["integer", "int", "Integer", "long", "Long", "LONG", "int64", "long (ms)"]],
    ["boolean", ["boolean", "bool", "Boolean"]],
    [
      "array",
      ["array", "Array", "list", "List<String>", "array[int]", "string[]", "array of strings", "string array", "数组"],
    ],
    ["object", ["object"]],
    ["unknown", ["", "listing", "constructor", "__proto__", "map<string>"]],
  ])("reads %s", (type, words) => expect(words.map(readType)).toEqual(words.map(() => type)));
});

describe("readYesOrNo", () => {
  it.each([
    [true, ["true", "TRUE", "True", "yes", "Yes", "Y", "是", "必填", " true ", "✅ Yes", "是（必填）", "Required *"]],
    [false, ["false", "FALSE", "no", "No", "n", "否", "可选", "非必填", "", "No (optional)"]],
    [undefined, ["if it rains", "Yes/No", "*"]],
  ])("reads %s", (answer, words) => expect(words.map(readYesOrNo)).toEqual(words.map(() => answer)));
});

describe("readDefault", () => {
  it.each<[ValueType, ReturnType<typeof readDefault>, string[]]>([
    ["string", null, ["", " ", "N/A", "n/a", "-", "—", "无", "None", "--", "–", "/", "N/A."]],
    ["number", 100, ["100", "'100'", '"100"']],
    ["number", 0.5, ['"0.5"']],
    ["integer", -1, ["-1"]],
    ["boolean", false, ["FALSE"]],
    ["boolean", true, ["'true'"]],
    // Other values stay strings, without quotes.
    ["string", "NEXT", ["NEXT", "'NEXT'"]],
    ["string", "20", ["20"]],
    ["boolean", "maybe", ["maybe"]],
    ["number", "ten", ["ten"]],
    // A JavaScript number can't hold it.
    ["integer", "6216559590087220004", ["6216559590087220004"]],
    ["number", "1e999", ["1e999"]],
  ])("reads a %s's default as %j", (type, value, words) =>
    expect(words.map((word) => readDefault(word, type))).toEqual(words.map(() => value)),
  );
});

import { describe, expect, it } from "vitest";
import type { ValueType } from "../../../scripts/upstream/read/page.js";
import { readAllowedValues } from "../../../scripts/upstream/read/read-enum.js";

function values(cell: string, type: ValueType = "string", name = "kind", description = ""): string[] | null {
  return readAllowedValues(cell, { name, type }, description).enum;
}

function doubt(cell: string, type: ValueType = "string", name = "kind"): string | undefined {
  return readAllowedValues(cell, { name, type }, "").doubt;
}

describe("readAllowedValues", () => {
  it.each([
    ["A + B", ["A;B", "A；B", "A,B", "A，B", "A、B", "A|B", "A/B", " A ; B ", "A;B;", "A,B,A"]],
    ["A + B", ["[A;B]", '"A,B"', "'A','B'", "`A`,`B`", "[A;B];", "A[usual],B"]],
    ["zh-CN + en-GB", ["zh-CN,en-GB"]],
    ["1m + 3m + 1h", ["1m;3m;1h", "`[1m;3m]`;1h"]],
    ["5 + 10 + 20", ["5,10,20"]],
  ])("finds the values %s", (expected, cells) => {
    for (const cell of cells) expect(values(cell)?.join(" + "), cell).toBe(expected);
  });

  it.each([
    ["LIMIT + MARKET", ["LIMIT(at a price),MARKET(at any)", "LIMIT（限价）、MARKET（市价）"]],
    ["1 + 2", ["1:lamp,2:shade", "1：灯；2：罩", "1=lamp、2=shade", "1-lamp 2-shade", "1：灯; 2：罩"]],
    ["0 + 1", ["0-关；1-开", "0＝关，1＝开", "０：关；１：开"]],
    ["0 + 1 + 2", ["0:off 1:dim 2:on"]],
    [
      "PREV + NEXT",
      ["PREV-one back,NEXT-one on", "PREV-back,NEXT-on", "PREV - one back, NEXT - one on", "PREV-前,NEXT-后"],
    ],
    ["READ + WRITE", ["READ 可读,WRITE 可写"]],
    [
      "RED + GREEN",
      ["[RED](#red),[GREEN](#green)", 'RED,GREEN <a href="#colours">colour</a>', "RED, GREEN.", "RED&#44; GREEN"],
    ],
    ["RED + GREEN", ['<a href="#kinds">kind</a>, RED;GREEN']],
    ["RED + GREEN + DARK_BLUE", ['<a href="#kinds">灯的种类</a>, RED(红);GREEN(绿);DARK_BLUE']],
    ["NEW + FILLED", ["[state](#states) NEW, FILLED", "[state](../a#states) ，NEW（新）, FILLED（满）"]],
  ])("finds the values %s without their labels", (expected, cells) => {
    for (const cell of cells) expect(values(cell)?.join(" + "), cell).toBe(expected);
  });

  it("reads two numbers as bounds for a count, and for a numeric type if they are not consecutive", () => {
    expect(values("1，1000", "number")).toBeNull();
    expect(values("1,1000", "string", "limit")).toBeNull();
    expect(values("1,1000", "integer", "pageSize")).toBeNull();
    expect(values("1,1000", "integer", "rank")).toBeNull();
  });

  it("reads two consecutive numbers as codes, or as bounds for a count, with a doubt unless the description explains them", () => {
    expect(values("0,1", "integer", "isLocked")).toEqual(["0", "1"]);
    expect(doubt("0,1", "integer", "isLocked")).toContain("read as two values");
    expect(values("1, 2", "number", "rank")).toEqual(["1", "2"]);
    expect(doubt("1,2", "number", "rank")).toContain("read as two values");
    const explained = readAllowedValues("1,2", { name: "rank", type: "number" }, "rank, 1(first),2(second)");
    expect(explained).toEqual({ enum: ["1", "2"] });
    expect(values("1,2", "integer", "size")).toBeNull();
    expect(doubt("1,2", "integer", "size")).toContain("read as bounds");
  });

  const bounds = "1-100|1~500|1 ～ 500|1<=limit<=200|1&lt;=limit|≤100|(0,1]|（0，1]|【0，1）|1 to 9".split("|");
  it.each<[string, string[], ValueType?]>([
    ["bounds", bounds],
    ["bounds of a number", bounds, "number"],
    ["the values of a boolean", ["true,false", "true/false", "FALSE;TRUE", "true:on,false:off"], "boolean"],
    ["a blank cell", ["", "N/A", "-", "—", "无", "None"]],
    ["prose", ["ask the shop", "请向店家申请", "Max 50", "default: 5, max: 9", "大,小", "^[a-z]{4,32}$"]],
    ["an example", ["e.g. RED,GREEN", "Example: RED,GREEN", "例如：RED,GREEN"]],
    ["a megabyte", ["(".repeat(500_000) + ")".repeat(500_000), "A,".repeat(500_000)]],
  ])("finds no values in %s", (_, cells, type) => {
    for (const cell of cells) expect(values(cell, type), cell.slice(0, 50)).toBeNull();
  });

  it("reads a single value only if the description calls it fixed and the type is string", () => {
    expect(values("lamp")).toBeNull();
    expect(values("lamp", "string", "kind", "what it is, Fixed value")).toEqual(["lamp"]);
    expect(values("lamp", "string", "kind", "种类，固定值")).toEqual(["lamp"]);
    expect(values("7", "integer", "kind", "固定值")).toBeNull();
    expect(values("ask the shop", "string", "kind", "fixed value")).toBeNull();
    expect(values("RED or GREEN", "string", "kind", "fixed value")).toBeNull();
  });

  it.each([
    ["0 + 1", ["0: off/unset; 1: on"]],
    ["RED + GREEN", ["RED, GREEN, ...", "RED, GREEN...", "RED, GREEN or both", "RED<br/>GREEN", "- RED\n- GREEN"]],
    ["RED + GREEN", ["Enum: RED, GREEN", "values: RED, GREEN", "One of: RED | GREEN", "可选值：RED、GREEN"]],
    ["RED + GREEN", ["<ul><li>RED</li><li>GREEN</li></ul>"]],
    ["COLOUR + GREEN", ["COLOUR: RED, GREEN"]],
    ["7216559590087220004 + 7216559590087220005", ["7216559590087220004, 7216559590087220005"]],
    ["none", ["RED, GREEN and BLUE", "RED、GREEN 或 BLUE"]],
    ["none", ["RED", "RED or GREEN", "kind of lamp, RED;GREEN", "1、灯；2、罩"]],
  ])("finds the values %s, with a doubt", (expected, cells) => {
    for (const cell of cells) {
      expect(values(cell)?.join(" + ") ?? "none", cell).toBe(expected);
      expect(doubt(cell), cell).toBeDefined();
    }
  });
});

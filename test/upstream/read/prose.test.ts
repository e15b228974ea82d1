import { describe, expect, it } from "vitest";
import type { Value } from "../../../scripts/upstream/merge/facts.js";
import { readRates } from "../../../scripts/upstream/read/prose.js";
import { readPage } from "../../../scripts/upstream/read/read-page.js";
import { jekyllPage, mdxPage } from "../pages.js";

function placeIn(prose: string): Value | undefined {
  const page = readPage(mdxPage().replace("### Response Example", `### Notes\n\n${prose}\n\n### Response Example`));
  return page.facts.get("input colour");
}

/** The facts of an input whose row has these cells. */
function factsOf(row: Record<string, string>): Record<string, Value | undefined> {
  const { facts } = readPage(mdxPage({ parameters: [{ name: "colour", type: "string", mandatory: "false", ...row }] }));
  const names = ["required", "values", "pattern", "minimum", "maximum"];
  return Object.fromEntries(names.map((name) => [name, facts.get(`input colour ${name}`)]));
}

describe("the place of the inputs", () => {
  it.each([
    ["Put the parameters into the request body as **JSON**.", "json"],
    ["> **Note:** the body of the request holds them in the form of json", "json"],
    ["参数请以 JSON 格式放入请求体。", "json"],
    ["Send them with the content type `application/x-www-form-urlencoded`.", "form"],
    ["请求体为表单格式。", "form"],
    ["All of them are placed in the query string.", "query"],
    ["The answer is JSON. Its body is short.", "any"],
    ["Lamps break.", "any"],
  ])("is read from %j", (prose, place) => expect(placeIn(prose)).toBe(place));

  it("is read from a page of the older docs, too", () => {
    const text = jekyllPage().replace("content_markdown:", "content_markdown: Note, the request body holds json");
    expect(readPage(text).facts.get("input colour")).toBe("json");
  });
});

describe("the facts of an input", () => {
  it.each([
    ["RED + GREEN", ["RED, GREEN", "RED（红）, GREEN（绿）", "颜色：RED（红）、GREEN（绿）", "RED: warm; GREEN: cold"]],
    ["RED + GREEN", ["colour: RED=warm, GREEN=cold", "colour: [RED, GREEN]"]],
    ["RED + DARK_GREEN", ["Colour of the lamp: RED, DARK_GREEN"]],
    ["RED + GREEN + BLUE", ["RED, GREEN or BLUE", "RED、GREEN 或 BLUE"]],
    ["none", ["RED, GREEN,", "RED, GREEN, ...", "RED side, GREEN side", "Colour, RED, GREEN", "RED", "RED, red"]],
    ["none", ["e.g. RED, GREEN", "For example: RED, GREEN", "Needed if RED; empty if GREEN"]],
  ])("have the values %s in their description", (values, descriptions) => {
    for (const description of descriptions)
      expect([factsOf({ description }).values ?? "none"].flat().join(" + "), description).toBe(values);
  });

  it("have no values from the description if the input is no string, or has values in its ranges", () => {
    expect(factsOf({ description: "RED, GREEN", type: "number" }).values).toBeUndefined();
    expect(factsOf({ description: "RED, GREEN", ranges: "RED,BLUE" }).values).toEqual(["RED", "BLUE"]);
  });

  it("have the values in capitals that the ranges name", () => {
    expect(factsOf({ ranges: "RED" }).values).toEqual(["RED"]);
    expect(factsOf({ ranges: "RED or GREEN" }).values).toEqual(["RED", "GREEN"]);
    expect(factsOf({ ranges: "RED、GREEN 或 BLUE" }).values).toEqual(["RED", "GREEN", "BLUE"]);
    expect(factsOf({ ranges: "ID" }).values).toBeUndefined();
  });

  it("have a valid pattern from the description or the ranges", () => {
    expect(factsOf({ description: "Pattern: `^[a-z]{4,32}$`" }).pattern).toBe("^[a-z]{4,32}$");
    expect(factsOf({ description: "正则模式：`^[a-z]+$`" }).pattern).toBe("^[a-z]+$");
    expect(factsOf({ description: "It must match ^[a-z]+$" }).pattern).toBe("^[a-z]+$");
    expect(factsOf({ description: "Pattern: `^[a-z$`" }).pattern).toBeUndefined();
    expect(factsOf({ ranges: "`^[a-z]{4,32}$`" })).toMatchObject({ pattern: "^[a-z]{4,32}$", values: undefined });
  });

  it("have the maximum of a number from the description or the ranges", () => {
    const some = [
      "max 200",
      "The maximum value is 200, default 1",
      "At most 200. Default: 1.5",
      "up to 200",
      "cannot exceed 200",
      "Max. 200",
      "≤ 200",
    ];
    const others = ["数量，最大 200", "数量不超过 200", "不能超过200", "小于等于 200", "范围 1-200", "Range: 1~200"];
    for (const description of [...some, ...others])
      expect(factsOf({ description, type: "int" }).maximum, description).toBe(200);
    expect(factsOf({ description: "max 1,000", type: "number" }).maximum).toBe(1000);
    expect(factsOf({ ranges: "min 1, max 200", type: "int" }).maximum).toBe(200);
    expect(factsOf({ description: "max 100" }).maximum).toBeUndefined();
    for (const description of ["up to 8 decimals", "最多 8 位小数", "max 20 characters"])
      expect(factsOf({ description, type: "number" }).maximum, description).toBeUndefined();
  });

  it("make a required input optional if the description says what happens without it", () => {
    const required = (description: string) => factsOf({ description, mandatory: "true" }).required;
    const optional = [
      "Colour, if not filled in, any",
      "颜色，如不填写则代表全部",
      "Leave blank for any colour",
      "When omitted, any",
    ];
    expect(optional.map(required)).toEqual([false, false, false, false]);
    expect(["Colour", "颜色，不能为空"].map(required)).toEqual([true, true]);
    const row = { name: "colour", type: "string", mandatory: "true", description: "any, if empty" };
    expect(readPage(mdxPage({ parameters: [row] })).warnings.map(({ message }) => message)).toEqual([
      expect.stringContaining("merged as optional"),
    ]);
  });

  it("are those of the last row if two rows have the same name, and a warning says so", () => {
    const row = { name: "limit", type: "int", mandatory: "true", default: "1,000" };
    const page = readPage(mdxPage({ parameters: [{ ...row, default: "7", ranges: "1-9" }, row] }));
    expect([...page.facts].filter(([place]) => place.startsWith("input limit "))).toEqual([
      ["input limit type", "integer"],
      ["input limit required", true],
      ["input limit default", "1000"],
    ]);
    expect(page.warnings.map(({ message }) => message).join()).toContain("occurs twice");
  });

  it.each([
    ["1-100", 1, 100],
    ["1~500", 1, 500],
    ["1<=limit<=200", 1, 200],
    ["1≤limit≤200", 1, 200],
    ["[1, 200]", 1, 200],
    ["&lt;=200", undefined, 200],
    ["＞＝1", 1, undefined],
    ["1-1,000", 1, 1000],
    ["1,000~5,000", 1000, 5000],
    ["(0, 200]", undefined, undefined],
    ["200-1", undefined, undefined],
    ["RED,GREEN", undefined, undefined],
  ])("have the bounds in the ranges %s", (ranges, minimum, maximum) =>
    expect(factsOf({ type: "int", ranges })).toMatchObject({ minimum, maximum }),
  );
});

describe("the rate limits of a page", () => {
  it.each([
    ["10/second/apikey", ["10/s/apikey", "10次/秒/apikey", "10/1s/apikey"]],
    [
      "3/second/user",
      ["- Get assets: 3 times per second per user", "- 获取资产：每用户每秒 3 次", "3 times per second, per user"],
    ],
    ["1000/minute/ip", ["Limit: 1,000 times per minute per IP"]],
    ["20/2 second", ["20 times per 2 seconds"]],
    ["1000/hour/user", ["1000/h/uid"]],
    ["10/second/user + 5/second/ip", ["单个：10次/s/账户；多个：5/s/ip"]],
    ["10/second + 1000/second", ["One: 10/s, all: 1,000/s"]],
    ["10/second/ip + 5/second/user", ["10 requests per second per IP. 5 requests per second per user."]],
    ["10/second/ip", ["10 QPS per IP", "Requests per second and IP: 10."]],
    ["none", ["How many lamps there are", "It lasts 5 seconds", "每页 2000 条，支持分页", "1 * min"]],
  ])("are %s", (rates, texts) => {
    for (const text of texts) expect(readRates(text).join(" + ") || "none", text).toBe(rates);
  });
});

describe("the comments of an example", () => {
  it("describe the field on their line", () => {
    const response = `{
  "rc": 0, // zero is good
  "result": { // what was found
    "address": "http://example.com", "id": 7, // its number
    "parts": [ // all of them
      { "name": "bulb" /* what it is called */ }, { "name": "shade" } // no
    ]
  }
}`;
    const page = readPage(mdxPage({ response }));
    const comments = [...page.words].filter(([place]) => place !== "" && !place.startsWith("input "));
    expect(Object.fromEntries(comments)).toEqual({
      rc: "zero is good",
      result: "what was found",
      "result.id": "its number",
      "result.parts": "all of them",
      "result.parts[].name": "what it is called",
    });
  });
});

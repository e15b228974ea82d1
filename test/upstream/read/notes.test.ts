import { describe, expect, it } from "vitest";
import type { InputNotes, Notes } from "../../../scripts/upstream/read/facts.js";
import { readRates } from "../../../scripts/upstream/read/notes.js";
import { readPage } from "../../../scripts/upstream/read/read-page.js";
import { jekyllPage, mdxPage } from "../pages.js";

function placeIn(prose: string): Notes["place"] {
  const page = readPage(mdxPage().replace("### Response Example", `### Notes\n\n${prose}\n\n### Response Example`));
  return page.details[0]?.notes.place;
}

function notesOf(description: string, type = "string", mandatory = "false"): InputNotes {
  const page = readPage(mdxPage({ parameters: [{ name: "colour", type, mandatory, description }] }));
  return page.details[0]?.notes.inputs.colour ?? {};
}

describe("where the inputs travel", () => {
  it.each([
    ["Put the parameters into the request body as **JSON**.", "json"],
    ["> **Note:** the body of the request holds them in the form of json", "json"],
    ["参数请以 JSON 格式放入请求体。", "json"],
    ["Send them with the content type `application/x-www-form-urlencoded`.", "form"],
    ["请求体为表单格式。", "form"],
    ["All of them are placed in the query string.", "query"],
    ["The answer is JSON. Its body is short.", undefined],
    ["Lamps break.", undefined],
  ])("is read off %j", (prose, place) => expect(placeIn(prose)).toBe(place));

  it("is read off a page of the older docs, too", () => {
    const text = jekyllPage().replace("content_markdown:", "content_markdown: Note, the request body holds json");
    expect(readPage(text).details[0]?.notes.place).toBe("json");
  });
});

describe("what a description says of an input", () => {
  it.each([
    ["RED, GREEN", ["RED", "GREEN"]],
    ["Colour of the lamp: RED, DARK_GREEN", ["RED", "DARK_GREEN"]],
    ["RED（红）, GREEN（绿）", ["RED", "GREEN"]],
    ["颜色：RED（红）、GREEN（绿）", ["RED", "GREEN"]],
    ["e.g. RED, GREEN", undefined],
    ["For example: RED, GREEN", undefined],
    ["Colour, RED, GREEN", undefined],
    ["Needed if RED; empty if GREEN", undefined],
    ["RED", undefined],
    ["RED, red", undefined],
  ])("lists values in %j", (description, values) => expect(notesOf(description).enum).toEqual(values));

  it("lists no values for what is no text, or has some in its ranges", () => {
    expect(notesOf("RED, GREEN", "number")).toEqual({});
    const parameters = [{ name: "colour", type: "string", description: "RED, GREEN", ranges: "RED,BLUE" }];
    expect(readPage(mdxPage({ parameters })).details[0]?.notes.inputs.colour).toEqual({});
  });

  it("gives a pattern, if it is one", () => {
    expect(notesOf("Pattern: `^[a-z]{4,32}$`").pattern).toBe("^[a-z]{4,32}$");
    expect(notesOf("正则模式：`^[a-z]+$`").pattern).toBe("^[a-z]+$");
    expect(notesOf("Pattern: `^[a-z$`").pattern).toBeUndefined();
  });

  it("gives a limit of a number", () => {
    expect(notesOf("How many, max 100", "number").maximum).toBe(100);
    expect(notesOf("数量，最大 50", "int").maximum).toBe(50);
    expect(notesOf("max 100", "string").maximum).toBeUndefined();
  });

  it("says what its absence means, though it is called required", () => {
    expect(notesOf("Colour, if not filled in, any", "string", "true").isOptional).toBe(true);
    expect(notesOf("颜色，如不填写则代表全部", "string", "true").isOptional).toBe(true);
    expect(notesOf("Colour, if not filled in, any").isOptional).toBeUndefined();
  });

  it("gives the bounds of a number, where the ranges hold them", () => {
    const rangesOf = (ranges: string) => {
      const page = readPage(mdxPage({ parameters: [{ name: "limit", type: "int", mandatory: "true", ranges }] }));
      return page.details[0]?.notes.inputs.limit;
    };
    expect(rangesOf("1-100")).toEqual({ minimum: 1, maximum: 100 });
    expect(rangesOf("1~500")).toEqual({ minimum: 1, maximum: 500 });
    expect(rangesOf("1<=limit<=200")).toEqual({ minimum: 1, maximum: 200 });
    expect(rangesOf("RED,GREEN")).toEqual({});
  });
});

describe("how often a page allows to be called", () => {
  it.each([
    ["10/s/apikey", ["10/second/apikey"]],
    ["10次/秒/apikey", ["10/second/apikey"]],
    ["- Get assets: 3 times per second per user", ["3/second/user"]],
    ["- 获取资产：每用户每秒 3 次", ["3/second/user"]],
    ["Limit: 1,000 times per minute per IP", ["1000/minute/ip"]],
    ["How many lamps there are", []],
  ])("%s", (prose, limits) => expect(readRates(prose)).toEqual(limits));
});

describe("the comments of an example", () => {
  it("go to the field on their line", () => {
    const response = `{
  "rc": 0, // zero is good
  "result": { // what was found
    "address": "http://example.com", "id": 7, // its number
    "parts": [ // all of them
      { "name": "bulb" /* no */ }, { "name": "shade" } // what it is called
    ]
  }
}`;
    const page = readPage(mdxPage({ response }));
    expect(page.details[0]?.words.fields).toEqual({
      rc: "zero is good",
      result: "what was found",
      "result.id": "its number",
      "result.parts": "all of them",
      "result.parts[].name": "what it is called",
    });
  });
});

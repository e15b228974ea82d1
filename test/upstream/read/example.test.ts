import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { leavesOf, readExample } from "../../../scripts/upstream/read/example.js";
import { checkProperty } from "../../random-seed.js";

function read(text: string): { facts: Record<string, string> | undefined; warnings: string[] } {
  const warnings: string[] = [];
  const example = readExample({ text, line: 10 }, (line, message) => warnings.push(`${line}: ${message}`));
  return { facts: example && leavesOf(example).types, warnings };
}

describe("the facts of an example", () => {
  it.each([
    ['{"a":"x","b":1.5,"c":true,"d":null}', { a: "string", b: "number", c: "boolean", d: "null" }],
    ['{"a":{},"b":[],"c":[{}],"d":[[]]}', { a: "object", b: "array", "c[]": "object", "d[]": "array" }],
    ['{"a":{"b":[{"c":1}]}}', { "a.b[].c": "number" }],
    ['[{"a":1}]', { "[].a": "number" }],
    ['[["1"]]', { "[][]": "string" }],
    ['{"a":[{"b":1},{"c":"x"}]}', { "a[].b": "number", "a[].c": "string" }],
    ['{"a":[{"b":null},{"b":1}]}', { "a[].b": "number" }],
    ['{"a":[null,{"b":1}]}', { "a[].b": "number" }],
    ['{"a":[{"b":{}},{"b":{"c":1}}]}', { "a[].b.c": "number" }],
    ['{"a":[{"b":[]},{"b":[1]}]}', { "a[].b[]": "number" }],
    ['{"a":["x",1]}', { "a[]": "number|string" }],
    ['{"a":[1,"x"]}', { "a[]": "number|string" }],
    ['{"__proto__":{"a":1}}', JSON.parse('{"__proto__.a":"number"}')],
  ])("of %s", (text, facts) => expect(read(text)).toEqual({ facts, warnings: [] }));

  it("ignore comments and trailing commas", () => {
    const text = `{ // the lamp {1}
      "id": 7, // its number, "x": 1
      "parts": [ // all of them [a]
        "bulb", // one
        "shade" /* two */
      ], // that is all
      "maker": {
        "name": "x" // the last
      }, // end
    } // done`;
    expect(read(text)).toEqual({ facts: { id: "number", "parts[]": "string", "maker.name": "string" }, warnings: [] });
  });
});

describe("an example that is not JSON", () => {
  it.each([
    [
      "type words",
      '{"a": Boolean, "b": string, "c": true/false, "d": Long, "e": BigDecimal}',
      { a: "boolean", b: "string", c: "boolean", d: "number", e: "number" },
    ],
    ["a word that is no type", '{"a": Lamp, "b": 1}', { a: "unknown", b: "number" }],
    ["a missing comma", '{"a": 1 // x\n"b": "y" "c": []}', { a: "number", b: "string", c: "array" }],
    ["a missing comma between items", '{"a": [{"b":1} {"c":2}]}', { "a[].b": "number", "a[].c": "number" }],
    ["bare names", "{a: 1, b_c: 2}", { a: "number", b_c: "number" }],
    [
      "a missing value",
      '{"a": // nothing\n "b": 1, "c": , "d":}',
      { a: "unknown", b: "number", c: "unknown", d: "unknown" },
    ],
    ["an ellipsis", '{"a": [1, ...], ...\n}', { "a[]": "number" }],
    ["an ellipsis between fields", '{"a": 1,\n ......\n "b": 2}', { a: "number", b: "number" }],
    ["brackets that never close", '{"a": {"b": [1', { "a.b[]": "number" }],
    ["an object that closes with its array", '{"a": [{"b": 1], "c": 2}', { "a[].b": "number", c: "number" }],
    ["an array that closes with its object", '{"a": {"b": [1}, "c": 2}', { "a.b[]": "number", c: "number" }],
    [
      "an array that isn't closed before the next field",
      '{"a": [{"b": 1}, "c": 2}',
      { "a[].b": "number", c: "number" },
    ],
    [
      "an item whose opening brace is missing",
      '{"a": [ "b": 1, // x\n "c": 2 }, {"b": 3}], "d": 4}',
      { "a[].b": "number", "a[].c": "number", d: "number" },
    ],
    ["an array directly inside braces", '{"a": { [ {"b": 1} ] }, "c": 2}', { "a[].b": "number", c: "number" }],
    ["text after the end", '{"a": 1}\nand so on', { a: "number" }],
    ["text before the start", 'HTTP 200\n{"a": 1}', { a: "number" }],
    ["text after a value", '{"a": 1 数量\n, "b": "x" of it\n}', { a: "number", b: "string" }],
    ["a string that never closes", '{"a": "x,\n"b": 1}', { a: "string", b: "number" }],
    ["a name that lacks a quote", '{"a: "x", b": 1}', { a: "string", b: "number" }],
    ["full-width punctuation", '{"a"：1，“b”：“x”}', { a: "number", b: "string" }],
    ["single quotes", "{'a': 'x'}", { a: "string" }],
    ["alternatives", '{"a": "ON"/"OFF", "b": "x" | null}', { a: "string", b: "string" }],
    ["a comma too many", '{"a": 1,, "b": 2}', { a: "number", b: "number" }],
    ["a # comment", '{"a": 1 # one\n}', { a: "number" }],
    [
      "numbers of other kinds",
      '{"a": 007, "b": 5%, "c": .5, "d": 7L}',
      { a: "number", b: "number", c: "number", d: "number" },
    ],
    ["an IP address as a value", '{"a": 10.0.0.1, "b": 10.0.0}', { a: "string", b: "unknown" }],
    ["a URL as a value", '{"a": https://example.com/b, "c": 1}', { a: "unknown", c: "number" }],
    ["the same field twice", '{"a": 1, "a": "x"}', { a: "string" }],
  ])("is read in spite of %s, with a warning", (_, text, facts) => {
    const found = read(text);
    expect(found.facts).toEqual(facts);
    expect(found.warnings.length).toBeGreaterThan(0);
  });

  it("is not read if it is neither an object nor an array", () => {
    expect(read("true").facts).toBeUndefined();
    expect(read("true").warnings).toHaveLength(1);
  });

  it("never makes the reader throw", async () => {
    const signs = ["{", "}", "[", "]", '"', ":", ",", "a", "1", "null", "//", "\n", "...", " "];
    await checkProperty(fc.array(fc.constantFrom(...signs)), 100, (parts) => {
      read(parts.join(""));
    });
  });
});

it("an example that is JSON gives no warning", async () => {
  expect(read(JSON.stringify({ '-:"': false })).warnings).toEqual([]);
  await checkProperty(fc.object(), 100, (value) => {
    expect(read(JSON.stringify(value)).warnings).toEqual([]);
  });
});

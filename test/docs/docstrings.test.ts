/** Tests the pages of the functions. TypeDoc fails if a public name has no docstring: `docs/typedoc.json`. */
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { describe, expect, it } from "vitest";
import wordings from "../../scripts/docs/docstrings.zh.json" with { type: "json" };
import { docstrings, functionPages, readFunctions } from "../../scripts/docs/functions.js";
import { guidePages } from "../../scripts/docs/guide.js";
import { inlined } from "../../scripts/generate/resolve.js";
import { blocksIn, longLinesIn } from "./run-examples.js";

// The build of the site writes these pages beforehand.
const functions = readFunctions();
const spec = inlined(JSON.parse(await readFile("generated/openapi.json", "utf8")));
const pages = functionPages(functions, "en", guidePages("en", spec));

describe("the pages of the functions", () => {
  it("mention in type aliases only types that have a page or are well known", () => {
    const own = functions.pages.map(({ path }) => basename(path, ".md"));
    const known = "Promise Readonly Record Response RequestInit URL Id Input Result Options".split(" ");
    const unknown = functions.pages.flatMap(({ path, text }) => {
      const [, alias = ""] = /^> \*\*\w+\*\*.* = (.*)$/m.exec(text) ?? [];
      const names = alias.replace(/\[`[^`]*`\]\([^)]*\)/g, "").match(/(?<=`)[A-Z]\w*(?=`)/g) ?? [];
      return names.filter((name) => !known.includes(name) && !own.includes(name)).map((name) => `${path}: ${name}`);
    });
    expect(unknown).toEqual([]);
  });

  it("have code of at most 80 columns", () => {
    const blocks = pages.flatMap(({ text }) => blocksIn(text, "\\w+"));
    expect(blocks.length).toBeGreaterThan(5);
    expect(longLinesIn(blocks)).toEqual([]);
  });

  it.each([
    "createXtOAuth",
    "createXtSignIn",
    "createXtTokens",
    "createXtClient",
    "createClient",
    "fakeXt",
    "placeOrderOnce",
  ])("begin with a complete example of %s, and link to the guide", (name) => {
    const text = pages.find(({ path }) => path === `functions/${name}.md`)?.text ?? "";
    expect(text).toMatch(/^# .*\n\n\[Guide: [^\]]+\]\(\.\.\/[\w-]+\.md#[\w-]+\)\n\n```ts\nimport /);
    expect(text.split("```ts")).toHaveLength(2);
  });
});

describe("the Chinese pages of the functions", () => {
  it("are complete: docstrings.zh.json has each docstring, and no other keys", () => {
    const pages = functionPages(functions, "zh", []);
    expect(pages.length).toBeGreaterThan(60);
    expect([...docstrings].filter((text) => !(text in wordings))).toEqual([]);
    expect(Object.keys(wordings).filter((text) => !docstrings.has(text))).toEqual([]);
  });

  it("describe a function in Chinese, and keep its code and its links", () => {
    const pages = functionPages(functions, "zh", []);
    const text = pages.find(({ path }) => path === "functions/settleOrder.md")?.text ?? "";
    expect(text).toMatch(/^## 参数$/m);
    expect(text).toContain("[placeOrderOnce](placeOrderOnce.md) 的后半部分");
    expect(text).toContain("`sentAt`");
  });
});

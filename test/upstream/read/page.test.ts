import { describe, expect, it } from "vitest";
import { readPage } from "../../../scripts/upstream/read/read-page.js";
import { chineseMdxPage, jekyllPage, lampFacts, lineOf, mdxPage, messages } from "../pages.js";

const request = `    -\n        code_block: '{"wish": 1}'\n        title: Request\n        language: json\n`;
const otherKeys = jekyllPage().replaceAll("mandatory:", "Required:").replaceAll("ranges:", "range:");

describe("readPage", () => {
  it.each<[string, string, string?, string?]>([
    ["the live format", mdxPage(), "docusaurus"],
    ["Chinese", chineseMdxPage(), "docusaurus", "zh-CN"],
    ["the older format", jekyllPage()],
    ["CRLF line ends and a byte order mark", `\ufeff${jekyllPage().replace(/\n/g, "\r\n")}`],
    ["a method in any case with spaces around it", jekyllPage({ type: "  GeT " })],
    ["a query template", jekyllPage({ description: `/shop/v1/lamps?colour={c}&x=\${y}` })],
    ["a full-width question mark", jekyllPage({ description: "/shop/v1/lamps？colour={c}" })],
    ["front matter below an empty line", `\n${jekyllPage()}`],
    ["a request before the response", jekyllPage().replace("right_code_blocks:\n", `right_code_blocks:\n${request}`)],
    ["rows with other names of keys", otherKeys],
    ["a row with another name of a key", jekyllPage().replace("name:", "Name:").replace("ranges: RED", "range: RED")],
  ])("reads %s", (_, text, format = "jekyll", language = "en") => {
    const page = readPage(text);
    expect(page).toMatchObject({ format, language, operations: [lampFacts], warnings: [], error: null });
  });

  it("detects the format and the language by the path, too", () => {
    expect(readPage("# Lamps\n", "docs/a.mdx")).toMatchObject({ format: "docusaurus", language: "en" });
    expect(readPage("# Lamps\n", "i18n/zh-CN/a.mdx")).toMatchObject({ format: "docusaurus", language: "zh-CN" });
    expect(readPage(jekyllPage(), "_lamps_cn/a.md")).toMatchObject({ format: "jekyll", language: "zh-CN" });
    const renamed = readPage(jekyllPage(), "docs/lamps.mdx");
    expect(renamed).toMatchObject({ format: "docusaurus", operations: [lampFacts], warnings: [] });
  });

  it.each([
    ["prose", "---\ntitle: Signing\nid: x\n---\n\nSign with `GET`.\n"],
    ["the page of a WebSocket", jekyllPage({ type: "sub", description: "lamp@7" })],
    ["a README", "# Lamps\n"],
    ["nothing", ""],
  ])("finds no operation in %s, and no error", (_, text) =>
    expect(readPage(text)).toMatchObject({ operations: [], error: null }),
  );

  it.each([
    ["a method without a path", jekyllPage({ description: "all the lamps" }), "the method GET but no path"],
    ["a path without a method", jekyllPage({ type: "fetch" }), "the path /shop/v1/lamps but no method"],
    ["two methods", jekyllPage({ type: "get/post" }), "the path /shop/v1/lamps but no method"],
    ["a method without a path in MDX", mdxPage({ description: "all the lamps" }), "the method GET but no path"],
    ["parameters without a method and a path", mdxPage().replace(/^\*\*Type.*$/m, ""), "but neither method nor path"],
  ])("finds no operation on a page with %s, and warns", (_, text, message) => {
    const page = readPage(text);
    expect(page).toMatchObject({ operations: [], error: null });
    expect(messages(page).join()).toContain(message);
    expect(page.gap?.message ?? "").toEqual(message.includes("no path") ? page.warnings[0]?.message : "");
  });

  it("reads message codes in any cell, and rows of one name in two tables", () => {
    const table = (row: string) => `| a | b |\n| --- | --- |\n${row}\n\n`;
    const rows = ["| LAMP_101 / LAMP_102 | both |", "| 1 | LAMP_103 |", "| x | 5 |", "| x | 6 |"];
    const { facts } = readPage(`---\nid: codes\n---\n\n${rows.map(table).join("")}`);
    expect(Object.fromEntries(facts)).toEqual({
      "code LAMP_101": true,
      "code LAMP_102": true,
      "code LAMP_103": true,
      "row 1": "LAMP_103",
      "row x": "5; 6",
    });
  });
});

describe("a page of the older format", () => {
  it("skips rows without a name, and trims names", () => {
    const parameters = [{ type: "string" }, { name: "—", type: "string" }, { name: "' a.b '", type: "string" }];
    const [operation] = readPage(jekyllPage({ parameters })).operations;
    expect(operation?.parameters.map(({ name }) => name)).toEqual(["a.b"]);
  });

  it("reads values as the page writes them, although YAML would convert them", () => {
    const parameters = [
      { name: "a", type: "string", mandatory: "yes", default: "0.10", ranges: "[ON, OFF]" },
      { name: "b", type: "string", mandatory: "no", default: "off", ranges: "12:30,13:45" },
    ];
    expect(readPage(jekyllPage({ parameters })).operations[0]?.parameters).toMatchObject([
      { required: true, default: "0.10", enum: ["ON", "OFF"] },
      { required: false, default: "off" },
    ]);
  });

  const titled = (title: string) => jekyllPage().replace("title: Response", title);
  const withoutResponse = { ...lampFacts, response: {} };
  it.each([
    ["a block without a title", titled("title:"), "this one is used"],
    ["an entry that is not in a list", jekyllPage().replace(/ {4}-\n( {8}code_block: \|-)/, "$1"), "read as one entry"],
    ["a request, but not as the response", titled("title: Request"), "no example of the response", withoutResponse],
  ])("reads %s, and warns", (_, text, warning, facts = lampFacts) => {
    const page = readPage(text);
    expect(page.operations).toEqual([facts]);
    expect(messages(page)).toEqual([expect.stringContaining(warning)]);
  });

  it("warns of an error in an example with the line in the file", () => {
    const text = jekyllPage({ response: '{\n  "a": 1\n  "b": 2\n}' });
    expect(messages(readPage(text))).toEqual([`${lineOf(text, '"b"')}: a comma is missing before "b"`]);
  });

  it("reads an example that is a quoted string on one line", () => {
    const block = 'code_block: "{\\r\\n\\"a\\": 1 // x\\r\\n}"\n';
    const text = jekyllPage().replace(/code_block: \|-\n[\s\S]*?(?= {8}title: Response)/, block);
    expect(readPage(text).operations[0]?.response).toEqual({ a: "number" });
  });

  it.each([
    ["a key with an unknown name", otherKeys.replaceAll("range:", "limits:"), 'the column "limits" is unknown'],
    ["a missing dash", jekyllPage().replace(/ {4}-\n( {8}name: limit)/, "$1"), '"name" occurs twice'],
  ])("warns of %s", (_, text, warning) => expect(messages(readPage(text)).join()).toContain(warning));
});

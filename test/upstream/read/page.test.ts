import { describe, expect, it } from "vitest";
import type { Page } from "../../../scripts/upstream/read/page.js";
import { readPage } from "../../../scripts/upstream/read/read-page.js";
import { chineseMdxPage, jekyllPage, lampFacts, mdxPage } from "../pages.js";

function messages(page: Page): string[] {
  return page.warnings.map(({ line, message }) => `${line}: ${message}`);
}

describe("readPage", () => {
  it.each([
    ["the older format", jekyllPage(), "jekyll", "en"],
    ["the live format", mdxPage(), "docusaurus", "en"],
    ["Chinese", chineseMdxPage(), "docusaurus", "zh-CN"],
    ["CRLF line ends and a byte order mark", `\ufeff${jekyllPage().replace(/\n/g, "\r\n")}`, "jekyll", "en"],
    ["verbs in any case with spaces around", jekyllPage({ type: "  GeT " }), "jekyll", "en"],
    ["a query template", jekyllPage({ description: `/shop/v1/lamps?colour={c}&x=\${y}` }), "jekyll", "en"],
  ])("reads %s", async (_, text, format, language) => {
    const page = await readPage(text);
    expect(page).toMatchObject({ format, language, operations: [lampFacts], warnings: [], error: null });
  });

  it("tells format and language by the path, too", async () => {
    expect(await readPage("# Lamps\n", "docs/a.mdx")).toMatchObject({ format: "docusaurus", language: "en" });
    expect(await readPage("# Lamps\n", "i18n/zh-CN/a.mdx")).toMatchObject({ format: "docusaurus", language: "zh-CN" });
    expect(await readPage(jekyllPage(), "_lamps_cn/a.md")).toMatchObject({ format: "jekyll", language: "zh-CN" });
  });

  it.each([
    ["prose", "---\ntitle: Signing\nid: x\n---\n\nSign with `GET`.\n"],
    ["a socket's page", jekyllPage({ type: "sub", description: "lamp@7" })],
    ["a README", "# Lamps\n"],
    ["nothing", ""],
  ])("finds no operation in %s, and no error", async (_, text) =>
    expect(await readPage(text)).toMatchObject({ operations: [], error: null }),
  );

  it.each([
    ["a verb without a path", jekyllPage({ description: "all the lamps" }), "the method GET but no path"],
    ["a path without a verb", jekyllPage({ type: "fetch" }), "the path /shop/v1/lamps but no method"],
    ["two verbs", jekyllPage({ type: "get/post" }), "the path /shop/v1/lamps but no method"],
    ["a verb without a path in MDX", mdxPage({ description: "all the lamps" }), "the method GET but no path"],
    ["parameters of nothing", mdxPage().replace(/^\*\*Type.*$/m, ""), "but neither method nor path"],
  ])("finds no operation with %s, and says so", async (_, text, message) => {
    const page = await readPage(text);
    expect(page).toMatchObject({ operations: [], error: null });
    expect(messages(page).join()).toContain(message);
    expect(page.gap?.message ?? "").toEqual(message.includes("no path") ? page.warnings[0]?.message : "");
  });
});

describe("a page of the older format", () => {
  it("skips nameless rows and trims names", async () => {
    const parameters = [{ type: "string" }, { name: "—", type: "string" }, { name: "' a.b '", type: "string" }];
    const page = await readPage(jekyllPage({ parameters }));
    expect(page.operations[0]?.parameters.map(({ name }) => name)).toEqual(["a.b"]);
  });

  it("reads what YAML would turn into something else as the page writes it", async () => {
    const parameters = [
      { name: "a", type: "string", mandatory: "yes", default: "0.10", ranges: "[ON, OFF]" },
      { name: "b", type: "string", mandatory: "no", default: "off", ranges: "12:30,13:45" },
    ];
    const [operation] = (await readPage(jekyllPage({ parameters }))).operations;
    expect(operation?.parameters).toMatchObject([
      { required: true, default: "0.10", enum: ["ON", "OFF"] },
      { required: false, default: "off" },
    ]);
  });

  it("takes the block titled Response and not the request", async () => {
    const request = `    -\n        code_block: '{"wish": 1}'\n        title: Request\n        language: json\n`;
    const text = jekyllPage().replace("right_code_blocks:\n", `right_code_blocks:\n${request}`);
    expect((await readPage(text)).operations).toEqual([lampFacts]);
  });

  it("takes an untitled block with a warning, and the only request not at all", async () => {
    const untitled = await readPage(jekyllPage().replace("title: Response", "title:"));
    expect(untitled.operations).toEqual([lampFacts]);
    expect(messages(untitled)).toEqual([expect.stringContaining("this one is used")]);
    const request = await readPage(jekyllPage().replace("title: Response", "title: Request"));
    expect(request.operations[0]?.response).toEqual({});
    expect(messages(request)).toEqual([expect.stringContaining("no example of the response")]);
  });

  it("names the file's line of what it forgives in an example", async () => {
    const text = jekyllPage({ response: '{\n  "a": 1\n  "b": 2\n}' });
    const line = text.split("\n").findIndex((row) => row.includes('"b"')) + 1;
    expect(messages(await readPage(text))).toEqual([`${line}: a comma is missing before "b"`]);
  });

  it("reads an example that is a quoted string on one line", async () => {
    const text = jekyllPage().replace(
      /code_block: \|-\n[\s\S]*?(?= {8}title: Response)/,
      'code_block: "{\\r\\n\\"a\\": 1 // x\\r\\n}"\n',
    );
    expect((await readPage(text)).operations[0]?.response).toEqual({ a: "number" });
  });

  it("warns of a dash that was forgotten", async () => {
    const text = jekyllPage().replace(/ {4}-\n( {8}name: limit)/, "$1");
    expect(messages(await readPage(text)).join()).toContain('"name" occurs twice');
  });
});

describe("a page of the live format", () => {
  const endpoints: [string, string][] = [
    ["labels on two lines", "**Type:** get\n**Description:** `/shop/v1/lamps`"],
    ["labels in two paragraphs", "**Type** GET\n\n**Path:** /shop/v1/lamps"],
    ["labels with a full-width colon", "**请求方式：** GET\n\n**接口：**`/shop/v1/lamps`"],
    ["a bold verb", "### Description\n\n**GET** `/shop/v1/lamps`"],
    ["a heading", "### GET /shop/v1/lamps"],
    ["a list", "### Request\n\n- Type: **GET**\n- URL: `/shop/v1/lamps`"],
    ["a label for both", "### Description\n\n**Endpoint:** `GET /shop/v1/lamps`"],
    ["a label for both, in Chinese", "### 描述\n**接口地址：**\n`GET /shop/v1/lamps`"],
    ["a label with a stray star", "**\\*Type:** GET\n\n**Description:** `/shop/v1/lamps`"],
    ["one piece of code", "### Endpoint\n\n`GET /shop/v1/lamps?colour={colour}`"],
    ["a code block", "### Endpoint\n\n```http\nGET /shop/v1/lamps\n```"],
  ];
  it.each(endpoints)("finds verb and path in %s", async (_, text) => {
    const page = await readPage(mdxPage().replace(/^\*\*Type.*$/m, text));
    expect(page.operations).toEqual([lampFacts]);
  });

  it("finds verb and path in front matter that the older docs left", async () => {
    const text = mdxPage()
      .replace(/^\*\*Type.*$/m, "")
      .replace("sidebar_position: 1", "position_number: 1\ntype: get\ndescription: /shop/v1/lamps");
    expect(await readPage(text)).toMatchObject({ format: "docusaurus", operations: [lampFacts] });
  });

  it("keeps a path's braces", async () => {
    for (const path of ["`/lamps/{id}`", "/lamps/{id}"]) {
      const page = await readPage(mdxPage().replace(/^\*\*Type.*$/m, `**Type:** GET\n\n**Description:** ${path}`));
      expect(page.operations[0]?.path).toBe("/lamps/{id}");
    }
  });

  it("reads the example of a component without running anything", async () => {
    const component =
      "import CodeBlock from '@theme/CodeBlock';\n\n" +
      '<CodeBlock language="bash" title="Request">\n{`curl \\\\\n  -d "x"\n`}\n</CodeBlock>\n\n' +
      '<CodeBlock language="json" title="Response">\n  {`{\n  "rc": 0,\n  "result": [{ "id": "7" "price": 9.5 }]\n}`}\n</CodeBlock>';
    const text = mdxPage().replace(/```json[\s\S]*```/, component);
    const page = await readPage(text);
    expect(page.operations).toEqual([lampFacts]);
    const line = text.split("\n").findIndex((row) => row.includes('"price"')) + 1;
    expect(messages(page)).toEqual([`${line}: a comma is missing before "price"`]);
  });

  it("leaves out a computed example, with a warning", async () => {
    const page = await readPage(
      mdxPage().replace(/```json[\s\S]*```/, `<CodeBlock title="Response">{\`{"a": \${1 + 1}}\`}</CodeBlock>`),
    );
    expect(page.operations[0]?.response).toEqual({});
    expect(messages(page).join()).toContain("computed");
  });

  it("takes the headed or titled response, whichever way the other one reads", async () => {
    const headed = mdxPage().replace('json title="Response"', "json");
    expect(messages(await readPage(headed))).toEqual([]);
    const mistitled = await readPage(mdxPage().replace('title="Response"', 'title="Request"'));
    expect(mistitled.operations).toEqual([lampFacts]);
    expect(messages(mistitled)).toEqual([expect.stringContaining("contradict each other")]);
    const misheaded = await readPage(mdxPage().replace("### Response Example", "### Request Example"));
    expect(misheaded.operations).toEqual([lampFacts]);
  });

  it("reads a last cell that an unescaped | split, with a warning", async () => {
    const page = await readPage(mdxPage().replace("RED,GREEN", "RED|GREEN"));
    expect(page.operations).toEqual([lampFacts]);
    expect(messages(page)).toEqual([expect.stringContaining("more cells")]);
  });

  it("takes no link for a value", async () => {
    const page = await readPage(mdxPage().replace("RED,GREEN", "[colour](#colours), RED, GREEN"));
    expect(page.operations).toEqual([lampFacts]);
  });

  it("leaves tables of response fields and error codes alone", async () => {
    const tables =
      "\n### Response Fields\n\n| name | type | description |\n| - | - | - |\n| id | string | x |\n\n### Error Codes\n\n| code | description |\n| - | - |\n| 1 | x |\n";
    expect((await readPage(mdxPage() + tables)).operations).toEqual([lampFacts]);
  });

  it("reads two operations of one page, with a warning", async () => {
    const second = mdxPage({ type: "POST", description: "/shop/v1/lamp" }).replace(/^---[\s\S]*?\n---\n/, "");
    const page = await readPage(mdxPage() + second);
    expect(page.operations).toEqual([lampFacts, { ...lampFacts, method: "POST", path: "/shop/v1/lamp" }]);
    expect(messages(page).join()).toContain("2 operations");
  });

  it("reads the operations of a list of paths, with the verb above and a warning", async () => {
    const list = "**Description:**\n- `/shop/v1/lamps/red` (red ones)\n- `/shop/v1/lamps/green` (green ones)";
    const second = mdxPage()
      .replace(/^---[\s\S]*?\n---\n/, "")
      .replace(/^\*\*Type.*$/m, list);
    const page = await readPage(mdxPage() + second);
    const paths = ["/shop/v1/lamps", "/shop/v1/lamps/red", "/shop/v1/lamps/green"];
    expect(page.operations).toEqual(paths.map((path) => ({ ...lampFacts, path })));
    expect(messages(page).join()).toContain("lists paths without a method");
  });

  it("reads columns and headings of other names", async () => {
    const page = await readPage(
      mdxPage()
        .replace("### Parameters", "### Query Parameters")
        .replace(
          "| name | type | mandatory | default | description | ranges |",
          "| Name | Type | Required | Default | Description | Allowed Values |",
        ),
    );
    expect(page.operations).toEqual([lampFacts]);
  });

  it("says that it reads no inputs out of an example of them", async () => {
    const page = await readPage(
      mdxPage().replace(
        /### Parameters[\s\S]*?(?=### Response)/,
        '### Request Parameters\n\n```json\n{ "colour": "RED" }\n```\n\n',
      ),
    );
    expect(page.operations).toEqual([{ ...lampFacts, parameters: [] }]);
    expect(messages(page)).toEqual([expect.stringContaining("the inputs are in an example only")]);
  });

  it("reads a page of the older docs that has the live docs' ending", async () => {
    const page = await readPage(jekyllPage(), "docs/lamps.mdx");
    expect(page).toMatchObject({ format: "docusaurus", operations: [lampFacts], warnings: [] });
  });

  it("says where it passes over a verb and a path", async () => {
    const page = await readPage("---\nid: x\n---\n\nThen call it (GET /shop/v1/lamps) twice.\n");
    expect(page.operations).toEqual([]);
    expect(messages(page)).toEqual([expect.stringContaining("mentions GET /shop/v1/lamps")]);
  });

  it("reads MDX that is broken as Markdown where that means the same, with a warning", async () => {
    const page = await readPage(mdxPage().replace("1~50", "1<=limit<=50"));
    expect(page.operations).toEqual([lampFacts]);
    expect(messages(page).join()).toContain("not MDX");
  });
});

describe("a page that cannot be read", () => {
  const brackets = "[".repeat(10_000);
  const conflict = '{\n<<<<<<< ours\n"a": 1\n=======\n"a": 2\n>>>>>>> theirs\n}';
  /** What stands on the line that the error has to name; null where it is about the whole page. */
  const broken: [string, string, string, string | null][] = [
    ["bad YAML", jekyllPage({ parameters: [{ description: "Pattern: ^x" }] }), "yaml", "Pattern: ^x"],
    ["bad YAML over MDX", mdxPage({ title: "a: b" }), "yaml", "title: a: b"],
    ["an unknown tag in the YAML", jekyllPage({ title: "!x y" }), "yaml", "!x"],
    ["an unknown anchor in the YAML", jekyllPage({ title: "*x" }), "yaml", "*x"],
    ["bad MDX", `${mdxPage()}\n<CodeBlock title="x">\n`, "mdx", "<CodeBlock"],
    ["a merge conflict", mdxPage({ response: conflict }), "conflict", "<<<<<<<"],
    ["5 MB", "x".repeat(5_000_000), "size", null],
    ["10,000 brackets in an example", jekyllPage({ response: brackets }), "depth", null],
    ["10,000 brackets in MDX", mdxPage({ response: brackets }), "depth", null],
    ["4,900 lists in YAML", `---\nparameters:\n  ${"- ".repeat(4900)}\n---\n`, "depth", null],
    ["9,900 quotations in MDX", `${mdxPage()}\n${">".repeat(9900)} x\n`, "depth", null],
  ];
  it.each(broken)("for %s says where and why", async (_, text, kind, sign) => {
    const page = await readPage(text, text.includes("id: ListLamps") ? "a.mdx" : "a.md");
    const line = sign === null ? 0 : text.split("\n").findIndex((row) => row.includes(sign)) + 1;
    expect(page.operations).toEqual([]);
    expect(page.error).toMatchObject({ kind, line });
  });

  it("survives aliases that multiply", async () => {
    const levels = Array.from({ length: 12 }, (_, i) => `l${i + 1}: &l${i + 1} [${`*l${i},`.repeat(8)}]`);
    const text = `---\ntype: get\ndescription: /x\nl0: &l0 [x]\n${levels.join("\n")}\nparameters: *l12\n---\n`;
    expect(await readPage(text, "a.md")).toMatchObject({ operations: [{ parameters: [] }] });
  });
});

import { describe, expect, it } from "vitest";
import { diffPages } from "../../../scripts/upstream/commands/diff-pages.js";
import { readPage } from "../../../scripts/upstream/read/read-page.js";
import { lampFacts, lineOf, mdxPage, messages } from "../pages.js";

describe("a page of the live format", () => {
  const without = (part: RegExp, by: string | ((found: string) => string) = "") =>
    mdxPage().replace(part, by as string);
  const type = /^\*\*Type.*$/m;
  const ofEndpoint = (text: string) => without(type, text);
  const body = (text: string) => text.replace(/^---[\s\S]*?\n---\n/, "");

  it.each([
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
    ["labels whose stars don't make them bold", "**类型：**GET\n\n**描述：**`/shop/v1/lamps`"],
    ["a label of the request", "**HTTP Request**: GET /shop/v1/lamps"],
    ["code with braces", "**Type:** GET\n\n**Description:** `/lamps/{id}`", "/lamps/{id}"],
    ["text with braces", "**Type:** GET\n\n**Description:** /lamps/{id}", "/lamps/{id}"],
  ])("finds the method and the path in %s", (_, text, path = lampFacts.path) =>
    expect(readPage(ofEndpoint(text)).operations).toEqual([{ ...lampFacts, path }]),
  );

  it("reads the example of a component without running anything", () => {
    const component =
      "import CodeBlock from '@theme/CodeBlock';\n\n" +
      '<CodeBlock language="bash" title="Request">\n{`curl \\\\\n  -d "x"\n`}\n</CodeBlock>\n\n' +
      '<CodeBlock language="json" title="Response">\n  {`{\n  "rc": 0,\n  "result": [{ "id": "7" "price": 9.5 }]\n}`}\n</CodeBlock>';
    const text = without(/```json[\s\S]*```/, component);
    const page = readPage(text);
    expect(page.operations).toEqual([lampFacts]);
    expect(messages(page)).toEqual([`${lineOf(text, '"price"')}: a comma is missing before "price"`]);
  });

  it("doesn't read a computed example, and warns", () => {
    const computed = `<CodeBlock title="Response">{\`{"a": \${1 + 1}}\`}</CodeBlock>`;
    const page = readPage(without(/```json[\s\S]*```/, computed));
    expect(page.operations[0]?.response).toEqual({});
    expect(messages(page).join()).toContain("computed");
  });

  const htmlTable = (table: string) => {
    const rows = table.replace(/^\| -.*\n/m, "").replace(/^\| (.*) \|$/gm, "<tr>\n<td>$1</td>\n</tr>");
    return `<table>\n<tbody>\n${rows.replaceAll(" | ", "</td>\n<td>")}\n</tbody>\n</table>`;
  };
  /** Edits of `mdxPage()` that leave its facts the same, each with its warning, if there is one. */
  const edits: [string, RegExp, string | ((found: string) => string), string?][] = [
    ["a response that has only a heading", / title="Response"/, ""],
    ["a response with the title of a request", /title="Response"/, 'title="Request"', "contradict each other"],
    ["a response with the heading of a request", /### Response/, "### Request", "contradict each other"],
    [
      "a response in a tab below the request's heading",
      /### Response Example\s+(```json) title="Response"([\s\S]*```)/,
      '### Request\n\n<Tabs>\n<TabItem value="a" label="Response">\n\n$1$2\n\n</TabItem>\n</Tabs>',
    ],
    ["a response of no language", /### Response[\s\S]*?```json.*/, "### Example\n\n```", "this one is used"],
    ["a last cell that an unescaped | split", /RED,GREEN/, "RED|GREEN", "more cells"],
    ["a list in a cell", /RED,GREEN/, "<ul><li>RED</li><li>GREEN</li></ul>", "RED, GREEN"],
    [
      "the example of an error first",
      /### Response/,
      '### Error Response\n\n```json title="Error Response"\n{ "rc": 1 }\n```\n\n### Response',
    ],
    ["the head of an HTTP response", /(?<=title="Response"\n)/, "HTTP/1.1 200 OK\nServer: a\n\n", "text before"],
    ["another path in the front matter", /(?=sidebar_position)/, "description: /shop/v2/lamps\n", "another path"],
    ["a link in front of values", /RED,GREEN/, "[colour](#colours), RED, GREEN"],
    ["an anchor in front of a name", /\| colour/, '| <a id="colour"></a>colour'],
    ["links in front of other words", /\| colour \| string/, "| [col](#c)our | [str](#s)ing"],
    ["an HTML link in front of values", /RED,GREEN/, '<a href="#colours">colour</a>, RED;GREEN'],
    ["an HTML table", /\| name \|[\s\S]*?(?=\n\n)/, htmlTable],
    ["broken MDX that means the same as Markdown", /1~50/, "1<=limit<=50", "not MDX"],
    ["an invisible space in front of a name", /\| colour/, "| \u200bcolour"],
    ["a path that ends a sentence", /`\/shop\/v1\/lamps`/, "$&.", "text after the path"],
    ["text behind a path and a comma", /`\/shop\/v1\/lamps`/, "/shop/v1/lamps，需要签名", "text after the path"],
    ["a path in a code block", type, "**Method:** GET\n\n**URL:**\n\n```\n/shop/v1/lamps\n```", "without a method"],
    [
      "other requests with a label in code blocks",
      /(?=### Response)/,
      "```\nRequest: GET /shop/v1/lamps/7\n```\n\n```\nURL: GET /shop/v1/lamps/7\n```\n\n",
    ],
    ["a line of dashes above the text", /id: .*\n(title: .*\n)sidebar_.*\n---\n/, "$1---\n\n---\n"],
    [
      "tables of response fields and error codes",
      /$/,
      "\n### Response Fields\n\n| name | type | description |\n| - | - | - |\n| id | string | x |\n\n### Error Codes\n\n| code | description |\n| - | - |\n| 1 | x |\n",
    ],
  ];
  it.each(edits)("reads a page with %s", (_, from, to, warning) => {
    const page = readPage(without(from, to));
    expect(page.operations).toEqual([lampFacts]);
    expect(messages(page)).toEqual(warning === undefined ? [] : [expect.stringContaining(warning)]);
  });

  it("reads a page as Markdown if a < in a table isn't its only fault", () => {
    const page = readPage(without(/1~50([\s\S]*)$/, "1<=limit<=50$1\n\nIf a <= b, nothing is sold.\n"));
    expect(page.operations).toEqual([lampFacts]);
    expect(messages(page)).toEqual([expect.stringContaining("in a table"), expect.stringContaining("plain Markdown")]);
  });

  it("reads the fields of the older docs in the front matter", () => {
    const text = ofEndpoint("").replace("sidebar_position: 1", "type: get\ndescription: /shop/v1/lamps");
    expect(readPage(text)).toMatchObject({ operations: [lampFacts], warnings: [] });
  });

  it.each([
    "Name | Type | Required | Default | Description | Allowed Values",
    "Parameter Name | Data Type | Is Required? | Default Value | Remarks | Value Range",
    "Property | Type | Req. | Default | Details | Valid Range",
    "Argument | Data type | Must | Default | Parameter Description | Parameter Range",
    "Attribute | Field Type | Required/Optional | Default | Explanation | Allowed values/range",
    "Key | Type | Is mandatory | Defaults | Field Description | Accepted values",
    "变量名 | 值类型 | 是否强制 | 默认 | 详细说明 | 枚举范围",
    "属性名称 | 参数类型 | 强制 | 缺省 | 解释 | 有效值",
  ])("reads the columns %s", (header) => {
    const page = readPage(without(/\| name \|.*/, `| ${header} |`));
    expect(page).toMatchObject({ operations: [lampFacts], warnings: [] });
  });

  it("doesn't read another table with types and requirements as a table of parameters", () => {
    const other = "| Order type | Name | Required action |\n| --- | --- | --- |\n| LIMIT | Limit | wait |";
    const page = readPage(without(/### Parameters[\s\S]*?(?=\n### Resp)/, `### Kinds\n\n${other}\n`));
    expect(page).toMatchObject({ operations: [{ ...lampFacts, parameters: [] }], warnings: [] });
  });

  it("doesn't read a column of examples as values", () => {
    const page = readPage(without(/\| ranges \|/, "| Example values |"));
    expect(page.operations[0]?.parameters.map((one) => one.enum)).toEqual([null, null]);
  });

  it.each(["List<String>", "List<Long><br>", "array (1<=a)"])(
    "reads the type %s, which is not valid MDX, on a page with components",
    (type) => {
      const component = "import A from 'a';\n\n<A>{1 + 1}</A>\n\n";
      const page = readPage(without(/\| string \|/, `| ${type} |`).replace(/(?=\*\*Type)/, component));
      expect(page.operations[0]?.parameters[0]?.type).toBe("array");
      expect(messages(page)).toEqual([expect.stringContaining("not MDX")]);
    },
  );

  it.each([
    ["an empty line inside", without(/(?<=\| --- \|\n)/, "\n")],
    ["no line below its titles", without(/^\| --- .*\n/m)],
    ["full-width lines", without(/^\|.*$/gm, (row) => row.replaceAll("|", "｜"))],
  ])("reports a broken table instead of reading no parameters: %s", (_, text) =>
    expect(readPage(text).gap?.message).toContain("a table is broken"),
  );

  const methods = ["POST / PUT", "POST, PUT", "POST or PUT", "POST 或 PUT"];
  const typed = methods.map((both) => `**Type:** ${both}\n\n**Description:** \`/shop/v1/lamps\``);
  it.each(["### GET/POST", "### GET/POST /shop/v1/lamps", "### Get/set the lamps", ...typed])(
    "finds no endpoint in %s",
    (text) => {
      const page = readPage(ofEndpoint(text));
      expect(page.operations).toEqual([]);
      if (typed.includes(text)) expect(messages(page).join()).toContain("the path /shop/v1/lamps but no method");
    },
  );

  it("reports an HTML table that is not MDX instead of reading no parameters", () => {
    const text = without(/\| name \|[\s\S]*?(?=\n\n)/, "<table border=1><tr><th>name<th>type</tr></table>");
    expect(readPage(text, "a.md").error?.line).toBe(lineOf(text, "<table"));
  });

  it("reads both of two columns with one meaning", () => {
    const page = readPage(without(/\| default \|/, "| Allowed values |").replace("| 20 |", "| |"));
    expect(page.operations[0]?.parameters[0]).toEqual(lampFacts.parameters[0]);
  });

  it("reports a page without a path instead of a removed operation", () => {
    const { changes, error } = diffPages(readPage(mdxPage()), readPage(ofEndpoint("**Type:** GET\n\n**URL:** lamps")));
    expect(changes).toEqual([]);
    expect(error).toContain("the method GET but no path");
  });

  it("reads two operations of one page, with a warning", () => {
    const second = body(mdxPage({ type: "POST", description: "/shop/v1/lamp" }));
    const page = readPage(mdxPage() + second);
    expect(page.operations).toEqual([lampFacts, { ...lampFacts, method: "POST", path: "/shop/v1/lamp" }]);
    expect(messages(page).join()).toContain("2 operations");
  });

  it("reads the operations of a list of paths with the method above the list, and warns", () => {
    const list = "**Description:**\n- `/shop/v1/lamps/red` (red ones)\n- `/shop/v1/lamps/green` (green ones)";
    const page = readPage(mdxPage() + body(ofEndpoint(list)));
    const paths = ["/shop/v1/lamps", "/shop/v1/lamps/red", "/shop/v1/lamps/green"];
    expect(page.operations).toEqual(paths.map((path) => ({ ...lampFacts, path })));
    expect(messages(page).join()).toContain("lists paths without a method");
  });

  it("doesn't add a path that is mentioned after a list of paths", () => {
    const list = "**Type:** GET\n\n**URL:**\n\n- `/shop/v1/lamps`\n- `/shop/v1/lamps/red`\n\nSee `/shop/v1/order`.";
    const { operations } = readPage(ofEndpoint(list));
    expect(operations.map(({ path }) => path)).toEqual(["/shop/v1/lamps", "/shop/v1/lamps/red"]);
  });

  it("warns that it doesn't read inputs that are only in an example or a list", () => {
    const example = '### Request Parameters\n\n```json\n{ "colour": "RED" }\n```\n\n';
    const page = readPage(without(/### Parameters[\s\S]*?(?=### Response)/, example));
    expect(page.operations).toEqual([{ ...lampFacts, parameters: [] }]);
    expect(messages(page)).toEqual([expect.stringContaining("the inputs are in an example only")]);
    const list = readPage(
      without(/\| name \|[\s\S]*?(?=\n\n)/, "- `colour` (string): which\n- `limit` (int): how many"),
    );
    expect(messages(list)).toEqual([expect.stringContaining("the inputs are in a list only")]);
  });
});

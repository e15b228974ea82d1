/** Invented pages in the two formats and languages of XT's docs, mostly about a shop that sells lamps. */
import type { Page } from "../../scripts/upstream/read/page.js";

const columns = ["name", "type", "mandatory", "default", "description", "ranges"] as const;
type Row = Partial<Record<(typeof columns)[number], string>>;

interface PageContent {
  id?: string;
  title?: string;
  type?: string;
  description?: string;
  parameters?: readonly Row[];
  response?: string;
}

const lamp: Required<PageContent> = {
  id: "ListLamps",
  title: "List lamps",
  type: "get",
  description: "/shop/v1/lamps",
  parameters: [
    { name: "colour", type: "string", mandatory: "false", description: "which lamps", ranges: "RED,GREEN" },
    { name: "limit", type: "int", mandatory: "true", default: "20", ranges: "1~50" },
  ],
  response: '{\n  "rc": 0,\n  "result": [{ "id": "7", "price": 9.5 }]\n}',
};

export function jekyllPage(content: PageContent = {}): string {
  const { title, type, description, parameters, response } = { ...lamp, ...content };
  const rows = parameters.flatMap((row) => ["    -", ...columns.map((name) => `        ${name}: ${row[name] ?? ""}`)]);
  return `---
title: ${title}
position_number: 1
type: ${type}
description: ${description}
parameters:
${rows.join("\n")}
content_markdown:
left_code_blocks:
    -
        code_block:
        title: Java
        language: java
right_code_blocks:
    -
        code_block: |-
${indent(response, 12)}
        title: Response
        language: json
---
`;
}

export function mdxPage(content: PageContent = {}): string {
  const { id, title, type, description, parameters, response } = { ...lamp, ...content };
  const rows = parameters.map((row) => `| ${columns.map((name) => row[name] ?? "").join(" | ")} |`);
  return `---
id: ${id}
title: ${title}
sidebar_position: 1
---

**Type:** ${type} **Description:** \`${description}\`

### Parameters

| ${columns.join(" | ")} |
| --- | --- | --- | --- | --- | --- |
${rows.join("\n")}

### Response Example

\`\`\`json title="Response"
${response}
\`\`\`
`;
}

export function chineseMdxPage(): string {
  return `---
id: ListLamps
title: 灯具列表
---

**请求类型:** get
**接口地址:** \`/shop/v1/lamps?colour={colour}\`

### 请求参数

| 参数名 | 类型 | 是否必填 | 默认值 | 描述 | 取值范围 |
| --- | --- | --- | --- | --- | --- |
| colour | string | 否 | 无 | 灯的颜色 | RED（红）、GREEN（绿） |
| limit | int | 是 | 20 | 数量 | 1~50 |

### 请求示例

\`\`\`json title="请求"
{ "colour": "RED" }
\`\`\`

### 响应示例

\`\`\`json title="响应"
{ "rc": 0, "result": [{ "id": "7", "price": 9.5 }] }
\`\`\`
`;
}

export const lampFacts = {
  method: "GET",
  path: "/shop/v1/lamps",
  parameters: [
    { name: "colour", type: "string", required: false, default: null, enum: ["RED", "GREEN"] },
    { name: "limit", type: "integer", required: true, default: 20, enum: null },
  ],
  response: { rc: "number", "result[].id": "string", "result[].price": "number" },
};

/** A page of an endpoint that XT doesn't have, in the format of the live docs. The tests edit it in every kind of way. */
export const couponPage = mdxPage({
  id: "ListCoupons",
  title: "Coupons at hand",
  type: "GET",
  description: "/public/demo/coupons",
  parameters: [
    { name: "holder", type: "string", mandatory: "true", description: "whose they are" },
    {
      name: "sort",
      type: "string",
      mandatory: "false",
      default: "newest",
      description: "what comes first",
      ranges: "newest;oldest",
    },
    {
      name: "limit",
      type: "integer",
      mandatory: "false",
      default: "10",
      description: "how many at most",
      ranges: "1-50",
    },
  ],
  response: `{
  "rc": 0,
  "mc": "SUCCESS",
  "ma": [],
  "result": {
    "total": 2,
    "owner": { "name": "someone" },
    "coupons": [{ "code": "SPRING", "worth": 5.5, "used": false }]
  }
}`,
});

/** A page of an operation at a path, whose response has XT's envelope. */
export function lampPage(path: string, more: PageContent = {}): string {
  const response = '{ "rc": 0, "mc": "SUCCESS", "ma": [], "result": { "orderId": "7" } }';
  return mdxPage({ id: path.replace(/\W/g, ""), description: path, response, ...more });
}

/** A page of message codes, which describes no operation. */
export function codesPage(title: string, ...codes: string[]): string {
  const rows = codes.map((code) => `| ${code} | its meaning |\n`);
  return `---\nid: lampCodes\ntitle: ${title}\n---\n\n| mc | meaning |\n| --- | --- |\n${rows.join("")}`;
}

/** The page of one of two grants of an endpoint. The grant requires the input `own`. */
export function ticketPage(grant: string, own: string): string {
  const parameters = [
    { name: "grant_type", type: "string", mandatory: "true", description: "fixed value", ranges: grant },
    { name: own, type: "string", mandatory: "true" },
  ];
  const response = '{ "rc": 0, "mc": "SUCCESS", "ma": [], "result": { "number": 1 } }';
  return mdxPage({ id: `${grant}Ticket`, title: grant, description: "/public/demo/ticket", parameters, response });
}

function indent(text: string, width: number): string {
  return text.replace(/^/gm, " ".repeat(width));
}

/** The number of the first line that contains these words. */
export function lineOf(text: string, words: string): number {
  return text.split("\n").findIndex((row) => row.includes(words)) + 1;
}

/** The warnings of a page, each with its line. */
export function messages({ warnings }: Page): string[] {
  return warnings.map(({ line, message }) => `${line}: ${message}`);
}

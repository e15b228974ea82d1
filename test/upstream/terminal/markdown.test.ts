/** What goes into an issue: others' words stay words there. */
import { array, assert, constantFrom, property } from "fast-check";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { describe, expect, it } from "vitest";
import { affected } from "../../../scripts/upstream/terminal/affected.js";
import { checkMarkdown } from "../../../scripts/upstream/terminal/check-markdown.js";
import { code } from "../../../scripts/upstream/terminal/markdown.js";

const markdown = unified().use(remarkParse).use(remarkGfm);

interface Node {
  type: string;
  value?: string;
  children?: Node[];
}

/** Every node's kind, and of plain words the words themselves. */
const kindsIn = ({ type, value = "", children = [] }: Node): string[] => [
  type === "text" ? value : type,
  ...children.flatMap(kindsIn),
];

it("others' words are code, whatever they hold", () => {
  const pieces = [
    "`",
    "``",
    "\\",
    "|",
    "@someone",
    "https://a.example",
    "[a](b)",
    "<b>",
    "<!-- ",
    "-->",
    "\n",
    "\r",
    "\n\n",
    " ",
    "#1",
    "*",
    "中",
    "&lt;",
  ];
  const words = array(constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join(""));
  assert(
    property(words, (foreign) => {
      const kinds = kindsIn(markdown.parse(`- Concerns ${code(foreign)}: ${code(foreign)}.\n- the next`));
      const item = ["listItem", "paragraph"];
      expect(kinds).toEqual([
        "root",
        "list",
        ...item,
        "Concerns ",
        "inlineCode",
        ": ",
        "inlineCode",
        ".",
        ...item,
        "the next",
      ]);
    }),
  );
});

describe("who is affected", () => {
  const change = { where: "result.fee", from: "string", to: null, impact: "breaking" } as const;
  it.each([
    [{ ...change, kind: "response_field_removed" as const }, "callers of `getOrder` that read `result.fee`"],
    [
      { ...change, kind: "param_default_changed" as const, where: "side" },
      "callers of `getOrder` that leave `side` out",
    ],
    [{ ...change, kind: "param_renamed" as const, from: "side" }, "callers of `getOrder` that send `side`"],
    [{ ...change, kind: "path_changed" as const, where: "" }, "callers of `getOrder`"],
    [{ ...change, kind: "response_field_added" as const, impact: "compatible" as const }, "nobody"],
  ])("%o", (one, expected) => expect(affected(one, "getOrder")).toBe(expected));
});

it("a report fits into an issue, whatever changed", () => {
  const change = {
    kind: "param_removed",
    where: "x".repeat(100),
    from: "optional",
    to: null,
    impact: "breaking",
  } as const;
  const page = { record: null, operations: [], isReworded: false, warnings: [], error: null };
  const report = checkMarkdown([{ ...page, source: "a.mdx", changes: Array(2000).fill(change) }], []).safe;
  expect(report.length).toBeLessThan(65_536);
  expect(report).toContain("longer than an issue may be");
});

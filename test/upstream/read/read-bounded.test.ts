/** Tests broken and hostile pages: each is read or reported, and the next page is read. */
import { describe, expect, it } from "vitest";
import { readBounded } from "../../../scripts/upstream/read/read-bounded.js";
import { readPage } from "../../../scripts/upstream/read/read-page.js";
import { jekyllPage, lampFacts, lineOf, mdxPage } from "../pages.js";

/** Texts that are harmless once, but could take quadratic time if they are repeated. */
const pieces = [
  ...[" ", "\t", "*", "_", "`", "[", "(", "（(", "<", "<a ", "&", "&lt;", "![", "[a](", "/", "// ", "#", "-"],
  ...["- ", "|", ",", ":", "; ", "A,", "A:b;", '"', "'", "“", "\\", "1", "1-", "1:a ", "GET ", "Type ", "Type: "],
  ...["/a", "中，", ". ", "=", "^", "{}", "Pattern: ^a", "max ", "if not ", "id", "body json ", "💡", "\n", "> "],
  ...["`a", "*a", "**a ", "_a", "~~a", "<b>", "<!--", "&#x", "[a]: b\n", "| a ", "http://a", "www.", "[^a]"],
  ...["{`", "}", "\ufeff", "\u0000"],
];

const pages = pieces.map((piece, at): [string, string, string] => {
  const many = piece.repeat(2000 / piece.length);
  const line = many.replace(/[\n|]/g, " ");
  const quoted = JSON.stringify(many);
  const pagesOf = [
    () => mdxPage({ parameters: [{ name: "a", type: "string", mandatory: line, description: line, ranges: line }] }),
    () => mdxPage({ response: `{ "rc": 0, ${many}` }),
    () => mdxPage().replace("**Type:**", `${line}**Type:**`),
    () =>
      jekyllPage({
        description: quoted,
        parameters: [{ name: quoted, type: quoted, default: quoted, ranges: quoted }],
      }),
    () => `${mdxPage()}\n\n${many}\n`,
  ];
  const text = pagesOf[at % pagesOf.length]?.() ?? "";
  return [JSON.stringify(piece), text.includes("id: ListLamps") ? "a.mdx" : "a.md", text];
});

const longPages: typeof pages = [
  ["parentheses in the title of a column", "a.mdx", mdxPage().replace(/\| name +\|/i, `| ${"(".repeat(60_000)} |`)],
  ["asterisks in a comment", "a.mdx", mdxPage({ response: `{ "rc": 0 /* ${"*".repeat(60_000)} */ }` })],
  ["digits in a default", "a.mdx", mdxPage().replace("| 20 |", `| ${"1".repeat(60_000)}x |`)],
  ["letters in an array", "a.mdx", mdxPage({ response: `[1 ${"a".repeat(250_000)}` })],
  ["comments on one line", "a.mdx", mdxPage({ response: `{ "rc": 0 ${"/**/".repeat(40_000)} }` })],
];

describe("a page that is full of", () => {
  it.each([...pages, ...longPages])(
    "%s is read, or reported with an error other than the time limit",
    async (_, path, text) => {
      const page = await readBounded(text, path);
      expect(page.error?.message ?? "").not.toContain("takes too long");
      expect(page.warnings.length).toBeLessThanOrEqual(200);
    },
  );
});

it("a page that exceeds a limit is reported, and the next page is read", async () => {
  const endless = `${mdxPage()}\n\n${`${"*a".repeat(4000)}\n`.repeat(20)}`;
  const [bad, good] = await Promise.all([readBounded(endless, "a.mdx"), readBounded(mdxPage(), "b.mdx")]);
  expect(bad).toMatchObject({ operations: [], error: { message: expect.stringContaining("too long") } });
  expect(good.operations).toEqual([lampFacts]);
});

describe("a page that cannot be read", () => {
  const brackets = "[".repeat(10_000);
  const conflict = '{\n<<<<<<< ours\n"a": 1\n=======\n"a": 2\n>>>>>>> theirs\n}';
  /** Each page, a part of the error, and a text on the line that the error must name; null if it concerns the whole page. */
  const broken: [string, string, string, string | null][] = [
    ["bad YAML", jekyllPage({ parameters: [{ description: "Pattern: ^x" }] }), "not YAML", "Pattern: ^x"],
    ["bad YAML below an empty line", `\n${jekyllPage({ title: "a: b: c" })}`, "not YAML", "title: a"],
    ["bad YAML over MDX", mdxPage({ title: "a: b" }), "not YAML", "title: a: b"],
    ["an unknown tag in the YAML", jekyllPage({ title: "!x y" }), "not YAML", "!x"],
    ["an unknown anchor in the YAML", jekyllPage({ title: "*x" }), "no anchor", "*x"],
    ["bad MDX", `${mdxPage()}\n<CodeBlock title="x">\n`, "not MDX", "<CodeBlock"],
    ["a merge conflict", mdxPage({ response: conflict }), "merge conflict", "<<<<<<<"],
    ["5 MB", "x".repeat(5_000_000), "too large", null],
    ["10,000 brackets in an example", jekyllPage({ response: brackets }), "too deeply", null],
    ["10,000 brackets in MDX", mdxPage({ response: brackets }), "too deeply", null],
    ["4,900 lists in YAML", `---\nparameters:\n  ${"- ".repeat(4900)}\n---\n`, "too deeply", null],
  ];
  it.each(broken)("because of %s gives an error with its line", (_, text, message, sign) => {
    const page = readPage(text, text.includes("id: ListLamps") ? "a.mdx" : "a.md");
    const line = sign === null ? 0 : lineOf(text, sign);
    expect(page.operations).toEqual([]);
    const kind = /not YAML|no anchor/.test(message) ? "yaml" : "invalid";
    expect(page.error).toMatchObject({ kind, message: expect.stringContaining(message), line });
  });
});

it("a page whose aliases multiply is read, with a warning that they are not resolved", () => {
  const levels = Array.from({ length: 12 }, (_, i) => `l${i + 1}: &l${i + 1} [${`*l${i},`.repeat(8)}]`);
  const text = `---\ntype: get\ndescription: /x\nl0: &l0 [x]\n${levels.join("\n")}\nparameters: *l12\n---\n`;
  const page = readPage(text, "a.md");
  expect(page).toMatchObject({ operations: [{ parameters: [] }] });
  expect(page.warnings.map(({ message }) => message).join()).toContain("the alias *l12 is not resolved");
});

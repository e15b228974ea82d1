/** Hostile pages: each is reported or read, and stops nothing else. */
import { describe, expect, it } from "vitest";
import { readBounded } from "../../../scripts/upstream/read/bounded.js";
import { jekyllPage, lampFacts, mdxPage } from "../pages.js";

/** Each is harmless once, and not many hundred times in a row. */
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

describe("a page that is full of", () => {
  it.each(pages)("%s ends in a reading or in an error", async (_, path, text) => {
    const page = await readBounded(text, path);
    expect(page.error?.message ?? "").not.toContain("takes too long");
    expect(page.warnings.length).toBeLessThanOrEqual(200);
  });
});

describe("a page that goes beyond the bounds", () => {
  it.each([
    ["emphasis that never ends", `${mdxPage()}\n\n${`${"*a".repeat(4000)}\n`.repeat(20)}`],
    ["expressions without end", `${mdxPage()}\n\n${`${"{}".repeat(4000)}\n`.repeat(50)}`],
    ["a line without end", `${mdxPage()}\n\n${"[a](".repeat(40_000)}\n`],
  ])("for %s is reported, and the next one is read", async (_, text) => {
    const [bad, good] = await Promise.all([readBounded(text, "a.mdx"), readBounded(mdxPage(), "b.mdx")]);
    expect(bad.operations).toEqual([]);
    expect(["bounds", "depth"]).toContain(bad.error?.kind);
    expect(good.operations).toEqual([lampFacts]);
  });
});

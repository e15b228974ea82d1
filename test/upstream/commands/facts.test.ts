import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { chineseMdxPage, jekyllPage, lampFacts, mdxPage } from "../pages.js";
import { jsonLines, upstream, useFolder } from "../project.js";

const folder = useFolder();

describe("upstream facts", () => {
  it("prints the facts of the pages in a folder, and a summary on standard error", async () => {
    await folder.put("pages/_lamps/list.md", jekyllPage());
    await folder.put("pages/i18n/zh-CN/list.mdx", chineseMdxPage());
    await folder.put("pages/notes.txt", "no page");
    const { status, stdout, stderr } = await upstream(["facts", join(folder.path, "pages")]);
    expect(status).toBe(0);
    const same = { operations: [lampFacts], warnings: [], error: null };
    expect(JSON.parse(stdout)).toEqual([
      { file: join(folder.path, "pages/_lamps/list.md"), format: "jekyll", language: "en", ...same },
      { file: join(folder.path, "pages/i18n/zh-CN/list.mdx"), format: "docusaurus", language: "zh-CN", ...same },
    ]);
    expect(stderr).toBe("2 pages read, 0 of them not understood\n");
  });

  it("prints a line for each page with --jsonl", async () => {
    const files = [await folder.put("a.mdx", mdxPage()), await folder.put("b.md", jekyllPage({ type: "sub" }))];
    const { status, stdout } = await upstream(["facts", "--jsonl", ...files]);
    expect(status).toBe(0);
    expect(jsonLines(stdout)).toMatchObject([
      { file: files[0], operations: [lampFacts] },
      { file: files[1], operations: [], error: null },
    ]);
  });

  it("says what is wrong with a page or a missing file, and exits with 2", async () => {
    const file = await folder.put("a.md", jekyllPage({ description: "lamps" }));
    const missing = join(folder.path, "none.md");
    const { status, stderr } = await upstream(["facts", file, missing]);
    expect(status).toBe(2);
    expect(stderr).toContain(`${file}:4: `);
    expect(stderr).toContain(`${missing}: there is no such file`);
  });
});

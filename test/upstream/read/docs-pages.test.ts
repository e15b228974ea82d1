import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { expect, it } from "vitest";
import { diffPages } from "../../../scripts/upstream/diff-pages.js";
import type { OperationFacts, Page } from "../../../scripts/upstream/read/page.js";
import { listPages, readPageFile } from "../../../scripts/upstream/read/page-files.js";
import { describeXtPages, docs, pagesExist } from "../xt-pages/edit.js";

async function readAll(folder: string): Promise<[string, Page][]> {
  const files = pagesExist ? await listPages([join(docs, folder)]) : [];
  return Promise.all(
    files.map(async (file): Promise<[string, Page]> => [relative(docs, file), await readPageFile(file)]),
  );
}

const folders = { jekyll: await readAll("jekyll"), docusaurus: await readAll("docusaurus") };

describeXtPages("XT's own pages", () => {
  it("are all read, except the one with a merge conflict", () => {
    const failed: string[] = [];
    let operations = 0;
    for (const [folder, pages] of Object.entries(folders)) {
      for (const [file, page] of pages) {
        operations += page.operations.length;
        if (page.error) failed.push(`${file}: ${page.error.message}`);
        expect(page.format, file).toBe(folder);
        expect(page.language, file).toBe(/_cn\/|zh-CN/.test(file) ? "zh-CN" : "en");
        const isEndpoint = page.operations.length > 0;
        if (!isEndpoint && !page.error) expect(file).toMatch(/document|Access Description|oauthPage|userReg/);
      }
    }
    expect(failed).toEqual([
      "docusaurus/docs/spot/Market/allTicker.mdx: the page contains an unresolved merge conflict (<<<<<<<)",
    ]);
    expect(operations).toBe(203);
  });

  it("give the expected facts for the difficult pages", async () => {
    const lines = readFileSync(join(docs, "more/expected-facts.jsonl"), "utf8").trim().split("\n");
    for (const line of lines) {
      const { file, more = [], ...first } = JSON.parse(line);
      const { operations } = await readPageFile(join(docs, "more", file));
      const upper = (facts: OperationFacts) => ({ ...facts, method: facts.method.toUpperCase() });
      expect({ file, operations }).toEqual({ file, operations: [first, ...more].map(upper) });
    }
    expect(lines).toHaveLength(55);
  });

  it("give the expected changes for each pair of versions", async () => {
    const cases: { case: string; changes: { kind: string; where: string; from: unknown; to: unknown }[] }[] =
      JSON.parse(readFileSync(join(docs, "changes/expected.json"), "utf8"));
    const sorted = (list: string[]): string[] => list.sort();
    // The messages about invalid YAML depend on the parser.
    const plain = ({ kind, where, from, to }: (typeof cases)[number]["changes"][number]): string =>
      JSON.stringify(kind.startsWith("yaml_") ? [kind, where] : [kind, where, from, to]);
    for (const { case: number, changes } of cases) {
      const before = await readPageFile(join(docs, `changes/${number}-before.md`));
      const after = await readPageFile(join(docs, `changes/${number}-after.md`));
      const diff = diffPages(before, after);
      expect(diff.error, number).toBeNull();
      expect(sorted(diff.changes.map(plain)), number).toEqual(sorted(changes.map(plain)));
    }
    expect(cases).toHaveLength(46);
  });
});

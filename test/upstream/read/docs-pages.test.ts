import { readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { expect, it } from "vitest";
import { diffPages } from "../../../scripts/upstream/commands/diff-pages.js";
import type { OperationFacts } from "../../../scripts/upstream/read/page.js";
import { listPages, readPageFile } from "../../../scripts/upstream/read/page-files.js";
import { describeXtPages, docs } from "../xt-pages/edit.js";

describeXtPages("XT's own pages", () => {
  it("are all read, except the one with a merge conflict", async () => {
    const failed: string[] = [];
    let operations = 0;
    for (const path of await listPages([join(docs, "jekyll"), join(docs, "docusaurus")])) {
      const [page, file] = [await readPageFile(path), relative(docs, path)];
      operations += page.operations.length;
      if (page.error) failed.push(`${file}: ${page.error.message}`);
      expect(page.format, file).toBe(file.split(sep, 1)[0]);
      expect(page.language, file).toBe(/_cn\/|zh-CN/.test(file) ? "zh-CN" : "en");
      const isEndpoint = page.operations.length > 0;
      if (!isEndpoint && !page.error) expect(file).toMatch(/document|Access Description|oauthPage|userReg/);
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

import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { expect, it } from "vitest";
import { diffOperations, diffPages } from "../../../scripts/upstream/commands/diff-pages.js";
import { fixedIn } from "../../../scripts/upstream/merge/agree-pages.js";
import type { Page } from "../../../scripts/upstream/read/page.js";
import { listPages, readPageFile } from "../../../scripts/upstream/read/page-files.js";
import type { OperationFacts } from "../../../scripts/upstream/read/page-types.js";
import { describeXtPages, docs, pagesExist } from "../xt-pages/edit.js";

async function readAll(folder: string): Promise<[string, Page][]> {
  const files = pagesExist ? await listPages([join(docs, folder)]) : [];
  return Promise.all(
    files.map(async (file): Promise<[string, Page]> => [relative(docs, file), await readPageFile(file)]),
  );
}

const nameOf = ({ method, path }: OperationFacts) => `${method} ${path}`;
/** Method, path and fixed values: XT describes two grants of one path on two pages. */
const identityOf = ({ operations: [operation], facts }: Page) =>
  JSON.stringify([operation && nameOf(operation), fixedIn(facts)]);

const folders = { jekyll: await readAll("jekyll"), docusaurus: await readAll("docusaurus") };

const enums = (...names: string[]) => names.map((name) => `param_enum_changed ${name}`);
const removed = (item: string, ...names: string[]) => names.map((name) => `response_field_removed ${item}.${name}`);
const deductions = (item: string) => removed(`${item}.deductServices[]`, "fee", "feeCurrency");
const history = enums("bizType", "side", "type", "state", "direction");

/** The differences between the live pages and the older ones, by operation. Each was checked by hand on both pages. */
const DIFFERENCES: Readonly<Record<string, readonly string[]>> = {
  // The live pages moved the values from the description into the ranges.
  "DELETE /v4/open-order": enums("bizType", "side"),
  "POST /v4/batch-order": enums("item.side", "item.type", "item.timeInForce", "item.bizType"),
  "GET /spot/v4/history-order": history,
  // The ranges have two ids as an example.
  "DELETE /spot/v4/batch-order": enums("orderIds"),
  "DELETE /v4/batch-order": enums("orderIds"),
  // The examples of the live pages have fewer or more fields.
  "GET /v4/history-order": [...history, ...deductions("result.items[]")],
  "GET /v4/open-order": [...enums("bizType", "side"), ...deductions("result[]")],
  "GET /v4/batch-order": deductions("result[]"),
  "GET /v4/order": deductions("result"),
  "GET /v4/order/{orderId}": deductions("result"),
  "GET /v4/public/symbol": [
    "param_type_changed symbols",
    ...removed("result.symbols[]", "baseCurrencyId", "id", "plates", "quoteCurrencyId"),
  ],
  "GET /v4/trade": ["couponAmount", "couponCurrency", "deductFee", "deductType"].map(
    (name) => `response_field_added result.items[].${name}`,
  ),
  // On the live English page, the end of a pattern is in the next row. The Chinese page moved values as above.
  "POST /v4/order": ["param_added $", ...enums("side", "type", "timeInForce", "bizType")],
};

describeXtPages("XT's own pages", () => {
  it("are all read, except the one with a merge conflict", () => {
    const failed: string[] = [];
    let operations = 0;
    for (const [folder, pages] of Object.entries(folders)) {
      for (const [file, page] of pages) {
        operations += page.operations.length;
        if (page.error) failed.push(`${file}: ${page.error.kind}`);
        expect(page.format, file).toBe(folder);
        expect(page.language, file).toBe(/_cn\/|zh-CN/.test(file) ? "zh-CN" : "en");
        const isEndpoint = page.operations.length > 0;
        if (!isEndpoint && !page.error) expect(file).toMatch(/document|Access Description|oauthPage|userReg/);
      }
    }
    expect(failed).toEqual(["docusaurus/docs/spot/Market/allTicker.mdx: conflict"]);
    expect(operations).toBe(203);
  });

  it("give the same facts in both formats, except for known differences", () => {
    const older = new Map<string, OperationFacts[]>();
    const key = (page: Page): string => `${page.language} ${identityOf(page)}`;
    for (const [, page] of folders.jekyll) if (page.operations[0]) older.set(key(page), page.operations);
    let compared = 0;
    for (const [file, page] of folders.docusaurus) {
      const before = older.get(key(page));
      const [operation] = page.operations;
      if (!before || !operation) continue;
      compared++;
      const explained = DIFFERENCES[nameOf(operation)] ?? [];
      const found = diffOperations(before, page.operations).map(({ kind, where }) => `${kind} ${where}`);
      expect(
        found.filter((change) => !explained.includes(change)),
        file,
      ).toEqual([]);
    }
    expect(compared).toBeGreaterThan(80);
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

/** Tests XT's own pages and edits that must not change the spec. */
import { join } from "node:path";
import { expect, it } from "vitest";
import { planFrom } from "../../../scripts/upstream/plan.js";
import { listPages, readPageFile } from "../../../scripts/upstream/read/page-files.js";
import { addressOf, isPublished, readRecord } from "../../../scripts/upstream/recorded-pages.js";
import { problemLines } from "../../../scripts/upstream/report.js";
import { openProject } from "../../../scripts/upstream/spec/revision.js";
import {
  describeXtPages,
  docs,
  type Edit,
  folders,
  languages,
  noChange,
  orderPages,
  outcome,
  outcomeOfEdit,
  pages,
  replaceText,
  section,
  withMaker,
} from "./edit.js";

describeXtPages("XT's own pages", () => {
  it("have recorded facts that equal those that this reader finds in the same text", async () => {
    const { pages: records } = await readRecord("spec/upstream.json");
    let compared = 0;
    for (const file of await listPages(folders)) {
      const page = await readPageFile(file);
      const record = records.find(({ sha256 }) => sha256 === page.sha256);
      if (!record) continue;
      compared += 1;
      expect({ file, facts: [...record.facts].sort() }).toEqual({ file, facts: [...page.facts].sort() });
      expect(record.operation === undefined).toBe(page.operations.length === 0);
    }
    expect(compared).toBeGreaterThan(40);
  });

  it("cause no change, and every published page of the section is recorded", async () => {
    const files = (await listPages(folders)).filter((file) => isPublished(file));
    const readings = await Promise.all(
      files.map(async (source) => ({ source, address: addressOf(source), page: await readPageFile(source) })),
    );
    const { plan, added, removed } = await outcome(readings);
    expect(plan.outcomes.filter(({ isNew, pageChanges }) => isNew || pageChanges.length > 0)).toEqual([]);
    expect({ added, removed, skipped: plan.skipped }).toEqual({ added: [], removed: [], skipped: [] });
  });

  it.each([
    "Order/orderGet.mdx",
    "Order/orderDel.mdx",
    "Order/openOrderGet.mdx",
    "Order/historyOrderGet.mdx",
    "Trade/tradeGet.mdx",
  ])(
    "a corrected typo, CRLF, a byte order mark, or a moved section on %s changes nothing in the spec",
    async (name) => {
      const reworded: Edit[] = [
        (text) => text.replaceAll(/transaction|交易/g, "trade"),
        (text) => text.replaceAll("\n", "\r\n"),
        (text) => `\ufeff${text}`,
        (text) =>
          text.replace(/(### (?:Parameters|参数)[\s\S]*?)(### (?:Response Example|响应示例)[\s\S]*)/, "$2\n\n$1"),
      ];
      for (const edit of reworded) {
        const found = await outcomeOfEdit([name], edit);
        expect(found).toMatchObject(noChange);
        expect(found.project.record.pages.filter(({ sha256 }) => sha256 !== "")).toHaveLength(
          found.project.record.pages.length,
        );
      }
    },
  );

  it("a change that the spec already has by hand is only recorded", async () => {
    const project = await openProject(".");
    const order = Object(project.spec.data.components.schemas?.Order);
    order.properties.maker = { type: ["string", "null"], description: "Who came first." };
    const before = project.spec.print();
    const plan = planFrom(project, await pages(orderPages, withMaker));
    expect(problemLines(plan)).toEqual([]);
    expect(plan.outcomes.flatMap(({ edits }) => edits)).toEqual([]);
    expect(project.spec.print()).toBe(before);
    expect(project.record.pages.find(({ operation }) => operation === "getOrder")?.facts.get("result.maker")).toBe(
      "string",
    );
  });

  it("a required input that becomes optional changes nothing if it is optional in the spec", async () => {
    const edit = replaceText(/(`side` \| string \| )(?:Yes|是)/, "$1No");
    expect(await outcomeOfEdit(["Order/openOrderDel.mdx"], edit)).toMatchObject(noChange);
  });

  it("a page that moved to another folder and name gets its new address in the record", async () => {
    const [english = ""] = languages;
    const [moved] = await pages(["Order/orderGet.mdx"], (text) => text, [english]);
    const address = addressOf(`/docs/${section}/Orders/GetOrder.mdx`);
    const { plan, project, added } = await outcome(moved ? [{ ...moved, address }] : []);
    expect(added).toEqual([]);
    expect(plan.moved).toEqual([{ from: moved?.address, to: address }]);
    expect(project.record.pages.some((page) => page.address === address)).toBe(true);
  });

  it("a page of the older docs that is not up to date changes nothing, and is not recorded", async () => {
    const file = join(docs, "jekyll/_third_party_order/orderGet.md");
    const { added, project } = await outcome([
      { source: file, address: addressOf(file), page: await readPageFile(file) },
    ]);
    expect(added).toEqual([]);
    expect(project.record.pages.some(({ address }) => address.includes("/_third_party"))).toBe(false);
  });
});

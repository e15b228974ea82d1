/** Tests XT's own pages and edits that must not change the spec. */
import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import type { SourcePage } from "../../../scripts/upstream/match-pages.js";
import { planFrom } from "../../../scripts/upstream/plan.js";
import { listPages, readPageFile } from "../../../scripts/upstream/read/page-files.js";
import { addressOf, isPublished } from "../../../scripts/upstream/recorded-pages.js";
import { problemLines } from "../../../scripts/upstream/report.js";
import { projectInMemory } from "../project-in-memory.js";
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
  const all: SourcePage[] = [];
  beforeAll(async () => {
    const files = await listPages(folders);
    for (const source of files) all.push({ source, address: addressOf(source), page: await readPageFile(source) });
  });

  it("have recorded facts that equal those that this reader finds in the same text", async () => {
    const { record } = await projectInMemory();
    let compared = 0;
    for (const { source, page } of all) {
      const known = record.pages.find(({ sha256 }) => sha256 === page.sha256);
      if (!known) continue;
      compared += 1;
      expect({ source, facts: [...known.facts].sort() }).toEqual({ source, facts: [...page.facts].sort() });
      expect(known.operation === undefined).toBe(page.operations.length === 0);
    }
    expect(compared).toBeGreaterThan(40);
  });

  it("cause no change, and every published page of the section is recorded", async () => {
    const { plan, added, removed } = await outcome(all.filter(({ source }) => isPublished(source)));
    expect(plan.outcomes.filter(({ isNew, pageChanges }) => isNew || pageChanges.length > 0)).toEqual([]);
    expect([added, removed, plan.notices]).toEqual([[], [], []]);
  });

  it.each<[string, Edit]>([
    ["a corrected typo", (text) => text.replaceAll(/transaction|交易/g, "trade")],
    ["CRLF", (text) => text.replaceAll("\n", "\r\n")],
    ["a byte order mark", (text) => `\ufeff${text}`],
    [
      "a moved section",
      (text) => text.replace(/(### (?:Parameters|参数)[\s\S]*?)(### (?:Response Example|响应示例)[\s\S]*)/, "$2\n\n$1"),
    ],
  ])("change nothing in the spec because of %s, and the new text is recorded", async (_, edit) => {
    const names = ["Order/orderGet", "Order/orderDel", "Order/openOrderGet", "Order/historyOrderGet", "Trade/tradeGet"];
    const files = names.map((name) => `${name}.mdx`);
    const edited = await pages(files, edit);
    const found = await outcome(edited);
    expect(found).toMatchObject(noChange);
    const recorded = found.project.record.pages.map(({ sha256 }) => sha256);
    expect(recorded).toEqual(expect.arrayContaining(edited.map(({ page }) => page.sha256)));
  });

  it("a change that the spec already has by hand is only recorded", async () => {
    const project = await projectInMemory();
    const order = Object(project.spec.data.components.schemas?.Order);
    order.properties.maker = { type: ["string", "null"], description: "Who came first." };
    const before = structuredClone(project.spec.data);
    const plan = planFrom(project, await pages(orderPages, withMaker));
    expect(problemLines(plan)).toEqual([]);
    expect(project.spec.data).toEqual(before);
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
    const address = "https://example.com/_third_party_order/orderGet.md";
    const { added, project } = await outcome([{ source: file, address, page: await readPageFile(file) }]);
    expect(added).toEqual([]);
    expect(project.record.pages.map((page) => page.address)).not.toContain(address);
  });
});

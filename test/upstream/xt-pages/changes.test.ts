/** Tests what edits of XT's own pages change in the spec. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { planFrom } from "../../../scripts/upstream/plan.js";
import type { Page } from "../../../scripts/upstream/read/page.js";
import { readPageFile } from "../../../scripts/upstream/read/page-files.js";
import { problemLines } from "../../../scripts/upstream/report.js";
import { openProject } from "../../../scripts/upstream/spec/project.js";
import { projectInMemory } from "../project-in-memory.js";
import {
  changedLines,
  describeXtPages,
  docs,
  type Edit,
  noChange,
  orderPages,
  outcome,
  outcomeOfEdit,
  pages,
  replaceText,
  withMaker,
} from "./edit.js";

describeXtPages("XT's own pages", () => {
  it.each([
    ["one page", orderPages.slice(0, 1)],
    ["all pages", orderPages],
  ])("a new field of an order on %s is merged once, optional and nullable", async (_, names) => {
    const project = await openProject(".");
    const before = project.spec.print().split("\n");
    expect(problemLines(planFrom(project, await pages(names, withMaker)))).toEqual([]);
    const { added, removed } = changedLines(before, project.spec.print().split("\n"));
    expect(removed).toEqual([]);
    // Both examples of an order get the field, and the shared schema gets it once.
    const schema = ["maker:", 'type: [string, "null"]', 'description: "Draft: who came first"'];
    expect(added.sort()).toEqual(["maker: x", "maker: x", ...schema].sort());
  });

  it("a field stays while one page has it, and is removed if the last page removes it", async () => {
    const without = replaceText(/\n\s*"avgPrice".*/, "");
    expect(await outcomeOfEdit(orderPages.slice(0, 1), without)).toMatchObject(noChange);
    const { removed, problems } = await outcomeOfEdit(orderPages, without);
    expect(problems).toEqual([]);
    expect(removed).toContain("avgPrice:");
  });

  it("a required field that a page no longer has is a problem, and is not removed", async () => {
    const without = replaceText(/\n\s*"accessKey".*/, "");
    const { problems, removed } = await outcomeOfEdit(["OAuth Interface/createApiKey.mdx"], without);
    expect(problems.join()).toContain("required");
    expect(removed).toEqual([]);
  });

  it("a type that changes on one page only, or differently on two, is a conflict; on all pages, it is changed", async () => {
    const asList = replaceText('"fee": "string"', '"fee": ["string"]');
    const asObject = replaceText('"fee": "string"', '"fee": { "a": "string" }');
    const one = await outcomeOfEdit(orderPages.slice(0, 1), asObject);
    expect(one.problems.join()).toMatch(/getOrder, result\.fee: .*string.*object.*findOrder: string/);
    const [first = "", ...others] = orderPages;
    const two = await outcome([...(await pages([first], asObject)), ...(await pages(others, asList))]);
    expect(two.problems.length).toBeGreaterThan(1);
    const all = await outcomeOfEdit(orderPages, asObject);
    expect(all.problems).toEqual([]);
    expect(all.added).toContain("fee:");
  });

  it("a default and a limit that change on one page don't change other operations with the same parameter", async () => {
    const { problems, added, project } = await outcomeOfEdit(["Order/historyOrderGet.mdx"], (text) =>
      text.replace(/max 100|最大(?:为|值)? ?100/, "max 200").replace("| 20 |", "| 50 |"),
    );
    expect(problems).toEqual([]);
    expect(added).toEqual(expect.arrayContaining(["- name: limit", "maximum: 200", "default: 50"]));
    expect(Object(project.spec.data.components.parameters?.Limit).schema).toMatchObject({ maximum: 100, default: 20 });
  });

  it("values and bounds that a page no longer has become a to-do", async () => {
    const added = ["x-to-do:", expect.stringContaining("before it had PREV, NEXT")];
    const edit = replaceText(/\| (?:Query direction: PREV, NEXT|查询方向：PREV.*?) \|/, "| direction |");
    expect(await outcomeOfEdit(["Trade/tradeGet.mdx"], edit)).toMatchObject({ ...noChange, added });
    const bound = ["x-to-do:", expect.stringContaining("before it had 100")];
    const unbound = replaceText(/max 100|最大(?:为|值)? ?100/, "1..100");
    expect(await outcomeOfEdit(["Order/historyOrderGet.mdx"], unbound)).toMatchObject({ ...noChange, added: bound });
  });

  it("one of several inputs, of which exactly one is sent, doesn't become required", async () => {
    const edit = replaceText(/(orderId +\| number \| )(?:No|否)/, "$1Yes");
    const { problems, added } = await outcomeOfEdit(["Order/orderGetQueryParam.mdx"], edit);
    expect(problems.join()).toMatch(/findOrder, input orderId required: .*exactly one/);
    expect(added).toEqual([]);
  });

  it("a body whose format changes keeps its fields", async () => {
    const edit = replaceText(/^.*JSON.*$/m, "Content-Type: application/x-www-form-urlencoded");
    const [added, removed] = [["application/x-www-form-urlencoded:"], ["application/json:"]];
    expect(await outcomeOfEdit(["Order/batchOrderDel.mdx"], edit)).toMatchObject({ added, removed, problems: [] });
  });

  it("a new state in the comment of an example is added; a state stays while another page has it", async () => {
    const edit = replaceText(/EXPIRED(?:（已过期）)?/, "HALTED");
    const { added, removed, problems } = await outcomeOfEdit(["Order/orderGet.mdx"], edit);
    expect({ removed, problems }).toEqual({ removed: [], problems: [] });
    expect(added).toEqual(expect.arrayContaining(["- HALTED", expect.stringMatching(/^HALTED: "Draft: /)]));
  });

  it("a new message code is added to every list of codes; changes of limits, hosts and signing become to-dos", async () => {
    const ruled = (name: string, edit: Edit) => outcomeOfEdit([`Access Description/${name}.mdx`], edit);
    const codes = await ruled("errorCode", replaceText(/$/, "\n\n| mc | d |\n| --- | --- |\n| AUTH_107 | new |\n"));
    expect(codes.problems).toEqual([]);
    expect(codes.added.filter((line) => line === "- AUTH_107")).toHaveLength(2);
    const rules = await ruled("limitRules", replaceText(/3(?= times| 次)/, "5"));
    const limits = ["3/second/user", "5/second/user"].map((limit) => expect.stringContaining(limit));
    expect(rules.added).toEqual(["x-to-do:", ...limits]);
    const signing = await ruled("signSteps", replaceText("Y = #path#query#body", "Y = #method#path#query#body"));
    expect(signing.added.join()).toContain("#method#path#query#body");
    const hosts = await ruled("apiBasicInfo", replaceText(/$/, "\n\nhttps://api.xt.com\n"));
    expect(hosts.added.join()).toContain("host api.xt.com");
  });

  it("XT's past edits are merged into a spec that is created from the old version of the page, and merging them again changes nothing", async () => {
    const cases: { case: string; changes: unknown[] }[] = JSON.parse(
      await readFile(join(docs, "changes/expected.json"), "utf8"),
    );
    let followed = 0;
    for (const { case: number } of cases) {
      const [before, after] = await Promise.all(
        ["before", "after"].map((side) => readPageFile(join(docs, `changes/${number}-${side}.md`))),
      );
      if (!before?.operations[0] || !after?.operations[0]) continue;
      const project = await projectInMemory();
      // A spec that is created from the old version of the page.
      project.record.pages = [];
      project.spec.data.paths = {};
      const plan = (page: Page, more: Partial<Page>, choices = {}) => {
        const live = { ...page, ...more, format: "docusaurus" as const };
        return planFrom(project, [{ source: "a.mdx", address: "https://example.com/docs/a.mdx", page: live }], choices);
      };
      if (problemLines(plan(before, {}, { operationId: "anOperation" })).length > 0) continue;
      const record = structuredClone(project.record);
      const problems = problemLines(plan(after, { id: before.id, title: before.title }));
      expect({ number, problems }).toEqual({ number, problems: [] });
      followed += 1;
      const merged = structuredClone(project.spec.data);
      Object.assign(project.record, record);
      plan(after, { id: before.id, title: before.title });
      expect({ number, spec: project.spec.data }).toEqual({ number, spec: merged });
    }
    expect(followed).toBeGreaterThan(20);
  });
});

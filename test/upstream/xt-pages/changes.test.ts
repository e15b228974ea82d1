/** Edits of XT's own pages, and what each one changes in the spec. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { planFrom } from "../../../scripts/upstream/plan.js";
import { readPageFile } from "../../../scripts/upstream/read/page-files.js";
import { problemLines } from "../../../scripts/upstream/report.js";
import { openProject } from "../../../scripts/upstream/spec/revision.js";
import { operationsOf } from "../../../scripts/upstream/spec/spec.js";
import {
  describeXtPages,
  docs,
  edited,
  languages,
  nothing,
  orderPages,
  outcome,
  pages,
  swap,
  withMaker,
} from "./edit.js";

describeXtPages("XT's own pages", () => {
  it.each([
    ["one page", orderPages.slice(0, 1)],
    ["all pages", orderPages],
  ])("a new field of an order on %s is merged once, optional and nullable", async (_, names) => {
    const { come, gone, problems } = await edited(names, withMaker);
    expect({ gone, problems }).toEqual({ gone: [], problems: [] });
    // Both examples of an order get it, and the schema once.
    const expected = [
      "maker: x",
      "maker: x",
      "maker:",
      'type: [string, "null"]',
      'description: "Draft: who came first"',
    ];
    expect(come.sort()).toEqual(expected.sort());
  });

  it("a field that vanishes from one page stays while another one shows it, and goes with the last", async () => {
    const without = swap(/\n\s*"avgPrice".*/, "");
    expect(await edited(orderPages.slice(0, 1), without)).toMatchObject(nothing);
    const { gone, problems } = await edited(orderPages, without);
    expect(problems).toEqual([]);
    expect(gone).toContain("avgPrice:");
  });

  it("a field that we require doesn't go because a page leaves it out", async () => {
    const { problems, gone } = await edited(["OAuth Interface/createApiKey.mdx"], swap(/\n\s*"accessKey".*/, ""));
    expect(problems.join()).toContain("required");
    expect(gone).toEqual([]);
  });

  it("a field that one page retypes, or two differently, is a conflict that names the place and the values", async () => {
    const asList = swap('"fee": "string"', '"fee": ["string"]');
    const asObject = swap('"fee": "string"', '"fee": { "a": "string" }');
    const one = await edited(orderPages.slice(0, 1), asObject);
    expect(one.problems.join()).toMatch(/getOrder, result\.fee: .*string.*object.*findOrder: string/);
    const [first = "", ...others] = orderPages;
    const two = await outcome([...(await pages([first], asObject)), ...(await pages(others, asList))]);
    expect(two.problems.length).toBeGreaterThan(1);
    const all = await edited(orderPages, asObject);
    expect(all.problems).toEqual([]);
    expect(all.come).toContain("fee:");
  });

  it("a default and a limit that change on one page leave the operations alone that share the parameter", async () => {
    const { problems, come, project } = await edited(["Order/historyOrderGet.mdx"], (text) =>
      text.replace(/max 100|最大(?:为|值)? ?100/, "max 200").replace("| 20 |", "| 50 |"),
    );
    expect(problems).toEqual([]);
    expect(come).toEqual(expect.arrayContaining(["- name: limit", "maximum: 200", "default: 50"]));
    expect(Object(project.spec.data.components.parameters?.Limit).schema).toMatchObject({ maximum: 100, default: 20 });
  });

  it("an input that is renamed goes and comes; an input that moved keeps its words", async () => {
    const renamed = await edited(["Balance/balanceGet.mdx"], (text) =>
      text.replaceAll("| currency |", "| currencies2 |"),
    );
    expect(renamed.problems).toEqual([]);
    expect(renamed.gone).toContain("- name: currency");
    expect(renamed.come).toContain("- name: currencies2");
    const misspelt = await edited(["Balance/balanceGet.mdx"], (text) =>
      text.replaceAll("| currency |", "| currencys |"),
    );
    // Our words stay with what only changed its name.
    expect(misspelt.come).toEqual(["- name: currencys"]);
    const moved = await edited(["Balance/balancesGet.mdx"], (text) =>
      text
        .replace(/GET|get/, "POST")
        .replace(/(\n### )/, "\n\nThe parameters are placed in the request body as JSON.\n$1"),
    );
    expect(moved.problems).toEqual([]);
    expect(moved.come).toEqual(expect.arrayContaining(["post:", "requestBody:"]));
  });

  it("a state that comes is documented, from the comment of an example", async () => {
    const { come, problems } = await edited(["Order/orderGet.mdx"], swap(/EXPIRED(?:（已过期）)?/, "EXPIRED, HALTED"));
    expect(problems).toEqual([]);
    expect(come).toEqual(expect.arrayContaining(["- HALTED", expect.stringMatching(/^HALTED: "Draft: /)]));
  });

  it("a limit of calls that changes is left to a person, unless the spec names it already", async () => {
    const edit = swap(/20(?=\/s|次)/, "50");
    const { come, gone, problems } = await edited(["Order/orderPost.mdx"], edit);
    expect({ gone, problems }).toEqual({ gone: [], problems: [] });
    expect(come).toEqual(["x-to-do:", expect.stringContaining("50/second/apikey")]);
    const project = await openProject(".");
    const operation = operationsOf(project.spec.data).find(({ id }) => id === "placeOrder");
    if (operation)
      operation.node.description = String(operation.node.description).replaceAll("20 requests", "50 requests");
    expect(
      planFrom(project, await pages(["Order/orderPost.mdx"], edit)).outcomes.flatMap(({ edits }) => edits),
    ).toEqual([]);
  });

  it("a message code that comes stands in every list of them; limits, hosts and signing are left to a person", async () => {
    const codes = await edited(
      ["Access Description/errorCode.mdx"],
      (text) => `${text}\n\n| mc | d |\n| --- | --- |\n| AUTH_107 | new |\n`,
    );
    expect(codes.problems).toEqual([]);
    expect(codes.come.filter((line) => line === "- AUTH_107")).toHaveLength(2);
    const rules = await edited(["Access Description/limitRules.mdx"], (text) => text.replace(/3(?= times| 次)/, "5"));
    expect(rules.come).toEqual([
      "x-to-do:",
      expect.stringContaining("3/second/user"),
      expect.stringContaining("5/second/user"),
    ]);
    const signing = await edited(["Access Description/signSteps.mdx"], (text) =>
      text.replace("Y = #path#query#body", "Y = #method#path#query#body"),
    );
    expect(signing.come.join()).toContain("#method#path#query#body");
    const hosts = await edited(["Access Description/apiBasicInfo.mdx"], (text) => `${text}\n\nhttps://api.xt.com\n`);
    expect(hosts.come.join()).toContain("host api.xt.com");
  });

  it("two languages that differ are a conflict; one language that is given alone is followed", async () => {
    const [english = "", chinese = ""] = languages;
    const differ = [
      ...(await pages(["Order/orderGet.mdx"], withMaker, [english])),
      ...(await pages(["Order/orderGet.mdx"], (text) => text, [chinese])),
    ];
    expect((await outcome(differ)).problems.join()).toMatch(/conflict: getOrder, result\.maker/);
    expect((await edited(["Order/orderGet.mdx"], withMaker, [english])).come).toContain("maker:");
    expect((await outcome(differ, { side: "ours" })).problems).toEqual([]);
  });

  it("of XT's edits, those of operations that the spec has are followed, and nothing else changes", async () => {
    const cases: { case: string; changes: unknown[] }[] = JSON.parse(
      await readFile(join(docs, "changes/expected.json"), "utf8"),
    );
    let followed = 0;
    for (const { case: number } of cases) {
      const [before, after] = await Promise.all(
        ["before", "after"].map((side) => readPageFile(join(docs, `changes/${number}-${side}.md`))),
      );
      if (!before?.operations[0] || !after?.operations[0]) continue;
      const project = await openProject(".");
      // The spec as the page was: written from it.
      project.record.pages = [];
      project.spec.data.paths = {};
      const was = {
        source: "before.mdx",
        address: "https://example.com/docs/page.mdx",
        page: { ...before, format: "docusaurus" as const },
      };
      const added = planFrom(project, [was], { operationId: "anOperation" });
      if (problemLines(added).length > 0) continue;
      const plan = planFrom(project, [
        { ...was, page: { ...after, format: "docusaurus" as const, id: before.id, title: before.title } },
      ]);
      expect({ number, problems: problemLines(plan) }).toEqual({ number, problems: [] });
      followed += 1;
      // What the spec says now at the places of the page is what the page says now.
      const again = planFrom(project, [{ ...was, page: { ...after, format: "docusaurus" as const, sha256: "x" } }]);
      expect({ number, edits: again.outcomes.flatMap(({ edits, pageChanges }) => [...edits, ...pageChanges]) }).toEqual(
        {
          number,
          edits: [],
        },
      );
    }
    expect(followed).toBeGreaterThan(20);
  });
});

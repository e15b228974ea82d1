/** Tests what the merge of pages changes in the spec, in memory. */
import { beforeEach, describe, expect, it } from "vitest";
import { draftsIn } from "../../scripts/upstream/spec/texts.js";
import { couponPage, lampPage } from "./pages.js";
import { couponsName as name, openWithCoupons, successOf } from "./project-in-memory.js";

let opened: Awaited<ReturnType<typeof openWithCoupons>>;
beforeEach(async () => {
  opened = await openWithCoupons();
});

describe("an edited page", () => {
  it("adds an input with a draft of its description, and an input without a description is to be described", () => {
    const rows = "| page | integer | false |  | which page |  |\n| colour | string | false |  |  |  |";
    opened.mergeCoupons(couponPage.replace("| limit |", `${rows}\n| limit |`));
    const { spec, overlay } = opened.project();
    expect(draftsIn(spec.data, overlay.data)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ text: "Draft: which page" }),
        expect.objectContaining({ place: "listCoupons, colour", text: "an input without a description" }),
      ]),
    );
  });

  it("moves an operation to its new method and path, unless that is another operation, and keeps everything else", () => {
    const taken = couponPage.replace("/public/demo/coupons", "/spot/v4/balances");
    expect(opened.merge({ [name]: taken }).problems).toContain("GET /spot/v4/balances is another operation");
    const before = structuredClone(opened.coupons());
    opened.mergeCoupons(
      couponPage.replace("/demo/coupons", "/demo/v2/coupons").replace("**Type:** GET", "**Type:** DELETE"),
    );
    const { paths } = opened.project().spec.data;
    expect(paths["/public/demo/v2/coupons"]?.delete).toEqual(before);
    expect(paths["/public/demo/coupons"]).toBeUndefined();
  });

  it("moves null from an object to its list if the object becomes a list, and back", () => {
    const before = structuredClone(opened.couponFields());
    const turned = couponPage.replace('{ "name": "someone" }', '[{ "name": "someone" }]');
    opened.mergeCoupons(turned.replace(/\[(\{ "code".*?\})\]/, "$1"));
    const after = opened.couponFields();
    expect(after.owner).toEqual({ type: ["array", "null"], items: { ...before.owner, type: "object" } });
    expect(after.coupons).toEqual({ ...before.coupons.items, type: ["object", "null"] });
    opened.mergeCoupons(couponPage);
    expect(opened.couponFields()).toEqual(before);
  });

  it("keeps null in a list if the object was nullable in a component", () => {
    const { result } = successOf(opened.coupons()).properties;
    Object.assign(opened.project().spec.data.components.schemas ?? {}, { Owner: result.properties.owner });
    Object.assign(result, { required: ["owner"] });
    result.properties.owner = { $ref: "#/components/schemas/Owner" };
    opened.mergeCoupons(couponPage.replace('{ "name": "someone" }', '[{ "name": "someone" }]'));
    expect(opened.couponFields().owner.type).toEqual(["array", "null"]);
  });

  it("renames an input without the facts of the page that the spec omits on purpose", () => {
    const [, sort] = opened.coupons().parameters;
    sort.required = true;
    delete sort.schema.enum;
    opened.mergeCoupons(couponPage.replace("| sort |", "| sorts |"));
    expect(opened.coupons().parameters[1]).toMatchObject({ name: "sorts", required: true });
    expect(opened.coupons().parameters[1].schema).not.toHaveProperty("enum");
  });

  it("renames an input or a field whose new name differs by a typo: it keeps its position and its schema", () => {
    const [holder] = opened.coupons().parameters;
    Object.assign(holder, { description: "Their owner.", schema: { type: "string", minLength: 1 } });
    const fields = opened.couponFields().coupons.items.properties;
    Object.assign(fields.worth, { format: "decimal", description: "The value." });
    const { parameters } = structuredClone(opened.coupons());
    const { code, worth, used } = structuredClone(fields);
    opened.mergeCoupons(couponPage.replace('"worth"', '"wurth"').replace("| holder |", "| holders |"));
    expect(opened.coupons().parameters).toEqual([{ ...holder, name: "holders" }, ...parameters.slice(1)]);
    expect(Object.entries(opened.couponFields().coupons.items.properties)).toEqual(
      Object.entries({ code, wurth: worth, used }),
    );
  });

  it("keeps the items of a list whose example becomes empty", () => {
    const before = structuredClone(opened.couponFields());
    opened.mergeCoupons(couponPage.replace(/\[\{ "code".*?\}\]/, "[]"));
    expect(opened.couponFields()).toEqual(before);
  });

  it("shows a new field in the spec's example with the value that any item of a list has", () => {
    opened.mergeCoupons(couponPage.replace("false }]", 'false }, { "code": "MAY", "until": "2030-01-01" }]'));
    const { examples } = opened.coupons().responses["200"].content["application/json"];
    expect(examples.success.value.result.coupons).toMatchObject([{ code: "SPRING", until: "2030-01-01" }]);
  });

  it("moves an input out of the path if the path no longer has it", () => {
    const lamp = (path: string) => lampPage(path, { id: "lamp", parameters: [{ name: "id", type: "string" }] });
    opened.mergeAll({ "docs/demo/Lamp.mdx": lamp("/shop/{id}") });
    opened.mergeAll({ "docs/demo/Lamp.mdx": lamp("/shop/lamp") });
    expect(opened.operation("lamp").parameters).toMatchObject([{ name: "id", in: "query" }]);
  });

  it("keeps the schema of an input that moves to the body", () => {
    Object.assign(opened.coupons().parameters[0].schema, { minLength: 1, "x-enumDescriptions": { a: "All." } });
    const { description, schema } = structuredClone(opened.coupons().parameters[0]);
    const inBody = "\n\nThe parameters are placed in the request body as JSON.\n";
    opened.mergeCoupons(couponPage.replace("**Type:** GET", "**Type:** POST") + inBody);
    const { schema: body } = opened.coupons().requestBody.content["application/json"];
    expect(body.properties.holder).toEqual({ ...schema, description });
  });

  it("causes a to-do if the limit has another unit of time, unless the description states it", () => {
    const withLimit = (limit: string) => `${couponPage}\n\nLimit: ${limit}\n`;
    opened.mergeCoupons(withLimit("10/s/apikey"));
    for (const unit of ["second", "minute"]) {
      Object.assign(opened.coupons(), { description: `10 requests per ${unit} per API key.`, "x-to-do": [] });
      opened.mergeCoupons(withLimit("10/min/apikey"));
      expect(opened.coupons()["x-to-do"]).toHaveLength(unit === "second" ? 1 : 0);
      opened.mergeCoupons(withLimit("10/s/apikey"));
    }
  });

  it("turns a list in a JSON body into a string, if the page does", () => {
    const lamps = (type: string) =>
      lampPage("/shop/lamps", { type: "post", parameters: [{ name: "colours", type, mandatory: "true" }] });
    opened.mergeAll({ "docs/demo/Lamps.mdx": lamps("array") });
    opened.mergeAll({ "docs/demo/Lamps.mdx": lamps("string") });
    const { schema } = opened.operation("shoplamps").requestBody.content["application/json"];
    expect(schema.properties.colours).toMatchObject({ type: "string" });
  });

  it("that removes the last reference to a component also removes the component", () => {
    const { schemas = {} } = opened.project().spec.data.components;
    schemas.Owner = opened.couponFields().owner;
    opened.couponFields().owner = { $ref: "#/components/schemas/Owner" };
    opened.mergeCoupons(couponPage.replace('"owner": { "name": "someone" },', ""));
    expect(opened.couponFields()).not.toHaveProperty("owner");
    expect(opened.project().spec.data.components.schemas).not.toHaveProperty("Owner");
  });

  it("causes a to-do for new values and an amount's bounds", () => {
    const row = { name: "price", type: "number", mandatory: "false", description: "how much" };
    const lamps = (ranges: string, comment = "") => ({
      "docs/demo/Lamps.mdx": lampPage("/public/lamps", {
        parameters: [{ ...row, ranges }],
        response: `{ "rc": 0, "mc": "SUCCESS", "ma": [], "result": { "lamp": { "state": "ON" ${comment}
          } } }`,
      }),
    });
    opened.mergeAll(lamps(""));
    opened.mergeAll(lamps("1-50", "// ON, OFF"));
    const { parameters, ...operation } = opened.operation("publiclamps");
    expect(parameters[0].schema).toEqual({ type: "string", format: "decimal" });
    expect(operation["x-to-do"].sort()).toEqual([
      expect.stringContaining("input price maximum: XT's page now has 50"),
      expect.stringContaining("input price minimum: XT's page now has 1"),
      expect.stringContaining("result.lamp.state values: XT's page now has ON, OFF"),
    ]);
  });
});

it("a second table of inputs without a column for required, and a second path, are named", () => {
  const table = "\n\n### Time Filters\n\n| name | type |\n| --- | --- |\n| since | integer |\n";
  const { plan } = opened.merge({ [name]: `${couponPage}${table}\n**Description:** /public/demo/v2/coupons\n` });
  expect(plan.warnings).toEqual([
    expect.stringContaining("another table looks like parameters"),
    expect.stringContaining("the page has another path, /public/demo/v2/coupons, without a method"),
  ]);
});

it("a page of another section is another page, even if a recorded page has its id and title", () => {
  const text = couponPage.replaceAll("/public/demo/", "/public/spot/");
  const { plan, problems } = opened.merge({ "docs/spot/Coupons.mdx": text });
  expect([plan.moved, problems]).toEqual([[], ""]);
  expect(plan.outcomes).toMatchObject([{ name: "couponsAtHand", isNew: true }]);
});

it("a page with a changed fact isn't named as a change of the wording, even if --ours keeps the spec", () => {
  const chinese = "i18n/zh-CN/docusaurus-plugin-content-docs/current/demo/Coupons.mdx";
  opened.mergeAll({ [name]: couponPage, [chinese]: couponPage });
  const pages = { [name]: couponPage.replace("| 10 |", "| 20 |"), [chinese]: couponPage };
  expect(opened.merge(pages, { side: "ours" }).plan.notices).toEqual([]);
});

it("every refusal of a run is reported, and pages that describe no endpoint are skipped", () => {
  const { plan, problems } = opened.merge({
    "docs/demo/Broken.mdx": "---\ntitle: [\n---\n",
    "docs/demo/Odd.mdx": lampPage("/shop/o'dd"),
    "docs/demo/Other.mdx": lampPage("/shop/other", {
      response: '{ "returnCode": 0, "msgInfo": "success", "result": {} }',
    }),
    "docs/demo/Red.mdx": lampPage("/shop/red", { parameters: [{ name: "constructor", type: "string" }] }),
    "docs/demo/Two.mdx": `${lampPage("/shop/one")}${lampPage("/shop/two").replace(/^---[\s\S]*?\n---\n/, "")}`,
    "docs/demo/_Part.mdx": "# A part of other pages\n",
    "docs/demo/Prose.mdx": "# Nothing but prose\n",
  });
  expect(problems).toMatch(/Broken\.mdx: line \d/);
  expect(problems).toContain("/shop/o'dd");
  expect(problems).toContain("XT's other envelope");
  expect(problems).toContain('named "constructor", which is not a plain name');
  expect(problems).toContain("Two.mdx: it describes several endpoints");
  expect(plan.notices).toEqual([
    "docs/demo/_Part.mdx: a part of other pages, not published by itself",
    "docs/demo/Prose.mdx: it describes no endpoint, and is in no watched section",
  ]);
});

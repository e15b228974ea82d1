/** Tests conflicts between pages, and between a page and the spec. */
import { beforeEach, describe, expect, it } from "vitest";
import { codesPage, couponPage, lampPage } from "./pages.js";
import { couponsName as name, openWithCoupons, successOf } from "./project-in-memory.js";

let opened: Awaited<ReturnType<typeof openWithCoupons>>;
beforeEach(async () => {
  opened = await openWithCoupons();
});

describe("a conflict", () => {
  it("with the spec is resolved by --ours, which keeps the spec, or by --theirs, which takes the page's value", () => {
    const limit = () => opened.coupons().parameters[2].schema;
    limit().default = 15;
    opened.mergeAll({ [name]: couponPage.replace("| 10 |", "| 20 |") }, { side: "ours" });
    expect(limit().default).toBe(15);
    opened.mergeAll({ [name]: couponPage.replace("| 10 |", "| 30 |") }, { side: "theirs" });
    expect(limit().default).toBe(30);
  });

  it("is a list that becomes an object with other fields, and the input by which the client requests the next page", () => {
    const paged = couponPage.replace("| limit |", "| fromId | integer | false |  | which coupon |  |\n| limit |");
    opened.mergeCoupons(paged);
    opened.coupons()["x-page-id"] = "code";
    expect(opened.merge({ [name]: couponPage }).problems).toMatch(/input fromId: .*requests the next page/);
    const other = paged.replace(/\[\{ "code".*?\}\]/, '{ "page": 1, "list": [] }');
    expect(opened.merge({ [name]: other }).problems).toMatch(/result\.coupons: .*a list with other fields/);
    const { items } = opened.couponFields().coupons;
    opened.mergeAll({ [name]: paged.replace(/\[\{ "code".*?\}\]/, "[]") }, { side: "ours" });
    opened.couponFields().coupons.items = items;
    expect(opened.merge({ [name]: other }).problems).toMatch(/result\.coupons: .*a list with other fields/);
  });

  it("is an object with a required field that becomes a string", () => {
    Object.assign(opened.couponFields().owner, { required: ["name"] });
    const { problems } = opened.merge({ [name]: couponPage.replace('{ "name": "someone" }', '"someone"') });
    expect(problems).toMatch(/result\.owner: .*fields inside it that callers need/);
  });

  it("is a path in which only a name in braces changes, if another operation has the same path", () => {
    const lamp = (path: string, type: string, id: string) =>
      lampPage(path, { id: `${type}Lamp`, type, parameters: [{ name: id, type: "string", mandatory: "true" }] });
    const remove = { "docs/demo/Remove.mdx": lamp("/shop/{id}", "delete", "id") };
    opened.mergeAll({ "docs/demo/Get.mdx": lamp("/shop/{id}", "get", "id"), ...remove });
    const renamed = { "docs/demo/Get.mdx": lamp("/shop/{lamp}", "get", "lamp") };
    expect(opened.merge(renamed).problems).toMatch(/getLamp, path: .*\/shop\/\{id\} has other names in braces/);
  });

  it("of an input or a field that the spec doesn't have says so", () => {
    opened.coupons().parameters[0].name = "other";
    const { owner, ...fields } = opened.couponFields();
    successOf(opened.coupons()).properties.result.properties = { other: owner, ...fields };
    const edited = couponPage
      .replace('"someone"', '"someone", "age": { "years": 7 }')
      .replace("whose they are |  |", "whose they are | A,B |");
    const { problems } = opened.merge({ [name]: edited });
    // A field inside a field with a conflict is not another conflict.
    expect(problems).not.toContain("years");
    expect(problems).toMatch(
      /input holder values: .*the spec: without this input[\s\S]*result\.owner\.age: .*the spec: without the field around it/,
    );
  });

  it("of a message code that only one language of its page has is resolved by --ours: only the record changes", () => {
    const english = "docs/trading-third-party/lampCodes.mdx";
    const chinese = "i18n/zh-CN/docusaurus-plugin-content-docs/current/trading-third-party/lampCodes.mdx";
    opened.mergeAll({ [english]: codesPage("Lamp codes", "LAMP_001"), [chinese]: codesPage("灯具", "LAMP_001") });
    const before = structuredClone(opened.project().spec.data);
    const differ = {
      [english]: codesPage("Lamp codes", "LAMP_001", "LAMP_002"),
      [chinese]: codesPage("灯具", "LAMP_001"),
    };
    expect(opened.merge(differ).problems).toContain("conflict: Lamp codes, code LAMP_002");
    opened.mergeAll(differ, { side: "ours" });
    const { spec, record } = opened.project();
    expect(spec.data).toEqual(before);
    expect(record.pages.some(({ facts }) => facts.has("code LAMP_002"))).toBe(true);
  });
});

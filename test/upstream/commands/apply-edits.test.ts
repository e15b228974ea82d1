/** Tests edits of `apply` that could lose a part of the spec, or silently ignore a part of a page. */
import { describe, expect, it } from "vitest";
import { codesPage, couponPage, lampPage } from "../pages.js";
import { useCoupons } from "../project.js";

const { apply, read, put, spec } = useCoupons();

describe("apply", () => {
  it("moves null from an object to its list if the object becomes a list, and back", async () => {
    const page = (owner: string, coupons: string) => ({
      "docs/demo/Coupons.mdx": couponPage
        .replace('{ "name": "someone" }', owner)
        .replace('[{ "code": "SPRING", "worth": 5.5, "used": false }]', coupons),
    });
    const fieldsOf = async () => {
      const { responses } = (await spec()).paths["/public/demo/coupons"].get;
      return responses["200"].content["application/json"].schema.oneOf[0].properties.result.properties;
    };
    const before = await fieldsOf();
    const turned = page('[{ "name": "someone" }]', '{ "code": "SPRING", "worth": 5.5, "used": false }');
    expect(await apply(turned)).toMatchObject({ status: 0 });
    const after = await fieldsOf();
    expect(after.owner).toEqual({ type: ["array", "null"], items: { ...before.owner, type: "object" } });
    expect(after.coupons).toEqual({ ...before.coupons.items, type: ["object", "null"] });
    expect(await apply({ "docs/demo/Coupons.mdx": couponPage })).toMatchObject({ status: 0 });
    expect(await fieldsOf()).toEqual(before);
  });

  it("makes to-dos of new values and an amount's bounds, and conflicts of facts of inputs and fields that the spec omits", async () => {
    const rows = (ranges: string) => [
      { name: "price", type: "number", mandatory: "false", description: "how much", ranges },
    ];
    const lamps = (ranges: string, comment = "") =>
      lampPage("/public/lamps", {
        ...{ parameters: rows(ranges) },
        response: `{ "rc": 0, "mc": "SUCCESS", "ma": [], "result": { "lamp": { "state": "ON" ${comment}
          } } }`,
      });
    const name = "docs/demo/Lamps.mdx";
    expect(await apply({ [name]: lamps("") }, "--operation-id", "listLamps")).toMatchObject({ status: 0 });
    expect(await apply({ [name]: lamps("1-50", "// ON, OFF") })).toMatchObject({ status: 0 });
    const { parameters, ...operation } = (await spec()).paths["/public/lamps"].get;
    expect(parameters[0].schema).toEqual({ type: "string", format: "decimal" });
    expect(operation["x-to-do"].sort()).toEqual([
      expect.stringContaining("input price maximum: XT's page now has 50"),
      expect.stringContaining("input price minimum: XT's page now has 1"),
      expect.stringContaining("result.lamp.state values: XT's page now has ON, OFF"),
    ]);
    const text = await read("spec/openapi.yaml");
    const renamed = text.replace("- name: holder", "- name: other").replace(/owner:(?=\n +type)/, "other:");
    await put("spec/openapi.yaml", renamed);
    const more = couponPage
      .replace('"someone"', '"someone", "age": 7')
      .replace("whose they are |  |", "whose they are | A,B |");
    expect((await apply({ "docs/demo/Coupons.mdx": more })).stderr).toMatch(
      /input holder values: .*the spec: without this input[\s\S]*result\.owner\.age: .*the spec: without the field around it/,
    );
  });

  it("with --ours, ignores a message code that only one language of its page has", async () => {
    const [english, chinese] = ["docs", "i18n/zh-CN/docusaurus-plugin-content-docs/current"].map(
      (folder) => `${folder}/trading-third-party/lampCodes.mdx`,
    );
    const [inEnglish, inChinese] = [String(english), String(chinese)];
    const both = { [inEnglish]: codesPage("Lamp codes", "LAMP_001"), [inChinese]: codesPage("灯具", "LAMP_001") };
    expect(await apply(both)).toMatchObject({ status: 0 });
    const before = await read("spec/openapi.yaml");
    const differ = { ...both, [inEnglish]: codesPage("Lamp codes", "LAMP_001", "LAMP_002") };
    expect((await apply(differ)).stderr).toContain("conflict: Lamp codes, code LAMP_002");
    expect(await apply(differ, "--ours")).toMatchObject({ status: 0 });
    expect(await read("spec/openapi.yaml")).toBe(before);
    expect(await read("spec/upstream.json")).toContain('"code LAMP_002"');
  });
});

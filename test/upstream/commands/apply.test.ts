import { describe, expect, it } from "vitest";
import { addressOf } from "../../../scripts/upstream/recorded-pages.js";
import { couponPage, lampPage, ticketPage } from "../pages.js";
import { useCoupons } from "../project.js";

const { apply, contents, read, put, run, pages, spec } = useCoupons();

/** Applies pages that must be refused. Checks that nothing was written, and returns the reasons. */
async function refusalOf(pages: Record<string, string>, ...args: string[]): Promise<string> {
  const before = await contents();
  const { status, stderr } = await apply(pages, ...args);
  expect({ status, after: await contents() }).toEqual({ status: 2, after: before });
  return stderr;
}

describe("apply", () => {
  it("adds an operation with its inputs and drafts of its texts; the fields of the result are optional and nullable", async () => {
    const { paths } = await spec();
    const operation = paths["/public/demo/coupons"].get;
    expect(operation).toMatchObject({ operationId: "listCoupons", summary: "Draft: Coupons at hand", security: [] });
    expect(operation.parameters).toEqual([
      { name: "holder", in: "query", required: true, description: "Draft: whose they are", schema: { type: "string" } },
      {
        ...{ name: "sort", in: "query", required: false, description: "Draft: what comes first" },
        schema: { type: "string", enum: ["newest", "oldest"], default: "newest" },
      },
      {
        ...{ name: "limit", in: "query", required: false, description: "Draft: how many at most" },
        schema: { type: "integer", minimum: 1, maximum: 50, default: 10 },
      },
    ]);
    const { schema, examples } = operation.responses["200"].content["application/json"];
    expect(schema.oneOf[0].required).toEqual(["rc", "mc", "result"]);
    expect(schema.oneOf[0].properties.result).toEqual({
      type: "object",
      properties: {
        total: { type: ["number", "null"] },
        owner: { type: ["object", "null"], properties: { name: { type: ["string", "null"] } } },
        coupons: {
          type: ["array", "null"],
          items: {
            type: "object",
            properties: {
              code: { type: ["string", "null"] },
              worth: { type: ["number", "null"] },
              used: { type: ["boolean", "null"] },
            },
          },
        },
      },
    });
    expect(examples.success.value.result.total).toBe(2);
    expect(await read("spec/zh.overlay.yaml")).toContain("草稿：");
  });

  it("prints the changes, their effect on callers and the next version; a second run changes nothing", async () => {
    const edited = couponPage.replace('"total": 2', '"total": "2"').replace("newest;oldest", "newest;oldest;dearest");
    const { status, stdout, stderr } = await apply({ "docs/demo/Coupons.mdx": edited });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "1 page read: 0 added, 2 edits; major: 1.1.0 → 2.0.0\n" });
    expect(stdout).toContain("result.total: number → string");
    expect(stdout).toMatch(/major: Type of `total`.*\(listCoupons\)/);
    expect((await apply({ "docs/demo/Coupons.mdx": edited })).stderr).toContain("0 edits; version 2.0.0 stays");
  });

  it("rates a field that becomes an object as breaking, and an additional allowed value or a to-do as a patch", async () => {
    const asObject = couponPage.replace('"code": "SPRING"', '"code": { "a": "SPRING" }');
    expect((await apply({ "docs/demo/Coupons.mdx": asObject })).stderr).toContain("; major: ");
    const wider = asObject.replace("newest;oldest", "newest;oldest;dearest");
    expect((await apply({ "docs/demo/Coupons.mdx": wider })).stderr).toContain("; patch: ");
    // This becomes a to-do for a developer, which doesn't affect callers.
    const unlisted = wider.replace("newest;oldest;dearest", "");
    expect((await apply({ "docs/demo/Coupons.mdx": unlisted })).stderr).toContain("; patch: ");
  });

  it("adds an input with a draft of its description, and reports an input without a description", async () => {
    const edited = couponPage.replace(
      "| limit |",
      "| page | integer | false |  | which page |  |\n| colour | string | false |  |  |  |\n| limit |",
    );
    expect(await apply({ "docs/demo/Coupons.mdx": edited })).toMatchObject({ status: 0 });
    const { stdout } = await run("check", pages());
    expect(stdout).toContain("Draft: which page");
    expect(stdout).toContain("listCoupons, colour: an input without a description");
  });

  it("names a conflict with all values, and resolves it by the chosen side", async () => {
    const text = await read("spec/openapi.yaml");
    await put("spec/openapi.yaml", text.replace(/(?<kept>\/demo\/coupons:[\s\S]*?default: )10/, "$<kept>15"));
    const edited = couponPage.replace("| 10 |", "| 20 |");
    expect(await refusalOf({ "docs/demo/Coupons.mdx": edited })).toContain(
      "input limit default: XT's page before: 10; XT's page now: 20; the spec: 15",
    );
    expect(await apply({ "docs/demo/Coupons.mdx": edited }, "--ours")).toMatchObject({ status: 0 });
    expect((await spec()).paths["/public/demo/coupons"].get.parameters[2].schema.default).toBe(15);
    const again = couponPage.replace("| 10 |", "| 30 |");
    expect(await apply({ "docs/demo/Coupons.mdx": again }, "--theirs")).toMatchObject({ status: 0 });
    expect((await spec()).paths["/public/demo/coupons"].get.parameters[2].schema.default).toBe(30);
  });

  it("moves an operation to its new method and path, and keeps everything else", async () => {
    const edited = couponPage.replace("/demo/coupons", "/demo/v2/coupons").replace("**Type:** GET", "**Type:** DELETE");
    const before = (await spec()).paths["/public/demo/coupons"].get;
    expect((await apply({ "docs/demo/Coupons.mdx": edited })).stderr).toContain("; major: ");
    const { paths } = await spec();
    expect(paths["/public/demo/v2/coupons"].delete).toEqual(before);
    expect(paths["/public/demo/coupons"]).toBeUndefined();
  });

  it("reports every refusal of a run, and skips pages that describe no endpoint", async () => {
    const refusal = await refusalOf({
      "docs/demo/Broken.mdx": "---\ntitle: [\n---\n",
      "docs/demo/Odd.mdx": lampPage("/shop/o'dd"),
      "docs/demo/Other.mdx": lampPage("/shop/other", {
        response: '{ "returnCode": 0, "msgInfo": "success", "result": {} }',
      }),
      "docs/demo/_Part.mdx": "# A part of other pages\n",
      "docs/demo/Prose.mdx": "# Nothing but prose\n",
    });
    expect(refusal).toMatch(/Broken\.mdx: line \d/);
    expect(refusal).toContain("/shop/o'dd");
    expect(refusal).toContain("XT's other envelope");
    expect(refusal).not.toContain("_Part");
    const { status, stderr } = await apply({ "docs/demo/_Part.mdx": "# Part\n", "docs/demo/Prose.mdx": "# Prose\n" });
    expect({ status, stderr }).toEqual({
      status: 0,
      stderr: expect.stringMatching(/not published by itself\n.*in no watched section\n/),
    });
  });

  it("adds security to a new operation, unless it is a GET below /public/", async () => {
    const read = lampPage("/v4/public/lamps");
    const written = lampPage("/v4/public/lamps2", { type: "post" });
    expect(await apply({ "docs/demo/A.mdx": read, "docs/demo/B.mdx": written })).toMatchObject({ status: 0 });
    const { paths } = await spec();
    expect(paths["/v4/public/lamps"].get.security).toEqual([]);
    expect(paths["/v4/public/lamps2"].post.security).toEqual([{ appKey: [], signature: [] }]);
  });

  it("adds fields of a list's items to the items, and refuses them if the page has no such list", async () => {
    const parameters = [
      { name: "items", type: "array", mandatory: "true" },
      { name: "item.symbol", type: "string", mandatory: "true", description: "which pair" },
      { name: "item.price", type: "number", mandatory: "false" },
    ];
    expect(await apply({ "docs/demo/Batch.mdx": lampPage("/shop/batch", { type: "post", parameters }) })).toMatchObject(
      {
        status: 0,
      },
    );
    const { schema } = (await spec()).paths["/shop/batch"].post.requestBody.content["application/json"];
    expect(schema).toEqual({
      ...{ type: "object", required: ["items"] },
      properties: {
        items: {
          type: "array",
          items: {
            ...{ type: "object", required: ["symbol"] },
            properties: {
              symbol: { type: "string", description: "Draft: which pair" },
              price: { type: "string", format: "decimal" },
            },
          },
        },
      },
    });
    const orphan = lampPage("/shop/orphan", { type: "post", parameters: parameters.slice(1) });
    expect(await refusalOf({ "docs/demo/Orphan.mdx": orphan })).toContain(
      "a field of an input that is not on the page",
    );
  });

  it("merges the page of a second grant into the operation of the first", async () => {
    const buy = ticketPage("buy", "seat");
    expect(await apply({ "docs/demo/Buy.mdx": buy }, "--operation-id", "getTicket")).toMatchObject({ status: 0 });
    expect(await apply({ "docs/demo/Renew.mdx": ticketPage("renew", "ticket") })).toMatchObject({ status: 0 });
    const { parameters } = (await spec()).paths["/public/demo/ticket"].get;
    expect(parameters.map((one: object) => ({ ...one, schema: undefined, description: undefined }))).toMatchObject([
      { name: "grant_type", required: true },
      { name: "seat", required: false, "x-required-for-grant": "buy" },
      { name: "ticket", required: false, "x-required-for-grant": "renew" },
    ]);
    const moved = buy.replace("/demo/ticket", "/demo/v2/ticket");
    expect(await refusalOf({ "docs/demo/Buy.mdx": moved })).toMatch(
      /conflict: getTicket, path: .*v2\/ticket.*demo\/ticket/,
    );
  });

  it("escapes a page's text in the terminal, and refuses a name that every object inherits", async () => {
    const steering = lampPage("/shop/red", { parameters: [{ name: "constructor", type: "string" }] });
    expect(await refusalOf({ "docs/demo/Red.mdx": steering })).toContain("not a plain name");
    const shown = await apply({ "docs/demo/Esc.mdx": couponPage.replace("holder", "hol\u001b[31mder") });
    expect(shown.stdout + shown.stderr).not.toContain("\u001b");
  });

  it("requires --address for a page whose path doesn't show where it is published", async () => {
    expect(await refusalOf({ "Lamps.mdx": lampPage("/shop/lamps") })).toContain("--address");
    expect(
      await apply({ "Lamps.mdx": lampPage("/shop/lamps") }, "--address", "https://example.com/Lamps.mdx"),
    ).toMatchObject({ status: 0 });
    const two = { "Lamps2.mdx": lampPage("/shop/lamps2"), "Lamps3.mdx": lampPage("/shop/lamps3") };
    expect(await refusalOf(two, "--address", "https://example.com/Lamps.mdx")).toContain("pass one page");
    expect(addressOf("/home/docs/copies/docs/demo/Lamps.mdx")).toMatch(/\/main\/docs\/demo\/Lamps\.mdx$/);
  });
});

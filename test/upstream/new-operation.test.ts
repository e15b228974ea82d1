/** Tests the operation that a new page adds to the spec, in memory. */
import { beforeEach, describe, expect, it } from "vitest";
import { lampPage, ticketPage } from "./pages.js";
import { openWithCoupons, successOf } from "./project-in-memory.js";

let opened: Awaited<ReturnType<typeof openWithCoupons>>;
beforeEach(async () => {
  opened = await openWithCoupons();
});

describe("a new operation", () => {
  it("has its inputs and drafts of its texts; the fields of the result are optional and nullable", () => {
    const operation = opened.operation("listCoupons");
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
    expect(successOf(operation).required).toEqual(["rc", "mc", "result"]);
    expect(successOf(operation).properties.result).toEqual({
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
    const { examples } = operation.responses["200"].content["application/json"];
    expect(examples.success.value.result.total).toBe(2);
  });

  it("is signed, unless it is a GET below /public/", () => {
    opened.mergeAll({
      "docs/demo/A.mdx": lampPage("/public/read"),
      "docs/demo/B.mdx": lampPage("/public/write", { type: "post" }),
      "docs/demo/C.mdx": lampPage("/private/read"),
    });
    const securityOf = (id: string) => opened.operation(id).security;
    expect(securityOf("publicread")).toEqual([]);
    expect(securityOf("publicwrite")).toEqual([{ appKey: [], signature: [] }]);
    expect(securityOf("privateread")).toEqual([{ appKey: [], signature: [] }]);
  });

  it("has the fields of a list's items in the items, and is refused if the page has no such list", () => {
    const parameters = [
      { name: "items", type: "array", mandatory: "true" },
      { name: "item.symbol", type: "string", mandatory: "true", description: "which pair" },
      { name: "item.price", type: "number", mandatory: "false" },
    ];
    opened.mergeAll({ "docs/demo/Batch.mdx": lampPage("/shop/batch", { type: "post", parameters }) });
    const { schema } = opened.operation("shopbatch").requestBody.content["application/json"];
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
    const { problems } = opened.merge({ "docs/demo/Orphan.mdx": orphan });
    expect(problems).toContain("a field of an input that is not on the page");
  });

  it("joins a list in the query by commas, whatever its type on the page is", () => {
    const parameters = ["array", "string"].map((type) => ({ name: `${type}Ids`, type, mandatory: "true" }));
    opened.mergeAll({ "docs/demo/Lamps.mdx": lampPage("/shop/lamps", { parameters }) });
    expect(opened.operation("shoplamps").parameters).toMatchObject(
      ["arrayIds", "stringIds"].map((name) => ({ name, style: "form", explode: false, schema: { type: "array" } })),
    );
  });

  it("loses an inner field also in its examples, and keeps an input of the same name", () => {
    const names = ["symbol", "items", "item.symbol", "item.price"];
    const page = (kept: string[]) => {
      const parameters = kept.map((name) => ({ name, type: name === "items" ? "array" : "string", mandatory: "true" }));
      return { "docs/demo/Batch.mdx": lampPage("/shop/batch", { type: "post", parameters }) };
    };
    opened.mergeAll(page(names));
    const media = () => opened.operation("shopbatch").requestBody.content["application/json"];
    media().examples = { pair: { value: { symbol: "btc_usdt", items: [{ symbol: "btc_usdt", price: "1" }] } } };
    opened.mergeAll(page(names.filter((name) => name !== "item.symbol")));
    expect(media().schema.properties.items.items.properties).not.toHaveProperty("symbol");
    expect(media().examples.pair.value).toEqual({ symbol: "btc_usdt", items: [{ price: "1" }] });
  });

  it("has exact ids and amounts in its result, and marks secrets", () => {
    const result = '{ "orderId": 7, "tradeId": "8", "price": 1.5, "secretKey": "a" }';
    const response = `{ "rc": 0, "mc": "SUCCESS", "ma": [], "result": ${result} }`;
    opened.mergeAll({ "docs/demo/Lamps.mdx": lampPage("/shop/lamps", { response }) });
    expect(successOf(opened.operation("shoplamps")).properties.result.properties).toEqual({
      orderId: { type: ["integer", "null"], format: "int64" },
      tradeId: { type: ["string", "null"], format: "int64" },
      price: { type: ["string", "number", "null"], format: "decimal" },
      secretKey: { type: ["string", "null"], format: "password" },
    });
  });

  it("has bounds for numbers, but not for ids, whose values are strings in the client", () => {
    const merged = (ranges: string) => {
      const rows = [
        { name: "limit", type: "number", description: "number of records after the last id, max 100" },
        { name: "cursor", type: "number", description: "the last order id, max 100" },
        { name: "fromId", type: "number", ranges },
      ];
      opened.mergeAll({ "docs/demo/Lamps.mdx": lampPage("/shop/lamps", { parameters: rows }) });
      const { parameters, "x-to-do": toDo = [] } = opened.operation("shoplamps");
      return [...parameters.map(({ schema }: { schema: object }) => schema), ...toDo];
    };
    const id = { type: "integer", format: "int64" };
    const limit = { type: "integer", maximum: 100 };
    const toDo = (name: string, fact: string) => expect.stringContaining(`input ${name} ${fact}: XT's page now has`);
    expect(merged("")).toEqual([limit, id, id, toDo("cursor", "maximum")]);
    const bounds = [toDo("fromId", "minimum"), toDo("fromId", "maximum")];
    expect(merged("1~50")).toEqual([limit, id, id, toDo("cursor", "maximum"), ...bounds]);
  });

  it("combines the pages of two grants", () => {
    const buy = ticketPage("buy", "seat");
    opened.mergeAll({ "docs/demo/Buy.mdx": buy }, { operationId: "getTicket" });
    opened.mergeAll({ "docs/demo/Renew.mdx": ticketPage("renew", "ticket") });
    expect(opened.operation("getTicket").parameters).toMatchObject([
      { name: "grant_type", required: true, schema: { enum: ["buy", "renew"] } },
      { name: "seat", required: false, "x-required-for-grant": "buy" },
      { name: "ticket", required: false, "x-required-for-grant": "renew" },
    ]);
    const different = buy.replace("/demo/ticket", "/demo/v2/ticket").replace('"number": 1', '"number": "1"');
    const { problems } = opened.merge({ "docs/demo/Buy.mdx": different });
    expect(problems).toMatch(/conflict: getTicket, path: .*v2\/ticket.*demo\/ticket/);
    expect(problems).toMatch(/conflict: getTicket, result\.number: .*: string; .*: number/);
    // The value tells the grants apart, so it is not clear which grant the page describes now.
    const wider = buy.replace("fixed value | buy", "fixed value | buy, gift");
    expect(opened.merge({ "docs/demo/Buy.mdx": wider }).problems).toMatch(
      /conflict: getTicket, input grant_type values: XT's page before: buy; XT's page now: buy, gift$/,
    );
    const before = structuredClone(opened.operation("getTicket"));
    opened.mergeAll({ "docs/demo/Buy.mdx": wider }, { side: "ours" });
    expect(opened.operation("getTicket")).toEqual(before);
  });
});

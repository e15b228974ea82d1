/** What `add` makes of a page: what a value is, and not only what its cell says. */
import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { readPage } from "../../../scripts/upstream/read/page.js";
import { addOperation } from "../../../scripts/upstream/spec/add-operation.js";
import { openSpec, printSpec } from "../../../scripts/upstream/spec/document.js";
import type { Place } from "../../../scripts/upstream/spec/place.js";
import { secure } from "../../../scripts/upstream/spec/security.js";
import { mdxPage } from "../pages.js";

const specText = await readFile("spec/openapi.yaml", "utf8");
type Sketch = NonNullable<Parameters<typeof mdxPage>[0]>;
const envelope = (result: string) => `{ "rc": 0, "mc": "SUCCESS", "ma": [], "result": ${result} }`;

/** The spec with the operation of a page, and that operation. */
async function added(
  sketch: Sketch,
  { place = "query", isWorded = false }: { place?: Place; isWorded?: boolean } = {},
) {
  const page = await readPage(mdxPage({ response: envelope("{}"), ...sketch }));
  const [[facts], [details]] = [page.operations, page.details];
  if (!facts || !details?.example) throw new Error("the page of the test is broken");
  const spec = openSpec(specText);
  // Comments make a secret; whether there are drafts is another matter.
  const words = isWorded ? details.words : { title: "", inputs: {}, fields: details.words.fields };
  const chinese = new Map<string, string>();
  const operationOf = { operationId: "x", facts, notes: details.notes, example: details.example };
  addOperation(spec, { ...operationOf, words: { english: words }, place, security: [] }, chinese);
  const text = printSpec(spec);
  const operation = parse(text).paths[facts.path][facts.method.toLowerCase()];
  const { schema } = operation.responses["200"].content["application/json"];
  return { text, operation, chinese, result: schema.oneOf[0].properties.result };
}

const inputs = async (...parameters: NonNullable<Sketch["parameters"]>) => {
  const { operation } = await added({ parameters });
  return Object.fromEntries(
    operation.parameters.map(({ name, schema }: { name: string; schema: unknown }) => [name, schema]),
  );
};

describe("ids", () => {
  const id = { type: "integer", format: "int64" };

  it("are whole numbers of 64 bits, by their names, descriptions or examples", async () => {
    const found = await inputs(
      { name: "orderId", type: "number" },
      { name: "id", type: "int" },
      { name: "since", type: "number", description: "Start ID" },
      { name: "after", type: "number", description: "e.g. 6216559590087220004" },
      { name: "paid", type: "number" },
      { name: "clientOrderId", type: "string" },
    );
    expect(found).toEqual({
      orderId: id,
      id,
      since: id,
      after: id,
      paid: { type: "number" },
      clientOrderId: { type: "string" },
    });
  });

  it("that a page shows as an example are not the only ones", async () => {
    const ranges = "6216559590087220004, 6216559590087220005";
    expect(await inputs({ name: "orderIds", type: "array", ranges })).toEqual({
      orderIds: { type: "array", items: id },
    });
    expect(await inputs({ name: "orderIds", type: "string", ranges })).toEqual({
      orderIds: { type: "array", items: id },
    });
  });

  it("keep every digit in the example of an answer", async () => {
    const { text, result } = await added({ response: envelope('{ "orderId": 6216559590087220004, "price": 3 }') });
    expect(result.properties).toEqual({
      orderId: id,
      price: { type: ["string", "number"], format: "decimal" },
    });
    expect(text).toContain("orderId: 6216559590087220004\n");
  });
});

it("amounts are decimal text, times and limits are whole, and XT's ids stay ids where they are shown as text", async () => {
  expect(
    await inputs({ name: "quoteQty", type: "number", default: "5" }, { name: "startTime", type: "number" }),
  ).toEqual({
    quoteQty: { type: "string", format: "decimal", default: "5" },
    startTime: { type: "integer" },
  });
  const shown =
    '{ "orderId": "6216559590087220004", "clientOrderId": "16559590087220001", "uuId": "a-b", "time": 1655958915583 }';
  expect((await added({ response: envelope(shown) })).result.properties).toEqual({
    orderId: { type: "string", format: "int64" },
    clientOrderId: { type: "string" },
    uuId: { type: "string" },
    time: { type: "integer" },
  });
});

it("several values in one text of the query are a list, written with commas", async () => {
  const parameters = [{ name: "currencies", type: "string", description: "List, comma separated" }];
  const { operation } = await added({ parameters });
  const list = { type: "array", items: { type: "string" } };
  expect(operation.parameters).toEqual([
    { name: "currencies", in: "query", required: false, style: "form", explode: false, schema: list },
  ]);
  const { operation: sent } = await added({ type: "post", parameters }, { place: "json" });
  const { properties } = sent.requestBody.content["application/json"].schema;
  expect(properties).toEqual({ currencies: { type: "string" } });
});

it("a result is marked as only shown", async () => {
  expect((await added({ response: envelope('{ "a": 1 }') })).result).toEqual({
    "x-shown-only": true,
    type: "object",
    properties: { a: { type: "number" } },
  });
});

it("secrets have the format password, by their names or by what is said of them", async () => {
  const secret = { type: "string", format: "password" };
  expect(await inputs({ name: "client_secret", type: "string" }, { name: "name", type: "string" })).toEqual({
    client_secret: secret,
    name: { type: "string" },
  });
  const response = envelope('{\n"secretKey": "x",\n"pair": "y", // an encryption string\n"colour": "z"\n}');
  expect((await added({ response })).result.properties).toEqual({
    secretKey: secret,
    pair: { description: "Draft: an encryption string", ...secret },
    colour: { type: "string" },
  });
  // The half of a pair that names it is no secret, though XT's page calls it a key.
  const pair = envelope('{\n"accessKey": "x" // encryption key\n}');
  expect((await added({ response: pair })).result.properties.accessKey).not.toHaveProperty("format");
});

it("values, patterns, limits and what absence means come from descriptions", async () => {
  const { operation } = await added(
    {
      type: "post",
      parameters: [
        { name: "side", type: "string", mandatory: "true", description: "Order side: BUY, SELL" },
        { name: "label", type: "string", mandatory: "true", description: "Pattern: `^[a-z]{4}$`" },
        { name: "limit", type: "number", description: "max 100" },
        { name: "symbol", type: "string", mandatory: "true", description: "if not filled in, all" },
      ],
    },
    { place: "json" },
  );
  expect(operation.requestBody.content["application/json"].schema).toEqual({
    type: "object",
    required: ["side", "label"],
    properties: {
      side: { type: "string", enum: ["BUY", "SELL"] },
      label: { type: "string", pattern: "^[a-z]{4}$" },
      limit: { type: "integer", maximum: 100 },
      symbol: { type: "string" },
    },
  });
});

it("the page's words become drafts, in one line and without marks, each with its Chinese", async () => {
  const parameters = [{ name: "a", type: "string", description: "which `a`, <b>bold</b>\u202e" }];
  const { operation, chinese } = await added({ title: "List *all* lamps", parameters }, { isWorded: true });
  expect(operation.summary).toBe("Draft: List all lamps");
  expect(operation.parameters[0].description).toBe("Draft: which a, bold");
  expect(chinese.get("Draft: List all lamps")).toBe("草稿：List all lamps");
});

describe("security", () => {
  const section = "https://example.com/docs/trading-third-party/Order/x.mdx";

  it("is none below /public only", () => {
    const spec = openSpec(specText);
    expect(secure(spec, "/public/demo", section, new Map())).toEqual([]);
    expect(printSpec(spec)).toBe(specText);
    expect(secure(spec, "/publicity", section, new Map())).not.toEqual([]);
  });

  it("takes the user's token in the third-party section, and a signed pair everywhere", () => {
    const spec = openSpec(specText);
    expect(secure(spec, "/spot/x", section, new Map())).toEqual([{ appKey: [], signature: [], accessToken: [] }]);
    expect(secure(spec, "/spot/x", "https://example.com/docs/spot/x.mdx", new Map())).toEqual([
      { appKey: [], signature: [] },
    ]);
    const { securitySchemes } = parse(printSpec(spec)).components;
    expect(securitySchemes).toMatchObject({
      appKey: { type: "apiKey", in: "header", name: "validate-appkey" },
      accessToken: { type: "apiKey", in: "header", name: "access-token" },
      signature: { type: "apiKey", in: "header", name: "validate-signature" },
    });
  });

  it("takes the spec's own scheme of the same header, whatever it is called", () => {
    const spec = openSpec(specText);
    const token = { type: "apiKey", in: "header", name: "access-token" };
    spec.setIn(["components", "securitySchemes"], spec.createNode({ userToken: token }));
    expect(secure(spec, "/spot/x", section, new Map())).toEqual([{ appKey: [], signature: [], userToken: [] }]);
  });
});

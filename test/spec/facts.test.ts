/**
 * Compares the spec with the facts that were last accepted from XT's pages. Facts that all operations share, such as those of XT's
 * envelope and message codes, are repeated here.
 */
import { describe, expect, it } from "vitest";
import { inlined } from "../../scripts/generate/resolve.js";
import { fieldsIn, typesOf } from "../../scripts/generate/schema-types.js";
import { findOperations } from "../../scripts/generate/spec.js";
import { changesBetween } from "../../scripts/upstream/merge/detect-changes.js";
import { reconcile } from "../../scripts/upstream/merge/reconcile-pages.js";
import { readRecord } from "../../scripts/upstream/recorded-pages.js";
import { oursAt } from "../../scripts/upstream/spec/our-facts.js";
import { bodySchema } from "../../scripts/upstream/spec/parts.js";
import { operationsOf, resolve as resolveIn } from "../../scripts/upstream/spec/spec.js";
import { bare, byPath, contentOf, type Node, operations, resolve, schemas, signIn, spec } from "./spec.js";

const signed = byPath.filter(({ path }) => !path.includes("/public/")).flatMap((one) => one.operations);
const { pages } = await readRecord("spec/upstream.json");

/** The facts that the pages state about each operation of the spec. */
const described = operationsOf(spec).map((operation) => {
  const records = pages.filter((page) => page.operation === operation.id);
  const { theirs } = reconcile(
    records.map(({ address, facts }) => ({ source: address, before: facts, now: undefined })),
  );
  return { operation, id: operation.id, theirs };
});

/** The places where the spec differs from the pages on purpose. spec/README.md has the reasons. */
const decided: Record<string, string[]> = {
  // The page requires it, but XT's own demo client omits it.
  cancelOpenOrders: ["input side required"],
  // The page shows a list, the live service sends an object that holds the list.
  getCurrencies: [
    ...["result", "result[]"],
    ...["id", "currency", "fullName", "logo", "cmcLink", "weight", "maxPrecision"].map((name) => `result[].${name}`),
    ...["depositStatus", "withdrawStatus", "convertEnabled", "transferEnabled"].map((name) => `result[].${name}`),
  ],
};

/** The fields of each result that a caller can't do without. All other fields may be missing or null. */
const requiredOfResults: Record<string, readonly string[]> = {
  Token: ["user_id", "access_token", "refresh_token"],
  ApiKey: ["accessKey", "secretKey"],
  Balance: ["currency"],
  Balances: ["assets"],
  PlacedOrder: ["orderId"],
  CancelledOrder: [],
  Order: ["orderId"],
  OrderPage: ["items"],
  Trade: ["tradeId", "orderId"],
  TradePage: ["items"],
  ServerTime: ["serverTime"],
  ClientIp: ["ip"],
  SymbolList: [],
  SymbolInfo: [],
  SymbolFilter: [],
  Depth: ["bids", "asks"],
  Kline: ["t", "o", "c", "h", "l"],
  PublicTrade: ["i"],
  Ticker: ["s"],
  Price: ["s"],
  BookTicker: ["s"],
  DayTicker: ["s"],
  Currencies: ["currencies"],
  Currency: ["currency"],
  SupportedCurrency: ["currency", "supportChains"],
  CurrencyChain: ["chain"],
};

/** Returns the objects in a schema at any depth, including the schema itself. */
function objectsIn(node: Node): Node[] {
  const schema = resolve(node);
  const inner = [...Object.values(schema.properties ?? {}), ...(schema.items ? [schema.items] : [])];
  return [...(schema.properties ? [schema] : []), ...inner.flatMap(objectsIn)];
}

/** Whether a schema allows null. A schema without a type allows every value. */
const isNullable = (node: Node) => typesOf(inlined(spec, node)).some((type) => /^(?:null|undefined)$/.test(type));

/** The name and the schema of every input and of every field of a result. */
const fields = findOperations(spec).flatMap(({ inputs, result }) =>
  [inputs.schema, inlined(spec, result.schema)].flatMap(fieldsIn),
);

const { parameters } = spec.components;

describe.each(described)("$id", ({ operation, id, theirs }) => {
  it("agrees with its pages, except for the recorded decisions", () => {
    const changes = changesBetween(theirs, oursAt(spec, operation, theirs, theirs));
    expect(changes.map(({ place }) => place)).toEqual(decided[id] ?? []);
  });

  it("has only inputs that its pages name", () => {
    const parameters = (operation.node.parameters ?? []).map((one) => resolveIn(spec, one)?.name);
    const fields = Object.keys(bodySchema(spec, operation.node.requestBody)?.properties ?? {});
    expect([...parameters, ...fields].filter((name) => !theirs.has(`input ${name}`))).toEqual([]);
  });
});

describe("every operation", () => {
  it("is the subject of recorded pages", () => {
    for (const { id, theirs } of described) expect({ id, isRead: theirs.size > 0 }).toEqual({ id, isRead: true });
  });

  it("is signed and acts for a user, except for the operations below /public/", () => {
    for (const { security } of signed) expect(security).toEqual([{ appKey: [], signature: [], accessToken: [] }]);
    for (const { security } of operations.filter((one) => !signed.includes(one))) expect(security).toEqual([]);
    expect(signIn.security).toEqual([]);
    // The names are repeated here on purpose: XT's pages name these headers.
    const header = (name: string) => ({ type: "apiKey", in: "header", name });
    expect(bare(spec.components.securitySchemes)).toEqual({
      appKey: header("validate-appkey"),
      signature: header("validate-signature"),
      accessToken: header("access-token"),
    });
  });

  // The hosts are repeated here on purpose: XT's pages name them, and secrets are sent to them.
  it("has both servers that XT names, the official one first", () => {
    expect(spec.servers.map(({ url }: { url: string }) => url)).toEqual(["https://oapi.xt.com", "https://sapi.xt.com"]);
  });

  it("of the market data has the spot section's server only", () => {
    for (const { operationId, tags, servers } of operations) {
      const own = tags.includes("market") ? [{ url: "https://sapi.xt.com", "x-name": "market" }] : undefined;
      expect({ operationId, servers }).toEqual({ operationId, servers: own });
    }
  });

  it("marks what is secret", () => {
    const secret = { schema: { format: "password" } };
    expect(parameters).toMatchObject({ ClientSecret: secret, Code: secret, RefreshToken: secret });
    const { access_token, refresh_token } = schemas.Token.properties;
    expect([access_token.format, refresh_token.format]).toEqual(["password", "password"]);
    const keys = fields.filter(([name]) => name === "secretKey");
    expect(keys.map(([, { format }]) => format)).toEqual(["password"]);
  });

  it("marks ids of 64 bits and amounts, of which no digit may be lost", () => {
    const ids = fields.filter(([name]) => /Ids?$/.test(name) && !/^client/.test(name));
    expect(ids.length).toBeGreaterThan(10);
    for (const [name, field] of ids) expect(typesOf(field)[0], name).toMatch(/^int64/);
    const types = fields.map(([name, field]) => `${name} ${typesOf(field)}`);
    expect(types.filter((type) => / decimal/.test(type)).length).toBeGreaterThan(3);
    expect(types.filter((type) => / .*number/.test(type))).toEqual([]);
  });

  it("requires only the necessary fields of its result, and allows null for the rest", () => {
    const results = operations.flatMap((one) => objectsIn(resolve(contentOf(one).schema.oneOf[0]).properties.result));
    expect(results.length).toBeGreaterThan(10);
    for (const { properties = {}, required = [], description } of results) {
      for (const [name, field] of Object.entries(properties)) {
        expect(isNullable(field), `${name} of "${description}"`).toBe(!required.includes(name));
      }
    }
    const known = Object.keys(requiredOfResults).map((name) => schemas[name]);
    for (const result of results) expect(known.includes(result), result.description).toBe(true);
    for (const [name, required] of Object.entries(requiredOfResults)) {
      expect({ name, required: schemas[name].required ?? [] }).toEqual({ name, required });
    }
  });

  it("has the documented statuses, of which only 200 has a body", () => {
    for (const { responses } of operations) {
      expect(Object.keys(responses)).toEqual(["200", "404", "429", "500", "502", "503"]);
      expect(Object.keys(responses["200"])).toEqual(["description", "content"]);
    }
    for (const response of Object.values(spec.components.responses)) expect(bare(response)).toEqual({});
    expect(Object.keys(spec.components.responses)).toHaveLength(5);
    expect(Object.keys(signIn.responses["200"].content)).toEqual(["application/json"]);
  });
});

describe("the envelope", () => {
  it("is a success or a failure, by its rc", () => {
    expect(contentOf(signIn).schema).toEqual({
      oneOf: [{ $ref: "#/components/schemas/TokenSuccess" }, { $ref: "#/components/schemas/Failure" }],
    });
    const shared = (name: string) => ({ $ref: `#/components/schemas/${name}` });
    const ma = shared("MessageArguments");
    const [rc, mc, result] = [shared("ReturnCodeOfSuccess"), shared("MessageCodeOfSuccess"), shared("Token")];
    const success = { type: "object", required: ["rc", "mc", "result"], properties: { rc, mc, ma, result } };
    expect(bare(schemas.TokenSuccess)).toEqual(success);
    for (const [failure, codes] of Object.entries({ Failure: "TokenMessageCode", TradeFailure: "TradeMessageCode" })) {
      const properties = { rc: shared("ReturnCodeOfFailure"), mc: shared(codes), ma, result: {} };
      expect(bare(schemas[failure])).toEqual({ type: "object", required: ["rc", "mc"], properties });
    }
    expect(bare(schemas.ReturnCodeOfSuccess)).toEqual({ type: "integer", const: 0 });
    expect(bare(schemas.ReturnCodeOfFailure)).toEqual({ type: "integer", const: 1 });
    expect(bare(schemas.MessageCodeOfSuccess)).toEqual({ type: "string", const: "SUCCESS" });
    expect(bare(schemas.MessageArguments)).toEqual({});
  });

  it("is the same for every operation, except the result", () => {
    const { result, ...others } = schemas.TokenSuccess.properties;
    for (const one of operations.filter((one) => one !== signIn)) {
      const [success, failure] = contentOf(one).schema.oneOf.map(resolve);
      expect(success, one.operationId).toMatchObject({ required: schemas.TokenSuccess.required, properties: others });
      expect(failure).toBe(schemas.TradeFailure);
    }
  });

  it("lists every documented message code with its meaning, and allows others", () => {
    const [documented, other] = schemas.TokenMessageCode.anyOf;
    expect(documented.enum).toEqual([
      "SUCCESS",
      "FAILURE",
      ...[1, 2, 3, 4, 5, 6, 7, 101, 102, 103, 104, 105, 106].map((number) => `AUTH_${`${number}`.padStart(3, "0")}`),
    ]);
    expect(documented.type).toBe("string");
    expect(Object.keys(documented["x-enumDescriptions"])).toEqual(documented.enum);
    expect(bare(other)).toEqual({ type: "string" });
    expect(schemas.TokenMessageCode.anyOf).toHaveLength(2);
  });

  it("gives a code of the sign-in and of trading the same meaning in both places", () => {
    const [documented, other] = schemas.TradeMessageCode.anyOf;
    expect(documented["x-enumDescriptions"]).toMatchObject(schemas.TokenMessageCode.anyOf[0]["x-enumDescriptions"]);
    expect(Object.keys(documented["x-enumDescriptions"])).toEqual(documented.enum);
    expect(bare(other)).toEqual({ type: "string" });
  });

  it("has only documented codes in the examples of refusals, each once for an operation, except for the sign-in", () => {
    for (const one of operations) {
      const { schema, examples } = contentOf(one);
      const [documented] = resolve(resolve(schema.oneOf[1]).properties.mc).anyOf;
      const values = Object.values(examples).map((example) => resolve(example).value);
      const refusals = values.filter(({ rc }) => rc === 1).map(({ mc }) => mc);
      for (const mc of refusals) expect(documented.enum, one.operationId).toContain(mc);
      if (one !== signIn) expect(new Set(refusals).size, one.operationId).toBe(refusals.length);
    }
  });
});

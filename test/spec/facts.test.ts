/**
 * Compares the spec with the facts that were last accepted from XT's pages (spec/upstream.json). What no page of an endpoint says is
 * written here a second time. So a fact that disappears from the spec, or gets into it by accident, fails a test.
 */
import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { nameOf } from "../../scripts/upstream/compare/identity.js";
import type { OperationFacts } from "../../scripts/upstream/read/facts.js";
import { accountsOf } from "../../scripts/upstream/record/accounts.js";
import { readRecordFile } from "../../scripts/upstream/record/record-file.js";
import { speakersOf } from "../../scripts/upstream/record/subjects.js";
import { areExampleIds } from "../../scripts/upstream/spec/exact-numbers.js";
import { mergeAccounts } from "../../scripts/upstream/spec/merge-pages.js";
import { isInputRequired } from "../../scripts/upstream/spec/optional.js";

const spec = JSON.parse(await readFile("generated/openapi.json", "utf8"));
const { parameters, schemas } = spec.components;
const operations = Object.values<Record<string, Operation>>(spec.paths).flatMap((item) => Object.values(item));
const signed = Object.entries<Record<string, Operation>>(spec.paths)
  .filter(([path]) => !path.startsWith("/public/"))
  .flatMap(([, item]) => Object.values(item));
const operation = operations.find(({ operationId }) => operationId === "getToken") as Operation;

interface Operation {
  operationId: string;
  security: unknown[];
  // biome-ignore lint/suspicious/noExplicitAny: the bundled spec, of which each test reads its own part.
  responses: Record<string, any>;
}

interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  description?: string;
  required?: string[];
  properties?: Record<string, Schema>;
}

interface Input {
  name: string;
  /** A field of a body stands nowhere else. */
  in?: string;
  required: boolean;
  schema: Schema;
  "x-required-for-grant"?: string;
}

const resolve = <T>(node: T & { $ref?: string }): T =>
  node.$ref
    ? node.$ref
        .slice(2)
        .split("/")
        .reduce((value, key) => value[key], spec)
    : node;

/** What the pages say of each operation of the spec. */
const speakers = speakersOf(await readRecordFile("spec/upstream.json"));
const names = [...speakers.values()].flatMap(({ operations }) => operations.map(nameOf));
const described = [...new Set(names)].map((name) => {
  const facts = mergeAccounts(accountsOf(name, speakers).before);
  const { operationId } = spec.paths[facts.path][facts.method.toLowerCase()];
  return { name, facts: { ...facts, operationId } };
});

/** The inputs that the spec gives an operation, in the query, in the path and in the body. */
function inputsOf({ method, path }: OperationFacts): Map<string, Input> {
  const { parameters = [], requestBody } = spec.paths[path][method.toLowerCase()];
  const [media] = Object.values<{ schema: Schema }>(requestBody?.content ?? {});
  const fields = media ? fieldsOf(resolve(media.schema)) : [];
  return new Map(
    [...parameters.map(resolve<Input>), ...fields].map((input: Input) => [
      input.name,
      { ...input, schema: resolve(input.schema) },
    ]),
  );
}

/** The fields of a body. Where it is a choice of several objects, an input is required if each of them requires it. */
function fieldsOf(body: Schema): Input[] {
  const alternatives = (body.oneOf ?? [body]).map(resolve<Schema>);
  const names = new Set(alternatives.flatMap(({ properties = {} }) => Object.keys(properties)));
  return [...names].map((name) => {
    const schemas = alternatives.flatMap(({ properties = {} }) => properties[name] ?? []).map(resolve<Schema>);
    const values = new Set(schemas.flatMap((schema) => schema.enum ?? schema.const ?? []));
    const { const: _, ...schema } = { ...schemas[0], ...(values.size > 0 && { enum: [...values] }) };
    return { name, required: alternatives.every(({ required = [] }) => required.includes(name)), schema };
  });
}

/** The leaves of the schema of an answer in which rc is 0, by their paths. */
function leavesOf(node: Schema, path: string): [string, Schema][] {
  const schema = resolve(node);
  const fields = Object.entries(schema.properties ?? {});
  if (fields.length > 0)
    return fields.flatMap(([name, field]) => leavesOf(field, path === "" ? name : `${path}.${name}`));
  return schema.items ? leavesOf(schema.items, `${path}[]`) : [[path, schema]];
}

/** Where XT's pages, and the examples on them, write the same as text here and as a number there. */
const exactFormats = ["int64", "decimal"];

function isSameType(page: string, { type, format, items }: Schema): boolean {
  const types = [type ?? page].flat().map((one) => (one === "integer" ? "number" : one));
  const shown = page === "integer" ? "number" : page;
  if (exactFormats.includes(format ?? "")) return ["string", "number"].includes(shown);
  // Several values with commas between them are one text to a page.
  return types.includes(shown) || (shown === "string" && items !== undefined);
}

/** Required by its page, and left out by XT's own demo client. */
const leftOutByDemo = ["cancelOpenOrders side"];

/** The fields that XT's live service is known to send, and its pages don't show. */
const liveOnly = ["closed", "convertUsdtAmount", "totalUsdtAmount"];

/** Of each result, what a caller can't do without. All other fields may be missing or null. */
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
};

/** The objects in a schema, itself included, at any depth. */
function objectsIn(node: Schema): Schema[] {
  const schema = resolve(node);
  const inner = [...Object.values(schema.properties ?? {}), ...(schema.items ? [schema.items] : [])];
  return [...(schema.properties ? [schema] : []), ...inner.flatMap(objectsIn)];
}

/** Whether a schema allows null. One without a type allows everything. */
function isNullable(node: Schema): boolean {
  const { type, anyOf } = resolve(node);
  if (anyOf) return anyOf.some(isNullable);
  return type === undefined || [type].flat().includes("null");
}

/** Every field and every parameter of the spec that has a schema, at any depth, with its name. */
function schemasIn(node: unknown): [string, Schema][] {
  if (typeof node !== "object" || node === null) return [];
  const { name, schema, properties }: { name?: string; schema?: Schema; properties?: object } = node;
  const own: [string, Schema][] = name !== undefined && schema ? [[name, schema]] : [];
  const fields = properties && !Array.isArray(properties) ? Object.entries<Schema>({ ...properties }) : [];
  return [...own, ...fields, ...Object.values(node).flatMap(schemasIn)];
}

/** A schema or a parameter without the words that describe it: what a client depends on. */
function bare(node: unknown): unknown {
  const words = ["description", "summary", "title", "example", "examples", "x-enumDescriptions"];
  return JSON.parse(
    JSON.stringify(node, (key, value) => (words.includes(key) && typeof value !== "boolean" ? undefined : value)),
  );
}

describe.each(described)("$name, as XT's pages have it,", ({ facts }) => {
  it("has the inputs of its pages, and no others", () => {
    const inputs = inputsOf(facts);
    expect([...inputs.keys()].sort()).toEqual(facts.parameters.map(({ name }) => name).sort());
    for (const parameter of facts.parameters) {
      const { name, type, requiredForGrant, notes, enum: listed, default: fallback } = parameter;
      const input = inputs.get(name);
      const values = listed && !areExampleIds(listed) ? listed : (notes.enum ?? null);
      const isLeftOut = leftOutByDemo.includes(`${facts.operationId} ${name}`);
      const required = isInputRequired(parameter, notes, input?.in ?? "body") && !isLeftOut;
      expect(input).toMatchObject({ required });
      expect(input?.["x-required-for-grant"] ?? null).toBe(requiredForGrant);
      expect(isSameType(type, input?.schema ?? {}), name).toBe(true);
      if (notes.pattern) expect(input?.schema).toMatchObject({ pattern: notes.pattern });
      if (notes.maximum) expect(input?.schema).toMatchObject({ maximum: notes.maximum });
      if (type !== "array") expect(input?.schema.enum?.map(String) ?? null).toEqual(values);
      if (type !== "array") expect(input?.schema.default ?? null).toEqual(fallback);
    }
  });

  it("answers with the fields of its pages, and else with those of the live service only", () => {
    const answer = spec.paths[facts.path][facts.method.toLowerCase()].responses["200"].content["application/json"];
    const success = answer.schema.oneOf
      .map(resolve)
      .find(({ properties }: Schema) => resolve(properties?.rc ?? {}).const === 0);
    const leaves = new Map(leavesOf(success, ""));
    // What a page shows empty or null says nothing of what is in it.
    const vague = (path: string) =>
      [...leaves.keys()].some((leaf) => leaf === path || path.startsWith(`${leaf}.`) || path.startsWith(`${leaf}[]`));
    for (const [path, type] of Object.entries(facts.response)) {
      expect(vague(path), `${path} of ${facts.path}`).toBe(true);
      if (["string", "number", "boolean"].includes(type))
        expect(isSameType(type, leaves.get(path) ?? {}), path).toBe(true);
    }
    for (const [path, { description }] of leaves) {
      if (liveOnly.some((name) => path.endsWith(`.${name}`))) {
        expect(description, path).toContain("The live service sends it; XT's pages don't show it.");
        continue;
      }
      expect(
        Object.keys(facts.response).some(
          (leaf) => leaf === path || leaf.startsWith(`${path}.`) || leaf.startsWith(`${path}[]`),
        ),
        path,
      ).toBe(true);
    }
  });
});

describe("every operation", () => {
  it("is the subject of recorded pages", () => {
    const operations = Object.entries<object>(spec.paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(described.map(({ name }) => name).sort()).toEqual(operations.sort());
  });

  it("is signed, and acts for a user, except those below /public; the sign-in has its credentials in its query", () => {
    for (const { security } of signed) expect(security).toEqual([{ appKey: [], signature: [], accessToken: [] }]);
    for (const { security } of operations.filter((one) => !signed.includes(one))) expect(security).toEqual([]);
    expect(operation.security).toEqual([]);
    // Pinned on purpose: XT's pages name these headers.
    const header = (name: string) => ({ type: "apiKey", in: "header", name });
    expect(bare(spec.components.securitySchemes)).toEqual({
      appKey: header("validate-appkey"),
      signature: header("validate-signature"),
      accessToken: header("access-token"),
    });
  });

  // The two are pinned on purpose: XT's pages name them, and secrets go there.
  it("is served by both hosts that XT names, the published one first", () => {
    expect(spec.servers.map(({ url }: { url: string }) => url)).toEqual(["https://oapi.xt.com", "https://sapi.xt.com"]);
  });

  it("marks what is secret", () => {
    const secret = { schema: { format: "password" } };
    expect(parameters).toMatchObject({ ClientSecret: secret, Code: secret, RefreshToken: secret });
    const { access_token, refresh_token } = schemas.Token.properties;
    expect([access_token.format, refresh_token.format]).toEqual(["password", "password"]);
    const keys = schemasIn(spec).filter(([name]) => name === "secretKey");
    expect(keys.map(([, { format }]) => format)).toEqual(["password"]);
  });

  it("marks each value of which no digit may be lost: ids of 64 bits, and amounts", () => {
    const fields = schemasIn(spec).filter(([name]) => /(?<!client)(?:Id|Ids)$/.test(name) && !/^client/.test(name));
    expect(fields.length).toBeGreaterThan(10);
    for (const [name, field] of fields)
      expect(resolve(resolve(field).items ?? field), name).toMatchObject({ format: "int64" });
    const floats = schemasIn(spec).filter(([, { type }]) => [type].flat().includes("number"));
    expect(floats.length).toBeGreaterThan(3);
    for (const [name, field] of floats) expect(field, name).toMatchObject({ format: "decimal" });
  });

  it("requires of its result only what a caller can't do without, and allows null for the rest", () => {
    const results = operations.flatMap(({ responses }) => {
      const [success] = responses["200"].content["application/json"].schema.oneOf.map(resolve);
      return objectsIn(success.properties.result);
    });
    expect(results.length).toBeGreaterThan(10);
    for (const { properties = {}, required = [], description } of results) {
      for (const [name, field] of Object.entries(properties)) {
        expect(isNullable(field), `${name} of "${description}"`).toBe(!required.includes(name));
      }
    }
    for (const [name, required] of Object.entries(requiredOfResults)) {
      expect({ name, required: schemas[name].required ?? [] }).toEqual({ name, required });
    }
  });

  it("says of each grant what it requires where a reader looks", () => {
    expect(parameters.Code.description).toContain("Required when `grant_type` is `authorization_code`");
    expect(parameters.RefreshToken.description).toContain("Required when `grant_type` is `refresh_token`");
    expect(Object.keys(parameters.GrantType.schema["x-enumDescriptions"])).toEqual(parameters.GrantType.schema.enum);
  });

  it("answers with the documented statuses, of which only 200 has a documented body", () => {
    for (const { responses } of operations) {
      expect(Object.keys(responses)).toEqual(["200", "404", "429", "500", "502", "503"]);
      expect(Object.keys(responses["200"])).toEqual(["description", "content"]);
    }
    for (const response of Object.values(spec.components.responses)) expect(bare(response)).toEqual({});
    expect(Object.keys(spec.components.responses)).toHaveLength(5);
    expect(Object.keys(operation.responses["200"].content)).toEqual(["application/json"]);
  });
});

describe("the envelope", () => {
  it("is a success or a failure, and rc says which", () => {
    expect(operation.responses["200"].content["application/json"].schema).toEqual({
      oneOf: [{ $ref: "#/components/schemas/TokenSuccess" }, { $ref: "#/components/schemas/Failure" }],
    });
    const shared = (name: string) => ({ $ref: `#/components/schemas/${name}` });
    const ma = shared("MessageArguments");
    expect(bare(schemas.TokenSuccess)).toEqual({
      type: "object",
      required: ["rc", "mc", "result"],
      properties: {
        rc: shared("ReturnCodeOfSuccess"),
        mc: shared("MessageCodeOfSuccess"),
        ma,
        result: shared("Token"),
      },
    });
    for (const [failure, codes] of Object.entries({ Failure: "MessageCode", TradeFailure: "TradeMessageCode" })) {
      expect(bare(schemas[failure])).toEqual({
        type: "object",
        required: ["rc", "mc"],
        properties: { rc: shared("ReturnCodeOfFailure"), mc: shared(codes), ma, result: {} },
      });
    }
    expect(bare(schemas.ReturnCodeOfSuccess)).toEqual({ type: "integer", const: 0 });
    expect(bare(schemas.ReturnCodeOfFailure)).toEqual({ type: "integer", const: 1 });
    expect(bare(schemas.MessageCodeOfSuccess)).toEqual({ type: "string", const: "SUCCESS" });
    expect(bare(schemas.MessageArguments)).toEqual({});
  });

  it("is the same for every operation, except the result", () => {
    const { result, ...others } = schemas.TokenSuccess.properties;
    for (const one of operations.filter((one) => one !== operation)) {
      const { operationId, responses } = one;
      const [success, failure] = responses["200"].content["application/json"].schema.oneOf.map(resolve);
      expect(success, operationId).toMatchObject({ required: schemas.TokenSuccess.required, properties: others });
      expect(failure).toBe(signed.includes(one) ? schemas.TradeFailure : schemas.Failure);
    }
  });

  it("has no empty text in a required field of the token", () => {
    for (const name of schemas.Token.required) {
      expect(schemas.Token.properties[name]).toMatchObject({ type: "string", minLength: 1 });
    }
  });

  it("has every documented message code with its meaning, and allows others", () => {
    const [documented, other] = schemas.MessageCode.anyOf;
    expect(documented.enum).toEqual([
      "SUCCESS",
      "FAILURE",
      ...["001", "002", "003", "004", "005", "006", "007"].map((number) => `AUTH_${number}`),
      ...["101", "102", "103", "104", "105", "106"].map((number) => `AUTH_${number}`),
    ]);
    expect(documented.type).toBe("string");
    expect(Object.keys(documented["x-enumDescriptions"])).toEqual(documented.enum);
    expect(bare(other)).toEqual({ type: "string" });
    expect(schemas.MessageCode.anyOf).toHaveLength(2);
  });

  it("gives a code of the sign-in and of trading the same meaning in both places", () => {
    const [documented, other] = schemas.TradeMessageCode.anyOf;
    expect(documented["x-enumDescriptions"]).toMatchObject(schemas.MessageCode.anyOf[0]["x-enumDescriptions"]);
    expect(Object.keys(documented["x-enumDescriptions"])).toEqual(documented.enum);
    expect(bare(other)).toEqual({ type: "string" });
  });

  it("has documented codes only in the examples of refusals, and each code once an operation", () => {
    for (const { operationId, responses } of operations) {
      const { schema, examples } = responses["200"].content["application/json"];
      const [documented] = resolve(resolve<Schema>(schema.oneOf[1]).properties?.mc ?? {}).anyOf ?? [];
      const codes = Object.values<{ value: { rc: number; mc: string } }>(examples).map((one) => resolve(one).value);
      const refusals = codes.filter(({ rc }) => rc === 1).map(({ mc }) => mc);
      for (const mc of refusals) expect(documented?.enum, operationId).toContain(mc);
      if (operationId !== "getToken") expect(new Set(refusals).size, operationId).toBe(refusals.length);
    }
  });
});

describe("XT's example", () => {
  const { examples } = operation.responses["200"].content["application/json"];
  const token = examples["exchange-success"].value.result;

  it("carries XT's own values", () => {
    const own: Record<string, unknown> = {
      user_id: "12345678",
      expires_in: 15551999,
      refresh_expires_in: 18143999,
      client_id: "35LF2FSLHX5IRQA4",
      scope: "userinfo",
    };
    for (const name of Object.keys(schemas.Token.properties)) {
      expect(token).toHaveProperty(name);
      if (name in own) expect(token[name]).toBe(own[name]);
    }
    expect(examples["refresh-success"].value).toEqual(examples["exchange-success"].value);
  });

  it("is the example of each described field, too, except the tokens", () => {
    for (const [name, field] of Object.entries<{ description?: string; examples?: unknown[] }>(
      schemas.Token.properties,
    )) {
      if (field.description && !name.endsWith("_token")) expect(field.examples).toEqual([token[name]]);
    }
    expect(schemas.MessageArguments.examples).toEqual([[]]);
  });

  it("is consistent only if both lifetimes are seconds", () => {
    const expiry = (jwt: string) => JSON.parse(Buffer.from(jwt.split(".")[1] ?? "", "base64url").toString()).exp;
    expect(expiry(token.access_token)).toBe(1691561076);
    expect(expiry(token.refresh_token)).toBe(1694153076);
    const issued = expiry(token.access_token) - token.expires_in;
    expect(expiry(token.refresh_token) - token.refresh_expires_in).toBe(issued);
    expect(new Date(issued * 1000).toISOString()).toBe("2023-02-10T06:04:37.000Z");
  });

  it("is there for every outcome", () => {
    const outcomes = Object.fromEntries(
      Object.entries(examples).map(([name, example]) => {
        const { rc, mc, ma, result } = Object(example).value;
        return [name, { rc, mc, ma, result: result && "a token" }];
      }),
    );
    expect(outcomes).toEqual({
      "exchange-success": { rc: 0, mc: "SUCCESS", ma: [], result: "a token" },
      "refresh-success": { rc: 0, mc: "SUCCESS", ma: [], result: "a token" },
      "business-failure": { rc: 1, mc: "FAILURE", ma: [], result: undefined },
      "auth-failure": { rc: 1, mc: "AUTH_101", ma: [{}], result: null },
      "failure-null-result": { rc: 1, mc: "FAILURE", ma: [], result: null },
    });
  });
});

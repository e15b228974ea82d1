/**
 * The spec against the facts that were last accepted of XT's pages (spec/upstream.json), and against what no endpoint's page
 * says, written down here a second time: a fact that goes missing from the spec, or comes to it by accident, fails.
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
const operation = Object.values<Record<string, { operationId: string }>>(spec.paths)
  .flatMap((item) => Object.values(item))
  .find(({ operationId }) => operationId === "getToken") as never as Operation;

interface Operation {
  security: unknown[];
  // biome-ignore lint/suspicious/noExplicitAny: the bundled spec, of which each test reads its own part.
  responses: Record<string, any>;
}

interface Schema {
  $ref?: string;
  type?: string;
  format?: string;
  enum?: unknown[];
  default?: unknown;
  items?: Schema;
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
const described = [...new Set(names)].map((name) => ({
  name,
  facts: mergeAccounts(accountsOf(name, speakers).before),
}));

/** The inputs that the spec gives an operation, in the query, in the path and in the body. */
function inputsOf({ method, path }: OperationFacts): Map<string, Input> {
  const { parameters = [], requestBody } = spec.paths[path][method.toLowerCase()];
  const [media] = Object.values<{ schema: Schema }>(requestBody?.content ?? {});
  const { properties = {}, required = [] } = media ? resolve(media.schema) : {};
  const fields = Object.entries(properties).map(([name, schema]) => ({
    name,
    required: required.includes(name),
    schema,
  }));
  return new Map([...parameters.map(resolve<Input>), ...fields].map((input: Input) => [input.name, input]));
}

/** The leaves of the schema of an answer in which rc is 0: their paths and types. */
function leavesOf(node: Schema, path: string): [string, string | undefined][] {
  const schema = resolve(node);
  const fields = Object.entries(schema.properties ?? {});
  if (fields.length > 0)
    return fields.flatMap(([name, field]) => leavesOf(field, path === "" ? name : `${path}.${name}`));
  return schema.items ? leavesOf(schema.items, `${path}[]`) : [[path, schema.type]];
}

const numbers = ["number", "integer"];
const isSameType = (page: string, inSpec: string | undefined) =>
  page === inSpec || (numbers.includes(page) && numbers.includes(inSpec ?? "")) || inSpec === undefined;

/** A schema or a parameter without the words that describe it: what a client depends on. */
function bare(node: unknown): unknown {
  const words = ["description", "summary", "title", "example", "examples", "x-enumDescriptions"];
  return JSON.parse(
    JSON.stringify(node, (key, value) => (words.includes(key) && typeof value !== "boolean" ? undefined : value)),
  );
}

describe.each(described)("$name, as XT's pages have it,", ({ facts }) => {
  it("takes the inputs of its pages, and no others", () => {
    const inputs = inputsOf(facts);
    expect([...inputs.keys()].sort()).toEqual(facts.parameters.map(({ name }) => name).sort());
    for (const parameter of facts.parameters) {
      const { name, type, requiredForGrant, notes, enum: listed, default: fallback } = parameter;
      const input = inputs.get(name);
      const values = listed && !areExampleIds(listed) ? listed : (notes.enum ?? null);
      expect(input).toMatchObject({ required: isInputRequired(parameter, notes, input?.in ?? "body") });
      expect(input?.["x-required-for-grant"] ?? null).toBe(requiredForGrant);
      expect(isSameType(type, input?.schema.type), name).toBe(true);
      if (type !== "array") expect(input?.schema.enum?.map(String) ?? null).toEqual(values);
      if (type !== "array") expect(input?.schema.default ?? null).toEqual(fallback);
    }
  });

  it("answers with the fields of its pages, and no others", () => {
    const answer = spec.paths[facts.path][facts.method.toLowerCase()].responses["200"].content["application/json"];
    const success = answer.schema.oneOf
      .map(resolve)
      .find((branch: Schema) => "const" in Object(branch.properties?.rc) && Object(branch.properties?.rc).const === 0);
    const leaves = new Map(leavesOf(success, ""));
    // What a page shows empty or null says nothing of what is in it.
    const vague = (path: string) =>
      [...leaves.keys()].some((leaf) => leaf === path || path.startsWith(`${leaf}.`) || path.startsWith(`${leaf}[]`));
    for (const [path, type] of Object.entries(facts.response)) {
      expect(vague(path), `${path} of ${facts.path}`).toBe(true);
      if (["string", "number", "boolean"].includes(type)) expect(isSameType(type, leaves.get(path)), path).toBe(true);
    }
    for (const path of leaves.keys()) {
      expect(
        Object.keys(facts.response).some(
          (leaf) => leaf === path || leaf.startsWith(`${path}.`) || leaf.startsWith(`${path}[]`),
        ),
        path,
      ).toBe(true);
    }
  });
});

describe("the operation", () => {
  it("is the subject of recorded pages, as every operation is", () => {
    const operations = Object.entries<object>(spec.paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(described.map(({ name }) => name).sort()).toEqual(operations.sort());
  });

  it("needs no credentials but those in its query", () => {
    expect(operation.security).toEqual([]);
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
  });

  it("says of each grant what it requires where a reader looks", () => {
    expect(parameters.Code.description).toContain("Required when `grant_type` is `authorization_code`");
    expect(parameters.RefreshToken.description).toContain("Required when `grant_type` is `refresh_token`");
    expect(Object.keys(parameters.GrantType.schema["x-enumDescriptions"])).toEqual(parameters.GrantType.schema.enum);
  });

  it("answers with the documented statuses, of which only 200 has a documented body", () => {
    expect(Object.keys(operation.responses)).toEqual(["200", "404", "429", "500", "502", "503"]);
    expect(Object.keys(operation.responses["200"])).toEqual(["description", "content"]);
    for (const response of Object.values(spec.components.responses)) expect(bare(response)).toEqual({});
    expect(Object.keys(spec.components.responses)).toHaveLength(5);
    expect(Object.keys(operation.responses["200"].content)).toEqual(["application/json"]);
  });
});

describe("the envelope", () => {
  it("is a success or a failure, told apart by rc", () => {
    expect(operation.responses["200"].content["application/json"].schema).toEqual({
      oneOf: [{ $ref: "#/components/schemas/TokenSuccess" }, { $ref: "#/components/schemas/Failure" }],
    });
    const ma = { $ref: "#/components/schemas/MessageArguments" };
    expect(bare(schemas.TokenSuccess)).toEqual({
      type: "object",
      required: ["rc", "mc", "result"],
      properties: {
        rc: { type: "integer", const: 0 },
        mc: { type: "string", const: "SUCCESS" },
        ma,
        result: { $ref: "#/components/schemas/Token" },
      },
    });
    expect(bare(schemas.Failure)).toEqual({
      type: "object",
      required: ["rc", "mc"],
      properties: {
        rc: { type: "integer", const: 1 },
        mc: { $ref: "#/components/schemas/MessageCode" },
        ma,
        result: {},
      },
    });
    expect(bare(schemas.MessageArguments)).toEqual({});
  });

  it("holds no empty text and no negative time", () => {
    // A field that `update` brought in is described, and bounded, by a person.
    const described = Object.values<Schema & { description?: string }>(schemas.Token.properties);
    for (const field of described.filter(({ description }) => description)) {
      if (field.type === "string") expect(field).toMatchObject({ minLength: 1 });
      if (field.type === "integer") expect(field).toMatchObject({ minimum: 0 });
    }
  });

  it("knows every documented message code with its meaning, and that there are others", () => {
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

  it("stands with each described field, too, but for the tokens", () => {
    for (const [name, field] of Object.entries<{ description?: string; examples?: unknown[] }>(
      schemas.Token.properties,
    )) {
      if (field.description && !name.endsWith("_token")) expect(field.examples).toEqual([token[name]]);
    }
    expect(schemas.MessageArguments.examples).toEqual([[]]);
  });

  it("holds together only if both lifetimes are seconds", () => {
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

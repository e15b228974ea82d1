/**
 * The facts of XT's pages, written down a second time: a fact that goes missing from the spec, or that comes to it by
 * accident, fails here. `pages.test.ts` holds the spec against the pages themselves, where they are at hand.
 */
import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";

const spec = JSON.parse(await readFile("generated/openapi.json", "utf8"));
const { parameters, schemas } = spec.components;
const operation = spec.paths["/public/uaa/oauth2/token"].get;

/** A schema or a parameter without the words that describe it: what a client depends on. */
function bare(node: unknown): unknown {
  const words = ["description", "summary", "title", "example", "examples", "x-enumDescriptions"];
  return JSON.parse(
    JSON.stringify(node, (key, value) => (words.includes(key) && typeof value !== "boolean" ? undefined : value)),
  );
}

describe("the operation", () => {
  it("is a GET on the documented path, and the only one", () => {
    expect(Object.keys(spec.paths)).toEqual(["/public/uaa/oauth2/token"]);
    expect(Object.keys(spec.paths["/public/uaa/oauth2/token"])).toEqual(["get"]);
    expect(operation.operationId).toBe("getToken");
  });

  it("needs no credentials but those in its query", () => {
    expect(operation.security).toEqual([]);
  });

  it("is served by both hosts that XT names, the published one first", () => {
    expect(spec.servers.map(({ url }: { url: string }) => url)).toEqual(["https://oapi.xt.com", "https://sapi.xt.com"]);
  });

  it("takes the parameters of both grants, in the order of XT's pages", () => {
    expect(operation.parameters).toEqual(
      ["ClientId", "ClientSecret", "GrantType", "Code", "RefreshToken"].map((name) => ({
        $ref: `#/components/parameters/${name}`,
      })),
    );
    const text = { type: "string" };
    const secret = { type: "string", format: "password" };
    const grants = { type: "string", enum: ["authorization_code", "refresh_token"] };
    const given = { in: "query", required: true };
    const forGrant = (grant: string) => ({ in: "query", required: false, "x-required-for-grant": grant });
    expect(bare(parameters)).toEqual({
      ClientId: { name: "client_id", ...given, schema: text },
      ClientSecret: { name: "client_secret", ...given, schema: secret },
      GrantType: { name: "grant_type", ...given, schema: grants },
      Code: { name: "code", ...forGrant("authorization_code"), schema: secret },
      RefreshToken: { name: "refresh_token", ...forGrant("refresh_token"), schema: secret },
    });
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

  it("holds a token with every documented field, all of them always there", () => {
    const text = { type: "string", minLength: 1 };
    const secret = { ...text, format: "password" };
    const time = { type: "integer", minimum: 0 };
    const properties = {
      user_id: text,
      access_token: secret,
      refresh_token: secret,
      expires_in: time,
      refresh_expires_in: time,
      client_id: text,
      scope: text,
    };
    expect(bare(schemas.Token)).toEqual({ type: "object", required: Object.keys(properties), properties });
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

  it("has no schema besides", () => {
    expect(Object.keys(schemas)).toEqual(["TokenSuccess", "Token", "Failure", "MessageArguments", "MessageCode"]);
    expect(Object.keys(spec.components)).toEqual(["parameters", "responses", "schemas"]);
  });
});

describe("XT's example", () => {
  const { examples } = operation.responses["200"].content["application/json"];
  const token = examples["exchange-success"].value.result;

  it("carries XT's own values", () => {
    expect(token).toMatchObject({
      user_id: "12345678",
      expires_in: 15551999,
      refresh_expires_in: 18143999,
      client_id: "35LF2FSLHX5IRQA4",
      scope: "userinfo",
    });
    expect(examples["refresh-success"].value).toEqual(examples["exchange-success"].value);
  });

  it("stands with each field, too, but for the tokens", () => {
    const fields: [string, { examples?: unknown[] }][] = Object.entries(schemas.Token.properties);
    const { access_token, refresh_token, ...shown } = token;
    expect(
      Object.fromEntries(fields.flatMap(([name, field]) => field.examples?.map((value) => [name, value]) ?? [])),
    ).toEqual(shown);
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

/** Adds operations to the spec, as if XT had documented them. All code that handles operations must work from the spec alone. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { getToken } from "../../generated/operations/getToken.js";
import { server } from "../../generated/server.js";
import { generate } from "../../scripts/generate.js";
import { copyProject, type Project } from "../upstream/project.js";
import { compile } from "./compile.js";

/** Creates an operation with a result, without security. */
const operation = (operationId: string, result: object, inputs: object) => {
  const success = { type: "object", required: ["rc", "result"], properties: { rc: { const: 0 }, mc: text, result } };
  const schema = { oneOf: [success, { $ref: "#/components/schemas/Failure" }] };
  const responses = { "200": { description: "The response", content: { "application/json": { schema } } } };
  return { operationId, security: [], summary: operationId, ...inputs, responses };
};
const text = { type: "string" };
const object = (properties: Record<string, object>) => ({
  type: "object",
  required: Object.keys(properties),
  properties,
});
const parameter = (name: string, place: string, schema: object, required = true) => ({
  ...{ name, in: place, required, schema, explode: false },
});

const form = { type: "object", properties: { name: text, level: { type: "integer" } }, required: ["name"] };

/** Operations that the real spec doesn't have, in shapes that its operations don't use. */
const added = {
  "/spot/v4/balance": {
    get: operation(
      "getBalance",
      // A field may have the name of a keyword of JSON Schema.
      object({ currency: text, totalAmount: { type: "number" }, description: { ...text, maxLength: 3 } }),
      {
        parameters: [
          parameter("currency", "query", text),
          parameter("access-token", "header", { ...text, format: "password" }),
          parameter("level", "query", { type: "integer", enum: [1, 5] }, false),
          parameter("rates", "query", { type: "array", items: { type: "number", enum: [0.5, 1] } }, false),
        ],
      },
    ),
  },
  "/user/{id}/name": {
    put: operation(
      "rename",
      { type: "array", items: text },
      {
        parameters: [parameter("id", "path", text)],
        requestBody: {
          required: true,
          content: { "application/x-www-form-urlencoded": { schema: form } },
        },
      },
    ),
  },
};

let project: Project;
beforeEach(async () => {
  project = await copyProject("src", "tsconfig.json", "tsconfig.build.json");
});
afterEach(() => project.remove());

it("an operation that is added to the spec is callable, unwrapped and validated without a change in src/", async () => {
  const spec = parse(await project.read("spec/openapi.yaml"));
  Object.assign(spec.paths, added);
  const token = spec.paths[getToken.path].get.responses["200"].content["application/json"];
  token.examples["refresh-success"].value = { rc: 0, result: "refreshed" };
  await writeFile(join(project.root, "spec/openapi.yaml"), stringify(spec));
  await generate(join(project.root, "spec/openapi.yaml"), join(project.root, "generated"));
  const caller = await readFile("test/page-changes/extended/caller.ts", "utf8");
  expect(await compile(project.root, { "caller.ts": caller }, "src", "generated")).toBe("");
  const { callAll, callWithToken } = await import(pathToFileURL(join(project.root, "caller.ts")).href);

  const requests: string[] = [];
  const balance = { currency: "usdt", totalAmount: 1.5, description: "USD" };
  const answers: Record<string, unknown> = {
    GET: { rc: 0, mc: "SUCCESS", result: balance },
    PUT: { rc: 0, mc: "SUCCESS", result: ["a name"] },
  };
  const fetch = async (url: string, init: RequestInit) => {
    const headers = new Headers(init.headers);
    const sent = [headers.get("access-token"), headers.get("content-type"), init.body];
    expect(headers.get("accept")).toBe("application/json");
    requests.push([init.method, url, ...sent].filter(Boolean).join(" "));
    return Response.json(answers[init.method ?? ""]);
  };
  expect(await callAll(fetch)).toEqual({ total: 1.5, names: ["a name"] });
  expect(requests).toEqual([
    `GET ${server}/spot/v4/balance?currency=usdt a-user-token`,
    `PUT ${server}/user/a%2Fb/name application/x-www-form-urlencoded name=a+%26+b`,
  ]);
  const refused = callWithToken(fetch, "a-user-token\nX-Another: header");
  await expect(refused).rejects.toMatchObject({ name: "XtConfigError", code: "invalid_argument" });
  expect(requests).toHaveLength(2);

  const invalid = { name: "XtResponseError", operation: "getBalance" };
  answers.GET = { rc: 0, mc: "SUCCESS", result: { ...balance, totalAmount: "1.5" } };
  await expect(callAll(fetch)).rejects.toMatchObject({ ...invalid, field: "result.totalAmount", rule: "type" });
  answers.GET = { rc: 0, mc: "SUCCESS", result: { ...balance, description: "Tether" } };
  await expect(callAll(fetch)).rejects.toMatchObject({ ...invalid, field: "result.description", rule: "maxLength" });
  answers.GET = { rc: 1, mc: "echo_of_a-user-token" };
  await expect(callAll(fetch)).rejects.toMatchObject({ name: "XtApiError", mc: "[withheld]" });

  const { fakeXt } = await import(pathToFileURL(join(project.root, "src/testing/index.ts")).href);
  const ok = (result: unknown) => ({ json: { rc: 0, mc: "SUCCESS", result } });
  const fake = fakeXt({ getBalance: ok({ ...balance, totalAmount: 2 }) });
  await expect(callAll(fake.fetch)).rejects.toThrow("rename: fakeXt: the spec has no success example");
  fake.answer({ rename: ok([]) });
  expect(await callAll(fake.fetch)).toEqual({ total: 2, names: [] });
  const parameters = { currency: "usdt", "access-token": "[withheld]" };
  expect(fake.requests.slice(-2)).toEqual([
    { operation: "getBalance", method: "GET", path: "/spot/v4/balance", parameters },
    { operation: "rename", method: "PUT", path: "/user/{id}/name", parameters: { id: "a/b" }, body: { name: "a & b" } },
  ]);
  fake.answer({ getToken: "refresh-success" });
  const grant = "client_id=a&client_secret=b&grant_type=refresh_token&refresh_token=c";
  const refreshed = await fake.fetch(`${server}${getToken.path}?${grant}`);
  expect(await refreshed.json()).toEqual({ rc: 0, result: "refreshed" });
  await expect(fake.fetch(`${server}/user/1/name`, { method: "PUT" })).rejects.toThrow("name is missing");
  const sent = (level: string) =>
    fake.fetch(`${server}/user/1/name`, { method: "PUT", body: new URLSearchParams({ name: "a", level }) });
  expect((await sent("5")).status).toBe(200);
  await expect(sent("x")).rejects.toThrow("level must be an integer");
  const refusalOf = async (query: string) => {
    const url = `${server}/spot/v4/balance?currency=usdt&${query}`;
    const error = await fake.fetch(url, { headers: { "access-token": "a" } }).catch((error: Error) => error);
    return error.message;
  };
  expect(await refusalOf("level=5&rates=0.5,1")).toBeUndefined();
  expect(await refusalOf("level=2")).toBe("getBalance: fakeXt: level must be 1 or 5");
  expect(await refusalOf("level=one")).toContain("getBalance: fakeXt: level must be ");
  expect(await refusalOf("rates=0.5,2")).toBe("getBalance: fakeXt: rates.1 must be 0.5 or 1");
});

it("code doesn't compile if a declaration has an error, or if the compiler can't run", async () => {
  const broken = { "broken.d.ts": "export type Broken = Missing;" };
  expect(await compile(project.root, broken)).toContain("Cannot find name 'Missing'");
  expect(await compile(join(project.root, "src"), broken)).toContain("Cannot find module");
});

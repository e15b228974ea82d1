/** An operation that XT might document: everything that knows operations takes it from the spec alone. */
import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { getToken } from "../../generated/operations/getToken.js";
import { server } from "../../generated/server.js";
import { generate } from "../../scripts/generate.js";

const run = promisify(execFile);

let folder: string;
beforeEach(async () => {
  // Inside the project, so that what is compiled there finds the packages.
  await mkdir(".tmp", { recursive: true });
  folder = await mkdtemp(".tmp/added-");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe("an operation added to the spec", () => {
  it("is callable, unwrapped and checked with no line of src/ changed", async () => {
    const added = parse(await readFile("test/mutations/extended/account.yaml", "utf8"));
    const spec = parse(await readFile("spec/openapi.yaml", "utf8"));
    Object.assign(spec.paths, added.paths);
    const token = spec.paths[getToken.path].get.responses["200"].content["application/json"];
    token.examples["refresh-success"].value = { rc: 0, result: "refreshed" };
    await writeFile(join(folder, "openapi.yaml"), stringify(spec));
    await generate(join(folder, "openapi.yaml"), join(folder, "generated"));
    await cp("src", join(folder, "src"), { recursive: true });
    await cp("test/mutations/extended/caller.ts", join(folder, "caller.ts"));
    const config = {
      extends: resolve("tsconfig.build.json"),
      compilerOptions: { noEmit: true, rootDir: ".", paths: { "#adapter": ["./src/http/fetch.ts"] } },
      include: ["caller.ts", "src", "generated"],
      exclude: ["src/doctor", "src/http/node.ts", "src/http/node-connections.ts"],
    };
    await writeFile(join(folder, "tsconfig.json"), JSON.stringify(config));
    const compiled = run(process.execPath, ["node_modules/typescript/bin/tsc", "-p", folder]);
    expect((await compiled.catch((error) => error)).stdout).toBe("");
    const { callAll, callWithToken } = await import(pathToFileURL(join(folder, "caller.ts")).href);

    const requests: string[] = [];
    const answers: Record<string, unknown> = {
      GET: { rc: 0, mc: "SUCCESS", result: { currency: "usdt", totalAmount: 1.5 } },
      DELETE: { rc: 0, mc: "SUCCESS", result: null },
      POST: { rc: 0, mc: "SUCCESS", result: [{ accessKey: "a-key" }] },
      PUT: { rc: 0, mc: "SUCCESS", result: null },
    };
    const fetch = async (url: string, init: RequestInit) => {
      const headers = new Headers(init.headers);
      const sent = [headers.get("access-token"), headers.get("content-type"), init.body];
      expect(headers.get("accept")).toBe("application/json");
      requests.push([init.method, url, ...sent].filter(Boolean).join(" "));
      return Response.json(answers[init.method ?? ""]);
    };
    expect(await callAll(fetch)).toEqual({ total: 1.5, nothing: null, keys: [{ accessKey: "a-key" }] });
    expect(requests).toEqual([
      `GET ${server}/spot/v4/balance?currency=usdt a-user-token`,
      `DELETE ${server}/spot/v4/order/a%2Fb`,
      `POST ${server}/user/account/api-key application/json {"remark":"mine"}`,
      `PUT ${server}/user/account/name application/x-www-form-urlencoded name=a+%26+b`,
    ]);
    const refused = callWithToken(fetch, "a-user-token\nX-Another: header");
    await expect(refused).rejects.toMatchObject({ name: "XtConfigError", code: "invalid_argument" });
    expect(requests).toHaveLength(4);

    answers.GET = { rc: 0, mc: "SUCCESS", result: { currency: "usdt", totalAmount: "1.5" } };
    await expect(callAll(fetch)).rejects.toMatchObject({
      name: "XtResponseError",
      operation: "getBalance",
      field: "result.totalAmount",
      rule: "type",
    });
    answers.GET = { rc: 1, mc: "echo_of_a-user-token" };
    await expect(callAll(fetch)).rejects.toMatchObject({ name: "XtApiError", mc: "[withheld]" });

    const { fakeXt } = await import(pathToFileURL(join(folder, "src/testing/index.ts")).href);
    const ok = (result: unknown) => ({ json: { rc: 0, mc: "SUCCESS", result } });
    const fake = fakeXt({
      getBalance: ok({ currency: "usdt", totalAmount: 2 }),
      cancelOrder: ok(null),
      rename: ok(null),
    });
    await expect(callAll(fake.fetch)).rejects.toThrow("createApiKey: fakeXt: the spec has no success example");
    fake.answer({ createApiKey: ok([]) });
    expect(await callAll(fake.fetch)).toEqual({ total: 2, nothing: null, keys: [] });
    expect(fake.requests.slice(-4)).toEqual([
      {
        operation: "getBalance",
        method: "GET",
        path: "/spot/v4/balance",
        parameters: { currency: "usdt", "access-token": "[withheld]" },
      },
      { operation: "cancelOrder", method: "DELETE", path: "/spot/v4/order/{orderId}", parameters: { orderId: "a/b" } },
      {
        operation: "createApiKey",
        method: "POST",
        path: "/user/account/api-key",
        parameters: {},
        body: { remark: "mine" },
      },
      { operation: "rename", method: "PUT", path: "/user/account/name", parameters: {}, body: { name: "a & b" } },
    ]);
    fake.answer({ getToken: "refresh-success" });
    const grant = "client_id=a&client_secret=b&grant_type=refresh_token&refresh_token=c";
    const refreshed = await fake.fetch(`${server}${getToken.path}?${grant}`);
    expect(await refreshed.json()).toEqual({ rc: 0, result: "refreshed" });
    const bodiless = fake.fetch(`${server}/user/account/api-key`, { method: "POST" });
    await expect(bodiless).rejects.toThrow("remark is missing");
  });
});

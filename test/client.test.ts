import { describe, expect, it, vi } from "vitest";
import { getToken } from "../generated/operations/getToken.js";
import { server } from "../generated/server.js";
import { createXtClient, type Fetch } from "../src/index.js";
import { failure, success, token } from "./answers.js";
import { expectFailure, exchangeQuery as query, rejection } from "./grants.js";
import { expectNothingPlanted, planted } from "./planted.js";

const { path } = getToken;
const good: Fetch = async () => new Response(JSON.stringify(success));
const config = { name: "XtConfigError", outcome: "not-sent" } as const;

describe("the client of every operation", () => {
  it("needs no options", () => {
    expect(Object.keys(createXtClient())).toEqual(["GET", "POST", "PUT", "DELETE", "PATCH", "each"]);
    expectNothingPlanted(createXtClient({ fetch: good }));
  });

  it("calls an operation of the spec, once, and resolves to the result", async () => {
    const fetch = vi.fn<Fetch>(good);
    await expect(createXtClient({ fetch }).GET(path, { params: { query } })).resolves.toEqual(token);
    expect(fetch).toHaveBeenCalledTimes(1);
    const [url = "", init] = fetch.mock.calls[0] ?? [];
    expect(Object.fromEntries(new URL(url).searchParams)).toEqual(query);
    expect(url).toMatch(`${server}${path}?`);
    expect(init).toMatchObject({ method: "GET" });
  });

  it("names the operation of the spec in its errors, and hides what the spec calls secret", async () => {
    const fetch: Fetch = async () =>
      new Response(JSON.stringify({ ...failure, mc: planted.code, ma: [planted.clientSecret] }));
    const error = await rejection(createXtClient({ fetch }).GET(path, { params: { query } }));
    expectFailure(error, {
      name: "XtApiError",
      code: "api_failure",
      outcome: "rejected",
      operation: "getToken",
      mc: "[withheld]",
      ma: "[withheld]",
    });
  });

  it("takes a signal and a deadline for each call", async () => {
    const call = createXtClient({ fetch: () => new Promise(() => undefined) });
    expectFailure(await rejection(call.GET(path, { params: { query }, timeoutMs: 5 })), {
      name: "XtTimeoutError",
      code: "timeout",
      outcome: "unknown",
      operation: "getToken",
      timeoutMs: 5,
    });
    const signal = AbortSignal.abort("mine");
    await expect(rejection(call.GET(path, { params: { query }, signal }))).resolves.toBe("mine");
    const wrong = rejection(call.GET(path, { params: { query }, timeoutMs: 0 }));
    expectFailure(await wrong, { ...config, code: "invalid_argument", operation: "getToken" });
    const stranger = rejection(call.GET(path, { params: { query }, signal: {} as never }));
    expectFailure(await stranger, { ...config, code: "invalid_argument", operation: "getToken" });
  });

  it.each(["/elsewhere", "__proto__", "toString", "", planted.code])("knows no path %j", async (wrong) => {
    const fetch = vi.fn<Fetch>(good);
    const error = await rejection(createXtClient({ fetch }).GET(wrong as never, { params: { query } } as never));
    const { message } = expectFailure(error, { ...config, code: "unknown_operation", operation: "GET" });
    expect(message).toBe("GET: the spec has no such path for this method");
    expect(fetch).not.toHaveBeenCalled();
  });

  it.each(["POST", "PUT", "DELETE", "PATCH"] as const)(
    "knows no %s of a path that the spec only gives another method",
    async (verb) => {
      const call = createXtClient({ fetch: good })[verb] as (path: string) => Promise<unknown>;
      expectFailure(await rejection(call(path)), { ...config, code: "unknown_operation", operation: verb });
    },
  );

  const odd: [string, unknown][] = [
    ["half a surrogate pair", `${planted.code}\ud800`],
    ["a symbol", Symbol("code")],
    ["an object without a prototype", Object.assign(Object.create(null), { [planted.code]: { deep: planted.code } })],
  ];

  it.each(odd)("sends nothing where a parameter is %s", async (_, code) => {
    const fetch = vi.fn<Fetch>(good);
    const error = await rejection(
      createXtClient({ fetch }).GET(path, { params: { query: { ...query, code } } } as never),
    );
    const { message } = expectFailure(error, { ...config, code: "invalid_argument", operation: "getToken" });
    expect(message).toBe(
      "getToken: a parameter or the body can't be put into a request: use plain values, of well-formed text",
    );
    expect(fetch).not.toHaveBeenCalled();
  });

  it("survives a parameter that holds itself", async () => {
    const code: Record<string, unknown> = { name: planted.code };
    code.self = code;
    const error = await rejection(
      createXtClient({ fetch: async () => new Response(JSON.stringify({ ...failure, mc: planted.code })) }).GET(path, {
        params: { query: { ...query, code } },
      } as never),
    );
    expectFailure(error, {
      name: expect.stringMatching(/^Xt(Api|Config)Error$/),
      code: expect.anything(),
      outcome: expect.anything(),
    });
  });

  it("sends what it can without parameters", async () => {
    await expect(createXtClient({ fetch: good }).GET(path, undefined as never)).resolves.toEqual(token);
  });

  it.each([
    ["baseUrl", "http://xt.invalid"],
    ["timeoutMs", 0],
    ["fetch", null],
  ])("can't be created with such a %s", (name, value) => {
    expect(() => createXtClient({ [name]: value })).toThrow(
      expect.objectContaining({ name: "XtConfigError", code: "invalid_option", operation: "createXtClient" }),
    );
  });
});

/** Tests `xt-oauth/openapi-fetch`: openapi-fetch's client, with middleware, over a real socket and over the caller's `fetch`. */
import { describe, expect, it, vi } from "vitest";
import { getToken } from "../generated/operations/getToken.js";
import type { Fetch } from "../src/index.js";
import { createClient } from "../src/openapi-fetch.js";
import { fakeXt } from "../src/testing/index.js";
import { failure, keys, limitOrder, success } from "./client-with-responses.js";
import { expectFailure, invalidArgument, exchangeQuery as query, rejection } from "./expect-failure.js";
import { type Answer, hostileServer, respondWith, respondWithJson, sendEndlessly } from "./faults/server.js";
import { expectNothingPlanted, planted } from "./planted-secrets.js";

const { path } = getToken;
const pathOf = (request = "") => request.split(" ")[1]?.split("?")[0];

describe("openapi-fetch's client of the spec", () => {
  it("resolves to data, which is XT's envelope, typed", async () => {
    await using server = await hostileServer(respondWithJson(success));
    const client = createClient({ baseUrl: server.url });
    const { data, error, response } = await client.GET(path, { params: { query } });
    expect([data, error, response.status, response.url]).toEqual([success, undefined, 200, ""]);
    if (data?.rc === 0) expect(data.result.access_token).toBe(success.result.access_token);
    expect(server.requests).toHaveLength(1);
  });

  it("resolves to an error if the HTTP status is not 2xx", async () => {
    await using server = await hostileServer(respondWith({ status: 503, body: '{"why":"busy"}' }));
    const answer = await createClient({ baseUrl: server.url }).GET(path, { params: { query } });
    expect(answer).toMatchObject({ error: { why: "busy" } });
  });

  it("accepts middleware, which may change the request and the response", async () => {
    const seen: string[] = [];
    await using server = await hostileServer(respondWithJson(failure));
    const client = createClient({ baseUrl: `${server.url}/prefix` });
    client.use({
      onRequest({ request, schemaPath }) {
        seen.push(schemaPath);
        request.headers.set("X-Trace", "7");
      },
      onResponse: ({ response }) => new Response(response.body, { status: 200, headers: { "X-Seen": "yes" } }),
    });
    const { data, response } = await client.GET(path, { params: { query } });
    expect(data).toEqual(failure);
    expect(response.headers.get("X-Seen")).toBe("yes");
    expect(seen).toEqual([path]);
    expect(server.requests.map(pathOf)).toEqual([`/prefix${path}`]);
    expect(server.requests[0]).toMatch(/^x-trace: 7$/im);
  });

  const ownFetch = vi.fn<Fetch>();
  // A fetch that is passed to a call would send the request without a signature, and follow redirects. An accessToken would have no effect.
  it.each([
    ["fetch", ownFetch],
    ["accessToken", "another"],
    ["timeoutMs", 5],
    ["dangerouslyAllowHttpTo", ["xt.test"]],
    ["dangerouslyAllowBrowser", true],
  ])("refuses the option %s in a call, and sends nothing", async (name, value) => {
    const fetch = vi.fn<Fetch>();
    const call = createClient({ fetch }).GET(path, { params: { query }, [name]: value });
    const { message } = expectFailure(await rejection(call), invalidArgument("createClient"));
    expect(message).toBe(`createClient: a call can't have the option ${name}: pass it to createClient`);
    expect([...fetch.mock.calls, ...ownFetch.mock.calls]).toEqual([]);
  });

  it("sends nothing over plain http, also if a call or a middleware changes the URL", async () => {
    const fetch = vi.fn<Fetch>();
    const [client, changed] = [createClient({ fetch }), createClient({ fetch })];
    changed.use({ onRequest: ({ request }) => new Request(request.url.replace("https:", "http:"), request) });
    const calls = [
      client.GET(path, { params: { query }, baseUrl: "http://xt.example" }),
      changed.GET(path, { params: { query } }),
    ];
    for (const error of await Promise.all(calls.map(rejection))) {
      expect(expectFailure(error, invalidArgument("getToken")).message).toBe(
        "getToken: the URL must use https (http on loopback only)",
      );
    }
    expect(fetch).not.toHaveBeenCalled();
  });

  it.each(["xt.example", "not a url", "https://user:pw@xt.example"])(
    "shows no secret if the baseUrl of a call is %s",
    async (baseUrl) => {
      const fetch = vi.fn<Fetch>();
      const call = createClient({ fetch }).GET(path, { params: { query }, baseUrl });
      const { message } = expectFailure(await rejection(call), invalidArgument("createClient"));
      expect(message).toContain("no Request can be created");
      expect(fetch).not.toHaveBeenCalled();
    },
  );

  it.each(["", ".", "..", undefined, {}])("refuses the path parameter %j, and sends nothing", async (orderId) => {
    const fetch = vi.fn<Fetch>();
    const client = createClient({ ...keys, accessToken: "a", fetch });
    const call = client.DELETE("/spot/v4/order/{orderId}", { params: { path: { orderId: orderId as never } } });
    const { message } = expectFailure(await rejection(call), invalidArgument("createClient"));
    expect(message).toContain("a path parameter must not be empty");
    expect(fetch).not.toHaveBeenCalled();
  });

  it("passes a middleware our error, which shows no secret", async () => {
    const errors: unknown[] = [];
    await using server = await hostileServer((socket) => socket.destroy());
    const client = createClient({ baseUrl: server.url });
    client.use({ onError: ({ error }) => void errors.push(error) });
    const error = await rejection(client.GET(path, { params: { query } }));
    expect(errors).toEqual([error]);
    const lost = { name: "XtNetworkError", code: "connection_lost", outcome: "unknown" } as const;
    expectFailure(error, { ...lost, operation: "getToken" });
    expect(server.requests).toHaveLength(1);
  });

  const html = respondWith({ type: "text/html", body: `<p>${planted.code}` });
  it.each<[string, string, Answer]>([
    ["XtResponseError", "response_not_json", html],
    ["XtHttpError", "redirect_refused", respondWith({ status: 302, headers: ["Location: /"] })],
    ["XtResponseError", "response_too_large", sendEndlessly("HTTP/1.1 200 OK\r\n\r\n", "x".repeat(1000))],
  ])("refuses a response with an %s, %s, and shows no secret", async (name, code, answer) => {
    await using server = await hostileServer(answer);
    const error = await rejection(createClient({ baseUrl: server.url }).GET(path, { params: { query } }));
    expect(error).toMatchObject({ name, code });
    expectNothingPlanted(error);
    expect(server.requests).toHaveLength(1);
  });

  it("ends at its timeout, and if the caller's signal aborts it", async () => {
    await using server = await hostileServer(() => undefined);
    const baseUrl = server.url;
    const late = await rejection(createClient({ baseUrl, timeoutMs: 400 }).GET(path, { params: { query } }));
    expect(late).toMatchObject({ name: "XtTimeoutError", outcome: "unknown" });
    const abort = new AbortController();
    const call = rejection(createClient({ baseUrl }).GET(path, { params: { query }, signal: abort.signal }));
    abort.abort("mine");
    expect(await call).toBe("mine");
  });

  it("asks for no cache and no compression, even if the caller's headers ask for them", async () => {
    const fetch = vi.fn<Fetch>(async () => Response.json(success));
    const headers = { "Cache-Control": "max-age=5", "Accept-Encoding": "gzip" };
    await createClient({ fetch }).GET(path, { params: { query }, headers });
    const sent = new Headers(fetch.mock.calls[0]?.[1].headers);
    expect([sent.get("Cache-Control"), sent.get("Accept-Encoding")]).toEqual(["no-store", "identity"]);
  });

  it("accepts an empty response of the option fetch", async () => {
    for (const status of [200, 204, 205]) {
      const client = createClient({ fetch: async () => new Response(null, { status }) });
      const { data, response } = await client.GET(path, { params: { query } });
      expect([data, response.status]).toEqual([undefined, status]);
    }
  });

  it("signs, and sends the access token, as the other client does", async () => {
    const fake = fakeXt({}, { keys: { "an-app-key": "a-secret-key" }, accessTokens: ["a-token"] });
    const options = { appKey: "an-app-key", secretKey: "a-secret-key", accessToken: async () => "a-token" };
    // The slashes of the base URL are no empty path parameter.
    const client = createClient({ ...options, fetch: fake.fetch, baseUrl: "https://xt.example/a//prefix" });
    const placed = await client.POST("/spot/v4/order", { body: limitOrder });
    expect(placed.data).toMatchObject({ rc: 0, result: { orderId: expect.any(String) } });
    const { orderId = "" } = placed.data?.rc === 0 ? placed.data.result : {};
    const found = await client.GET("/spot/v4/order/{orderId}", { params: { path: { orderId } } });
    const balances = await client.GET("/spot/v4/balances", { params: { query: { currencies: ["usdt", "btc"] } } });
    const cancelled = await client.DELETE("/spot/v4/open-order", { body: { bizType: "SPOT", symbol: "btc_usdt" } });
    // The path of the base URL isn't signed, also if the call passes another base URL.
    const at = (baseUrl: string) => client.GET("/spot/v4/order/{orderId}", { params: { path: { orderId } }, baseUrl });
    const moved = [await at("https://proxy.example/another/prefix"), await at("https://xt.example/prefixed")];
    expect([found, balances, cancelled, ...moved].map(({ data }) => data?.rc)).toEqual([0, 0, 0, 0, 0]);
    expect(fake.requests.every(({ refused }) => refused === undefined)).toBe(true);
  });

  it("signs each request, also to an unknown path, except those of the token endpoint and a GET below /public/", async () => {
    const sent: Headers[] = [];
    const fetch: Fetch = async (_, init) => {
      sent.push(new Headers(init.headers));
      return Response.json({});
    };
    const client = createClient({ appKey: "a", secretKey: "b", accessToken: "c", fetch });
    await client.GET(path, { params: { query } });
    await client.GET("/spot/v4/public/time" as never, {} as never);
    await client.GET("/spot/v4/public/new" as never, {} as never);
    await client.GET("/spot/v4/new" as never, {} as never);
    await client.POST("/spot/v4/public/new" as never, {} as never);
    for (const name of ["validate-signature", "access-token"]) {
      expect(sent.map((headers) => headers.has(name))).toEqual([false, false, false, true, true]);
    }
  });

  it.each([
    [{}, "Pass both to createClient"],
    [keys, "Pass it to createClient"],
  ])("names the missing credential, and sends nothing", async (options, remedy) => {
    const fetch = vi.fn<Fetch>();
    await expect(createClient({ ...options, fetch }).GET("/spot/v4/balances")).rejects.toMatchObject({
      name: "XtConfigError",
      code: "credentials_missing",
      operation: "getBalances",
      message: expect.stringContaining(remedy),
    });
    expect(fetch).not.toHaveBeenCalled();
  });

  it("shows no secret", () => {
    expectNothingPlanted(createClient({ ...keys, accessToken: planted.accessToken }));
  });
});

/** The fake on a port: the same responses over real sockets, for a browser or another process. */
import { request as send } from "node:http";
import { afterEach, describe, expect, it, vi } from "vitest";
import { getToken } from "../../generated/operations/getToken.js";
import { placeOrder } from "../../generated/operations/placeOrder.js";
import { createXtClient, createXtOAuth } from "../../src/index.js";
import { fakeXt, type XtFakeAnswer, type XtFakeAnswers, type XtFakeServer } from "../../src/testing/index.js";
import { limitOrder } from "../client-with-responses.js";
import { rejection } from "../expect-failure.js";
import { institution, keyPair, redirectUri } from "./clients.js";

const renewal = "client_id=a&client_secret=b&grant_type=refresh_token&refresh_token=c";
const servers: XtFakeServer[] = [];
afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())));

async function serve(answers: XtFakeAnswers = {}) {
  const fake = fakeXt(answers, { strict: true, keys: { [keyPair.appKey]: keyPair.secretKey } });
  const server = await fake.listen();
  servers.push(server);
  const { url } = server;
  const xt = createXtOAuth({ ...institution, redirectUri, scope: "userinfo", baseUrl: url, pagesUrl: url });
  const client = createXtClient({ ...keyPair, baseUrl: url });
  return { fake, server, url, xt, client };
}

describe("the fake on a port", () => {
  it("signs a user in over HTTP, from the consent page to an order", async () => {
    const { fake, url: address, xt, client } = await serve();
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const { url, state } = xt.authorizationUrl({ language: "zh-CN" });
    expect(await (await fetch(url)).text()).toContain("使用 XT 登录");
    const body = new URLSearchParams({ decision: "allow" });
    const consented = await fetch(url, { method: "POST", body, redirect: "manual" });
    const token = await xt.exchangeCode(xt.readCallback(consented.headers.get("Location") ?? "", { state }));
    const accessToken = (await xt.refreshToken(token.refresh_token)).access_token;
    const user = client.forUser(accessToken);
    const { orderId } = await user.placeOrder(limitOrder);
    expect(await user.getOpenOrders()).toMatchObject([{ orderId }]);
    expect(await user.getBalances()).toHaveProperty("assets");
    const expected = ["getToken", "getToken", "placeOrder", "getOpenOrders", "getBalances"];
    expect(fake.requests.map(({ operation }) => operation)).toEqual(expected);
    expect(fake.requests[4]?.sent("access-token", accessToken)).toBe(true);
  });

  const http = { name: "XtHttpError" };
  const invalid = { name: "XtResponseError", code: "response_invalid", outcome: "answered" };
  const other = { returnCode: 1, msgInfo: "failure", error: { code: "insufficient_balance" }, result: null };
  it.each<[XtFakeAnswer<"getToken">, expected: object, onPort?: object]>([
    [{ fault: "refused" }, { code: "connect_failed", outcome: "not-sent" }, { code: "connection_lost" }],
    [{ fault: "reset" }, { name: "XtNetworkError", code: "connection_lost", outcome: "unknown" }],
    [{ fault: "timeout" }, { name: "XtTimeoutError", outcome: "unknown" }],
    [
      { status: 429, retryAfter: 7 },
      { ...http, status: 429, retryAfter: 7 },
    ],
    [{ status: 503 }, { ...http, status: 503, outcome: "unknown" }],
    [{ status: 204 }, { name: "XtResponseError", code: "response_not_json" }],
    [
      { status: 200, html: true },
      { name: "XtResponseError", code: "response_not_json" },
    ],
    [{ json: { returnCode: 0 } }, invalid],
    [{ json: other }, { name: "XtApiError", mc: "insufficient_balance", outcome: "rejected" }],
    ["business-failure", { name: "XtApiError" }],
  ])(
    "with the answer %j causes the documented error, with and without a port",
    async (answer, expected, onPort = expected) => {
      const { xt, fake } = await serve({ getToken: answer });
      const timeoutMs = Object(answer).fault === "timeout" ? 300 : undefined;
      const withoutPort = createXtOAuth({ ...institution, fetch: fake.fetch });
      expect(await rejection(withoutPort.exchangeCode("a-code", { timeoutMs }))).toMatchObject(expected);
      expect(await rejection(xt.exchangeCode("a-code", { timeoutMs }))).toMatchObject(onPort);
      expect(fake.requests).toHaveLength(2);
    },
  );

  it("sends the page of a gateway as text/html", async () => {
    const { url } = await serve({ getToken: { status: 502, html: true } });
    const response = await fetch(`${url}${getToken.path}?${renewal}`);
    expect(response.status).toBe(502);
    expect(response.headers.get("Content-Type")).toBe("text/html");
    expect(await response.text()).toContain("<!doctype html>");
  });

  it("ends a fault if the caller's signal is aborted before or during the request", async () => {
    const { fake } = await serve({ getToken: { fault: "timeout" } });
    const controller = new AbortController();
    const send = () =>
      rejection(fake.fetch(`https://xt.example${getToken.path}?${renewal}`, { signal: controller.signal }));
    const pending = send();
    await vi.waitFor(() => expect(fake.requests).toHaveLength(1));
    controller.abort("enough");
    expect([await pending, await send()]).toEqual(["enough", "enough"]);
    expect(fake.requests).toHaveLength(1);
  });

  it("responds to an invalid request with an error that shows no secret", async () => {
    const { url } = await serve();
    const unknown = await fetch(`${url}/nowhere?client_secret=planted`);
    expect(unknown.status).toBe(404);
    expect(await unknown.json()).toEqual({
      error: "GET: fakeXt: the spec has no operation with the method and the path of this request",
    });
    const query = "client_secret=planted&grant_type=refresh_token&refresh_token=planted";
    const incomplete = await fetch(`${url}${getToken.path}?${query}`);
    expect(incomplete.status).toBe(400);
    expect(await incomplete.json()).toEqual({ error: "getToken: fakeXt: client_id is missing" });
  });

  it("refuses a body that is too large", async () => {
    const { url, fake } = await serve();
    const response = await fetch(`${url}${placeOrder.path}`, { method: "POST", body: "a".repeat(1_200_000) });
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ error: "fakeXt: the request body is larger than 1048576 bytes" });
    expect(fake.requests).toEqual([]);
  });

  it("closes open connections when it closes", async () => {
    const { xt, server, fake, url } = await serve({ getToken: { fault: "timeout" } });
    const call = rejection(xt.exchangeCode("a-code", { timeoutMs: 60_000 }));
    await vi.waitFor(() => expect(fake.requests).toHaveLength(1));
    await server.close();
    expect(await call).toMatchObject({ code: "connection_lost" });
    await expect(fetch(url)).rejects.toThrow();
  });

  it("serves other requests after a client closes its connection", async () => {
    const { fake, url, xt } = await serve({ getToken: [{ fault: "timeout" }, { status: 503 }] });
    const abandoned = send(`${url}${getToken.path}?${renewal}`).on("error", () => undefined);
    abandoned.end();
    await vi.waitFor(() => expect(fake.requests).toHaveLength(1));
    abandoned.destroy();
    expect(await rejection(xt.exchangeCode("a"))).toMatchObject({ status: 503 });
  });

  it("listens on the given port, and gives the reason if that fails", async () => {
    const { fake, url } = await serve();
    const port = Number(new URL(url).port);
    expect(await rejection(fake.listen(port))).toMatchObject({
      name: "XtConfigError",
      message: "fakeXt: listening on the port failed (EADDRINUSE)",
    });
    const message = "fakeXt: port must be an integer from 0 to 65535";
    for (const wrong of [-1, 65_536, 1.5, "4010"]) {
      expect(await rejection(fake.listen(wrong as number))).toHaveProperty("message", message);
    }
  });

  it("throws in a runtime without node:http", async () => {
    vi.stubGlobal("process", undefined);
    const error = await rejection(fakeXt().listen());
    vi.unstubAllGlobals();
    expect(error).toMatchObject({ name: "XtConfigError" });
    expect(Object(error).message).toBe(
      "fakeXt: listen() needs Node, Bun or Deno; in other runtimes, pass fake.fetch as the option fetch",
    );
  });
});

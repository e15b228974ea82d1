/** Tests on Node that interceptors of callers' tests see the requests, and that the options `fetch` and `agent` can use a proxy. */
import plain, { createServer } from "node:http";
import https from "node:https";
import net from "node:net";
import { HttpsProxyAgent } from "https-proxy-agent";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import nock from "nock";
import { ProxyAgent, fetch as undiciFetch } from "undici";
import { describe, expect, it } from "vitest";
import { getToken } from "../../generated/operations/getToken.js";
import { server as host } from "../../generated/server.js";
import type { Fetch } from "../../src/index.js";
import { success, token } from "../client-with-responses.js";
import { createOAuth, expectFailure, expectRejection, rejection } from "../expect-failure.js";
import { lost, unsent } from "../faults/fault-table.js";
import { hostileServer, listen, respondWithJson } from "../faults/server.js";

describe("a test of the caller", () => {
  it("intercepts requests with nock", async () => {
    const scope = nock(host)
      .get(getToken.path)
      .query(({ code }) => code === "a-code")
      .reply(200, success);
    await expect(createOAuth().exchangeCode("a-code")).resolves.toEqual(token);
    scope.done();
    nock.restore();
  });

  it("intercepts requests with msw", async () => {
    const handler = http.get(`${host}${getToken.path}`, ({ request }) =>
      HttpResponse.json(new URL(request.url).searchParams.get("code") === "a-code" ? success : {}),
    );
    const mock = setupServer(handler);
    mock.listen({ onUnhandledRequest: "error" });
    await expect(
      createOAuth()
        .exchangeCode("a-code")
        .finally(() => mock.close()),
    ).resolves.toEqual(token);
  });
});

/** Starts a proxy that opens tunnels, and records their targets. */
async function startProxy() {
  const seen: string[] = [];
  const server = createServer().on("connect", (request, socket) => {
    seen.push(`${request.method} ${request.url}`);
    const [name, port] = `${request.url}`.split(":");
    const through = net.connect(Number(port), name, () => {
      socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
      through.pipe(socket).pipe(through);
    });
    for (const end of [socket, through]) end.on("error", () => undefined);
  });
  return { url: `http://127.0.0.1:${await listen(server)}`, seen, stop: () => server.close() };
}

it("a fetch of the caller with undici's ProxyAgent tells the proxy the server's address only", async () => {
  await using api = await hostileServer(respondWithJson(success), { overTls: true });
  const proxy = await startProxy();
  const dispatcher = new ProxyAgent(proxy.url);
  const fetch: Fetch = async (url, init) => Object(await undiciFetch(url, { ...Object(init), dispatcher }));
  await expect(createOAuth({ baseUrl: api.url, fetch }).exchangeCode("a-code")).resolves.toEqual(token);
  expect(proxy.seen).toEqual([`CONNECT ${api.url.replace("https://", "")}`]);
  expect(api.requests).toHaveLength(1);
  await dispatcher.destroy();
  proxy.stop();
});

describe("a call with the option agent", () => {
  it.each([true, false])(
    "goes through a proxy, which learns the server's address only (over TLS: %s)",
    async (overTls) => {
      await using api = await hostileServer(respondWithJson(success), { overTls });
      const proxy = await startProxy();
      const agent = new HttpsProxyAgent(proxy.url);
      for (let call = 0; call < 2; call += 1) {
        await expect(createOAuth({ baseUrl: api.url, agent }).exchangeCode("a-code")).resolves.toEqual(token);
      }
      expect(proxy.seen).toEqual(Array(2).fill(`CONNECT ${api.url.replace(/^https?:\/\//, "")}`));
      expect(api.requests).toHaveLength(2);
      agent.destroy();
      proxy.stop();
    },
  );

  it.each([false, true])("uses an agent of Node (over TLS: %s)", async (overTls) => {
    await using api = await hostileServer(respondWithJson(success), { overTls });
    const agent = new (overTls ? https : plain).Agent();
    await expect(createOAuth({ baseUrl: api.url, agent }).exchangeCode("a-code")).resolves.toEqual(token);
  });

  it("reports that nothing was sent if the proxy is gone", async () => {
    const proxy = await startProxy();
    const agent = new HttpsProxyAgent(proxy.url);
    proxy.stop();
    await expectRejection(createOAuth({ baseUrl: "https://127.0.0.1:9", agent }).exchangeCode("a-code"), unsent);
  });

  it("reports that nothing was sent if a TLS handshake never ends, and if the server isn't trusted", async () => {
    await using silent = await hostileServer(() => undefined, { onConnection: () => undefined });
    const baseUrl = silent.url.replace("http:", "https:");
    const late = await rejection(
      createOAuth({ baseUrl, agent: new https.Agent(), timeoutMs: 300 }).exchangeCode("a-code"),
    );
    expectFailure(late, { name: "XtTimeoutError", code: "timeout", outcome: "not-sent" });
    await using api = await hostileServer(respondWithJson(success), { overTls: true });
    const pinned = new https.Agent({ checkServerIdentity: () => new Error("another certificate was pinned") });
    await expectRejection(createOAuth({ baseUrl: api.url, agent: pinned }).exchangeCode("a-code"), unsent);
    expect(api.requests).toHaveLength(0);
  });

  it("sends one request if a kept connection dies, and reports that it may have arrived", async () => {
    const agent = new https.Agent({ keepAlive: true });
    await using api = await hostileServer(
      (socket, head, count) => (count === 2 ? void socket.destroy() : respondWithJson(success)(socket, head, count)),
      { overTls: true },
    );
    const xt = createOAuth({ baseUrl: api.url, agent });
    await xt.exchangeCode("a-code");
    await expectRejection(xt.exchangeCode("another-code"), lost);
    expect(api.requests).toHaveLength(2);
    agent.destroy();
  });
});

it("the option agent must have the methods of an agent, and excludes the option fetch", () => {
  const both = { agent: new https.Agent(), fetch: globalThis.fetch };
  for (const options of [{ agent: {} }, { agent: 5 }, { agent: null }, both]) {
    expect(() => createOAuth(options as never)).toThrow(expect.objectContaining({ code: "invalid_option" }));
  }
});

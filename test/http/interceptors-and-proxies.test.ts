/** Interceptors of callers' tests see the requests on Node, and a proxy is used through the option `fetch` or `agent`. */
import { createServer } from "node:http";
import https from "node:https";
import net from "node:net";
import { Readable } from "node:stream";
import { HttpsProxyAgent } from "https-proxy-agent";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import nock from "nock";
import { ProxyAgent, fetch as undiciFetch } from "undici";
import { describe, expect, inject, it } from "vitest";
import { getToken } from "../../generated/operations/getToken.js";
import { server as host } from "../../generated/server.js";
import type { Fetch } from "../../src/index.js";
import { success, token } from "../answers.js";
import { answers, hostileServer, listen } from "../faults/server.js";
import { client, expectFailure, rejection } from "../grants.js";

describe("a caller's test", () => {
  it("intercepts with nock", async () => {
    const scope = nock(host)
      .get(getToken.path)
      .query(({ code }) => code === "a-code")
      .reply(200, success);
    await expect(client().exchangeCode("a-code")).resolves.toEqual(token);
    scope.done();
    nock.restore();
  });

  it("intercepts with msw", async () => {
    const handler = http.get(`${host}${getToken.path}`, ({ request }) =>
      HttpResponse.json(new URL(request.url).searchParams.get("code") === "a-code" ? success : {}),
    );
    const mock = setupServer(handler);
    mock.listen({ onUnhandledRequest: "error" });
    await expect(
      client()
        .exchangeCode("a-code")
        .finally(() => mock.close()),
    ).resolves.toEqual(token);
  });
});

/** A proxy that opens tunnels, and notes where to. */
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

/** The fetch that a proxy is used through, and what ends it. */
const throughProxy: Record<string, (proxy: string) => { fetch: Fetch; end: () => unknown }> = {
  "undici's ProxyAgent"(proxy) {
    const dispatcher = new ProxyAgent(proxy);
    return {
      fetch: async (url, init) => Object(await undiciFetch(url, { ...Object(init), dispatcher })),
      end: () => dispatcher.destroy(),
    };
  },
  "https-proxy-agent"(proxy) {
    const agent = new HttpsProxyAgent(proxy);
    const fetch: Fetch = (url, { method, headers, body, signal }) =>
      new Promise((resolve, reject) => {
        const options = { method, headers: Object(headers), signal: signal ?? undefined, agent };
        const request = https.request(url, Object(options), (answer) => {
          const { statusCode: status, headers } = answer;
          resolve(new Response(Object(Readable.toWeb(answer)), { status: status ?? 0, headers: Object(headers) }));
        });
        request.on("error", reject).end(body);
      });
    return { fetch, end: () => agent.destroy() };
  },
};

describe.each(Object.keys(throughProxy))("a proxy, through a fetch with %s,", (name) => {
  it("sees where to, but nothing of what", async () => {
    await using api = await hostileServer(answers(success), { tls: inject("identity") });
    const proxy = await startProxy();
    const { fetch, end } = throughProxy[name]?.(proxy.url) ?? expect.fail();
    await expect(client({ baseUrl: api.url, fetch }).exchangeCode("a-code")).resolves.toEqual(token);
    expect(proxy.seen).toEqual([`CONNECT ${api.url.replace("https://", "")}`]);
    expect(api.requests).toHaveLength(1);
    await end();
    proxy.stop();
  });

  it("that isn't there proves nothing: a fetch of the caller's may have tried elsewhere", async () => {
    const proxy = await startProxy();
    proxy.stop();
    const { fetch, end } = throughProxy[name]?.(proxy.url) ?? expect.fail();
    const error = await rejection(client({ baseUrl: "https://127.0.0.1:9", fetch }).exchangeCode("a-code"));
    expectFailure(error, { name: "XtNetworkError", code: "fetch_failed", outcome: "unknown" });
    await end();
  });
});

/** The options that each promise of Node's adapter holds with. */
describe("an agent of the caller's", () => {
  it.each([true, false])(
    "leads through a proxy, which sees where to, but nothing of what (over TLS: %s)",
    async (overTls) => {
      await using api = await hostileServer(answers(success), overTls ? { tls: inject("identity") } : {});
      const proxy = await startProxy();
      const agent = new HttpsProxyAgent(proxy.url);
      for (let call = 0; call < 2; call += 1) {
        await expect(client({ baseUrl: api.url, agent }).exchangeCode("a-code")).resolves.toEqual(token);
      }
      expect(proxy.seen).toEqual(Array(2).fill(`CONNECT ${api.url.replace(/^https?:\/\//, "")}`));
      expect(api.requests).toHaveLength(2);
      agent.destroy();
      proxy.stop();
    },
  );

  it("keeps the truth where nothing was sent: the proxy is gone, or its server", async () => {
    const proxy = await startProxy();
    const agent = new HttpsProxyAgent(proxy.url);
    proxy.stop();
    const error = await rejection(client({ baseUrl: "https://127.0.0.1:9", agent }).exchangeCode("a-code"));
    expectFailure(error, { name: "XtNetworkError", code: "connect_failed", outcome: "not-sent" });
  });

  it("keeps the truth where a TLS handshake never ends, and where the server isn't trusted", async () => {
    await using silent = await hostileServer(() => undefined, { onConnection: () => undefined });
    const baseUrl = silent.url.replace("http:", "https:");
    const late = await rejection(client({ baseUrl, agent: new https.Agent(), timeoutMs: 300 }).exchangeCode("a-code"));
    expectFailure(late, { name: "XtTimeoutError", code: "timeout", outcome: "not-sent" });
    await using api = await hostileServer(answers(success), { tls: inject("identity") });
    const pinned = new https.Agent({ checkServerIdentity: () => new Error("another certificate was pinned") });
    const error = await rejection(client({ baseUrl: api.url, agent: pinned }).exchangeCode("a-code"));
    expectFailure(error, { name: "XtNetworkError", code: "connect_failed", outcome: "not-sent" });
    expect(api.requests).toHaveLength(0);
  });

  it("sends one request where a kept connection dies, and says that it may have arrived", async () => {
    const agent = new https.Agent({ keepAlive: true });
    await using api = await hostileServer(
      (socket, head, count) => (count === 2 ? void socket.destroy() : answers(success)(socket, head, count)),
      { tls: inject("identity") },
    );
    const xt = client({ baseUrl: api.url, agent });
    await xt.exchangeCode("a-code");
    const error = await rejection(xt.exchangeCode("another-code"));
    expectFailure(error, { name: "XtNetworkError", code: "connection_lost", outcome: "unknown" });
    expect(api.requests).toHaveLength(2);
    agent.destroy();
  });

  it("must be one, and can't be passed beside a fetch", () => {
    const both = { agent: new https.Agent(), fetch: globalThis.fetch };
    for (const options of [{ agent: {} }, { agent: 5 }, { agent: null }, both]) {
      expect(() => client(options as never)).toThrow(expect.objectContaining({ code: "invalid_option" }));
    }
  });
});

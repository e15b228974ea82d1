/** What people intercept requests with in their tests still sees ours on Node, and a proxy is used through the option `fetch`. */
import { createServer } from "node:http";
import https from "node:https";
import net from "node:net";
import { Readable } from "node:stream";
import { HttpsProxyAgent } from "https-proxy-agent";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import nock from "nock";
import { ProxyAgent, fetch as undiciFetch } from "undici";
import { afterEach, describe, expect, inject, it } from "vitest";
import { getToken } from "../../generated/operations/getToken.js";
import { server as host } from "../../generated/server.js";
import type { Fetch } from "../../src/index.js";
import { success, token } from "../answers.js";
import { answers, hostileServer } from "../faults/server.js";
import { client, expectFailure, rejection } from "../grants.js";

afterEach(() => nock.restore());

describe("a test of somebody else's", () => {
  it("intercepts with nock", async () => {
    const scope = nock(host)
      .get(getToken.path)
      .query(({ code }) => code === "a-code")
      .reply(200, success);
    await expect(client().exchangeCode("a-code")).resolves.toEqual(token);
    scope.done();
  });

  it("intercepts with msw", async () => {
    const asked: string[] = [];
    const handler = http.get(`${host}${getToken.path}`, ({ request }) => {
      asked.push(new URL(request.url).searchParams.get("code") ?? "");
      return HttpResponse.json(success);
    });
    const mock = setupServer(handler);
    mock.listen({ onUnhandledRequest: "error" });
    try {
      await expect(client().exchangeCode("a-code")).resolves.toEqual(token);
      expect(asked).toEqual(["a-code"]);
    } finally {
      mock.close();
    }
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
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${Object(server.address()).port}`, seen, stop: () => server.close() };
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

  it("that isn't there proves nothing: a fetch of somebody's may have tried elsewhere", async () => {
    const proxy = await startProxy();
    proxy.stop();
    const { fetch, end } = throughProxy[name]?.(proxy.url) ?? expect.fail();
    const error = await rejection(client({ baseUrl: "https://127.0.0.1:9", fetch }).exchangeCode("a-code"));
    expectFailure(error, { name: "XtNetworkError", code: "fetch_failed", outcome: "unknown" });
    await end();
  });
});

/** What people intercept requests with in their tests still sees ours on Node, and a proxy is used through the option `fetch`. */
import { createServer } from "node:http";
import net from "node:net";
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
import { client } from "../grants.js";

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

describe("a proxy", () => {
  it("is used through a fetch of undici's, and sees where to, but nothing of what", async () => {
    await using api = await hostileServer(answers(success), { tls: inject("identity") });
    const seen: string[] = [];
    const proxy = createServer().on("connect", (request, socket) => {
      seen.push(`${request.method} ${request.url}`);
      const [name, port] = `${request.url}`.split(":");
      const through = net.connect(Number(port), name, () => {
        socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
        through.pipe(socket).pipe(through);
      });
      for (const end of [socket, through]) end.on("error", () => undefined);
    });
    await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
    const dispatcher = new ProxyAgent(`http://127.0.0.1:${Object(proxy.address()).port}`);
    const fetch: Fetch = async (url, init) => Object(await undiciFetch(url, { ...Object(init), dispatcher }));
    await expect(client({ baseUrl: api.url, fetch }).exchangeCode("a-code")).resolves.toEqual(token);
    expect(seen).toEqual([`CONNECT ${api.url.replace("https://", "")}`]);
    expect(api.requests).toHaveLength(1);
    await dispatcher.destroy();
    proxy.close();
  });
});

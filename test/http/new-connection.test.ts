/** Tests the new connections of Node's adapter: when it opens them, and that nothing is sent on a connection that comes too late. */
import http from "node:http";
import https from "node:https";
import net from "node:net";
import tls from "node:tls";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { success } from "../client-with-responses.js";
import { blockThread, hostileServer, reply } from "../faults/server.js";

const answer = reply({ body: JSON.stringify(success), keepAlive: true });
const serve = (options = {}) => hostileServer((socket) => void socket.write(answer), options);

// Each test loads the transport again with new agents, because the agents of another test may have idle connections.
let transport: typeof import("../../src/http/send-without-retry.js");
beforeEach(async () => {
  vi.resetModules();
  transport = await import("../../src/http/send-without-retry.js");
});
afterEach(() => vi.restoreAllMocks());

const send = (url: string, signal?: AbortSignal, timeoutMs = 8_000) =>
  transport.sendWithoutRetry(
    { url: `${url}/`, method: "GET", headers: {} },
    { caller: "call", secrets: [], fetch: undefined, agent: undefined, timeoutMs, signal },
  );

it("a call starts its request immediately if no connection is idle", async () => {
  await using server = await serve();
  const requested = vi.spyOn(http, "request");
  const call = send(server.url);
  expect(requested).toHaveBeenCalledTimes(1);
  await call;
});

it.each([false, true])(
  "a call that is aborted at once sends nothing, nor does its connection later (over TLS: %s)",
  async (overTls) => {
    await using server = await serve({ overTls });
    const controller = new AbortController();
    const call = send(server.url, controller.signal);
    controller.abort("at once");
    await expect(call).rejects.toBe("at once");
    for (let turn = 0; turn < 2; turn += 1) await expect(send(server.url)).resolves.toMatchObject({ status: 200 });
    expect(server.requests).toHaveLength(2);
  },
);

it.each([false, true])("a replaced createConnection may pass its socket later (over TLS: %s)", async (overTls) => {
  await using server = await serve({ overTls });
  const agents = overTls ? https.Agent.prototype : http.Agent.prototype;
  type Done = (error: null, socket: net.Socket) => void;
  const opened = vi.spyOn(agents, "createConnection").mockImplementation(({ host, port }, done: Done = expect.fail) => {
    const where = { host: `${host}`, port: Number(port) };
    const [socket, ready] = overTls ? [tls.connect(where), "secureConnect"] : [net.connect(where), "connect"];
    socket.once(ready, () => setTimeout(done, 1, null, socket));
    return undefined;
  });
  await expect(send(server.url)).resolves.toMatchObject({ status: 200 });
  expect([opened.mock.calls.length, server.requests.length]).toEqual([1, 1]);
});

it.each(["keylog", "connect"])(
  "a process that is stopped until after the timeout of a call sends nothing when it continues (stopped at %s)",
  async (moment) => {
    const overTls = moment === "keylog";
    await using server = await serve({ overTls });
    const agents = overTls ? https.Agent.prototype : http.Agent.prototype;
    const open = agents.createConnection;
    vi.spyOn(agents, "createConnection").mockImplementation(function (this: http.Agent, ...args) {
      const socket = open.apply(this, args);
      socket?.once(moment, () => blockThread(300));
      return socket;
    });
    const call = send(server.url, undefined, 250);
    await expect(call).rejects.toMatchObject({ name: "XtTimeoutError", outcome: "not-sent" });
    expect(server.requests).toEqual([]);
    vi.restoreAllMocks();
    await expect(send(server.url)).resolves.toMatchObject({ status: 200 });
    expect(server.requests).toHaveLength(1);
  },
);

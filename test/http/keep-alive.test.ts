/**
 * Connections that are kept: an idle one that the server closes is the everyday way to lose a code. Node's adapter uses one again only
 * within half a second of its last request, and servers that close idle ones wait for a second at the least.
 */
import { createServer } from "node:http";
import type net from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, inject, it, vi } from "vitest";
import { success, token } from "../answers.js";
import { type Answer, hostileServer, listen, reply } from "../faults/server.js";
import { client } from "../grants.js";

async function servingWithIdle(idleMs: number, hint: boolean) {
  const codes: string[] = [];
  let connections = 0;
  const server = createServer((request, response) => {
    codes.push(new URL(request.url ?? "", "http://localhost").searchParams.get("code") ?? "");
    // Node's own server tells how long it waits, and most others don't.
    if (!hint) response.setHeader("Connection", "keep-alive");
    response.setHeader("Content-Type", "application/json").end(JSON.stringify(success));
  });
  server.keepAliveTimeout = idleMs;
  server.on("connection", () => {
    connections += 1;
  });
  const xt = client({ baseUrl: `http://127.0.0.1:${await listen(server)}` });
  return { xt, codes, connections: () => connections, stop: () => server.close() };
}

describe("a server that closes idle connections after a second", () => {
  it("loses no code, and gets none twice, whether it says so or not", async () => {
    const calls = Array.from({ length: 40 }, async (_, number) => {
      const server = await servingWithIdle(1000, number % 2 === 0);
      const gaps = [0, 950 + 100 * Math.random(), 5 * Math.random(), 990 + 20 * Math.random()];
      for (const [turn, gap] of gaps.entries()) {
        await sleep(gap);
        await server.xt.exchangeCode(`code-${number}-${turn}`);
      }
      server.stop();
      return server.codes;
    });
    for (const [number, codes] of (await Promise.all(calls)).entries()) {
      expect(codes).toEqual([0, 1, 2, 3].map((turn) => `code-${number}-${turn}`));
    }
  });
});

afterEach(() => vi.restoreAllMocks());

describe("a process that is held up", () => {
  /** For as long, nothing is heard of a connection that is closed, and no timer runs. */
  const holdUp = (ms: number) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

  it("doesn't take an old connection for a young one", async () => {
    const server = await servingWithIdle(60_000, false);
    // Several idle ones, of which the agent takes the last.
    await Promise.all([1, 2, 3].map((number) => server.xt.exchangeCode(`first-${number}`)));
    expect(server.connections()).toBe(3);
    holdUp(550);
    await server.xt.exchangeCode("second");
    expect(server.connections()).toBe(4);
    expect(server.codes).toHaveLength(4);
    server.stop();
  });

  it.each([600, -600])("doesn't where it was asleep, which stops the other clock (by the date: %i ms)", async (ms) => {
    const server = await servingWithIdle(60_000, false);
    await server.xt.exchangeCode("first");
    vi.spyOn(Date, "now").mockReturnValue(Date.now() + ms);
    await server.xt.exchangeCode("second");
    expect(server.connections()).toBe(2);
    server.stop();
  });

  it.each([
    ["goes on", undefined],
    ["is set back by as much", -600],
    ["is set back by far", -3_600_000],
  ])("counts from the request where it saw the answer late, also where the clock %s", async (_, ms) => {
    await using server = await hostileServer((socket, _, count) => {
      socket.write(reply({ body: JSON.stringify(success), keepAlive: true }));
      // In one process with the client, which doesn't see the answer before this has passed.
      if (count === 1) holdUp(550);
      const set = Date.now() + (ms ?? 0);
      if (ms !== undefined) vi.spyOn(Date, "now").mockReturnValue(set);
    });
    const xt = client({ baseUrl: server.url });
    for (let call = 0; call < 2; call += 1) await xt.exchangeCode(`code-${call}`);
    expect(server.connections()).toBe(2);
  });
});

describe("a server that closes the connection after each answer, and doesn't say so", () => {
  it.each([true, false])("loses no code, and gets none twice (over TLS: %s)", async (overTls) => {
    const body = JSON.stringify(success);
    const answer: Answer = (socket) => {
      socket.write(reply({ body, keepAlive: true }));
      socket.end();
    };
    await using server = await hostileServer(answer, overTls ? { tls: inject("identity") } : {});
    const xt = client({ baseUrl: server.url });
    for (let turn = 0; turn < 20; turn += 1) await expect(xt.exchangeCode(`code-${turn}`)).resolves.toEqual(token);
    expect(server.requests).toHaveLength(20);
  });
});

describe("a server that goes on talking after its answer", () => {
  const whole = reply({ body: JSON.stringify(success), keepAlive: true });
  const forgery = { ...success, result: { ...token, user_id: "forged" } };
  const forged = reply({ body: JSON.stringify(forgery), keepAlive: true });

  it.each([0, 20])("isn't listened to (after %i ms)", async (ms) => {
    await using server = await hostileServer((socket) => {
      socket.write(whole);
      if (ms === 0) socket.write(forged);
      else setTimeout(() => socket.write(forged), ms);
    });
    const xt = client({ baseUrl: server.url });
    for (let turn = 0; turn < 3; turn += 1) {
      await expect(xt.exchangeCode(`code-${turn}`)).resolves.toEqual(token);
      await sleep(40);
    }
    expect(server.requests).toHaveLength(3);
  });

  it.each([true, false])("is cut off, rather than listened to without end (over TLS: %s)", async (overTls) => {
    const answer: Answer = (socket) => {
      socket.write(whole);
      const more = setInterval(() => socket.write(" "), 20);
      socket.on("close", () => clearInterval(more));
    };
    await using server = await hostileServer(answer, overTls ? { tls: inject("identity") } : {});
    await expect(client({ baseUrl: server.url }).exchangeCode("a-code")).resolves.toEqual(token);
    await server.released();
  });

  it.each([true, false])("is understood, where it talks nonsense (kept alive: %s)", async (keepAlive) => {
    const bytes = Buffer.concat([reply({ body: JSON.stringify(success), keepAlive }), Buffer.from("\0no")]);
    await using server = await hostileServer((socket) => void socket.write(bytes));
    const xt = client({ baseUrl: server.url });
    for (let turn = 0; turn < 3; turn += 1) await expect(xt.exchangeCode(`code-${turn}`)).resolves.toEqual(token);
    expect(server.requests).toHaveLength(3);
    await server.released();
  });
});

describe("of several idle connections", () => {
  it.each([1, 2])("the last %i are left out where they have become unfit", async (unfit) => {
    const forged = reply({ body: "{}", keepAlive: true });
    const sockets: net.Socket[] = [];
    const answer = (socket: net.Socket) => socket.write(reply({ body: JSON.stringify(success), keepAlive: true }));
    await using server = await hostileServer((socket, _, count) => {
      if (count > 3) answer(socket);
      else sockets.push(socket);
    });
    const xt = client({ baseUrl: server.url });
    const calls = ["one", "two", "three"].map((code) => xt.exchangeCode(code));
    await vi.waitFor(() => expect(sockets).toHaveLength(3), { interval: 1 });
    for (const [at, socket] of sockets.entries()) {
      answer(socket);
      await Promise.any(calls.slice(at));
    }
    await Promise.all(calls);
    for (const socket of sockets.slice(-unfit)) socket.write(forged);
    await sleep(20);
    await expect(xt.exchangeCode("four")).resolves.toEqual(token);
    expect(server.requests).toHaveLength(4);
    expect(server.connections()).toBe(3);
  });
});

describe("half a second", () => {
  it.each([
    [499, 1],
    [500, 2],
  ])("is the limit: after %i ms there have been %i connections", async (ms, connections) => {
    const server = await servingWithIdle(60_000, false);
    const date = vi.spyOn(Date, "now").mockReturnValue(1_800_000_000_000);
    const now = vi.spyOn(performance, "now").mockReturnValue(5_000);
    await server.xt.exchangeCode("first");
    now.mockReturnValue(5_000 + ms);
    await server.xt.exchangeCode("second");
    expect(server.connections()).toBe(connections);
    expect(date).toHaveBeenCalled();
    server.stop();
  });
});

describe("calls one after the other", () => {
  it("share a connection", async () => {
    const server = await servingWithIdle(5000, true);
    for (let turn = 0; turn < 20; turn += 1) await server.xt.exchangeCode(`code-${turn}`);
    expect([server.codes.length, server.connections()]).toEqual([20, 1]);
    server.stop();
  });

  it("have a connection each where the server keeps none for longer than a second", async () => {
    const server = await servingWithIdle(1000, true);
    for (let turn = 0; turn < 3; turn += 1) await server.xt.exchangeCode(`code-${turn}`);
    expect(server.connections()).toBe(3);
    server.stop();
  });
});

/**
 * Tests the reuse of connections. If a server closes an idle connection while a request is sent on it, a code may get lost. So Node's
 * adapter reuses a connection only within half a second of its last request: servers close an idle connection after a second or more.
 */
import type net from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, it, vi } from "vitest";
import { success, token } from "../client-with-responses.js";
import { createOAuth } from "../expect-failure.js";
import { blockThread, type HostileServer, hostileServer, reply } from "../faults/server.js";

const good = { body: JSON.stringify(success), keepAlive: true };
const whole = reply(good);

/** Starts a server that keeps its connections open. `hint` has its `Keep-Alive` header, if it sends one. */
const startServer = (hint: readonly string[] = []) =>
  hostileServer((socket) => void socket.write(reply({ ...good, headers: hint })));

const codesOf = ({ requests }: HostileServer) => requests.map((head) => /[?&]code=([^& ]+)/.exec(head)?.[1]);

/** Makes calls one after the other, which all have to succeed. */
async function exchange(server: HostileServer, ...codes: string[]): Promise<void> {
  const xt = createOAuth({ baseUrl: server.url });
  for (const code of codes) await expect(xt.exchangeCode(code)).resolves.toEqual(token);
}

afterEach(() => vi.restoreAllMocks());

describe("a process that is blocked", () => {
  it.each([6_000, -6_000])(
    "uses no old connection after a sleep of the machine, during which only the date changes (by %i ms)",
    async (ms) => {
      await using server = await startServer();
      // Several idle connections, of which the agent takes the last.
      await Promise.all(["1", "2", "3"].map((code) => exchange(server, code)));
      expect(server.connections()).toBe(3);
      vi.spyOn(Date, "now").mockReturnValue(Date.now() + ms);
      await exchange(server, "second");
      expect(server.connections()).toBe(4);
    },
  );

  it.each([
    ["goes on", undefined],
    ["is set back by as much", -600],
    ["is set back by far", -3_600_000],
  ])("counts from the request if it reads the response late, also if the system clock %s", async (_, ms) => {
    await using server = await hostileServer((socket, _, count) => {
      socket.write(whole);
      // The client is in the same process, so it reads the response after this.
      if (count === 1) blockThread(550);
      const set = Date.now() + (ms ?? 0);
      if (ms !== undefined) vi.spyOn(Date, "now").mockReturnValue(set);
    });
    await exchange(server, "first", "second");
    expect(server.connections()).toBe(2);
  });
});

it.each([true, false])(
  "no code is lost or sent twice if the server closes the connection after each response (over TLS: %s)",
  async (overTls) => {
    const codes = Array.from({ length: 20 }, (_, turn) => `code-${turn}`);
    await using server = await hostileServer((socket) => void socket.end(whole), { overTls });
    await exchange(server, ...codes);
    expect(codesOf(server)).toEqual(codes);
  },
);

describe("bytes after a response", () => {
  const forged = reply({ ...good, body: JSON.stringify({ ...success, result: { ...token, user_id: "forged" } }) });

  it.each<[string, (socket: net.Socket) => void]>([
    ["a response at once", (socket) => socket.write(Buffer.concat([whole, forged]))],
    ["a response after 20 ms", (socket) => socket.write(whole, () => setTimeout(() => socket.write(forged), 20))],
    ["no HTTP", (socket) => socket.write(Buffer.concat([whole, Buffer.from("\0no")]))],
    [
      "no HTTP, on a connection to close",
      (socket) => socket.write(Buffer.concat([reply({ ...good, keepAlive: false }), Buffer.from("\0no")])),
    ],
  ])("are no response to the next request: %s", async (_, write) => {
    await using server = await hostileServer(write);
    for (const code of ["1", "2", "3"]) {
      await exchange(server, code);
      await sleep(40);
    }
    expect(server.requests).toHaveLength(3);
    await server.released();
  });

  it.each([true, false])("end the connection if they never stop (over TLS: %s)", async (overTls) => {
    await using server = await hostileServer(
      (socket) => {
        socket.write(whole);
        const more = setInterval(() => socket.write(" "), 20);
        socket.on("close", () => clearInterval(more));
      },
      { overTls },
    );
    await exchange(server, "a-code");
    await server.released();
  });
});

it.each([1, 2])(
  "the last %i of several idle connections are not used if they received unexpected bytes",
  async (unfit) => {
    const sockets: net.Socket[] = [];
    let used = -1;
    await using server = await hostileServer((socket, _, count) => {
      if (count <= 3) sockets.push(socket);
      else {
        used = sockets.indexOf(socket);
        socket.write(whole);
      }
    });
    const calls = ["one", "two", "three"].map((code) => exchange(server, code));
    await vi.waitFor(() => expect(sockets).toHaveLength(3), { interval: 1 });
    for (const [at, socket] of sockets.entries()) {
      socket.write(whole);
      await Promise.any(calls.slice(at));
    }
    await Promise.all(calls);
    for (const socket of sockets.slice(-unfit)) socket.write(reply({ body: "{}", keepAlive: true }));
    await sleep(20);
    await exchange(server, "four");
    expect(used).toBe(2 - unfit);
    expect([server.requests.length, server.connections()]).toEqual([4, 3]);
  },
);

it("an idle connection that is too old is not used, even if it received its response last", async () => {
  const sockets: net.Socket[] = [];
  await using server = await hostileServer((socket) => {
    sockets.push(socket);
    if (sockets.length > 1) socket.write(whole);
  });
  vi.spyOn(Date, "now").mockReturnValue(1_800_000_000_000);
  const now = vi.spyOn(performance, "now").mockReturnValue(5_000);
  const slow = exchange(server, "slow");
  await vi.waitFor(() => expect(sockets).toHaveLength(1), { interval: 1 });
  now.mockReturnValue(5_100);
  await exchange(server, "fast");
  sockets[0]?.write(whole);
  await slow;
  now.mockReturnValue(5_550);
  await exchange(server, "next");
  expect(sockets[2]).toBe(sockets[1]);
});

it("an idle connection is used only for its own server", async () => {
  await using one = await startServer();
  await using other = await startServer();
  for (const server of [one, other, one]) await exchange(server, "a-code");
  expect([one, other].map(({ requests, connections }) => [requests.length, connections()])).toEqual([
    [2, 1],
    [1, 1],
  ]);
});

it.each([
  [499, 1],
  [500, 2],
])("half a second is the limit: after %i ms there have been %i connections", async (ms, connections) => {
  await using server = await startServer();
  vi.spyOn(Date, "now").mockReturnValue(1_800_000_000_000);
  const now = vi.spyOn(performance, "now").mockReturnValue(5_000);
  await exchange(server, "first");
  now.mockReturnValue(5_000 + ms);
  await exchange(server, "second");
  expect(server.connections()).toBe(connections);
});

it.each([
  ["share a connection", [], 1],
  ["share one if the server keeps it for longer than a second", ["Keep-Alive: timeout=5"], 1],
  ["have a connection each if the server keeps none for longer than a second", ["Keep-Alive: timeout=1"], 3],
])("calls one after the other %s", async (_, hint, connections) => {
  await using server = await startServer(hint);
  await exchange(server, "1", "2", "3");
  expect([server.requests.length, server.connections()]).toEqual([3, connections]);
});

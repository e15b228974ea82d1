/**
 * Connections that are kept: an idle one that the server closes is the everyday way to lose a code. Node's wire uses one again only
 * within half a second of its last request, and servers that close idle ones wait for a second at the least.
 */
import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { success } from "../answers.js";
import { client } from "../grants.js";

async function servingWithIdle(idleMs: number, hint: boolean) {
  const asked: string[] = [];
  let connections = 0;
  const server = createServer((request, response) => {
    asked.push(new URL(request.url ?? "", "http://localhost").searchParams.get("code") ?? "");
    // Node's own server tells how long it waits, and most others don't.
    if (!hint) response.setHeader("Connection", "keep-alive");
    response.setHeader("Content-Type", "application/json").end(JSON.stringify(success));
  });
  server.keepAliveTimeout = idleMs;
  server.on("connection", () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const xt = client({ baseUrl: `http://127.0.0.1:${Object(server.address()).port}` });
  return { xt, asked, connections: () => connections, stop: () => server.close() };
}

describe("a server that closes idle connections after a second", () => {
  it("loses no code, and gets none twice, whether it says so or not", async () => {
    const everyone = Array.from({ length: 60 }, async (_, number) => {
      const server = await servingWithIdle(1000, number % 2 === 0);
      const gaps = [0, 950 + 100 * Math.random(), 5 * Math.random(), 990 + 20 * Math.random()];
      for (const [turn, gap] of gaps.entries()) {
        await sleep(gap);
        await server.xt.exchangeCode(`code-${number}-${turn}`);
      }
      server.stop();
      return server.asked;
    });
    for (const [number, asked] of (await Promise.all(everyone)).entries()) {
      expect(asked).toEqual([0, 1, 2, 3].map((turn) => `code-${number}-${turn}`));
    }
  });
});

describe("a burst", () => {
  it("goes over the connection that is there, one after the other", async () => {
    const server = await servingWithIdle(5000, true);
    for (let turn = 0; turn < 20; turn += 1) await server.xt.exchangeCode(`code-${turn}`);
    expect(server.asked).toHaveLength(20);
    expect(server.connections()).toBe(1);
    server.stop();
  });

  it("needs a fresh one where the server says that it keeps none for longer than a second", async () => {
    const server = await servingWithIdle(1000, true);
    for (let turn = 0; turn < 3; turn += 1) await server.xt.exchangeCode(`code-${turn}`);
    expect(server.connections()).toBe(3);
    server.stop();
  });
});

/**
 * Runs as a separate process, with --expose-gc: makes thousands of failing calls, and prints what they leave behind. If it doesn't
 * exit, a resource is still open.
 */
import { getEventListeners } from "node:events";
import { createXtOAuth } from "../../src/index.js";
import { hostileServer, respondWith, sendEndlessly } from "../faults/server.js";

const calls = Number(process.argv[2]);
const rejections: unknown[] = [];
process.on("unhandledRejection", (reason) => rejections.push(reason));

const server = await hostileServer((socket, head, count) => {
  if (count % 4 === 0) socket.resetAndDestroy();
  else if (count % 4 === 1) respondWith({ status: 503, body: "x".repeat(2000) })(socket, head, count);
  else if (count % 4 === 2) respondWith({ body: '{"rc":1,"mc":"FAILURE"}', keepAlive: true })(socket, head, count);
  else sendEndlessly("HTTP/1.1 200 OK\r\n\r\n", "x".repeat(2 ** 16))(socket, head, count);
});
const { signal } = new AbortController();
const responses = [
  () => Promise.reject(new TypeError("fetch failed", { cause: new Error("lost") })),
  async () => new Response('{"rc":1,"mc":"FAILURE","ma":[]}'),
  async () => new Response("{}", { status: 500 }),
  async () => new Response("x".repeat(70_000)),
  async () => new Response('{"rc":0,"mc":"SUCCESS","result":null}'),
  () => new Promise<never>(() => undefined),
];
const injected = createXtOAuth({
  clientId: "institution-1",
  clientSecret: "s".repeat(40),
  timeoutMs: 1,
  fetch: () => responses[Math.floor(Math.random() * responses.length)]?.() ?? Promise.reject(),
});
const real = createXtOAuth({ clientId: "institution-1", clientSecret: "s".repeat(40), baseUrl: server.url });

let failures = 0;
async function fail(count: number): Promise<void> {
  // 50 calls at once share one signal. If each added its own listener, Node would print a warning, and the test would fail.
  for (let call = 0; call < count; call += 50) {
    await Promise.all(
      Array.from({ length: 50 }, (_, at) => {
        const xt = at === 0 ? real : injected;
        const promise =
          at % 2 ? xt.exchangeCode("c".repeat(20), { signal }) : xt.refreshToken("r".repeat(20), { signal });
        return promise.catch(() => {
          failures += 1;
        });
      }),
    );
  }
}

/** The used heap after garbage collection. */
async function heap(): Promise<number> {
  for (let turn = 0; turn < 4; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    global.gc?.();
  }
  return process.memoryUsage().heapUsed;
}

await fail(calls / 4);
const before = await heap();
failures = 0;
await fail(calls);
const after = await heap();
const listeners = getEventListeners(signal, "abort").length;
await server.released();
await server[Symbol.asyncDispose]();
const timers = process.getActiveResourcesInfo().filter((resource) => resource === "Timeout").length;
console.log(JSON.stringify({ failures, growth: after - before, listeners, timers, rejections: rejections.length }));

/**
 * Tests connection faults on every runtime, over plain HTTP, TLS, and HTTP/2 if the runtime supports it: each request is sent once,
 * and its reported outcome is correct.
 */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, gzipSync, constants as zlib } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { selfSigned } from "../faults/certificate.js";
import { type Answer, hostileServer, reply, respondWith, respondWithBytes, sendEndlessly } from "../faults/server.js";
import { type Faulty, hostileHttp2, lost, overHttp2, success } from "./http2-faults.js";
import { type Runtime, runOn, runtimes } from "./runtimes.js";

const good = reply({ body: success, keepAlive: true });
const identity = selfSigned();
const encoded = "response_encoded, unknown";
const unsent = "connect_failed, not-sent";
const late = "timeout, unknown";

interface Row {
  fault: string;
  start(): Promise<Faulty>;
  outcomes: string[];
  instead?: string | undefined;
}

async function hostile(answer: (stop: () => void) => Answer, overTls: boolean): Promise<Faulty> {
  const stop = () => void server[Symbol.asyncDispose]();
  const server = await hostileServer(answer(stop), overTls ? { tls: identity } : {});
  return {
    url: server.url,
    requests: () => server.requests.length,
    stop: async () => server[Symbol.asyncDispose](),
  };
}

/** A server that has stopped. */
async function startGone(): Promise<Faulty> {
  const server = await hostile(() => reset, false);
  await server.stop();
  return { ...server, stop: async () => undefined };
}

/** Responds to the first request. The second request meets the fault, on the same connection if the client reuses it. */
const thenOn =
  (fault: Answer): Answer =>
  (socket, head, count) =>
    count % 2 ? void socket.write(good) : fault(socket, head, count);

const bytewise = [...success].map((character) => `1\r\n${character}\r\n`).join("");
const spaces = Array.from({ length: 20_000 }, () => "1\r\n \r\n").join("");
const chunked = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
const mebibyte = Buffer.alloc(2 ** 20, 0x20);
// Each of the two decompresses to 256 MiB, more than a runtime may use.
const gzipBomb = Buffer.concat(Array(256).fill(gzipSync(mebibyte)));
const brotliBomb = brotliCompressSync(Buffer.alloc(2 ** 28, 0x20), { params: { [zlib.BROTLI_PARAM_QUALITY]: 0 } });
const compressed = (encoding: string, body: Uint8Array) =>
  respondWith({ headers: [`Content-Encoding: ${encoding}`], body });

const reset: Answer = (socket) => socket.resetAndDestroy();
const end: Answer = (socket) => socket.end();
const answerThenEnd: Answer = (socket) => {
  socket.write(good);
  socket.end();
};
const misdirected = reply({ status: 421, keepAlive: true });
const accepted = "accepted";

/** Each fault: the server's behavior, the outcome of each call, and an alternative outcome if client and server act at the same moment. */
const overHttp1: [fault: string, answer: (stop: () => void) => Answer, outcomes: string[], instead?: string][] = [
  ["421", () => respondWithBytes(misdirected), ["http_status, rejected"]],
  [
    "421, then the end of the server",
    (stop) => (socket) => {
      socket.write(misdirected);
      stop();
    },
    ["http_status, rejected"],
  ],
  ["407", () => respondWith({ status: 407 }), ["http_status, rejected"]],
  ["a redirect", () => respondWith({ status: 302, headers: ["Location: /elsewhere"] }), ["redirect_refused, unknown"]],
  ["no response", () => () => undefined, [late]],
  ["a reset", () => reset, [lost]],
  ["an end", () => end, [lost]],
  ["an end in mid-body", () => respondWithBytes(good.subarray(0, -9)), [lost]],
  ["a kept connection that is reset under a request", () => thenOn(reset), [accepted, lost]],
  ["a kept connection that ends under a request", () => thenOn(end), [accepted, lost]],
  ["a kept connection that dies with its server", (stop) => thenOn(() => stop()), [accepted, lost]],
  // The connection may be closed while the next request is being written.
  ["a connection that is closed after each answer", () => answerThenEnd, [accepted, accepted, accepted], lost],
  ["one byte a chunk", () => respondWithBytes(chunked, bytewise, spaces, "0\r\n\r\n"), [accepted]],
  ["no end", () => sendEndlessly(chunked, `400\r\n${" ".repeat(1024)}\r\n`), ["response_too_large, unknown"]],
  ["a bomb of gzip", () => compressed("gzip", gzipBomb), [encoded]],
  ["a bomb of brotli", () => compressed("br", brotliBomb), [encoded]],
];

const rows: Row[] = [
  ...[false, true].flatMap((overTls) =>
    overHttp1.map(([fault, answer, outcomes, instead]) => ({
      fault: `${fault} (${overTls ? "TLS" : "plain"})`,
      start: () => hostile(answer, overTls),
      ...{ outcomes, instead },
    })),
  ),
  ...overHttp2.map(({ fault, answer }) => ({
    fault: `${fault} (HTTP/2 on offer)`,
    start: () => hostileHttp2(identity, answer),
    outcomes: [lost],
  })),
  { fault: "no server", start: startGone, outcomes: [unsent] },
];

let folder: string;
let certificate: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "xt-oauth-runtimes-"));
  certificate = join(folder, "certificate.pem");
  await writeFile(certificate, identity.cert);
});
afterAll(() => rm(folder, { recursive: true }));

/** workerd reports the same error for a server that is not there as for a lost connection. */
const expectedOn = (name: string, outcomes: string[]) =>
  name === "workerd" ? outcomes.map((one) => (one === unsent ? lost : one)) : outcomes;

/** If a reused connection fails, workerd sends the request again, and nothing can prevent it. docs/runtimes.md says so. */
const sendsAgain = (name: string, fault: string) =>
  name === "workerd" && /kept connection|closed after each/.test(fault);

describe.each(Object.entries(runtimes))("%s", (name, runtime: Runtime) => {
  it("each request is sent once, its outcome is correct, and memory grows by less than 200 MiB", async () => {
    const servers = await Promise.all(rows.map(({ start }) => start()));
    const argument = rows.map(({ outcomes }, at) => {
      const timeoutMs = outcomes.includes(late) ? 300 : undefined;
      return { url: servers[at]?.url, calls: outcomes.length, timeoutMs };
    });
    const results = Object(await runOn(runtime, { name: "faults", argument, certificate }));
    await Promise.all(servers.map(({ stop }) => stop()));
    for (const [at, { fault, outcomes, instead }] of rows.entries()) {
      const outcomesSeen = results[at].outcomes.map((one: string, call: number) =>
        one === instead ? outcomes[call] : one,
      );
      const seen = { fault, outcomes: outcomesSeen, requests: servers[at]?.requests() };
      if (sendsAgain(name, fault)) expect(seen.outcomes.join(), fault).not.toContain("not-sent");
      else {
        const requests = outcomes.filter((one) => one !== unsent).length;
        expect(seen).toEqual({ fault, outcomes: expectedOn(name, outcomes), requests });
      }
      expect(results[at].grown, fault).toBeLessThan(200 * 2 ** 20);
    }
  });

  it("no secret is printed, even if the environment enables debug output of requests and connections", async () => {
    await using server = await hostileServer(respondWith({ body: success }));
    const env = { NODE_DEBUG: "fetch,http,https,net,stream,tls,undici", BUN_CONFIG_VERBOSE_FETCH: "curl" };
    // It throws if the process prints a planted secret.
    const results = await runOn(runtime, { name: "faults", argument: [{ url: server.url, calls: 2 }], env });
    expect(results).toMatchObject([{ outcomes: ["accepted", "accepted"] }]);
  });

  it("a proxy of the environment sees no request to this machine", async () => {
    await using plain = await hostileServer(respondWith({ body: success }));
    await using secure = await hostileServer(respondWith({ body: success }), { tls: identity });
    await using plain6 = await hostileServer(respondWith({ body: success }), { host: "::1" });
    await using proxy = await hostileServer(respondWith({ status: 502 }));
    const named = ({ url }: { url: string }) => url.replace("127.0.0.1", "localhost");
    const plainUrls = [plain.url, named(plain), plain6.url];
    const secureUrls = [secure.url, named(secure)];
    const argument = [...plainUrls, ...secureUrls].map((url) => ({ url, calls: 1 }));
    const requests = () => [plain, plain6, secure].map(({ requests }) => requests.length);
    const results = (NO_PROXY: string) =>
      runOn(runtime, { name: "faults", argument, certificate, env: { ...proxied(proxy.url), NO_PROXY } });
    const all = (urls: string[], outcome: string) => urls.map(() => ({ outcomes: [outcome] }));
    const accepted = all([...plainUrls, ...secureUrls], "accepted");
    if (name === "Deno") {
      // Over TLS, only NO_PROXY makes Deno bypass the proxy. The proxy sees the host, but not the request.
      const unsent = all(secureUrls, "connect_failed, not-sent");
      expect(await results("")).toMatchObject([...all(plainUrls, "accepted"), ...unsent]);
      expect(proxy.requests.map((head) => head.split("\r\n")[0])).toEqual(
        secureUrls.map((url) => `CONNECT ${url.replace("https://", "")} HTTP/1.1`),
      );
      expect(proxy.requests.join()).not.toContain("planted");
      expect(await results("127.0.0.1,localhost")).toMatchObject(accepted);
      expect(proxy.connections()).toBe(2);
      expect(requests()).toEqual([4, 2, 2]);
    } else {
      expect(await results("")).toMatchObject(accepted);
      expect(proxy.connections()).toBe(0);
      expect(requests()).toEqual([2, 1, 2]);
    }
  });
});

/** All environment variables that make a runtime use a proxy. */
const proxied = (url: string) => ({
  ...Object.fromEntries(
    ["HTTP", "HTTPS", "ALL"].flatMap((kind) => [
      [`${kind}_PROXY`, url],
      [`${kind}_PROXY`.toLowerCase(), url],
    ]),
  ),
  NODE_USE_ENV_PROXY: "1",
  no_proxy: "",
});

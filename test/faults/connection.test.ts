/** Tests connections that break, stall, or are never opened. */
import type net from "node:net";
import { describe, expect, inject, it } from "vitest";
import { success } from "../client-with-responses.js";
import { createOAuth, type Expected, expectFailure, expectRejection, grants, rejection } from "../expect-failure.js";
import { selfSigned } from "./certificate.js";
import { lost, testFaults, timedOut, unsent } from "./fault-table.js";
import {
  hostileServer,
  reply,
  respondWithBytes,
  respondWithJson,
  type ServerOptions,
  sendEndlessly,
} from "./server.js";

const whole = reply({ body: JSON.stringify(success) }).toString();
const head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
const chunked = `${head}Transfer-Encoding: chunked\r\n\r\n`;
const silent = () => undefined;
const writes = (bytes: string) => (socket: net.Socket) => void socket.write(bytes);
const resetAfter = (bytes: string) => (socket: net.Socket) =>
  void socket.write(bytes, () => setImmediate(() => socket.resetAndDestroy()));
const alsoOverTls = { alsoOverTls: true };
/** The options of a server that requires a client certificate. */
const mutual = () => ({ ...inject("identity"), requestCert: true, rejectUnauthorized: true });

testFaults(
  "a broken connection:",
  lost,
  {
    "reset before headers": (socket: net.Socket) => socket.resetAndDestroy(),
    "closed before headers": (socket: net.Socket) => socket.end(),
    "reset inside headers": resetAfter(head),
    "closed inside headers": respondWithBytes(head),
    "reset in mid-body": resetAfter(whole.slice(0, -20)),
    "closed in mid-body": respondWithBytes(whole.slice(0, -20)),
    "closed in mid-chunk": respondWithBytes(chunked, "ff\r\n{"),
    "closed without the last chunk": respondWithBytes(chunked, "2\r\n{}\r\n"),
  },
  alsoOverTls,
);
testFaults(
  "a connection that is closed",
  lost,
  { "as soon as it is open": silent },
  { ...alsoOverTls, requests: 0, server: { onConnection: (socket) => socket.destroy() } },
);

testFaults("a response that is not HTTP:", lost, {
  "HTTP/0.9, a body alone": respondWithBytes(JSON.stringify(success)),
  "another protocol's banner": respondWithBytes("SSH-2.0-OpenSSH_9.6\r\n"),
  "a status that is not a number": respondWithBytes("HTTP/1.1 abc OK\r\n\r\n"),
  "a header without a colon": respondWithBytes("HTTP/1.1 200 OK\r\nnonsense\r\n\r\n"),
  "NUL in a header": respondWithBytes("HTTP/1.1 200 OK\r\nX: a\0b\r\n\r\n"),
  "two lengths": respondWithBytes(head, "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}}"),
  "a length and chunks at once": respondWithBytes(
    `${head}Content-Length: 2\r\n`,
    chunked.slice(head.length),
    "2\r\n{}\r\n0\r\n\r\n",
  ),
  "a negative length": respondWithBytes(head, "Content-Length: -1\r\n\r\n{}"),
  "a chunk size that is not a number": respondWithBytes(chunked, "zz\r\n{}\r\n0\r\n\r\n"),
  "a chunk of an absurd size": respondWithBytes(chunked, "fffffffffffffffff\r\n{}"),
  "a header of 1 MiB": respondWithBytes(`${head}X: ${"x".repeat(2 ** 20)}\r\n\r\n`),
  "100,000 headers": respondWithBytes(head, "X: x\r\n".repeat(100_000), "\r\n"),
  "headers without end": sendEndlessly(head, "X: x\r\n".repeat(100)),
  "early hints without end": sendEndlessly("", "HTTP/1.1 103 Early Hints\r\n\r\n"),
  "headers of early hints without end": sendEndlessly("HTTP/1.1 103 Early Hints\r\n", "X: y\r\n".repeat(200)),
  "chunk extensions without end": sendEndlessly(`${chunked}1;`, "x".repeat(1024)),
  "trailers without end": sendEndlessly(`${chunked}1\r\n{\r\n0\r\n`, "X: y\r\n".repeat(200)),
  "101 Switching Protocols": respondWithBytes(
    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n",
  ),
});
testFaults(
  "a slow server:",
  timedOut,
  {
    "connected, and no response": silent,
    "headers that never end": writes(head),
    "a body that never comes": writes(`${head}Content-Length: 9\r\n\r\n`),
    "a body of a byte every 10 ms": (socket: net.Socket) => {
      socket.write(`${head}Content-Length: 60000\r\n\r\n{`);
      const drip = setInterval(() => socket.write(" "), 10);
      socket.on("close", () => clearInterval(drip));
    },
  },
  { ...alsoOverTls, timeoutMs: 800 },
);

/** Makes a call that must fail. Resolves to its error. */
async function failure(baseUrl: string, expected: Expected = unsent, options = {}) {
  const error = await rejection(grants.exchangeCode(createOAuth({ baseUrl, ...options })));
  return expectFailure(error, { ...expected, operation: "exchangeCode" });
}

describe("a call sends nothing", () => {
  it("if the server, or every address of its host name, refuses the connection", async () => {
    const server = await hostileServer(silent);
    await server[Symbol.asyncDispose]();
    const error = await failure(server.url);
    expect(error.cause).toEqual({ name: "Error", code: "ECONNREFUSED" });
    expect(error.message).toContain("(ECONNREFUSED)");
    await failure(server.url.replace("127.0.0.1", "localhost"));
  });

  it("if the host doesn't exist", async () => {
    expect((await failure("https://xt.invalid")).cause).toEqual({ name: "Error", code: "ENOTFOUND" });
  });

  const outdated = { minVersion: "TLSv1", maxVersion: "TLSv1.1", ciphers: "DEFAULT@SECLEVEL=0" } as const;
  it.each<[string, () => ServerOptions, code?: string]>([
    ["has a self-signed certificate", () => ({ tls: selfSigned() }), "DEPTH_ZERO_SELF_SIGNED_CERT"],
    ["has an expired certificate", () => ({ tls: selfSigned("210101000000Z") }), "CERT_HAS_EXPIRED"],
    ["speaks an old version of TLS only", () => ({ tls: { ...inject("identity"), ...outdated } })],
    ["requires a client certificate, with TLS 1.2", () => ({ tls: { ...mutual(), maxVersion: "TLSv1.2" } })],
    ["answers TLS with plain HTTP", () => ({ onConnection: (socket) => socket.end(whole) })],
    ["resets the handshake", () => ({ onConnection: (one) => one.once("data", () => one.resetAndDestroy()) })],
  ])("if the server %s", async (_, options, code = expect.any(String)) => {
    await using server = await hostileServer(respondWithJson(success), options());
    const error = await failure(server.url.replace("http:", "https:"));
    expect(error.cause).toEqual({ name: "Error", code });
    await server.released();
    expect(server.requests).toHaveLength(0);
  });

  it("if the server never ends the TLS handshake", async () => {
    await using server = await hostileServer(silent);
    const late = { ...timedOut, outcome: "not-sent" } as const;
    const error = await failure(server.url.replace("http:", "https:"), late, { timeoutMs: 100 });
    expect(error.message).toContain("nothing was sent");
    expect(server.requests).toHaveLength(0);
  });
});

it("the outcome is unknown if the server requires a client certificate, with TLS 1.3", async () => {
  await using server = await hostileServer(respondWithJson(success), { tls: mutual() });
  await failure(server.url, lost);
  expect(server.requests).toHaveLength(0);
});

it.each([true, false])(
  "a second request is not sent again if its connection breaks (the server still listens: %s)",
  async (isListening) => {
    await using server = await hostileServer((socket, _, count) => {
      if (count === 1) socket.write(reply({ body: JSON.stringify(success), keepAlive: true }));
      else if (isListening) socket.resetAndDestroy();
      else void server[Symbol.asyncDispose]();
    });
    const xt = createOAuth({ baseUrl: server.url });
    await grants.refreshToken(xt);
    await expectRejection(grants.refreshToken(xt), { ...lost, operation: "refreshToken" });
    await server.released();
    expect([server.requests.length, server.connections()]).toEqual([2, 1]);
  },
);

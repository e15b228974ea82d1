import type net from "node:net";
import { describe, expect, inject, it } from "vitest";
import { success } from "../answers.js";
import { client, expectFailure, grantNames, grants, rejection } from "../grants.js";
import { selfSigned } from "./certificate.js";
import { answers, endlessly, hostileServer, reply, sends } from "./server.js";
import { everyRow, http, lost, timedOut, unsent } from "./survives.js";

const whole = reply({ body: JSON.stringify(success) }).toString();
const head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
const silent = () => undefined;
const resetAfter = (bytes: string) => (socket: net.Socket) => {
  socket.write(bytes, () => setImmediate(() => socket.resetAndDestroy()));
};

everyRow("a broken connection:", [
  { fault: "reset before headers", answer: (socket) => socket.resetAndDestroy(), expected: lost },
  { fault: "closed before headers", answer: (socket) => socket.end(), expected: lost },
  { fault: "reset inside headers", answer: resetAfter(head), expected: lost },
  { fault: "reset in mid-body", answer: resetAfter(whole.slice(0, -20)), expected: lost },
  { fault: "closed in mid-body", answer: sends(whole.slice(0, -20)), expected: lost },
  { fault: "closed in mid-chunk", answer: sends(head, "Transfer-Encoding: chunked\r\n\r\nff\r\n{"), expected: lost },
  {
    fault: "closed without the last chunk",
    answer: sends(head, "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n"),
    expected: lost,
  },
  {
    fault: "closed as soon as it is open",
    answer: silent,
    requests: 0,
    server: { onConnection: (socket) => socket.destroy() },
    expected: lost,
  },
  { fault: "half-closed by the server", answer: (socket) => socket.end(head), expected: lost },
]);

everyRow("a server that doesn't speak HTTP:", [
  { fault: "HTTP/0.9, a body alone", answer: sends(JSON.stringify(success)), expected: lost },
  { fault: "another protocol's banner", answer: sends("SSH-2.0-OpenSSH_9.6\r\n"), expected: lost },
  { fault: "a status that is no number", answer: sends("HTTP/1.1 abc OK\r\n\r\n"), expected: lost },
  { fault: "a header without a colon", answer: sends("HTTP/1.1 200 OK\r\nnonsense\r\n\r\n"), expected: lost },
  { fault: "NUL in a header", answer: sends("HTTP/1.1 200 OK\r\nX: a\0b\r\n\r\n"), expected: lost },
  { fault: "two lengths", answer: sends(head, "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}}"), expected: lost },
  {
    fault: "a length and chunks at once",
    answer: sends(head, "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n"),
    expected: lost,
  },
  { fault: "a length that is no number", answer: sends(head, "Content-Length: -1\r\n\r\n{}"), expected: lost },
  {
    fault: "chunks of no size",
    answer: sends(head, "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n"),
    expected: lost,
  },
  {
    fault: "a chunk of an absurd size",
    answer: sends(head, "Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n{}"),
    expected: lost,
  },
  { fault: "a header of 1 MiB", answer: sends(`${head}X: ${"x".repeat(2 ** 20)}\r\n\r\n`), expected: lost },
  { fault: "100,000 headers", answer: sends(head, "X: x\r\n".repeat(100_000), "\r\n"), expected: lost },
  { fault: "headers without end", answer: endlessly(head, "X: x\r\n".repeat(100)), expected: lost },
  { fault: "100 Continue, unasked", answer: sends("HTTP/1.1 100 Continue\r\n\r\n", whole), expected: "accepted" },
  {
    fault: "101 Switching Protocols, unasked",
    answer: sends("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n"),
    expected: lost,
  },
  {
    fault: "early hints before a good answer",
    answer: sends("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n".repeat(3), whole),
    expected: "accepted",
  },
]);

everyRow("a server that takes its time:", [
  { fault: "connected, and never a word", answer: silent, timeoutMs: 400, expected: timedOut },
  { fault: "headers that never end", answer: (socket) => socket.write(head), timeoutMs: 400, expected: timedOut },
  {
    fault: "a body that never comes",
    answer: (socket) => socket.write(`${head}Content-Length: 9\r\n\r\n`),
    timeoutMs: 400,
    expected: timedOut,
  },
  {
    fault: "a body that drips",
    answer(socket) {
      socket.write(`${head}Content-Length: 60000\r\n\r\n{`);
      const drip = setInterval(() => socket.write(" "), 10);
      socket.on("close", () => clearInterval(drip));
    },
    timeoutMs: 400,
    expected: timedOut,
  },
  {
    fault: "early hints without end",
    answer: endlessly("", "HTTP/1.1 103 Early Hints\r\n\r\n"),
    expected: lost,
  },
]);

describe.each(grantNames)("%s survives having no connection:", (grant) => {
  const unreached = async (baseUrl: string, expected = {}) => {
    const error = await rejection(grants[grant](client({ baseUrl })));
    return expectFailure(error, { ...unsent, operation: grant, ...expected });
  };

  it("connection refused", async () => {
    const server = await hostileServer(silent);
    await server[Symbol.asyncDispose]();
    const error = await unreached(server.url);
    expect(error.cause).toEqual({ name: "Error", code: "ECONNREFUSED" });
    expect(error.message).toContain("(ECONNREFUSED)");
  });

  it("connection refused by every address of a name", async () => {
    const server = await hostileServer(silent);
    await server[Symbol.asyncDispose]();
    await unreached(server.url.replace("127.0.0.1", "localhost"));
  });

  it("a host that doesn't exist", async () => {
    const error = await unreached("https://xt.invalid");
    expect(error.cause).toEqual({ name: "Error", code: "ENOTFOUND" });
  });

  it.each([
    ["self-signed", selfSigned()],
    ["expired", selfSigned("localhost", "210101000000Z")],
  ])("a certificate that is %s", async (_, tls) => {
    await using server = await hostileServer(answers(success), { tls });
    await unreached(server.url);
    await server.released();
    expect(server.requests).toHaveLength(0);
  });

  it("a TLS handshake that never comes", async () => {
    await using server = await hostileServer(silent);
    const xt = client({ baseUrl: server.url.replace("http:", "https:"), timeoutMs: 100 });
    const error = expectFailure(await rejection(grants[grant](xt)), {
      ...timedOut,
      outcome: "not-sent",
      operation: grant,
    });
    expect(error.message).toContain("nothing was sent");
    expect(server.requests).toHaveLength(0);
  });

  it("a reset in the TLS handshake", async () => {
    const resets = (socket: net.Socket) => void socket.once("data", () => socket.resetAndDestroy());
    await using server = await hostileServer(silent, { onConnection: resets });
    const error = await rejection(grants[grant](client({ baseUrl: server.url.replace("http:", "https:") })));
    expectFailure(error, { ...unsent, operation: grant });
  });

  it("a version of TLS that nobody should speak any more", async () => {
    const tls = {
      ...inject("identity"),
      minVersion: "TLSv1",
      maxVersion: "TLSv1.1",
      ciphers: "DEFAULT@SECLEVEL=0",
    } as const;
    await using server = await hostileServer(answers(success), { tls });
    await unreached(server.url);
    expect(server.requests).toHaveLength(0);
  });

  it("a server that wants a certificate of the client", async () => {
    const tls = { ...inject("identity"), requestCert: true, rejectUnauthorized: true };
    await using server = await hostileServer(answers(success), { tls });
    // TLS 1.3 lets the client write before it is refused, so the request may have arrived; TLS 1.2 doesn't.
    const error = await rejection(grants[grant](client({ baseUrl: server.url })));
    expectFailure(error, { ...lost, operation: grant });
    await using older = await hostileServer(answers(success), { tls: { ...tls, maxVersion: "TLSv1.2" } });
    await unreached(older.url);
    expect([...server.requests, ...older.requests]).toEqual([]);
  });

  it("a server that answers TLS with plain HTTP", async () => {
    await using server = await hostileServer(silent, { onConnection: (socket) => socket.end(whole) });
    const error = await rejection(grants[grant](client({ baseUrl: server.url.replace("http:", "https:") })));
    expectFailure(error, { ...unsent, operation: grant });
    await server.released();
  });

  it("421, and then nobody", async () => {
    const server = await hostileServer((socket) => {
      socket.write(reply({ status: 421, keepAlive: true }));
      void server[Symbol.asyncDispose]();
    });
    expectFailure(await rejection(grants[grant](client({ baseUrl: server.url }))), { ...http(421), operation: grant });
    expect(server.requests).toHaveLength(1);
  });

  it("a kept connection that dies, with nobody there any more", async () => {
    const server = await hostileServer((socket, _, count) => {
      if (count === 1) socket.write(reply({ body: JSON.stringify(success), keepAlive: true }));
      else void server[Symbol.asyncDispose]();
    });
    const xt = client({ baseUrl: server.url });
    await grants[grant](xt);
    expectFailure(await rejection(grants[grant](xt)), { ...lost, operation: grant });
    expect(server.requests).toHaveLength(2);
  });

  it("a kept connection that dies under the second request, which is not sent again", async () => {
    await using server = await hostileServer((socket, _, count) => {
      if (count === 1) socket.write(reply({ body: JSON.stringify(success), keepAlive: true }));
      else socket.resetAndDestroy();
    });
    const xt = client({ baseUrl: server.url });
    await grants[grant](xt);
    expectFailure(await rejection(grants[grant](xt)), { ...lost, operation: grant });
    await server.released();
    expect(server.requests).toHaveLength(2);
    expect(server.connections()).toBe(1);
  });
});

/** Tests the transport with Node's adapter, and requests that the sign-in never sends: other methods, and bodies. */
import type net from "node:net";
import { expect, it, vi } from "vitest";
import { XtError } from "../../src/errors/index.js";
import type { OutgoingRequest } from "../../src/http/adapter.js";
import { sendWithoutRetry } from "../../src/http/send-without-retry.js";
import { success } from "../client-with-responses.js";
import { expectFailure, expectRejection, rejection, withPolluted } from "../expect-failure.js";
import { lost, unsent } from "../faults/fault-table.js";
import { hostileServer, reply, respondWith, respondWithJson } from "../faults/server.js";
import { planted } from "../planted-secrets.js";

const order = JSON.stringify({ symbol: "btc_usdt", note: planted.code });
const whole = reply({ body: JSON.stringify(success), keepAlive: true }).toString();
const startServer = (options = {}) => hostileServer((socket) => void socket.write(whole), options);

const delivery = (signal?: AbortSignal) => ({
  ...{ caller: "placeOrder", secrets: Object.values(planted), timeoutMs: 8_000, signal },
  ...{ fetch: undefined, agent: undefined },
});
const request = (url: string, method = "GET", body?: OutgoingRequest["body"]): OutgoingRequest => ({
  url: `${url}/order?client_secret=${encodeURIComponent(planted.clientSecret)}`,
  method,
  headers: { Accept: "application/json", ...(body !== undefined && { "Content-Type": "application/json" }) },
  body,
});

it.each(["POST", "DELETE"])(
  "the body of a %s request has a length, so that its connection can be used again",
  async (method) => {
    await using server = await startServer();
    for (const body of [order, new TextEncoder().encode("漢字"), "漢字", ""]) {
      await sendWithoutRetry(request(server.url, method, body), delivery());
    }
    expect(server.bodies).toEqual([order, "漢字", "漢字", ""].map((body) => Buffer.from(body).toString("latin1")));
    expect(server.requests.every((sent) => sent.startsWith(`${method} /order?`))).toBe(true);
    expect(server.requests.every((sent) => /^content-length: \d+$/im.test(sent))).toBe(true);
    expect(server.requests.some((sent) => /transfer-encoding/i.test(sent))).toBe(false);
    expect(server.connections()).toBe(1);
  },
);

it.each([
  { bytes: 1, overTls: false },
  { bytes: 60, overTls: true },
  { bytes: 90_000, overTls: false },
])("a request that is reset after $bytes bytes may have arrived, and is not sent again", async ({ bytes, overTls }) => {
  await using server = await hostileServer(() => undefined, {
    overTls,
    onConnection(socket) {
      let received = 0;
      socket.on("data", ({ length }) => {
        received += length;
        if (received >= bytes) socket.resetAndDestroy();
      });
    },
  });
  await expectRejection(sendWithoutRetry(request(server.url, "POST", order.padEnd(100_000)), delivery()), {
    operation: "placeOrder",
    ...lost,
  });
  expect(server.connections()).toBe(1);
});

it.each(["GET", "DELETE"])("a %s request without a body has no header of a body", async (method) => {
  await using server = await startServer();
  await sendWithoutRetry(request(server.url, method), delivery());
  expect(server.requests[0]).not.toMatch(/^(content-length|content-type|transfer-encoding):/im);
});

it("a request reaches an address of IPv6", async () => {
  await using server = await startServer({ host: "::1" });
  await expect(sendWithoutRetry(request(server.url), delivery())).resolves.toMatchObject({ status: 200 });
  expect(server.requests[0]).toMatch(/^host: \[::1\]:\d+$/im);
});

it("a response before the request was read is accepted, and the connection is closed", async () => {
  const sockets: net.Socket[] = [];
  await using server = await hostileServer(() => undefined, {
    onConnection(socket) {
      sockets.push(socket);
      socket.once("data", () => socket.pause().write(whole));
    },
  });
  const large = "x".repeat(16 * 2 ** 20);
  await expect(sendWithoutRetry(request(server.url, "POST", large), delivery())).resolves.toMatchObject({
    status: 200,
  });
  await vi.waitFor(() => {
    // A socket that doesn't read detects the end of the connection only when it writes.
    sockets[0]?.write(" ");
    expect(sockets.map(({ destroyed }) => destroyed)).toEqual([true]);
  });
});

it.each([200, 204, 404])("a response of the status %i has its headers and its body", async (status) => {
  const headers = ["X-Two: a", "X-Two: b", "Set-Cookie: c=1", "Set-Cookie: d=2"];
  const body = status === 204 ? "" : "text";
  await using server = await hostileServer(respondWith({ status, headers, body }));
  const answer = await sendWithoutRetry(request(server.url), delivery());
  expect([answer.status, new TextDecoder().decode(answer.body)]).toEqual([status, body]);
  expect(Object.fromEntries(answer.headers)).toMatchObject({ "x-two": "a, b", "set-cookie": "c=1, d=2" });
  expect([answer.headers.get("x-two"), answer.headers.get("x-three")]).toEqual(["a, b", undefined]);
});

it.each([100, 101])("100 interim responses are accepted, and no more: %i", async (interim) => {
  await using server = await hostileServer((socket) => {
    socket.write("HTTP/1.1 103 Early Hints\r\n\r\n".repeat(interim));
    // If the final response arrived with the interim ones, Node could parse it before the adapter closes the connection.
    setTimeout(() => socket.write(whole), 20);
  });
  const call = sendWithoutRetry(request(server.url), delivery());
  if (interim === 100) await expect(call).resolves.toMatchObject({ status: 200 });
  else await expectRejection(call, lost);
  expect(server.requests).toHaveLength(1);
});

const words = "agent auth body defaultPort headers host method path port protocol setHost socketPath";
it.each(words.split(" "))("a polluted Object.prototype does not change where a request goes: %s", async (name) => {
  await using otherServer = await hostileServer(respondWithJson(success));
  await using server = await hostileServer(respondWithJson(success));
  const value = name === "port" || name === "defaultPort" ? Number(otherServer.url.split(":").at(-1)) : "other.sock";
  await withPolluted(name, value, () => sendWithoutRetry(request(server.url), delivery()));
  expect(server.requests).toHaveLength(1);
  expect(server.requests[0]).toMatch(/^GET \/order\?client_secret=.*^host: 127/ims);
  expect(server.requests[0]).not.toMatch(/^authorization:/im);
  expect(otherServer.connections()).toBe(0);
});

it("a call that is aborted before it uses an idle connection sends nothing", async () => {
  await using server = await startServer();
  await sendWithoutRetry(request(server.url), delivery());
  const controller = new AbortController();
  const call = rejection(sendWithoutRetry(request(server.url), delivery(controller.signal)));
  controller.abort("at once");
  await expect(call).resolves.toBe("at once");
  await sendWithoutRetry(request(server.url), delivery());
  // The aborted call doesn't keep the connection.
  expect([server.requests.length, server.connections()]).toEqual([2, 1]);
});

it("a request that Node can't write is refused, and nothing is sent", async () => {
  await using server = await startServer();
  const wrong = { ...request(server.url), headers: { "X-Token": `${planted.accessToken}\n` } };
  const error = await rejection(sendWithoutRetry(wrong, delivery()));
  expect(error).toBeInstanceOf(XtError);
  expectFailure(error, unsent);
  expect(server.connections()).toBe(0);
});

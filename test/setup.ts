/** Refuses connections to other hosts. A test that tries to connect to one fails. */
import net from "node:net";
import { afterAll, afterEach, expect, vi } from "vitest";

const loopback = /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/;
const attempts: string[] = [];
const connect = net.Socket.prototype.connect;

function target([first, second]: unknown[]): string {
  // net.connect() passes its arguments as one normalized array.
  const options = Array.isArray(first) ? first[0] : first;
  if (typeof options === "object" && options !== null) {
    return "path" in options && options.path ? "localhost" : String(("host" in options && options.host) || "localhost");
  }
  return typeof second === "string" ? second : "localhost";
}

function guarded(this: net.Socket, ...args: Parameters<typeof connect>): net.Socket {
  const host = target(args);
  if (loopback.test(host)) return connect.apply(this, args);
  // RFC 6761 §6.4: names below .invalid never exist, so tests may use them. No DNS request is sent.
  if (!host.endsWith(".invalid")) attempts.push(host);
  const refusal = Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), {
    code: "ENOTFOUND",
    syscall: "getaddrinfo",
    hostname: host,
  });
  process.nextTick(() => this.destroy(refusal));
  return this;
}

net.Socket.prototype.connect = guarded as typeof connect;

afterEach(() => {
  expect(attempts.splice(0), "connections that would have left this machine").toEqual([]);
});

// The next test file may run in the same process, and its imports run before any hook. So restore what the tests and this file replaced.
afterAll(() => {
  vi.unstubAllGlobals();
  net.Socket.prototype.connect = connect;
  vi.useRealTimers();
});

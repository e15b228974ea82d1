/** Tests the adapters of runtimes that have only `fetch`: what they pass to it, and what they conclude from its failures. */
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Adapter } from "../../src/http/adapter.js";
import { adapter as bun } from "../../src/http/adapters/bun.js";
import { adapter as deno } from "../../src/http/adapters/deno.js";
import { adapter as standard } from "../../src/http/adapters/fetch.js";

const answer = async () => new Response("{}", { headers: { "Content-Type": "application/json" } });
const fetch = vi.fn<typeof globalThis.fetch>();

beforeEach(() => {
  fetch.mockReset().mockImplementation(answer);
  vi.stubGlobal("fetch", fetch);
  vi.stubGlobal("Deno", { createHttpClient: (options: object) => ({ ...options }) });
});

/** Sends a request, and resolves to what the adapter reports. */
function send(adapter: Adapter, url = "https://xt.example/a?client_secret=s", body?: string) {
  return new Promise<{ mayHaveBeenSent: boolean; events: unknown[] }>((resolve) => {
    const events: unknown[] = [];
    const end = (last: unknown) => resolve({ mayHaveBeenSent: sending.mayHaveBeenSent, events: [...events, last] });
    const sending = adapter(
      { url, method: body === undefined ? "GET" : "POST", headers: { Accept: "application/json" }, body },
      {
        mayWrite: () => true,
        onHead: ({ status, headers }) => events.push(status, headers.get("content-type")),
        onBytes: (bytes) => events.push(new TextDecoder().decode(bytes)),
        onEnd: () => end("end"),
        onError: end,
      },
    );
  });
}

/** The options with which the one request was made. */
function init() {
  expect(fetch).toHaveBeenCalledTimes(1);
  const { signal, ...options } = fetch.mock.calls[0]?.[1] ?? {};
  expect(signal).toBeInstanceOf(AbortSignal);
  return options;
}

describe.each(Object.entries({ bun, deno, standard }))("the adapter %s", (_, adapter) => {
  it("passes the request on, and reports a whole response in order", async () => {
    await expect(send(adapter)).resolves.toEqual({
      mayHaveBeenSent: true,
      events: [200, "application/json", "{}", "end"],
    });
    expect(init()).toMatchObject({ method: "GET", redirect: "manual", headers: { Accept: "application/json" } });
    expect(fetch.mock.calls[0]?.[0]).toBe("https://xt.example/a?client_secret=s");
    expect(init()).not.toHaveProperty("body");
    fetch.mockClear();
    await send(adapter, undefined, '{"a":1}');
    expect(init()).toMatchObject({ method: "POST", body: '{"a":1}' });
  });

  it("uses the global fetch as it is at the time of the call, and throws if there is none", async () => {
    const later = vi.fn(answer);
    vi.stubGlobal("fetch", Object.freeze(later));
    await send(adapter);
    expect([fetch.mock.calls.length, later.mock.calls.length]).toEqual([0, 1]);
    const request = { url: "https://xt.example/", method: "GET", headers: {} };
    for (const none of [undefined, null, "fetch", {}]) {
      vi.stubGlobal("fetch", none);
      expect(() => adapter(request, Object.create(null))).toThrow(TypeError);
    }
  });
});

it("a call on a runtime without fetch says what to do", async () => {
  const nodeAdapter = "../../src/http/adapters/node.js";
  vi.resetModules();
  vi.doMock(nodeAdapter, () => import("../../src/http/adapters/fetch.js"));
  vi.stubGlobal("fetch", undefined);
  const { sendWithoutRetry } = await import("../../src/http/send-without-retry.js");
  const request = { url: "https://xt.example/", method: "GET", headers: {} };
  const delivery = { secrets: [], fetch: undefined, agent: undefined, timeoutMs: 1_000, signal: undefined };
  const message = "call: this runtime has no fetch; pass one as the option fetch";
  await expect(sendWithoutRetry(request, { ...delivery, caller: "call" })).rejects.toMatchObject({
    code: "invalid_option",
    outcome: "not-sent",
    message,
  });
  vi.doUnmock(nodeAdapter);
  vi.resetModules();
});

describe("the standard adapter", () => {
  it("disables the cache, but only where Request supports the option cache", async () => {
    await send(standard);
    expect(init()).toMatchObject({ cache: "no-store" });
    for (const Request of [undefined, class {}]) {
      fetch.mockClear();
      vi.stubGlobal("Request", Request);
      await send(standard);
      expect(init()).not.toHaveProperty("cache");
    }
  });
});

it("Bun's adapter doesn't decompress", async () => {
  await send(bun);
  expect(init()).toMatchObject({ decompress: false });
});

it("Deno's adapter has one client for https, and for plain http one for each host, which is its own proxy", async () => {
  const clientFor = async (url: string) => {
    fetch.mockClear();
    await send(deno, url);
    return Reflect.get(init(), "client");
  };
  const noResend = { http2: false, poolMaxIdlePerHost: 0 };
  const secure = await clientFor("https://xt.example/a");
  expect(secure).toEqual(noResend);
  expect(await clientFor("https://other.example/http:")).toBe(secure);
  const direct = await clientFor("http://localhost/a");
  expect(direct).toEqual({ ...noResend, proxy: { transport: "tcp", hostname: "localhost", port: 80 } });
  expect(await clientFor("http://localhost/b")).toBe(direct);
  expect(await clientFor("http://localhost:4010/")).toMatchObject({ proxy: { hostname: "localhost", port: 4010 } });
});

describe("from the failure of fetch", () => {
  const withCode = (code: unknown) => Object.assign(new TypeError("Unable to connect"), { code });
  const withCause = (message: string) => new TypeError("fetch failed", { cause: new Error(message) });
  const sending = "error sending request for url (https://xt.example/?client_secret=s): client error";
  const imitated = "https://xt.example/?code=:+client+error+(Connect)";
  const connection = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "ConnectionRefused"];
  const certificate = ["CERT_HAS_EXPIRED", "SELF_SIGNED_CERT_IN_CHAIN", "DEPTH_ZERO_SELF_SIGNED_CERT"];
  const trust = ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "ERR_TLS_CERT_ALTNAME_INVALID"];
  const otherCodes = ["ECONNRESET", "EPIPE", "XECONNREFUSED", "ENOTFOUNDX", "ERR_SSL_BAD_RECORD", undefined, null, 5];
  const noErrors = [undefined, null, "ECONNREFUSED", "client error (Connect)", Object.create(null)];

  it.each<[name: string, adapter: Adapter, unsent: unknown[], unknown: unknown[]]>([
    ["the standard adapter", standard, [], [withCode("ECONNREFUSED")]],
    ["Bun's adapter", bun, [...connection, ...certificate, ...trust].map(withCode), otherCodes.map(withCode)],
    [
      "Deno's adapter",
      deno,
      [
        withCause(`${sending} (Connect): tcp connect error`),
        new TypeError(`${sending} (Connect): dns error`),
        Object.assign(new Error('Requires net access to "xt"'), { name: "NotCapable" }),
        new TypeError("Fetch failed: Requests to port 6000 are blocked"),
      ],
      [
        withCause(`error sending request for ${imitated}: client error (SendRequest)`),
        new TypeError("Fetch failed: Requests to port 6000 timed out"),
        new TypeError("Not: Fetch failed: Requests to port 6000 are blocked"),
        new TypeError("fetch failed"),
      ],
    ],
  ])("%s concludes that nothing was sent only if it is certain", async (_, adapter, unsent, unknown) => {
    const sent = async (failure: unknown) => {
      fetch.mockRejectedValue(failure);
      return { failure, mayHaveBeenSent: (await send(adapter)).mayHaveBeenSent };
    };
    for (const failure of unsent) expect(await sent(failure)).toEqual({ failure, mayHaveBeenSent: false });
    for (const failure of [...unknown, ...noErrors]) {
      expect(await sent(failure)).toEqual({ failure, mayHaveBeenSent: true });
    }
  });
});

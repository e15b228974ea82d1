/** The adapters of runtimes that have only `fetch`: what they pass to it, and what they know of its failures. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Adapter } from "../../src/http/adapter.js";
import { adapter as bun } from "../../src/http/bun.js";
import { adapter as deno } from "../../src/http/deno.js";
import { adapter as standard } from "../../src/http/fetch.js";

const answer = () => new Response("{}", { headers: { "Content-Type": "application/json" } });
const fetch = vi.fn<typeof globalThis.fetch>();
const createHttpClient = vi.fn((options: object) => ({ client: options }));

/** Sends a request, and resolves to what the adapter tells of it. */
function send(adapter: Adapter, url = "https://xt.example/a?client_secret=s", body?: string) {
  return new Promise<{ begun: boolean; events: unknown[] }>((resolve) => {
    const events: unknown[] = [];
    const end = (last: unknown) => resolve({ begun: sending.begun, events: [...events, last] });
    const sending = adapter(
      { url, method: body === undefined ? "GET" : "POST", headers: { Accept: "application/json" }, body },
      {
        mayWrite: () => true,
        onHead: ({ status, headers }) => events.push(status, headers.get("content-type")),
        onBytes: (bytes) => events.push(new TextDecoder().decode(bytes)),
        onEnd: () => end("end"),
        onError: (error) => end(error),
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

afterEach(() => {
  vi.resetAllMocks();
  vi.unstubAllGlobals();
});

const use = (given: typeof globalThis.fetch) => {
  fetch.mockImplementation(given);
  vi.stubGlobal("fetch", fetch);
  createHttpClient.mockImplementation((options) => ({ client: options }));
  vi.stubGlobal("Deno", { createHttpClient });
};

const failing = async (adapter: Adapter, error: unknown) => {
  use(() => Promise.reject(error));
  return (await send(adapter)).begun;
};

describe.each(Object.entries({ bun, deno, standard }))("the adapter %s", (_, adapter) => {
  it("passes the request on, and reports a whole response in order", async () => {
    use(async () => answer());
    await expect(send(adapter)).resolves.toEqual({ begun: true, events: [200, "application/json", "{}", "end"] });
    expect(init()).toMatchObject({ method: "GET", redirect: "manual", headers: { Accept: "application/json" } });
    expect(init()).not.toHaveProperty("body");
    fetch.mockClear();
    await send(adapter, undefined, '{"a":1}');
    expect(init()).toMatchObject({ method: "POST", body: '{"a":1}' });
  });

  it("takes the global fetch as it is at the time of the call, and throws where it is none", async () => {
    use(() => Promise.reject(new Error("too early")));
    const later = vi.fn(async () => answer());
    vi.stubGlobal("fetch", Object.freeze(later));
    await send(adapter);
    expect(fetch).not.toHaveBeenCalled();
    expect(later).toHaveBeenCalledTimes(1);
    const request = { url: "https://xt.example/", method: "GET", headers: {} };
    for (const none of [undefined, null, "fetch", {}]) {
      vi.stubGlobal("fetch", none);
      expect(() => adapter(request, Object.create(null))).toThrow(TypeError);
    }
  });
});

describe("on a runtime of no particular kind", () => {
  it("the cache of fetch is not used, where its Request has one", async () => {
    use(async () => answer());
    await send(standard);
    expect(init()).toMatchObject({ cache: "no-store" });
    for (const Request of [undefined, class {}]) {
      fetch.mockClear();
      vi.stubGlobal("Request", Request);
      await send(standard);
      expect(init()).not.toHaveProperty("cache");
    }
  });

  it("no failure proves that nothing was sent", async () => {
    const failure = Object.assign(new TypeError("Unable to connect"), { code: "ECONNREFUSED" });
    expect(await failing(standard, failure)).toBe(true);
  });
});

describe("on Bun", () => {
  it("no connection is kept, which would send a request again, and nothing is inflated or printed", async () => {
    use(async () => answer());
    await send(bun);
    expect(init()).toMatchObject({ keepalive: false, decompress: false, verbose: false });
    expect(init()).not.toHaveProperty("proxy");
  });

  it.each(["http://127.0.0.1:8080/a", "http://localhost/a", "https://[::1]:1/a"])(
    "no proxy is used for %s",
    async (url) => {
      use(async () => answer());
      await send(bun, url);
      expect(init()).toMatchObject({ proxy: false });
    },
  );

  const certificate = ["CERT_HAS_EXPIRED", "SELF_SIGNED_CERT_IN_CHAIN", "DEPTH_ZERO_SELF_SIGNED_CERT"];
  const trust = ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "ERR_TLS_CERT_ALTNAME_INVALID"];
  const unsent = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "ConnectionRefused", ...certificate, ...trust];
  const unknown = ["ECONNRESET", "EPIPE", "XECONNREFUSED", "ENOTFOUNDX", "ERR_SSL_BAD_RECORD", undefined, null, 5];

  it.each([...unsent, ...unknown])("the code %s proves that nothing was sent, or doesn't", async (code) => {
    const error = Object.assign(new TypeError("Unable to connect"), { code });
    expect(await failing(bun, error)).toBe(!unsent.includes(`${code}`));
  });

  it("a rejection without a code proves nothing", async () => {
    for (const error of [undefined, null, "ECONNREFUSED", Object.create(null)])
      expect(await failing(bun, error)).toBe(true);
  });
});

describe("on Deno", () => {
  // Afresh for each test: it keeps the clients that it has made.
  let deno: Adapter;
  beforeEach(async () => {
    vi.resetModules();
    ({ adapter: deno } = await import("../../src/http/deno.js"));
  });

  const clientOptions = () => Object(Reflect.get(init(), "client")).client;

  it("a request has a connection of its own, over HTTP/1.1", async () => {
    use(async () => answer());
    await send(deno);
    expect(clientOptions()).toEqual({ http2: false, poolMaxIdlePerHost: 0 });
    await send(deno, "https://other.example/");
    expect(createHttpClient).toHaveBeenCalledTimes(1);
  });

  it.each([
    ["http://127.0.0.1:8080/a", "127.0.0.1", 8080],
    ["http://localhost/a", "localhost", 80],
    ["http://[::1]:8081/a", "[::1]", 8081],
  ])("no proxy is used for %s", async (url, hostname, port) => {
    use(async () => answer());
    await send(deno, url);
    const proxy = { transport: "tcp", hostname, port };
    expect(clientOptions()).toEqual({ http2: false, poolMaxIdlePerHost: 0, proxy });
    await send(deno, url);
    expect(createHttpClient).toHaveBeenCalledTimes(1);
  });

  const url = "https://xt.example/?client_secret=s";
  const failed = (message: string) => new TypeError("fetch failed", { cause: new Error(message) });

  it.each([
    failed(`error sending request for url (${url}): client error (Connect): tcp connect error`),
    failed(`error sending request for url (${url}): client error (Connect): invalid peer certificate`),
    new TypeError(`error sending request for url (${url}): client error (Connect): dns error`),
    Object.assign(new Error('Requires net access to "xt.example:443"'), { name: "NotCapable" }),
    new TypeError("Fetch failed: Requests to port 6000 are blocked"),
  ])("%s proves that nothing was sent", async (error) => {
    expect(await failing(deno, error)).toBe(false);
  });

  it.each([
    failed(
      `error sending request from 127.0.0.1:9 for ${url}&code=:+client+error+(Connect) (127.0.0.1:8): ` +
        "client error (SendRequest): connection closed before message completed",
    ),
    failed(`Fetch failed: Requests to port`),
    new TypeError("fetch failed"),
    undefined,
    null,
    "client error (Connect)",
  ])("%s doesn't", async (error) => {
    expect(await failing(deno, error)).toBe(true);
  });
});

/** The wires of runtimes that have only `fetch`, as they are on each: what they tell it, and what they know of its failures. */
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
  return new Promise<{ begun: boolean; told: unknown[] }>((resolve) => {
    const told: unknown[] = [];
    const end = (last: unknown) => resolve({ begun: sending.begun, told: [...told, last] });
    const sending = adapter(
      { url, method: body === undefined ? "GET" : "POST", headers: { Accept: "application/json" }, body },
      {
        mayWrite: () => true,
        onHead: ({ status, headers }) => told.push(status, headers.get("content-type")),
        onBytes: (bytes) => told.push(new TextDecoder().decode(bytes)),
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

describe.each(Object.entries({ bun, deno, standard }))("the adapter %s", (_, adapter) => {
  it("tells of a whole answer in order", async () => {
    use(async () => answer());
    await expect(send(adapter)).resolves.toEqual({ begun: true, told: [200, "application/json", "{}", "end"] });
    expect(init()).toMatchObject({ method: "GET", redirect: "manual", headers: { Accept: "application/json" } });
    expect(init()).not.toHaveProperty("body");
  });

  it("sends a body as it is", async () => {
    use(async () => answer());
    await send(adapter, undefined, '{"a":1}');
    expect(init()).toMatchObject({ method: "POST", body: '{"a":1}' });
  });

  it("takes the global fetch as it is at the time of the call", async () => {
    use(() => Promise.reject(new Error("too early")));
    const later = vi.fn(async () => answer());
    vi.stubGlobal("fetch", Object.freeze(later));
    await send(adapter);
    expect(fetch).not.toHaveBeenCalled();
    expect(later).toHaveBeenCalledTimes(1);
  });

  it.each([undefined, null, "fetch", {}])("throws where the global fetch is %j", (fetch) => {
    use(async () => answer());
    vi.stubGlobal("fetch", fetch);
    expect(() => adapter({ url: "https://xt.example/", method: "GET", headers: {} }, Object.create(null))).toThrow(
      TypeError,
    );
  });
});

describe("on a runtime of no particular kind", () => {
  it("the cache of fetch is passed by, where it has one", async () => {
    use(async () => answer());
    await send(standard);
    expect(init()).toMatchObject({ cache: "no-store" });
  });

  it.each([undefined, class {}])("nothing is said of a cache that its Request doesn't know of", async (Request) => {
    use(async () => answer());
    vi.stubGlobal("Request", Request);
    await send(standard);
    expect(init()).not.toHaveProperty("cache");
  });

  it("no failure proves that nothing was sent", async () => {
    const failure = Object.assign(new TypeError("Unable to connect"), { code: "ECONNREFUSED" });
    use(() => Promise.reject(failure));
    await expect(send(standard)).resolves.toEqual({ begun: true, told: [failure] });
  });
});

describe("on Bun", () => {
  it("no connection is kept, which would send a request again, and nothing is inflated or printed", async () => {
    use(async () => answer());
    await send(bun);
    expect(init()).toMatchObject({ keepalive: false, decompress: false, verbose: false });
    expect(init()).not.toHaveProperty("proxy");
  });

  it.each(["http://127.0.0.1:8080/a", "http://localhost/a", "http://[::1]:1/a", "https://localhost:8443/a"])(
    "no proxy is asked for %s",
    async (url) => {
      use(async () => answer());
      await send(bun, url);
      expect(init()).toMatchObject({ proxy: false });
    },
  );

  const refused = (code: unknown) => Object.assign(new TypeError("Unable to connect"), { code });

  it.each([
    "ECONNREFUSED",
    "ENOTFOUND",
    "EAI_AGAIN",
    "ConnectionRefused",
    "CERT_HAS_EXPIRED",
    "SELF_SIGNED_CERT_IN_CHAIN",
    "DEPTH_ZERO_SELF_SIGNED_CERT",
    "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
    "ERR_TLS_CERT_ALTNAME_INVALID",
  ])("%s means that nothing was sent", async (code) => {
    use(() => Promise.reject(refused(code)));
    expect((await send(bun)).begun).toBe(false);
  });

  it.each(["ECONNRESET", "EPIPE", "XECONNREFUSED", "ENOTFOUNDX", "ERR_SSL_BAD_RECORD", undefined, null, 5])(
    "%s doesn't",
    async (code) => {
      use(() => Promise.reject(refused(code)));
      expect((await send(bun)).begun).toBe(true);
    },
  );

  it.each([undefined, null, "ECONNREFUSED", Object.create(null)])("nor does a rejection with %s", async (error) => {
    use(() => Promise.reject(error));
    expect((await send(bun)).begun).toBe(true);
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
  ])("no proxy is asked for %s", async (url, hostname, port) => {
    use(async () => answer());
    await send(deno, url);
    expect(clientOptions()).toEqual({
      http2: false,
      poolMaxIdlePerHost: 0,
      proxy: { transport: "tcp", hostname, port },
    });
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
  ])("%s means that nothing was sent", async (error) => {
    use(() => Promise.reject(error));
    expect((await send(deno)).begun).toBe(false);
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
    use(() => Promise.reject(error));
    expect((await send(deno)).begun).toBe(true);
  });
});

/** Tests a `fetch` option that fails, responds wrongly, or never responds. */
import { Readable } from "node:stream";
import { describe, expect, it, vi } from "vitest";
import type { Fetch } from "../../src/index.js";
import { success, token } from "../client-with-responses.js";
import { createOAuth, type Expected, expectFailure, grants, rejection } from "../expect-failure.js";
import { planted } from "../planted-secrets.js";
import { http, redirected, timedOut, unreadable } from "./fault-table.js";
import { hostileServer, respondWithJson } from "./server.js";

/** Whatever its error says, the option fetch may have sent the request, even more than once. */
const failed = { name: "XtNetworkError", code: "fetch_failed", outcome: "unknown" } as const;
const body = JSON.stringify(success);
const trap = (): never => {
  throw new Error(planted.clientSecret);
};
const hostileProxy = (target: object) =>
  new Proxy(target, { get: trap, has: trap, getPrototypeOf: trap, ownKeys: trap, getOwnPropertyDescriptor: trap });
const leakyError = (url: string) =>
  Object.assign(new TypeError(`Invalid URL: ${url}`, { cause: { input: url, code: url, name: url } }), {
    path: url,
    code: url,
    input: url,
    hostname: planted.code,
  });
const named = (name: string, code: string) => Object.assign(new Error("failed"), { name, code });
/** Returns a value as if it had the type of a response. */
const responseOf = (value: unknown) => value as Awaited<ReturnType<Fetch>>;

async function failure(fetch: Fetch, expected: Expected = failed, options = {}) {
  const observed = vi.fn(fetch);
  const error = await rejection(grants.exchangeCode(createOAuth({ fetch: observed, ...options })));
  expect(observed).toHaveBeenCalledTimes(1);
  return expectFailure(error, { operation: "exchangeCode", ...expected });
}

const throwing = { get: trap };
const itself = new Error("failed");
itself.cause = itself;

const rejections: Record<string, unknown> = {
  "a text": planted.clientSecret,
  null: null,
  undefined: undefined,
  "a symbol": Symbol(planted.code),
  "a function": Object.assign(() => undefined, { code: planted.code }),
  "an object of no class": Object.assign(Object.create(null), { code: planted.code, name: planted.code }),
  "a proxy that throws at every access": hostileProxy({}),
  "getters that throw": Object.defineProperties(new Error(), { name: throwing, code: throwing, cause: throwing }),
  "a cause that throws at every access": new Error("failed", { cause: hostileProxy({}) }),
  "a name that is an object": Object.assign(new Error("failed"), { name: { planted }, code: [planted.code] }),
  "a cause that is itself": itself,
  "a Response": new Response(planted.code),
  "an error of this package": await rejection(
    createOAuth({ timeoutMs: 1, fetch: () => new Promise(() => undefined) }).exchangeCode("a"),
  ),
};

const headers = new Headers();
const reading = (read: () => unknown) => ({ status: 200, headers, body: { getReader: () => ({ read }) } });
const read = new Response(planted.code);
void read.text();
const locked = new Response(planted.code);
locked.body?.getReader();

const resolutions: Record<string, unknown> = {
  undefined: undefined,
  null: null,
  "a text": planted.clientSecret,
  "an empty object": {},
  "a status that is a text": { status: planted.clientSecret, headers, body: null },
  "a status that is an object": { status: { toString: trap }, headers, body: null },
  "a status that is NaN": { status: Number.NaN, headers, body: null },
  "a redirect whose status is a text": { redirected: true, status: planted.clientSecret },
  "a refusal without headers": { status: 400 },
  "headers that aren't texts": { status: 429, headers: new Map([["retry-after", [planted.code]]]) },
  "getters that throw": Object.defineProperty({}, "status", throwing),
  "a body that was read": read,
  "a body that is locked": locked,
  "a body that isn't a stream": { status: 200, headers, body: { getReader: trap } },
  "a body whose reads throw": reading(trap),
  "a body whose reads resolve to texts": reading(async () => ({ done: false, value: planted.code })),
  "a body whose reads resolve to nothing": reading(async () => undefined),
  "a body whose reads resolve to no bytes": reading(async () => ({ done: false, value: undefined })),
  "a body that fails with a secret": new Response(
    new ReadableStream({ pull: (controller) => controller.error(leakyError(planted.clientSecret)) }),
  ),
};

describe("a call reports the failure of a fetch that", () => {
  it.each(Object.entries(rejections))("rejects with, or throws, %s", async (_, reason) => {
    await failure(() => Promise.reject(reason));
    await failure(() => {
      throw reason;
    });
  });

  it.each(Object.entries(resolutions))("resolves to %s", async (_, value) => {
    await failure(async () => responseOf(value));
  });

  it("resolves to a proxy that throws at every access", async () => {
    await failure(() => new Promise((resolve) => resolve(responseOf(hostileProxy({})))));
  });

  it("throws an error that holds the URL or the request", async () => {
    await failure((url) => Promise.reject(leakyError(url)), { ...failed, cause: { name: "TypeError" } });
    const withRequest: Fetch = async (url, init) => {
      throw Object.assign(new Error("failed", { cause: new Request(url, { ...init, signal: null }) }), { init, url });
    };
    await failure(withRequest, { ...failed, cause: { name: "Error" } });
  });

  it.each(["ECONNREFUSED", "UND_ERR_CONNECT_TIMEOUT", "CERT_HAS_EXPIRED", "ECONNRESET", "UND_ERR_SOCKET"])(
    "fails with the code %s, in its error or the cause: the outcome is unknown, because it may have tried twice",
    async (code) => {
      const direct = await failure(() => Promise.reject(named("Error", code)), {
        ...failed,
        cause: { name: "Error", code },
      });
      expect(String(direct)).toContain(`the option fetch failed (${code})`);
      const causes = [named("SocketError", code), new AggregateError([named("Error", code), named("Error", "EPIPE")])];
      for (const cause of causes) {
        const wrapped = new TypeError("fetch failed", { cause });
        await failure(() => Promise.reject(wrapped), { ...failed, cause: { name: "TypeError", code } });
      }
    },
  );

  it.each([200, 404, 500])("followed a redirect, and resolves to a response with the status %i", async (status) => {
    const response = Object.defineProperty(new Response(body, { status }), "redirected", { value: true });
    expect((await failure(async () => response, redirected(status))).message).not.toContain("not followed");
  });

  it("hides a redirect behind an opaque response, or has status 0 for another reason", async () => {
    const opaque = Object.defineProperty(Response.error(), "type", { value: "opaqueredirect" });
    expect((await failure(async () => opaque, redirected(0))).message).toContain("not followed");
    const status = { name: "XtHttpError", code: "http_status", outcome: "unknown", status: 0 } as const;
    await failure(async () => Response.error(), status);
  });

  it("never responds, or responds after the timeout, and ignores the signal: the late body is cancelled", async () => {
    const cancel = vi.fn();
    await failure(() => new Promise(() => undefined), { ...timedOut, timeoutMs: 20 }, { timeoutMs: 20 });
    const late = new Response(new ReadableStream({ cancel }));
    await failure(() => new Promise((resolve) => setTimeout(resolve, 40, late)), timedOut, { timeoutMs: 20 });
    await vi.waitFor(() => expect(cancel).toHaveBeenCalledTimes(1));
  });

  it.each([
    ["has an error status", { status: 500 }, new Uint8Array(1), http(500)],
    ["is too large", { status: 200 }, new Uint8Array(2 ** 17), unreadable("response_too_large")],
  ])("ignores the signal: a response that %s is cancelled", async (_, init, chunk, expected) => {
    const cancel = vi.fn(() => Promise.reject(new Error(planted.code)));
    const body = new ReadableStream({ pull: (controller) => controller.enqueue(chunk), cancel });
    await failure(async () => new Response(body, init), expected);
    await vi.waitFor(() => expect(cancel).toHaveBeenCalledTimes(1));
  });

  it("ignores the signal: a body that doesn't end before the timeout is cancelled", async () => {
    const cancel = vi.fn(() => Promise.reject(new Error(planted.code)));
    const body = new ReadableStream({ start: (controller) => controller.enqueue(new Uint8Array(1)), cancel });
    await failure(async () => new Response(body), timedOut, { timeoutMs: 20 });
    await vi.waitFor(() => expect(cancel).toHaveBeenCalledTimes(1));
  });

  it("sends empty chunks without end, so that no timer can run", async () => {
    const reader = { read: async () => ({ done: false, value: new Uint8Array(0) }), cancel: async () => undefined };
    const response = responseOf({ status: 200, headers, body: { getReader: () => reader } });
    await failure(async () => response, unreadable("response_too_large"));
  });
});

it("a call understands a fetch that returns a Response instead of a promise, with chunks of one byte or none", async () => {
  const bytes = new TextEncoder().encode(JSON.stringify({ ...success, ma: ["漢字😀"] }));
  const chunks = [...bytes].flatMap((byte) => [new Uint8Array(0), new Uint8Array([byte])]);
  const response = new Response(Object(Readable.toWeb(Readable.from(chunks))));
  await expect(grants.exchangeCode(createOAuth({ fetch: () => response as never }))).resolves.toEqual(token);
});

it.each<[string, (buffer: ArrayBuffer) => ArrayBufferView]>([
  ["DataView", (buffer) => new DataView(buffer)],
  ["Uint16Array", (buffer) => new Uint16Array(buffer)],
])("a call understands a fetch whose chunks have the type %s", async (_, viewOf) => {
  const bytes = new TextEncoder().encode(body.padEnd(2 * Math.ceil(body.length / 2)));
  const chunks = [bytes.slice(0, 20), bytes.slice(20)].map(({ buffer }) => ({ done: false, value: viewOf(buffer) }));
  const read = async () => chunks.shift() ?? { done: true };
  const response = responseOf({ status: 200, headers, body: { getReader: () => ({ read }) } });
  await expect(grants.exchangeCode(createOAuth({ fetch: async () => response }))).resolves.toEqual(token);
});

it("a call passes fetch no `this`, which could hold a URL", async () => {
  const receivers: unknown[] = [];
  const fetch = function (this: unknown) {
    receivers.push(this);
    return Promise.resolve(new Response(body));
  };
  await grants.exchangeCode(createOAuth({ fetch }));
  expect(receivers).toEqual([undefined]);
});

describe("the name and the code of a failure", () => {
  it("are left out where they could be a secret", async () => {
    const secret = "exactlyThisSecret";
    for (const word of [secret, "xx_THISSECRET_xx", "Secret"]) {
      const exchange = (reason: Error) =>
        rejection(createOAuth({ fetch: () => Promise.reject(reason), clientSecret: secret }).exchangeCode("Secret"));
      const error = await exchange(new TypeError("failed", { cause: named("Error", word) }));
      expectFailure(error, { ...failed, cause: { name: "TypeError" } });
      expect(String(error)).not.toContain(word);
      expectFailure(await exchange(named(word, "ECONNRESET")), { ...failed, cause: undefined });
    }
  });

  it.each(["two words", "", "x".repeat(65), "_a", "a\nb", "<b>"])(
    "are left out if their form is unknown: %j",
    async (text) => {
      await failure(() => Promise.reject(named("Error", text)), { ...failed, cause: { name: "Error" } });
      await failure(() => Promise.reject(named(text, "ECONNRESET")), { ...failed, cause: undefined });
    },
  );

  it("have at most 64 characters", async () => {
    const text = "x".repeat(64);
    await failure(() => Promise.reject(named(text, text)), { ...failed, cause: { name: text, code: text } });
  });
});

it("a call on Node doesn't use the global fetch, whatever it is", async () => {
  await using server = await hostileServer(respondWithJson(success));
  const global = vi.fn<Fetch>();
  for (const fetch of [Object.freeze(global), undefined, null, "fetch", {}]) {
    vi.stubGlobal("fetch", fetch);
    await expect(grants.exchangeCode(createOAuth({ baseUrl: server.url }))).resolves.toEqual(token);
    await expect(grants.exchangeCode(createOAuth({ fetch: async () => new Response(body) }))).resolves.toEqual(token);
  }
  expect(global).not.toHaveBeenCalled();
  expect(server.requests).toHaveLength(5);
});

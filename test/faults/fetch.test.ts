import { describe, expect, it, vi } from "vitest";
import type { Fetch } from "../../src/index.js";
import { success, token } from "../answers.js";
import { client, expectFailure, grantNames, grants, rejection } from "../grants.js";
import { expectNothingPlanted, planted } from "../planted.js";
import { lost, redirected, timedOut, unreadable } from "./survives.js";

const unsent = { name: "XtNetworkError", code: "connect_failed", outcome: "not-sent" } as const;
const neverEnding = new Promise<never>(() => undefined);
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

const rejections: Record<string, unknown> = {
  "a text": planted.clientSecret,
  "an empty text": "",
  null: null,
  undefined: undefined,
  "a number": 5,
  "a symbol": Symbol(planted.code),
  "a function": Object.assign(() => undefined, { code: planted.code }),
  "an object of no class": Object.assign(Object.create(null), { code: planted.code, name: planted.code }),
  "a proxy that throws at every touch": hostileProxy({}),
  "a function behind a proxy that throws at every touch": hostileProxy(() => undefined),
  "getters that throw": Object.defineProperties(new Error("failed"), {
    name: { get: trap },
    code: { get: trap },
    cause: { get: trap },
    message: { get: trap },
  }),
  "a cause that throws at every touch": new Error("failed", { cause: hostileProxy({}) }),
  "a name that is an object": Object.assign(new Error("failed"), { name: { planted }, code: [planted.code] }),
  "a cause that is itself": (() => {
    const error = new Error("failed");
    error.cause = error;
    return error;
  })(),
  "an endless chain of causes": (() => {
    const error = new Error(planted.code);
    Object.defineProperty(error, "cause", { get: () => new Error(planted.code, { cause: error }) });
    return error;
  })(),
  "a Response": new Response(planted.code),
  "a promise": Promise.resolve(planted.code),
};

const resolutions: Record<string, () => unknown> = {
  undefined: () => undefined,
  null: () => null,
  "a text": () => planted.clientSecret,
  "a number": () => 200,
  "an empty object": () => ({}),
  "a function": () => () => planted.code,
  "a Request": () => new Request("https://host/"),
  "a proxy that throws at every touch": () => hostileProxy({}),
  "a status that is a text": () => ({ status: planted.clientSecret, headers: new Headers(), body: null }),
  "a status that is an object": () => ({ status: { toString: trap }, headers: new Headers(), body: null }),
  "a status that is a list": () => ({ status: [200], headers: new Headers(), body: null }),
  "a status that is NaN": () => ({ status: Number.NaN, headers: new Headers(), body: null }),
  "a redirect whose status is a text": () => ({ redirected: true, status: planted.clientSecret }),
  "a refusal without headers": () => ({ status: 400 }),
  "headers that are no texts": () => ({ status: 429, headers: new Map([["Retry-After", [planted.code]]]) }),
  "getters that throw": () => Object.defineProperty({}, "status", { get: trap }),
  "a body that was read": () => {
    const response = new Response(planted.code);
    void response.text();
    return response;
  },
  "a body that is locked": () => {
    const response = new Response(planted.code);
    response.body?.getReader();
    return response;
  },
  "a body that is no stream": () => ({ status: 200, headers: new Headers(), body: { getReader: trap } }),
  "a body of texts": () => ({ status: 200, headers: new Headers(), body: { getReader: () => ({ read: trap }) } }),
  "a body that fails with a secret": () =>
    new Response(new ReadableStream({ pull: (controller) => controller.error(leakyError(planted.clientSecret)) })),
  "a body whose reads resolve to nothing": () => ({
    status: 200,
    headers: new Headers(),
    body: { getReader: () => ({ read: async () => undefined }) },
  }),
};

const lie = (value: unknown) => value as Awaited<ReturnType<Fetch>>;

describe.each(grantNames)("%s survives a fetch that", (grant) => {
  const call = async (fetch: Fetch, options = {}) => {
    const observed = vi.fn(fetch);
    const error = await rejection(grants[grant](client({ fetch: observed, ...options })));
    expect(observed).toHaveBeenCalledTimes(1);
    return error;
  };

  it.each(Object.keys(rejections))("rejects with %s", async (what) => {
    expectFailure(await call(() => Promise.reject(rejections[what])), { ...lost, operation: grant });
  });

  it.each(Object.keys(rejections))("throws %s before it returns a promise", async (what) => {
    const throwing = () => {
      throw rejections[what];
    };
    expectFailure(await call(throwing), { ...lost, operation: grant });
  });

  it.each(Object.keys(resolutions))("resolves to %s", async (what) => {
    const error = await call(async () => lie(resolutions[what]?.()));
    expectFailure(error, { ...lost, operation: grant });
  });

  it("resolves to a thenable that throws", async () => {
    const key = "then"; // Not a property of a literal, which a linter takes for a slip.
    const thenable = Object.defineProperty({}, key, { get: trap });
    expectFailure(await call(async () => lie(thenable)), { ...lost, operation: grant });
  });

  it("returns no promise, but a good Response", async () => {
    const xt = client({ fetch: () => lie(new Response(JSON.stringify(success))) as never });
    await expect(grants[grant](xt)).resolves.toEqual(token);
  });

  it("puts the URL into all that it says", async () => {
    const error = await call(async (url) => {
      throw leakyError(url);
    });
    expectFailure(error, { ...lost, operation: grant, cause: { name: "TypeError" } });
  });

  it("puts the request into what it says", async () => {
    const error = await call(async (url, init) => {
      throw Object.assign(new Error("failed", { cause: new Request(url, { ...init, signal: null }) }), { init, url });
    });
    expectFailure(error, { ...lost, operation: grant, cause: { name: "Error" } });
  });

  it("says why, in a word", async () => {
    const error = await call(() => Promise.reject(new Error("x", { cause: named("SocketError", "UND_ERR_SOCKET") })));
    expectFailure(error, { ...lost, operation: grant, cause: { name: "Error", code: "UND_ERR_SOCKET" } });
    expect(String(error)).toContain("(UND_ERR_SOCKET)");
  });

  it.each([
    "ECONNREFUSED",
    "ENOTFOUND",
    "EAI_AGAIN",
    "UND_ERR_CONNECT_TIMEOUT",
    "ConnectionRefused",
    "CERT_HAS_EXPIRED",
    "SELF_SIGNED_CERT_IN_CHAIN",
    "DEPTH_ZERO_SELF_SIGNED_CERT",
    "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
    "ERR_TLS_CERT_ALTNAME_INVALID",
  ])("names %s, so that nothing was sent", async (code) => {
    const direct = await call(() => Promise.reject(named("Error", code)));
    expectFailure(direct, { ...unsent, operation: grant, cause: { name: "Error", code } });
    const wrapped = await call(() => Promise.reject(new TypeError("fetch failed", { cause: named("Error", code) })));
    expectFailure(wrapped, { ...unsent, operation: grant, cause: { name: "TypeError", code } });
  });

  it.each(["ECONNRESET", "EPIPE", "ETIMEDOUT", "UND_ERR_SOCKET", "XECONNREFUSED", "ENOTFOUNDX", "ERR_SSL_BAD_RECORD"])(
    "names %s, after which the request may have arrived",
    async (code) => {
      const error = await call(() => Promise.reject(new TypeError("fetch failed", { cause: named("Error", code) })));
      expectFailure(error, { ...lost, operation: grant, cause: { name: "TypeError", code } });
    },
  );

  it.each(["connect", "getaddrinfo"])("failed in the system call %s, so that nothing was sent", async (syscall) => {
    const cause = Object.assign(named("Error", "ETIMEDOUT"), { syscall });
    expectFailure(await call(() => Promise.reject(new TypeError("fetch failed", { cause }))), {
      ...unsent,
      operation: grant,
    });
    // Of a name with several addresses, Node reports the failure of each, and puts a code without a system call over them.
    const several = Object.assign(new AggregateError([cause, cause]), { code: "ETIMEDOUT" });
    expectFailure(await call(() => Promise.reject(new TypeError("fetch failed", { cause: several }))), {
      ...unsent,
      operation: grant,
    });
    const unnamed = new AggregateError([cause, cause]);
    expectFailure(await call(() => Promise.reject(new TypeError("fetch failed", { cause: unnamed }))), {
      ...unsent,
      operation: grant,
      cause: { name: "TypeError", code: "ETIMEDOUT" },
    });
  });

  it("failed in another system call, after which the request may have arrived", async () => {
    const cause = Object.assign(named("Error", "ECONNRESET"), { syscall: "read" });
    expectFailure(await call(() => Promise.reject(new TypeError("fetch failed", { cause }))), {
      ...lost,
      operation: grant,
    });
  });

  it.each([
    [200, JSON.stringify(success)],
    [404, ""],
    [500, ""],
  ])("followed a redirect, and came back with %i", async (status, body) => {
    const response = Object.defineProperty(new Response(body, { status }), "redirected", { value: true });
    const error = expectFailure(await call(async () => response), { ...redirected(status), operation: grant });
    expect(error.message).not.toContain("not followed");
  });

  it("hides a redirect behind an opaque response", async () => {
    const response = Object.defineProperty(Response.error(), "type", { value: "opaqueredirect" });
    const error = expectFailure(await call(async () => response), { ...redirected(0), operation: grant });
    expect(error.message).toContain("not followed");
  });

  it("answers with status 0, as an opaque response has it", async () => {
    expectFailure(await call(async () => Response.error()), {
      name: "XtHttpError",
      code: "http_status",
      outcome: "unknown",
      status: 0,
      operation: grant,
    });
  });

  it("never answers and ignores the signal", async () => {
    expectFailure(await call(() => neverEnding, { timeoutMs: 20 }), { ...timedOut, operation: grant, timeoutMs: 20 });
  });

  it("ignores the signal and answers too late, whose answer is let go", async () => {
    const cancelled = vi.fn();
    const body = new ReadableStream({ cancel: cancelled });
    let answer: (response: Response) => void = () => undefined;
    const late = new Promise<Response>((resolve) => {
      answer = resolve;
    });
    expectFailure(await call(() => late, { timeoutMs: 20 }), { ...timedOut, operation: grant });
    answer(new Response(body));
    await vi.waitFor(() => expect(cancelled).toHaveBeenCalledTimes(1));
  });

  it("ignores the signal and drips, whose body is let go at the deadline", async () => {
    const cancelled = vi.fn();
    const body = new ReadableStream({
      start: (controller) => controller.enqueue(new Uint8Array(1)),
      cancel: cancelled,
    });
    expectFailure(await call(async () => new Response(body), { timeoutMs: 20 }), { ...timedOut, operation: grant });
    await vi.waitFor(() => expect(cancelled).toHaveBeenCalledTimes(1));
  });

  it.each([
    ["is refused", { status: 500 }, new Uint8Array(1)],
    ["is too large", { status: 200 }, new Uint8Array(2 ** 17)],
    ["is no UTF-8", { status: 200 }, new Uint8Array([0xff])],
  ])("ignores the signal, whose body is let go where it %s", async (_, init, chunk) => {
    const cancelled = vi.fn(() => Promise.reject(new Error(planted.code)));
    const body = new ReadableStream({ pull: (controller) => controller.enqueue(chunk), cancel: cancelled });
    expectFailure(await call(async () => new Response(body, init)), {
      name: expect.anything(),
      code: expect.anything(),
      outcome: "unknown",
      operation: grant,
    });
    await vi.waitFor(() => expect(cancelled).toHaveBeenCalledTimes(1));
  });

  it.each([
    ["empty chunks", new Uint8Array(0), unreadable("response_too_large")],
    ["nothing at all", undefined, { name: "XtNetworkError", code: "connection_lost", outcome: "unknown" } as const],
  ])("gives %s without end, and no time for the deadline to pass", async (_, chunk, failure) => {
    const body = {
      getReader: () => ({ read: async () => ({ done: false, value: chunk }), cancel: async () => undefined }),
    };
    const error = await call(async () => lie({ status: 200, headers: new Headers(), body }));
    expectFailure(error, { ...failure, operation: grant });
  });

  it("gives a byte at a time, with empty chunks among them and characters across them, which does no harm", async () => {
    const chunks = [...new TextEncoder().encode(JSON.stringify({ ...success, ma: ["漢字😀"] }))].flatMap((byte) => [
      new Uint8Array(0),
      new Uint8Array([byte]),
    ]);
    const body = new ReadableStream({
      pull(controller) {
        const chunk = chunks.shift();
        if (chunk) controller.enqueue(chunk);
        else controller.close();
      },
    });
    await expect(grants[grant](client({ fetch: async () => new Response(body) }))).resolves.toEqual(token);
  });

  it("gets no URL or request to keep through `this`", async () => {
    const receivers: unknown[] = [];
    const fetch = function (this: unknown) {
      receivers.push(this);
      return Promise.resolve(new Response(JSON.stringify(success)));
    };
    await grants[grant](client({ fetch }));
    expect(receivers).toEqual([undefined]);
  });

  it("rejects with an error of this package, of another call", async () => {
    const inner = await call(() => Promise.reject(new Error("x")));
    expectNothingPlanted(await call(() => Promise.reject(inner)));
  });
});

describe("a secret that could be a word", () => {
  it.each(["exactlyThisSecret", "xx_THISSECRET_xx", "Secret"])(
    "is not taken for the name %s, or a code",
    async (word) => {
      const fetch = () => Promise.reject(new TypeError("failed", { cause: named("Error", word) }));
      const secretive = client({ fetch, clientSecret: "exactlyThisSecret" });
      const error = await rejection(secretive.exchangeCode("Secret"));
      expectFailure(error, { ...lost, cause: { name: "TypeError" } });
      expect(String(error)).not.toContain(word);
      const other = client({
        fetch: () => Promise.reject(named(word, "ECONNRESET")),
        clientSecret: "exactlyThisSecret",
      });
      expectFailure(await rejection(other.exchangeCode("Secret")), { ...lost, cause: undefined });
    },
  );

  it.each(["two words", "9lives", "", "x".repeat(65), "a-b", "a\nb"])(
    "no more than %j is, which is no word",
    async (text) => {
      const error = await rejection(grants.exchangeCode(client({ fetch: () => Promise.reject(named("Error", text)) })));
      expectFailure(error, { ...lost, cause: { name: "Error" } });
    },
  );

  it("a word of 64 characters is one still", async () => {
    const error = await rejection(
      grants.exchangeCode(client({ fetch: () => Promise.reject(named("E", "m".repeat(64))) })),
    );
    expectFailure(error, { ...lost, cause: { name: "E", code: "m".repeat(64) } });
  });
});

describe.each(grantNames)("%s and the global fetch:", (grant) => {
  it("an injected fetch is used, even where the global one is frozen", async () => {
    const global = vi.fn<Fetch>();
    vi.stubGlobal("fetch", Object.freeze(global));
    await expect(grants[grant](client({ fetch: async () => new Response(JSON.stringify(success)) }))).resolves.toEqual(
      token,
    );
    expect(global).not.toHaveBeenCalled();
  });

  it("else the global one is used as it is at the time of the call", async () => {
    const before = vi.fn<Fetch>(() => Promise.reject(new Error("too early")));
    const after = vi.fn<Fetch>(async () => new Response(JSON.stringify(success)));
    vi.stubGlobal("fetch", before);
    const xt = client();
    vi.stubGlobal("fetch", Object.freeze(after));
    await expect(grants[grant](xt)).resolves.toEqual(token);
    expect(before).not.toHaveBeenCalled();
    expect(after).toHaveBeenCalledTimes(1);
  });

  it.each([undefined, null, "fetch", {}])("a runtime whose fetch is %j is told of", async (fetch) => {
    vi.stubGlobal("fetch", fetch);
    expectFailure(await rejection(grants[grant](client())), {
      name: "XtConfigError",
      code: "invalid_option",
      outcome: "not-sent",
      operation: grant,
    });
  });

  it.each([
    ["Request", undefined],
    ["Request", Object.freeze(class {})],
    ["Request", () => undefined],
    ["Response", undefined],
    ["URL", class extends URL {}],
  ])("a global %s that was replaced by %s does no harm", async (name, value) => {
    const answer = new Response(JSON.stringify(success));
    vi.stubGlobal(name, value);
    await expect(grants[grant](client({ fetch: async () => answer }))).resolves.toEqual(token);
  });
});

import { describe, expect, it, vi } from "vitest";
import type { Fetch } from "../../src/index.js";
import { success, token } from "../answers.js";
import { client, expectFailure, grantNames, grants, rejection } from "../grants.js";
import { expectNothingPlanted, planted } from "../planted.js";
import { answers, hostileServer } from "./server.js";
import { redirected, timedOut, unreadable } from "./survives.js";

/** Whatever it says, a fetch that was passed may have sent the request, and sent it again. */
const failed = { name: "XtNetworkError", code: "fetch_failed", outcome: "unknown" } as const;
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
  "headers that are no texts": () => ({ status: 429, headers: new Map([["retry-after", [planted.code]]]) }),
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
  "a body whose reads resolve to texts": () => ({
    status: 200,
    headers: new Headers(),
    body: { getReader: () => ({ read: async () => ({ done: false, value: planted.code }) }) },
  }),
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
    expectFailure(await call(() => Promise.reject(rejections[what])), { ...failed, operation: grant });
  });

  it.each(Object.keys(rejections))("throws %s before it returns a promise", async (what) => {
    const throwing = () => {
      throw rejections[what];
    };
    expectFailure(await call(throwing), { ...failed, operation: grant });
  });

  it.each(Object.keys(resolutions))("resolves to %s", async (what) => {
    const error = await call(async () => lie(resolutions[what]?.()));
    expectFailure(error, { ...failed, operation: grant });
  });

  it("resolves to a thenable that throws", async () => {
    const key = "then"; // Not a property of a literal, which a linter takes for a slip.
    const thenable = Object.defineProperty({}, key, { get: trap });
    expectFailure(await call(async () => lie(thenable)), { ...failed, operation: grant });
  });

  it("returns no promise, but a good Response", async () => {
    const xt = client({ fetch: () => lie(new Response(JSON.stringify(success))) as never });
    await expect(grants[grant](xt)).resolves.toEqual(token);
  });

  it("puts the URL into all that it says", async () => {
    const error = await call(async (url) => {
      throw leakyError(url);
    });
    expectFailure(error, { ...failed, operation: grant, cause: { name: "TypeError" } });
  });

  it("puts the request into what it says", async () => {
    const error = await call(async (url, init) => {
      throw Object.assign(new Error("failed", { cause: new Request(url, { ...init, signal: null }) }), { init, url });
    });
    expectFailure(error, { ...failed, operation: grant, cause: { name: "Error" } });
  });

  it("says why, in a word", async () => {
    const error = await call(() => Promise.reject(new Error("x", { cause: named("SocketError", "UND_ERR_SOCKET") })));
    expectFailure(error, { ...failed, operation: grant, cause: { name: "Error", code: "UND_ERR_SOCKET" } });
    expect(String(error)).toContain("(UND_ERR_SOCKET)");
  });

  it.each(["ECONNREFUSED", "ENOTFOUND", "UND_ERR_CONNECT_TIMEOUT", "CERT_HAS_EXPIRED", "ECONNRESET", "UND_ERR_SOCKET"])(
    "names %s, which may be the failure of a repetition",
    async (code) => {
      const direct = await call(() => Promise.reject(named("Error", code)));
      expectFailure(direct, { ...failed, operation: grant, cause: { name: "Error", code } });
      expect(String(direct)).toContain(`the option fetch failed (${code})`);
      const wrapped = await call(() => Promise.reject(new TypeError("fetch failed", { cause: named("Error", code) })));
      expectFailure(wrapped, { ...failed, operation: grant, cause: { name: "TypeError", code } });
    },
  );

  it("failed for each address of a name", async () => {
    const several = new AggregateError([named("Error", "ETIMEDOUT"), named("Error", "ECONNREFUSED")]);
    expectFailure(await call(() => Promise.reject(new TypeError("fetch failed", { cause: several }))), {
      ...failed,
      operation: grant,
      cause: { name: "TypeError", code: "ETIMEDOUT" },
    });
  });

  it("has a bug of its own, which is told from a lost connection", async () => {
    const error = await call(() => Reflect.get(Object(undefined), "config").proxy);
    expectFailure(error, { ...failed, operation: grant, cause: { name: "TypeError" } });
    expect(String(error)).toContain("the option fetch failed (TypeError)");
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
    ["nothing at all", undefined, failed],
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
      expectFailure(error, { ...failed, cause: { name: "TypeError" } });
      expect(String(error)).not.toContain(word);
      const other = client({
        fetch: () => Promise.reject(named(word, "ECONNRESET")),
        clientSecret: "exactlyThisSecret",
      });
      expectFailure(await rejection(other.exchangeCode("Secret")), { ...failed, cause: undefined });
    },
  );

  it.each(["two words", "", "x".repeat(65), "_a", "a\nb", "<b>"])(
    "no more than %j is, which has not the form of a code",
    async (text) => {
      const error = await rejection(grants.exchangeCode(client({ fetch: () => Promise.reject(named("Error", text)) })));
      expectFailure(error, { ...failed, cause: { name: "Error" } });
    },
  );

  it("a word of 64 characters is one still", async () => {
    const error = await rejection(
      grants.exchangeCode(client({ fetch: () => Promise.reject(named("E", "m".repeat(64))) })),
    );
    expectFailure(error, { ...failed, cause: { name: "E", code: "m".repeat(64) } });
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

  it("the global one isn't asked on Node, whatever it is", async () => {
    await using server = await hostileServer(answers(success));
    const global = vi.fn<Fetch>();
    for (const fetch of [global, undefined, null, "fetch", {}]) {
      vi.stubGlobal("fetch", fetch);
      await expect(grants[grant](client({ baseUrl: server.url }))).resolves.toEqual(token);
    }
    expect(global).not.toHaveBeenCalled();
    expect(server.requests).toHaveLength(5);
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

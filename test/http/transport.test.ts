import { describe, expect, it, vi } from "vitest";
import { getToken } from "../../generated/operations/getToken.js";
import { server } from "../../generated/server.js";
import type { Fetch } from "../../src/index.js";
import { success, token } from "../answers.js";
import { hostileServer } from "../faults/server.js";
import { client, expectFailure, grantNames, grants, rejection } from "../grants.js";
import { expectNothingPlanted, planted } from "../planted.js";

const good = () => new Response(JSON.stringify(success));
const drips = (socket: { write(text: string): unknown }) =>
  socket.write("HTTP/1.1 200 OK\r\nContent-Length: 60000\r\n\r\n{");
const heeding: Fetch = (_, { signal }) =>
  new Promise((_resolve, reject) => signal?.addEventListener("abort", () => reject(signal.reason)));

/** A signal that tells how many listen to it. */
function observedSignal() {
  const controller = new AbortController();
  const listeners = new Set<unknown>();
  const { addEventListener, removeEventListener } = controller.signal;
  controller.signal.addEventListener = (...args: Parameters<typeof addEventListener>) => {
    listeners.add(args[1]);
    addEventListener.apply(controller.signal, args);
  };
  controller.signal.removeEventListener = (...args: Parameters<typeof removeEventListener>) => {
    listeners.delete(args[1]);
    removeEventListener.apply(controller.signal, args);
  };
  return { controller, signal: controller.signal, listeners: () => listeners.size };
}

describe.each(grantNames)("the request of %s", (grant) => {
  const sent = async () => {
    const fetch = vi.fn<Fetch>(async () => good());
    await grants[grant](client({ fetch }));
    expect(fetch).toHaveBeenCalledTimes(1);
    return fetch.mock.calls[0] ?? expect.fail();
  };

  it("is a plain GET that asks for JSON, uncompressed and never cached, and follows no redirect", async () => {
    const [url, { headers, signal, ...init }] = await sent();
    expect(init).toEqual({ method: "GET", redirect: "manual" });
    expect(headers).toEqual({
      Accept: "application/json",
      "Accept-Encoding": "identity",
      "Cache-Control": "no-store",
    });
    expect(signal).toBeInstanceOf(AbortSignal);
    expect(url.startsWith(`${server}${getToken.path}?client_id=institution-1&client_secret=`)).toBe(true);
  });

  it("has a signal that is not the caller's", async () => {
    const { signal } = new AbortController();
    const fetch = vi.fn<Fetch>(async () => good());
    await grants[grant](client({ fetch }), { signal });
    expect(fetch.mock.calls[0]?.[1].signal).not.toBe(signal);
  });
});

describe.each(grantNames)("%s, aborted by the caller,", (grant) => {
  const reasons: [string, unknown][] = [
    ["an error of the caller's", new Error("the user left")],
    ["a text", "the user left"],
    ["null", null],
    ["0", 0],
    ["an empty text", ""],
    ["false", false],
    ["an object", { why: "the user left" }],
  ];

  it.each(reasons)("before it starts, rejects with %s and sends nothing", async (_, reason) => {
    const fetch = vi.fn<Fetch>();
    await expect(rejection(grants[grant](client({ fetch }), { signal: AbortSignal.abort(reason) }))).resolves.toBe(
      reason,
    );
    expect(fetch).not.toHaveBeenCalled();
  });

  it.each(reasons)("while it waits for headers, rejects with %s and lets the connection go", async (_, reason) => {
    const controller = new AbortController();
    await using server = await hostileServer(() => controller.abort(reason));
    const call = grants[grant](client({ baseUrl: server.url }), { signal: controller.signal });
    await expect(rejection(call)).resolves.toBe(reason);
    await server.released();
    expect(server.requests).toHaveLength(1);
  });

  it.each(reasons)("while it reads the body, rejects with %s and lets the connection go", async (_, reason) => {
    const controller = new AbortController();
    await using server = await hostileServer((socket) => {
      drips(socket);
      setTimeout(() => controller.abort(reason), 20);
    });
    const call = grants[grant](client({ baseUrl: server.url }), { signal: controller.signal });
    await expect(rejection(call)).resolves.toBe(reason);
    await server.released();
    expect(server.requests).toHaveLength(1);
  });

  it("with no reason, rejects with the one that the signal makes up", async () => {
    const controller = new AbortController();
    const call = grants[grant](client({ fetch: heeding }), { signal: controller.signal });
    controller.abort();
    const reason = await rejection(call);
    expect(reason).toBe(controller.signal.reason);
    expect(reason).toMatchObject({ name: "AbortError" });
    expectNothingPlanted(reason);
  });

  it("by a signal's own deadline, rejects with that signal's reason", async () => {
    const signal = AbortSignal.timeout(10);
    const reason = await rejection(grants[grant](client({ fetch: heeding }), { signal }));
    expect(reason).toBe(signal.reason);
    expect(reason).toMatchObject({ name: "TimeoutError" });
  });

  it("does so at once, without waiting for a fetch that ignores the signal", async () => {
    const controller = new AbortController();
    const call = grants[grant](client({ fetch: () => new Promise(() => undefined) }), { signal: controller.signal });
    controller.abort("now");
    await expect(rejection(call)).resolves.toBe("now");
  });

  it("inside fetch itself, rejects with the reason all the same", async () => {
    const controller = new AbortController();
    const fetch = () => {
      controller.abort("inside");
      return Promise.reject(new Error("aborted"));
    };
    await expect(rejection(grants[grant](client({ fetch }), { signal: controller.signal }))).resolves.toBe("inside");
  });

  it("after the answer, changes nothing", async () => {
    const controller = new AbortController();
    await expect(grants[grant](client({ fetch: async () => good() }), { signal: controller.signal })).resolves.toEqual(
      token,
    );
    controller.abort();
  });

  it("hands the abort on to fetch", async () => {
    const controller = new AbortController();
    const fetch = vi.fn<Fetch>(heeding);
    const call = rejection(grants[grant](client({ fetch }), { signal: controller.signal }));
    await vi.waitFor(() => expect(fetch).toHaveBeenCalled());
    controller.abort("mine");
    await call;
    const { signal } = fetch.mock.calls[0]?.[1] ?? {};
    expect(signal?.aborted).toBe(true);
  });
});

describe.each(grantNames)("%s leaves no listener on the caller's signal", (grant) => {
  it.each<[string, Fetch]>([
    ["a success", async () => good()],
    ["a refusal", async () => new Response("{}", { status: 400 })],
    ["a lost connection", () => Promise.reject(new Error("lost"))],
    ["an answer that is none", async () => new Response("[]")],
  ])("after %s", async (_, fetch) => {
    const { signal, listeners } = observedSignal();
    for (let calls = 0; calls < 20; calls += 1)
      await grants[grant](client({ fetch }), { signal }).catch(() => undefined);
    expect(listeners()).toBe(0);
  });

  it("after a timeout, or an abort", async () => {
    const { controller, signal, listeners } = observedSignal();
    const late = rejection(grants[grant](client({ fetch: heeding, timeoutMs: 5 }), { signal }));
    expectFailure(await late, { name: "XtTimeoutError", code: "timeout", outcome: "unknown" });
    expect(listeners()).toBe(0);
    const call = rejection(grants[grant](client({ fetch: heeding }), { signal }));
    await vi.waitFor(() => expect(listeners()).toBe(1));
    controller.abort("now");
    await call;
    expect(listeners()).toBe(0);
  });
});

describe.each(grantNames)("the deadline of %s", (grant) => {
  it("ends its timer with the call, whatever comes of it", async () => {
    vi.useFakeTimers();
    try {
      await grants[grant](client({ fetch: async () => good() }));
      expect(vi.getTimerCount()).toBe(0);
      await rejection(grants[grant](client({ fetch: () => Promise.reject(new Error("lost")) })));
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });

  it.each([
    ["10 s where none is set", {}, {}, 10_000],
    ["that of the client", { timeoutMs: 1234 }, {}, 1234],
    ["that of the call before all", { timeoutMs: 1234 }, { timeoutMs: 567.5 }, 567.5],
    ["as long as a timer can be", { timeoutMs: 2 ** 31 - 1 }, {}, 2 ** 31 - 1],
  ])("is %s", async (_, options, callOptions, timeoutMs) => {
    vi.useFakeTimers();
    try {
      const settled = vi.fn();
      const call = rejection(grants[grant](client({ fetch: heeding, ...options }), callOptions)).then((error) => {
        settled();
        return error;
      });
      await vi.advanceTimersByTimeAsync(Math.floor(timeoutMs) - 1);
      expect(settled).not.toHaveBeenCalled();
      await vi.advanceTimersByTimeAsync(2);
      expect(settled).toHaveBeenCalled();
      const error = expectFailure(await call, {
        name: "XtTimeoutError",
        code: "timeout",
        outcome: "unknown",
        timeoutMs,
      });
      expect(error.message).toBe(`${grant}: no complete response within ${timeoutMs} ms; the request may have arrived`);
    } finally {
      vi.useRealTimers();
    }
  });

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 31, "10", null, {}, 10n, [10]])(
    "can't be %s",
    async (timeoutMs) => {
      const fetch = vi.fn<Fetch>();
      const wrong = Object({ timeoutMs });
      expect(() => client({ fetch, ...(timeoutMs === null ? { timeoutMs: "" as never } : wrong) })).toThrow(
        expect.objectContaining({ name: "XtConfigError", code: "invalid_option", operation: "createXtOAuth" }),
      );
      expectFailure(await rejection(grants[grant](client({ fetch }), wrong)), {
        name: "XtConfigError",
        code: "invalid_argument",
        outcome: "not-sent",
        operation: grant,
      });
      expect(fetch).not.toHaveBeenCalled();
    },
  );
});

describe("two calls at once", () => {
  it("don't share a deadline, a signal or an answer", async () => {
    const controller = new AbortController();
    const fetch: Fetch = (url, init) =>
      url.includes("authorization_code") ? heeding(url, init) : Promise.resolve(good());
    const xt = client({ fetch });
    const aborted = rejection(xt.exchangeCode(planted.code, { signal: controller.signal }));
    const late = rejection(xt.exchangeCode(planted.code, { timeoutMs: 10 }));
    const fine = xt.refreshToken(planted.refreshToken);
    controller.abort("one of them");
    await expect(aborted).resolves.toBe("one of them");
    await expect(fine).resolves.toEqual(token);
    expectFailure(await late, { name: "XtTimeoutError", code: "timeout", outcome: "unknown" });
  });
});

describe("the time to wait", () => {
  const wait = async (header: string) => {
    const fetch: Fetch = async () => new Response(null, { status: 429, headers: { "Retry-After": header } });
    const error = await rejection(client({ fetch }).exchangeCode("c"));
    return Reflect.get(Object(error), "retryAfter");
  };

  it("until a date is counted from now, in whole seconds, and never less than none", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2026, 0, 2, 3, 4, 5, 1) });
    try {
      await expect(wait("Fri, 02 Jan 2026 03:05:35 GMT")).resolves.toBe(90);
      await expect(wait("Fri, 02 Jan 2026 03:04:06 GMT")).resolves.toBe(1);
      await expect(wait("Fri, 02 Jan 2026 03:04:05 GMT")).resolves.toBe(0);
      await expect(wait("Thu, 01 Jan 2026 00:00:00 GMT")).resolves.toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });

  it.each([
    "x 5",
    "5 x",
    "5.",
    "12345678901",
    "fri, 02 Jan 2026 03:05:35 GMT",
    "Fri, 2 Jan 2026 03:05:35 GMT",
    "Fri, 02 Jan 26 03:05:35 GMT",
    "Fri, 02 Jan 2026 3:05:35 GMT",
    "Fri, 02 Jan 2026 03:05:35",
    "Fri, 02 Jan 2026 03:05:35 GMT+1",
    "x Fri, 02 Jan 2026 03:05:35 GMT",
    "Fri, 02 Xxx 2026 03:05:35 GMT",
  ])("is unknown where it is %j", async (header) => {
    await expect(wait(header)).resolves.toBeUndefined();
  });
});

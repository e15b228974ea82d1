/** Tests one request: its content, its timeout, its abort, and `Retry-After`. */
import { describe, expect, it, vi } from "vitest";
import { getToken } from "../../generated/operations/getToken.js";
import { server } from "../../generated/server.js";
import type { Fetch } from "../../src/index.js";
import { success, token } from "../client-with-responses.js";
import { createOAuth, expectFailure, expectRejection, grants, invalidArgument, rejection } from "../expect-failure.js";
import { hostileServer } from "../faults/server.js";
import { planted } from "../planted-secrets.js";

const good: Fetch = async () => new Response(JSON.stringify(success));
const untilAbort: Fetch = (_, { signal }) =>
  new Promise((_resolve, reject) => signal?.addEventListener("abort", () => reject(signal.reason)));
const exchange = (options: object, callOptions = {}) => grants.exchangeCode(createOAuth(options), callOptions);
const late = { name: "XtTimeoutError", code: "timeout", outcome: "unknown" } as const;

it("a request is a plain GET that asks for JSON, uncompressed and never cached, and follows no redirect", async () => {
  const fetch = vi.fn<Fetch>(good);
  const callers = new AbortController().signal;
  await exchange({ fetch }, { signal: callers });
  expect(fetch).toHaveBeenCalledTimes(1);
  const [url, { headers, signal, ...init }] = fetch.mock.calls[0] ?? expect.fail();
  expect(init).toEqual({ method: "GET", redirect: "manual" });
  expect(headers).toEqual({ Accept: "application/json", "accept-encoding": "identity", "cache-control": "no-store" });
  expect(signal).toBeInstanceOf(AbortSignal);
  expect(signal).not.toBe(callers);
  expect(url.startsWith(`${server}${getToken.path}?client_id=institution-1&client_secret=`)).toBe(true);
});

describe("a call that the caller aborts", () => {
  const reasons = [new Error("the user left"), "the user left", null, 0, "", false, { why: "the user left" }];

  it.each(reasons)(
    "rejects with the reason %j before the call, before the headers and during the body",
    async (reason) => {
      const fetch = vi.fn<Fetch>();
      expect(await rejection(exchange({ fetch }, { signal: AbortSignal.abort(reason) }))).toBe(reason);
      expect(fetch).not.toHaveBeenCalled();
      for (const begins of [false, true]) {
        const controller = new AbortController();
        await using server = await hostileServer((socket) => {
          if (begins) socket.write("HTTP/1.1 200 OK\r\nContent-Length: 60000\r\n\r\n{");
          setTimeout(() => controller.abort(reason), begins ? 20 : 0);
        });
        const call = exchange({ baseUrl: server.url }, { signal: controller.signal });
        expect(await rejection(call)).toBe(reason);
        await server.released();
        expect(server.requests).toHaveLength(1);
      }
    },
  );

  it("rejects immediately if fetch ignores the signal, or aborts it itself", async () => {
    for (const aborts of [false, true]) {
      const controller = new AbortController();
      const fetch: Fetch = () => {
        if (aborts) controller.abort("now");
        return aborts ? Promise.reject(new Error("aborted")) : new Promise(() => undefined);
      };
      const call = exchange({ fetch }, { signal: controller.signal });
      if (!aborts) controller.abort("now");
      expect(await rejection(call)).toBe("now");
    }
  });

  it.each<[string, Fetch]>([
    ["a success", good],
    ["a refusal", async () => new Response("{}", { status: 400 })],
    ["a lost connection", () => Promise.reject(new Error("lost"))],
    ["a response without an envelope", async () => new Response("[]")],
    ["a timeout", untilAbort],
  ])("leaves no listener on the signal after %s, and no timer", async (_, fetch) => {
    vi.useFakeTimers();
    try {
      const { signal } = new AbortController();
      const [added, removed] = [vi.spyOn(signal, "addEventListener"), vi.spyOn(signal, "removeEventListener")];
      const call = exchange({ fetch, timeoutMs: 5 }, { signal }).catch(() => undefined);
      await vi.advanceTimersByTimeAsync(5);
      await call;
      expect(added).toHaveBeenCalledTimes(1);
      expect(removed.mock.calls).toEqual([["abort", added.mock.calls[0]?.[1]]]);
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe("the timeout of a call", () => {
  it.each([
    ["10 s by default", {}, {}, 10_000],
    ["the option of the client", { timeoutMs: 1234 }, {}, 1234],
    ["the option of the call, if there is one", { timeoutMs: 1234 }, { timeoutMs: 567.5 }, 567.5],
    ["at most the longest time of a timer", { timeoutMs: 2 ** 31 - 1 }, {}, 2 ** 31 - 1],
  ])("is %s", async (_, options, callOptions, timeoutMs) => {
    vi.useFakeTimers();
    try {
      const settled = vi.fn();
      const call = rejection(exchange({ fetch: untilAbort, ...options }, callOptions));
      void call.then(settled);
      await vi.advanceTimersByTimeAsync(Math.floor(timeoutMs) - 1);
      expect(settled).not.toHaveBeenCalled();
      await vi.advanceTimersByTimeAsync(2);
      const { message } = expectFailure(await call, { ...late, timeoutMs });
      expect(message).toBe(`exchangeCode: no complete response within ${timeoutMs} ms; the request may have arrived`);
    } finally {
      vi.useRealTimers();
    }
  });

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 31, "10", {}, 10n, [10]])(
    "must not be %s",
    async (timeoutMs) => {
      const fetch = vi.fn<Fetch>();
      const option = { ...invalidArgument("createXtOAuth"), code: "invalid_option" };
      expect(() => createOAuth(Object({ fetch, timeoutMs }))).toThrow(expect.objectContaining(option));
      await expectRejection(exchange({ fetch }, { timeoutMs }), invalidArgument("exchangeCode"));
      expect(fetch).not.toHaveBeenCalled();
    },
  );
});

it("parallel calls share no deadline, signal or response", async () => {
  const controller = new AbortController();
  const xt = createOAuth({ fetch: (url, init) => (url.includes("authorization_code") ? untilAbort : good)(url, init) });
  const aborted = rejection(xt.exchangeCode(planted.code, { signal: controller.signal }));
  const timedOut = rejection(xt.exchangeCode(planted.code, { timeoutMs: 10 }));
  const fine = xt.refreshToken(planted.refreshToken);
  controller.abort("one of them");
  expect(await aborted).toBe("one of them");
  await expect(fine).resolves.toEqual(token);
  expectFailure(await timedOut, late);
});

describe("retryAfter", () => {
  const wait = async (header: string) => {
    const fetch: Fetch = async () => new Response(null, { status: 429, headers: { "Retry-After": header } });
    return Reflect.get(Object(await rejection(exchange({ fetch }))), "retryAfter");
  };

  it.each([
    ["Fri, 02 Jan 2026 03:05:35 GMT", 90],
    ["Fri, 02 Jan 2026 03:04:06 GMT", 1],
    ["Fri, 02 Jan 2026 03:04:05 GMT", 0],
    ["Thu, 01 Jan 2026 00:00:00 GMT", 0],
  ])("is the time from now until %s in whole seconds: %i", async (date, seconds) => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2026, 0, 2, 3, 4, 5, 1) });
    expect(await wait(date).finally(() => vi.useRealTimers())).toBe(seconds);
  });

  it.each([
    ["7", 7],
    ["0", 0],
    [" 120 ", 120],
    ["9999999999", 86_400],
    ["Wed, 21 Oct 2105 07:28:00 GMT", 86_400],
  ])("is at most a day, for the header %j: %i", async (header, seconds) => {
    expect(await wait(header)).toBe(seconds);
  });

  const almostDates = [
    "Fri, 2 Jan 2026 03:05:35",
    "Fri, 02 Jan 26 03:05:35",
    "Fri, 02 Jan 2026 3:05:35",
    "Fri, 02 Xxx 2026 03:05:35",
    "Fri, 99 Jan 2026 03:05:35",
    "Friday, 02-Jan-26 03:05:35",
  ];
  const whole = "Fri, 02 Jan 2026 03:05:35";
  it.each([
    ...["-1", "1.5", "1e3", "0x10", "x 5", "5 x", "5.", "12345678901", "2026-01-02", "soon", "", "7, 8"],
    ...[whole, `fri${whole.slice(3)} GMT`, `${whole} GMT+1`, `${whole} +0000`, `x ${whole} GMT`],
    ...almostDates.map((date) => `${date} GMT`),
  ])("is undefined for the header %j", async (header) => {
    expect(await wait(header)).toBeUndefined();
  });
});

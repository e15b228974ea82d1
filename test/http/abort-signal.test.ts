/** Tests signals of callers that may throw at every access, and many calls with one signal. */
import { describe, expect, it, vi } from "vitest";
import { onAbort, pause, untilAborted } from "../../src/http/abort-signal.js";
import { createXtClient, type Fetch, placeOrderOnce } from "../../src/index.js";
import { keys, limitOrder, success, token } from "../client-with-responses.js";
import { createOAuth, expectRejection, grants, invalidArgument, rejection } from "../expect-failure.js";
import { hostileServer, respondWithJson } from "../faults/server.js";
import { planted } from "../planted-secrets.js";

const trap = () => {
  throw new Error(planted.code);
};
const throwsOn = (name: string, descriptor: PropertyDescriptor) =>
  Object.defineProperty(new AbortController().signal, name, descriptor);
const throwingGetter = { get: trap };
const throwingMethod = { value: trap };

describe("a signal that throws", () => {
  it.each<[string, () => PropertyDescriptor]>([
    ["addEventListener", () => throwingMethod],
    ["addEventListener", () => throwingGetter],
    ["aborted", () => throwingGetter],
    ["aborted", () => ({ get: vi.fn<() => boolean>(trap).mockReturnValueOnce(false) })],
  ])("at %s is refused by name, and nothing is sent", async (name, descriptor) => {
    await using server = await hostileServer(respondWithJson(success));
    const signal = throwsOn(name, descriptor());
    const call = grants.exchangeCode(createOAuth({ baseUrl: server.url }), { signal });
    const { message } = await expectRejection(call, invalidArgument("exchangeCode"));
    expect(message).toContain("signal must be an AbortSignal");
    expect(server.connections()).toBe(0);
  });

  it("is refused before fetch is called, also if the access token is awaited and fails later", async () => {
    const fetch = vi.fn<Fetch>();
    const signal = throwsOn("addEventListener", throwingMethod);
    const accessToken = () => new Promise<string>((_, reject) => setTimeout(reject, 1, new Error("no token")));
    const user = createXtClient({ ...keys, fetch }).forUser(accessToken);
    await expectRejection(user.getBalances({}, { signal }), invalidArgument("getBalances"));
    // An unhandled rejection would fail the run.
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(fetch).not.toHaveBeenCalled();
  });

  it("when its listener is removed lets the call succeed", async () => {
    const signal = throwsOn("removeEventListener", throwingMethod);
    const xt = createOAuth({ fetch: async () => Response.json(success) });
    for (let call = 0; call < 2; call += 1) await expect(grants.exchangeCode(xt, { signal })).resolves.toEqual(token);
  });

  it("when its reason is read aborts the call anyway", async () => {
    const controller = new AbortController();
    const signal = Object.defineProperty(controller.signal, "reason", throwingGetter);
    const fetch = vi.fn<Fetch>(() => new Promise(() => undefined));
    const call = rejection(grants.exchangeCode(createOAuth({ fetch }), { signal }));
    await vi.waitFor(() => expect(fetch).toHaveBeenCalledTimes(1), { interval: 1 });
    controller.abort();
    expect(await call).toBeUndefined();
    expect(fetch.mock.calls[0]?.[1].signal?.aborted).toBe(true);
  });
});

it("onAbort() calls back once with the reason of a past or a later abort, unless the callback was removed", () => {
  const past = vi.fn();
  onAbort(AbortSignal.abort("past"), past, "call")();
  expect(past.mock.calls).toEqual([["past"]]);
  const controller = new AbortController();
  const [first, second, removed] = [vi.fn(), vi.fn(), vi.fn()];
  const [, , remove] = [first, second, removed].map((one) => onAbort(controller.signal, one, "call"));
  remove?.();
  controller.abort("now");
  controller.signal.dispatchEvent(new Event("abort"));
  expect([first, second, removed].map(({ mock }) => mock.calls)).toEqual([[["now"]], [["now"]], []]);
});

it("onAbort() adds one listener for all calls, removes it with the last of them, and adds it again", () => {
  const { signal } = new AbortController();
  const [added, removed] = [vi.spyOn(signal, "addEventListener"), vi.spyOn(signal, "removeEventListener")];
  for (const remove of [1, 2, 3].map(() => onAbort(signal, () => undefined, "call"))) {
    expect(removed).not.toHaveBeenCalled();
    remove();
  }
  expect(removed.mock.calls).toEqual([["abort", added.mock.calls[0]?.[1]]]);
  const again = vi.fn();
  onAbort(signal, again, "call");
  expect(added).toHaveBeenCalledTimes(2);
  signal.dispatchEvent(new Event("abort"));
  expect(again).toHaveBeenCalledTimes(1);
});

it("untilAborted() removes its listener when the promise settles", async () => {
  const { signal } = new AbortController();
  const removed = vi.spyOn(signal, "removeEventListener");
  await expect(untilAborted(Promise.resolve("it"), signal, "call")).resolves.toBe("it");
  await expect(untilAborted(Promise.reject("why"), signal, "call")).rejects.toBe("why");
  await vi.waitFor(() => expect(removed).toHaveBeenCalledTimes(2), { interval: 1 });
});

it("pause() leaves no timer after an abort", async () => {
  vi.useFakeTimers();
  const controller = new AbortController();
  const paused = pause(5, controller.signal, "call");
  controller.abort("now");
  await expect(paused).rejects.toBe("now");
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

it("a signal of a polyfill, without throwIfAborted, ends each call", async () => {
  const signal = Object.assign(new EventTarget(), { aborted: true, reason: "mine" }) as AbortSignal;
  const user = createXtClient(keys).forUser("a-token");
  const calls = [user.getBalances({}, { signal }), placeOrderOnce(user, limitOrder, { signal })];
  expect(await Promise.all(calls.map(rejection))).toEqual(["mine", "mine"]);
});

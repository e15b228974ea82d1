/** Signals of somebody's own making, which may throw wherever they are touched, and many calls on one. */
import { describe, expect, it, vi } from "vitest";
import { onAbort, untilAborted } from "../../src/http/abort-signal.js";
import { createXtClient, type Fetch } from "../../src/index.js";
import { success, token } from "../answers.js";
import { answers, hostileServer } from "../faults/server.js";
import { client, expectFailure, grants, rejection } from "../grants.js";
import { planted } from "../planted.js";

const trap = () => {
  throw new Error(planted.code);
};

type Parts = { [Part in keyof AbortSignal]?: AbortSignal[Part] | PropertyDescriptor };

/** Whatever isn't given works. A getter is given as a property's descriptor. */
function homemade(parts: Parts): AbortSignal {
  const signal = new AbortController().signal;
  for (const [name, part] of Object.entries(parts)) {
    const isDescriptor = typeof part === "object" && part !== null;
    Object.defineProperty(signal, name, isDescriptor ? Object(part) : { value: part });
  }
  return signal;
}

const firstTime = <T>(value: T) => {
  const get = vi.fn<() => T>(trap);
  return { get: get.mockReturnValueOnce(value) };
};

describe("a signal that throws", () => {
  const refused = { name: "XtConfigError", code: "invalid_argument", outcome: "not-sent" } as const;

  it.each<[string, Parts]>([
    ["where it is listened to", { addEventListener: trap }],
    ["where it is asked for how to listen to it", { addEventListener: { get: trap } }],
    ["where it is asked whether it is aborted", { aborted: { get: trap } }],
    ["where it is asked that again", { aborted: firstTime(false) }],
  ])("%s is refused by name, and nothing is sent", async (_, parts) => {
    await using server = await hostileServer(answers(success));
    const error = await rejection(grants.exchangeCode(client({ baseUrl: server.url }), { signal: homemade(parts) }));
    const { message } = expectFailure(error, { ...refused, operation: "exchangeCode" });
    expect(message).toContain("signal must be an AbortSignal");
    expect(server.connections()).toBe(0);
  });

  it("is refused by a fetch that was passed as well, which isn't asked", async () => {
    const fetch = vi.fn<Fetch>();
    const error = await rejection(
      grants.exchangeCode(client({ fetch }), { signal: homemade({ addEventListener: trap }) }),
    );
    expectFailure(error, refused);
    expect(fetch).not.toHaveBeenCalled();
  });

  it("is refused where a token is waited for, though that fails, too, later", async () => {
    const fetch = vi.fn<Fetch>();
    const accessToken = () => new Promise<string>((_, reject) => setTimeout(reject, 1, new Error("no token")));
    const client = createXtClient({ appKey: "key", secretKey: "secret-key", fetch });
    const call = client.forUser(accessToken).getBalances({}, { signal: homemade({ addEventListener: trap }) });
    expectFailure(await rejection(call), refused);
    // A rejection that nobody hears of would fail the run.
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(fetch).not.toHaveBeenCalled();
  });

  it("where it is let go of, lets the call end as it did", async () => {
    const signal = homemade({ removeEventListener: trap });
    const fetch: Fetch = async () => new Response(JSON.stringify(success));
    for (let call = 0; call < 2; call += 1) {
      await expect(grants.exchangeCode(client({ fetch }), { signal })).resolves.toEqual(token);
    }
  });

  it("where it is asked for its reason, aborts the call all the same", async () => {
    const controller = new AbortController();
    const signal = Object.defineProperty(controller.signal, "reason", { get: trap });
    const fetch = vi.fn<Fetch>(() => new Promise(() => undefined));
    const call = rejection(grants.exchangeCode(client({ fetch }), { signal }));
    await vi.waitFor(() => expect(fetch).toHaveBeenCalledTimes(1), { interval: 1 });
    controller.abort();
    await expect(call).resolves.toBeUndefined();
    expect(fetch.mock.calls[0]?.[1].signal?.aborted).toBe(true);
  });
});

describe("whoever waits for a signal", () => {
  it("is told of an abort that is past, at once and once, and needn't let go", () => {
    const told = vi.fn();
    onAbort(AbortSignal.abort("past"), told, "call")();
    expect(told.mock.calls).toEqual([["past"]]);
  });

  it("is told of the abort once, with its reason, and each of several is", () => {
    const controller = new AbortController();
    const told = [vi.fn(), vi.fn(), vi.fn()];
    for (const one of told) onAbort(controller.signal, one, "call");
    controller.abort("now");
    controller.signal.dispatchEvent(new Event("abort"));
    expect(told.map(({ mock }) => mock.calls)).toEqual([[["now"]], [["now"]], [["now"]]]);
  });

  it("isn't told any more after having let go, and the others are", () => {
    const controller = new AbortController();
    const [first, second] = [vi.fn(), vi.fn()];
    const letGo = onAbort(controller.signal, first, "call");
    onAbort(controller.signal, second, "call");
    letGo();
    controller.abort();
    expect(first).not.toHaveBeenCalled();
    expect(second).toHaveBeenCalledTimes(1);
  });

  it("lets go when what is awaited has come, or has failed", async () => {
    const { signal } = new AbortController();
    const removed = vi.spyOn(signal, "removeEventListener");
    await expect(untilAborted(Promise.resolve("it"), signal, "call")).resolves.toBe("it");
    await expect(untilAborted(Promise.reject("why"), signal, "call")).rejects.toBe("why");
    await vi.waitFor(() => expect(removed).toHaveBeenCalledTimes(2), { interval: 1 });
  });

  it("shares one listener with all who do, which goes when the last has let go, and comes anew", () => {
    const { signal } = new AbortController();
    const added = vi.spyOn(signal, "addEventListener");
    const removed = vi.spyOn(signal, "removeEventListener");
    const all = [1, 2, 3].map(() => onAbort(signal, () => undefined, "call"));
    expect(added).toHaveBeenCalledTimes(1);
    for (const letGo of all) {
      expect(removed).not.toHaveBeenCalled();
      letGo();
    }
    expect(removed.mock.calls).toEqual([["abort", added.mock.calls[0]?.[1]]]);
    const told = vi.fn();
    onAbort(signal, told, "call");
    expect(added).toHaveBeenCalledTimes(2);
    signal.dispatchEvent(new Event("abort"));
    expect(told).toHaveBeenCalledTimes(1);
  });
});

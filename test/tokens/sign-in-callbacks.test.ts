/** Callbacks that finish no sign-in: from another browser, from a prefetch, or after the user declined. Also stores that fail. */
import { randomBytes } from "node:crypto";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { createXtTokens, encryptedStore, memoryStore } from "../../src/tokens/index.js";
import { rejection } from "../expect-failure.js";
import { expectNothingPlanted } from "../planted-secrets.js";
import { failingStore } from "./scripted-xt.js";
import { beginSignIn, expectCallbackError } from "./signing-in.js";
import { now, restartClock } from "./token-pairs.js";

beforeEach(restartClock);

it.each<[string, { method?: string; headers?: Record<string, string> }]>([
  ["HEAD", { method: "HEAD" }],
  ["POST", { method: "POST" }],
  ["a prefetch", { headers: { "Sec-Purpose": "prefetch" } }],
  ["a prerender", { headers: { "Sec-Purpose": "prefetch;prerender" } }],
  ["an older prefetch", { headers: { Purpose: "prefetch" } }],
  ["Firefox's older prefetch", { headers: { "X-Moz": "prefetch" } }],
  ["Safari's preview", { headers: { "X-Purpose": "preview" } }],
])(
  "a request that is not a user's navigation (%s) is refused, and the sign-in can still be finished",
  async (_, init) => {
    const { fake, signIn, session, callback } = await beginSignIn();
    const { method, headers = {} } = init;
    const inLowerCase = Object.fromEntries(new Headers(headers));
    const requests = [
      new Request(callback, init),
      { method: method ?? "GET", url: callback, headers: inLowerCase },
      { method, url: callback, headers },
    ];
    for (const request of requests) {
      await expectCallbackError(signIn.finish(request, { session }), "navigation_required");
    }
    expect(fake.requests).toEqual([]);
    expect((await signIn.finish(new Request(callback), { session })).token.user_id).toBe("anna");
  },
);

it("a signal that is aborted before the code is sent leaves the sign-in unused", async () => {
  const store = memoryStore();
  const { signIn, fake, session, callback } = await beginSignIn({ store });
  const reason = new Error("enough");
  expect(await rejection(signIn.finish(callback, { session, signal: AbortSignal.abort(reason) }))).toBe(reason);
  const controller = new AbortController();
  vi.spyOn(store, "get").mockImplementationOnce((key) => {
    controller.abort(reason);
    return store.get(key);
  });
  expect(await rejection(signIn.finish(callback, { session, signal: controller.signal }))).toBe(reason);
  expect(fake.requests).toEqual([]);
  expect((await signIn.finish(callback, { session })).returnTo).toBe("/");
});

describe("a callback that finishes no sign-in", () => {
  const otherSessions = [undefined, null, false, "", "another's", "a\0b", "a".repeat(8_000)] as const;
  it.each(otherSessions)("(wrong or no session, %#) sends nothing, and leaves the sign-in unused", async (other) => {
    const { fake, signIn, session, callback } = await beginSignIn();
    await expectCallbackError(signIn.finish(callback, { session: other }), "session_lost");
    expect(fake.requests).toEqual([]);
    expect((await signIn.finish(callback, { session })).token.user_id).toBe("anna");
  });

  it("sends nothing if only the concatenation of session and state is right", async () => {
    const { fake, signIn } = await beginSignIn();
    const { url } = await signIn.begin({ language: "en", session: "a\nb" });
    const callback = new URL(fake.authorize(url));
    callback.searchParams.set("state", `b\n${callback.searchParams.get("state")}`);
    await expectCallbackError(signIn.finish(callback, { session: "a" }), "session_lost");
    expect(fake.requests).toEqual([]);
  });

  it.each([
    ["no state", "code=stolen", "state_missing"],
    ["a forged state", "code=stolen&state=forged", "session_lost"],
    ["two states", "code=stolen&state=a&state=b", "parameter_repeated"],
    ["an error and a forged state", "error=access_denied&state=forged", "session_lost"],
    ["no code", "state=STATE", "code_missing"],
    ["two codes", "state=STATE&code=a&code=b", "parameter_repeated"],
    ["a code and an error", "state=STATE&code=a&error=b", "parameter_conflict"],
  ])("because it has %s leaves the sign-in unused", async (_, query, code) => {
    const { fake, signIn, session, url, callback } = await beginSignIn();
    const state = new URL(url).searchParams.get("state") ?? "";
    await expectCallbackError(signIn.finish(`/callback?${query.replace("STATE", state)}`, { session }), code);
    expect(fake.requests).toEqual([]);
    expect((await signIn.finish(callback, { session })).returnTo).toBe("/");
  });
});

it("a user who declines is reported once, and only to the session of this sign-in", async () => {
  const { fake, signIn, session, url } = await beginSignIn();
  const callback = fake.authorize(url, { allow: false });
  await expectCallbackError(signIn.finish(callback, { session: "another's" }), "session_lost");
  await expectCallbackError(signIn.finish(callback, { session }), "access_denied");
  await expectCallbackError(signIn.finish(callback, { session }), "state_used");
});

describe("the store of sign-ins", () => {
  it("can be the store of the tokens, encrypted or not, and receives no session, state or code", async () => {
    const { get, replace } = memoryStore();
    const watched = { get: vi.fn(get), replace: vi.fn(replace) };
    const keys = [{ id: "a", secret: randomBytes(32).toString("base64") }];
    for (const store of [watched, encryptedStore(watched, { keys })]) {
      const { signIn, session, callback } = await beginSignIn({ store });
      const { token } = await signIn.finish(callback, { session });
      const { code, state } = Object.fromEntries(new URL(callback).searchParams);
      const seen = JSON.stringify([watched.get.mock.calls, watched.replace.mock.calls]);
      for (const secret of [session, code, state]) expect(seen).not.toContain(secret);
      const tokens = createXtTokens({ xt: { refreshToken: vi.fn() }, store, now });
      await tokens.save(token.user_id, token);
      expect(await tokens.token("anna")).toEqual(token);
    }
  });

  it.each(["down", "read-only", "hangs"] as const)("that fails (%s) prevents every request to XT", async (fault) => {
    const realTimeout = setTimeout;
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const store = failingStore();
    const { fake, signIn, session, callback } = await beginSignIn({ store });
    store.fault = fault;
    const calls = [signIn.finish(callback, { session }), signIn.begin({ language: "en" })].map(rejection);
    for (let second = 0; second < 20; second += 1) {
      // The key is computed in another thread, by real time.
      await new Promise((resolve) => realTimeout(resolve, 2));
      await vi.advanceTimersByTimeAsync(1_000);
    }
    for (const error of await Promise.all(calls)) {
      expect(error).toMatchObject({ name: "XtTokensError", code: "store_failed", outcome: "not-sent" });
      expectNothingPlanted(error);
    }
    expect(fake.requests).toEqual([]);
    vi.useRealTimers();
  });

  it("that fails after it has marked a sign-in as used lets the callback be retried, unless another one has used it", async () => {
    const inner = memoryStore();
    const store = { ...inner };
    const { signIn, exchangeCode, session, callback } = await beginSignIn({ store });
    store.replace = vi.fn(inner.replace).mockImplementationOnce(async (...change) => {
      await inner.replace(...change);
      throw new Error("cut off");
    });
    expect(await rejection(signIn.finish(callback, { session }))).toMatchObject({ outcome: "not-sent" });
    expect((await signIn.finish(callback, { session })).returnTo).toBe("/");

    const second = await beginSignIn({ store });
    const finishSecond = () => second.signIn.finish(second.callback, { session: second.session });
    store.replace = vi.fn(inner.replace).mockImplementationOnce(async () => {
      await finishSecond();
      throw new Error("cut off");
    });
    expect(await rejection(finishSecond())).toMatchObject({ code: "store_failed" });
    await expectCallbackError(finishSecond(), "state_used");
    expect(exchangeCode).toHaveBeenCalledTimes(1);
    expect(second.exchangeCode).toHaveBeenCalledTimes(1);
  });

  it("with a value that is no sign-in leads to session_lost", async () => {
    const store = { get: async () => '{"v":1}', replace: async () => true };
    const { signIn, session, callback } = await beginSignIn({ store });
    await expectCallbackError(signIn.finish(callback, { session }), "session_lost");
  });
});

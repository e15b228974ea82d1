/** What `createXtTokens` promises of one user's tokens, with a clock and an XT that the tests move. */
import http, { createServer } from "node:http";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { createXtOAuth, XtResponseError, XtTimeoutError, type XtToken } from "../../src/index.js";
import { createXtTokens, memoryStore, type XtTokenStore, type XtTokensOptions } from "../../src/tokens/index.js";
import { rejection } from "../grants.js";
import { expectNothingPlanted } from "../planted.js";
import { listen } from "./listen.js";
import { pair } from "./pairs.js";
import {
  broken,
  fails,
  frailStore,
  hour,
  keeping,
  lost,
  notSent,
  now,
  pairOf,
  pass,
  refused,
  restartClock,
  start,
  status,
  xtInSuspense,
  xtThat,
} from "./scripted-xt.js";

beforeEach(restartClock);

describe("an access token", () => {
  it("is handed out as it was saved while it is good, and XT isn't asked", async () => {
    const xt = xtThat();
    const { tokens, first } = await keeping({ xt });
    pass(hour / 2);
    expect(await tokens.accessToken("user")).toBe(first.access_token);
    expect(await tokens.token("user")).toEqual(first);
    expect(xt.refreshToken).not.toHaveBeenCalled();
  });

  it("is renewed ahead of its end, and the new pair is kept", async () => {
    const xt = xtThat();
    const { tokens, first } = await keeping({ xt });
    pass(hour - 300_000);
    const renewed = await tokens.token("user");
    expect(xt.refreshToken).toHaveBeenCalledExactlyOnceWith(
      first.refresh_token,
      expect.objectContaining({ timeoutMs: 10_000 }),
    );
    expect(renewed.access_token).not.toBe(first.access_token);
    expect(await tokens.token("user")).toEqual(renewed);
    expect(xt.refreshToken).toHaveBeenCalledTimes(1);
    pass(hour);
    await tokens.accessToken("user");
    expect(xt.refreshToken).toHaveBeenLastCalledWith(
      renewed.refresh_token,
      expect.objectContaining({ timeoutMs: 10_000 }),
    );
  });

  it("isn't renewed earlier than refreshBeforeMs and a fifth", async () => {
    const xt = xtThat();
    const { tokens } = await keeping({ xt, refreshBeforeMs: 100_000 });
    pass(hour - 120_001);
    await tokens.accessToken("user");
    expect(xt.refreshToken).not.toHaveBeenCalled();
  });

  it("that lives shorter than refreshBeforeMs isn't renewed with each call", async () => {
    const xt = xtThat();
    const { tokens } = await keeping({ xt, refreshBeforeMs: 100 * hour });
    pass(0.39 * hour);
    await tokens.accessToken("user");
    expect(xt.refreshToken).not.toHaveBeenCalled();
    pass(0.2 * hour);
    for (let call = 0; call < 3; call += 1) await tokens.accessToken("user");
    expect(xt.refreshToken).toHaveBeenCalledTimes(1);
  });

  it.each([
    ["an hour", 7200, hour],
    ["an hour", Number.NaN, hour],
    ["its expires_in in seconds", 60, 60_000],
    ["its expires_in in seconds, as text", "60", 60_000],
    ["an hour", "soon", hour],
  ])("without an exp counts as good for %s", async (_, expires_in, life) => {
    const endless = { ...pair("endless", {}), expires_in: expires_in as number };
    const xt = xtThat(() => endless);
    const tokens = createXtTokens({ xt, now, refreshBeforeMs: life / 4 });
    await tokens.save("user", endless);
    pass(life * 0.69);
    for (let call = 0; call < 3; call += 1) await tokens.accessToken("user");
    expect(xt.refreshToken).not.toHaveBeenCalled();
    pass(life * 0.07);
    for (let call = 0; call < 3; call += 1) await tokens.accessToken("user");
    expect(xt.refreshToken).toHaveBeenCalledTimes(1);
  });

  it("that is new and has ended by this clock isn't handed out, nor asked for again at once", async () => {
    const xt = xtThat(() => pair("old", { accessEndsAt: start }));
    const { tokens } = await keeping({ xt });
    pass(2 * hour);
    expect(await rejection(tokens.accessToken("user"))).toMatchObject({
      code: "refresh_failed",
      outcome: "answered",
      message: expect.stringContaining("is the clock right?"),
    });
    expect(await rejection(tokens.accessToken("user"))).toMatchObject({ code: "refresh_failed", outcome: "not-sent" });
    expect(xt.refreshToken).toHaveBeenCalledTimes(1);
  });

  it("that is good costs one look into the store, also where its renewal is in doubt", async () => {
    const inner = memoryStore();
    const store = { get: vi.fn(inner.get), replace: inner.replace };
    const { tokens, first } = await keeping({ xt: xtThat(fails(lost)), store });
    pass(hour - 300_000);
    await tokens.accessToken("user");
    store.get.mockClear();
    expect(await tokens.accessToken("user")).toBe(first.access_token);
    expect(store.get).toHaveBeenCalledTimes(1);
  });

  it("is asked for once, however many calls of a process need it", async () => {
    const xt = xtThat();
    const { tokens } = await keeping({ xt });
    pass(2 * hour);
    const all = await Promise.all(Array.from({ length: 500 }, () => tokens.accessToken("user")));
    expect(new Set(all).size).toBe(1);
    expect(xt.refreshToken).toHaveBeenCalledTimes(1);
  });

  it("that is still good is handed out to who comes while it is being renewed", async () => {
    const { xt, isAsked, answer } = xtInSuspense();
    const { tokens, first } = await keeping({ xt });
    pass(hour - 1);
    const renewing = tokens.accessToken("user");
    await isAsked();
    expect(await tokens.accessToken("user")).toBe(first.access_token);
    answer(pairOf("second"));
    expect(await renewing).toBe(pairOf("second").access_token);
  });
});

describe("many users", () => {
  const users = Array.from({ length: 200 }, (_, user) => `user ${user}`);

  async function keepingAll(xt: XtTokensOptions["xt"]) {
    const tokens = createXtTokens({ xt, now });
    for (const user of users) await tokens.save(user, pairOf(user));
    return tokens;
  }

  it("are renewed sixteen at a time", async () => {
    let underWay = 0;
    let most = 0;
    const tokens = await keepingAll({
      async refreshToken() {
        underWay += 1;
        most = Math.max(most, underWay);
        await new Promise((resolve) => setTimeout(resolve, 1));
        underWay -= 1;
        return pairOf("next");
      },
    });
    pass(2 * hour);
    await Promise.all(users.map((user) => tokens.accessToken(user)));
    expect(most).toBe(16);
  });

  it("whose tokens are still good don't queue", async () => {
    const tokens = await keepingAll({ refreshToken: () => new Promise<XtToken>(() => {}) });
    pass(hour - 1);
    const waiting = users.slice(0, 16).map((user) => tokens.accessToken(user));
    for (const user of users.slice(16)) expect(await tokens.accessToken(user)).toBe(pair(user, ends()).access_token);
    expect(await Promise.race([...waiting, "nobody"])).toBe("nobody");
  });

  it("that wait for their turn when XT says 429 aren't renewed", async () => {
    const xt = { refreshToken: vi.fn(() => Promise.reject(status(429, 90))) };
    const tokens = await keepingAll(xt);
    pass(2 * hour);
    for (const error of await Promise.all(users.map((user) => rejection(tokens.accessToken(user))))) {
      expect(error).toMatchObject({ code: "refresh_failed", retryAfter: 90 });
    }
    expect(xt.refreshToken.mock.calls.length).toBeLessThanOrEqual(16);
  });

  const ends = () => ({ accessEndsAt: start + hour, refreshEndsAt: start + 720 * hour });
});

describe("a renewal that failed", () => {
  it.each([
    ["wasn't sent", notSent],
    ["was rejected with 429", status(429)],
    ["was rejected with 403", status(403)],
    ["was rejected with 400", status(400)],
    ["was rejected with 401", status(401)],
    ["was rejected because of the caller", refused("AUTH_101", "The app key is unknown.")],
    ["was rejected for a reason of the caller that isn't documented", refused("AUTH_999")],
    ["was rejected because XT is busy", refused("COMMON_002")],
    ["was rejected because XT is busy, in lower case", refused("common_002")],
    ["was rejected by XT's gateway", refused("GATEWAY_001")],
    ["was rejected by the limit in the other envelope", refused("429")],
  ])("and %s keeps the pair, which is sent again after a pause", async (_, error) => {
    const xt = xtThat(fails(error));
    const { tokens, first } = await keeping({ xt });
    pass(hour - 2000);
    expect(await tokens.accessToken("user")).toBe(first.access_token);
    pass(500);
    expect(await tokens.accessToken("user")).toBe(first.access_token);
    expect(xt.refreshToken).toHaveBeenCalledTimes(1);
    pass(500);
    expect(await tokens.accessToken("user")).not.toBe(first.access_token);
    expect(xt.refreshToken).toHaveBeenLastCalledWith(first.refresh_token, expect.anything());
  });

  it.each([
    ["the connection was lost", lost],
    ["the deadline passed", new XtTimeoutError("refreshToken", 10_000)],
    ["HTTP 503 came", status(503)],
    ["the answer was no JSON", new XtResponseError("response_not_json", "refreshToken", "unknown", "no")],
    ["a yes came without tokens", broken({ user_id: "a-user" })],
    ["it wasn't ours that threw", new TypeError("fetch failed")],
    ["nothing was thrown", undefined],
  ])("in doubt (%s) isn't repeated while there is something to lose, and is when nothing is", async (_, error) => {
    const xt = xtThat(fails(error));
    const { tokens, first } = await keeping({ xt });
    pass(hour - 300_000);
    expect(await tokens.accessToken("user")).toBe(first.access_token);
    pass(299_999);
    expect(await tokens.accessToken("user")).toBe(first.access_token);
    expect(xt.refreshToken).toHaveBeenCalledTimes(1);
    pass(1);
    expect(await tokens.accessToken("user")).not.toBe(first.access_token);
    expect(xt.refreshToken).toHaveBeenLastCalledWith(first.refresh_token, expect.anything());
  });

  it.each([
    ["sign_in_needed", "rejected", refused(), { name: "XtApiError", code: "api_failure" }],
    ["refresh_failed", "unknown", lost, { name: "XtNetworkError", code: "connection_lost" }],
    ["refresh_failed", "not-sent", notSent, { name: "XtNetworkError", code: "connect_failed" }],
    ["refresh_failed", "rejected", status(404), { name: "XtHttpError", code: "http_status" }],
    ["refresh_failed", "unknown", new TypeError("x"), { name: "TypeError" }],
  ])("tells %s, %s and why, where the access token has ended", async (code, outcome, error, cause) => {
    const { tokens } = await keeping({ xt: xtThat(fails(error)) });
    pass(2 * hour);
    expect(await rejection(tokens.accessToken("user"))).toMatchObject({ code, outcome, cause });
  });

  it("cools down longer from failure to failure, up to five minutes", async () => {
    const xt = xtThat(...Array.from({ length: 12 }, () => fails(notSent)));
    const { tokens } = await keeping({ xt });
    pass(2 * hour);
    const waits: number[] = [];
    for (let failure = 1; failure <= 11; failure += 1) {
      const wait = Number(Reflect.get(Object(await rejection(tokens.accessToken("user"))), "retryAfter"));
      waits.push(wait);
      pass(wait * 1000 - 1);
      expect(await rejection(tokens.accessToken("user"))).toMatchObject({ retryAfter: 1, outcome: "not-sent" });
      expect(xt.refreshToken).toHaveBeenCalledTimes(failure);
      pass(1);
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]);
  });

  it("with 429 honours Retry-After, and nobody else of this process is renewed before", async () => {
    const xt = xtThat(fails(status(429, 90)));
    const { tokens } = await keeping({ xt });
    await tokens.save("other", pairOf("other"));
    pass(2 * hour);
    for (const user of ["user", "other", "user"]) {
      expect(await rejection(tokens.accessToken(user))).toMatchObject({ code: "refresh_failed", retryAfter: 90 });
    }
    pass(90_000);
    for (const user of ["user", "other"]) expect(await tokens.accessToken(user)).toBeTypeOf("string");
    expect(xt.refreshToken).toHaveBeenCalledTimes(3);
  });

  it("with 429 keeps no other user waiting as long as a user whom XT has refused before", async () => {
    const xt = xtThat(...Array.from({ length: 5 }, () => fails(refused())), fails(status(429)));
    const { tokens } = await keeping({ xt });
    await tokens.save("other", pairOf("other"));
    for (let attempt = 1; attempt <= 6; attempt += 1) {
      pass(2 * hour);
      await rejection(tokens.accessToken("user"));
    }
    expect(await rejection(tokens.accessToken("other"))).toMatchObject({ code: "refresh_failed", retryAfter: 1 });
    pass(1_000);
    expect(await tokens.accessToken("other")).toBeTypeOf("string");
  });

  it("with a Retry-After beyond an hour is tried again after an hour", async () => {
    const { tokens } = await keeping({ xt: xtThat(fails(status(503, 1e9))) });
    pass(2 * hour);
    expect(await rejection(tokens.accessToken("user"))).toMatchObject({ retryAfter: 3600 });
  });

  it("but brought an access token, in an answer that breaks the spec, is none", async () => {
    const came = { access_token: pairOf("odd").access_token, expires_in: "90" };
    const xt = xtThat(fails(broken(came)));
    const { tokens, first } = await keeping({ xt });
    pass(hour - 1);
    expect(await tokens.token("user")).toEqual({ ...first, ...came });
    pass(2);
    await tokens.accessToken("user");
    expect(xt.refreshToken).toHaveBeenLastCalledWith(first.refresh_token, expect.anything());
  });
});

describe("a sign-in is needed", () => {
  it("where nothing is kept under the key", async () => {
    const tokens = createXtTokens({ xt: xtThat(), now });
    expect(await rejection(tokens.accessToken("nobody"))).toMatchObject({
      name: "XtTokensError",
      code: "sign_in_needed",
      outcome: "not-sent",
      operation: "tokens",
    });
  });

  it("where the refresh token has ended, and XT isn't asked", async () => {
    const xt = xtThat();
    const onSignInNeeded = vi.fn();
    const { tokens } = await keeping({ xt, onSignInNeeded });
    pass(720 * hour);
    for (let call = 0; call < 2; call += 1) {
      expect(await rejection(tokens.accessToken("user"))).toMatchObject({ code: "sign_in_needed" });
    }
    expect(xt.refreshToken).not.toHaveBeenCalled();
    expect(onSignInNeeded).toHaveBeenCalledTimes(1);
  });

  it("after the tokens were deleted, and a renewal that is under way doesn't bring them back", async () => {
    const { xt, isAsked, answer } = xtInSuspense();
    const { tokens } = await keeping({ xt });
    pass(2 * hour);
    const renewing = rejection(tokens.accessToken("user"));
    await isAsked();
    await tokens.delete("user");
    answer(pairOf("late"));
    for (const error of [await renewing, await rejection(tokens.accessToken("user"))]) {
      expect(error).toMatchObject({ code: "sign_in_needed" });
    }
  });
});

describe("a sign-in while a renewal is under way", () => {
  it("wins", async () => {
    const { xt, isAsked, answer } = xtInSuspense();
    const onRefreshed = vi.fn();
    const { tokens } = await keeping({ xt, onRefreshed });
    pass(2 * hour);
    const renewing = tokens.accessToken("user");
    await isAsked();
    const signedIn = pairOf("signed in");
    await tokens.save("user", signedIn);
    answer(pairOf("late"));
    expect(await renewing).toBe(signedIn.access_token);
    expect(await tokens.token("user")).toEqual(signedIn);
    expect(onRefreshed).not.toHaveBeenCalled();
  });
});

describe("a signal", () => {
  it("ends the waiting with its reason, and not the renewal", async () => {
    const { xt, isAsked, answer } = xtInSuspense();
    const { tokens } = await keeping({ xt });
    pass(2 * hour);
    const controller = new AbortController();
    const waiting = rejection(tokens.accessToken("user", { signal: controller.signal }));
    await isAsked();
    const reason = new Error("enough");
    controller.abort(reason);
    expect(await waiting).toBe(reason);
    answer(pairOf("second"));
    expect(await tokens.token("user")).toEqual(pairOf("second"));
    expect(xt.refreshToken).toHaveBeenCalledTimes(1);
  });

  it("that was aborted before asks neither the store nor XT", async () => {
    const store = { get: vi.fn(), replace: vi.fn() };
    const tokens = createXtTokens({ xt: xtThat(), now, store });
    const reason = new Error("enough");
    expect(await rejection(tokens.accessToken("user", { signal: AbortSignal.abort(reason) }))).toBe(reason);
    expect(store.get).not.toHaveBeenCalled();
  });
});

describe("a store that fails", () => {
  /** A user whose new tokens have come from XT when the store goes down. */
  async function unsaved(options: Partial<XtTokensOptions> = {}) {
    const store = frailStore();
    const xt = xtThat(() => {
      store.fault = "down";
      return pairOf("second");
    });
    const { tokens } = await keeping({ xt, store, ...options });
    pass(2 * hour);
    await tokens.accessToken("user");
    return { store, xt, tokens, elsewhere: createXtTokens({ xt: xtThat(), now, store }) };
  }

  it("is told, shows nothing of its address, and XT isn't asked", async () => {
    const store = frailStore();
    const xt = xtThat();
    const { tokens } = await keeping({ xt, store });
    pass(2 * hour);
    store.fault = "down";
    const calls = [tokens.accessToken("user"), tokens.save("user", pairOf("x")), tokens.delete("user")];
    for (const error of await Promise.all(calls.map(rejection))) {
      expect(error).toMatchObject({
        name: "XtTokensError",
        code: "store_failed",
        outcome: "not-sent",
        cause: { name: "Error", code: "ECONNREFUSED" },
      });
      expectNothingPlanted(error);
    }
    expect(xt.refreshToken).not.toHaveBeenCalled();
  });

  it("once XT has answered loses nothing: the new tokens are served, it is told, and any call saves them later", async () => {
    const onRefreshed = vi.fn();
    const { store, xt, tokens, elsewhere } = await unsaved({ onRefreshed });
    expect(onRefreshed).toHaveBeenCalledExactlyOnceWith({
      key: "user",
      unsaved: expect.objectContaining({ code: "store_failed" }),
    });
    expect(await tokens.token("user")).toEqual(pairOf("second"));
    expect(xt.refreshToken).toHaveBeenCalledTimes(1);
    store.fault = "none";
    await rejection(tokens.accessToken("another"));
    await vi.waitFor(async () => expect(JSON.parse(`${await store.get("user")}`).token).toEqual(pairOf("second")));
    expect(await elsewhere.token("user")).toEqual(pairOf("second"));
  });

  it("while unsaved tokens end is told, and no refresh token is sent that nobody could keep the answer of", async () => {
    const { xt, tokens } = await unsaved();
    pass(hour - 1);
    expect(await tokens.token("user")).toMatchObject({ user_id: "a-user" });
    pass(1);
    expect(await rejection(tokens.token("user"))).toMatchObject({ code: "store_failed" });
    expect(xt.refreshToken).toHaveBeenCalledTimes(1);
  });

  it("isn't given back what couldn't be saved once somebody else has signed in or was deleted", async () => {
    const first = await unsaved();
    first.store.fault = "none";
    await first.elsewhere.save("user", pairOf("signed in"));
    expect(await first.tokens.token("user")).toEqual(pairOf("signed in"));
    restartClock();
    const second = await unsaved();
    second.store.fault = "none";
    await second.elsewhere.delete("user");
    expect(await rejection(second.tokens.token("user"))).toMatchObject({ code: "sign_in_needed" });
  });

  it("although it has saved isn't saved to twice", async () => {
    const inner = memoryStore();
    let failing = 0;
    const store: XtTokenStore = {
      get: inner.get,
      async replace(...change) {
        const isReplaced = await inner.replace(...change);
        failing -= 1;
        if (failing === 0) throw new Error("cut off");
        return isReplaced;
      },
    };
    const onRefreshed = vi.fn();
    const { tokens } = await keeping({ xt: xtThat(() => pairOf("second")), store, onRefreshed });
    pass(2 * hour);
    failing = 2;
    expect(await tokens.token("user")).toEqual(pairOf("second"));
    expect(onRefreshed).toHaveBeenCalledExactlyOnceWith({ key: "user" });
  });

  it("to compare is told after many tries instead of going on for ever", async () => {
    const inner = memoryStore();
    await keeping({ xt: xtThat(), store: inner });
    const tokens = createXtTokens({ xt: xtThat(), now, store: { ...inner, replace: async () => false } });
    pass(2 * hour);
    const calls = [tokens.accessToken("user"), tokens.save("user", pairOf("x")), tokens.delete("user")];
    for (const error of await Promise.all(calls.map(rejection))) {
      expect(error).toMatchObject({
        code: "store_failed",
        message: expect.stringContaining("replace()"),
      });
    }
  });

  it.each(["{}", "null", "x", '{"v":2}', '{"v":1,"id":"a","token":{},"endsAt":1}'])(
    "holds %s of somebody else's: that is told, and left alone",
    async (text) => {
      const store = memoryStore();
      await store.replace("user", undefined, text);
      const tokens = createXtTokens({ xt: xtThat(), now, store });
      expect(await rejection(tokens.accessToken("user"))).toMatchObject({ code: "record_unreadable" });
      expect(await store.get("user")).toBe(text);
    },
  );
});

describe("a process that dies while it asks", () => {
  /** What is left in the store of a process that was killed after it had begun to ask. */
  async function killed(beforeTheEndMs: number) {
    const store = memoryStore();
    const { xt, isAsked } = xtInSuspense();
    const { tokens, first } = await keeping({ xt, store });
    pass(hour - beforeTheEndMs);
    void tokens.accessToken("user");
    await isAsked();
    return { store, first };
  }

  it("leaves a record that says so, and its refresh token isn't sent while the access token is good", async () => {
    const { store, first } = await killed(300_000);
    expect(JSON.parse(`${await store.get("user")}`).lease).toMatchObject({ endsAt: now() + 15_000 });
    const xt = xtThat();
    const next = createXtTokens({ xt, now, store });
    pass(299_999);
    expect(await next.accessToken("user")).toBe(first.access_token);
    expect(xt.refreshToken).not.toHaveBeenCalled();
    pass(1);
    expect(await next.accessToken("user")).not.toBe(first.access_token);
    expect(xt.refreshToken).toHaveBeenCalledExactlyOnceWith(first.refresh_token, expect.anything());
  });

  it("is waited for, for the whole time of its lease by this process's own watch, whatever its clock says", async () => {
    const { store } = await killed(1_000);
    vi.useFakeTimers({ toFake: ["setTimeout", "performance"] });
    try {
      const xt = xtThat();
      const next = createXtTokens({ xt, now: () => now() + 60_000, store });
      pass(2_000);
      const waiting = next.accessToken("user");
      await vi.advanceTimersByTimeAsync(14_900);
      expect(xt.refreshToken).not.toHaveBeenCalled();
      await vi.advanceTimersByTimeAsync(1_100);
      expect(xt.refreshToken).toHaveBeenCalledTimes(1);
      expect(await waiting).toBeTypeOf("string");
    } finally {
      vi.useRealTimers();
    }
  });
});

describe("a process that was stopped", () => {
  it("between its lease and its asking doesn't ask under that lease", async () => {
    const inner = memoryStore();
    const steps: string[] = [];
    const store: XtTokenStore = {
      get: inner.get,
      async replace(key, from, to) {
        const { lease, inDoubt } = JSON.parse(`${to}`);
        if (lease && !steps.includes("lease")) pass(5_001);
        steps.push(lease ? "lease" : inDoubt ? "in doubt" : "none");
        return inner.replace(key, from, to);
      },
    };
    const xt = xtThat(() => {
      steps.push("asked");
      return pairOf("second");
    });
    const { tokens } = await keeping({ xt, store });
    pass(2 * hour);
    expect(await tokens.token("user")).toEqual(pairOf("second"));
    expect(steps).toEqual(["none", "lease", "none", "lease", "asked", "none"]);
  });

  it.each(["it calls XT", "its connection is open"])(
    "after it has checked its lease, when %s, sends nothing",
    async (moment) => {
      const requests: unknown[] = [];
      const server = createServer(({ url }, response) => {
        requests.push(url);
        response.end(JSON.stringify({ rc: 0, mc: "SUCCESS", ma: [], result: pairOf("second") }));
      });
      const real = createXtOAuth({
        ...{ clientId: "an-id", clientSecret: "a-secret", baseUrl: `http://127.0.0.1:${await listen(server)}` },
      });
      let isStopped = false;
      const stop = () => {
        if (!isStopped) pass(5_001);
        isStopped = true;
      };
      const open = http.Agent.prototype.createConnection;
      vi.spyOn(http.Agent.prototype, "createConnection").mockImplementation(function (this: http.Agent, ...args) {
        return open.apply(this, args)?.once("connect", stop);
      });
      const xt: XtTokensOptions["xt"] = {
        refreshToken(...args) {
          if (moment === "it calls XT") stop();
          return real.refreshToken(...args);
        },
      };
      const { tokens } = await keeping({ xt });
      pass(2 * hour);
      expect(await rejection(tokens.accessToken("user"))).toMatchObject({
        ...{ code: "refresh_failed", outcome: "not-sent", cause: { name: "XtTimeoutError" } },
      });
      expect([isStopped, requests]).toEqual([true, []]);
      pass(1_000);
      expect(await tokens.token("user")).toEqual(pairOf("second"));
      expect(requests).toHaveLength(1);
      vi.restoreAllMocks();
      server.close();
    },
  );

  it("while it asked saves what it got, though somebody has taken over, unless that has renewed", async () => {
    const store = memoryStore();
    const { xt, isAsked, answer } = xtInSuspense();
    const { tokens } = await keeping({ xt, store });
    pass(2 * hour);
    const renewing = tokens.token("user");
    await isAsked();
    pass(200_000);
    const over = createXtTokens({ xt: xtThat(fails(refused())), now, store });
    expect(await rejection(over.accessToken("user"))).toMatchObject({ code: "sign_in_needed" });
    answer(pairOf("late"));
    expect(await renewing).toEqual(pairOf("late"));
    expect(await over.token("user")).toEqual(pairOf("late"));
  });
});

describe("a key", () => {
  it.each(["42", "jané@example.com", "用户 1", "😀", "__proto__", "a".repeat(500), "a\nb"])(
    "can be %j",
    async (key) => {
      const tokens = createXtTokens({ xt: xtThat(), now });
      await tokens.save(key, pairOf("first"));
      expect(await tokens.token(key)).toEqual(pairOf("first"));
    },
  );
});

describe("what can't be used", () => {
  const xt = xtThat();
  it.each([
    [{}, "xt must be"],
    [{ xt: {} }, "xt must be"],
    [{ xt, store: {} }, "store must have"],
    [{ xt, store: null }, "store must have"],
    [{ xt, refreshBeforeMs: -1 }, "refreshBeforeMs must be"],
    [{ xt, refreshBeforeMs: Number.NaN }, "refreshBeforeMs must be"],
    [{ xt, refreshBeforeMs: "5" }, "refreshBeforeMs must be"],
    [{ xt, now: 5 }, "now must be"],
    [{ xt, onRefreshed: 5 }, "onRefreshed must be"],
    [{ xt, onSignInNeeded: {} }, "onSignInNeeded must be"],
  ])("is told when the keeper is created: %j", (options, message) => {
    expect(() => createXtTokens(options as never)).toThrow(
      expect.objectContaining({
        name: "XtConfigError",
        code: "invalid_option",
        message: expect.stringContaining(message),
      }),
    );
  });

  it("is told of a call", async () => {
    const tokens = createXtTokens({ xt, now });
    const calls = [
      tokens.accessToken(""),
      tokens.accessToken(5 as never),
      tokens.accessToken("a\0b"),
      tokens.accessToken("a\ud800b"),
      tokens.accessToken("a".repeat(501)),
      tokens.token(""),
      tokens.delete(""),
      tokens.save("", pairOf("x")),
      tokens.save("user", undefined as never),
      tokens.save("user", { access_token: "a", refresh_token: " " } as never),
      tokens.accessToken("user", { signal: {} as never }),
    ];
    for (const error of await Promise.all(calls.map(rejection))) {
      expect(error).toMatchObject({ name: "XtConfigError", code: "invalid_argument" });
    }
  });
});

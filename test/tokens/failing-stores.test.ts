/** Stores that fail, refuse to write, or hang: valid tokens are served, new sign-ins are saved, and no user waits because of another user's store. */
import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createXtTokens, encryptedStore, memoryStore, redisStore, type XtTokenStore } from "../../src/tokens/index.js";
import { rejection } from "../grants.js";
import { expectNothingPlanted } from "../planted.js";
import { fails, frailStore, hour, keeping, lost, now, pairOf, pass, restartClock, xtThat } from "./scripted-xt.js";

beforeEach(restartClock);
afterEach(() => {
  vi.useRealTimers();
});

describe("a store that can't write", () => {
  it.each(["read-only", "hangs when written"] as const)(
    "(%s) doesn't stop valid tokens from being returned",
    async (fault) => {
      vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
      const store = frailStore("READONLY");
      const xt = xtThat();
      const onRefreshFailed = vi.fn();
      const { tokens, first } = await keeping({ xt, store, onRefreshFailed });
      pass(hour - 280_000);
      store.fault = fault;
      for (let call = 0; call < 5; call += 1) {
        const calling = tokens.accessToken("user");
        await vi.advanceTimersByTimeAsync(5_000);
        expect(await calling).toBe(first.access_token);
      }
      expect(xt.refreshToken).not.toHaveBeenCalled();
      // Tried once, and not by every call.
      expect(onRefreshFailed).toHaveBeenCalledTimes(1);
      const cause = fault === "read-only" ? { name: "Error", code: "READONLY" } : { name: "TimeoutError" };
      expect(onRefreshFailed).toHaveBeenCalledWith(
        expect.objectContaining({ key: "user", outcome: "not-sent", cause }),
      );
      pass(280_000);
      const ended = rejection(tokens.accessToken("user"));
      await vi.advanceTimersByTimeAsync(6_000);
      expect(await ended).toMatchObject({ code: "store_failed", cause });
      store.fault = "none";
      pass(10_000);
      expect(await tokens.accessToken("user")).not.toBe(first.access_token);
    },
  );
});

describe("a store that can't be read", () => {
  it.each([
    ["before XT is asked", 1, 0],
    ["after XT was asked", 2, 1],
  ])("%s, though a renewal is due, costs no token that is valid", async (_, reads, requests) => {
    const inner = memoryStore();
    let left = Number.POSITIVE_INFINITY;
    const store: XtTokenStore = {
      ...inner,
      get(key) {
        left -= 1;
        return left < 0 ? Promise.reject(new Error("down")) : inner.get(key);
      },
    };
    const xt = xtThat(fails(lost));
    const { tokens, first } = await keeping({ xt, store });
    pass(hour - 280_000);
    left = reads;
    expect(await tokens.accessToken("user")).toBe(first.access_token);
    expect(xt.refreshToken).toHaveBeenCalledTimes(requests);
  });
});

it.each([null, 5, {}])("a store that resolves to %j is refused with the rule", async (given) => {
  const tokens = createXtTokens({ xt: xtThat(), now, store: { ...memoryStore(), get: async () => given as never } });
  const message = expect.stringContaining("must resolve to a string or to undefined");
  expect(await rejection(tokens.accessToken("user"))).toMatchObject({ code: "store_failed", message });
});

describe("a store that fails with a value that can't be read", () => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  it.each([
    ["throws", () => expect.fail()],
    ["rejects", () => Promise.reject(proxy)],
    [
      "throws a revoked proxy",
      () => {
        throw proxy;
      },
    ],
  ])("(%s) is reported as any other", async (_, call) => {
    const tokens = createXtTokens({ xt: xtThat(), now, store: { get: call, replace: call } });
    const calls = [tokens.accessToken("user"), tokens.save("user", pairOf("x")), tokens.delete("user")];
    for (const error of await Promise.all(calls.map(rejection))) expect(error).toMatchObject({ code: "store_failed" });
  });
});

describe("a store that hangs", () => {
  it("is abandoned after a deadline, in every call", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const store = frailStore();
    const { tokens } = await keeping({ xt: xtThat(), store });
    store.fault = "hangs";
    const calls = [tokens.accessToken("user"), tokens.save("user", pairOf("x")), tokens.delete("user")].map(rejection);
    await vi.advanceTimersByTimeAsync(11_000);
    for (const error of await Promise.all(calls)) {
      expect(error).toMatchObject({ code: "store_failed", outcome: "not-sent", cause: { name: "TimeoutError" } });
    }
  });

  it("for some users delays no renewal of others", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const inner = memoryStore();
    let hangs = false;
    const store: XtTokenStore = {
      get: inner.get,
      replace: (key, ...change) =>
        hangs && key.startsWith("far") ? new Promise(() => {}) : inner.replace(key, ...change),
    };
    const tokens = createXtTokens({ xt: xtThat(), store, now });
    const far = Array.from({ length: 40 }, (_, at) => `far ${at}`);
    for (const user of [...far, "near"]) await tokens.save(user, pairOf(user));
    hangs = true;
    pass(2 * hour);
    const waiting = far.map((user) => rejection(tokens.accessToken(user)));
    const near = tokens.accessToken("near");
    await vi.advanceTimersByTimeAsync(1_500);
    expect(await Promise.race([near, "not yet"])).toBeTypeOf("string");
    expect(await near).not.toBe("not yet");
    await vi.advanceTimersByTimeAsync(20_000);
    for (const error of await Promise.all(waiting)) expect(error).toMatchObject({ code: "store_failed" });
  });

  it("after XT has responded delays nothing: the new tokens are returned, and stored later", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const store = frailStore();
    const xt = xtThat(() => {
      store.fault = "hangs when written";
      return pairOf("second");
    });
    const { tokens } = await keeping({ xt, store });
    pass(2 * hour);
    const calling = tokens.token("user");
    await vi.advanceTimersByTimeAsync(6_000);
    expect(await calling).toEqual(pairOf("second"));
    // Without waiting for the store that hangs.
    expect(await tokens.token("user")).toEqual(pairOf("second"));
    store.fault = "none";
    await vi.advanceTimersByTimeAsync(6_000);
    await tokens.token("user");
    await vi.advanceTimersByTimeAsync(10);
    expect(await store.get("user")).toContain(pairOf("second").access_token);
  });
});

describe("a token that expires during its renewal", () => {
  it.each(["hangs when written", "XT"] as const)("isn't returned any more (%s)", async (slow) => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const store = frailStore();
    pass(hour);
    const second = pairOf("second");
    pass(-hour);
    const slowly = () => new Promise<object>((done) => setTimeout(done, 9_000, second));
    const xt = xtThat(...(slow === "XT" ? [slowly] : []));
    const { tokens } = await keeping({ xt, store });
    pass(hour - 1_000);
    if (slow !== "XT") store.fault = slow;
    const calling = tokens.token("user").catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(1_000);
    pass(1_000);
    await vi.advanceTimersByTimeAsync(9_000);
    if (slow === "XT") expect(await calling).toEqual(second);
    else expect(await calling).toMatchObject({ code: "store_failed" });
  });
});

describe("save and delete", () => {
  const key = (id: string) => ({ id, secret: randomBytes(32).toString("base64") });

  it("work over a record whose key is retired", async () => {
    const inner = memoryStore();
    await keeping({ xt: xtThat(), store: encryptedStore(inner, { keys: [key("old")] }) });
    const store = encryptedStore(inner, { keys: [key("new")] });
    const tokens = createXtTokens({ xt: xtThat(), store, now });
    expect(await rejection(tokens.accessToken("user"))).toMatchObject({ message: expect.stringContaining('"old"') });
    await tokens.save("user", pairOf("signed in"));
    expect(await tokens.token("user")).toEqual(pairOf("signed in"));
    await inner.replace("user", await inner.get("user"), "xt1.gone.AAAA");
    await tokens.delete("user");
    expect(await inner.get("user")).toBeUndefined();
  });

  it.each(["", "null", "{}", "something else"])("work over %j", async (text) => {
    const store = memoryStore();
    await store.replace("user", undefined, text);
    await store.replace("other", undefined, text);
    const tokens = createXtTokens({ xt: xtThat(), store, now });
    await tokens.save("user", pairOf("signed in"));
    expect(await tokens.token("user")).toEqual(pairOf("signed in"));
    await tokens.delete("other");
    expect(await store.get("other")).toBeUndefined();
  });

  it("return unsaved tokens even if the stored record can't be read any more", async () => {
    const store = frailStore();
    const xt = xtThat(() => {
      store.fault = "read-only";
      return pairOf("second");
    });
    const { tokens } = await keeping({ xt, store });
    pass(2 * hour);
    await tokens.accessToken("user");
    store.fault = "none";
    await store.replace("user", await store.get("user"), "no record");
    expect(await tokens.token("user")).toEqual(pairOf("second"));
  });
});

describe("the error word of a database", () => {
  it.each([
    ["WRONGTYPE Operation against a key holding the wrong kind of value", "WRONGTYPE"],
    ["OOM command not allowed when used memory > 'maxmemory'. script: 1f, on @user_script:12.", "OOM"],
    ["NOPERM User a-secret has no permissions to run the 'eval' command", "NOPERM"],
    ["READONLY You can't write against a read only replica.", "READONLY"],
    ["ERR Error running script (call to f_1): @user_script:7: @user_script: 7: -OOM command not allowed", "OOM"],
  ])("is the cause: %s", async (message, code) => {
    const failure = Object.assign(new Error(message), { name: "ReplyError" });
    const redis = { hget: () => Promise.reject(failure), eval: () => Promise.reject(failure), call: async () => null };
    const tokens = createXtTokens({ xt: xtThat(), store: redisStore(redis), now });
    const calls = [tokens.accessToken("user"), tokens.save("user", pairOf("first"))];
    for (const error of await Promise.all(calls.map(rejection))) {
      expect(error).toMatchObject({ code: "store_failed", cause: { name: "ReplyError", code } });
      expect(String(error)).not.toContain("a-secret");
      expectNothingPlanted(error);
    }
  });

  it.each(["25006", "57P01", "40001", "ECONNRESET"])("is PostgreSQL's or the system's code: %s", async (code) => {
    const { tokens, store } = await (async () => {
      const store = frailStore(code);
      return { store, ...(await keeping({ xt: xtThat(), store })) };
    })();
    store.fault = "down";
    expect(await rejection(tokens.accessToken("user"))).toMatchObject({ cause: { name: "Error", code } });
  });

  it("is never the message text of a store", async () => {
    for (const code of ["a secret word", "x".repeat(99), 5, {}]) {
      const store = { get: () => Promise.reject(Object.assign(new Error("s"), { code })), replace: async () => false };
      const error = await rejection(createXtTokens({ xt: xtThat(), store, now }).accessToken("user"));
      expect(Object(error).cause).toEqual({ name: "Error" });
    }
  });
});

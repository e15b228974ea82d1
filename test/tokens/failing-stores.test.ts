/** Stores that fail, refuse writes, or hang: valid tokens are returned, new sign-ins are saved, and other users don't wait. */
import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createXtTokens, encryptedStore, memoryStore, redisStore, type XtTokenStore } from "../../src/tokens/index.js";
import { rejection } from "../expect-failure.js";
import { expectNothingPlanted, planted } from "../planted-secrets.js";
import { connectionLost, failingStore, failuresOf, managerWithTokens, rejectWith, scriptedXt } from "./scripted-xt.js";
import { advanceClock, hour, now, pair, pairOf, restartClock, start } from "./token-pairs.js";

beforeEach(() => {
  restartClock();
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
});
afterEach(() => {
  vi.useRealTimers();
});

const faults = ["read-only", "hangs when written"] as const;
it.each(faults)("a store that can't write (%s) doesn't stop valid tokens from being returned", async (fault) => {
  const store = failingStore("READONLY");
  const onRefreshFailed = vi.fn();
  const { tokens, first, xt } = await managerWithTokens({ store, onRefreshFailed }, hour - 5_000);
  store.fault = fault;
  for (let call = 0; call < 5; call += 1) {
    const calling = tokens.accessToken("user");
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await calling).toBe(first.access_token);
  }
  expect(xt.refreshToken).not.toHaveBeenCalled();
  // Only the first call tries to write.
  const cause = fault === "read-only" ? { name: "Error", code: "READONLY" } : { name: "TimeoutError" };
  expect(onRefreshFailed).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ key: "user", outcome: "not-sent", cause, retryAt: now() + 5_000 }),
  );
  // Later calls can't use the old token, so they try again at once.
  for (const refused of [first.access_token, undefined]) {
    if (refused === undefined) advanceClock(5_000);
    const calling = rejection(tokens.accessToken("user", { refused }));
    await vi.advanceTimersByTimeAsync(6_000);
    expect(await calling).toMatchObject({ code: "store_failed", cause });
  }
  store.fault = "none";
  expect(await tokens.accessToken("user")).not.toBe(first.access_token);
});

describe("a store that can't be read", () => {
  /**
   * Lets the next reads of a store succeed, and later reads fail. A renewal reads three times: the record, again before it takes the lease,
   * and before it stores the result.
   */
  function failAfter(store: XtTokenStore, reads: number): void {
    const { get } = store;
    const failing = vi.spyOn(store, "get").mockRejectedValue(new Error("down"));
    for (let read = 0; read < reads; read += 1) failing.mockImplementationOnce(get);
  }

  it("after a renewal was stored doesn't prevent the new token from being returned", async () => {
    const { tokens, first, store } = await managerWithTokens({}, hour);
    failAfter(store, 3);
    expect(await tokens.accessToken("user")).not.toBe(first.access_token);
  });

  it.each([
    ["before the refresh token is sent", 1, 0],
    ["after the refresh token was sent", 2, 1],
  ])("%s doesn't prevent a valid token from being returned", async (_, reads, requests) => {
    const responses = [rejectWith(connectionLost)];
    const { tokens, first, xt, store } = await managerWithTokens({ responses }, hour - 280_000);
    failAfter(store, reads);
    const calling = tokens.accessToken("user");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await calling).toBe(first.access_token);
    expect(xt.refreshToken).toHaveBeenCalledTimes(requests);
  });
});

describe("a store that fails", () => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  const throws = (error: unknown) => () => {
    throw error;
  };
  const down = (code: unknown) => Object.assign(new Error(`at redis://${planted.clientSecret}@host`), { code });
  const failingWith = (call: () => Promise<never>): XtTokenStore => ({ get: call, replace: call });
  const redisFailingWith = (message: string) => {
    const call = rejectWith(Object.assign(new Error(message), { name: "ReplyError" }));
    return redisStore({ hget: call, eval: call, call });
  };

  it.each<[string, XtTokenStore, object | undefined]>([
    ["rejects", failingWith(rejectWith(down("ECONNREFUSED"))), { name: "Error", code: "ECONNREFUSED" }],
    ["throws", failingWith(throws(down("ECONNREFUSED"))), { name: "Error", code: "ECONNREFUSED" }],
    ["rejects with PostgreSQL's code", failingWith(rejectWith(down("57P01"))), { name: "Error", code: "57P01" }],
    ["rejects with a code of several words", failingWith(rejectWith(down("a secret word"))), { name: "Error" }],
    ["rejects with a code that is too long", failingWith(rejectWith(down("x".repeat(99)))), { name: "Error" }],
    ["rejects with a code that is not a string", failingWith(rejectWith(down(5))), { name: "Error" }],
    ["rejects with a value that can't be read", failingWith(rejectWith(proxy)), undefined],
    ["throws a value that can't be read", failingWith(throws(proxy)), undefined],
    ["hangs", failingWith(() => new Promise(() => {})), { name: "TimeoutError" }],
    ...[
      ["WRONGTYPE", "WRONGTYPE Operation against a key holding the wrong kind of value"],
      ["OOM", "OOM command not allowed when used memory > 'maxmemory'. script: 1f, on @user_script:12."],
      ["NOPERM", `NOPERM User ${planted.userId} has no permissions to run the 'eval' command`],
      ["READONLY", "READONLY You can't write against a read only replica."],
      ["OOM", "ERR Error running script (call to f_1): @user_script:7: @user_script: 7: -OOM command not allowed"],
    ].map(([code, message = ""]): [string, XtTokenStore, object] => {
      return [`rejects with Redis's ${message}`, redisFailingWith(message), { name: "ReplyError", code }];
    }),
  ])("(it %s) makes every call reject with store_failed, without the error's text", async (_, store, cause) => {
    const failures = failuresOf(createXtTokens({ xt: scriptedXt(), store, now }));
    await vi.advanceTimersByTimeAsync(11_000);
    for (const error of await failures) {
      expect(error).toMatchObject({ name: "XtTokensError", code: "store_failed", outcome: "not-sent" });
      expect(Object(error).cause).toEqual(cause);
      expectNothingPlanted(error);
    }
  });
});

it.each<[method: "get" | "replace", results: unknown[], rule: string]>([
  ["get", [null, 5, {}], "must resolve to a string or to undefined"],
  ["replace", [undefined, null, 1, "false", { rowCount: 0 }], "must resolve to true or false"],
])(
  "a store whose %s() resolves to one of %j is reported, and no refresh token is sent",
  async (method, results, rule) => {
    for (const result of results) {
      const { xt, store } = await managerWithTokens({}, 2 * hour);
      const broken = createXtTokens({ xt, now, store: { ...store, [method]: async () => result } });
      const message = expect.stringContaining(rule);
      const error = await rejection(broken.accessToken("user"));
      expect(error).toMatchObject({ code: "store_failed", outcome: "not-sent", message });
      expect(xt.refreshToken).not.toHaveBeenCalled();
    }
  },
);

it("a store that hangs for some users delays the renewals of others by less than 1.5 seconds", async () => {
  const { tokens, store } = await managerWithTokens();
  const hanging = Array.from({ length: 40 }, (_, at) => `hanging ${at}`);
  for (const user of [...hanging, "other"]) await tokens.save(user, pairOf(user));
  const { replace } = store;
  vi.spyOn(store, "replace").mockImplementation((key, ...change) =>
    key.startsWith("hanging") ? new Promise(() => {}) : replace(key, ...change),
  );
  advanceClock(2 * hour);
  const waiting = hanging.map((user) => rejection(tokens.accessToken(user)));
  const other = tokens.accessToken("other");
  await vi.advanceTimersByTimeAsync(1_500);
  expect(await Promise.race([other, "not yet"])).toBe(pairOf(1).access_token);
  await vi.advanceTimersByTimeAsync(20_000);
  for (const error of await Promise.all(waiting)) expect(error).toMatchObject({ code: "store_failed" });
});

it.each(["the store hangs", "XT is slow"])("a token that expires while %s isn't returned", async (what) => {
  const store = failingStore();
  const second = pair("second", { accessEndsAt: start + 2 * hour, refreshEndsAt: start + 720 * hour });
  const slowly = () => new Promise<object>((done) => setTimeout(done, 9_000, second));
  const isXtSlow = what === "XT is slow";
  const { tokens } = await managerWithTokens({ responses: isXtSlow ? [slowly] : [], store }, hour - 1_000);
  if (!isXtSlow) store.fault = "hangs when written";
  const calling = tokens.token("user").catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(1_000);
  advanceClock(1_000);
  await vi.advanceTimersByTimeAsync(9_000);
  expect(await calling).toMatchObject(isXtSlow ? second : { code: "store_failed" });
});

describe("save() and delete()", () => {
  const key = (id: string) => ({ id, secret: randomBytes(32).toString("base64") });

  it("replace and delete a record whose encryption key is missing", async () => {
    const inner = memoryStore();
    await managerWithTokens({ store: encryptedStore(inner, { keys: [key("old")] }) });
    const store = encryptedStore(inner, { keys: [key("new")] });
    const tokens = createXtTokens({ xt: scriptedXt(), store, now });
    expect(await rejection(tokens.accessToken("user"))).toMatchObject({ message: expect.stringContaining('"old"') });
    await tokens.save("user", pairOf("signed in"));
    expect(await tokens.token("user")).toEqual(pairOf("signed in"));
    await inner.replace("user", await inner.get("user"), "xt1.gone.AAAA");
    await tokens.delete("user");
    expect(await inner.get("user")).toBeUndefined();
  });

  const other = { v: 2, id: "a", token: pairOf("first"), endsAt: 1 };
  const invalidRecords = ["", "null", "{}", "x", JSON.stringify(other), JSON.stringify({ ...other, v: 1, token: {} })];
  it.each(invalidRecords)(
    "replace and delete the invalid record %j, which accessToken() only reports",
    async (text) => {
      const store = memoryStore();
      for (const user of ["user", "other"]) await store.replace(user, undefined, text);
      const tokens = createXtTokens({ xt: scriptedXt(), store, now });
      expect(await rejection(tokens.accessToken("user"))).toMatchObject({ code: "record_unreadable" });
      expect(await store.get("user")).toBe(text);
      await tokens.save("user", pairOf("signed in"));
      expect(await tokens.token("user")).toEqual(pairOf("signed in"));
      await tokens.delete("other");
      expect(await store.get("other")).toBeUndefined();
    },
  );
});

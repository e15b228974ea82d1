/** Clocks that are wrong, or are set back: they affect no other process, and nothing for long. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createXtTokens, memoryStore } from "../../src/tokens/index.js";
import { rejection } from "../expect-failure.js";
import { httpStatus, managerWithTokens, rejectWith, scriptedXt } from "./scripted-xt.js";
import { createSignIn } from "./signing-in.js";
import { advanceClock, hour, now, pair, pairOf, restartClock, start } from "./token-pairs.js";

beforeEach(restartClock);
afterEach(() => {
  vi.useRealTimers();
});

const day = 24 * hour;
const year = 365 * day;

describe("a process whose clock is a year ahead", () => {
  it("rejects with sign_in_needed, stores nothing, and affects no other process", async () => {
    const { tokens, first, store } = await managerWithTokens();
    const before = await store.get("user");
    const onSignInNeeded = vi.fn();
    const ahead = createXtTokens({ xt: scriptedXt(), store, now: () => now() + year, onSignInNeeded });
    for (let call = 0; call < 3; call += 1) {
      expect(await rejection(ahead.accessToken("user"))).toMatchObject({ code: "sign_in_needed", outcome: "not-sent" });
    }
    expect(onSignInNeeded).toHaveBeenCalledTimes(1);
    expect(await store.get("user")).toBe(before);
    expect(await tokens.accessToken("user")).toBe(first.access_token);
  });

  it("and that gets HTTP 429 with a Retry-After makes no other process wait", async () => {
    const { tokens, xt, store } = await managerWithTokens({ responses: [rejectWith(httpStatus(429, 3600))] });
    await tokens.save("user", pair("first", { accessEndsAt: start + hour, refreshEndsAt: start + 3 * year }));
    const ahead = createXtTokens({ xt, store, now: () => now() + year });
    expect(await rejection(ahead.accessToken("user"))).toMatchObject({ code: "refresh_failed", retryAfter: 3600 });
    advanceClock(2 * hour);
    expect(await tokens.accessToken("user")).toBe(pairOf(2).access_token);
    expect(xt.refreshToken).toHaveBeenCalledTimes(2);
  });

  it("and that saves a token without an exp doesn't make other processes use it for a year", async () => {
    const { tokens, xt, store } = await managerWithTokens();
    const withoutExp = pair("without exp", {});
    await createXtTokens({ xt, store, now: () => now() + year }).save("user", withoutExp);
    expect(await tokens.accessToken("user")).not.toBe(withoutExp.access_token);
    expect(xt.refreshToken).toHaveBeenCalledTimes(1);
  });
});

it.each([429, 503])(
  "a clock that is set back by a day doesn't prolong the pause after HTTP %d, and doesn't shorten later pauses",
  async (code) => {
    const responses = [rejectWith(httpStatus(code, 3600)), rejectWith(httpStatus(429, 90))];
    const { tokens, xt } = await managerWithTokens({ responses });
    const expired = pair("expired", { accessEndsAt: start - day, refreshEndsAt: start + year });
    for (const user of ["user", "other"]) await tokens.save(user, expired);
    await rejection(tokens.accessToken("user"));
    advanceClock(-day);
    for (const user of ["user", "other"])
      expect(await rejection(tokens.accessToken(user))).toMatchObject({ retryAfter: 90 });
    expect(xt.refreshToken).toHaveBeenCalledTimes(2);
    advanceClock(90_000);
    expect(await tokens.accessToken("user")).toBe(pairOf(3).access_token);
  },
);

describe("memoryStore()", () => {
  it("drops a user's record when the refresh token expires, and keeps a record without an expiry", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: start });
    const store = memoryStore();
    const tokens = createXtTokens({ xt: scriptedXt(), store });
    await tokens.save("user", pair("first", { accessEndsAt: start + hour, refreshEndsAt: start + day }));
    await tokens.save("without expiry", pair("without expiry", {}));
    vi.setSystemTime(start + day - 1);
    expect(await store.get("user")).toBeTypeOf("string");
    vi.setSystemTime(start + day);
    expect(await store.get("user")).toBeUndefined();
    expect(await store.get("without expiry")).toBeTypeOf("string");
  });

  it("also drops expired records that no call reads", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: start });
    const store = memoryStore();
    // Only the deletions show it: a call would not return an expired record that is still in memory.
    const deletions = vi.spyOn(Map.prototype, "delete");
    for (let at = 0; at < 50; at += 1) await store.replace(`old ${at}`, undefined, "a", { endsAt: start + 1 });
    vi.setSystemTime(start + 1);
    deletions.mockClear();
    for (let at = 0; at < 51; at += 1) await store.replace(`new ${at}`, undefined, "a", { endsAt: start + day });
    expect(deletions.mock.calls.filter(([key]) => `${key}`.startsWith("old"))).toHaveLength(50);
    deletions.mockRestore();
  });
});

it.each([
  ["an hour ago", start],
  ["at the start of 1970", 0],
  ["before 1970", -5],
])(
  "if the renewed access token expired %s, its process pauses, and stores no pause for others",
  async (_, accessEndsAt) => {
    const expired = pair("expired", { accessEndsAt, refreshEndsAt: start + year });
    const { tokens, xt, store } = await managerWithTokens({ responses: [() => expired] }, hour);
    const failed = { code: "refresh_failed", retryAfter: 10 };
    const error = await rejection(tokens.accessToken("user"));
    expect(error).toMatchObject({ ...failed, outcome: "answered" });
    expect(String(error)).toContain("so the clock may be wrong; try again in 10 s");
    expect(await rejection(tokens.accessToken("user"))).toMatchObject({ ...failed, outcome: "not-sent" });
    expect(xt.refreshToken).toHaveBeenCalledTimes(1);
    expect(await store.get("user")).not.toMatch(/retryAt|refusals|failures/);
    const behind = createXtTokens({ xt: scriptedXt(), store, now: () => accessEndsAt - 1_000 });
    expect(await behind.accessToken("user")).toBe(expired.access_token);
    advanceClock(10_000);
    expect(await tokens.accessToken("user")).toBe(pairOf(2).access_token);
  },
);

const invalidTimes = [Number.NaN, Number.POSITIVE_INFINITY, undefined, "2026", new Date(start)];
it.each(invalidTimes)("a clock that returns %s is refused, because no expiry could be checked", async (time) => {
  const refused = { code: "invalid_option", outcome: "not-sent" };
  const { xt, store } = await managerWithTokens();
  const tokens = createXtTokens({ xt, store, now: () => time as number });
  expect(await rejection(tokens.accessToken("user"))).toMatchObject(refused);
  expect(await rejection(tokens.save("user", pairOf("second")))).toMatchObject(refused);
  const { signIn } = createSignIn({ now: () => time as number });
  expect(await rejection(signIn.begin({ language: "en" }))).toMatchObject(refused);
});

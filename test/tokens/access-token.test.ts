/** Which access token is returned, when it is renewed, and how many renewals run at once. */
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { XtToken } from "../../src/index.js";
import { createXtTokens, type XtTokensOptions } from "../../src/tokens/index.js";
import { rejection } from "../expect-failure.js";
import { connectionLost, httpStatus, managerWithTokens, rejectWith, scriptedXt } from "./scripted-xt.js";
import { advanceClock, hour, now, pair, pairOf, restartClock, start } from "./token-pairs.js";

beforeEach(restartClock);

describe("an access token", () => {
  it("is renewed before it expires, and the new pair is stored", async () => {
    const { tokens, first, xt, store } = await managerWithTokens({}, hour - 300_000);
    const renewed = await tokens.token("user");
    expect(renewed.access_token).not.toBe(first.access_token);
    expect(await createXtTokens({ xt, store, now }).token("user")).toEqual(renewed);
    advanceClock(hour);
    await tokens.accessToken("user");
    const options = expect.objectContaining({ timeoutMs: 10_000 });
    expect(xt.refreshToken.mock.calls).toEqual([first, renewed].map((pair) => [pair.refresh_token, options]));
  });

  it("isn't renewed earlier than refreshBeforeMs plus 20% before it expires", async () => {
    const random = vi.spyOn(Math, "random").mockReturnValue(1);
    const { tokens, xt } = await managerWithTokens({ refreshBeforeMs: 100_000 }, hour - 120_001);
    random.mockRestore();
    await tokens.accessToken("user");
    expect(xt.refreshToken).not.toHaveBeenCalled();
  });

  it("whose lifetime is shorter than refreshBeforeMs isn't renewed by every call", async () => {
    const { tokens, xt } = await managerWithTokens({ refreshBeforeMs: 100 * hour }, 0.39 * hour);
    await tokens.accessToken("user");
    expect(xt.refreshToken).not.toHaveBeenCalled();
    advanceClock(0.2 * hour);
    for (let call = 0; call < 3; call += 1) await tokens.accessToken("user");
    expect(xt.refreshToken).toHaveBeenCalledTimes(1);
  });

  it.each([
    [7200, "an hour", hour],
    [Number.NaN, "an hour", hour],
    ["soon", "an hour", hour],
    [{ toString: 60, valueOf: 60 }, "an hour", hour],
    [60, "a minute", 60_000],
    ["60", "a minute", 60_000],
  ])("without an exp, and with the expires_in %o, counts as valid for %s", async (expires_in, _, lifeMs) => {
    const withoutExp = { ...pair("without exp", {}), expires_in: expires_in as never };
    const xt = scriptedXt(() => withoutExp);
    const tokens = createXtTokens({ xt, now, refreshBeforeMs: lifeMs / 4 });
    await tokens.save("user", withoutExp);
    // Renewed between 70% and 75% of its lifetime.
    advanceClock(lifeMs * 0.69);
    for (let call = 0; call < 3; call += 1) await tokens.accessToken("user");
    expect(xt.refreshToken).not.toHaveBeenCalled();
    advanceClock(lifeMs * 0.07);
    for (let call = 0; call < 3; call += 1) await tokens.accessToken("user");
    expect(xt.refreshToken).toHaveBeenCalledTimes(1);
  });

  it("that is valid is returned after one read of the store, even if the result of its renewal is unknown", async () => {
    const { tokens, first, store } = await managerWithTokens(
      { responses: [rejectWith(connectionLost)] },
      hour - 300_000,
    );
    await tokens.accessToken("user");
    const get = vi.spyOn(store, "get");
    expect(await tokens.accessToken("user")).toBe(first.access_token);
    expect(get).toHaveBeenCalledTimes(1);
  });

  it("that expires while the store writes it isn't returned", async () => {
    const { tokens, store } = await managerWithTokens({}, hour);
    const { replace } = store;
    vi.spyOn(store, "replace").mockImplementation((...change) => {
      const { lease } = JSON.parse(`${change[2]}`);
      if (!lease) advanceClock(hour);
      return replace(...change);
    });
    expect(await rejection(tokens.accessToken("user"))).toMatchObject({ code: "refresh_failed" });
  });
});

describe("many users", () => {
  const users = Array.from({ length: 200 }, (_, user) => `user ${user}`);

  async function managerOfAllUsers(xt: XtTokensOptions["xt"]) {
    const tokens = createXtTokens({ xt, now });
    for (const user of users) await tokens.save(user, pairOf(user));
    return tokens;
  }

  it("are renewed sixteen at a time, first in, first out", async () => {
    let running = 0;
    let mostRunning = 0;
    const sent: string[] = [];
    const inOrder = users.map((user) => pairOf(user).refresh_token);
    const tokens = await managerOfAllUsers({
      async refreshToken(refreshToken) {
        sent.push(refreshToken);
        running += 1;
        mostRunning = Math.max(mostRunning, running);
        await new Promise((resolve) => setTimeout(resolve, 1));
        running -= 1;
        return pairOf("next");
      },
    });
    advanceClock(2 * hour);
    await Promise.all(users.map((user) => tokens.accessToken(user)));
    expect(mostRunning).toBe(16);
    expect(sent).toEqual(inOrder);
  });

  it("whose tokens are still valid don't wait in the queue", async () => {
    const tokens = await managerOfAllUsers({ refreshToken: () => new Promise<XtToken>(() => {}) });
    advanceClock(hour - 1);
    const waiting = users.slice(0, 16).map((user) => tokens.accessToken(user));
    for (const user of users.slice(16))
      expect(await tokens.accessToken(user)).toBe(pair(user, { accessEndsAt: start + hour }).access_token);
    expect(await Promise.race([...waiting, "all are waiting"])).toBe("all are waiting");
  });

  it("that wait in the queue aren't renewed after XT responds with HTTP 429", async () => {
    const xt = { refreshToken: vi.fn(() => Promise.reject(httpStatus(429, 90))) };
    const tokens = await managerOfAllUsers(xt);
    advanceClock(2 * hour);
    for (const error of await Promise.all(users.map((user) => rejection(tokens.accessToken(user))))) {
      expect(error).toMatchObject({ code: "refresh_failed", retryAfter: 90 });
    }
    expect(xt.refreshToken.mock.calls.length).toBeLessThanOrEqual(16);
  });
});

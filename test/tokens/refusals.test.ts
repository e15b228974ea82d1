/** XT refuses a renewal or an access token: no refusal is final. Also how early a token is renewed. */
import { beforeEach, describe, expect, it, vi } from "vitest";
import { createXtTokens, memoryStore } from "../../src/tokens/index.js";
import { rejection } from "../expect-failure.js";
import {
  connectionLost,
  httpStatus,
  managerWithTokens,
  refused,
  rejectWith,
  xtWithPendingResponse,
} from "./scripted-xt.js";
import { advanceClock, hour, now, pair, pairOf, restartClock, start } from "./token-pairs.js";

beforeEach(restartClock);

const minute = 60_000;

describe("a renewal that XT refuses", () => {
  it.each([
    ["FAILURE", refused()],
    ["an undocumented code", refused("OTHER_001")],
    ["a withheld code", refused("[withheld]")],
  ])(
    "with %s calls onSignInNeeded once, and rejects with sign_in_needed after the access token has expired",
    async (_, error) => {
      const responses = Array(9).fill(rejectWith(error));
      const onSignInNeeded = vi.fn();
      const { tokens, first } = await managerWithTokens({ responses, onSignInNeeded }, hour - 1);
      expect(await tokens.accessToken("user")).toBe(first.access_token);
      expect(onSignInNeeded).toHaveBeenCalledExactlyOnceWith({ key: "user" });
      for (const wait of [1, 2 * minute, 5 * hour]) {
        advanceClock(wait);
        expect(await rejection(tokens.accessToken("user"))).toMatchObject({ code: "sign_in_needed" });
      }
      expect(onSignInNeeded).toHaveBeenCalledTimes(1);
      await tokens.save("user", pairOf("after the sign-in"));
      expect(await tokens.accessToken("user")).toBe(pairOf("after the sign-in").access_token);
    },
  );

  it("because of a wrong secret for five hours succeeds when the secret is right again, and no user has to sign in", async () => {
    const store = memoryStore();
    const users = Array.from({ length: 50 }, (_, user) => `user ${user}`);
    let isSecretRight = true;
    const xt = { refreshToken: vi.fn(async () => (isSecretRight ? pairOf("renewed") : Promise.reject(refused()))) };
    const processes = Array.from({ length: 4 }, () => createXtTokens({ xt, store, now }));
    const [first] = processes;
    for (const user of users) await first?.save(user, pairOf(user));
    isSecretRight = false;
    for (let passed = 0; passed < 5 * hour; passed += 10 * minute) {
      advanceClock(10 * minute);
      await Promise.allSettled(users.flatMap((user) => processes.map((tokens) => tokens.accessToken(user))));
    }
    // XT isn't flooded: after an hour of refusals, one process tries each user about once an hour.
    expect(xt.refreshToken.mock.calls.length).toBeLessThan(users.length * 12);
    isSecretRight = true;
    advanceClock(hour);
    for (const user of users) expect(await first?.accessToken(user)).toBe(pairOf("renewed").access_token);
  });

  it("still requires a sign-in after a later attempt got no response", async () => {
    const responses = [rejectWith(refused()), rejectWith(connectionLost)];
    const { tokens } = await managerWithTokens({ responses }, 2 * hour);
    await rejection(tokens.accessToken("user"));
    advanceClock(minute);
    expect(await rejection(tokens.accessToken("user"))).toMatchObject({ code: "sign_in_needed", outcome: "unknown" });
    expect(await rejection(tokens.accessToken("user"))).toMatchObject({ code: "sign_in_needed", retryAfter: 60 });
  });

  it("is reported with XT's code and the time of the next attempt", async () => {
    const onRefreshFailed = vi.fn();
    const responses = [rejectWith(refused("CLIENT_001")), rejectWith(httpStatus(502))];
    const { tokens } = await managerWithTokens({ responses, onRefreshFailed }, 2 * hour);
    await rejection(tokens.accessToken("user"));
    const cause = { name: "XtApiError", code: "api_failure" };
    expect(onRefreshFailed).toHaveBeenLastCalledWith({
      ...{ key: "user", mc: "CLIENT_001", outcome: "rejected", cause, retryAt: now() + minute },
    });
    advanceClock(minute);
    await rejection(tokens.accessToken("user"));
    expect(onRefreshFailed).toHaveBeenLastCalledWith({
      ...{ key: "user", status: 502, outcome: "unknown", retryAt: now() + minute },
      cause: { name: "XtHttpError", code: "http_status" },
    });
    expect(onRefreshFailed).toHaveBeenCalledTimes(2);
  });
});

describe("an access token that XT refuses before it expires", () => {
  it("is renewed once for all calls that report it, in all processes", async () => {
    const { tokens, first, xt, store } = await managerWithTokens();
    const other = createXtTokens({ xt, store, now });
    const calls = Array.from({ length: 50 }, (_, at) =>
      (at % 2 ? tokens : other).accessToken("user", { refused: first.access_token }),
    );
    const renewed = pairOf(1).access_token;
    expect(new Set(await Promise.all(calls))).toEqual(new Set([renewed]));
    expect(await tokens.accessToken("user", { refused: first.access_token })).toBe(renewed);
    expect(xt.refreshToken).toHaveBeenCalledTimes(1);
  });

  it("is returned to calls that don't report it", async () => {
    const { xt, requestSent, respond } = xtWithPendingResponse();
    const { tokens, first } = await managerWithTokens({ xt });
    const renewing = tokens.accessToken("user", { refused: first.access_token });
    await requestSent();
    expect(await tokens.accessToken("user")).toBe(first.access_token);
    respond(pairOf("second"));
    expect(await renewing).toBe(pairOf("second").access_token);
  });

  it("isn't returned to the call that reports it if the renewal in progress fails", async () => {
    let fail = (_: unknown) => {};
    const responses = [() => new Promise<never>((_, reject) => (fail = reject))];
    const { tokens, first, xt } = await managerWithTokens({ responses }, hour - minute);
    const withoutReport = tokens.accessToken("user");
    await vi.waitFor(() => expect(xt.refreshToken).toHaveBeenCalled());
    const withReport = rejection(tokens.accessToken("user", { refused: first.access_token }));
    // Later, so that the second call waits for the renewal of the first.
    setTimeout(() => fail(connectionLost), 20);
    expect(await withoutReport).toBe(first.access_token);
    expect(await withReport).toMatchObject({ code: "refresh_failed", retryAfter: 1 });
    advanceClock(1_000);
    expect(await tokens.accessToken("user", { refused: first.access_token })).not.toBe(first.access_token);
  });

  it("isn't returned if XT issues the same token again", async () => {
    const same = pairOf("first");
    const { tokens, xt } = await managerWithTokens({ responses: [() => same] });
    for (const outcome of ["answered", "not-sent"]) {
      const error = await rejection(tokens.accessToken("user", { refused: same.access_token }));
      expect(error).toMatchObject({ code: "refresh_failed", outcome });
    }
    expect(xt.refreshToken).toHaveBeenCalledTimes(1);
  });
});

describe("how early an access token is renewed", () => {
  const dayLong = pair("a day", { accessEndsAt: start + 24 * hour, refreshEndsAt: start + 720 * hour });

  it("is set by the refreshBeforeMs of the process that is called, whichever process stored the token", async () => {
    const { tokens, xt, store } = await managerWithTokens();
    const worker = createXtTokens({ xt, store, now, refreshBeforeMs: 2 * hour });
    await tokens.save("user", dayLong);
    advanceClock(22.5 * hour);
    expect(await tokens.accessToken("user")).toBe(dayLong.access_token);
    expect(xt.refreshToken).not.toHaveBeenCalled();
    expect(await worker.accessToken("user")).not.toBe(dayLong.access_token);
    expect(xt.refreshToken).toHaveBeenCalledTimes(1);
  });

  it("can be set for one call, and a valid token that can't be renewed is still returned", async () => {
    const { tokens, xt } = await managerWithTokens({ responses: [rejectWith(connectionLost)] });
    await tokens.save("user", dayLong);
    advanceClock(20 * hour);
    expect(await tokens.accessToken("user", { minValidMs: 3 * hour })).toBe(dayLong.access_token);
    expect(xt.refreshToken).not.toHaveBeenCalled();
    expect(await tokens.accessToken("user", { minValidMs: 5 * hour })).toBe(dayLong.access_token);
    expect(xt.refreshToken).toHaveBeenCalledTimes(1);
  });
});

/** The calls of a token manager: signals, sign-ins and deletions meanwhile, and what it refuses. */
import { beforeEach, describe, expect, it, vi } from "vitest";
import { createXtTokens } from "../../src/tokens/index.js";
import { rejection } from "../grants.js";
import { hour, keeping, now, pairOf, pass, restartClock, xtInSuspense, xtThat } from "./scripted-xt.js";

beforeEach(restartClock);

describe("a sign-in is needed", () => {
  it("if nothing is stored under the key", async () => {
    const tokens = createXtTokens({ xt: xtThat(), now });
    expect(await rejection(tokens.accessToken("nobody"))).toMatchObject({
      name: "XtTokensError",
      code: "sign_in_needed",
      outcome: "not-sent",
      operation: "tokens",
    });
  });

  it("if the refresh token has expired, and no request is sent to XT", async () => {
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
  it("ends the call with its reason, and not the renewal", async () => {
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

  it("that was aborted before calls neither the store nor XT", async () => {
    const store = { get: vi.fn(), replace: vi.fn() };
    const tokens = createXtTokens({ xt: xtThat(), now, store });
    const reason = new Error("enough");
    expect(await rejection(tokens.accessToken("user", { signal: AbortSignal.abort(reason) }))).toBe(reason);
    expect(store.get).not.toHaveBeenCalled();
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

describe("an invalid argument", () => {
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

  it("of a call is an error of the call", async () => {
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

/** The calls of a token manager: signals, sign-ins and deletions during a renewal, and invalid arguments. */
import { beforeEach, describe, expect, it, vi } from "vitest";
import { createXtTokens, type XtTokens } from "../../src/tokens/index.js";
import { rejection, thrown } from "../expect-failure.js";
import { managerWithTokens, scriptedXt, xtWithPendingResponse } from "./scripted-xt.js";
import { hour, now, pairOf, restartClock } from "./token-pairs.js";

beforeEach(restartClock);

it("a sign-in is needed if nothing is stored under the key", async () => {
  const error = await rejection(createXtTokens({ xt: scriptedXt(), now }).accessToken("a-user"));
  const expected = { code: "sign_in_needed", outcome: "not-sent", operation: "tokens" };
  expect(error).toMatchObject({ name: "XtTokensError", ...expected });
});

describe("a renewal in progress", () => {
  const signedIn = () => pairOf("signed in");
  const deleted = { code: "sign_in_needed" };
  type Case = [what: string, change: (tokens: XtTokens) => Promise<void>, result: () => object, later: () => object];
  it.each<Case>([
    ["a deletion", (tokens) => tokens.delete("user"), () => ({ ...deleted, outcome: "answered" }), () => deleted],
    ["a sign-in", (tokens) => tokens.save("user", signedIn()), signedIn, signedIn],
  ])("doesn't undo %s", async (_, change, result, later) => {
    const { xt, requestSent, respond } = xtWithPendingResponse();
    const onRefreshed = vi.fn();
    const { tokens } = await managerWithTokens({ xt, onRefreshed }, 2 * hour);
    const renewing = tokens.token("user").catch((error: unknown) => error);
    await requestSent();
    await change(tokens);
    respond(pairOf("late"));
    expect(await renewing).toMatchObject(result());
    expect(await tokens.token("user").catch((error: unknown) => error)).toMatchObject(later());
    expect(onRefreshed).not.toHaveBeenCalled();
  });
});

describe("a signal", () => {
  it("makes the call reject with its reason, and doesn't abort the renewal", async () => {
    const { xt, requestSent, respond } = xtWithPendingResponse();
    const { tokens } = await managerWithTokens({ xt }, 2 * hour);
    const controller = new AbortController();
    const waiting = rejection(tokens.accessToken("user", { signal: controller.signal }));
    await requestSent();
    const reason = new Error("enough");
    controller.abort(reason);
    expect(await waiting).toBe(reason);
    expect(xt.refreshToken.mock.calls[0]?.[1]).toMatchObject({ signal: { aborted: false } });
    respond(pairOf("second"));
    expect(await tokens.token("user")).toEqual(pairOf("second"));
    expect(xt.refreshToken).toHaveBeenCalledTimes(1);
  });

  it("that is already aborted prevents all calls of the store and of XT", async () => {
    const { tokens, xt, store } = await managerWithTokens({}, 2 * hour);
    const calls = [vi.spyOn(store, "get"), vi.spyOn(store, "replace"), xt.refreshToken];
    const reason = new Error("enough");
    expect(await rejection(tokens.accessToken("user", { signal: AbortSignal.abort(reason) }))).toBe(reason);
    for (const call of calls) expect(call).not.toHaveBeenCalled();
  });
});

const keys = ["42", "jané@example.com", "用户 1", "😀", "__proto__", "a".repeat(500), "a\nb"];
it.each(keys)("a key can be %j", async (key) => {
  const tokens = createXtTokens({ xt: scriptedXt(), now });
  await tokens.save(key, pairOf("first"));
  expect(await tokens.token(key)).toEqual(pairOf("first"));
});

describe("an invalid argument", () => {
  const xt = scriptedXt();
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
  ])("is an error of createXtTokens: %j", (options, message) => {
    const error = thrown(() => createXtTokens(options as never));
    expect(error).toMatchObject({ name: "XtConfigError", code: "invalid_option" });
    expect(String(error)).toContain(message);
  });

  it("is an error of the call", async () => {
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
      tokens.accessToken("user", { signal: {} as never }),
      tokens.accessToken("user", { refused: 5 as never }),
      tokens.accessToken("user", { minValidMs: -1 }),
      tokens.accessToken("user", { minValidMs: "5" as never }),
      tokens.accessToken("user", { minValid: 5 } as never),
    ];
    for (const error of await Promise.all(calls.map(rejection))) {
      expect(error).toMatchObject({ name: "XtConfigError", code: "invalid_argument" });
    }
  });
});

/** XT's responses to a renewal, and which tokens the token manager accepts, stores and returns. */
import { beforeEach, describe, expect, it, vi } from "vitest";
import { createXtOAuth } from "../../src/index.js";
import { createXtTokens } from "../../src/tokens/index.js";
import { rejection, withPolluted } from "../expect-failure.js";
import { expectNothingPlanted, planted } from "../planted-secrets.js";
import { invalidResponse, managerWithTokens, refused, rejectWith, scriptedXt } from "./scripted-xt.js";
import { advanceClock, hour, now, pair, pairOf, restartClock } from "./token-pairs.js";

beforeEach(restartClock);

it.each([undefined, null, "", " "])(
  "a renewal whose response has the refresh token %j stores the old one, even if the response breaks the spec",
  async (refresh_token) => {
    const second = () => ({ ...pairOf("second"), refresh_token });
    const invalid = () => Promise.reject(invalidResponse({ ...second(), scope: null, expires_in: "90" }));
    const { tokens, first } = await managerWithTokens({ responses: [second, invalid] }, 2 * hour);
    const renewed = { ...pairOf("second"), refresh_token: first.refresh_token };
    expect(await tokens.token("user")).toEqual(renewed);
    await tokens.save("user", first);
    expect(await tokens.token("user")).toEqual({ ...renewed, expires_in: "90" });
  },
);

describe("a renewal whose response has no access token that can be used", () => {
  it.each([undefined, null, " ", "a\nb"])("(%j) is reported with its reason", async (access_token) => {
    const onRefreshFailed = vi.fn();
    const responses = [() => ({ access_token, refresh_token: null })];
    const { tokens } = await managerWithTokens({ responses, onRefreshFailed }, 2 * hour);
    const error = await rejection(tokens.accessToken("user"));
    expect(error).toMatchObject({ code: "refresh_failed", outcome: "answered", retryAfter: 1 });
    expect(Object(error).message).toBe("tokens: XT sent no access token that can be used; try again in 1 s");
    expect(onRefreshFailed).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ cause: expect.anything() }));
  });

  it.each([undefined, " "])("(%j), but has a new refresh token, stores the refresh token", async (access_token) => {
    const [onRefreshed, onRefreshFailed] = [vi.fn(), vi.fn()];
    const incomplete = { ...pairOf("second"), access_token };
    const responses = [rejectWith(invalidResponse(incomplete)), () => pairOf("third")];
    const { tokens, first, xt } = await managerWithTokens({ responses, onRefreshed, onRefreshFailed }, 2 * hour);
    const error = await rejection(tokens.accessToken("user"));
    expect(error).toMatchObject({ code: "refresh_failed", outcome: "answered", retryAfter: 1 });
    expect(String(error)).toContain("XT sent no new access token");
    expect(onRefreshFailed).toHaveBeenCalledOnce();
    expect(onRefreshed).not.toHaveBeenCalled();
    advanceClock(1000);
    expect(await tokens.accessToken("user")).toBe(pairOf("third").access_token);
    const sent = xt.refreshToken.mock.calls.map(([refreshToken]) => refreshToken);
    expect(sent).toEqual([first.refresh_token, incomplete.refresh_token]);
  });
});

it("a renewal without an access token doesn't prolong the assumed life of the old one", async () => {
  const withoutExp = { ...pair("without exp", {}), expires_in: 60 };
  const tokens = createXtTokens({ xt: scriptedXt(() => ({ refresh_token: "new" })), now });
  await tokens.save("user", withoutExp);
  advanceClock(60_000);
  expect(await rejection(tokens.accessToken("user"))).toMatchObject({ code: "refresh_failed", outcome: "answered" });
});

it.each([{ user_id: "another" }, { user_id: 5 }])(
  "a renewal whose response has another user's tokens (%j) is refused, reported and never stored",
  async (other) => {
    const [onRefreshed, onRefreshFailed] = [vi.fn(), vi.fn()];
    const theirs = { ...pairOf(planted.renewedToken), ...other };
    const responses = [() => theirs];
    const { tokens, first, store } = await managerWithTokens({ responses, onRefreshed, onRefreshFailed });
    advanceClock(hour - 1000);
    expect(await tokens.accessToken("user")).toBe(first.access_token);
    advanceClock(1001);
    const error = await rejection(createXtTokens({ xt: scriptedXt(() => theirs), store, now }).accessToken("user"));
    expect(error).toMatchObject({ code: "refresh_failed", outcome: "answered" });
    expectNothingPlanted(error);
    expect(await store.get("user")).not.toContain(theirs.access_token);
    expect(onRefreshed).not.toHaveBeenCalled();
    expect(onRefreshFailed).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ key: "user", outcome: "answered" }),
    );
  },
);

const longId = "407329711723834561";
it.each([
  ...[null, undefined, {}].map((other) => [other, "a-user"]),
  // A number doesn't hold every digit.
  [Number(longId), longId],
])("a renewal whose response has the user_id %j keeps the old one, %s", async (other, user_id) => {
  const invalid = () => Promise.reject(invalidResponse({ ...pairOf("second"), user_id: other }));
  const { tokens, first } = await managerWithTokens({ responses: [invalid] });
  await tokens.save("user", { ...first, user_id: `${user_id}` });
  advanceClock(hour);
  expect(await tokens.token("user")).toEqual({ ...pairOf("second"), user_id });
});

describe("tokens", () => {
  it("are copied when they are saved, and when they are returned", async () => {
    const { tokens } = await managerWithTokens();
    const given = pairOf("given");
    const saving = tokens.save("user", given);
    given.refresh_token = "changed";
    await saving;
    const taken = await tokens.token("user");
    taken.access_token = "changed";
    expect(await tokens.token("user")).toEqual(pairOf("given"));
  });

  it.each([5_000, 60_000])("of %d characters are sent unchanged in a renewal", async (length) => {
    const sent: string[] = [];
    const fetch = vi.fn(async (url: string) => {
      sent.push(new URL(url).searchParams.get("refresh_token") ?? "");
      return Response.json({ rc: 0, mc: "SUCCESS", ma: [], result: { ...pairOf("second") } });
    });
    const xt = createXtOAuth({ clientId: "an-id", clientSecret: "a-secret", fetch });
    const { tokens, first } = await managerWithTokens({ xt });
    const refresh_token = "r".repeat(length);
    await tokens.save("user", { ...first, refresh_token });
    advanceClock(2 * hour);
    expect(await tokens.accessToken("user")).toBe(pairOf("second").access_token);
    expect(sent).toEqual([refresh_token]);
  });
});

const unusable = pairOf("first");
it.each([
  ["is missing", undefined],
  ["has an empty refresh token", { ...unusable, refresh_token: " " }],
  ["has a refresh token that is too long", { ...unusable, refresh_token: "r".repeat(70_000) }],
  ["has a line break", { ...unusable, refresh_token: "a\nb" }],
  ["has half a surrogate pair", { ...unusable, refresh_token: "\ud800" }],
  ["has a BigInt", { ...unusable, expires_in: 5n }],
  ["inherits its tokens", Object.create(unusable)],
  ["hides its tokens from JSON", { ...unusable, toJSON: () => "[redacted]" }],
  ["throws when it is read", Object.defineProperty({ ...unusable }, "access_token", { get: () => expect.fail() })],
])("save() refuses a pair that %s", async (_, token) => {
  const { tokens, first } = await managerWithTokens();
  const error = await rejection(tokens.save("user", token as never));
  expect(error).toMatchObject({ name: "XtConfigError", code: "invalid_argument", operation: "save" });
  expect(await tokens.token("user")).toEqual(first);
});

describe("listeners", () => {
  it.each(["onRefreshed", "onRefreshFailed", "onSignInNeeded"])("aren't read from a prototype: %s", async (name) => {
    const inherited = vi.fn();
    await withPolluted(name, inherited, async () => {
      const responses = [() => pairOf("second"), rejectWith(refused())];
      const { tokens } = await managerWithTokens({ responses }, 2 * hour);
      await tokens.accessToken("user");
      advanceClock(2 * hour);
      await rejection(tokens.accessToken("user"));
    });
    expect(inherited).not.toHaveBeenCalled();
  });

  it("may throw or reject, and are all called", async () => {
    const unhandled = vi.fn();
    process.on("unhandledRejection", unhandled);
    const error = new Error("of a listener");
    const onSignInNeeded = vi.fn().mockThrow(error);
    const listeners = {
      onRefreshed: vi.fn(rejectWith(error)),
      onRefreshFailed: vi.fn(rejectWith(error)),
      onSignInNeeded,
    };
    const responses = [() => pairOf("second"), rejectWith(undefined)];
    const { tokens } = await managerWithTokens({ responses, ...listeners }, 2 * hour);
    await tokens.accessToken("user");
    for (const wait of [2 * hour, 2000 * hour]) {
      advanceClock(wait);
      await rejection(tokens.accessToken("user"));
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
    process.off("unhandledRejection", unhandled);
    for (const listener of Object.values(listeners)) expect(listener).toHaveBeenCalledTimes(1);
    expect(unhandled).not.toHaveBeenCalled();
  });
});

/** Renewals that fail: which tokens are kept, when the refresh token is sent again, and which error the caller gets. */
import { beforeEach, describe, expect, it } from "vitest";
import { XtResponseError, XtTimeoutError } from "../../src/index.js";
import { createXtTokens } from "../../src/tokens/index.js";
import { rejection } from "../expect-failure.js";
import {
  connectionLost,
  httpStatus,
  invalidResponse,
  managerWithTokens,
  notSent,
  refused,
  rejectWith,
} from "./scripted-xt.js";
import { advanceClock, hour, now, pairOf, restartClock } from "./token-pairs.js";

beforeEach(restartClock);

describe("a renewal that failed", () => {
  it.each([
    ["it wasn't sent", "kept", notSent],
    ["rejected with 429", "kept", httpStatus(429)],
    ["rejected with 400", "kept", httpStatus(400)],
    ["rejected with a code about the caller", "kept", refused("AUTH_101", "The app key is unknown.")],
    ["rejected with an undocumented code about the caller", "kept", refused("AUTH_999")],
    ["rejected because XT is busy", "kept", refused("COMMON_002")],
    ["rejected because XT is busy, in lower case", "kept", refused("common_002")],
    ["rejected by XT's gateway", "kept", refused("GATEWAY_001")],
    ["rejected with the code 429 instead of the HTTP status", "kept", refused("429")],
    ["rejected with 429 as the return code", "kept", refused("failure", undefined, 429)],
    ["the connection was lost", "in doubt", connectionLost],
    ["the request timed out", "in doubt", new XtTimeoutError("refreshToken", 10_000)],
    ["XT responded with HTTP 503", "in doubt", httpStatus(503)],
    [
      "the response was not JSON",
      "in doubt",
      new XtResponseError("response_not_json", "refreshToken", "unknown", "no"),
    ],
    ["a successful response had no tokens", "in doubt", invalidResponse({ user_id: "a-user" })],
    ["another error was thrown", "in doubt", new TypeError("fetch failed")],
    ["undefined was thrown", "in doubt", undefined],
  ])("(%s) leaves the pair %s", async (_, state, error) => {
    const { tokens, first, xt } = await managerWithTokens({ responses: [rejectWith(error)] }, hour - 300_000);
    expect(await tokens.accessToken("user")).toBe(first.access_token);
    // A refresh token in doubt is sent again when the access token has expired.
    const waitMs = state === "kept" ? 1_000 : 300_000;
    advanceClock(waitMs - 1);
    expect(await tokens.accessToken("user")).toBe(first.access_token);
    expect(xt.refreshToken).toHaveBeenCalledTimes(1);
    advanceClock(1);
    expect(await tokens.accessToken("user")).not.toBe(first.access_token);
    expect(xt.refreshToken).toHaveBeenLastCalledWith(first.refresh_token, expect.anything());
  });

  it("in doubt stays in doubt if a later attempt isn't sent", async () => {
    const responses = [rejectWith(connectionLost), rejectWith(notSent)];
    const { tokens, first, xt } = await managerWithTokens({ responses }, hour - 280_000);
    await tokens.accessToken("user");
    advanceClock(60_000);
    // Nothing is left to lose with a refused access token, so its refresh token is sent again.
    await rejection(tokens.accessToken("user", { refused: first.access_token }));
    advanceClock(60_000);
    expect(await tokens.accessToken("user")).toBe(first.access_token);
    expect(xt.refreshToken).toHaveBeenCalledTimes(2);
  });

  it.each([
    ["sign_in_needed", "rejected", refused(), { name: "XtApiError", code: "api_failure" }],
    ["refresh_failed", "unknown", connectionLost, { name: "XtNetworkError", code: "connection_lost" }],
    ["refresh_failed", "not-sent", notSent, { name: "XtNetworkError", code: "connect_failed" }],
    ["refresh_failed", "rejected", httpStatus(404), { name: "XtHttpError", code: "http_status" }],
    ["refresh_failed", "unknown", new TypeError("x"), { name: "TypeError" }],
  ])(
    "rejects with the code %s, the outcome %s and the cause if the access token has expired",
    async (code, outcome, error, cause) => {
      const { tokens } = await managerWithTokens({ responses: [rejectWith(error)] }, 2 * hour);
      expect(await rejection(tokens.accessToken("user"))).toMatchObject({ code, outcome, cause });
    },
  );

  it.each([
    ["isn't sent", notSent, "refresh_failed", [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]],
    ["is refused", refused(), "sign_in_needed", [60, 120, 240, 480, 960, 1920, 3600, 3600, 3600]],
  ])("and %s is tried again after growing pauses, which all processes observe", async (_, error, code, waits) => {
    const responses = waits.map(() => rejectWith(error));
    const { tokens, xt, store } = await managerWithTokens({ responses }, 2 * hour);
    const other = createXtTokens({ xt, store, now });
    for (const [at, retryAfter] of waits.entries()) {
      const failure = await rejection((at % 2 ? tokens : other).accessToken("user"));
      expect(failure).toMatchObject({ code, outcome: error.outcome, retryAfter });
      advanceClock(retryAfter * 1000 - 1);
      const paused = await rejection(other.accessToken("user"));
      expect(paused).toMatchObject({ code, outcome: "not-sent", retryAfter: 1 });
      expect(xt.refreshToken).toHaveBeenCalledTimes(at + 1);
      advanceClock(1);
    }
  });

  it("with HTTP 429 pauses the renewals of all users of this process until the longest Retry-After", async () => {
    const responses = [90, undefined].map((retryAfter) => rejectWith(httpStatus(429, retryAfter)));
    const { tokens, xt } = await managerWithTokens({ responses });
    for (const user of ["second", "third"]) await tokens.save(user, pairOf(user));
    advanceClock(2 * hour);
    await Promise.all(["user", "second"].map((user) => rejection(tokens.accessToken(user))));
    for (const user of ["user", "third"]) {
      expect(await rejection(tokens.accessToken(user))).toMatchObject({ code: "refresh_failed", retryAfter: 90 });
    }
    expect(xt.refreshToken).toHaveBeenCalledTimes(2);
    advanceClock(90_000);
    for (const user of ["user", "third"]) expect(await tokens.accessToken(user)).toBeTypeOf("string");
  });

  it("with HTTP 429 doesn't make other users wait longer because of one user's earlier refusals", async () => {
    const responses = [...Array(5).fill(rejectWith(refused())), rejectWith(httpStatus(429))];
    const { tokens } = await managerWithTokens({ responses });
    await tokens.save("other", pairOf("other"));
    for (let attempt = 1; attempt <= 6; attempt += 1) {
      advanceClock(2 * hour);
      await rejection(tokens.accessToken("user"));
    }
    expect(await rejection(tokens.accessToken("other"))).toMatchObject({ code: "refresh_failed", retryAfter: 1 });
    advanceClock(1_000);
    expect(await tokens.accessToken("other")).toBeTypeOf("string");
  });

  it("with a Retry-After of more than an hour can be tried again after an hour", async () => {
    const { tokens } = await managerWithTokens({ responses: [rejectWith(httpStatus(503, 1e9))] }, 2 * hour);
    expect(await rejection(tokens.accessToken("user"))).toMatchObject({ retryAfter: 3600 });
  });
});

/** Stores that fail after XT's response: the new tokens are kept in memory until they can be stored. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createXtTokens, type XtTokensOptions } from "../../src/tokens/index.js";
import { BoundedMap } from "../../src/tokens/stored-records.js";
import { rejection } from "../expect-failure.js";
import { failingStore, failuresOf, managerWithTokens, scriptedXt } from "./scripted-xt.js";
import { advanceClock, hour, now, pairOf, restartClock } from "./token-pairs.js";

beforeEach(() => {
  restartClock();
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Advances the timers beyond the deadline of a store call. */
async function afterDeadline<T>(call: Promise<T>): Promise<T> {
  await vi.advanceTimersByTimeAsync(6_000);
  return call;
}

describe("a store that fails", () => {
  /** Resolves to a token manager whose store failed after XT sent new tokens. */
  async function withUnsavedTokens(
    options: Partial<XtTokensOptions> = {},
    fault: "down" | "hangs when written" = "down",
  ) {
    const store = failingStore();
    const failAfterResponse = () => {
      store.fault = fault;
      return pairOf("second");
    };
    const { tokens, xt } = await managerWithTokens({ responses: [failAfterResponse], store, ...options }, 2 * hour);
    await afterDeadline(tokens.accessToken("user"));
    return { store, xt, tokens, elsewhere: createXtTokens({ xt: scriptedXt(), now, store }) };
  }

  const faults = ["down", "hangs when written"] as const;
  it.each(faults)(
    "after XT has responded (%s) loses no tokens, and a later call for any user stores them",
    async (fault) => {
      const onRefreshed = vi.fn();
      const { store, xt, tokens, elsewhere } = await withUnsavedTokens({ onRefreshed }, fault);
      const error = expect.objectContaining({ code: "store_failed" });
      expect(onRefreshed).toHaveBeenCalledExactlyOnceWith({ key: "user", unsaved: error });
      // No time passes here, so this call doesn't wait for the store.
      expect(await tokens.token("user")).toEqual(pairOf("second"));
      expect(xt.refreshToken).toHaveBeenCalledTimes(1);
      store.fault = "none";
      await vi.advanceTimersByTimeAsync(6_000);
      await rejection(tokens.accessToken("another"));
      await vi.waitFor(async () => expect(JSON.parse(`${await store.get("user")}`).token).toEqual(pairOf("second")));
      expect(await elsewhere.token("user")).toEqual(pairOf("second"));
    },
  );

  it("must store unsaved tokens before it renews them, even if they are refused or have expired", async () => {
    const { store, xt, tokens } = await withUnsavedTokens();
    const refused = await tokens.accessToken("user");
    advanceClock(hour - 1);
    expect(await tokens.accessToken("user")).toBe(refused);
    expect(await rejection(tokens.accessToken("user", { refused }))).toMatchObject({ code: "store_failed" });
    advanceClock(1);
    expect(await rejection(tokens.accessToken("user"))).toMatchObject({ code: "store_failed" });
    expect(xt.refreshToken).toHaveBeenCalledTimes(1);
    store.fault = "none";
    expect(await tokens.accessToken("user", { refused })).not.toBe(refused);
    expect(xt.refreshToken).toHaveBeenCalledTimes(2);
  });

  it("and recovers keeps a new sign-in or a deletion, and gets no unsaved tokens", async () => {
    const first = await withUnsavedTokens();
    first.store.fault = "none";
    await first.elsewhere.save("user", pairOf("signed in"));
    expect(await first.tokens.token("user")).toEqual(pairOf("signed in"));
    restartClock();
    const second = await withUnsavedTokens();
    second.store.fault = "none";
    await second.elsewhere.delete("user");
    expect(await rejection(second.tokens.token("user"))).toMatchObject({ code: "sign_in_needed" });
  });

  it("for a thousand users prevents further renewals, because their tokens could be lost", async () => {
    const { tokens, xt, store } = await managerWithTokens();
    const users = Array.from({ length: 1_100 }, (_, user) => `user ${user}`);
    for (const user of users) await tokens.save(user, pairOf(user));
    const { replace } = store;
    const slow = Object.assign(new Error("slow"), { name: "TimeoutError" });
    vi.spyOn(store, "replace").mockImplementation((key, from, to, options) =>
      to?.includes('"lease"') ? replace(key, from, to, options) : Promise.reject(slow),
    );
    advanceClock(2 * hour);
    const results = await Promise.allSettled(users.map((user) => tokens.accessToken(user)));
    const failures = results.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
    for (const error of failures) {
      expect(error).toMatchObject({ code: "store_failed", message: expect.stringContaining("nothing was sent") });
    }
    expect(xt.refreshToken.mock.calls.length + failures.length).toBe(users.length);
    expect(xt.refreshToken.mock.calls.length).toBeGreaterThanOrEqual(1_000);
    // It can be more than a thousand, because some renewals were in progress when the limit was reached.
    expect(xt.refreshToken.mock.calls.length).toBeLessThan(1_064);
  });

  it("after it has stored the new tokens isn't called to store them again", async () => {
    const onRefreshed = vi.fn();
    const responses = [() => pairOf("second")];
    const { tokens, store } = await managerWithTokens({ responses, onRefreshed }, 2 * hour);
    const { replace } = store;
    const replacing = vi.spyOn(store, "replace");
    // The first call writes the lease.
    replacing.mockImplementationOnce(replace).mockImplementationOnce(async (...change) => {
      await replace(...change);
      throw new Error("cut off");
    });
    expect(await afterDeadline(tokens.token("user"))).toEqual(pairOf("second"));
    expect(onRefreshed).toHaveBeenCalledExactlyOnceWith({ key: "user" });
    expect(replacing).toHaveBeenCalledTimes(2);
  });

  it("because its replace() always resolves to false is reported after many attempts", async () => {
    const { tokens, store } = await managerWithTokens({}, 2 * hour);
    const replace = vi.spyOn(store, "replace").mockResolvedValue(false);
    const message = expect.stringContaining("replace()");
    const failures = await failuresOf(tokens);
    for (const error of failures) expect(error).toMatchObject({ code: "store_failed", message });
    expect(replace).toHaveBeenCalledTimes(100 * failures.length);
  });

  it("and later holds an invalid record doesn't hide the unsaved tokens", async () => {
    const { store, tokens } = await withUnsavedTokens();
    store.fault = "none";
    expect(await store.replace("user", await store.get("user"), "no record")).toBe(true);
    expect(await tokens.token("user")).toEqual(pairOf("second"));
  });
});

it("a full BoundedMap drops the entry that was set first", () => {
  const map = new BoundedMap<number>(2);
  map.set("a", 1).set("b", 2).set("b", 3);
  expect([...map.keys()]).toEqual(["a", "b"]);
  map.set("a", 4).set("c", 5);
  expect([...map.keys()]).toEqual(["a", "c"]);
});

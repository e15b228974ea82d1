/** Processes that are killed or suspended while they renew tokens. */
import http from "node:http";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { createXtOAuth } from "../../src/index.js";
import { createXtTokens, memoryStore, type XtTokensOptions } from "../../src/tokens/index.js";
import { successResponse } from "../client-with-responses.js";
import { rejection } from "../expect-failure.js";
import { hostileServer, respondWithJson } from "../faults/server.js";
import { managerWithTokens, notSent, rejectWith, scriptedXt, xtWithPendingResponse } from "./scripted-xt.js";
import { advanceClock, hour, now, pair, pairOf, restartClock, start } from "./token-pairs.js";

beforeEach(restartClock);

const year = 365 * 24 * hour;

describe("a process that is killed during its request", () => {
  /** Resolves to the store, as a process leaves it that is killed after it has sent the refresh token. */
  async function storeOfKilled(leftMs: number, clockAheadMs = 0) {
    const store = memoryStore();
    const { xt, requestSent } = xtWithPendingResponse();
    const tokens = createXtTokens({ xt, store, now: () => now() + clockAheadMs });
    const first = pair("first", { accessEndsAt: start + hour, refreshEndsAt: start + 3 * year });
    await tokens.save("user", first);
    advanceClock(hour - leftMs);
    void tokens.accessToken("user");
    await requestSent();
    return { store, first };
  }

  it.each([undefined, {}, "a-lease", 1])(
    "leaves no lease that lasts for long, even if the stored lease is changed to %j",
    async (lease) => {
      const { store, first } = await storeOfKilled(300_000);
      const text = `${await store.get("user")}`;
      const record = JSON.parse(text);
      expect(record.lease).toMatchObject({ endsAt: now() + 15_000 });
      await store.replace("user", text, JSON.stringify({ ...record, ...(lease !== undefined && { lease }) }));
      const xt = scriptedXt();
      const next = createXtTokens({ xt, now, store });
      advanceClock(299_999);
      expect(await next.accessToken("user")).toBe(first.access_token);
      expect(xt.refreshToken).not.toHaveBeenCalled();
      advanceClock(1);
      const started = performance.now();
      expect(await next.accessToken("user")).not.toBe(first.access_token);
      expect(performance.now() - started).toBeLessThan(10_000);
    },
  );

  it("leaves its refresh token in doubt, even if the next process can't send it", async () => {
    const { store, first } = await storeOfKilled(300_000);
    const xt = scriptedXt(rejectWith(notSent));
    const next = createXtTokens({ xt, now, store });
    advanceClock(200_000);
    await rejection(next.accessToken("user", { refused: first.access_token }));
    advanceClock(60_000);
    expect(await next.accessToken("user")).toBe(first.access_token);
    expect(xt.refreshToken).toHaveBeenCalledTimes(1);
  });

  it.each([
    ["of the killed process", year, 0],
    ["of the next process", 0, 60_000],
  ])("makes others wait for its whole lease and no longer, even if the clock %s is ahead", async (_, killed, next) => {
    const { store } = await storeOfKilled(1_000, killed);
    vi.useFakeTimers({ toFake: ["setTimeout", "performance"] });
    try {
      const xt = scriptedXt();
      const tokens = createXtTokens({ xt, now: () => now() + next, store });
      advanceClock(2_000);
      const waiting = tokens.accessToken("user");
      await vi.advanceTimersByTimeAsync(14_900);
      expect(xt.refreshToken).not.toHaveBeenCalled();
      await vi.advanceTimersByTimeAsync(1_100);
      expect(xt.refreshToken).toHaveBeenCalledTimes(1);
      expect(await waiting).toBeTypeOf("string");
    } finally {
      vi.useRealTimers();
    }
  });
});

describe("a process that was suspended", () => {
  it("for more than 5 s while it wrote its lease takes a new lease before it sends the refresh token", async () => {
    const steps: string[] = [];
    const send = () => {
      steps.push("sent");
      return pairOf("second");
    };
    const { tokens, store } = await managerWithTokens({ responses: [send] }, 2 * hour);
    const { replace } = store;
    vi.spyOn(store, "replace").mockImplementation((...change) => {
      const { lease, inDoubt } = JSON.parse(`${change[2]}`);
      steps.push(lease ? "lease" : inDoubt ? "in doubt" : "no lease");
      if (steps.length === 1) advanceClock(5_001);
      return replace(...change);
    });
    expect(await tokens.token("user")).toEqual(pairOf("second"));
    expect(steps).toEqual(["lease", "no lease", "lease", "sent", "no lease"]);
  });

  const moments = ["it calls XT", "its connection is open"];
  it.each(moments)("after it checked its lease, when %s, sends nothing", async (moment) => {
    await using server = await hostileServer((...request) =>
      respondWithJson(successResponse(pairOf("second")))(...request),
    );
    const real = createXtOAuth({ clientId: "an-id", clientSecret: "a-secret", baseUrl: server.url });
    let wasSuspended = false;
    const suspend = () => {
      if (!wasSuspended) advanceClock(5_001);
      wasSuspended = true;
    };
    const open = http.Agent.prototype.createConnection;
    vi.spyOn(http.Agent.prototype, "createConnection").mockImplementation(function (this: http.Agent, ...args) {
      return open.apply(this, args)?.once("connect", suspend);
    });
    const xt: XtTokensOptions["xt"] = {
      refreshToken(...args) {
        if (moment === "it calls XT") suspend();
        return real.refreshToken(...args);
      },
    };
    const { tokens } = await managerWithTokens({ xt }, 2 * hour);
    expect(await rejection(tokens.accessToken("user"))).toMatchObject({
      ...{ code: "refresh_failed", outcome: "not-sent", cause: { name: "XtTimeoutError" } },
    });
    expect([wasSuspended, server.requests]).toEqual([true, []]);
    advanceClock(1_000);
    expect(await tokens.token("user")).toEqual(pairOf("second"));
    expect(server.requests).toHaveLength(1);
    vi.restoreAllMocks();
  });
});

import { describe, expect, it, vi } from "vitest";
import spec from "../generated/openapi.json" with { type: "json" };
import { createXtClient, placeOrderOnce, settleOrder, XtResponseError } from "../src/index.js";
import { clientWithResponses, failure, keys, limitOrder, orderId } from "./client-with-responses.js";
import { rejection } from "./expect-failure.js";

describe("settleOrder", () => {
  it.each([
    ["finds an order", { result: { orderId } }, { status: "placed", orderId }],
    ["finds no order after the receive window", { ...failure, mc: "ORDER_005" }, { status: "not-placed" }],
  ])("%s, and sends no order", async (_, response, expected) => {
    const { user, sent } = clientWithResponses([{ rc: 0, mc: "SUCCESS", ...response }], { recvWindowMs: 1 });
    const outcome = await settleOrder(user, "mine_0001", { sentAt: Date.now() - 60_000 });
    expect(outcome).toEqual({ clientOrderId: "mine_0001", ...expected });
    expect(sent.map(({ init }) => init.method)).toEqual(["GET"]);
  });

  it("waits for the client's receive window, but not longer if sentAt is in the future", async () => {
    const realTimeout = setTimeout;
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance", "Date"] });
    const advance = async (seconds: number) => {
      for (let second = 0; second < seconds; second += 1) {
        await vi.advanceTimersByTimeAsync(1_000);
        // Modules are loaded in real time.
        await new Promise((resolve) => realTimeout(resolve, 2));
      }
    };
    try {
      for (const sentAt of [Date.now(), Date.now() + 365 * 86_400_000]) {
        const { user } = clientWithResponses([{ ...failure, mc: "ORDER_005" }], { recvWindowMs: 60_000 });
        const started = performance.now();
        const whenSettled = vi.fn();
        const settled = settleOrder(user, "mine_0001", { sentAt }).finally(whenSettled);
        await advance(60);
        expect(whenSettled).not.toHaveBeenCalled();
        await advance(10);
        await expect(settled).resolves.toMatchObject({ status: "not-placed" });
        expect(performance.now() - started).toBeLessThan(71_000);
      }
    } finally {
      vi.useRealTimers();
    }
  });

  it("after placeOrderOnce, waits from the time of the request, not of a slow access token before it", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    try {
      const controller = new AbortController();
      let lookups = 0;
      const fetch = async (_: string, { method }: RequestInit) => {
        if (method === "POST") throw new TypeError("lost");
        lookups += 1;
        if (lookups === 2) controller.abort("enough");
        return Response.json({ ...failure, mc: "ORDER_005" });
      };
      const accessToken = vi
        .fn(() => "a-token")
        .mockImplementationOnce(() => {
          vi.setSystemTime(Date.now() + 20_000);
          return "a-token";
        });
      const user = createXtClient({ ...keys, fetch }).forUser(accessToken);
      const placed = await placeOrderOnce(user, limitOrder, { signal: controller.signal });
      // The first lookup came before the end of the receive window, so it didn't prove that there is no order.
      expect(placed).toMatchObject({ status: "unknown", sentAt: Date.now(), error: "enough" });
    } finally {
      vi.useRealTimers();
    }
  });

  it("concludes nothing about the order from a failed renewal of the access token", async () => {
    const { client, fetch } = clientWithResponses([""], { recvWindowMs: 1 });
    // With an order's id, to test that the response to another call is not read as the order.
    const result = { access_token: "a", refresh_token: "r", orderId };
    const renewal = new XtResponseError("response_invalid", "refreshToken", "answered", "no", { result });
    const user = client.forUser(() => Promise.reject(renewal));
    const outcome = await settleOrder(user, "mine_0001", { sentAt: Date.now() - 60_000 });
    expect(outcome).toMatchObject({ status: "unknown", error: renewal });
    expect(fetch).not.toHaveBeenCalled();
  });

  it("refuses a time and an id of another form", async () => {
    const { user, fetch } = clientWithResponses([""]);
    for (const sentAt of [Number.NaN, "now", new Date(), Math.trunc(Date.now() / 1000), 0]) {
      await expect(settleOrder(user, "mine_0001", { sentAt: sentAt as never })).rejects.toMatchObject({
        name: "XtConfigError",
        code: "invalid_argument",
        operation: "settleOrder",
      });
    }
    // settleOrder has a copy of this pattern.
    expect(spec.components.schemas.ClientOrderId.pattern).toBe("^[a-zA-Z0-9_]{4,32}$");
    // No order can have been sent with such an id, so XT's ORDER_005 would say nothing about the order.
    for (const id of ["", 5, undefined, "mine_0001\n", " mine_0001", "a", "f47ac10b-58cc-4372-a567-0e02b2c3d479"]) {
      const error = await rejection(settleOrder(user, id as never, { sentAt: 1e12 }));
      expect(error).toMatchObject({ name: "XtConfigError", code: "invalid_argument" });
    }
    expect(fetch).not.toHaveBeenCalled();
  });
});

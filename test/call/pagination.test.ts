/** Tests the iteration over pages of results. */
import { describe, expect, it } from "vitest";
import { clientWithResponses, successResponse } from "../client-with-responses.js";
import { expectRejection, invalidArgument, rejection } from "../expect-failure.js";

describe("pages", () => {
  const page = (from: number, hasNext: boolean | null = true) =>
    successResponse({ hasPrev: false, hasNext, items: [0, 1].map((at) => ({ orderId: `${from + at}` })) });
  const read = async (orders: AsyncIterable<{ orderId: string }>, maxItems = 100) => {
    const ids: string[] = [];
    for await (const order of orders) {
      ids.push(order.orderId);
      if (ids.length === maxItems) break;
    }
    return ids;
  };

  it("are requested one by one, when the loop needs them, until there is no next page", async () => {
    const { user, sent } = clientWithResponses([page(1), page(3), page(5, false)]);
    const orders = user.getOrderHistory.each({ limit: 2 });
    expect(sent).toHaveLength(0);
    expect(await read(orders)).toEqual(["1", "2", "3", "4", "5", "6"]);
    const queries = sent.map(({ url }) => Object.fromEntries(new URL(url).searchParams));
    expect(queries).toEqual([
      { limit: "2" },
      { limit: "2", fromId: "2", direction: "NEXT" },
      { limit: "2", fromId: "4", direction: "NEXT" },
    ]);
  });

  it("are requested backward with the direction PREV, while hasPrev is true", async () => {
    const back = (from: number, hasPrev: boolean) => successResponse({ hasPrev, items: [{ orderId: `${from}` }] });
    const { user, sent } = clientWithResponses([back(9, true), back(8, false)]);
    expect(await read(user.getOrderHistory.each({ direction: "PREV", fromId: "10" }))).toEqual(["9", "8"]);
    expect(new URL(sent[1]?.url ?? "").searchParams.get("fromId")).toBe("9");
  });

  it("are requested forward if the direction is given as undefined", async () => {
    const { user, sent } = clientWithResponses([page(1), page(3, false)]);
    expect(await read(user.getOrderHistory.each({ direction: undefined }))).toEqual(["1", "2", "3", "4"]);
    expect(new URL(sent[1]?.url ?? "").searchParams.get("direction")).toBe("NEXT");
  });

  it("skip items of the previous page, and end at a page without a new item", async () => {
    const { user, sent } = clientWithResponses([page(1), page(2), page(2)]);
    expect(await read(user.getOrderHistory.each())).toEqual(["1", "2", "3"]);
    expect(sent).toHaveLength(3);
  });

  it("end at a page that leads back to an earlier page, after its items", async () => {
    const { user, sent } = clientWithResponses([1, 3, 1, 3, 1, 3].map((from) => page(from)));
    expect(await read(user.getOrderHistory.each(), 20)).toEqual(["1", "2", "3", "4", "1", "2"]);
    expect(sent).toHaveLength(3);
  });

  it("end if hasNext is missing or null, and at an empty page", async () => {
    const idsOf = (response: object) => read(clientWithResponses([response]).user.getOrderHistory.each());
    expect(await idsOf(page(1, null))).toEqual(["1", "2"]);
    expect(await idsOf(successResponse({ items: [{ orderId: "1" }] }))).toEqual(["1"]);
    expect(await idsOf(successResponse({ hasNext: true, items: [] }))).toEqual([]);
  });

  it("are requested with the input as it was at the call, even if the caller changes it afterwards", async () => {
    const { user, sent } = clientWithResponses([page(1, false)]);
    const input = { symbol: "btc_usdt" };
    const orders = user.getOrderHistory.each(input);
    input.symbol = "eth_usdt";
    await read(orders);
    expect(new URL(sent[0]?.url ?? "").searchParams.get("symbol")).toBe("btc_usdt");
  });

  it("are no longer requested after the loop ends, or after the caller's signal aborts", async () => {
    const { user, sent } = clientWithResponses([page(1), page(3)]);
    expect(await read(user.getOrderHistory.each(), 2)).toEqual(["1", "2"]);
    expect(sent).toHaveLength(1);
    const controller = new AbortController();
    const orders = user.getOrderHistory.each({}, { signal: controller.signal });
    await orders.next();
    await orders.next();
    controller.abort("enough");
    expect(await rejection(orders.next())).toBe("enough");
    expect(sent).toHaveLength(2);
  });

  it("can be collected up to a limit: then no more requests are sent, and a wrong limit is refused", async () => {
    const { user, sent } = clientWithResponses([page(1), page(3), page(5)]);
    await expect(user.getOrderHistory.collect({}, { limit: 4 })).resolves.toHaveLength(4);
    expect(sent).toHaveLength(2);
    for (const options of [undefined, ...[0, 1.5, Number.NaN, undefined].map((limit) => ({ limit }))]) {
      const { message } = await expectRejection(
        user.getOrderHistory.collect({}, options as never),
        invalidArgument("getOrderHistory"),
      );
      expect(message).toContain("limit must be an integer of 1 or more");
    }
    expect(sent).toHaveLength(2);
  });

  it("can't be requested with an input or options that are no plain object", async () => {
    const { user, fetch } = clientWithResponses([page(1)]);
    const map = new Map([["limit", 5]]) as never;
    const { each, collect } = user.getOrderHistory;
    const calls = [async () => each(map).next(), async () => each({}, map).next()];
    for (const call of [...calls, () => collect(map, { limit: 1 }), () => collect({}, map)]) {
      const { message } = await expectRejection(call(), invalidArgument("getOrderHistory"));
      expect(message).toContain("must be a plain object");
    }
    expect(fetch).not.toHaveBeenCalled();
  });
});

/** Tests inputs and options that are not plain objects: their content would be dropped silently. */
import { describe, expect, it } from "vitest";
import { createXtClient, createXtOAuth, fitOrder } from "../../src/index.js";
import { createClient } from "../../src/openapi-fetch.js";
import { fakeXt } from "../../src/testing/index.js";
import { clientWithResponses, successResponse, tradingPair } from "../client-with-responses.js";
import { rejection, thrown, withPolluted } from "../expect-failure.js";
import { expectNothingPlanted, planted } from "../planted-secrets.js";

class WithGetters {
  bizType = "SPOT";
  clientId = "an-id";
  clientSecret = "a-secret";
  get symbol() {
    return "btc_usdt";
  }
  get timeoutMs() {
    return 5;
  }
}

describe("an input, or the options of a call,", () => {
  const signal = new AbortController().signal;
  const plain = "must be a plain object";
  const ofOtherKinds = [[], new Map(), new URLSearchParams("symbol=btc_usdt"), new Date(), Promise.resolve({}), signal];
  const wrong = [5, "text", true, ...ofOtherKinds].map((value) => [value]);
  it.each(wrong)("can't be %s: its content would be dropped", async (value) => {
    const { user, sent } = clientWithResponses([""]);
    expect(String(await rejection(user.getOrderHistory(value as never)))).toMatch(`the input ${plain}`);
    expect(String(await rejection(user.getOrderHistory({}, value as never)))).toMatch(`the options ${plain}`);
    expect(sent).toEqual([]);
  });

  it.each([new WithGetters(), Object.create({ symbol: "btc_usdt" })])(
    "is refused if its fields are getters of a class, or inherited: %s",
    async (input) => {
      expect(String(await rejection(clientWithResponses([""]).user.getOrderHistory(input)))).toMatch(
        `the input ${plain}`,
      );
    },
  );

  it("may be an object without a prototype or of a class with fields, and only the options may be null", async () => {
    class Filter {
      symbol = "btc_usdt";
      limit() {}
    }
    const { user, sent } = clientWithResponses([successResponse({ items: [] })]);
    expect(String(await rejection(user.getOrderHistory(null as never)))).toMatch("must be a plain object");
    await user.getOrderHistory(new Filter() as never, null as never);
    await user.getOrderHistory(Object.assign(Object.create(null), { symbol: "btc_usdt" }));
    expect(sent.map(({ url }) => new URL(url).search)).toEqual(["?symbol=btc_usdt", "?symbol=btc_usdt"]);
  });

  it("whose getters throw is refused without their error", async () => {
    const fail = () => {
      throw new Error(planted.code);
    };
    const throwing = Object.defineProperty({}, "timeoutMs", { enumerable: true, get: fail });
    const proxy = new Proxy({}, { getPrototypeOf: fail });
    const { user } = clientWithResponses([""]);
    for (const args of [[{}, throwing], [throwing], [{ startTime: proxy }]]) {
      const error = await rejection(user.getOrderHistory(...(args as never[])));
      expect(error).toMatchObject({ name: "XtConfigError", code: "invalid_argument" });
      expectNothingPlanted(error);
    }
  });

  it("is read from the object itself: a polluted prototype adds no field", async () => {
    const { user, sent } = clientWithResponses([successResponse({ items: [] })]);
    await withPolluted("symbol", "polluted", () => user.getOrderHistory({}));
    await withPolluted("timeoutMs", "polluted", () => user.getOrderHistory({}, {}));
    expect(sent.map(({ url }) => new URL(url).search)).toEqual(["", ""]);
  });
});

it.each<[string, () => unknown]>([
  ["the options", () => createXtClient(Object.create({ timeoutMs: 5 }))],
  ["the options", () => createXtClient(Object.create(Object.assign(Object.create(null), { timeoutMs: 5 })))],
  ["the options", () => createXtOAuth(new WithGetters() as never)],
  ["the options", () => createClient(Object.create({ timeoutMs: 5 }))],
  ["the options", () => fakeXt({}, Object.create({ strict: true }))],
  ["order", () => fitOrder(new WithGetters() as never, tradingPair())],
])("%s from a class with getters or from a prototype are refused, not dropped", (what, create) => {
  expect(thrown(create)).toMatchObject({ message: expect.stringContaining(`${what} must be a plain object`) });
});

/** The fake checks app keys, signatures and access tokens as XT does. The client sends the requests. */
import { describe, expect, it } from "vitest";
import { createXtClient, type Fetch, type XtClientOptions } from "../../src/index.js";
import { fakeXt, type XtFakeOptions } from "../../src/testing/index.js";
import { limitOrder } from "../client-with-responses.js";

const keys = { "app-1": "secret-key-1" };
const credentials: XtClientOptions = { appKey: "app-1", secretKey: keys["app-1"] };
interface Caller extends XtClientOptions {
  accessToken?: string;
}

/** Resolves to the result or the error of a call. Fails if the recorded request shows a secret. */
async function outcomeOf(
  { accessToken = "token-1", ...client }: Caller,
  options: XtFakeOptions = {},
  change?: (headers: Headers) => void,
) {
  const fake = fakeXt({}, { keys, accessTokens: ["token-1"], ...options });
  const fetch: Fetch = (url, init) => {
    const headers = new Headers(init.headers);
    change?.(headers);
    return fake.fetch(url, { ...init, headers });
  };
  const call = createXtClient({ ...credentials, ...client, fetch }).placeOrder(limitOrder, { accessToken });
  const outcome = await call.catch((error: unknown) => error);
  expect(JSON.stringify(fake.requests)).not.toMatch(/secret-key-1|token-1|"validate/);
  return outcome;
}

describe("the fake", () => {
  const baseUrls = [undefined, "https://xt.example/a/prefix"];
  it.each(baseUrls)(
    "accepts a valid signature, with and without a query and a body (base URL: %s)",
    async (baseUrl) => {
      const { fetch } = fakeXt({}, { keys, accessTokens: ["token-1"] });
      const client = createXtClient({ ...credentials, fetch, baseUrl }).forUser("token-1");
      await expect(client.getBalances({ currencies: ["usdt", "b t&c"] })).resolves.toHaveProperty("assets");
      await expect(client.getBalances()).resolves.toHaveProperty("assets");
      const { orderId } = await client.placeOrder(limitOrder);
      await expect(client.getOrder({ orderId })).resolves.toHaveProperty("state");
    },
  );

  it.each([
    ["another secret key", { secretKey: "another" }, "AUTH_103"],
    ["an unknown app key", { appKey: "app-2" }, "AUTH_101"],
    ["an unknown token", { accessToken: "token-2" }, "FAILURE"],
    ["a clock two seconds ahead", { now: () => Date.now() + 2_000 }, "AUTH_105"],
    ["a timestamp older than the receive window", { now: () => Date.now() - 5_500 }, "AUTH_105"],
  ])("refuses %s", async (_, client, mc) => {
    expect(await outcomeOf(client)).toMatchObject({ name: "XtApiError", mc, outcome: "rejected" });
  });

  it.each([
    ["validate-appkey", undefined, "AUTH_001"],
    ["validate-timestamp", undefined, "AUTH_002"],
    ["validate-timestamp", "1", "AUTH_103"],
    ["validate-recvwindow", undefined, "AUTH_003"],
    ["validate-recvwindow", "60001", "AUTH_004"],
    ["validate-recvwindow", "x", "AUTH_004"],
    ["validate-recvwindow", "5000.5", "AUTH_004"],
    ["validate-algorithms", undefined, "AUTH_005"],
    ["validate-algorithms", "HmacSHA1", "AUTH_006"],
    ["validate-signature", undefined, "AUTH_007"],
    ["validate-signature", "0".repeat(64), "AUTH_103"],
    ["access-token", undefined, "FAILURE"],
  ])("refuses the header %s with the value %s", async (name, value, mc) => {
    const change = (headers: Headers) => (value === undefined ? headers.delete(name) : headers.set(name, value));
    expect(await outcomeOf({}, {}, change)).toMatchObject({ mc });
  });

  const invalidTimestamps = ["yesterday", "1700000000000.5", "Infinity"];
  it.each(invalidTimestamps)("refuses the timestamp %s, whether it checks signatures or not", async (timestamp) => {
    const change = (headers: Headers) => headers.set("validate-timestamp", timestamp);
    for (const options of [{}, { keys: undefined }])
      expect(await outcomeOf({}, options, change)).toMatchObject({ mc: "AUTH_105" });
  });

  it("accepts another receive window and another clock", async () => {
    expect(await outcomeOf({ recvWindowMs: 60_000, now: () => Date.now() - 50_000 })).toHaveProperty("orderId");
    const now = () => 1_700_000_000_000;
    expect(await outcomeOf({ now }, { now })).toHaveProperty("orderId");
  });

  it("sends its time, so that the error shows how much the clocks differ", async () => {
    // The header Date has whole seconds, so the estimate is the middle of its second: half a second more.
    const behind = Object(await outcomeOf({ now: () => 1_700_000_000_000 }, { now: () => 1_700_000_060_000 }));
    expect(behind).toMatchObject({ mc: "AUTH_105", clockAheadMs: -60_500 });
    expect(behind.message).toContain("this clock is 60.5 s behind the server's");
  });
});

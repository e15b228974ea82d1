/** The double checks who calls as XT does, against what the client really sends. */
import { describe, expect, it } from "vitest";
import { cancelOrders } from "../../generated/operations/cancelOrders.js";
import { getBalances } from "../../generated/operations/getBalances.js";
import { placeOrder } from "../../generated/operations/placeOrder.js";
import { createXtClient, type Fetch, type XtClientOptions } from "../../src/index.js";
import { fakeXt, type XtFakeOptions } from "../../src/testing/index.js";
import { rejection } from "../grants.js";

const keys = { "app-1": "secret-key-1" };
const right: XtClientOptions = { appKey: "app-1", secretKey: keys["app-1"], accessToken: "token-1" };
const body = {
  symbol: "btc_usdt",
  side: "BUY",
  type: "LIMIT",
  timeInForce: "GTC",
  bizType: "SPOT",
  price: "1",
} as const;

async function refusalOf(client: XtClientOptions, options: XtFakeOptions = {}, change?: (headers: Headers) => void) {
  const fake = fakeXt({}, { keys, accessTokens: ["token-1"], ...options });
  const fetch: Fetch = (url, init) => {
    const headers = new Headers(init.headers);
    change?.(headers);
    return fake.fetch(url, { ...init, headers });
  };
  const call = createXtClient({ ...right, ...client, fetch }).POST(placeOrder.path, { body });
  const error = await rejection(call.then((result) => Promise.reject(result)));
  expect(JSON.stringify(fake.requests)).not.toMatch(/secret-key-1|token-1|"validate/);
  return error;
}

describe("the double", () => {
  it("takes what is signed rightly, with and without a query, a body and a prefix", async () => {
    const { fetch } = fakeXt({}, { keys, accessTokens: ["token-1"] });
    const client = createXtClient({ ...right, fetch, baseUrl: "https://xt.example/a/prefix" });
    const query = { currencies: ["usdt", "b t&c"] };
    await expect(client.GET(getBalances.path, { params: { query } })).resolves.toHaveProperty("assets");
    await expect(client.GET(getBalances.path)).resolves.toHaveProperty("assets");
    await expect(client.POST(placeOrder.path, { body })).resolves.toHaveProperty("orderId");
  });

  it.each([
    ["another secret key", { secretKey: "another" }, "AUTH_103"],
    ["an app key that it doesn't know", { appKey: "app-2" }, "AUTH_101"],
    ["a token that it doesn't know", { accessToken: "token-2" }, "FAILURE"],
    ["a clock two seconds ahead", { now: () => Date.now() + 2_000 }, "AUTH_105"],
    ["a clock that is older than its window", { now: () => Date.now() - 5_500 }, "AUTH_105"],
  ])("refuses %s", async (_, client, mc) => {
    expect(await refusalOf(client)).toMatchObject({ name: "XtApiError", mc, outcome: "rejected" });
  });

  it.each([
    ["validate-appkey", "AUTH_001"],
    ["validate-timestamp", "AUTH_002"],
    ["validate-recvwindow", "AUTH_003"],
    ["validate-algorithms", "AUTH_005"],
    ["validate-signature", "AUTH_007"],
    ["access-token", "FAILURE"],
  ])("refuses a request without %s", async (name, mc) => {
    expect(await refusalOf({}, {}, (headers) => headers.delete(name))).toMatchObject({ mc });
  });

  it.each([
    ["validate-algorithms", "HmacSHA1", "AUTH_006"],
    ["validate-recvwindow", "60001", "AUTH_004"],
    ["validate-recvwindow", "x", "AUTH_004"],
    ["validate-signature", "0".repeat(64), "AUTH_103"],
    ["validate-timestamp", "1", "AUTH_103"],
  ])("refuses a %s of %s", async (name, value, mc) => {
    expect(await refusalOf({}, {}, (headers) => headers.set(name, value))).toMatchObject({ mc });
  });

  it("takes a window and a clock of the caller's own", async () => {
    expect(await refusalOf({ recvWindowMs: 60_000, now: () => Date.now() - 50_000 })).toHaveProperty("orderId");
    const now = () => 1_700_000_000_000;
    expect(await refusalOf({ now }, { now })).toHaveProperty("orderId");
  });

  it("tells its time, so that the error tells by how much the clocks differ", async () => {
    const behind = Object(await refusalOf({ now: () => 1_700_000_000_000 }, { now: () => 1_700_000_060_000 }));
    expect(behind).toMatchObject({ mc: "AUTH_105", clockAheadMs: -60_000 });
    expect(behind.message).toContain("this clock is -60000 ms ahead of the server's");
  });

  it("remembers ids with all their digits", async () => {
    const fake = fakeXt({ cancelOrders: { json: { rc: 0, mc: "SUCCESS", result: null } } });
    const client = createXtClient({ ...right, fetch: fake.fetch });
    await client.DELETE(cancelOrders.path, { body: { orderIds: ["6216559590087220004"] } }).catch(() => undefined);
    expect(fake.requests[0]?.body).toEqual({ orderIds: ["6216559590087220004"] });
  });

  it("takes any pair and any token where it isn't told whom it knows", async () => {
    const { fetch } = fakeXt();
    const client = createXtClient({ appKey: "any", secretKey: "thing", accessToken: "goes", fetch });
    await expect(client.GET(getBalances.path)).resolves.toHaveProperty("assets");
  });
});

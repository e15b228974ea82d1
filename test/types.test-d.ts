/** What a caller may write, and what must not compile. */
import { describe, expectTypeOf, it } from "vitest";
import { cancelOrder } from "../generated/operations/cancelOrder.js";
import { getBalances } from "../generated/operations/getBalances.js";
import { getOrder } from "../generated/operations/getOrder.js";
import { getToken } from "../generated/operations/getToken.js";
import { getTrades } from "../generated/operations/getTrades.js";
import { placeOrder } from "../generated/operations/placeOrder.js";
import {
  type components,
  createXtClient,
  createXtOAuth,
  isXtError,
  type XtApiError,
  type XtResult,
  type XtToken,
} from "../src/index.js";

const client = createXtClient();
const xt = createXtOAuth({ clientId: "an-institution", clientSecret: "a-secret" });
const { path } = getToken;
const query = { client_id: "an-institution", client_secret: "a-secret", grant_type: "refresh_token" } as const;

describe("the sign-in", () => {
  it("resolves to the unwrapped token", () => {
    expectTypeOf(xt.exchangeCode("a-code")).resolves.toEqualTypeOf<XtToken>();
    expectTypeOf(xt.refreshToken("a-token")).resolves.toHaveProperty("user_id").toEqualTypeOf<string>();
    expectTypeOf<XtToken["expires_in"]>().toEqualTypeOf<number>();
  });

  it("takes what its grant requires, and nothing in its stead", () => {
    // @ts-expect-error: the code is missing
    xt.exchangeCode();
    // @ts-expect-error: a code is text
    xt.exchangeCode(1);
    // @ts-expect-error: the refresh token is missing
    xt.refreshToken({ timeoutMs: 1 });
    // @ts-expect-error: the secret is missing
    createXtOAuth({ clientId: "an-institution" });
    // @ts-expect-error: XT has no page in this language
    xt.authorizationUrl({ language: "fr" });
    // @ts-expect-error: the state of the session is missing
    xt.readCallback("/callback");
    xt.readCallback("/callback", { state: undefined });
    // @ts-expect-error: a state is text
    xt.readCallback("/callback", { state: 5 });
    // @ts-expect-error: the check can't be skipped by a slip
    xt.readCallback("/callback", { dangerouslySkipStateCheck: false });
  });

  it("knows no field that the spec doesn't", () => {
    expectTypeOf<XtToken>().not.toHaveProperty("no_such_field");
  });
});

describe("createXtClient", () => {
  it("resolves to what the spec says of the path", () => {
    expectTypeOf(client.GET(path, { params: { query } })).resolves.toEqualTypeOf<XtToken>();
    expectTypeOf(client.GET(path, { params: { query }, timeoutMs: 1 })).resolves.toEqualTypeOf<XtToken>();
  });

  it("takes no path or method that the spec doesn't have", () => {
    // @ts-expect-error: no such path
    client.GET("/no/such/path", { params: { query } });
    // @ts-expect-error: the path has no POST
    client.POST(path, { params: { query } });
  });

  it("takes no call with a required parameter missing, a wrong value, or a parameter that the spec doesn't have", () => {
    // @ts-expect-error: everything is missing
    client.GET(path);
    // @ts-expect-error: two are missing
    client.GET(path, { params: { query: { client_id: "an-institution" } } });
    // @ts-expect-error: not one of the two grants
    client.GET(path, { params: { query: { ...query, grant_type: "password" } } });
    // @ts-expect-error: no such parameter
    client.GET(path, { params: { query: { ...query, clientSecret: "" } } });
    // @ts-expect-error: a GET has no body
    client.GET(path, { params: { query }, body: {} });
    // @ts-expect-error: openapi-fetch's own options would lead around the checks
    client.GET(path, { params: { query }, baseUrl: "https://elsewhere.example" });
  });
});

describe("acting for a user", () => {
  const order = { symbol: "btc_usdt", side: "BUY", type: "LIMIT", timeInForce: "GTC", bizType: "SPOT" } as const;

  it("resolves to named types that callers can import", () => {
    const call = client.GET(getOrder.path, { params: { path: { orderId: "1" } } });
    expectTypeOf(call).resolves.toEqualTypeOf<XtResult<"get", typeof getOrder.path>>();
    expectTypeOf(call).resolves.toHaveProperty("orderId").toEqualTypeOf<components["schemas"]["Order"]["orderId"]>();
    expectTypeOf<components["schemas"]["Order"]["orderId"]>().toEqualTypeOf<string>();
  });

  it("takes no number for an id or an amount, no wrong side, and nothing less than what is required", () => {
    client.POST(placeOrder.path, { body: { ...order, price: "1", quantity: "2" } });
    // @ts-expect-error: an amount is a text
    client.POST(placeOrder.path, { body: { ...order, price: 1 } });
    // @ts-expect-error: no such side
    client.POST(placeOrder.path, { body: { ...order, side: "HOLD" } });
    // @ts-expect-error: all but the symbol is missing
    client.POST(placeOrder.path, { body: { symbol: "btc_usdt" } });
    // @ts-expect-error: an id is a text
    client.GET(getOrder.path, { params: { path: { orderId: 6216559590087 } } });
    // @ts-expect-error: the id is missing
    client.DELETE(cancelOrder.path);
  });

  it("goes through pages of typed items, where there are pages", () => {
    expectTypeOf(client.each(getTrades.path)).toExtend<AsyncIterable<components["schemas"]["Trade"]>>();
    // @ts-expect-error: balances come at once
    client.each(getBalances.path);
  });
});

describe("errors", () => {
  it("are told apart by their name", () => {
    const error: unknown = new Error();
    if (isXtError(error) && error.name === "XtApiError") expectTypeOf(error).toEqualTypeOf<XtApiError>();
    if (isXtError(error)) {
      expectTypeOf(error.outcome).toEqualTypeOf<"not-sent" | "unknown" | "rejected" | "answered">();
      // @ts-expect-error: no error has this code
      error.code === "network_error";
    }
  });
});

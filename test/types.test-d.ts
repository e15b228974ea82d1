/** Type tests: what must compile in a caller's code, and what must not. */
import { describe, expectTypeOf, it } from "vitest";
import {
  type Balance,
  type components,
  createXtClient,
  createXtOAuth,
  fitOrder,
  type GetOrderHistoryInput,
  isXtError,
  type Order,
  type OrderPage,
  type PlacedOrder,
  type PlaceOrderInput,
  type Price,
  placeOrderOnce,
  type SymbolList,
  type Trade,
  type XtApiError,
  type XtClient,
  type XtPlacement,
  type XtToken,
  type XtUserClient,
} from "../src/index.js";

const client = createXtClient();
const user = client.forUser("a-token");
const xt = createXtOAuth({ clientId: "an-institution", clientSecret: "a-secret" });

describe("the sign-in", () => {
  it("resolves to the unwrapped token", () => {
    expectTypeOf(xt.exchangeCode("a-code")).resolves.toEqualTypeOf<XtToken>();
    expectTypeOf(xt.refreshToken("a-token")).resolves.toHaveProperty("user_id").toEqualTypeOf<string>();
    expectTypeOf<XtToken["expires_in"]>().toEqualTypeOf<number | null | undefined>();
    expectTypeOf<XtToken>().not.toHaveProperty("no_such_field");
  });

  it("requires the inputs of its grant, and refuses unknown options and other types", () => {
    // @ts-expect-error: the code is missing
    xt.exchangeCode();
    // @ts-expect-error: a code is text
    xt.exchangeCode(1);
    // @ts-expect-error: the refresh token is missing
    xt.refreshToken({ timeoutMs: 1 });
    // @ts-expect-error: the secret is missing
    createXtOAuth({ clientId: "an-institution" });
    // @ts-expect-error: no such option
    createXtOAuth({ clientId: "a", clientSecret: "b", redirect_uri: "https://a.example/" });
    // @ts-expect-error: XT has no page in this language
    xt.authorizationUrl({ language: "fr" });
    // @ts-expect-error: the state of the session is missing
    xt.readCallback("/callback");
    xt.readCallback("/callback", { state: undefined });
    // @ts-expect-error: a state is text
    xt.readCallback("/callback", { state: 5 });
    // @ts-expect-error: only `true` skips the check
    xt.readCallback("/callback", { dangerouslySkipStateCheck: false });
  });
});

const limit = { symbol: "btc_usdt", side: "BUY", type: "LIMIT", timeInForce: "GTC", bizType: "SPOT" } as const;
const market = { symbol: "btc_usdt", type: "MARKET", timeInForce: "FOK", bizType: "SPOT" } as const;

describe("an operation", () => {
  it("resolves to a named type that callers can import", () => {
    expectTypeOf(user.getOrder({ orderId: "1" })).resolves.toEqualTypeOf<Order>();
    expectTypeOf(user.getBalance({ currency: "usdt" })).resolves.toEqualTypeOf<Balance>();
    expectTypeOf(user.placeOrder({ ...limit, price: "1", quantity: "2" })).resolves.toEqualTypeOf<PlacedOrder>();
    expectTypeOf<Order>().toEqualTypeOf<components["schemas"]["Order"]>();
    expectTypeOf<Order["orderId"]>().toEqualTypeOf<string>();
    expectTypeOf<Order["avgPrice"]>().toEqualTypeOf<string | null | undefined>();
    expectTypeOf<Order["closed"]>().toEqualTypeOf<boolean | null | undefined>();
  });

  it("needs the user's access token, unless the client is a user's", () => {
    client.getBalances({}, { accessToken: "a-token" });
    client.getBalances(undefined, { accessToken: async () => "a-token" });
    client.getToken({ client_id: "a", client_secret: "b", grant_type: "authorization_code", code: "c" });
    user.getBalances();
    user.createApiKey();
    // @ts-expect-error: of which user?
    client.getBalances();
    // @ts-expect-error: of which user?
    client.placeOrder({ ...limit, price: "1", quantity: "2" }, { timeoutMs: 5 });
    // @ts-expect-error: of which user?
    client.getOrderHistory.each();
    // @ts-expect-error: a token is text, or a function that returns it
    client.forUser(undefined);
    // @ts-expect-error: a user's client can't become another user's
    user.forUser("another");
    // @ts-expect-error: a client without a user can't trade
    placeOrderOnce(client, { ...limit, price: "1", quantity: "2" });
  });

  it("takes exactly the fields of a kind of order", () => {
    user.placeOrder({ ...limit, price: "1", quantity: "2" });
    user.placeOrder({ ...limit, price: "1", quantity: "2", clientOrderId: undefined });
    user.placeOrder({ ...market, side: "BUY", quoteQty: "1" });
    user.placeOrder({ ...market, side: "SELL", quantity: "1" });
    // @ts-expect-error: a limit order needs its price
    user.placeOrder({ ...limit, quantity: "2" });
    // @ts-expect-error: a market order has no price
    user.placeOrder({ ...market, side: "SELL", quantity: "1", price: "1" });
    // @ts-expect-error: a market order to buy takes `quoteQty`
    user.placeOrder({ ...market, side: "BUY", quantity: "1" });
    // @ts-expect-error: an amount is text
    user.placeOrder({ ...limit, price: 1, quantity: "2" });
    // @ts-expect-error: no such side
    user.placeOrder({ ...limit, side: "buy", price: "1", quantity: "2" });
    expectTypeOf<Extract<PlaceOrderInput, { type: "LIMIT" }>["price"]>().toEqualTypeOf<string>();
  });

  it("takes one of two ids, as text or bigint", () => {
    user.findOrder({ orderId: "1" });
    user.findOrder({ clientOrderId: "abcd" });
    user.getOrder({ orderId: 1n });
    user.cancelOrders({ orderIds: ["1", 2n] });
    // @ts-expect-error: neither id
    user.findOrder({});
    // @ts-expect-error: both ids
    user.findOrder({ orderId: "1", clientOrderId: "abcd" });
    // @ts-expect-error: a number can't hold every id
    user.getOrder({ orderId: 6216559590087 });
    // @ts-expect-error: the id is missing
    user.cancelOrder({});
    // @ts-expect-error: everything is missing
    user.cancelOrder();
  });

  it("refuses unknown names and wrong types", () => {
    // @ts-expect-error: a misspelled input
    user.cancelOpenOrders({ bizType: "SPOT", sybmol: "btc_usdt" });
    // @ts-expect-error: a misspelled option
    user.getBalances({}, { timeout: 5 });
    // @ts-expect-error: a time is a number of milliseconds
    user.getOrderHistory({ startTime: new Date() });
    // @ts-expect-error: operations are called by their names
    user.GET("/spot/v4/balances", {});
    // @ts-expect-error: no such option
    createXtClient({ timeout: 5 });
  });

  it("iterates over typed items, if its result has pages", () => {
    expectTypeOf(user.getTrades.each()).toEqualTypeOf<AsyncGenerator<Trade, void, undefined>>();
    expectTypeOf(user.getOrderHistory.each({ limit: 100 }, { timeoutMs: 1 })).toExtend<AsyncIterable<Order>>();
    expectTypeOf(user.getOrderHistory.collect({}, { limit: 5 })).resolves.toEqualTypeOf<Order[]>();
    expectTypeOf(user.getOrderHistory()).resolves.toEqualTypeOf<OrderPage>();
    expectTypeOf<GetOrderHistoryInput["limit"]>().toEqualTypeOf<number | undefined>();
    // @ts-expect-error: the limit is missing
    user.getOrderHistory.collect({});
    // @ts-expect-error: balances have no pages
    user.getBalances.each();
  });

  it("keeps the known values of an open enumeration, and accepts any other text", () => {
    expectTypeOf("A_STATE_OF_2027").toExtend<Order["state"]>();
    expectTypeOf<Extract<Order["state"], "FILLED">>().toEqualTypeOf<"FILLED">();
    // @ts-expect-error: a state is text
    const wrong: Order["state"] = 5;
    expectTypeOf(wrong).not.toBeAny();
  });

  it("has the same input and result on a user's client", () => {
    type Types<Client extends XtUserClient | XtClient> = [
      Parameters<Client["getOrder"]>[0],
      ReturnType<Client["getOrder"]>,
    ];
    expectTypeOf<Types<XtUserClient>>().toEqualTypeOf<Types<XtClient>>();
  });
});

it("the status of placeOrderOnce determines the other fields", () => {
  const placed = {} as XtPlacement;
  if (placed.status === "placed") expectTypeOf(placed.orderId).toEqualTypeOf<string | undefined>();
  if (placed.status === "unknown") expectTypeOf(placed.sentAt).toEqualTypeOf<number>();
  // @ts-expect-error: an order whose status is unknown has no id
  if (placed.status === "unknown") placed.orderId;
});

describe("fitOrder", () => {
  const symbols = {} as SymbolList["symbols"];

  it("returns an order that can be placed, of the kind that it was given", () => {
    const { order } = fitOrder({ ...limit, price: "1", quantity: "2" }, symbols?.[0]);
    expectTypeOf(order.price).toEqualTypeOf<string>();
    expectTypeOf(placeOrderOnce).toBeCallableWith(user, order);
    const { order: anyKind } = fitOrder({} as PlaceOrderInput, symbols?.[0], { latest: {} as Price["p"] });
    expectTypeOf(placeOrderOnce).toBeCallableWith(user, anyKind);
  });

  it("refuses an order without a field that its kind needs", () => {
    // @ts-expect-error: a limit order has a price
    fitOrder({ ...limit, quantity: "1" }, {});
  });
});

it("errors are told apart by their name", () => {
  const error: unknown = new Error();
  if (!isXtError(error)) return;
  if (error.name === "XtApiError") expectTypeOf(error).toEqualTypeOf<XtApiError>();
  expectTypeOf(error.outcome).toEqualTypeOf<"not-sent" | "unknown" | "rejected" | "answered">();
  // @ts-expect-error: no error has this code
  error.code === "network_error";
});

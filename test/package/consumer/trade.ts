// A program in TypeScript that trades for a user: compiled with each compiler and each module resolution, then run. Some lines must
// not compile.
import {
  type Balance,
  createXtClient,
  isXtError,
  type Order,
  type OrderState,
  type PlaceOrderInput,
  placeOrderOnce,
  type Trade,
  type XtClient,
  type XtPlacement,
  type XtUserClient,
} from "xt-oauth";
import { createClient } from "xt-oauth/openapi-fetch";
import { fakeXt } from "xt-oauth/testing";
import { balancesPath } from "./paths.js";

const fake = fakeXt();
const accessToken = "an-access-token";
const credentials = { appKey: "an-app-key", secretKey: "a-secret-key", fetch: fake.fetch };
const client: XtClient = createXtClient({ ...credentials, timeoutMs: undefined, onDeviation: undefined });
const user: XtUserClient = client.forUser(async () => accessToken);
const base = { symbol: "btc_usdt", side: "BUY", timeInForce: "GTC", bizType: "SPOT" } as const;
const limitOrder = { ...base, type: "LIMIT", price: "40000", quantity: "2" } as const satisfies PlaceOrderInput;

async function refused(): Promise<string | undefined> {
  fake.answer({ placeOrder: "insufficient-funds" });
  const placement: XtPlacement = await placeOrderOnce(user, { ...limitOrder, clientOrderId: "an_order" });
  fake.answer({ placeOrder: undefined });
  const error = placement.status === "rejected" ? placement.error : undefined;
  return isXtError(error) && error.name === "XtApiError" ? error.mc : undefined;
}

async function main(): Promise<void> {
  const order: Order = await user.findOrder({ orderId: 6216559590087220004n });
  const state: OrderState | null | undefined = order.state;
  const balance: Balance = await client.getBalance({ currency: "usdt" }, { accessToken });
  const trades: Trade[] = await user.getTrades.collect({ limit: 1 }, { limit: 1 });
  const fetching = createClient({ ...credentials, accessToken });
  const { data } = await fetching.GET(balancesPath);
  const enveloped = data?.rc === 0 ? data.result : undefined;

  // test/types.test-d.ts contains more code that must not compile.
  // @ts-expect-error: the spec has no such input
  void (() => user.getOrder({ orderID: "1" }));
  // @ts-expect-error: a market order has no price
  void (() => user.placeOrder({ ...limitOrder, type: "MARKET" }));

  const seen = { order: [order.orderId, state], available: balance.availableAmount };
  const lists = { trades: trades.map(({ tradeId }) => tradeId), enveloped: enveloped?.assets?.length };
  console.log(JSON.stringify({ ...seen, ...lists, mc: await refused() }));
}

main();

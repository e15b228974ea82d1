// A program in TypeScript: compiled with each compiler and each module resolution, then run. It names the types that users import, and
// has some lines that must not compile; test/types.test-d.ts has more of them.
import {
  accessTokenExpiresAt,
  type Balance,
  type components,
  createXtClient,
  createXtOAuth,
  type Fetch,
  isXtError,
  type Order,
  type OrderState,
  type PlaceOrderInput,
  placeOrderOnce,
  type Trade,
  type XtAnyError,
  type XtClient,
  type XtErrorCode,
  type XtLanguage,
  type XtOAuthOptions,
  type XtOutcome,
  type XtPlacement,
  type XtToken,
  type XtUserClient,
} from "xt-oauth";
import { createClient, type XtFetchClient } from "xt-oauth/openapi-fetch";
import { fakeXt, type XtExampleName, type XtFake, type XtFakeAnswers, type XtFakeRequest } from "xt-oauth/testing";

const refused: XtExampleName<"placeOrder"> = "insufficient-funds";
const answers: XtFakeAnswers = { getToken: "exchange-success", placeOrder: refused };
const fake: XtFake = fakeXt(answers);
const fetch: Fetch = fake.fetch;
const language: XtLanguage = "en";
const institution = { clientId: "an-institution", clientSecret: "a-secret", scope: "userinfo" };
const options: XtOAuthOptions = { ...institution, redirectUri: "https://institution.example/callback", fetch };
const pair = { appKey: "an-app-key", secretKey: "a-secret-key" };
const base = { symbol: "btc_usdt", side: "BUY", timeInForce: "GTC", bizType: "SPOT" } as const;
const limitOrder = { ...base, type: "LIMIT", price: "40000", quantity: "2" } as const satisfies PlaceOrderInput;

async function main(): Promise<void> {
  const xt = createXtOAuth(options);
  const { state } = xt.authorizationUrl({ language });
  const code: string = xt.readCallback(`/callback?code=a-code&state=${state}`, { state });
  const token: XtToken = await xt.exchangeCode(code, { timeoutMs: 1_000 });
  const expires: Date | undefined = accessTokenExpiresAt(token);

  const accessToken = token.access_token;
  const client: XtClient = createXtClient({ ...pair, fetch, timeoutMs: undefined, onDeviation: undefined });
  const user: XtUserClient = client.forUser(async () => accessToken);
  const order: Order = await user.findOrder({ orderId: 6216559590087220004n });
  const orderState: OrderState | null | undefined = order.state;
  const balance: Balance = await client.getBalance({ currency: "usdt" }, { accessToken });
  const trades: Trade[] = await user.getTrades.collect({ limit: 1 }, { limit: 1 });
  const placement: XtPlacement = await placeOrderOnce(user, { ...limitOrder, clientOrderId: "an_order" });
  const error: unknown = placement.status === "rejected" ? placement.error : undefined;
  const summaryOf = (failure: XtAnyError): [XtOutcome, XtErrorCode] => [failure.outcome, failure.code];

  const fetching: XtFetchClient = createClient({ ...pair, fetch, accessToken });
  const { data } = await fetching.GET("/spot/v4/balances");
  const enveloped: components["schemas"]["Balances"] | undefined = data?.rc === 0 ? data.result : undefined;

  // @ts-expect-error: the spec has no such example
  void (() => fakeXt({ getToken: "no-such-example" }));
  // @ts-expect-error: the spec has no such path
  void (() => fetching.GET("/spot/v4/elsewhere"));
  // @ts-expect-error: the spec has no such input
  void (() => user.getOrder({ orderID: "1" }));

  const requests: readonly XtFakeRequest[] = fake.requests;
  console.log(
    JSON.stringify({
      ...{ user: token.user_id, expires, order: [order.orderId, orderState], available: balance.availableAmount },
      ...{ trades: trades.map(({ tradeId }) => tradeId), enveloped: enveloped?.assets?.length },
      ...{ refused: isXtError(error) && summaryOf(error), asked: requests.map(({ operation }) => operation) },
    }),
  );
}

main();

/** `npm start`: signs in and places orders with the mock of the API. All values are examples. */
import { inspect } from "node:util";
import {
  accessTokenExpiresAt,
  createXtClient,
  createXtOAuth,
  type Fetch,
  fitOrder,
  isXtError,
  refreshTokenExpiresAt,
  type XtToken,
} from "../src/index.js";
import { startMock } from "./mock.js";

const institution = {
  clientId: "example-institution",
  clientSecret: "example-client-secret",
  redirectUri: "https://institution.example/callback",
  scope: "userinfo",
};

const keys = { appKey: "example-app-key", secretKey: "example-secret-key" };

const clientOrderId = "16559590087220001";

const mock = await startMock();
console.log(`Prism mocks XT's API on ${mock.baseUrl}, from the spec. No request leaves this machine.\n`);
try {
  const xt = createXtOAuth({ ...institution, baseUrl: mock.baseUrl });

  console.log("1. Redirect the user to XT:");
  const { url, state } = xt.authorizationUrl({ language: "en" });
  console.log(`   ${url}\n`);

  console.log("2. Read the code from the callback, and exchange it:");
  const code = xt.readCallback(`/callback?code=example-code&state=${state}`, { state });
  const token = await xt.exchangeCode(code);
  printToken(token);

  console.log("3. Renew the tokens:");
  printToken(await xt.refreshToken(token.refresh_token));

  console.log("4. If XT refuses, the call throws:");
  const refusedXt = createXtOAuth({ ...institution, baseUrl: mock.baseUrl, fetch: respondingWith("auth-failure") });
  console.log("   try { await xt.exchangeCode(code) } catch (error) {");
  console.log('     if (isXtError(error) && error.name === "XtApiError") console.log(error);');
  console.log("   }\n");
  await printRefusal(refusedXt.exchangeCode(code));

  console.log("\n5. Send signed requests for the user. The user's balances:");
  const client = createXtClient({ ...keys, baseUrl: mock.baseUrl });
  const user = client.forUser(token.access_token);
  print(await user.getBalances());

  console.log(
    "   An order at XT's latest price, rounded to the pair's rules (reading the price and the rules needs no key):",
  );
  const market = createXtClient({ baseUrl: mock.baseUrl });
  const { symbols } = await market.getSymbols({ symbol: "btc_usdt" });
  const [latest] = await market.getPrices({ symbol: "btc_usdt" });
  const { order, changes, broken } = fitOrder(
    {
      symbol: "btc_usdt",
      clientOrderId,
      side: "BUY",
      type: "LIMIT",
      timeInForce: "GTC",
      bizType: "SPOT",
      price: latest?.p ?? "",
      quantity: "0.0123456789",
    },
    symbols?.[0],
    { latest: latest?.p },
  );
  print({ price: order.price, quantity: order.quantity, changes, broken });

  console.log("   The order is placed:");
  const { orderId } = await user.placeOrder(order);
  print({ orderId });

  console.log("   It is found by its client order id:");
  const found = await user.findOrder({ clientOrderId });
  print({ orderId: found.orderId, state: found.state, price: found.price, origQty: found.origQty });

  console.log("   It is cancelled:");
  print(Object(await user.cancelOrder({ orderId })));

  console.log("6. XT refuses an order that exceeds the user's balance:");
  const poorClient = createXtClient({ ...keys, baseUrl: mock.baseUrl, fetch: respondingWith("insufficient-funds") });
  await printRefusal(poorClient.forUser(token.access_token).placeOrder(order));
} finally {
  await mock.stop();
}

/** Returns a fetch that selects Prism's response by the header `Prefer`. */
function respondingWith(example: string): Fetch {
  return (input, init) => {
    const headers = new Headers(init.headers);
    headers.set("Prefer", `example=${example}`);
    return fetch(input, { ...init, headers });
  };
}

async function printRefusal(call: Promise<unknown>): Promise<void> {
  try {
    await call;
  } catch (error) {
    if (!isXtError(error) || error.name !== "XtApiError") throw error;
    const { name, code, outcome, rc, mc, meaning } = error;
    console.log(`   ${error.message}`);
    print({ name, code, outcome, rc, mc, meaning });
  }
}

function printToken(token: XtToken): void {
  const masked = {
    ...token,
    access_token: mask(token.access_token),
    refresh_token: mask(token.refresh_token ?? ""),
  };
  print(masked);
  console.log(`   access token expires  ${when(accessTokenExpiresAt(token))}`);
  console.log(`   refresh token expires ${when(refreshTokenExpiresAt(token))}\n`);
}

function print(value: object): void {
  console.log(`   ${inspect(value).replaceAll("\n", "\n   ")}`);
}

function mask(token: string): string {
  return `[${token.length} characters]`;
}

function when(expiry: Date | undefined): string {
  if (expiry === undefined) return "at an unknown time, because the token has no readable exp";
  const past = expiry.getTime() < Date.now() ? "; in the past, because the token is XT's own example" : "";
  return `${expiry.toISOString()} (read from exp inside the JWT, not from expires_in${past})`;
}

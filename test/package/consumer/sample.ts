// A sample of the whole API, compiled and run against the fake XT server. An app has its store in Redis and reaches XT; this has
// its store in memory, and its option `fetch` leads to the fake.
import { createXtClient, createXtOAuth, placeOrderOnce } from "xt-oauth";
import { fakeXt } from "xt-oauth/testing";
import { createXtTokens, encryptedStore, memoryStore } from "xt-oauth/tokens";

const { fetch, authorize } = fakeXt();
const [clientId, clientSecret, redirectUri] = ["an-institution", "a-secret", "https://institution.example/callback"];
const [appKey, secretKey] = ["an-app-key", "a-secret-key"];
const keys = [{ id: "first", secret: btoa("a".repeat(32)) }];
const userId = "anna";

async function main(): Promise<void> {
  const xt = createXtOAuth({ clientId, clientSecret, redirectUri, scope: "userinfo", fetch });
  const store = encryptedStore(memoryStore(), { keys });

  // Sign in. An app keeps the state in the user's session.
  const { url, state } = xt.authorizationUrl({ language: "en" });
  const token = await xt.exchangeCode(xt.readCallback(authorize(url), { state }));

  // Keep tokens fresh, in one process or many.
  const tokens = createXtTokens({ xt, store });
  await tokens.save(userId, token);
  const accessToken = await tokens.accessToken(userId); // renewed when due

  // Call operations: one method per operationId, one flat input object.
  const client = createXtClient({ appKey, secretKey, fetch });
  const anna = client.forUser(() => tokens.accessToken("anna"));
  const { assets } = await anna.getBalances();
  const order = await anna.getOrder({ orderId: "6216559590087220004" });
  const states: unknown[] = [];
  for await (const past of anna.getOrderHistory.each({ limit: 100 })) states.push(past.state);

  // An order whose response is lost is looked up, never sent twice.
  const placed = await placeOrderOnce(anna, {
    symbol: "btc_usdt",
    side: "BUY",
    type: "LIMIT",
    timeInForce: "GTC",
    bizType: "SPOT",
    price: "40000",
    quantity: "2",
  });
  const orderId = placed.status === "placed" ? placed.orderId : undefined; // or "rejected", "not-placed", "unknown"

  const isKept = accessToken === token.access_token;
  const currencies = assets?.map(({ currency }) => currency);
  console.log(JSON.stringify({ isKept, currencies, state: order.state, states, placed: orderId }));
}

main();

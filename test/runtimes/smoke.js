// Runs on every runtime: a complete sign-in over a real connection, and the failures whose outcome depends on the runtime's errors.
import { createXtClient, createXtOAuth, isXtError, placeOrderOnce } from "xt-oauth";
import { fakeXt } from "xt-oauth/testing";
import { createXtTokens, encryptedStore, memoryStore } from "xt-oauth/tokens";

const secrets = { clientSecret: "planted-secret", code: "planted-code" };

/** @param {{ api: string, unused: string }} urls the URL of the API, and a URL without a server */
export async function smoke({ api, unused }) {
  const clientAt = (baseUrl, timeoutMs = 5_000) =>
    createXtOAuth({
      clientId: "an-institution",
      clientSecret: secrets.clientSecret,
      redirectUri: "https://institution.example/callback",
      scope: "userinfo",
      baseUrl,
      timeoutMs,
    });
  const failure = async (baseUrl, timeoutMs) => {
    const error = await clientAt(baseUrl, timeoutMs)
      .exchangeCode(secrets.code)
      .then(
        () => "no failure at all",
        (reason) => reason,
      );
    if (!isXtError(error)) return { name: `not an XtError: ${error}` };
    const { name, code, outcome, cause, message, stack } = error;
    const leaks = `${message} ${stack} ${JSON.stringify(error)} ${JSON.stringify(cause)}`.includes("planted");
    return { name, code, outcome, cause, leaks };
  };

  const xt = clientAt(api);
  const { url, state } = xt.authorizationUrl({ language: "en" });
  const code = xt.readCallback(`/callback?code=${secrets.code}&state=${new URL(url).searchParams.get("state")}`, {
    state,
  });
  const token = await xt.exchangeCode(code);
  const renewed = await xt.refreshToken(token.refresh_token);
  return {
    user: token.user_id,
    renewed: renewed.user_id,
    refused: await failure(unused),
    redirected: await failure(`${api}/redirected`),
    lost: await failure(`${api}/lost`),
    stalled: await failure(`${api}/stalled`, 200),
    fake: await signInWithFake(),
    kept: await keepTokens(),
    traded: await trade(),
  };
}

/** Makes signed calls for a user: lists past orders, places an order, and reads it. The first call of an operation loads it. */
async function trade() {
  const pair = { appKey: "an-app-key", secretKey: "planted-key" };
  const fake = fakeXt({}, { keys: { [pair.appKey]: pair.secretKey } });
  const user = createXtClient({ ...pair, fetch: fake.fetch }).forUser(async () => "planted-token");
  const states = [];
  for await (const past of user.getOrderHistory.each({ limit: 100 })) states.push(past.state);
  const order = { symbol: "btc_usdt", side: "BUY", type: "LIMIT", timeInForce: "GTC", bizType: "SPOT" };
  const { status, orderId } = await placeOrderOnce(user, { ...order, price: "40000", quantity: "2" });
  const { state } = await user.getOrder({ orderId });
  const misspelled = await user.getOrder({ orderID: orderId }).catch(({ code }) => code);
  return { states, status, state, misspelled };
}

/** Stores a user's tokens encrypted. After the access token has expired, 50 concurrent calls must send one renewal. */
async function keepTokens() {
  const fake = fakeXt({}, { strict: true });
  const institution = {
    clientId: "an-institution",
    redirectUri: "https://institution.example/callback",
    scope: "userinfo",
  };
  const xt = createXtOAuth({ ...institution, clientSecret: secrets.clientSecret, fetch: fake.fetch });
  const keys = [{ id: "first", secret: btoa("a".repeat(32)) }];
  const tokens = createXtTokens({ xt, store: encryptedStore(memoryStore(), { keys }), now: fake.now });
  const { url, state } = xt.authorizationUrl({ language: "en" });
  const token = await xt.exchangeCode(xt.readCallback(fake.authorize(url), { state }));
  await tokens.save("a-user", token);
  const before = await tokens.accessToken("a-user");
  fake.advance(86_400_000);
  const after = new Set(await Promise.all(Array.from({ length: 50 }, () => tokens.accessToken("a-user"))));
  return {
    isKept: before === token.access_token,
    renewed: after.size,
    isNew: !after.has(before),
    asked: fake.requests.length,
  };
}

/** Signs in with the fake XT server: in this process, and on a port if the runtime can listen. */
async function signInWithFake() {
  const fake = fakeXt({}, { strict: true });
  const institution = {
    clientId: "an-institution",
    redirectUri: "https://institution.example/callback",
    scope: "userinfo",
  };
  const signIn = async (options) => {
    const xt = createXtOAuth({ ...institution, clientSecret: secrets.clientSecret, ...options });
    const { url, state } = xt.authorizationUrl({ language: "en" });
    const token = await xt.exchangeCode(xt.readCallback(fake.authorize(url), { state }));
    return (await xt.refreshToken(token.refresh_token)).user_id;
  };
  const inProcess = await signIn({ fetch: fake.fetch });
  try {
    const { url, close } = await fake.listen();
    const atPort = await signIn({ baseUrl: url, pagesUrl: url });
    await close();
    return { inProcess, atPort };
  } catch (error) {
    return { inProcess, atPort: `${error}` };
  }
}

// A program in JavaScript that uses every entry with the fake XT server, and returns what it observed. It is imported and required on
// Node, and runs in Jest and on every runtime.

const institution = {
  clientId: "an-institution",
  clientSecret: "planted-secret",
  redirectUri: "https://institution.example/callback",
  scope: "userinfo",
};
const pair = { appKey: "an-app-key", secretKey: "planted-key" };
const order = { symbol: "btc_usdt", side: "BUY", type: "LIMIT", timeInForce: "GTC", bizType: "SPOT" };

/**
 * @param {{
 *   xtOAuth: typeof import("xt-oauth"),
 *   openapiFetch: typeof import("xt-oauth/openapi-fetch"),
 *   testing: typeof import("xt-oauth/testing"),
 *   tokens: typeof import("xt-oauth/tokens"),
 * }} entries
 */
module.exports = async ({ xtOAuth, openapiFetch, testing, tokens }) => {
  const fake = testing.fakeXt({}, { strict: true, keys: { [pair.appKey]: pair.secretKey } });
  const { fetch, now } = fake;
  const signIn = async (options) => {
    const xt = xtOAuth.createXtOAuth({ ...institution, ...options });
    const { url, state } = xt.authorizationUrl({ language: "en" });
    return { xt, token: await xt.exchangeCode(xt.readCallback(fake.authorize(url), { state })) };
  };

  const { xt, token } = await signIn({ fetch });
  const keys = [{ id: "first", secret: btoa("a".repeat(32)) }];
  const kept = tokens.createXtTokens({ xt, store: tokens.encryptedStore(tokens.memoryStore(), { keys }), now });
  await kept.save("a-user", token);
  const before = await kept.accessToken("a-user");
  // After the access token has expired, 50 concurrent calls must send one renewal.
  fake.advance(86_400_000);
  const after = new Set(await Promise.all(Array.from({ length: 50 }, () => kept.accessToken("a-user"))));
  const asked = fake.requests.map(({ parameters }) => parameters.grant_type);

  // The client loads each operation at its first call.
  const accessToken = () => kept.accessToken("a-user");
  const user = xtOAuth.createXtClient({ ...pair, fetch, now }).forUser(accessToken);
  const { status } = await xtOAuth.placeOrderOnce(user, { ...order, price: "40000", quantity: "2" });
  const states = [];
  for await (const past of user.getOrderHistory.each({ limit: 100 })) states.push(past.state);
  const fetching = openapiFetch.createClient({ ...pair, accessToken, fetch, now });
  const { data } = await fetching.GET("/spot/v4/open-order", {});

  return {
    user: token.user_id,
    tokens: { isKept: before === token.access_token, isNew: !after.has(before), renewed: after.size, asked },
    orders: { status, states, open: data.result.length },
    misuses: await misuses({ xtOAuth, openapiFetch, testing, tokens, user }),
    atPort: await signInAtPort(fake, signIn),
  };
};

/** Returns the code of each error. The errors of every entry are instances of the class that the first entry exports. */
async function misuses({ xtOAuth, openapiFetch, testing, tokens, user }) {
  const calls = [
    async () => testing.fakeXt({ getToken: "no-such-example" }),
    async () => openapiFetch.createClient({ baseUrl: "no URL" }),
    async () => tokens.createXtTokens({}),
    () => user.getOrder({ orderID: "1" }),
  ];
  const codes = calls.map((call) =>
    call().catch((error) => xtOAuth.isXtError(error) && error instanceof xtOAuth.XtConfigError && error.code),
  );
  return Promise.all(codes);
}

/** Signs in at the fake on a port, if the runtime can listen. */
async function signInAtPort(fake, signIn) {
  try {
    const { url, close } = await fake.listen();
    const { token } = await signIn({ baseUrl: url, pagesUrl: url });
    await close();
    return token.user_id;
  } catch (error) {
    return `${error}`;
  }
}

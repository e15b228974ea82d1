// A program in JavaScript, for import and require(): signs in at the fake XT server, also over a real socket, and returns
// what it observed.

/**
 * @param {{
 *   xtOAuth: typeof import("xt-oauth"),
 *   openapiFetch: typeof import("xt-oauth/openapi-fetch"),
 *   testing: typeof import("xt-oauth/testing"),
 *   tokens: typeof import("xt-oauth/tokens"),
 * }} entries
 */
exports.signIn = async ({ xtOAuth, openapiFetch, testing, tokens }) => {
  const { accessTokenExpiresAt, createXtClient, createXtOAuth, isXtError, XtConfigError } = xtOAuth;
  const institution = { clientId: "an-institution", clientSecret: "a-secret" };
  const redirectUri = "https://institution.example/callback";
  const fake = testing.fakeXt({ getToken: ["exchange-success"] });
  const xt = createXtOAuth({ ...institution, redirectUri, scope: "userinfo", fetch: fake.fetch });
  const { state } = xt.authorizationUrl({ language: "en" });
  const code = xt.readCallback(`/callback?code=a-code&state=${state}`, { state });
  const token = await xt.exchangeCode(code);
  await xt.refreshToken(token.refresh_token);
  fake.answer({ getToken: "auth-failure" });
  const refused = await xt.exchangeCode(code).catch((reason) => reason);
  const [{ path, parameters }] = fake.requests;

  // The client, which loads each operation at its first call.
  fake.answer({ getToken: undefined });
  const client = createXtClient({ fetch: fake.fetch });
  const query = { ...parameters, client_secret: "a-secret", code };
  const called = await client.getToken(query);
  const { data } = await openapiFetch.createClient({ fetch: fake.fetch }).GET(path, { params: { query } });

  // The errors of every entry are instances of the class that the first entry exports.
  const misuses = [
    () => testing.fakeXt({ getToken: "no-such-example" }),
    () => openapiFetch.createClient({ baseUrl: "no URL" }),
    () => tokens.createXtTokens({}),
  ];
  const sameClass = misuses.map((misuse) => {
    try {
      return misuse();
    } catch (error) {
      return error instanceof XtConfigError;
    }
  });

  return {
    user: token.user_id,
    expires: accessTokenExpiresAt(token)?.toISOString(),
    mc: isXtError(refused) && refused.name === "XtApiError" ? refused.mc : String(refused),
    asked: fake.requests.map((request) => request.parameters.grant_type),
    called: [called.user_id, data.result.user_id],
    kept: await keptToken(tokens, xt, token),
    overSocket: await overSocket(testing.fakeXt(), (baseUrl) => createXtOAuth({ ...institution, baseUrl })),
    sameClass,
  };
};

/** Saves a token encrypted, and reads it. */
async function keptToken({ createXtTokens, encryptedStore, memoryStore }, xt, token) {
  const keys = [{ id: "first", secret: Buffer.alloc(32).toString("base64") }];
  // The clock of the example, because its tokens have expired.
  const kept = createXtTokens({ xt, store: encryptedStore(memoryStore(), { keys }), now: () => 0 });
  await kept.save("a-user", token);
  return (await kept.accessToken("a-user")) === token.access_token;
}

/** Signs in at the fake on a local port. */
async function overSocket(fake, createAt) {
  const { url, close } = await fake.listen();
  try {
    return (await createAt(url).exchangeCode("a-code")).user_id;
  } finally {
    await close();
  }
}

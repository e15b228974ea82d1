// A stranger's JavaScript, whichever way it came by the package: signs a user in against the double of XT's API, over a real
// socket as well, and tells what it saw.
const { createServer } = require("node:http");

/**
 * @param {typeof import("xt-oauth")} xtOAuth
 * @param {typeof import("xt-oauth/testing")} testing
 */
exports.signIn = async ({ accessTokenExpiresAt, createXtClient, createXtOAuth, isXtError, XtConfigError }, testing) => {
  const institution = { clientId: "an-institution", clientSecret: "a-secret" };
  const redirectUri = "https://institution.example/callback";
  const fake = testing.fakeXt();
  const xt = createXtOAuth({ ...institution, redirectUri, scope: "userinfo", fetch: fake.fetch });
  const { state } = xt.authorizationUrl({ language: "en" });
  const code = xt.readCallback(`/callback?code=a-code&state=${state}`, { state });
  const token = await xt.exchangeCode(code);
  await xt.refreshToken(token.refresh_token);
  fake.answer({ getToken: "auth-failure" });
  const refused = await xt.exchangeCode(code).catch((reason) => reason);
  const [{ path, parameters }] = fake.requests;

  // The client of every operation of the spec, which comes by them in a way of its own.
  fake.answer({ getToken: undefined });
  const client = createXtClient({ fetch: fake.fetch });
  const query = { ...parameters, client_secret: "a-secret", code };
  const called = await client.GET(path, { params: { query } });

  // What one entry throws is of the class that the other one exports.
  let misused;
  try {
    testing.fakeXt({ getToken: "no-such-example" });
  } catch (error) {
    misused = error;
  }

  return {
    user: token.user_id,
    expires: accessTokenExpiresAt(token)?.toISOString(),
    mc: isXtError(refused) && refused.name === "XtApiError" ? refused.mc : String(refused),
    asked: fake.requests.map((request) => request.parameters.grant_type),
    called: called.user_id,
    overSocket: await overSocket(testing.fakeXt(), (baseUrl) => createXtOAuth({ ...institution, baseUrl })),
    sameClass: misused instanceof XtConfigError,
  };
};

/** The double behind a server of this machine. */
async function overSocket(fake, createAt) {
  const server = createServer(async ({ url, method }, response) => {
    const answer = await fake.fetch(`http://127.0.0.1${url}`, { method });
    response.setHeader("Content-Type", "application/json").end(await answer.text());
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    return (await createAt(`http://127.0.0.1:${server.address().port}`).exchangeCode("a-code")).user_id;
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

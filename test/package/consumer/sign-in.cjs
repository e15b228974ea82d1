// The same, by require().
const { accessTokenExpiresAt, createXtOAuth, isXtError } = require("xt-oauth");
const spec = require("xt-oauth/openapi.json");
const { fakeXt } = require("xt-oauth/testing");

const fake = fakeXt();
const xt = createXtOAuth({
  clientId: "an-institution",
  clientSecret: "a-secret",
  redirectUri: "https://institution.example/callback",
  scope: "userinfo",
  fetch: fake.fetch,
});
const { state } = xt.authorizationUrl({ language: "en" });
const code = xt.readCallback(`/callback?code=a-code&state=${state}`, { state });

(async () => {
  const token = await xt.exchangeCode(code);
  await xt.refreshToken(token.refresh_token);
  fake.answer({ getToken: "auth-failure" });
  const error = await xt.exchangeCode(code).catch((reason) => reason);

  console.log(
    JSON.stringify({
      user: token.user_id,
      expires: accessTokenExpiresAt(token),
      mc: isXtError(error) && error.name === "XtApiError" ? error.mc : String(error),
      asked: fake.requests.map(({ parameters }) => parameters.grant_type),
      spec: spec.info.version,
    }),
  );
})();

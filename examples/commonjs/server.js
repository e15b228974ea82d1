/** Creates the app from environment variables, and starts the server. README.md lists the variables. */
const { createXtClient, createXtOAuth } = require("xt-oauth");
const { createXtSignIn, createXtTokens } = require("xt-oauth/tokens");
const { createApp } = require("./app.js");

const { APP_URL, SESSION_SECRET, XT_CLIENT_ID, XT_CLIENT_SECRET, XT_SCOPE, XT_APP_KEY, XT_SECRET_KEY } = process.env;
if (!APP_URL || !SESSION_SECRET) throw new Error("set APP_URL and SESSION_SECRET; see README.md");

const xt = createXtOAuth({
  clientId: XT_CLIENT_ID,
  clientSecret: XT_CLIENT_SECRET,
  redirectUri: new URL("/callback", APP_URL).href,
  scope: XT_SCOPE,
});
const client = createXtClient({ appKey: XT_APP_KEY, secretKey: XT_SECRET_KEY });
const app = createApp({
  appUrl: APP_URL,
  signIn: createXtSignIn({ xt }),
  client,
  tokens: createXtTokens({ xt }),
  sessionSecret: SESSION_SECRET,
});
app.listen(process.env.PORT ?? 3000, () => console.log(`Listening; open ${APP_URL}/login`));

// CommonJS in TypeScript: compiled in each configuration in which TypeScript writes a require() for it.
import xtOAuth = require("xt-oauth");
import openapiFetch = require("xt-oauth/openapi-fetch");
import spec = require("xt-oauth/openapi.json");
import testing = require("xt-oauth/testing");
import tokens = require("xt-oauth/tokens");

const xt: xtOAuth.XtOAuth = xtOAuth.createXtOAuth({
  clientId: "an-institution",
  clientSecret: "a-secret",
  fetch: testing.fakeXt().fetch,
});
const client: openapiFetch.XtFetchClient = openapiFetch.createClient({ fetch: testing.fakeXt().fetch });
client.use({ onRequest: ({ schemaPath }) => console.error(schemaPath) });
const version: string = spec.info.version;
const kept: tokens.XtTokens = tokens.createXtTokens({ xt, store: tokens.memoryStore() });
xt.exchangeCode("a-code").then((token) => kept.save(token.user_id, token));
xt.exchangeCode("a-code").then((token: xtOAuth.XtToken) => console.log(token.user_id, version));

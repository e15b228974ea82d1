// CommonJS in TypeScript: compiled wherever TypeScript writes a require() for it.
import xtOAuth = require("xt-oauth");
import spec = require("xt-oauth/openapi.json");
import testing = require("xt-oauth/testing");

const xt: xtOAuth.XtOAuth = xtOAuth.createXtOAuth({
  clientId: "an-institution",
  clientSecret: "a-secret",
  fetch: testing.fakeXt().fetch,
});
const version: string = spec.info.version;
xt.exchangeCode("a-code").then((token: xtOAuth.XtToken) => console.log(token.user_id, version));

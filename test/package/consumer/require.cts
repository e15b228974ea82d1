// CommonJS in TypeScript: `require()` of an ES module, as Node has it since 20.19.
import xtOAuth = require("xt-oauth");
import testing = require("xt-oauth/testing");

const xt: xtOAuth.XtOAuth = xtOAuth.createXtOAuth({
  clientId: "an-institution",
  clientSecret: "a-secret",
  fetch: testing.fakeXt().fetch,
});
xt.exchangeCode("a-code").then((token: xtOAuth.XtToken) => console.log(token.user_id));

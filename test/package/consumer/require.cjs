const xtOAuth = require("xt-oauth");
const openapiFetch = require("xt-oauth/openapi-fetch");
const spec = require("xt-oauth/openapi.json");
const testing = require("xt-oauth/testing");
const tokens = require("xt-oauth/tokens");
const { signIn } = require("./sign-in.cjs");
const { trade } = require("./trade.cjs");

async function main() {
  const signedIn = await signIn({ xtOAuth, openapiFetch, testing, tokens });
  const traded = await trade({ xtOAuth, testing });
  console.log(JSON.stringify({ signedIn, traded, spec: spec.info.version }));
}

main();

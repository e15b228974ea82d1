const xtOAuth = require("xt-oauth");
const openapiFetch = require("xt-oauth/openapi-fetch");
const spec = require("xt-oauth/openapi.json");
const testing = require("xt-oauth/testing");
const tokens = require("xt-oauth/tokens");
const { signIn } = require("./sign-in.cjs");

signIn({ xtOAuth, openapiFetch, testing, tokens }).then((seen) =>
  console.log(JSON.stringify({ ...seen, spec: spec.info.version })),
);

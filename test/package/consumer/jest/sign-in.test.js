// Jest runs this file without any configuration.
const xtOAuth = require("xt-oauth");
const openapiFetch = require("xt-oauth/openapi-fetch");
const testing = require("xt-oauth/testing");
const tokens = require("xt-oauth/tokens");
const { signIn } = require("../sign-in.cjs");
const { trade } = require("../trade.cjs");

const { signedIn, traded } = JSON.parse(process.env.EXPECTED);

test("signs a user in", async () => {
  expect(await signIn({ xtOAuth, openapiFetch, testing, tokens })).toEqual(signedIn);
});

test("trades for a user", async () => {
  expect(await trade({ xtOAuth, testing })).toEqual(traded);
});

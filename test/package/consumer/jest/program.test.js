// Jest runs this file without any configuration.
const xtOAuth = require("xt-oauth");
const openapiFetch = require("xt-oauth/openapi-fetch");
const testing = require("xt-oauth/testing");
const tokens = require("xt-oauth/tokens");
const program = require("../program.cjs");

test("signs a user in, and trades", async () => {
  expect(await program({ xtOAuth, openapiFetch, testing, tokens })).toEqual(JSON.parse(process.env.OBSERVED));
});

const xtOAuth = require("xt-oauth");
const openapiFetch = require("xt-oauth/openapi-fetch");
const spec = require("xt-oauth/openapi.json");
const testing = require("xt-oauth/testing");
const tokens = require("xt-oauth/tokens");
const program = require("./program.cjs");

program({ xtOAuth, openapiFetch, testing, tokens }).then((observed) =>
  console.log(JSON.stringify({ observed, version: spec.info.version })),
);

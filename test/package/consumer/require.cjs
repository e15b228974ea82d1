const xtOAuth = require("xt-oauth");
const spec = require("xt-oauth/openapi.json");
const testing = require("xt-oauth/testing");
const { signIn } = require("./sign-in.cjs");

signIn(xtOAuth, testing).then((seen) => console.log(JSON.stringify({ ...seen, spec: spec.info.version })));

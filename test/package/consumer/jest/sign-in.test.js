// Run by Jest with no configuration at all.
const xtOAuth = require("xt-oauth");
const testing = require("xt-oauth/testing");
const { signIn } = require("../sign-in.cjs");

test("signs a user in", async () => {
  expect(await signIn(xtOAuth, testing)).toEqual(JSON.parse(process.env.SIGNED_IN));
});

/** The app on a port, with a fake XT server in this process. Jest needs no transformer and no configuration. */
const { randomBytes } = require("node:crypto");
const { createXtClient, createXtOAuth } = require("xt-oauth");
const { fakeXt } = require("xt-oauth/testing");
const { createXtSignIn, createXtTokens, encryptedStore, memoryStore } = require("xt-oauth/tokens");
const { createApp } = require("./app.js");

const dayMs = 24 * 60 * 60 * 1000;
const fake = fakeXt(
  {},
  {
    strict: true,
    users: ["anna", "bo"],
    clients: { "an-id": { secret: "a-secret" } },
    keys: { "an-app-key": "a-secret-key" },
  },
);
const { fetch: fakeFetch, now } = fake;

let server;
let appUrl;
let tokens;
let tokenStore;
beforeEach(async () => {
  fake.reset();
  jest.spyOn(console, "error").mockReset();
  const handlers = {};
  server = require("node:http").createServer((request, response) => handlers.app(request, response));
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  appUrl = `http://127.0.0.1:${server.address().port}`;
  const institution = { clientId: "an-id", clientSecret: "a-secret", redirectUri: `${appUrl}/callback` };
  const xt = createXtOAuth({ ...institution, scope: "userinfo", fetch: fakeFetch });
  const client = createXtClient({ appKey: "an-app-key", secretKey: "a-secret-key", fetch: fakeFetch, now });
  tokenStore = memoryStore();
  tokens = createXtTokens({ xt, now, store: tokenStore });
  handlers.app = createApp({ appUrl, signIn: createXtSignIn({ xt, now }), client, tokens, sessionSecret: "for tests" });
});
afterEach(() => {
  server.close();
  server.closeAllConnections();
});

function browser(language = "en") {
  const cookies = new Map();
  const send = async (path, { method = "GET", origin = appUrl, ...more } = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { cookie, origin, "accept-language": language, ...more };
    const response = await fetch(new URL(path, appUrl), { method, redirect: "manual", headers });
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
      cookies.set(name, value);
    }
    const isJson = response.headers.get("content-type")?.includes("json");
    return {
      status: response.status,
      to: response.headers.get("location"),
      cacheControl: response.headers.get("cache-control"),
      json: isJson ? await response.json() : undefined,
    };
  };
  const consent = async (decision) => fake.authorize((await send("/login")).to, decision);
  return { cookies, send, consent, signIn: async (decision) => send(await consent(decision)) };
}

test("signs in, in the user's language, and shows the user", async () => {
  const anna = browser("zh-CN");
  expect((await anna.send("/me")).status).toBe(401);
  expect((await anna.send("/login")).to).toContain("zh-CN");
  expect(await anna.signIn()).toMatchObject({ status: 302, to: "/me" });
  const { json } = await anna.send("/me");
  expect(json.userId).toBe("anna");
  expect(JSON.stringify(json)).not.toMatch(/eyJ|a-secret/);
});

test("responds with 403 if the user refuses on XT's page", async () => {
  expect(await browser().signIn({ allow: false })).toMatchObject({ status: 403 });
});

describe("if the store of the tokens fails", () => {
  const failed = { status: 503, json: { error: expect.stringContaining("in this app") } };
  const failOnce = () => jest.spyOn(tokenStore, "replace").mockRejectedValueOnce(new Error("the database is down"));

  test("XT is not blamed, the log has the error, and the user stays signed in", async () => {
    const anna = browser();
    await anna.signIn();
    failOnce();
    expect(await anna.signIn({ user: "bo" })).toMatchObject(failed);
    expect(console.error).toHaveBeenCalledWith(expect.objectContaining({ code: "store_failed" }));
    expect((await anna.send("/me")).json.userId).toBe("anna");
    // A store whose keys can't decrypt the record.
    const keys = [{ id: "new", secret: randomBytes(32).toString("base64") }];
    tokenStore.get = encryptedStore({ ...tokenStore }, { keys }).get;
    expect(await anna.send("/me")).toMatchObject(failed);
  });

  test("the user can sign out again, which deletes the tokens", async () => {
    const deleteTokens = jest.spyOn(tokens, "delete");
    const anna = browser();
    await anna.signIn();
    failOnce();
    expect(await anna.send("/logout", { method: "POST" })).toMatchObject(failed);
    expect((await anna.send("/logout", { method: "POST" })).status).toBe(200);
    expect(deleteTokens).toHaveBeenCalledTimes(2);
  });
});

test("accepts a state once and only in its browser, and signs in from two tabs at once", async () => {
  const anna = browser();
  const [one, two] = [await anna.consent(), await anna.consent({ user: "bo" })];
  expect((await browser().send(one)).status).toBe(400);
  expect((await anna.send("/callback?code=stolen&state=forged")).status).toBe(400);
  expect((await anna.send(one)).to).toBe("/me");
  expect((await anna.send(one)).status).toBe(400);
  expect((await anna.send(two)).to).toBe("/me");
  expect((await anna.send("/me")).json.userId).toBe("bo");
  expect(fake.requests.filter(({ operation }) => operation === "getToken")).toHaveLength(2);
});

test("exchanges the code of a double callback once, and not for HEAD requests and prefetches", async () => {
  const anna = browser();
  const callback = await anna.consent();
  expect((await anna.send(callback, { method: "HEAD" })).status).toBe(204);
  expect((await anna.send(callback, { "sec-purpose": "prefetch" })).status).toBe(204);
  expect(fake.requests).toHaveLength(0);
  const responses = await Promise.all([anna.send(callback), anna.send(callback)]);
  expect(responses.map(({ status }) => status).sort()).toEqual([302, 400]);
  expect(fake.requests).toHaveLength(1);
  expect((await anna.send("/me")).cacheControl).toBe("no-store");
});

test("renews the tokens, and asks the user to sign in again if XT refuses", async () => {
  const anna = browser();
  await anna.signIn();
  fake.advance(dayMs);
  expect((await anna.send("/me")).status).toBe(200);
  fake.revoke();
  fake.advance(dayMs);
  expect(await anna.send("/me")).toMatchObject({ status: 401, json: { error: expect.stringContaining("has ended") } });
});

test("keeps the tokens if XT refuses to renew them for a while, such as because of a wrong client secret", async () => {
  const anna = browser();
  await anna.signIn();
  fake.advance(dayMs);
  fake.answer({ getToken: ["business-failure"] });
  expect((await anna.send("/me")).status).toBe(401);
  fake.advance(dayMs);
  expect((await anna.send("/me")).status).toBe(200);
});

test("starts a session with a new id at each sign-in, and deletes the tokens of a session that ends", async () => {
  const deleteTokens = jest.spyOn(tokens, "delete");
  const anna = browser();
  await anna.signIn();
  const id = anna.cookies.get("session");
  await anna.signIn();
  expect(anna.cookies.get("session")).not.toBe(id);
  expect(deleteTokens).toHaveBeenCalledTimes(1);
  await anna.send("/logout", { method: "POST" });
  expect(deleteTokens).toHaveBeenCalledTimes(2);
});

test("signs out, but refuses a request to sign out from another site", async () => {
  const anna = browser();
  await anna.signIn();
  expect((await anna.send("/logout", { method: "POST", origin: "https://elsewhere.example" })).status).toBe(403);
  expect((await anna.send("/me")).status).toBe(200);
  expect((await anna.send("/logout", { method: "POST" })).status).toBe(200);
  expect((await anna.send("/me")).status).toBe(401);
});

/** better-auth with a fake XT server in this process. */
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { beforeEach, it } from "node:test";
import { betterAuth } from "better-auth";
import { memoryAdapter } from "better-auth/adapters/memory";
import { genericOAuth } from "better-auth/plugins";
import { createXtClient, createXtOAuth, isXtError } from "xt-oauth";
import spec from "xt-oauth/openapi.json" with { type: "json" };
import { fakeXt, type XtFakeDecision } from "xt-oauth/testing";
import { createXtTokens, memoryStore, type XtTokens } from "xt-oauth/tokens";
import { type Auth, accessTokenOf, createAuth, handle, redirectUriOf } from "./auth.js";

const appUrl = "https://desk.example";
const redirectUri = redirectUriOf(appUrl);
const tokenPath = Object.entries(spec.paths).find(([, path]) => Object(path).get?.operationId === "getToken")?.[0];
const randomSecret = randomBytes(32).toString("base64");
const dayMs = 24 * 60 * 60 * 1000;
const fake = fakeXt(
  {},
  {
    strict: true,
    users: ["anna", "bo"],
    clients: { "an-id": { secret: "a-secret", redirectUris: [redirectUri] } },
    keys: { "an-app-key": "a-secret-key" },
    behavior: { refreshTokens: "revoking" },
  },
);
const { fetch, now } = fake;
const client = createXtClient({ appKey: "an-app-key", secretKey: "a-secret-key", fetch, now });

let database: Record<string, unknown[]>;
let tokens: XtTokens;
let auth: Auth;
beforeEach(() => {
  fake.reset();
  const xt = createXtOAuth({ clientId: "an-id", clientSecret: "a-secret", redirectUri, scope: "userinfo", fetch });
  const store = memoryStore();
  tokens = createXtTokens({ xt, now, store });
  database = { user: [], session: [], account: [], verification: [] };
  const institution = { clientId: "an-id", scope: "userinfo" };
  auth = createAuth({
    appUrl,
    secret: randomSecret,
    database: memoryAdapter(database),
    ...institution,
    xt,
    store,
    tokens,
  });
});

function browser(handler = (request: Request) => handle(auth, request)) {
  const cookies = new Map<string, string>();
  const headers = () => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    return new Headers({ cookie, origin: appUrl, "content-type": "application/json" });
  };
  async function send(path: string, body?: object): Promise<Response> {
    const init = body ? { method: "POST", body: JSON.stringify(body) } : {};
    const response = await handler(new Request(new URL(path, appUrl), { ...init, headers: headers() }));
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    return response;
  }
  const consent = async (decision?: XtFakeDecision) => {
    const body = { provider: "xt", callbackURL: "/", errorCallbackURL: "/failed" };
    const { url } = await (await send("/api/auth/sign-in/social", body)).json();
    return fake.authorize(url, decision);
  };
  return {
    headers,
    send,
    consent,
    signIn: async (decision?: XtFakeDecision) => to(await send(await consent(decision))),
    accessToken: () => accessTokenOf(auth, tokens, headers()),
  };
}

const to = (response: Response) => response.headers.get("location")?.replace(appUrl, "") ?? "";

it("signs in with XT, and calls XT for the signed-in user", async () => {
  const anna = browser();
  assert.equal(await anna.accessToken(), undefined);
  assert.equal(await anna.signIn(), "/");
  const session = await auth.api.getSession({ headers: anna.headers() });
  assert.equal(session?.user.name, "anna");
  const accessToken = await anna.accessToken();
  assert.ok(accessToken);
  assert.ok((await client.forUser(accessToken).getBalances()).assets.length > 0);
  const again = browser();
  await again.signIn();
  assert.equal(database.user?.length, 1);
});

it("renews the tokens once for two concurrent calls, and rejects when the user has to sign in again", async () => {
  const anna = browser();
  await anna.signIn();
  fake.advance(dayMs);
  const [one, two] = await Promise.all([anna.accessToken(), anna.accessToken()]);
  assert.equal(one, two);
  assert.equal(fake.requests.filter(({ parameters }) => parameters.grant_type === "refresh_token").length, 1);
  fake.revoke();
  fake.advance(dayMs);
  await assert.rejects(anna.accessToken(), (error) => isXtError(error) && error.code === "sign_in_needed");
});

it("stores no secrets of XT in its database", async () => {
  await browser().signIn();
  assert.doesNotMatch(JSON.stringify(database), /eyJ[\w-]+\.|a-secret/);
});

it("accepts that the user refuses, and rejects a callback in another browser or with a forged state", async () => {
  const anna = browser();
  assert.match(await anna.signIn({ allow: false }), /^\/failed\?error=access_denied/);
  const callback = await anna.consent();
  assert.match(to(await browser().send(callback)), /error=/);
  assert.match(to(await anna.send(`${redirectUri}?code=stolen&state=forged`)), /error=/);
  assert.deepEqual(fake.requests, []);
});

it("leaves the code to the user's visit if a browser or a messenger prefetches the callback", async () => {
  const anna = browser();
  const callback = await anna.consent();
  for (const [name, purpose] of Object.entries({ "sec-purpose": "prefetch;prerender", "x-purpose": "preview" })) {
    const headers = anna.headers();
    headers.set(name, purpose);
    const prefetched = await handle(auth, new Request(callback, { headers }));
    assert.equal(prefetched.status, 204);
    assert.equal(prefetched.headers.get("cache-control"), "no-store");
  }
  assert.equal(to(await anna.send(callback)), "/");
});

it("sends the code of a double callback once, so that XT doesn't revoke the tokens", async () => {
  const anna = browser();
  const callback = await anna.consent();
  const responses = await Promise.all([anna.send(callback), anna.send(callback)]);
  assert.equal(responses.map(to).filter((path) => path === "/").length, 1);
  assert.equal(fake.requests.length, 1);
  const accessToken = await anna.accessToken();
  assert.ok(accessToken);
  assert.ok((await client.forUser(accessToken).getBalances()).assets.length > 0);
});

it("reports an error in the first of two tabs that sign in", async () => {
  const anna = browser();
  const [one, two] = [await anna.consent(), await anna.consent({ user: "bo" })];
  assert.equal(to(await anna.send(one)), "/failed?error=state_mismatch");
  assert.equal(to(await anna.send(two)), "/");
});

it("can't request tokens from XT without xt-oauth", async () => {
  const { url, close } = await fake.listen();
  const config = {
    providerId: "xt",
    clientId: "an-id",
    clientSecret: "a-secret",
    pkce: false,
    redirectURI: redirectUri,
  };
  const authorizationUrl = `${url}/en/accounts/oauth2`;
  // XT's token endpoint expects a GET with the secret in the query. better-auth sends a POST.
  const tokenUrl = `${url}${tokenPath}`;
  const database = memoryAdapter({ user: [], session: [], account: [], verification: [] });
  const withoutXtOAuth = betterAuth({
    baseURL: appUrl,
    secret: randomSecret,
    database,
    plugins: [genericOAuth({ config: [{ ...config, scopes: ["userinfo"], authorizationUrl, tokenUrl }] })],
  });
  assert.match(await browser(withoutXtOAuth.handler).signIn(), /^\/failed\?error=/);
  assert.deepEqual(fake.requests, []);
  await close();
});

it("forbids caches to store a response, and limits the size of a body", async () => {
  const anna = browser();
  await anna.signIn();
  assert.equal((await anna.send("/api/auth/get-session")).headers.get("cache-control"), "no-store");
  // The body must be read to its end, or the next request on its connection would fail.
  let parts = 100;
  const pull = (to: ReadableStreamDefaultController) => (parts-- > 0 ? to.enqueue(new Uint8Array(1024)) : to.close());
  const body = { method: "POST", body: new ReadableStream({ pull }), duplex: "half" as const };
  const refused = await handle(auth, new Request(`${appUrl}/api/auth/sign-in/social`, body));
  assert.equal(refused.status, 413);
  assert.equal(refused.headers.get("cache-control"), "no-store");
  assert.equal(parts, -1);
});

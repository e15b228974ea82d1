/** Auth.js with a fake XT server in this process. */
import assert from "node:assert/strict";
import { beforeEach, it } from "node:test";
import { createXtClient, createXtOAuth, isXtError } from "xt-oauth";
import { fakeXt, type XtFakeDecision } from "xt-oauth/testing";
import { createXtTokens, memoryStore, type XtTokens } from "xt-oauth/tokens";
import { accessTokenOf, createAuth, redirectUriOf } from "./auth.js";

const appUrl = "https://desk.example";
const redirectUri = redirectUriOf(appUrl);
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

let tokens: XtTokens;
let auth: ReturnType<typeof createAuth>;
beforeEach(() => {
  fake.reset();
  const xt = createXtOAuth({ clientId: "an-id", clientSecret: "a-secret", redirectUri, scope: "userinfo", fetch });
  const store = memoryStore();
  tokens = createXtTokens({ xt, now, store });
  auth = createAuth({ appUrl, secret: "the app's secret", clientId: "an-id", scope: "userinfo", xt, store, tokens });
});

function browser() {
  const cookies = new Map<string, string>();
  const headers = () => ({ cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") });
  /** Sends a request as a proxy that terminates TLS forwards it, with a forged Host header. */
  async function send(path: string, form?: Record<string, string>, more: object = {}): Promise<Response> {
    const init = form ? { method: "POST", body: new URLSearchParams(form) } : {};
    const { pathname, search } = new URL(path, appUrl);
    const forged = { host: "evil.example", "x-forwarded-host": "evil.example", "x-forwarded-proto": "http" };
    const response = await auth(
      new Request(`http://evil.example${pathname}${search}`, {
        ...init,
        headers: { ...headers(), ...forged, ...more },
      }),
    );
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    return response;
  }
  const consent = async (decision?: XtFakeDecision) => {
    const { csrfToken } = await (await send("/auth/csrf")).json();
    return fake.authorize(to(await send("/auth/signin/xt", { csrfToken, callbackUrl: "/" })), decision);
  };
  return {
    cookies,
    send,
    consent,
    signIn: async (decision?: XtFakeDecision) => to(await send(await consent(decision))),
    accessToken: (more: object = {}) =>
      accessTokenOf(auth, tokens, new Request(appUrl, { headers: { ...headers(), ...more } })),
  };
}

const to = (response: Response) => response.headers.get("location")?.replace(appUrl, "") ?? "";

it("signs in with XT, and calls XT for the signed-in user", async () => {
  const anna = browser();
  assert.equal(await anna.accessToken(), undefined);
  assert.equal(await anna.signIn(), "/");
  const session = await (await anna.send("/auth/session")).json();
  assert.equal(session.user.name, "anna");
  assert.doesNotMatch(JSON.stringify(session), /eyJ|a-secret/);
  const accessToken = await anna.accessToken();
  assert.ok(accessToken);
  assert.equal(await anna.accessToken({ "sec-purpose": "prefetch" }), accessToken);
  assert.ok((await client.forUser(accessToken).getBalances()).assets.length > 0);
});

it("accepts a callback again if its code was not sent", async () => {
  const anna = browser();
  const callback = await anna.consent();
  fake.answer({ getToken: [{ fault: "refused" }] });
  assert.notEqual(to(await anna.send(callback)), "/");
  assert.equal(to(await anna.send(callback)), "/");
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

it("accepts that the user refuses, and rejects a callback in another browser or with a forged state", async () => {
  const anna = browser();
  assert.match(await anna.signIn({ allow: false }), /\?error=/);
  const callback = await anna.consent();
  assert.match(to(await browser().send(callback)), /\?error=/);
  assert.match(to(await anna.send(`${redirectUri}?code=stolen&state=forged`)), /\?error=/);
  assert.deepEqual(fake.requests, []);
});

it("uses the configured URL whatever the Host header is, with cookies that no subdomain can set", async () => {
  const anna = browser();
  assert.equal(await anna.signIn(), "/");
  for (const name of ["session-token", "state", "csrf-token"]) assert.ok(anna.cookies.has(`__Host-authjs.${name}`));
  const session = await anna.send("/auth/session");
  assert.equal(session.headers.get("cache-control"), "no-store");
  // The body must be read to its end, or the next request on its connection would fail.
  let parts = 100;
  const pull = (to: ReadableStreamDefaultController) => (parts-- > 0 ? to.enqueue(new Uint8Array(1024)) : to.close());
  const body = { method: "POST", body: new ReadableStream({ pull }), duplex: "half" as const };
  assert.equal((await auth(new Request(`${appUrl}/auth/signin/xt`, body))).status, 413);
  assert.equal(parts, -1);
});

it("reads no host from the path of a request", async () => {
  assert.equal((await auth(new Request(`${appUrl}//evil.example/auth/signin`))).status, 400);
});

it("leaves the code to the user's visit if a browser or a messenger prefetches the callback", async () => {
  const anna = browser();
  const callback = await anna.consent();
  for (const prefetch of [{ "sec-purpose": "prefetch;prerender" }, { "x-purpose": "preview" }]) {
    const { status, headers } = await anna.send(callback, undefined, prefetch);
    assert.equal(status, 204);
    assert.equal(headers.get("cache-control"), "no-store");
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
  assert.match(to(await anna.send(one)), /\?error=/);
  assert.equal(to(await anna.send(two)), "/");
});

/** A complete sign-in with the fake, without a browser: codes and tokens until they expire. */
import { describe, expect, it } from "vitest";
import { accessTokenExpiresAt, createXtClient, createXtOAuth, refreshTokenExpiresAt } from "../../src/index.js";
import { fakeXt, type XtFakeAnswers, type XtFakeOptions } from "../../src/testing/index.js";
import { rejection } from "../grants.js";

const institution = { clientId: "an-institution", clientSecret: "a-secret" };
const redirectUri = "https://app.example/back?from=xt";
const second = 1_000;
const day = 24 * 60 * 60 * second;

function setUp(options: XtFakeOptions = {}, answers: XtFakeAnswers = {}) {
  const fake = fakeXt(answers, { strict: true, ...options });
  const { fetch, now } = fake;
  const xt = createXtOAuth({ ...institution, fetch, redirectUri, scope: "userinfo" });
  const signIn = async (decision = {}) => {
    const { url, state } = xt.authorizationUrl({ language: "en" });
    return xt.exchangeCode(xt.readCallback(fake.authorize(url, decision), { state }));
  };
  const balances = (accessToken: string) =>
    createXtClient({ appKey: "an-app", secretKey: "a-key", fetch, now }).forUser(accessToken).getBalances();
  const lastRefusal = () => fake.requests.at(-1)?.refused;
  return { fake, xt, signIn, balances, lastRefusal };
}

const refused = { name: "XtApiError", mc: "FAILURE", outcome: "rejected" };

describe("a sign-in", () => {
  it("returns tokens with their expiry and the fields of the spec's example", async () => {
    const now = 1_800_000_000_000;
    const { signIn, balances } = setUp({ now: () => now });
    const token = await signIn();
    expect(token).toMatchObject({ client_id: "an-institution", scope: "userinfo", expires_in: day / 1000 });
    expect(token.refresh_expires_in).toBe((180 * day) / 1000);
    expect(accessTokenExpiresAt(token)).toEqual(new Date(now + day));
    expect(refreshTokenExpiresAt(token)).toEqual(new Date(now + 180 * day));
    await expect(balances(token.access_token)).resolves.toHaveProperty("assets");
    const [header = ""] = token.access_token.split(".");
    expect(JSON.parse(Buffer.from(header, "base64url").toString())).toEqual({ alg: "none-for-tests", typ: "JWT" });
  });

  it("signs in the chosen user, or by default the first one", async () => {
    const { signIn, fake, xt } = setUp({ users: ["anna", "bo"] });
    expect((await signIn()).user_id).toBe("anna");
    expect((await signIn({ user: "bo" })).user_id).toBe("bo");
    const { url } = xt.authorizationUrl({ language: "en" });
    expect(() => fake.authorize(url, { user: "carl" })).toThrow("fakeXt: the user of authorize must be in");
  });

  it("ends with access_denied if the user refuses", () => {
    const { fake, xt } = setUp();
    const { url, state } = xt.authorizationUrl({ language: "zh-CN" });
    const callback = fake.authorize(url, { allow: false });
    expect(callback).toMatch(/^https:\/\/app\.example\/back\?from=xt&error=access_denied&state=/);
    expect(() => xt.readCallback(callback, { state })).toThrow("the user denied access");
  });

  it("needs a client, a secret and a redirect URI of the option clients", async () => {
    const clients = { "an-institution": { secret: "a-secret", redirectUris: [redirectUri] } };
    const { fake, signIn, lastRefusal } = setUp({ clients });
    await signIn();
    const base = { ...institution, redirectUri, scope: "userinfo", fetch: fake.fetch };
    const at = (options: object) => createXtOAuth({ ...base, ...options });
    const urlOf = (options: object) => at(options).authorizationUrl({ language: "en" }).url;
    const unknown = "a client_id that is not in the option clients";
    expect(() => fake.authorize(urlOf({ clientId: "another" }))).toThrow(unknown);
    expect(() => fake.authorize(urlOf({ redirectUri: `${redirectUri}/` }))).toThrow("a redirect_uri that is not in");
    expect(await rejection(at({ clientSecret: "b" }).exchangeCode("a-code"))).toMatchObject(refused);
    expect(lastRefusal()).toBe("the client_secret is wrong");
    expect(await rejection(at({ clientId: "constructor" }).exchangeCode("a-code"))).toMatchObject(refused);
    expect(lastRefusal()).toBe("the client_id is unknown");
  });

  it("can return no state in the callback, because XT doesn't document it", () => {
    const { fake, xt } = setUp({ behavior: { state: "dropped" } });
    const { url, state } = xt.authorizationUrl({ language: "en" });
    for (const allow of [true, false]) {
      expect(() => xt.readCallback(fake.authorize(url, { allow }), { state })).toThrow("the callback has no state");
    }
  });

  it("can return expires_in in milliseconds, as XT documents", async () => {
    const token = await setUp({ now: () => 0, behavior: { expiresIn: "milliseconds" } }).signIn();
    expect(token).toMatchObject({ expires_in: day, refresh_expires_in: 180 * day });
  });
});

describe("a code", () => {
  it("works once; a second use revokes its tokens", async () => {
    const { fake, xt, balances, lastRefusal } = setUp();
    const { url, state } = xt.authorizationUrl({ language: "en" });
    const code = xt.readCallback(fake.authorize(url), { state });
    const token = await xt.exchangeCode(code);
    expect(await rejection(xt.exchangeCode(code))).toMatchObject(refused);
    expect(lastRefusal()).toBe("the code was already used; its tokens are revoked");
    expect(await rejection(balances(token.access_token))).toMatchObject(refused);
    expect(lastRefusal()).toBe("the sign-in of the access token was revoked: its code was used twice");
    expect(await rejection(xt.refreshToken(token.refresh_token))).toMatchObject(refused);
  });

  it("works only for its institution, and only until it expires", async () => {
    const { fake, xt, lastRefusal } = setUp({ now: () => 0, codeMs: 5 * second });
    const code = () =>
      new URL(fake.authorize(xt.authorizationUrl({ language: "en" }).url)).searchParams.get("code") ?? "";
    const [first, late] = [code(), code()];
    const other = createXtOAuth({ ...institution, clientId: "another", fetch: fake.fetch });
    expect(await rejection(other.exchangeCode(first))).toMatchObject(refused);
    expect(lastRefusal()).toBe("the code was issued to another client_id");
    fake.advance(5 * second - 1);
    await xt.exchangeCode(first);
    fake.advance(1);
    expect(await rejection(xt.exchangeCode(late))).toMatchObject(refused);
    expect(lastRefusal()).toBe("the code has expired");
  });

  it("that is unknown signs in the first user, and a strict fake refuses it", async () => {
    const { xt, lastRefusal } = setUp();
    expect(await rejection(xt.exchangeCode("a-code"))).toMatchObject(refused);
    expect(lastRefusal()).toBe("the code is unknown");
    const lenient = setUp({ strict: false, users: ["anna", "bo"] });
    const first = await lenient.xt.exchangeCode("a-code");
    const second = await lenient.xt.exchangeCode("a-code");
    expect([first.user_id, second.user_id]).toEqual(["anna", "anna"]);
    const renewed = await lenient.xt.refreshToken(first.refresh_token);
    expect(await rejection(lenient.xt.refreshToken(first.refresh_token))).toMatchObject(refused);
    await lenient.balances(renewed.access_token);
    await lenient.balances("a-token");
  });
});

describe("a refresh token", () => {
  it("works once by default, and the response has a new one", async () => {
    const { xt, signIn, lastRefusal, balances } = setUp();
    const token = await signIn();
    const next = await xt.refreshToken(token.refresh_token);
    expect(next.refresh_token).not.toBe(token.refresh_token);
    expect(next.access_token).not.toBe(token.access_token);
    expect(await rejection(xt.refreshToken(token.refresh_token))).toMatchObject(refused);
    expect(lastRefusal()).toBe("the refresh token was already used");
    await balances(next.access_token);
    await xt.refreshToken(`${next.refresh_token}`);
  });

  it("can stay valid, and be null in the response", async () => {
    const { xt, signIn } = setUp({ behavior: { refreshTokens: "unsent" } });
    const token = await signIn();
    for (let renewal = 0; renewal < 2; renewal += 1) {
      expect((await xt.refreshToken(token.refresh_token)).refresh_token).toBe(token.refresh_token);
    }
  });

  it("can revoke the sign-in when it is used twice", async () => {
    const { xt, signIn, lastRefusal, balances } = setUp({ behavior: { refreshTokens: "revoking" } });
    const token = await signIn();
    const next = await xt.refreshToken(token.refresh_token);
    expect(await rejection(xt.refreshToken(token.refresh_token))).toMatchObject(refused);
    expect(lastRefusal()).toBe("the refresh token was already used; its sign-in is revoked");
    expect(await rejection(balances(next.access_token))).toMatchObject(refused);
    expect(await rejection(xt.refreshToken(`${next.refresh_token}`))).toMatchObject(refused);
  });

  it("can stay valid until it expires", async () => {
    const options = { behavior: { refreshTokens: "kept" }, refreshTokenMs: 2 * day } as const;
    const { xt, fake, signIn, lastRefusal } = setUp(options);
    const token = await signIn();
    fake.advance(day);
    const next = await xt.refreshToken(token.refresh_token);
    expect(next.refresh_token).toBe(token.refresh_token);
    expect(next.refresh_expires_in).toBe(day / 1000);
    fake.advance(day);
    expect(await rejection(xt.refreshToken(token.refresh_token))).toMatchObject(refused);
    expect(lastRefusal()).toBe("the refresh token has expired");
  });

  it("is refused by a strict fake if it is unknown or of another institution", async () => {
    const { fake, xt, signIn, lastRefusal } = setUp();
    expect(await rejection(xt.refreshToken("a-token"))).toMatchObject(refused);
    expect(lastRefusal()).toBe("the refresh token is unknown");
    const other = createXtOAuth({ ...institution, clientId: "another", fetch: fake.fetch });
    expect(await rejection(other.refreshToken((await signIn()).refresh_token))).toMatchObject(refused);
    await expect(setUp({ strict: false }).xt.refreshToken("a-token")).resolves.toHaveProperty("user_id");
  });
});

describe("an access token", () => {
  it("expires at its exp, by the fake's clock", async () => {
    const { fake, signIn, balances, lastRefusal } = setUp({ now: () => 0, accessTokenMs: 60 * second });
    const { access_token } = await signIn();
    fake.advance(60 * second - 1);
    await balances(access_token);
    fake.advance(1);
    expect(await rejection(balances(access_token))).toMatchObject(refused);
    expect(lastRefusal()).toBe("the access token has expired");
    expect(() => fake.advance(Number.NaN)).toThrow("fakeXt: advance needs a number of milliseconds");
  });

  it("can be revoked for one user or for all, and is then renewed", async () => {
    const { fake, xt, signIn, balances, lastRefusal } = setUp({ users: ["anna", "bo"] });
    const [anna, bo] = [await signIn({ user: "anna" }), await signIn({ user: "bo" })];
    fake.revoke("anna", "access tokens");
    expect(await rejection(balances(anna.access_token))).toMatchObject(refused);
    expect(lastRefusal()).toBe("the access token was revoked");
    const renewed = await xt.refreshToken(anna.refresh_token);
    await balances(renewed.access_token);
    fake.revoke("anna");
    expect(await rejection(balances(renewed.access_token))).toMatchObject(refused);
    await balances(bo.access_token);
    fake.revoke();
    expect(await rejection(balances(bo.access_token))).toMatchObject(refused);
  });

  it("is refused by a strict fake if it is unknown and not in the option accessTokens", async () => {
    const { balances, lastRefusal } = setUp({ accessTokens: ["mine"] });
    await balances("mine");
    expect(await rejection(balances("another"))).toMatchObject(refused);
    expect(lastRefusal()).toBe("the access token is unknown");
    expect(await rejection(setUp().balances("mine"))).toMatchObject(refused);
  });
});

describe("a key pair that createApiKey returns", () => {
  it("can sign requests until reset()", async () => {
    const { fake, signIn } = setUp({ keys: { "an-app": "a-key" } });
    const { access_token: accessToken } = await signIn();
    const at = (appKey: string, secretKey: string) =>
      createXtClient({ appKey, secretKey, fetch: fake.fetch }).forUser(accessToken);
    const pair = await at("an-app", "a-key").createApiKey();
    await at(pair.accessKey, pair.secretKey).getBalances();
    fake.reset();
    expect(await rejection(at(pair.accessKey, pair.secretKey).getBalances())).toMatchObject({ mc: "FAILURE" });
  });
});

describe("reset()", () => {
  it("removes all sign-ins and requests, and restores the clock and the responses", async () => {
    const { fake, signIn, xt, balances } = setUp({ now: () => 1_000 }, { getToken: [{ status: 503 }] });
    expect(await rejection(signIn())).toMatchObject({ status: 503 });
    const token = await signIn();
    fake.advance(day / 2);
    fake.answer({ getBalances: "business-failure" });
    const { requests } = fake;
    fake.reset();
    expect(requests).toEqual([]);
    expect(fake.now()).toBe(1_000);
    expect(await rejection(balances(token.access_token))).toMatchObject({ mc: "FAILURE" });
    expect(await rejection(xt.refreshToken(token.refresh_token))).toMatchObject({ status: 503 });
    await expect(balances((await signIn()).access_token)).resolves.toHaveProperty("assets");
    expect(requests).toBe(fake.requests);
  });
});

/** Sign-ins with the fake, without a browser: codes and tokens, until they expire or are revoked. */
import { describe, expect, it } from "vitest";
import { getToken } from "../../generated/operations/getToken.js";
import { accessTokenExpiresAt, createXtClient, createXtOAuth, refreshTokenExpiresAt } from "../../src/index.js";
import type { XtFakeAnswers, XtFakeOptions } from "../../src/testing/index.js";
import { exampleOf } from "../../src/testing/response-bodies.js";
import { rejection } from "../expect-failure.js";
import { institution, keyPair, redirectUri, setUp } from "./clients.js";

const second = 1_000;
const day = 24 * 60 * 60 * second;

function strict(options: XtFakeOptions = {}, answers: XtFakeAnswers = {}) {
  const parts = setUp({ strict: true, ...options }, answers);
  const { fake, xt, client, lastRefusal } = parts;
  const { url, state } = xt.authorizationUrl({ language: "en" });
  return {
    ...parts,
    ...{ url, state },
    newCode: () => xt.readCallback(fake.authorize(url), { state }),
    balances: (accessToken: string) => client.forUser(accessToken).getBalances(),
    /** Fails unless the fake refuses the call, for this reason. */
    async expectRefused(call: Promise<unknown>, reason?: string) {
      expect(await rejection(call)).toMatchObject({ name: "XtApiError", mc: "FAILURE", outcome: "rejected" });
      if (reason !== undefined) expect(lastRefusal()).toBe(reason);
    },
  };
}

describe("a sign-in", () => {
  it("returns tokens with their expiry, client_id and scope", async () => {
    const now = 1_800_000_000_000;
    const { signIn, balances } = strict({ now: () => now });
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
    const { signIn, fake, url } = strict({ users: ["anna", "bo"] });
    expect((await signIn()).user_id).toBe("anna");
    expect((await signIn({ user: "bo" })).user_id).toBe("bo");
    expect(() => fake.authorize(url, { user: "carl" })).toThrow("fakeXt: the user of authorize must be in");
  });

  it("needs a client_id, a secret and a redirect URI from the option clients", async () => {
    const clients = { "an-institution": { secret: institution.clientSecret, redirectUris: [redirectUri] } };
    const { fake, signIn, expectRefused } = strict({ clients });
    await signIn();
    const base = { ...institution, redirectUri, scope: "userinfo", fetch: fake.fetch };
    const at = (options: object) => createXtOAuth({ ...base, ...options });
    const urlOf = (options: object) => at(options).authorizationUrl({ language: "en" }).url;
    const unknown = "a client_id that is not in the option clients";
    expect(() => fake.authorize(urlOf({ clientId: "another" }))).toThrow(unknown);
    expect(() => fake.authorize(urlOf({ redirectUri: `${redirectUri}/` }))).toThrow("a redirect_uri that is not in");
    await expectRefused(at({ clientSecret: "b" }).exchangeCode("a-code"), "the client_secret is wrong");
    await expectRefused(at({ clientId: "constructor" }).exchangeCode("a-code"), "the client_id is unknown");
  });

  it("can omit the state from the callback, because XT doesn't document it", () => {
    const { fake, xt, url, state } = strict({ behavior: { state: "dropped" } });
    for (const allow of [true, false]) {
      expect(() => xt.readCallback(fake.authorize(url, { allow }), { state })).toThrow("the callback has no state");
    }
  });

  it("can return expires_in in milliseconds, as XT documents", async () => {
    const token = await strict({ now: () => 0, behavior: { expiresIn: "milliseconds" } }).signIn();
    expect(token).toMatchObject({ expires_in: day, refresh_expires_in: 180 * day });
  });
});

describe("a code", () => {
  it("works once, and a second use revokes its tokens", async () => {
    const { xt, newCode, balances, expectRefused } = strict();
    const code = newCode();
    const token = await xt.exchangeCode(code);
    await expectRefused(xt.exchangeCode(code), "the code was already used; its tokens are revoked");
    const revoked = "the sign-in of the access token was revoked: its code was used twice";
    await expectRefused(balances(token.access_token), revoked);
    await expectRefused(xt.refreshToken(token.refresh_token));
  });

  it("works only for its institution, and only until it expires", async () => {
    const { fake, xt, newCode, expectRefused } = strict({ now: () => 0 });
    const [first, late] = [newCode(), newCode()];
    const other = createXtOAuth({ ...institution, clientId: "another", fetch: fake.fetch });
    await expectRefused(other.exchangeCode(first), "the code was issued to another client_id");
    fake.advance(600 * second - 1);
    await xt.exchangeCode(first);
    fake.advance(1);
    await expectRefused(xt.exchangeCode(late), "the code has expired");
  });

  it("that is unknown signs in the first user, unless the fake is strict", async () => {
    const { xt, expectRefused } = strict();
    await expectRefused(xt.exchangeCode("a-code"), "the code is unknown");
    const lenient = strict({ strict: false, users: ["anna", "bo"] });
    const [first, again] = [await lenient.xt.exchangeCode("a-code"), await lenient.xt.exchangeCode("a-code")];
    const { scope, ...others } = Object(exampleOf("getToken", "exchange-success")).result;
    for (const token of [first, again]) {
      expect(token).toMatchObject({ user_id: "anna", scope, client_id: institution.clientId });
      expect(Object.keys(token).sort()).toEqual(["scope", ...Object.keys(others)].sort());
    }
    const renewed = await lenient.xt.refreshToken(first.refresh_token);
    await lenient.expectRefused(lenient.xt.refreshToken(first.refresh_token));
    await lenient.balances(renewed.access_token);
    await lenient.balances("a-token");
  });
});

describe("a refresh token", () => {
  it.each([
    [undefined, "the refresh token was already used"],
    ["revoking", "the refresh token was already used; its sign-in is revoked"],
  ] as const)("works once, and a second use may revoke the sign-in: %s", async (refreshTokens, reason) => {
    const { xt, signIn, balances, expectRefused } = strict({ behavior: { refreshTokens } });
    const token = await signIn();
    const next = await xt.refreshToken(token.refresh_token);
    expect(next.refresh_token).not.toBe(token.refresh_token);
    expect(next.access_token).not.toBe(token.access_token);
    await expectRefused(xt.refreshToken(token.refresh_token), reason);
    for (const call of [() => balances(next.access_token), () => xt.refreshToken(`${next.refresh_token}`)]) {
      await (refreshTokens === "revoking" ? expectRefused(call()) : call());
    }
  });

  it.each(["unsent", "kept"] as const)("can stay valid until it expires: %s", async (refreshTokens) => {
    const { xt, fake, signIn, expectRefused } = strict({ now: () => 0, behavior: { refreshTokens } });
    const { refresh_token } = await signIn();
    for (let renewal = 0; renewal < 2; renewal += 1) {
      expect((await xt.refreshToken(refresh_token)).refresh_token).toBe(refresh_token);
    }
    // The client returns the old refresh token if the response has none.
    const { clientId: client_id, clientSecret: client_secret } = institution;
    const query = new URLSearchParams({ client_id, client_secret, grant_type: "refresh_token", refresh_token });
    const { result } = await (await fake.fetch(`https://xt.example${getToken.path}?${query}`)).json();
    expect(result.refresh_token).toBe(refreshTokens === "unsent" ? null : refresh_token);
    fake.advance(179 * day);
    expect((await xt.refreshToken(refresh_token)).refresh_expires_in).toBe(day / 1000);
    fake.advance(day);
    await expectRefused(xt.refreshToken(refresh_token), "the refresh token has expired");
  });

  it("is refused by a strict fake if it is unknown or of another institution", async () => {
    const { fake, xt, signIn, expectRefused } = strict();
    await expectRefused(xt.refreshToken("a-token"), "the refresh token is unknown");
    const other = createXtOAuth({ ...institution, clientId: "another", fetch: fake.fetch });
    await expectRefused(other.refreshToken((await signIn()).refresh_token));
    await expect(strict({ strict: false }).xt.refreshToken("a-token")).resolves.toHaveProperty("user_id");
  });
});

describe("an access token", () => {
  it("expires at its exp, by the fake's clock", async () => {
    const { fake, signIn, balances, expectRefused } = strict({ now: () => 0, accessTokenMs: 60 * second });
    const { access_token } = await signIn();
    fake.advance(60 * second - 1);
    await balances(access_token);
    fake.advance(1);
    await expectRefused(balances(access_token), "the access token has expired");
    expect(() => fake.advance(Number.NaN)).toThrow("fakeXt: advance needs a number of milliseconds");
  });

  it("can be revoked for one user or for all, alone or with the sign-in", async () => {
    const { fake, xt, signIn, balances, expectRefused } = strict({ users: ["anna", "bo"] });
    const [anna, bo] = [await signIn({ user: "anna" }), await signIn({ user: "bo" })];
    fake.revoke("anna", "access tokens");
    await expectRefused(balances(anna.access_token), "the access token was revoked");
    const renewed = await xt.refreshToken(anna.refresh_token);
    await balances(renewed.access_token);
    fake.revoke("anna");
    await expectRefused(xt.refreshToken(renewed.refresh_token ?? ""));
    await balances(bo.access_token);
    fake.revoke();
    await expectRefused(balances(bo.access_token));
    expect(() => fake.revoke("ana")).toThrow("fakeXt: the user of revoke must be in the option users");
    expect(() => fake.revoke(undefined, "sign-in" as never)).toThrow('fakeXt: revoke needs "sign-ins" or "access');
  });

  it("is refused by a strict fake if it is unknown and not in the option accessTokens", async () => {
    const { balances, expectRefused } = strict({ accessTokens: ["mine"] });
    await balances("mine");
    await expectRefused(balances("another"), "the access token is unknown");
    await expectRefused(strict().balances("mine"));
  });
});

it("a key pair that createApiKey returns can sign requests until reset()", async () => {
  const keys = { [keyPair.appKey]: keyPair.secretKey };
  const { fake } = strict({ keys, accessTokens: ["mine"] });
  const at = (appKey: string, secretKey: string) =>
    createXtClient({ appKey, secretKey, fetch: fake.fetch }).forUser("mine");
  const pair = await at(keyPair.appKey, keyPair.secretKey).createApiKey();
  await at(pair.accessKey, pair.secretKey).getBalances();
  fake.reset();
  expect(await rejection(at(pair.accessKey, pair.secretKey).getBalances())).toMatchObject({ mc: "AUTH_101" });
});

it("reset() removes all sign-ins and requests, and restores the clock and the responses", async () => {
  const { fake, signIn, xt, balances, expectRefused } = strict({ now: () => 1_000 }, { getToken: [{ status: 503 }] });
  expect(await rejection(signIn())).toMatchObject({ status: 503 });
  const token = await signIn();
  fake.advance(day / 2);
  fake.answer({ getBalances: "business-failure" });
  const { requests } = fake;
  fake.reset();
  expect(requests).toEqual([]);
  expect(fake.now()).toBe(1_000);
  await expectRefused(balances(token.access_token));
  expect(await rejection(xt.refreshToken(token.refresh_token))).toMatchObject({ status: 503 });
  await expect(balances((await signIn()).access_token)).resolves.toHaveProperty("assets");
  expect(requests).toBe(fake.requests);
});

import { describe, expect, it } from "vitest";
import { getToken } from "../../generated/operations/getToken.js";
import { server } from "../../generated/server.js";
import { createXtOAuth } from "../../src/index.js";
import { failure, success, token } from "../answers.js";
import { client, expectFailure, type Grant, grantNames, grants, rejection } from "../grants.js";
import { expectNothingPlanted, planted, spellings } from "../planted.js";

const sentBy = (grant: Grant) => (grant === "exchangeCode" ? planted.code : planted.refreshToken);
const form = (text: string) => new URLSearchParams({ v: text }).toString();
const lowerHex = (text: string) => encodeURIComponent(text).replace(/%../g, (hex) => hex.toLowerCase());

/** The ways in which a server may repeat what it was sent. */
const repetitions: Record<string, (secret: string) => string> = {
  "as it was": (secret) => secret,
  "percent-encoded": encodeURIComponent,
  "percent-encoded in lower case": lowerHex,
  "percent-encoded twice": (secret) => encodeURIComponent(encodeURIComponent(secret)),
  "form-encoded": form,
  "inside a URL": (secret) => `${server}${getToken.path}?client_secret=${encodeURIComponent(secret)}`,
  "inside a sentence": (secret) => `the value '${secret}' is wrong`,
  "in JSON inside the JSON": (secret) => JSON.stringify({ value: secret }),
  "in capitals": (secret) => secret.toUpperCase(),
  "by its first 8 characters": (secret) => secret.slice(0, 8),
  "by its last 8 characters": (secret) => secret.slice(-8),
  "by 8 characters of its middle": (secret) => secret.slice(12, 20),
  "masked in part": (secret) => `${secret.slice(0, 8)}******`,
  "behind 190 other characters": (secret) => `${"m".repeat(190)}${secret}`,
};

const places: Record<string, (text: string) => object> = {
  mc: (text) => ({ ...failure, mc: text }),
  "ma, a text": (text) => ({ ...failure, ma: text }),
  "ma, in a list": (text) => ({ ...failure, ma: ["harmless", text] }),
  "ma, deep inside": (text) => ({ ...failure, ma: [{ a: { b: [{ c: text }] } }] }),
  "ma, as a key": (text) => ({ ...failure, ma: [{ [text]: 1 }] }),
  "ma, cut into pieces": (text) => ({ ...failure, ma: text.match(/.{1,8}/gsu) }),
  "mc and ma": (text) => ({ ...failure, mc: text, ma: [text] }),
  "a result that is refused": (text) => ({ ...failure, result: { ...token, note: text } }),
  "a result that breaks a rule": (text) => ({ ...success, result: { ...token, expires_in: text, [text]: text } }),
  "a message code of the wrong type": (text) => ({ rc: 1, mc: { [text]: text } }),
  "a return code": (text) => ({ rc: text, mc: text }),
  "the other envelope": (text) => ({ returnCode: 1, msgInfo: text, error: { code: text, msg: text } }),
  "no envelope": (text) => [text],
  "an unknown field": (text) => ({ ...failure, [text]: text }),
};

const rows = Object.keys(places).flatMap((place) => Object.keys(repetitions).map((how) => ({ place, how })));

const answering = (body: unknown, init?: ResponseInit) =>
  client({ fetch: async () => new Response(JSON.stringify(body), init) });

describe.each(grantNames)("%s keeps to itself what the server repeats", (grant) => {
  it.each(rows)("in $place, $how", async ({ place, how }) => {
    const secrets = [planted.clientSecret, sentBy(grant)];
    for (const secret of secrets) {
      const error = await rejection(grants[grant](answering(places[place]?.(repetitions[how]?.(secret) ?? ""))));
      expect(error).toHaveProperty("name", expect.stringMatching(/^Xt(Api|Response)Error$/));
      // Pieces shorter than 8 characters may show where the server cut the secret up itself.
      expectNothingPlanted(error);
    }
  });

  it.each(["mc", "ma, in a list", "ma, as a key"])("of the tokens that it refused to give, in %s", async (place) => {
    for (const secret of [planted.accessToken, planted.renewedToken]) {
      const body = { ...places[place]?.(secret), result: token };
      const error = await rejection(grants[grant](answering(body)));
      expectFailure(error, { name: "XtApiError", code: "api_failure", outcome: "rejected" });
    }
  });

  it("with a withheld text in its place, and all else as it came", async () => {
    const error = await rejection(grants[grant](answering({ rc: 3, mc: planted.clientSecret, ma: ["harmless"] })));
    expectFailure(error, {
      name: "XtApiError",
      code: "api_failure",
      outcome: "rejected",
      rc: 3,
      mc: "[withheld]",
      ma: ["harmless"],
    });
    const other = await rejection(grants[grant](answering({ rc: 3, mc: "X_1", ma: [planted.clientSecret] })));
    expectFailure(other, { name: "XtApiError", code: "api_failure", outcome: "rejected", mc: "X_1", ma: "[withheld]" });
  });

  it("in the body or a header of a refusal", async () => {
    const text = `${planted.clientSecret} ${sentBy(grant)}`;
    for (const status of [400, 401, 500]) {
      const headers = { "Retry-After": encodeURIComponent(text), Location: encodeURIComponent(text) };
      const error = await rejection(
        grants[grant](answering(text, { status, headers, statusText: encodeURIComponent(text) })),
      );
      expectFailure(error, {
        name: "XtHttpError",
        code: "http_status",
        outcome: status < 500 ? "rejected" : "unknown",
        status,
        retryAfter: undefined,
      });
    }
  });

  it("in tokens of a JWT's form that it was never sent", async () => {
    const jwt = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJxUTd4WiJ9.kK9zZ3vW";
    for (const body of [
      { ...failure, mc: jwt },
      { ...failure, ma: [jwt] },
    ]) {
      const error = await rejection(grants[grant](answering(body)));
      expectFailure(error, { name: "XtApiError", code: "api_failure", outcome: "rejected" });
      expectNothingPlanted(error, [jwt]);
    }
  });
});

describe("credentials that are digits", () => {
  const secrets = ["73918465027318", "1928374655"] as const;
  const [clientSecret, code] = secrets;
  const exchange = (body: unknown, init?: ResponseInit) =>
    rejection(
      createXtOAuth({
        clientId: "institution-1",
        clientSecret,
        fetch: async () => new Response(JSON.stringify(body), init),
      }).exchangeCode(code),
    );

  it.each(secrets)("don't show where %s comes back as a number", async (secret) => {
    const number = Number(secret);
    for (const body of [
      { ...failure, ma: number },
      { ...failure, ma: [number] },
      { ...failure, ma: { [secret]: number } },
      { ...failure, rc: number },
      { ...failure, rc: -number },
      { ...failure, mc: number },
      { ...failure, mc: secret },
      { ...success, mc: number },
    ]) {
      expectNothingPlanted(await exchange(body), secrets);
    }
    const tokens = { ...failure, mc: "5647382910", result: { access_token: 5647382910 } };
    expectNothingPlanted(await exchange(tokens), ["5647382910"]);
  });

  it("don't show where they come back as the time to wait", async () => {
    for (const header of [code, ` ${code} `]) {
      const error = await exchange("", { status: 429, headers: { "Retry-After": header } });
      expect(error).toMatchObject({ name: "XtHttpError", status: 429 });
      expectNothingPlanted(error, secrets);
    }
  });

  it("say that XT refused, even so", async () => {
    expect(await exchange({ ...failure, rc: Number(code) })).toMatchObject({ outcome: "rejected" });
  });
});

describe("short credentials", () => {
  it("hide a message code that repeats them whole, but never what XT documents", async () => {
    const exchange = (mc: string, secret: string) =>
      rejection(
        createXtOAuth({
          clientId: "institution-1",
          clientSecret: secret,
          fetch: async () => new Response(JSON.stringify({ ...failure, mc })),
        }).exchangeCode("q"),
      );
    expect(await exchange("BAD abc", "abc")).toMatchObject({ mc: "[withheld]" });
    expect(await exchange("BAD abcdef", "abcdef")).toMatchObject({ mc: "[withheld]" });
    expect(await exchange("BAD abcdex", "abcdef")).toMatchObject({ mc: "BAD abcdex" });
    expect(await exchange("AUTH_103", "AUTH_103")).toMatchObject({ mc: "AUTH_103" });
    expect(await exchange("AUTH_103 no", "AUTH_103")).toMatchObject({ mc: "[withheld]" });
  });
});

describe("the client", () => {
  it("does not show its secret, however it is looked at", () => {
    expectNothingPlanted(client());
    expectNothingPlanted(
      client({ baseUrl: "http://localhost:1", fetch, redirectUri: "https://app.example/", scope: "userinfo" }),
    );
  });

  it("puts neither secret nor token into the URLs for the user", () => {
    const xt = client({ redirectUri: "https://app.example/back", scope: "userinfo" });
    expectNothingPlanted([xt.authorizationUrl({ language: "en" }), xt.registrationUrl({ language: "en" })]);
  });

  it("is tested against spellings that differ", () => {
    expect(new Set(spellings(planted.clientSecret)).size).toBeGreaterThan(5);
  });
});

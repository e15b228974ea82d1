import { describe, expect, it } from "vitest";
import { getToken } from "../../generated/operations/getToken.js";
import { server } from "../../generated/server.js";
import { createXtOAuth } from "../../src/index.js";
import { failure, success, token } from "../answers.js";
import { client, expectFailure, type Grant, grantNames, grants, rejection } from "../grants.js";
import { expectNothingPlanted, planted, spellings } from "../planted.js";

const sentBy = (grant: Grant) => (grant === "exchangeCode" ? planted.code : planted.refreshToken);

/** The ways in which a server may repeat what it was sent. */
const repetitions: Record<string, (secret: string) => string> = {
  "as it was": (secret) => secret,
  "percent-encoded": encodeURIComponent,
  "inside a URL": (secret) => `${server}${getToken.path}?client_secret=${encodeURIComponent(secret)}`,
  "in capitals": (secret) => secret.toUpperCase(),
  "by its last 8 characters": (secret) => secret.slice(-8),
  "as a code": (secret) => `ERR_${secret.replace(/[^\w]/g, "").slice(-30)}`,
};

const places: Record<string, (text: string) => object> = {
  mc: (text) => ({ ...failure, mc: text }),
  "ma, deep inside and as a key": (text) => ({ ...failure, ma: [{ a: { b: [{ [text]: text }] } }] }),
  "a result that is refused": (text) => ({ ...failure, result: { ...token, note: text } }),
  "a result that breaks a rule": (text) => ({ ...success, result: { ...token, user_id: [text], [text]: text } }),
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

  it.each(["mc", "ma, deep inside and as a key"])("of the tokens that it refused to give, in %s", async (place) => {
    for (const secret of [planted.accessToken, planted.renewedToken]) {
      const body = { ...places[place]?.(secret), result: token };
      const error = await rejection(grants[grant](answering(body)));
      expectFailure(error, { name: "XtApiError", code: "api_failure", outcome: "rejected" });
    }
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
    const error = await rejection(grants[grant](answering({ ...failure, mc: jwt, ma: [jwt] })));
    expectFailure(error, { name: "XtApiError", code: "api_failure", outcome: "rejected", mc: "[withheld]" });
    expectNothingPlanted(error, [jwt]);
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
    expect(await exchange("BAD_abc", "abc")).toMatchObject({ mc: "[withheld]" });
    expect(await exchange("BAD_abcdef", "abcdef")).toMatchObject({ mc: "[withheld]" });
    expect(await exchange("BAD_abcdex", "abcdef")).toMatchObject({ mc: "BAD_abcdex" });
    expect(await exchange("AUTH_103", "AUTH_103")).toMatchObject({ mc: "AUTH_103" });
    expect(await exchange("AUTH_103_no", "AUTH_103")).toMatchObject({ mc: "[withheld]" });
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

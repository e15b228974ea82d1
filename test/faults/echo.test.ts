/** Servers that repeat what they were sent, in every place of a response: none of it shows in an error. */
import { describe, expect, it } from "vitest";
import { createXtOAuth } from "../../src/index.js";
import { failure, success, token } from "../answers.js";
import { client, expectFailure, grantNames, grants, rejection } from "../grants.js";
import { expectNothingPlanted, planted } from "../planted.js";

const responding = (body: unknown, init?: ResponseInit) => ({
  fetch: async () => new Response(JSON.stringify(body), init),
});

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

describe.each(grantNames)("%s shows nothing that the server repeats", (grant) => {
  const secrets = [planted.clientSecret, grant === "exchangeCode" ? planted.code : planted.refreshToken];

  it.each(Object.entries(places))("in %s", async (_, place) => {
    for (const text of secrets.flatMap((secret) => [secret, encodeURIComponent(secret), secret.slice(-8)])) {
      const error = await rejection(grants[grant](client(responding(place(text)))));
      expect(error).toHaveProperty("name", expect.stringMatching(/^Xt(Api|Response)Error$/));
      expectNothingPlanted(error);
    }
  });

  it.each([400, 500])("in the body, the reason or a header of HTTP %i", async (status) => {
    const text = encodeURIComponent(secrets.join(" "));
    const init = { status, headers: { "Retry-After": text, Location: text }, statusText: text };
    const error = await rejection(grants[grant](client(responding(secrets.join(" "), init))));
    const outcome = status < 500 ? "rejected" : "unknown";
    expectFailure(error, { name: "XtHttpError", code: "http_status", outcome, status, retryAfter: undefined });
  });
});

describe("a secret that isn't planted", () => {
  const exchange = (body: unknown, clientSecret: string, code = "q", init?: ResponseInit) =>
    rejection(createXtOAuth({ clientId: "institution-1", clientSecret, ...responding(body, init) }).exchangeCode(code));

  it("doesn't show where it is of digits, and comes back as a number or as the time to wait", async () => {
    const secrets = ["73918465027318", "1928374655"] as const;
    for (const secret of secrets) {
      const number = Number(secret);
      const fields = [{ ma: { [secret]: [number] } }, { rc: number }, { rc: -number }, { mc: number }, { mc: secret }];
      for (const field of fields) {
        const error = await exchange({ ...failure, ...field }, ...secrets);
        expect(error).toMatchObject({ outcome: "rejected" });
        expectNothingPlanted(error, secrets);
      }
      const error = await exchange("", ...secrets, { status: 429, headers: { "Retry-After": ` ${secret} ` } });
      expect(error).toMatchObject({ name: "XtHttpError", status: 429 });
      expectNothingPlanted(error, secrets);
    }
  });

  it("doesn't show where it is a token that came with a refusal, or has the form of a JWT", async () => {
    const jwt = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJxUTd4WiJ9.kK9zZ3vW";
    const refusals = [
      { ...failure, mc: "5647382910", result: { access_token: 5647382910 } },
      { ...failure, mc: planted.renewedToken, ma: [planted.accessToken], result: token },
      { ...failure, mc: jwt, ma: [jwt] },
    ];
    for (const refusal of refusals) {
      const error = await exchange(refusal, planted.clientSecret);
      expectFailure(error, { name: "XtApiError", code: "api_failure", outcome: "rejected", mc: "[withheld]" });
      expectNothingPlanted(error, ["5647382910", jwt]);
    }
  });

  it.each([
    ["BAD_abc", "abc", "[withheld]"],
    ["BAD_abcdef", "abcdef", "[withheld]"],
    ["BAD_abcdex", "abcdef", "BAD_abcdex"],
    ["AUTH_103", "AUTH_103", "AUTH_103"],
    ["AUTH_103_no", "AUTH_103", "[withheld]"],
  ])("and is short hides the code %s where it is %s: %s", async (code, secret, mc) => {
    expect(await exchange({ ...failure, mc: code }, secret)).toMatchObject({ mc });
  });
});

it("the client shows no secret, and puts none into the URLs for the user", () => {
  const options = { baseUrl: "http://localhost:1", fetch, redirectUri: "https://app.example/", scope: "userinfo" };
  const xt = client(options);
  expectNothingPlanted([client(), xt, xt.authorizationUrl({ language: "en" }), xt.registrationUrl({ language: "en" })]);
});

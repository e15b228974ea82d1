import { describe, expect, it, vi } from "vitest";
import { createXtOAuth, type Fetch, languages, type XtOAuthOptions } from "../src/index.js";
import { success, token } from "./client-with-responses.js";
import { configFailure, createOAuth, expectRejection, grantNames, grants, invalidArgument } from "./expect-failure.js";
import { expectNothingPlanted, planted } from "./planted-secrets.js";

const good: Fetch = async () => new Response(JSON.stringify(success));
const redirectUri = "https://app.example/back?from=xt";

const controlled = ["\n", "\r\n", "\0", "\u2028", "\x85"].map((end): [unknown, string] => [
  planted.code + end,
  "contains a line break or another control character",
]);
/** Texts that can't be used, and what is wrong with each. */
const unusable: [unknown, string][] = [
  [undefined, "is missing"],
  [null, "must be a string"],
  [5, "must be a string"],
  [[planted.code], "must be a string"],
  ["", "is empty"],
  [" \t\n", "is empty"],
  ["a".repeat(65_537), "is longer than LIMIT bytes"],
  ["é".repeat(32_769), "is longer than LIMIT bytes"],
  [`${planted.code}\ud800`, "is not well-formed Unicode"],
  [`\udc00${planted.code}`, "is not well-formed Unicode"],
  ...controlled,
];
const given = unusable.filter(([value]) => value !== undefined);

describe("createXtOAuth", () => {
  it.each(["clientId", "clientSecret", "scope"])("refuses a %s that can't be used", (name) => {
    for (const [value, fault] of name === "scope" ? given : unusable) {
      const message = `createXtOAuth: ${name} ${fault.replace("LIMIT", "4096")}`;
      const expected = { code: "invalid_option", operation: "createXtOAuth", message };
      expect(configFailure(() => createOAuth({ [name]: value }))).toMatchObject(expected);
    }
  });

  it.each([undefined, null, {}])("refuses the options %j", (options) => {
    expect(configFailure(() => createXtOAuth(options as never)).message).toBe("createXtOAuth: clientId is missing");
  });

  it.each([
    ...["/back", "app.example/back", "http://app.example/back", "https://app.example/back#", "https://app.example/#a"],
    ...["javascript:alert(1)", "https://user:password@app.example/", "https://app.example/back\n", "", null, 5],
    ...[" https://app.example/back", "https://app.example/ba\tck", "https://app.example/a b"],
    `http://${encodeURIComponent(planted.code)}`,
  ])("refuses the redirectUri %j", (uri) => {
    const error = configFailure(() => createOAuth({ redirectUri: uri as never }));
    const rule = "without user, password, fragment or whitespace (RFC 6749 §3.1.2)";
    const message = `createXtOAuth: redirectUri must be an absolute https URL (http on loopback only) ${rule}`;
    expect(error).toMatchObject({ code: "invalid_option", message });
  });

  it("accepts URLs on loopback, and texts as long as their limit", () => {
    const urls = { baseUrl: "http://[::1]:1", pagesUrl: "http://127.0.0.1:1", redirectUri: "http://localhost:3000/" };
    const methods = ["authorizationUrl", "registrationUrl", "readCallback", "exchangeCode", "refreshToken"];
    expect(Object.keys(createOAuth({ ...urls, scope: "userinfo", timeoutMs: 1, fetch: good }))).toEqual(methods);
    createOAuth({ clientSecret: "é".repeat(2048), clientId: "a".repeat(4096) });
  });
});

describe("the authorization URL", () => {
  const xt = createOAuth({ redirectUri, scope: "userinfo" });

  it("leads to XT's page with the parameters of RFC 6749", () => {
    const { url, state } = xt.authorizationUrl({ language: "zh-HK", state: "s &=" });
    expect(state).toBe("s &=");
    expect(url).toBe(
      "https://www.xt.com/zh-HK/accounts/oauth2?response_type=code&client_id=institution-1" +
        "&redirect_uri=https%3A%2F%2Fapp.example%2Fback%3Ffrom%3Dxt&scope=userinfo&state=s+%26%3D",
    );
  });

  it("has the scope and the redirectUri of the call instead of the client's", () => {
    const own = { language: "en", scope: "spotAssets", redirectUri: "http://localhost:1/" } as const;
    const { searchParams } = new URL(xt.authorizationUrl(own).url);
    expect(searchParams.get("scope")).toBe("spotAssets");
    expect(searchParams.get("redirect_uri")).toBe("http://localhost:1/");
    expect(new URL(createOAuth().authorizationUrl(own).url).searchParams.get("scope")).toBe("spotAssets");
  });

  it("has a state of 32 random bytes, new each time, in characters that need no escaping", () => {
    const states = Array.from({ length: 200 }, () => xt.authorizationUrl({ language: "en" }));
    for (const { url, state } of states) {
      expect(state).toMatch(/^[\w-]{43}$/);
      expect(Buffer.from(state, "base64url")).toHaveLength(32);
      expect(new URL(url).searchParams.get("state")).toBe(state);
    }
    expect(new Set(states.map(({ state }) => state)).size).toBe(200);
    const characters = new Set(states.map(({ state }) => state).join(""));
    expect(characters.size).toBe(64);
  });

  it.each(languages)("can be in %s", (language) => {
    expect(xt.authorizationUrl({ language }).url).toMatch(`https://www.xt.com/${language}/accounts/oauth2?`);
    expect(xt.registrationUrl({ language })).toBe(
      `https://www.xt.com/${language}/accounts/register?client_id=institution-1`,
    );
  });

  it("and the registration URL begin with the pagesUrl", () => {
    const pages = "http://localhost:4010/xt";
    const elsewhere = createOAuth({ redirectUri, scope: "userinfo", pagesUrl: `${pages}//` });
    const { url } = elsewhere.authorizationUrl({ language: "en" });
    expect(url.startsWith(`${pages}/en/accounts/oauth2?response_type=code&`)).toBe(true);
    expect(elsewhere.registrationUrl({ language: "th" })).toBe(`${pages}/th/accounts/register?client_id=institution-1`);
  });

  it.each(["xx", "EN", "", "en/../..", "__proto__", null, undefined, 5, ["en"]])(
    "refuses the language %j",
    (language) => {
      for (const operation of ["authorizationUrl", "registrationUrl"] as const) {
        const message = `${operation}: language must be one of ${languages.join(", ")}`;
        const error = configFailure(() => xt[operation]({ language: language as never }));
        expect(error).toMatchObject({ code: "invalid_argument", operation, message });
      }
    },
  );

  it("needs a scope and a redirectUri of the client or of the call", () => {
    expect(configFailure(() => createOAuth({ redirectUri }).authorizationUrl({ language: "en" })).message).toBe(
      "authorizationUrl: scope is missing",
    );
    const error = configFailure(() => createOAuth({ scope: "userinfo" }).authorizationUrl({ language: "en" }));
    expect(error.message).toBe("authorizationUrl: redirectUri is missing: pass it to createXtOAuth or to the call");
  });

  it("refuses a state that can't be used", () => {
    for (const [value, fault] of given) {
      const error = configFailure(() => xt.authorizationUrl({ language: "en", state: value as never }));
      const message = `authorizationUrl: state ${fault.replace("LIMIT", "4096")}`;
      expect(error).toMatchObject({ code: "invalid_argument", operation: "authorizationUrl", message });
    }
  });
});

describe.each(grantNames)("%s", (grant) => {
  const name = grant === "exchangeCode" ? "code" : "refreshToken";
  // A token may be as long as a response, because XT must get back what it issued.
  const limit = grant === "exchangeCode" ? 4096 : 65_536;

  it("sends nothing if its argument can't be used", async () => {
    const fetch = vi.fn<Fetch>(good);
    for (const [value, fault] of unusable) {
      const { message } = await expectRejection(createOAuth({ fetch })[grant](value as never), invalidArgument(grant));
      expect(message).toBe(`${grant}: ${name} ${fault.replace("LIMIT", `${limit}`)}`);
    }
    expect(fetch).not.toHaveBeenCalled();
  });

  it("accepts an argument as long as its limit", async () => {
    await expect(createOAuth({ fetch: good })[grant]("a".repeat(limit))).resolves.toEqual(token);
  });
});

it.each([
  "abort",
  new AbortController(),
  { aborted: false },
  { aborted: false, addEventListener() {} },
  { addEventListener() {}, removeEventListener() {} },
])("a call refuses the signal %o, and sends nothing", async (signal) => {
  const fetch = vi.fn<Fetch>(good);
  const call = grants.exchangeCode(createOAuth({ fetch }), { signal: signal as never });
  const { message } = await expectRejection(call, invalidArgument("exchangeCode"));
  expect(message).toBe("exchangeCode: signal must be an AbortSignal");
  expect(fetch).not.toHaveBeenCalled();
});

it("a call of the sign-in has no option accessToken", async () => {
  const call = grants.exchangeCode(createOAuth({ fetch: good }), Object({ accessToken: "a" }));
  const { message } = await expectRejection(call, invalidArgument("exchangeCode"));
  expect(message).toContain("there is no option accessToken");
});

it("a call accepts null in place of a signal", async () => {
  await expect(grants.exchangeCode(createOAuth({ fetch: good }), { signal: null as never })).resolves.toEqual(token);
});

it.each([null, [], "x", 5])("a renewal whose result is %j is answered, but can't be used", async (result) => {
  const xt = createOAuth({ fetch: async () => Response.json({ rc: 0, mc: "SUCCESS", ma: [], result }) });
  const invalid = { name: "XtResponseError", code: "response_invalid", outcome: "answered", field: "result" } as const;
  await expectRejection(xt.refreshToken("r"), invalid);
});

it("createXtOAuth refuses to run in a browser page, unless an option allows it", () => {
  vi.stubGlobal("window", {});
  createOAuth(); // A worker or a server may have a window, but it has no document.
  vi.stubGlobal("document", {});
  for (const dangerouslyAllowBrowser of [undefined, false, "true", 1]) {
    const error = configFailure(() => createOAuth({ dangerouslyAllowBrowser } as Partial<XtOAuthOptions>));
    expect(error).toMatchObject({ code: "browser_refused", operation: "createXtOAuth" });
    expect(error.message).toContain("call it on your server");
    expect(error.message).toContain("dangerouslyAllowBrowser: true");
  }
  createOAuth({ dangerouslyAllowBrowser: true });
});

it("each method works without its `this`; the client shows no secret, nor do its URLs for the user", async () => {
  const xt = createOAuth({ baseUrl: "http://localhost:1", fetch: good, redirectUri, scope: "userinfo" });
  const { authorizationUrl, registrationUrl, readCallback, exchangeCode, refreshToken } = xt;
  await expect(exchangeCode("c")).resolves.toEqual(token);
  await expect(refreshToken("r")).resolves.toEqual(token);
  expect(readCallback("?code=c&state=s", { state: "s" })).toBe("c");
  expectNothingPlanted([xt, authorizationUrl({ language: "en" }), registrationUrl({ language: "en" })]);
});

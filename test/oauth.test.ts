import { describe, expect, it, vi } from "vitest";
import { getToken } from "../generated/operations/getToken.js";
import { createXtOAuth, type Fetch, isXtError, languages, type XtOAuthOptions } from "../src/index.js";
import { success, token } from "./answers.js";
import { client, expectFailure, grantNames, grants, rejection } from "./grants.js";
import { expectNothingPlanted, planted } from "./planted.js";

const good: Fetch = async () => new Response(JSON.stringify(success));
const redirectUri = "https://app.example/back?from=xt";

function configFailure(run: () => unknown) {
  try {
    run();
  } catch (error) {
    expectFailure(error, { name: "XtConfigError", code: expect.anything(), outcome: "not-sent" });
    return isXtError(error) ? error : expect.fail();
  }
  return expect.fail("it should have thrown");
}

const unusable: [string, unknown, string][] = [
  ["missing", undefined, "is missing"],
  ["null", null, "must be a string"],
  ["a number", 5, "must be a string"],
  ["a list", [planted.code], "must be a string"],
  ["empty", "", "is empty"],
  ["blank", " \t\n", "is empty"],
  ["longer than its limit", "a".repeat(65_537), "is longer than LIMIT bytes"],
  ["longer than its limit in UTF-8", "é".repeat(32_769), "is longer than LIMIT bytes"],
  ["half a surrogate pair", `${planted.code}\ud800`, "is not well-formed Unicode"],
  ["the other half", `\udc00${planted.code}`, "is not well-formed Unicode"],
  ...["\n", "\r\n", "\0", "\u2028", "\x85"].map((end): [string, unknown, string] => [
    `a text with ${JSON.stringify(end)} at its end`,
    planted.code + end,
    "contains a line break or another control character",
  ]),
];
const given = unusable.filter(([, value]) => value !== undefined);

describe("creating the client", () => {
  it.each(["clientId", "clientSecret"])("needs a %s that can be used", (name) => {
    for (const [, value, fault] of unusable) {
      const error = configFailure(() => client({ [name]: value }));
      expect(error).toMatchObject({
        code: "invalid_option",
        operation: "createXtOAuth",
        message: `createXtOAuth: ${name} ${fault.replace("LIMIT", "4096")}`,
      });
    }
  });

  it.each([undefined, null, {}])("needs options, not %j", (options) => {
    expect(configFailure(() => createXtOAuth(options as never)).message).toBe("createXtOAuth: clientId is missing");
  });

  it("refuses a scope that can't be used, where one is given", () => {
    for (const [, value, fault] of given) {
      expect(configFailure(() => client({ scope: value as never })).message).toBe(
        `createXtOAuth: scope ${fault.replace("LIMIT", "4096")}`,
      );
    }
  });

  it.each([
    "/back",
    "app.example/back",
    "http://app.example/back",
    "https://app.example/back#",
    "https://app.example/#a",
    "javascript:alert(1)",
    "https://user:password@app.example/",
    "https://app.example/back\n",
    " https://app.example/back",
    "https://app.example/ba\tck",
    "https://app.example/a b",
    "",
    null,
    5,
    `http://${encodeURIComponent(planted.code)}`,
  ])("refuses the redirectUri %j", (uri) => {
    const error = configFailure(() => client({ redirectUri: uri as never }));
    expect(error).toMatchObject({
      code: "invalid_option",
      message:
        "createXtOAuth: redirectUri must be an absolute https URL (http on localhost only) with no user, password, fragment or blank (RFC 6749 §3.1.2)",
    });
  });

  it("takes all that can be used", () => {
    const options = {
      redirectUri: "http://localhost:3000/back",
      scope: "userinfo",
      baseUrl: "http://[::1]:1",
      pagesUrl: "http://127.0.0.1:1",
      timeoutMs: 1,
      fetch: good,
    };
    expect(Object.keys(client(options))).toEqual([
      "authorizationUrl",
      "registrationUrl",
      "readCallback",
      "exchangeCode",
      "refreshToken",
    ]);
    client({ clientSecret: "é".repeat(2048), clientId: "a".repeat(4096) });
  });
});

describe("the authorization URL", () => {
  const xt = client({ redirectUri, scope: "userinfo" });

  it("is XT's page, with the parameters of RFC 6749", () => {
    const { url, state } = xt.authorizationUrl({ language: "zh-HK", state: "s &=" });
    expect(state).toBe("s &=");
    expect(url).toBe(
      "https://www.xt.com/zh-HK/accounts/oauth2?response_type=code&client_id=institution-1" +
        "&redirect_uri=https%3A%2F%2Fapp.example%2Fback%3Ffrom%3Dxt&scope=userinfo&state=s+%26%3D",
    );
  });

  it("takes a scope and a redirectUri of its own instead of the client's", () => {
    const own = { language: "en", scope: "spotAssets", redirectUri: "http://localhost:1/" } as const;
    const { searchParams } = new URL(xt.authorizationUrl(own).url);
    expect(searchParams.get("scope")).toBe("spotAssets");
    expect(searchParams.get("redirect_uri")).toBe("http://localhost:1/");
    expect(new URL(client().authorizationUrl(own).url).searchParams.get("scope")).toBe("spotAssets");
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

  it("and the registration URL lead to where the pages are", () => {
    const elsewhere = client({ redirectUri, scope: "userinfo", pagesUrl: "http://localhost:4010/xt//" });
    expect(elsewhere.authorizationUrl({ language: "en" }).url).toMatch(
      /^http:\/\/localhost:4010\/xt\/en\/accounts\/oauth2\?response_type=code&/,
    );
    expect(elsewhere.registrationUrl({ language: "th" })).toBe(
      "http://localhost:4010/xt/th/accounts/register?client_id=institution-1",
    );
  });

  it.each(["xx", "EN", "", "en/../..", "__proto__", null, undefined, 5, ["en"]])("can't be in %j", (language) => {
    for (const [operation, run] of [
      ["authorizationUrl", () => xt.authorizationUrl({ language: language as never })],
      ["registrationUrl", () => xt.registrationUrl({ language: language as never })],
    ] as const) {
      expect(configFailure(run)).toMatchObject({
        code: "invalid_argument",
        operation,
        message: `${operation}: language must be one of ${languages.join(", ")}`,
      });
    }
  });

  it("needs a scope and a redirectUri from somewhere", () => {
    expect(configFailure(() => client({ redirectUri }).authorizationUrl({ language: "en" })).message).toBe(
      "authorizationUrl: scope is missing",
    );
    const error = configFailure(() => client({ scope: "userinfo" }).authorizationUrl({ language: "en" }));
    expect(error.message).toBe("authorizationUrl: redirectUri is missing: pass it to createXtOAuth or to the call");
  });

  it("needs a state that can be used, where one is given", () => {
    for (const [, value, fault] of given) {
      const error = configFailure(() => xt.authorizationUrl({ language: "en", state: value as never }));
      expect(error).toMatchObject({
        code: "invalid_argument",
        operation: "authorizationUrl",
        message: `authorizationUrl: state ${fault.replace("LIMIT", "4096")}`,
      });
    }
  });
});

describe.each(grantNames)("%s", (grant) => {
  const name = grant === "exchangeCode" ? "code" : "refreshToken";
  // A token may be as long as a response: what XT issued, it gets back.
  const limit = grant === "exchangeCode" ? 4096 : 65_536;

  it("resolves to the result of the answer", async () => {
    await expect(grants[grant](client({ fetch: good }))).resolves.toEqual(token);
  });

  it.each(unusable)("sends nothing where its argument is %s", async (_, value, fault) => {
    const fetch = vi.fn<Fetch>(good);
    const error = await rejection(client({ fetch })[grant](value as never));
    const { message } = expectFailure(error, {
      name: "XtConfigError",
      code: "invalid_argument",
      outcome: "not-sent",
      operation: grant,
    });
    expect(message).toBe(`${grant}: ${name} ${fault.replace("LIMIT", `${limit}`)}`);
    expect(fetch).not.toHaveBeenCalled();
  });

  it("accepts an argument as long as its limit", async () => {
    await expect(client({ fetch: good })[grant]("a".repeat(limit))).resolves.toEqual(token);
  });

  it.each(["baseUrl", "body", "fetch", "headers", "method", "params", "redirect"])(
    "takes no option %s, which would change the request",
    async (name) => {
      const fetch = vi.fn<Fetch>(good);
      const error = await rejection(grants[grant](client({ fetch }), { [name]: "x" } as never));
      const { message } = expectFailure(error, {
        name: "XtConfigError",
        code: "invalid_argument",
        outcome: "not-sent",
      });
      expect(message).toContain(`there is no option ${name}`);
      expect(fetch).not.toHaveBeenCalled();
    },
  );

  it.each([
    ["a text", "abort"],
    ["an AbortController", new AbortController()],
    ["an object with nothing to listen to", { aborted: false }],
    ["an object that can't be let go of", { aborted: false, addEventListener() {} }],
    ["an object that doesn't say if it is aborted", { addEventListener() {}, removeEventListener() {} }],
  ])("can't be aborted by %s", async (_, signal) => {
    const fetch = vi.fn<Fetch>(good);
    const error = await rejection(grants[grant](client({ fetch }), { signal: signal as never }));
    const { message } = expectFailure(error, {
      name: "XtConfigError",
      code: "invalid_argument",
      outcome: "not-sent",
      operation: grant,
    });
    expect(message).toBe(`${grant}: signal must be an AbortSignal`);
    expect(fetch).not.toHaveBeenCalled();
  });

  it("takes null for no signal", async () => {
    await expect(grants[grant](client({ fetch: good }), { signal: null as never })).resolves.toEqual(token);
  });
});

describe.each(["baseUrl", "pagesUrl"])("%s", (name) => {
  it.each([
    "http://api.example",
    `https://user:${encodeURIComponent(planted.code)}@api.example`,
    `https://api.example?${planted.code}`,
    "https://api.example?",
    "https://api.example/#",
    `https://api.example#${planted.code}`,
    planted.code,
    "",
    "api.example",
    "/",
    "ftp://localhost",
    null,
    5,
    {},
    new URL("https://api.example"),
  ])("can't be %s, which isn't echoed", (url) => {
    expect(configFailure(() => client({ [name]: url }))).toMatchObject({
      code: "invalid_option",
      operation: "createXtOAuth",
      message: `createXtOAuth: ${name} must be an absolute https URL (http on localhost only) with no user, password, query, fragment or blank`,
    });
  });
});

describe("plain http", () => {
  const dangerouslyAllowHttpTo = ["xt.test", "app", "[fd00::1]", "10.0.0.7"];

  it("goes to the hosts that are named, whatever their port, and to no other", () => {
    for (const host of dangerouslyAllowHttpTo) {
      const url = `http://${host}:8080`;
      const options = { baseUrl: url, pagesUrl: url, redirectUri: `${url}/back`, scope: "userinfo" };
      const { authorizationUrl } = client({ ...options, dangerouslyAllowHttpTo });
      expect(authorizationUrl({ language: "en" }).url).toMatch(url);
      expect(authorizationUrl({ language: "en", redirectUri: `${url}/too` }).url).toMatch("too");
    }
    for (const host of ["www.xt.test", "xt.test.evil.example", "evil.example", "xt.tes", "10.0.0.70"]) {
      for (const name of ["baseUrl", "pagesUrl", "redirectUri"]) {
        const error = configFailure(() => client({ [name]: `http://${host}`, dangerouslyAllowHttpTo }));
        expect(error.message).toMatch(`createXtOAuth: ${name} must be an absolute https URL`);
      }
    }
  });

  it("stays allowed where it was when the client was created", () => {
    const hosts = ["xt.test"];
    const { authorizationUrl } = client({ scope: "userinfo", dangerouslyAllowHttpTo: hosts });
    hosts.push("evil.example");
    expect(configFailure(() => authorizationUrl({ language: "en", redirectUri: "http://evil.example" }))).toBeDefined();
  });

  it("is allowed by an option of one's own, not by one that is inherited", () => {
    const inheriting = Object.create({ dangerouslyAllowHttpTo: ["xt.test"], pagesUrl: "https://evil.example" });
    const own = { clientId: "an-id", clientSecret: planted.clientSecret };
    const { registrationUrl } = createXtOAuth(Object.assign(inheriting, own));
    expect(registrationUrl({ language: "en" })).toMatch(/^https:\/\/www\.xt\.com\//);
    const error = configFailure(() => createXtOAuth(Object.assign(inheriting, own, { baseUrl: "http://xt.test" })));
    expect(error.message).toMatch("baseUrl must be");
  });

  it.each([
    "xt.test",
    [["xt.test"]],
    ["http://xt.test"],
    ["xt.test:80"],
    ["XT.test"],
    ["*"],
    ["*.test"],
    [""],
    ["xt.test/"],
    [`${planted.code}`],
    [5],
    null,
    true,
    {},
  ])("can't be allowed to %j, which isn't echoed", (hosts) => {
    expect(configFailure(() => client({ dangerouslyAllowHttpTo: hosts as never }))).toMatchObject({
      code: "invalid_option",
      message: 'createXtOAuth: dangerouslyAllowHttpTo must be a list of host names in lower case, such as ["xt.test"]',
    });
  });
});

describe("a base URL", () => {
  const urlOf = async (baseUrl: string) => {
    const fetch = vi.fn<Fetch>(good);
    await grants.exchangeCode(client({ fetch, baseUrl }));
    return fetch.mock.calls[0]?.[0].split("?")[0];
  };

  it.each([
    ["https://api.example", "https://api.example"],
    ["https://api.example/", "https://api.example"],
    ["https://api.example///", "https://api.example"],
    ["https://api.example/a/b", "https://api.example/a/b"],
    ["https://api.example/a/b//", "https://api.example/a/b"],
    ["https://api.example/a//b", "https://api.example/a//b"],
    ["https://api.example/{a}", "https://api.example/%7Ba%7D"],
    ["HTTPS://API.EXAMPLE:443/A", "https://api.example/A"],
    ["http://localhost:4010", "http://localhost:4010"],
    ["http://[::1]:4010/", "http://[::1]:4010"],
  ])("%s leads to %s", async (baseUrl, start) => {
    await expect(urlOf(baseUrl)).resolves.toBe(`${start}${getToken.path}`);
  });
});

describe("a browser page", () => {
  it("is refused, unless an option says otherwise by name", () => {
    vi.stubGlobal("window", {});
    client(); // A worker or a server with a window is no page.
    vi.stubGlobal("document", {});
    for (const dangerouslyAllowBrowser of [undefined, false, "true", 1]) {
      const error = configFailure(() => client({ dangerouslyAllowBrowser } as Partial<XtOAuthOptions>));
      expect(error).toMatchObject({ code: "browser_refused", operation: "createXtOAuth" });
      expect(error.message).toContain("call it on your server");
      expect(error.message).toContain("dangerouslyAllowBrowser: true");
    }
    client({ dangerouslyAllowBrowser: true });
  });
});

describe("the option fetch", () => {
  it.each([null, "fetch", {}, 5])("can't be %j", (fetch) => {
    expect(configFailure(() => client({ fetch: fetch as never }))).toMatchObject({
      code: "invalid_option",
      message: "createXtOAuth: fetch must be a function",
    });
  });
});

describe("the client", () => {
  it("works without its `this`, and shows no secret", async () => {
    const xt = client({ fetch: good });
    const { exchangeCode } = xt;
    await expect(exchangeCode("c")).resolves.toEqual(token);
    expectNothingPlanted(xt);
  });
});

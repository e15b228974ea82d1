/** The options that are URLs, and the hosts that plain http is allowed to. */
import { describe, expect, it, vi } from "vitest";
import { getToken } from "../generated/operations/getToken.js";
import { createXtOAuth, type Fetch } from "../src/index.js";
import { success } from "./answers.js";
import { client, configFailure, grants } from "./grants.js";
import { planted } from "./planted.js";

describe.each(["baseUrl", "pagesUrl"])("%s", (name) => {
  const insecure = [
    "http://api.example",
    `https://user:${encodeURIComponent(planted.code)}@api.example`,
    "ftp://localhost",
  ];
  const withMore = [`https://api.example?${planted.code}`, "https://api.example?", "https://api.example/#"];
  it.each([
    ...[...insecure, ...withMore, `https://api.example#${planted.code}`, planted.code, "", "api.example", "/"],
    ...[null, 5, {}, new URL("https://api.example")],
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

  it("is allowed by an own option, not by an inherited one", () => {
    const inheriting = Object.create({ dangerouslyAllowHttpTo: ["xt.test"], pagesUrl: "https://evil.example" });
    const own = { clientId: "an-id", clientSecret: planted.clientSecret };
    const { registrationUrl } = createXtOAuth(Object.assign(inheriting, own));
    expect(registrationUrl({ language: "en" })).toMatch(/^https:\/\/www\.xt\.com\//);
    const error = configFailure(() => createXtOAuth(Object.assign(inheriting, own, { baseUrl: "http://xt.test" })));
    expect(error.message).toMatch("baseUrl must be");
  });

  it.each([
    ...[
      "xt.test",
      [["xt.test"]],
      ["http://xt.test"],
      ["xt.test:80"],
      ["XT.test"],
      ["*"],
      ["*.test"],
      [""],
      ["xt.test/"],
    ],
    ...[[planted.code], [5], null, true, {}],
  ])("can't be allowed to %j, which isn't echoed", (hosts) => {
    expect(configFailure(() => client({ dangerouslyAllowHttpTo: hosts as never }))).toMatchObject({
      code: "invalid_option",
      message: 'createXtOAuth: dangerouslyAllowHttpTo must be a list of host names in lower case, such as ["xt.test"]',
    });
  });
});

it.each([
  ["https://api.example///", "https://api.example"],
  ["https://api.example/a/b", "https://api.example/a/b"],
  ["https://api.example/a//b//", "https://api.example/a//b"],
  ["https://api.example/{a}", "https://api.example/%7Ba%7D"],
  ["HTTPS://API.EXAMPLE:443/A", "https://api.example/A"],
  ["http://[::1]:4010/", "http://[::1]:4010"],
])("the base URL %s leads to %s", async (baseUrl, start) => {
  const fetch = vi.fn<Fetch>(async () => new Response(JSON.stringify(success)));
  await grants.exchangeCode(client({ fetch, baseUrl }));
  expect(fetch.mock.calls[0]?.[0].split("?")[0]).toBe(`${start}${getToken.path}`);
});

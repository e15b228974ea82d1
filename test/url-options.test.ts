/** Tests the options that are URLs, and the hosts that may receive plain http. */
import { describe, expect, it, vi } from "vitest";
import { getToken } from "../generated/operations/getToken.js";
import { parseSecureUrl } from "../src/http/secure-url.js";
import type { Fetch } from "../src/index.js";
import { success } from "./client-with-responses.js";
import { configFailure, createOAuth, grants } from "./expect-failure.js";
import { planted } from "./planted-secrets.js";

const words = (text: string) => text.trim().split(/\s+/);

describe("parseSecureUrl", () => {
  it.each(
    words(`
      https://api.example https://api.example:8443/path?query HTTPS://API.EXAMPLE https://10.0.0.1 http://localhost
      http://localhost:3000/a http://LOCALHOST http://127.0.0.1 http://127.255.255.254:80 http://[::1]:4010 http://127.1`),
  )("accepts %s", (url) => {
    expect(parseSecureUrl(url)?.href).toBe(new URL(url).href);
  });

  const insecure = words(`
    http://api.example http://localhost.evil.example http://evil.localhost.example http://notlocalhost
    http://127.0.0.1.evil.example http://1127.0.0.1.example http://10.0.0.1 http://128.0.0.1 http://[::2] http://0.0.0.0
    http://[::ffff:127.0.0.1] http://localhost@evil.example https://user@api.example https://:password@api.example
    https://user:password@api.example http://user@localhost ftp://localhost ws://localhost wss://api.example
    file:///etc/passwd javascript:alert(1) data:,x httpss://localhost xhttp://localhost`);
  const malformed = ["//api.example", "api.example", "/path", "", " ", "https://", "https://[", "https://a b"];
  const slashes = words(
    "https:api.example https:/api.example https:///api.example http:localhost https:\\\\api.example https://a\\b",
  );
  const withWhitespace = [
    "https://api.example/a b",
    " https://api.example",
    "https://api.example\n",
    "https://api\t.example",
  ];
  const noTexts = [undefined, null, 5, {}, ["https://api.example"], new URL("https://api.example")];
  const others = ["https://api.example/\u0000", ...noTexts];

  it.each([...insecure, ...malformed, ...slashes, ...withWhitespace, ...others])("refuses %j", (url) => {
    expect(parseSecureUrl(url)).toBeUndefined();
  });
});

describe.each(["baseUrl", "pagesUrl"])("%s", (name) => {
  const withCode = [`user:${encodeURIComponent(planted.code)}@api.example`, `api.example?${planted.code}`];
  const withForbiddenParts = [...withCode, `api.example#${planted.code}`, "api.example?", "api.example/#"];
  const others = ["http://api.example", planted.code, "", null, 5];
  it.each([...withForbiddenParts.map((rest) => `https://${rest}`), ...others])(
    "refuses %s, and the error doesn't quote it",
    (url) => {
      const rule = "(http on loopback only) without user, password, query, fragment or whitespace";
      const message = `createXtOAuth: ${name} must be an absolute https URL ${rule}`;
      const expected = { code: "invalid_option", operation: "createXtOAuth", message };
      expect(configFailure(() => createOAuth({ [name]: url }))).toMatchObject(expected);
    },
  );
});

describe("plain http", () => {
  const dangerouslyAllowHttpTo = ["xt.test", "app", "[fd00::1]", "10.0.0.7"];

  it("is allowed for the named hosts on any port, and for no others", () => {
    for (const host of dangerouslyAllowHttpTo) {
      const url = `http://${host}:8080`;
      const options = { baseUrl: url, pagesUrl: url, redirectUri: `${url}/back`, scope: "userinfo" };
      const { authorizationUrl } = createOAuth({ ...options, dangerouslyAllowHttpTo });
      expect(authorizationUrl({ language: "en" }).url).toMatch(url);
      expect(authorizationUrl({ language: "en", redirectUri: `${url}/too` }).url).toMatch("too");
    }
    for (const host of ["www.xt.test", "xt.test.evil.example", "evil.example", "xt.tes", "10.0.0.70"]) {
      for (const name of ["baseUrl", "pagesUrl", "redirectUri"]) {
        const error = configFailure(() => createOAuth({ [name]: `http://${host}`, dangerouslyAllowHttpTo }));
        expect(error.message).toMatch(`createXtOAuth: ${name} must be an absolute https URL`);
      }
    }
  });

  it("ignores hosts that are added to the list after the client was created", () => {
    const hosts = ["xt.test"];
    const { authorizationUrl } = createOAuth({ scope: "userinfo", dangerouslyAllowHttpTo: hosts });
    hosts.push("evil.example");
    expect(configFailure(() => authorizationUrl({ language: "en", redirectUri: "http://evil.example" }))).toBeDefined();
  });

  const notHosts = ["http://xt.test", "xt.test:80", "XT.test", "*.test", "", "xt.test/", planted.code, 5, ["xt.test"]];
  const notLists = ["xt.test", null, true, {}];
  it.each([...notLists, ...notHosts.map((host) => [host])].map((hosts) => [hosts]))(
    "can't be allowed for %j, and the error doesn't quote it",
    (hosts) => {
      const rule = 'must be a list of host names in lower case, such as ["xt.test"]';
      const error = configFailure(() => createOAuth({ dangerouslyAllowHttpTo: hosts as never }));
      expect(error).toMatchObject({
        code: "invalid_option",
        message: `createXtOAuth: dangerouslyAllowHttpTo ${rule}`,
      });
    },
  );
});

it.each([
  ["https://api.example///", "https://api.example"],
  ["https://api.example/a/b", "https://api.example/a/b"],
  ["https://api.example/a//b//", "https://api.example/a//b"],
  ["https://api.example/{a}", "https://api.example/%7Ba%7D"],
  ["HTTPS://API.EXAMPLE:443/A", "https://api.example/A"],
  ["http://[::1]:4010/", "http://[::1]:4010"],
])("requests to the base URL %s begin with %s", async (baseUrl, start) => {
  const fetch = vi.fn<Fetch>(async () => new Response(JSON.stringify(success)));
  await grants.exchangeCode(createOAuth({ fetch, baseUrl }));
  expect(fetch.mock.calls[0]?.[0].split("?")[0]).toBe(`${start}${getToken.path}`);
});

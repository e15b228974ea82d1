/** The consent page and the registration page of the fake, as a browser receives them. */
import { describe, expect, it } from "vitest";
import { languages } from "../../src/index.js";
import type { XtFakeOptions } from "../../src/testing/index.js";
import { redirectUri, setUp } from "./clients.js";

function pages(options: XtFakeOptions = {}) {
  const own = { clientId: "an <b>institution</b>", scope: 'user"info', pagesUrl: "http://127.0.0.1:1/xt" };
  const { fake, xt } = setUp({ strict: true, ...options }, {}, own);
  const submit = (url: string, form: Record<string, string>) =>
    fake.fetch(url, { method: "POST", body: `${new URLSearchParams(form)}` });
  return { fake, xt, submit };
}

describe("the consent page", () => {
  it("shows the institution and the scope, escaped, without a script", async () => {
    const { fake, xt } = pages({ users: ["anna", "<i>bo</i>"] });
    const response = await fake.fetch(xt.authorizationUrl({ language: "en" }).url);
    expect(response.status).toBe(200);
    expect(response.headers.get("Content-Type")).toBe("text/html; charset=utf-8");
    expect(response.headers.get("Content-Security-Policy")).toContain("default-src 'none'");
    const html = await response.text();
    expect(html).toContain("an &lt;b&gt;institution&lt;/b&gt; requests access to your account.");
    expect(html).toContain("user&quot;info");
    expect(html).toContain("<option>&lt;i&gt;bo&lt;/i&gt;</option>");
    expect(html).toContain("https://app.example");
    expect(html).not.toMatch(/<script|<b>|<i>| on\w+=/);
    expect(fake.requests).toEqual([]);
  });

  it("redirects with a valid code if the user consents, and with access_denied if the user cancels", async () => {
    const { xt, submit } = pages({ users: ["anna", "bo"] });
    const { url, state } = xt.authorizationUrl({ language: "en" });
    const allowed = await submit(url, { decision: "allow", user: "bo" });
    expect(allowed.status).toBe(303);
    const code = xt.readCallback(allowed.headers.get("Location") ?? "", { state });
    await expect(xt.exchangeCode(code)).resolves.toMatchObject({ user_id: "bo" });
    const denied = await submit(url, { decision: "deny", user: "bo" });
    expect(denied.headers.get("Location")).toBe(`${redirectUri}&error=access_denied&state=${state}`);
  });

  it.each([
    ["no decision", {}],
    ["an unknown decision", { decision: "maybe" }],
    ["an unknown user", { decision: "allow", user: "carl" }],
  ])("refuses a form with %s", async (_, form) => {
    const { xt, submit } = pages({ users: ["anna"] });
    const response = await submit(xt.authorizationUrl({ language: "zh-CN" }).url, form);
    expect(response.status).toBe(400);
    expect(response.headers.get("Location")).toBeNull();
  });

  const good = { response_type: "code", client_id: "an-id", redirect_uri: redirectUri, scope: "userinfo", state: "s" };
  const without = (name: string) => Object.entries(good).filter(([each]) => each !== name);
  const urlWith = (parameters: Record<string, string> | [string, string][]) =>
    `https://xt.example/en/accounts/oauth2?${new URLSearchParams(parameters)}`;

  it.each([
    ["no response type", urlWith(without("response_type")), "has no parameter response_type"],
    ["another response type", urlWith({ ...good, response_type: "token" }), "must have response_type=code"],
    ["no institution", urlWith({ ...good, client_id: " " }), "has no parameter client_id"],
    ["no scope", urlWith(without("scope")), "has no parameter scope"],
    ["no redirect URI", urlWith(without("redirect_uri")), "has no parameter redirect_uri"],
    ["two redirect URIs", `${urlWith(good)}&redirect_uri=a`, "has the parameter redirect_uri more than once"],
    ["two states", `${urlWith(good)}&state=s`, "has the parameter state more than once"],
    ...["/back", "javascript:alert(1)", "https:app.example", " https://app.example", `${redirectUri}#a`].map(
      (uri): [string, string, string] => [
        `the redirect URI ${uri}`,
        urlWith({ ...good, redirect_uri: uri }),
        "has a redirect_uri that is not an absolute http or https URL without a fragment",
      ],
    ),
  ])("refuses an authorization URL with %s, gives the reason, and doesn't redirect", async (_, url, reason) => {
    const { fake } = pages();
    expect(() => fake.authorize(url)).toThrow(`fakeXt: the authorization URL ${reason}`);
    for (const method of ["GET", "POST"]) {
      const response = await fake.fetch(url, { method, body: method === "POST" ? "decision=allow" : null });
      expect(response.status).toBe(400);
      expect(await response.text()).toContain(reason);
      expect(response.headers.get("Location")).toBeNull();
    }
  });

  it("refuses an authorization URL with another path", () => {
    const { fake } = pages();
    const message = "must have the path /en/accounts/oauth2, or the same path in another language";
    for (const url of ["https://xt.example/fr/accounts/oauth2", "nowhere", "https://xt.example/en/accounts/oauth2/x"]) {
      expect(() => fake.authorize(url)).toThrow(`the authorization URL ${message}`);
    }
  });

  it("keeps the query of the redirect URI, and works without a state", () => {
    const url = urlWith({ ...Object.fromEntries(without("state")), redirect_uri: "https://app.example/back?a=%20b" });
    expect(pages().fake.authorize(url)).toMatch(/^https:\/\/app\.example\/back\?a=%20b&code=[\w-]{32}$/);
  });
});

it.each(languages)("each page is in Chinese if its path is, otherwise in English: %s", async (language) => {
  const { fake, xt } = pages();
  const { url } = xt.authorizationUrl({ language });
  const [lang, ...titles] = language.startsWith("zh")
    ? ["zh-CN", "使用 XT 登录", "授权请求无效", "注册 XT"]
    : ["en", "Sign in with XT", "Invalid authorization request", "Register with XT"];
  for (const [at, page] of [url, `${url}&scope=`, xt.registrationUrl({ language })].entries()) {
    const html = await (await fake.fetch(page)).text();
    expect(html).toContain(`<html lang="${lang}">`);
    expect(html).toContain(`<h1>${titles[at]}</h1>`);
  }
});

it.each([
  [{ alow: false }, "there is no field alow; did you mean allow? Known: allow, user"],
  [{ users: "bo" }, "there is no field users; did you mean user? Known: allow, user"],
  [{ allow: "no" }, "allow of authorize must be true or false"],
  ["bo", "the decision of authorize must be a plain object"],
])("the invalid decision %j throws", (decision, message) => {
  const { fake, xt } = setUp();
  const { url } = xt.authorizationUrl({ language: "en" });
  expect(() => fake.authorize(url, decision as never)).toThrow(`fakeXt: ${message}`);
});

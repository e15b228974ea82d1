/** `fakeXt`: responds with the spec's examples, simulates faults, and refuses requests that the spec doesn't allow. */
import { inspect } from "node:util";
import { describe, expect, it, vi } from "vitest";
import { getToken } from "../../generated/operations/getToken.js";
import { accessTokenExpiresAt, createXtOAuth, type Fetch } from "../../src/index.js";
import { fakeXt, type XtFakeAnswer, type XtFakeAnswers } from "../../src/testing/index.js";
import { exampleOf } from "../../src/testing/responses.js";
import { rejection } from "../grants.js";

const institution = { clientId: "an-institution", clientSecret: "planted-secret" };

function signIn(answers?: XtFakeAnswers, options: { timeoutMs?: number; baseUrl?: string } = {}) {
  const fake = fakeXt(answers);
  return { fake, xt: createXtOAuth({ ...institution, ...options, fetch: fake.fetch }) };
}

const { path } = getToken;
const refreshUrl = `https://xt.example${path}?client_id=a&client_secret=b&grant_type=refresh_token&refresh_token=c`;

describe("fakeXt()", () => {
  it("responds to each grant with valid tokens and the fields of the spec's example", async () => {
    const { xt } = signIn();
    const { user_id, scope, ...others } = Object(exampleOf("getToken", "exchange-success")).result;
    for (const token of [await xt.exchangeCode("a-code"), await xt.refreshToken("a-token")]) {
      expect(token).toMatchObject({ user_id, scope, client_id: institution.clientId });
      expect(Object.keys(token).sort()).toEqual(["user_id", "scope", ...Object.keys(others)].sort());
      expect(accessTokenExpiresAt(token)?.getTime()).toBeGreaterThan(Date.now());
    }
  });

  it("changes its responses through answer()", async () => {
    const { fake, xt } = signIn({ getToken: "auth-failure" });
    await rejection(xt.exchangeCode("a-code"));
    fake.answer({ getToken: "exchange-success" });
    await xt.exchangeCode("a-code");
    fake.answer({ getToken: { fault: "reset" } });
    fake.answer({ getToken: undefined });
    await xt.refreshToken("a-token");
    expect(fake.requests).toHaveLength(3);
  });

  it("accepts a client whose base URL has a path", async () => {
    const { fake, xt } = signIn({}, { baseUrl: "https://proxy.example/xt/" });
    await xt.exchangeCode("a-code");
    expect(fake.requests[0]?.path).toBe(path);
  });
});

describe("a recorded request", () => {
  it("shows the request with every secret withheld", async () => {
    const { fake, xt } = signIn();
    await xt.exchangeCode("planted-code");
    await xt.refreshToken("planted-token");
    const same = { operation: "getToken", method: "GET", path };
    const credentials = { client_id: "an-institution", client_secret: "[withheld]" };
    expect(fake.requests).toEqual([
      { ...same, parameters: { ...credentials, grant_type: "authorization_code", code: "[withheld]" } },
      { ...same, parameters: { ...credentials, grant_type: "refresh_token", refresh_token: "[withheld]" } },
    ]);
    expect(inspect(fake, { depth: Number.POSITIVE_INFINITY, showHidden: true })).not.toContain("planted");
  });
});

describe("a fault", () => {
  const other = { returnCode: 1, msgInfo: "failure", error: { code: "insufficient_balance" }, result: null };
  const http = { name: "XtHttpError" };
  const failures: [XtFakeAnswer<"getToken">, object][] = [
    [{ fault: "refused" }, { name: "XtNetworkError", code: "connect_failed", outcome: "not-sent" }],
    [{ fault: "reset" }, { name: "XtNetworkError", code: "connection_lost", outcome: "unknown" }],
    [{ fault: "timeout" }, { name: "XtTimeoutError", outcome: "unknown" }],
    ...[429, 503].map((status): [XtFakeAnswer<"getToken">, object] => [
      { status, retryAfter: 30 },
      { ...http, status, retryAfter: 30 },
    ]),
    [JSON.parse('{"status":200,"html":true}'), { name: "XtResponseError", code: "response_not_json" }],
    [JSON.parse('{"status":502,"html":true}'), { ...http, status: 502, outcome: "unknown" }],
    [{ json: { returnCode: 0 } }, { name: "XtResponseError", code: "response_invalid", outcome: "answered" }],
    [{ json: other }, { name: "XtApiError", mc: "insufficient_balance", outcome: "rejected" }],
  ];
  it.each(failures)("fails like a real response: %j", async (answer, expected) => {
    const { fake, xt } = signIn({ getToken: answer }, { timeoutMs: 30 });
    expect(await rejection(xt.exchangeCode("a-code"))).toMatchObject(expected);
    expect(fake.requests).toHaveLength(1);
  });

  it("with html has the Content-Type text/html", async () => {
    const { fake } = signIn({ getToken: { status: 200, html: true } });
    const response = await fake.fetch(refreshUrl);
    expect(response.headers.get("Content-Type")).toBe("text/html");
    expect(await response.text()).toContain("<!doctype html>");
  });

  it("ends if the caller's signal aborts, before or during the request", async () => {
    const { fake, xt } = signIn({ getToken: { fault: "timeout" } });
    const controller = new AbortController();
    const call = rejection(xt.exchangeCode("a-code", { signal: controller.signal }));
    await vi.waitFor(() => expect(fake.requests).toHaveLength(1));
    controller.abort("enough");
    expect(await call).toBe("enough");
    await expect(fake.fetch(refreshUrl, { signal: controller.signal })).rejects.toBe("enough");
    expect(fake.requests).toHaveLength(1);

    const later = new AbortController();
    const pending = rejection(fake.fetch(refreshUrl, { signal: later.signal }));
    later.abort("enough of this, too");
    expect(await pending).toBe("enough of this, too");
  });
});

describe("a request that the spec doesn't allow", () => {
  const base = `https://xt.example${path}`;
  const credentials = "client_id=an-id&client_secret=planted-secret";
  const exchange = "grant_type=authorization_code&code=a";
  const inBase = (query: string) => `${base}?${credentials}&${query}`;
  it.each([
    ["another path", `https://xt.example/oauth2/token?${credentials}`, "the spec has no operation"],
    ["a longer path", `${base}/more?${credentials}`, "the spec has no operation"],
    ["an invalid URL", "planted-secret", "can't be parsed"],
    ["a parameter missing", `${base}?client_id=an-id&${exchange}`, "client_secret is missing"],
    ["an unknown grant", inBase("grant_type=password&code=a"), 'must be "authorization_code" or "refresh_token"'],
    ["the exchange without its code", inBase("grant_type=authorization_code"), "code is missing"],
    ["the refresh without its token", inBase("grant_type=refresh_token"), "refresh_token is missing"],
    ["both grants", inBase(`${exchange}&refresh_token=a`), "refresh_token can't be combined with the other inputs"],
    [
      "an unknown parameter",
      inBase(`${exchange}&clientid=b`),
      "no input clientid; did you mean client_id? Known: client_id, ",
    ],
    ["the name of an inherited property", inBase(`${exchange}&constructor=b`), "no input constructor"],
    ["a parameter twice", inBase(`${exchange}&code=a`), "code is in the query more than once"],
    [
      "an unknown parameter twice",
      inBase(`${exchange}&a=b&a=c`),
      "a parameter is in the query more than once: separate the items",
    ],
    // `minLength: 1` of the sign-in's parameters is missing in the spec.
    ["a parameter empty", `${base}?client_id=&client_secret=a&${exchange}`, "client_id must not be empty"],
  ])("is refused, with the reason and no secret: %s", async (_, url, reason) => {
    const fake = fakeXt();
    const error = await rejection(fake.fetch(url));
    expect(error).toMatchObject({ name: "XtConfigError", message: expect.stringContaining(`fakeXt: `) });
    expect(error).toHaveProperty("message", expect.stringContaining(reason));
    expect(inspect(error, { showHidden: true })).not.toContain("planted");
    expect(fake.requests).toEqual([]);
  });

  it("is refused if its method is wrong", async () => {
    const error = await rejection(fakeXt().fetch(inBase(exchange), { method: "POST" }));
    expect(error).toHaveProperty("message", expect.stringContaining("the spec has no operation"));
  });

  it("throws the same error through the client, not the error of a lost connection", async () => {
    const fake = fakeXt();
    const fetch: Fetch = (url, init) => fake.fetch(`${url}&clientid=b`, init);
    const error = await rejection(createXtOAuth({ ...institution, fetch }).exchangeCode("a-code"));
    expect(error).toMatchObject({ name: "XtConfigError", outcome: "not-sent" });
    expect(error).toHaveProperty("message", expect.stringContaining("fakeXt: there is no input clientid"));
  });
});

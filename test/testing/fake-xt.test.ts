/** `fakeXt` of `xt-oauth/testing`: it answers from the spec's examples, plays faults, and refuses what the spec doesn't allow. */
import { inspect } from "node:util";
import { describe, expect, it, vi } from "vitest";
import { type ExampleNames, exampleOperations } from "../../generated/examples.js";
import { getToken } from "../../generated/operations/getToken.js";
import { accessTokenExpiresAt, createXtClient, createXtOAuth, type Fetch } from "../../src/index.js";
import { fakeXt, type XtFakeAnswer, type XtFakeAnswers } from "../../src/testing/index.js";

const institution = { clientId: "an-institution", clientSecret: "planted-secret" };

function signIn(answers?: XtFakeAnswers, options: { timeoutMs?: number; baseUrl?: string } = {}) {
  const fake = fakeXt(answers);
  return { fake, xt: createXtOAuth({ ...institution, ...options, fetch: fake.fetch }) };
}

const { path } = getToken;
const refreshUrl = `https://xt.example${path}?client_id=a&client_secret=b&grant_type=refresh_token&refresh_token=c`;
const examples = exampleOperations.find(({ operation }) => operation.id === "getToken")?.examples ?? {};
const exampleOf = (name: ExampleNames["getToken"]) => Object(examples[name]?.value);

const failureOf = (call: Promise<unknown>) =>
  call.then(
    () => expect.unreachable("the call succeeded"),
    (error: unknown) => error,
  );

describe("fakeXt()", () => {
  it("answers each grant with a success in the shape of the spec's example, and with tokens that are good", async () => {
    const { xt } = signIn();
    const { user_id, scope, ...example } = exampleOf("exchange-success").result;
    for (const token of [await xt.exchangeCode("a-code"), await xt.refreshToken("a-token")]) {
      expect(token).toMatchObject({ user_id, scope, client_id: institution.clientId });
      expect(Object.keys(token).sort()).toEqual(["user_id", "scope", ...Object.keys(example)].sort());
      expect(accessTokenExpiresAt(token)?.getTime()).toBeGreaterThan(Date.now());
    }
  });

  it("answers with the example of the given name", async () => {
    for (const name of ["exchange-success", "refresh-success"] as const) {
      await expect(signIn({ getToken: name }).xt.exchangeCode("a-code")).resolves.toEqual(exampleOf(name).result);
    }
    for (const name of ["business-failure", "auth-failure", "failure-null-result"] as const) {
      const error = await failureOf(signIn({ getToken: name }).xt.exchangeCode("a-code"));
      expect(error).toMatchObject({ name: "XtApiError", mc: exampleOf(name).mc });
    }
  });

  it("changes its answers through answer()", async () => {
    const { fake, xt } = signIn({ getToken: "auth-failure" });
    await failureOf(xt.exchangeCode("a-code"));
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

  it("works for any operation of the spec", async () => {
    const client = createXtClient({ fetch: fakeXt().fetch });
    const credentials = { client_id: "an-id", client_secret: "a-secret" };
    const input = { ...credentials, grant_type: "refresh_token", refresh_token: "a" } as const;
    await expect(client.getToken(input)).resolves.toHaveProperty("access_token");
  });
});

describe("what it records", () => {
  it("is each request, with every secret withheld", async () => {
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

describe("the faults", () => {
  const failures: [XtFakeAnswer<"getToken">, object][] = [
    [{ fault: "refused" }, { name: "XtNetworkError", code: "connect_failed", outcome: "not-sent" }],
    [{ fault: "reset" }, { name: "XtNetworkError", code: "connection_lost", outcome: "unknown" }],
    [{ fault: "timeout" }, { name: "XtTimeoutError", outcome: "unknown" }],
    [
      { status: 429, retryAfter: 30 },
      { name: "XtHttpError", status: 429, retryAfter: 30, outcome: "rejected" },
    ],
    [{ status: 503 }, { name: "XtHttpError", status: 503, outcome: "unknown" }],
    [
      { status: 200, html: true },
      { name: "XtResponseError", code: "response_not_json" },
    ],
    [
      { status: 502, html: true },
      { name: "XtHttpError", status: 502, outcome: "unknown" },
    ],
    [{ json: { returnCode: 0 } }, { name: "XtResponseError", code: "response_invalid", outcome: "answered" }],
    [
      { json: { returnCode: 1, msgInfo: "failure", error: { code: "insufficient_balance" }, result: null } },
      { name: "XtApiError", mc: "insufficient_balance", outcome: "rejected" },
    ],
  ];
  it.each(failures)("%j fails as the real thing does", async (answer, expected) => {
    const { fake, xt } = signIn({ getToken: answer }, { timeoutMs: 30 });
    expect(await failureOf(xt.exchangeCode("a-code"))).toMatchObject(expected);
    expect(fake.requests).toHaveLength(1);
  });

  it("send HTML with its Content-Type", async () => {
    const { fake } = signIn({ getToken: { status: 200, html: true } });
    const response = await fake.fetch(refreshUrl);
    expect(response.headers.get("Content-Type")).toBe("text/html");
    expect(await response.text()).toContain("<!doctype html>");
  });

  it("honour the caller's signal, before and while they play", async () => {
    const { fake, xt } = signIn({ getToken: { fault: "timeout" } });
    const controller = new AbortController();
    const call = failureOf(xt.exchangeCode("a-code", { signal: controller.signal }));
    await vi.waitFor(() => expect(fake.requests).toHaveLength(1));
    controller.abort("enough");
    expect(await call).toBe("enough");
    await expect(fake.fetch(refreshUrl, { signal: controller.signal })).rejects.toBe("enough");
    expect(fake.requests).toHaveLength(1);

    const later = new AbortController();
    const pending = failureOf(fake.fetch(refreshUrl, { signal: later.signal }));
    later.abort("enough of this, too");
    expect(await pending).toBe("enough of this, too");
  });
});

describe("a request that the spec doesn't allow", () => {
  const base = `https://xt.example${path}`;
  const credentials = "client_id=an-id&client_secret=planted-secret";
  const exchange = "grant_type=authorization_code&code=a";
  it.each([
    ["another path", `https://xt.example/oauth2/token?${credentials}`, "GET", "the spec has no operation"],
    ["a longer path", `${base}/more?${credentials}`, "GET", "the spec has no operation"],
    ["another method", `${base}?${credentials}`, "POST", "the spec has no operation"],
    ["a URL that is none", "planted-secret", "GET", "can't be parsed"],
    ["a parameter missing", `${base}?client_id=an-id&${exchange}`, "GET", "client_secret is missing"],
    [
      "an unknown grant",
      `${base}?${credentials}&grant_type=password&code=a`,
      "GET",
      'grant_type must be "authorization_code" or "refresh_token"',
    ],
    ["the exchange without its code", `${base}?${credentials}&grant_type=authorization_code`, "GET", "code is missing"],
    [
      "the refresh without its token",
      `${base}?${credentials}&grant_type=refresh_token`,
      "GET",
      "refresh_token is missing",
    ],
    [
      "the exchange with the token of the refresh",
      `${base}?${credentials}&${exchange}&refresh_token=a`,
      "GET",
      "refresh_token can't be combined with the other inputs: leave it out",
    ],
    [
      "an unknown parameter",
      `${base}?${credentials}&${exchange}&clientid=b`,
      "GET",
      "there is no input clientid; did you mean client_id? Known: client_id, ",
    ],
    [
      "an unknown parameter that every object has",
      `${base}?${credentials}&${exchange}&constructor=b`,
      "GET",
      "no input constructor",
    ],
    ["a parameter twice", `${base}?${credentials}&${exchange}&code=a`, "GET", "code is in the query more than once"],
    [
      "an unknown parameter twice",
      `${base}?${credentials}&${exchange}&a=b&a=c`,
      "GET",
      "a parameter is in the query more than once: join a list by commas",
    ],
  ])("is refused, with the reason and no secret: %s", async (_, url, method, reason) => {
    const fake = fakeXt();
    const error = await failureOf(fake.fetch(url, { method }));
    expect(error).toMatchObject({ name: "XtConfigError", message: expect.stringContaining(`fakeXt: `) });
    expect(error).toHaveProperty("message", expect.stringContaining(reason));
    expect(inspect(error, { showHidden: true })).not.toContain("planted");
    expect(fake.requests).toEqual([]);
  });

  // `minLength: 1` of the sign-in's parameters is missing in the spec.
  it("is refused, with the reason and no secret: a parameter empty", async () => {
    const error = await failureOf(fakeXt().fetch(`${base}?client_id=&client_secret=a&${exchange}`));
    expect(error).toHaveProperty("message", expect.stringContaining("client_id must not be empty"));
  });

  it("gives the caller of a client the same error, not that of a lost connection", async () => {
    const fake = fakeXt();
    const fetch: Fetch = (url, init) => fake.fetch(`${url}&clientid=b`, init);
    const error = await failureOf(createXtOAuth({ ...institution, fetch }).exchangeCode("a-code"));
    expect(error).toMatchObject({ name: "XtConfigError", outcome: "not-sent" });
    expect(error).toHaveProperty("message", expect.stringContaining("fakeXt: there is no input clientid"));
  });
});

describe("an answer that can't be given", () => {
  it("is refused at once, and the error names what there is", () => {
    // @ts-expect-error: no such operation
    expect(() => fakeXt({ getTokens: "business-failure" })).toThrow("no operation getTokens; did you mean getToken?");
    // @ts-expect-error: no such example
    expect(() => fakeXt({ getToken: "failure" })).toThrow("no example failure for getToken; it has exchange-success, ");
    // @ts-expect-error: no such fault
    expect(() => fakeXt({ getToken: { stat: 200 } })).toThrow(
      "{ status }, { json }, { delayMs } or { fault }, which is",
    );
    // @ts-expect-error: no such fault
    expect(() => fakeXt({ getToken: { fault: "slow" } })).toThrow("fakeXt: answer getToken with an example's name");
  });
});

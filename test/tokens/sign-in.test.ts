/** What `createXtSignIn` promises: each sign-in is finished once, in its own browser, by a user who comes back. */
import { randomBytes } from "node:crypto";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { createXtOAuth, XtHttpError, XtNetworkError } from "../../src/index.js";
import { fakeXt } from "../../src/testing/index.js";
import {
  createXtSignIn,
  createXtTokens,
  encryptedStore,
  memoryStore,
  type XtSignInOptions,
  type XtTokenStore,
} from "../../src/tokens/index.js";
import { rejection } from "../grants.js";
import { expectNothingPlanted } from "../planted.js";
import { frailStore, now, pass, restartClock } from "./scripted-xt.js";

beforeEach(restartClock);

const minute = 60_000;
const redirectUri = "https://app.example/callback";

function signingIn(options: Partial<XtSignInOptions> = {}) {
  const fake = fakeXt({}, { strict: true, users: ["anna", "bo"], now });
  const xt = createXtOAuth({
    clientId: "an-id",
    clientSecret: "a-secret",
    redirectUri,
    scope: "userinfo",
    fetch: fake.fetch,
  });
  const exchangeCode = vi.fn(xt.exchangeCode);
  const signIn = createXtSignIn({ xt: { ...xt, exchangeCode }, now, ...options });
  return { fake, signIn, exchangeCode };
}

const failure = (code: string) => ({ name: "XtCallbackError", code, outcome: "not-sent", operation: "finish" });

describe("a sign-in", () => {
  it("begins with a URL and a session, and finishes with tokens and where to go", async () => {
    const { fake, signIn } = signingIn();
    const { url, session } = await signIn.begin({ language: "en", returnTo: "/orders?page=2#last" });
    expect(session).toMatch(/^[\w-]{43}$/);
    const { token, returnTo } = await signIn.finish(fake.authorize(url), { session });
    expect(token.user_id).toBe("anna");
    expect(returnTo).toBe("/orders?page=2#last");
  });

  it.each([
    ["a path", (url: string) => url.replace("https://app.example", "")],
    ["a URL", (url: string) => new URL(url)],
    ["a Request", (url: string) => new Request(url)],
    [
      "a request of Node",
      (url: string) => ({ method: "GET", url: url.replace("https://app.example", ""), headers: {} }),
    ],
  ])("finishes by %s", async (_, of) => {
    const { fake, signIn } = signingIn();
    const { url, session } = await signIn.begin({ language: "en" });
    expect((await signIn.finish(of(fake.authorize(url)), { session })).returnTo).toBe("/");
  });

  it("passes the language, the scope and the redirect address on", async () => {
    const { signIn } = signingIn();
    const asked = { language: "vi", scope: "spotAssets", redirectUri: "https://app.example/other" } as const;
    const url = new URL((await signIn.begin(asked)).url);
    expect(url.pathname).toContain("/vi/");
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      scope: "spotAssets",
      redirect_uri: asked.redirectUri,
    });
  });

  it("works in many tabs of a browser, in any order, and in many processes", async () => {
    const store = memoryStore();
    const { fake, signIn, exchangeCode } = signingIn({ store });
    const elsewhere = createXtSignIn({ xt: { authorizationUrl: vi.fn(), exchangeCode }, store, now });
    const first = await signIn.begin({ language: "en", returnTo: "/0" });
    const { session } = first;
    const tabs = [
      first,
      ...(await Promise.all([1, 2, 3].map((n) => signIn.begin({ language: "en", session, returnTo: `/${n}` })))),
    ];
    expect(new Set(tabs.map((tab) => tab.session))).toEqual(new Set([session]));
    for (const at of [2, 0, 3, 1]) {
      const callback = fake.authorize(tabs[at]?.url ?? "", { user: at % 2 ? "bo" : "anna" });
      const { token, returnTo } = await elsewhere.finish(callback, { session });
      expect([token.user_id, returnTo]).toEqual([at % 2 ? "bo" : "anna", `/${at}`]);
    }
  });

  it.each([undefined, null, false, ""] as const)(
    "begins with a new session where the browser has %j",
    async (session) => {
      const { signIn } = signingIn();
      const begun = [await signIn.begin({ language: "en", session }), await signIn.begin({ language: "en", session })];
      expect(begun[0]?.session).not.toBe(begun[1]?.session);
    },
  );
});

describe("a callback that comes twice", () => {
  it.each([1, 20])(
    "with %i others at the same time exchanges its code once, in any number of processes",
    async (others) => {
      const store = memoryStore();
      const { fake, signIn, exchangeCode } = signingIn({ store });
      const processes = Array.from({ length: 8 }, () =>
        createXtSignIn({ xt: { authorizationUrl: vi.fn(), exchangeCode }, store, now }),
      );
      const { url, session } = await signIn.begin({ language: "en" });
      const callback = fake.authorize(url);
      const calls = Array.from({ length: others + 1 }, (_, at) => processes[at % 8]?.finish(callback, { session }));
      const results = await Promise.allSettled(calls);
      expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      for (const result of results) {
        if (result.status === "rejected") expect(result.reason).toMatchObject(failure("state_used"));
      }
      expect(exchangeCode).toHaveBeenCalledTimes(1);
      expect(await rejection(signIn.finish(callback, { session }))).toMatchObject(failure("state_used"));
      expect(fake.requests).toHaveLength(1);
    },
  );

  it("is used up though XT's answer was lost, and isn't if nothing was sent", async () => {
    const { fake, signIn, exchangeCode } = signingIn();
    const { url, session } = await signIn.begin({ language: "en" });
    const callback = fake.authorize(url);
    exchangeCode.mockRejectedValueOnce(new XtNetworkError("connect_failed", "exchangeCode", undefined));
    expect(await rejection(signIn.finish(callback, { session }))).toMatchObject({ outcome: "not-sent" });
    exchangeCode.mockRejectedValueOnce(new XtHttpError("http_status", "exchangeCode", 502));
    expect(await rejection(signIn.finish(callback, { session }))).toMatchObject({ outcome: "unknown" });
    expect(await rejection(signIn.finish(callback, { session }))).toMatchObject(failure("state_used"));
  });
});

describe("a request that no user has come with", () => {
  it.each([
    ["HEAD", { method: "HEAD" }],
    ["POST", { method: "POST" }],
    ["a prefetch", { headers: { "Sec-Purpose": "prefetch" } }],
    ["a prerender", { headers: { "Sec-Purpose": "prefetch;prerender" } }],
    ["an older prefetch", { headers: { Purpose: "prefetch" } }],
    ["Firefox's older prefetch", { headers: { "X-Moz": "prefetch" } }],
    ["Safari's preview", { headers: { "X-Purpose": "preview" } }],
  ])("(%s) is refused before anything is taken", async (_, init: RequestInit) => {
    const { fake, signIn } = signingIn();
    const { url, session } = await signIn.begin({ language: "en" });
    const callback = fake.authorize(url);
    const headers = Object.fromEntries(new Headers(init.headers));
    const requests = [new Request(callback, init), { method: init.method ?? "GET", url: callback, headers }];
    for (const request of requests) {
      expect(await rejection(signIn.finish(request, { session }))).toMatchObject(failure("navigation_required"));
    }
    const titled = { method: init.method, url: callback, headers: { ...(init.headers as Record<string, string>) } };
    expect(await rejection(signIn.finish(titled, { session }))).toMatchObject(failure("navigation_required"));
    expect(fake.requests).toEqual([]);
    expect((await signIn.finish(new Request(callback), { session })).token.user_id).toBe("anna");
  });
});

it("a signal that was aborted before takes nothing", async () => {
  const { fake, signIn } = signingIn();
  const { url, session } = await signIn.begin({ language: "en" });
  const callback = fake.authorize(url);
  const reason = new Error("enough");
  expect(await rejection(signIn.finish(callback, { session, signal: AbortSignal.abort(reason) }))).toBe(reason);
  expect((await signIn.finish(callback, { session })).returnTo).toBe("/");
});

describe("a callback that isn't this browser's", () => {
  it.each([undefined, null, false, "", "another's"] as const)(
    "(session %j) exchanges nothing, and takes nothing",
    async (other) => {
      const { fake, signIn } = signingIn();
      const { url, session } = await signIn.begin({ language: "en" });
      const callback = fake.authorize(url);
      expect(await rejection(signIn.finish(callback, { session: other }))).toMatchObject(failure("session_lost"));
      expect(fake.requests).toEqual([]);
      expect((await signIn.finish(callback, { session })).token.user_id).toBe("anna");
    },
  );

  it.each([
    ["no state", "/callback?code=stolen", "state_missing"],
    ["a forged state", "/callback?code=stolen&state=forged", "session_lost"],
    ["two states", "/callback?code=stolen&state=a&state=b", "parameter_repeated"],
    ["an error and a forged state", "/callback?error=access_denied&state=forged", "session_lost"],
  ])("(%s) is refused", async (_, callback, code) => {
    const { fake, signIn } = signingIn();
    const { session } = await signIn.begin({ language: "en" });
    expect(await rejection(signIn.finish(callback, { session }))).toMatchObject(failure(code));
    expect(fake.requests).toEqual([]);
  });

  it.each([
    ["no code", "", "code_missing"],
    ["two codes", "&code=a&code=b", "parameter_repeated"],
    ["a code and an error", "&code=a&error=b", "parameter_conflict"],
  ])("but has %s leaves the sign-in as it was", async (_, query, code) => {
    const { fake, signIn } = signingIn();
    const { url, session } = await signIn.begin({ language: "en" });
    const state = new URL(url).searchParams.get("state");
    expect(await rejection(signIn.finish(`/callback?state=${state}${query}`, { session }))).toMatchObject(
      failure(code),
    );
    expect((await signIn.finish(fake.authorize(url), { session })).returnTo).toBe("/");
  });
});

describe("a user who says no", () => {
  it("is believed once the state is theirs", async () => {
    const { fake, signIn } = signingIn();
    const { url, session } = await signIn.begin({ language: "en" });
    const callback = fake.authorize(url, { allow: false });
    expect(await rejection(signIn.finish(callback, { session }))).toMatchObject(failure("access_denied"));
    expect(await rejection(signIn.finish(callback, { session }))).toMatchObject(failure("state_used"));
  });
});

describe("a sign-in that nobody finishes", () => {
  it("ends after ten minutes, or as configured", async () => {
    for (const [options, life] of [
      [{}, 10 * minute],
      [{ expiresInMs: minute }, minute],
    ] as const) {
      const { fake, signIn } = signingIn(options);
      const [late, early] = [await signIn.begin({ language: "en" }), await signIn.begin({ language: "en" })];
      const callbacks = [fake.authorize(late.url), fake.authorize(early.url)];
      pass(life - 1);
      await signIn.finish(callbacks[1] ?? "", { session: early.session });
      pass(1);
      const error = await rejection(signIn.finish(callbacks[0] ?? "", { session: late.session }));
      expect(error).toMatchObject(failure("session_lost"));
    }
  });

  it("leaves the store by itself", async () => {
    const inner = memoryStore();
    const replace = vi.fn(inner.replace);
    const { signIn } = signingIn({ store: { get: inner.get, replace } });
    await signIn.begin({ language: "en" });
    expect(replace.mock.calls[0]?.[3]).toEqual({ endsAt: now() + 10 * minute });
  });
});

describe("where to go after a sign-in", () => {
  it.each(["/", "/a", "/a?b=//c", "/a#b", "/%2F%2Fevil.example", "/a/../b", "/用户"])("can be %j", async (returnTo) => {
    const { fake, signIn } = signingIn();
    const { url, session } = await signIn.begin({ language: "en", returnTo });
    const path = (await signIn.finish(fake.authorize(url), { session })).returnTo;
    expect(new URL(path, "https://app.example").href).toBe(new URL(returnTo, "https://app.example").href);
  });

  it.each([
    ...[
      "https://evil.example",
      "//evil.example",
      "/\\evil.example",
      "\\\\evil.example",
      "evil",
      "",
      "javascript:alert(1)",
    ],
    ...["/\t/evil.example", "/\n/evil.example", "/..//evil.example", "/.//evil.example", "/a/..//evil.example", " /a"],
    ...[5, {}, `/${"a".repeat(3000)}`],
  ])("can't be %j, which leads or may lead to another site", async (returnTo) => {
    const { signIn } = signingIn();
    const error = await rejection(signIn.begin({ language: "en", returnTo: returnTo as never }));
    expect(error).toMatchObject({ name: "XtConfigError", code: "invalid_argument", operation: "begin" });
  });
});

describe("the store of sign-ins", () => {
  it("can be that of the tokens, encrypted, and holds no session, no state and no code", async () => {
    const inner = memoryStore();
    const seen: string[] = [];
    const watched: XtTokenStore = {
      get: (key) => {
        seen.push(key);
        return inner.get(key);
      },
      replace: (...change) => {
        seen.push(...change.map(String));
        return inner.replace(...change);
      },
    };
    for (const store of [
      watched,
      encryptedStore(watched, { keys: [{ id: "a", secret: randomBytes(32).toString("base64") }] }),
    ]) {
      const { fake, signIn } = signingIn({ store });
      const { url, session } = await signIn.begin({ language: "en" });
      const callback = fake.authorize(url);
      const { token } = await signIn.finish(callback, { session });
      const { code, state } = Object.fromEntries(new URL(callback).searchParams);
      for (const secret of [session, code, state]) expect(seen.join("\n")).not.toContain(secret);
      const tokens = createXtTokens({ xt: { refreshToken: vi.fn() }, store, now });
      await tokens.save(token.user_id, token);
      expect(await tokens.token("anna")).toEqual(token);
    }
  });

  it.each(["down", "read-only", "hangs"] as const)("that is %s lets nothing be sent", async (fault) => {
    const realTimeout = setTimeout;
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const store = frailStore();
    const { fake, signIn } = signingIn({ store });
    const { url, session } = await signIn.begin({ language: "en" });
    store.fault = fault;
    const calls = [signIn.finish(fake.authorize(url), { session }), signIn.begin({ language: "en" })].map(rejection);
    for (let second = 0; second < 20; second += 1) {
      // The key is computed in another thread, by real time.
      await new Promise((resolve) => realTimeout(resolve, 2));
      await vi.advanceTimersByTimeAsync(1_000);
    }
    for (const error of await Promise.all(calls)) {
      expect(error).toMatchObject({ name: "XtTokensError", code: "store_failed", outcome: "not-sent" });
      expectNothingPlanted(error);
    }
    expect(fake.requests).toEqual([]);
    vi.useRealTimers();
  });

  it("that holds something else under the key has no sign-in", async () => {
    const { fake, signIn } = signingIn({ store: { get: async () => '{"v":1}', replace: async () => true } });
    const { url, session } = await signIn.begin({ language: "en" });
    expect(await rejection(signIn.finish(fake.authorize(url), { session }))).toMatchObject(failure("session_lost"));
  });
});

it.each([null, 5, {}])("a store of sign-ins that gives %j is told what it must give", async (given) => {
  const { fake, signIn } = signingIn({ store: { get: async () => given as never, replace: async () => true } });
  const { url, session } = await signIn.begin({ language: "en" });
  const message = expect.stringContaining("must resolve to a string or to undefined");
  const error = await rejection(signIn.finish(fake.authorize(url), { session }));
  expect(error).toMatchObject({ code: "store_failed", message });
});

describe("what can't be used", () => {
  const { signIn } = signingIn();
  const { authorizationUrl, exchangeCode } = createXtOAuth({ clientId: "an-id", clientSecret: "a-secret" });
  const xt = { authorizationUrl, exchangeCode };
  it.each([
    {},
    { xt: {} },
    { xt, store: {} },
    { xt, expiresInMs: -1 },
    { xt, expiresInMs: Number.POSITIVE_INFINITY },
    { xt, expiresInMs: 2 ** 31 },
    { xt, now: 5 },
    { xt, expires: 5 },
  ])("is an error when it is created: %j", (options) => {
    expect(() => createXtSignIn(options as never)).toThrow(
      expect.objectContaining({ name: "XtConfigError", code: "invalid_option", operation: "createXtSignIn" }),
    );
  });

  it("is an error of the call", async () => {
    const calls = [
      signIn.begin({} as never),
      signIn.begin({ language: "xx" as never }),
      signIn.begin({ language: "en", session: 5 as never }),
      signIn.begin({ language: "en", session: "a".repeat(501) }),
      signIn.begin({ language: "en", return: "/" } as never),
      signIn.finish(5 as never, { session: "a" }),
      signIn.finish("/?code=a&state=b", { sesion: "a" } as never),
      signIn.finish("/?code=a&state=b", { session: {} as never }),
    ];
    for (const error of await Promise.all(calls.map(rejection))) {
      expect(error).toMatchObject({ name: "XtConfigError", code: "invalid_argument" });
    }
  });
});

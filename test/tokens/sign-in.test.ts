/** What `createXtSignIn` guarantees: each sign-in is finished at most once, in time, and redirects to a path of this site. */
import { beforeEach, describe, expect, it, vi } from "vitest";
import { createXtOAuth, XtHttpError, XtNetworkError } from "../../src/index.js";
import { createXtSignIn, memoryStore } from "../../src/tokens/index.js";
import { rejection } from "../expect-failure.js";
import { beginSignIn, createSignIn, expectCallbackError } from "./signing-in.js";
import { advanceClock, now, restartClock } from "./token-pairs.js";

beforeEach(restartClock);

const minute = 60_000;

describe("a sign-in", () => {
  const pathOf = (url: string) => url.replace("https://app.example", "");
  it.each([
    ["a path", pathOf],
    ["a URL", (url: string) => new URL(url)],
    ["a Request", (url: string) => new Request(url)],
    ["a request of Node", (url: string) => ({ method: "GET", url: pathOf(url), headers: {} })],
  ])(
    "begins with a URL and a session, and is finished with %s: it resolves to the tokens and returnTo",
    async (_, callbackOf) => {
      const { signIn, session, callback } = await beginSignIn({}, { returnTo: "/orders?page=2#last" });
      const { token, returnTo } = await signIn.finish(callbackOf(callback), { session });
      expect([token.user_id, returnTo]).toEqual(["anna", "/orders?page=2#last"]);
    },
  );

  it("passes the language, the scope and the redirect URI to the URL", async () => {
    const { signIn } = createSignIn();
    const request = { language: "vi", scope: "spotAssets", redirectUri: "https://app.example/other" } as const;
    const url = new URL((await signIn.begin(request)).url);
    expect(url.pathname).toContain("/vi/");
    expect(url.searchParams.get("scope")).toBe(request.scope);
    expect(url.searchParams.get("redirect_uri")).toBe(request.redirectUri);
  });

  it("works in several tabs of a browser, in any order, and can be finished by another process", async () => {
    const store = memoryStore();
    const { fake, signIn, exchangeCode } = createSignIn({ store });
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

  const cookies = [undefined, null, false, "", " ", "a\0b", "\ud800", "a".repeat(8_000)] as const;
  it.each(cookies)("begins with the session of the cookie, if it has one: %#", async (cookie) => {
    const { signIn, session, callback } = await beginSignIn({}, { session: cookie });
    expect(session).toEqual(cookie || expect.stringMatching(/^[\w-]{43}$/));
    expect((await signIn.begin({ language: "en", session: cookie })).session === session).toBe(Boolean(cookie));
    expect((await signIn.finish(callback, { session })).token.user_id).toBe("anna");
  });
});

describe("a callback", () => {
  it.each([2, 21])("that comes %i times at once exchanges its code once, in several processes", async (times) => {
    const store = memoryStore();
    const { get } = store;
    const reads = vi.spyOn(store, "get").mockImplementation(async (key) => {
      const text = await get(key);
      // All callbacks read the sign-in before one of them marks it as used.
      await vi.waitUntil(() => reads.mock.calls.length >= times, 10_000);
      return text;
    });
    const { fake, signIn, exchangeCode, session, callback } = await beginSignIn({ store });
    const processes = Array.from({ length: 8 }, () =>
      createXtSignIn({ xt: { authorizationUrl: vi.fn(), exchangeCode }, store, now }),
    );
    const calls = Array.from({ length: times }, (_, at) => processes[at % 8]?.finish(callback, { session }));
    const results = await Promise.allSettled(calls);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const result of results) {
      if (result.status === "rejected") await expectCallbackError(Promise.reject(result.reason), "state_used");
    }
    expect(exchangeCode).toHaveBeenCalledTimes(1);
    await expectCallbackError(signIn.finish(callback, { session }), "state_used");
    expect(fake.requests).toHaveLength(1);
  });

  it("can be retried if nothing was sent, and not if XT's response was lost", async () => {
    const { signIn, exchangeCode, session, callback } = await beginSignIn();
    exchangeCode.mockRejectedValueOnce(new XtNetworkError("connect_failed", "exchangeCode", undefined));
    expect(await rejection(signIn.finish(callback, { session }))).toMatchObject({ outcome: "not-sent" });
    exchangeCode.mockRejectedValueOnce(new XtHttpError("http_status", "exchangeCode", 502));
    expect(await rejection(signIn.finish(callback, { session }))).toMatchObject({ outcome: "unknown" });
    await expectCallbackError(signIn.finish(callback, { session }), "state_used");
  });
});

it.each([
  [{}, 10 * minute],
  [{ expiresInMs: minute }, minute],
])(
  "a sign-in with the options %j that isn't finished expires after %i ms, also in the store",
  async (options, life) => {
    const store = memoryStore();
    const replace = vi.spyOn(store, "replace");
    const [early, late] = [await beginSignIn({ ...options, store }), await beginSignIn({ ...options, store })];
    expect(replace.mock.calls[0]?.[3]).toEqual({ endsAt: now() + life });
    advanceClock(life - 1);
    await early.signIn.finish(early.callback, { session: early.session });
    advanceClock(1);
    await expectCallbackError(late.signIn.finish(late.callback, { session: late.session }), "session_lost");
  },
);

describe("returnTo", () => {
  it.each(["/", "/a", "/a?b=//c", "/a#b", "/%2F%2Fevil.example", "/a/../b", "/用户"])("can be %j", async (returnTo) => {
    const { signIn, session, callback } = await beginSignIn({}, { returnTo });
    const path = (await signIn.finish(callback, { session })).returnTo;
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
  ])("can't be %j", async (returnTo) => {
    const { signIn } = createSignIn();
    const error = await rejection(signIn.begin({ language: "en", returnTo: returnTo as never }));
    expect(error).toMatchObject({ name: "XtConfigError", code: "invalid_argument", operation: "begin" });
  });
});

describe("an invalid argument", () => {
  const { signIn } = createSignIn();
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
  ])("is an error of createXtSignIn: %j", (options) => {
    expect(() => createXtSignIn(options as never)).toThrow(
      expect.objectContaining({ name: "XtConfigError", code: "invalid_option", operation: "createXtSignIn" }),
    );
  });

  it("of begin() or finish() is an error of the call", async () => {
    const calls = [
      signIn.begin({} as never),
      signIn.begin({ language: "xx" as never }),
      signIn.begin({ language: "en", session: 5 as never }),
      signIn.begin({ language: "en", return: "/" } as never),
      signIn.finish(5 as never, { session: "a" }),
      signIn.finish({ headers: {}, rawPath: "/", rawQueryString: "code=a&state=b" } as never, { session: "a" }),
      signIn.finish("/?code=a&state=b", { sesion: "a" } as never),
      signIn.finish("/?code=a&state=b", { session: {} as never }),
    ];
    for (const error of await Promise.all(calls.map(rejection))) {
      expect(error).toMatchObject({ name: "XtConfigError", code: "invalid_argument" });
    }
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { getToken } from "../../generated/operations/getToken.js";
import { server } from "../../generated/server.js";
import { readCallback } from "../../src/callback.js";
import { accessTokenExpiresAt, createXtOAuth, type Fetch } from "../../src/index.js";
import { failure, success } from "../answers.js";
import { client, expectDocumented, rejection } from "../grants.js";
import { planted } from "../planted.js";
import { holds } from "../seed.js";

const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.string({ unit: "grapheme", maxLength: 60 }),
  fc.string(),
);
const goodText = anyText.filter((text) => text.trim() !== "" && !/[\p{Surrogate}\p{Cc}\p{Zl}\p{Zp}]/u.test(text));
const maybe = (run: () => unknown): { error?: unknown; value?: unknown } => {
  try {
    return { value: run() };
  } catch (error) {
    return { error };
  }
};

describe("random codes and secrets", () => {
  const grants = ["exchangeCode", "refreshToken"] as const;

  it("arrive byte-exact in the query", async () => {
    await holds(
      fc.tuple(goodText, goodText, goodText, fc.constantFrom(...grants)),
      250,
      async ([clientId, clientSecret, value, grant]) => {
        let sent = "";
        const fetch: Fetch = async (url) => {
          sent = url;
          return new Response(JSON.stringify(success));
        };
        await createXtOAuth({ clientId, clientSecret, fetch })[grant](value);
        expect(sent.startsWith(`${server}${getToken.path}?`)).toBe(true);
        expect(sent).toMatch(/^[!-~]+$/);
        // Decoded by hand: URL itself mends what it is given.
        const pairs = sent.slice(sent.indexOf("?") + 1).split("&");
        const query = Object.fromEntries(pairs.map((pair) => pair.split("=").map((part) => decodeURIComponent(part))));
        const byGrant =
          grant === "exchangeCode"
            ? { grant_type: "authorization_code", code: value }
            : { grant_type: "refresh_token", refresh_token: value };
        expect(query).toEqual({ client_id: clientId, client_secret: clientSecret, ...byGrant });
      },
    );
  });

  it("never show where the server repeats them", async () => {
    // No letters that make words: those may well show by chance. And none that prints escape: a piece would grow by it.
    const unit = fc.constantFrom(..."Qq7Zz9+/=&%# éñ漢😀");
    const secretText = fc.string({ unit, minLength: 8, maxLength: 60 }).filter((text) => text.trim() !== "");
    const echo = fc.tuple(
      secretText,
      secretText,
      fc.nat(50),
      fc.constantFrom("raw", "percent", "form", "json"),
      fc.constantFrom("mc", "ma", "key"),
    );
    await holds(echo, 80, async ([clientSecret, code, from, how, where]) => {
      const piece = [...`${clientSecret} ${code}`].slice(from).join("");
      const forms = { raw: piece, percent: encodeURIComponent(piece), json: JSON.stringify(piece) };
      const text = Reflect.get({ ...forms, form: `${new URLSearchParams({ v: piece })}` }, how);
      const body = where === "mc" ? { mc: text } : where === "ma" ? { ma: ["x", text] } : { ma: { [text]: 1 } };
      const fetch: Fetch = async () => new Response(JSON.stringify({ ...failure, ...body }));
      const error = await rejection(
        createXtOAuth({ clientId: "institution-1", clientSecret, fetch }).exchangeCode(code),
      );
      expectDocumented(error, ["XtApiError"], [clientSecret, code]);
    });
  });

  it("of any kind are taken, or refused as documented before anything is sent", async () => {
    await holds(
      fc.tuple(fc.anything(), fc.anything(), fc.anything(), fc.anything()),
      60,
      async ([clientId, clientSecret, code, options]) => {
        let requests = 0;
        const fetch: Fetch = async () => {
          requests += 1;
          return new Response(JSON.stringify(success));
        };
        const created = maybe(() => createXtOAuth({ clientId, clientSecret, fetch } as never));
        if (created.error !== undefined) expectDocumented(created.error, ["XtConfigError"]);
        try {
          await client({ fetch }).exchangeCode(code as never, options as never);
        } catch (error) {
          expectDocumented(error, ["XtConfigError"]);
          expect(requests).toBe(0);
        }
      },
    );
  });
});

describe("random base URLs", () => {
  it("lead to https or to this machine, or are refused without an echo", async () => {
    const lookalikes = ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example"];
    const host = fc.constantFrom("localhost", "127.0.0.1", "[::1]", new URL(server).host, ...lookalikes);
    const parts = ["", "", "", "/", "/a", "//", "?", "?a=b", "#", "#a", "@", ":80", ":x", "\\", "\t", "\n", " ", "%00"];
    const part = fc.constantFrom(...parts, "..", "user:pw@");
    const baseUrl = fc.oneof(
      fc.webUrl({ withFragments: true, withQueryParameters: true, validSchemes: ["http", "https", "ftp"] }),
      fc
        .tuple(
          fc.constantFrom("https", "http", "HTTP", "ftp", "javascript", ""),
          fc.constantFrom("://", ":", "//", ":\\\\"),
          part,
          host,
          part,
          part,
        )
        .map((parts) => parts.join("")),
      anyText.map((text) => `https://${text}`),
      anyText,
    );
    await holds(baseUrl, 200, async (url) => {
      let sent = "";
      const fetch: Fetch = async (to) => {
        sent = to;
        return new Response(JSON.stringify(success));
      };
      const marked = `${url}${planted.userId}`;
      const { error } = maybe(() => client({ baseUrl: marked }));
      if (error !== undefined) expectDocumented(error, ["XtConfigError"]);
      const { value, error: refused } = maybe(() => client({ baseUrl: url, fetch }));
      if (refused !== undefined) expectDocumented(refused, ["XtConfigError"]);
      if (value === undefined) return;
      await client({ baseUrl: url, fetch }).exchangeCode(planted.code);
      const { protocol, hostname, pathname, username, password, hash, searchParams } = new URL(sent);
      expect(protocol === "https:" || /^(localhost|127\.[\d.]+|\[::1\])$/.test(hostname)).toBe(true);
      expect(pathname.endsWith(getToken.path)).toBe(true);
      expect([username, password, hash]).toEqual(["", "", ""]);
      expect(searchParams.get("code")).toBe(planted.code);
    });
  });
});

describe("random callbacks", () => {
  const state = "0123456789abcdefghijklmnop";
  const name = fc.constantFrom("code", "state", "error", "error_description", "lang", "CODE", "code[]");
  const value = fc.oneof(
    anyText,
    fc.constantFrom(state, planted.code, "", " ", "access_denied", "<script>", encodeURIComponent(state)),
  );
  const pairs = fc.array(fc.tuple(name, value), { maxLength: 6 });
  const url = fc.oneof(
    pairs.map((given) => `https://app.example/back?${new URLSearchParams(given)}`),
    pairs.map((given) => `/back?${given.map((pair) => pair.join("=")).join("&")}`),
    anyText,
    fc.tuple(anyText, anyText).map(([before, after]) => `${before}?state=${state}&${after}`),
  );

  // A code in another parameter can't be recognized: the callback has none to compare it with.
  const hidden = [state];

  it("give a code that was there, or fail as documented", async () => {
    await holds(url, 250, (callback) => {
      const { value: code, error } = maybe(() => readCallback(callback, { state }));
      if (error !== undefined) {
        const { message } = expectDocumented(error, ["XtCallbackError"], hidden);
        expect(message).not.toMatch(/[\p{C}\p{Zl}\p{Zp}<>]/u);
        expect(message.length).toBeLessThan(300);
        return;
      }
      const query = new URLSearchParams(callback.split("#")[0]?.split("?").slice(1).join("?"));
      expect(query.getAll("state")).toEqual([state]);
      expect(query.getAll("code")).toEqual([code]);
      expect(query.has("error")).toBe(false);
    });
  });

  it("of any kind, with any check, fail as documented", async () => {
    await holds(fc.tuple(fc.anything(), fc.anything()), 150, ([callback, check]) => {
      const { error } = maybe(() => readCallback(callback as never, check as never));
      if (error !== undefined) expectDocumented(error, ["XtConfigError", "XtCallbackError"]);
    });
  });
});

describe("random tokens", () => {
  it("have a date to end at, or none, and never throw", async () => {
    const payload = fc.oneof(
      fc.json(),
      fc.anything().map((exp) => JSON.stringify({ exp }) ?? ""),
      anyText,
    );
    const jwt = fc.oneof(
      payload.map((text) => `a.${Buffer.from(text).toString("base64url")}.c`),
      anyText,
      fc.anything(),
    );
    await holds(jwt, 250, (access_token) => {
      const date = accessTokenExpiresAt({ access_token } as never);
      expect(date === undefined || Number.isFinite(date.getTime())).toBe(true);
    });
  });

  it("end when their exp says", async () => {
    await holds(
      fc.tuple(fc.integer({ min: -253_402_300_799, max: 253_402_300_799 }), fc.dictionary(anyText, anyText)),
      200,
      ([exp, claims]) => {
        const payload = Buffer.from(JSON.stringify({ ...claims, exp })).toString("base64url");
        expect(accessTokenExpiresAt({ access_token: `a.${payload}.c` })?.getTime()).toBe(exp * 1000);
      },
    );
  });
});

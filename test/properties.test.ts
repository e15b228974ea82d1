/** Property tests of the sign-in, with random inputs of callers and random responses. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { getToken } from "../generated/operations/getToken.js";
import { server } from "../generated/server.js";
import { readCallback } from "../src/callback.js";
import { createXtOAuth, type Fetch } from "../src/index.js";
import { success, token } from "./client-with-responses.js";
import { createOAuth, expectErrorNamed, grantNames } from "./expect-failure.js";
import { planted } from "./planted-secrets.js";
import { checkProperty } from "./random-seed.js";

const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.string({ unit: "grapheme", maxLength: 60 }),
  fc.string(),
);
const goodText = anyText.filter((text) => text.trim() !== "" && !/[\p{Surrogate}\p{Cc}\p{Zl}\p{Zp}]/u.test(text));
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

/** Returns the value or the error of a function. */
function attempt<T>(run: () => T): { error?: unknown; value?: T } {
  try {
    return { value: run() };
  } catch (error) {
    return { error };
  }
}

/** A `fetch` that succeeds, and the URLs that it was called with. */
function recording() {
  const urls: string[] = [];
  const fetch: Fetch = async (url) => {
    urls.push(url);
    return Response.json(success);
  };
  return { fetch, urls };
}

describe("random codes and secrets", () => {
  it("arrive byte-exact in the query", async () => {
    const cases = fc.tuple(goodText, goodText, goodText, fc.constantFrom(...grantNames));
    await checkProperty(cases, 250, async ([clientId, clientSecret, value, grant]) => {
      const { fetch, urls } = recording();
      await createXtOAuth({ clientId, clientSecret, fetch })[grant](value);
      const [start, query = ""] = `${urls}`.split("?");
      expect([start, urls.length]).toEqual([server + getToken.path, 1]);
      expect(query).toMatch(/^[!-~]+$/);
      // Decoded by hand, because URL corrects a query that is encoded wrongly.
      const pairs = query.split("&").map((pair) => pair.split("=").map((part) => decodeURIComponent(part)));
      expect(Object.fromEntries(pairs)).toEqual({
        client_id: clientId,
        client_secret: clientSecret,
        ...(grant === "exchangeCode"
          ? { grant_type: "authorization_code", code: value }
          : { grant_type: "refresh_token", refresh_token: value }),
      });
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
  /** Callbacks that finish a sign-in. Without them, a random callback almost never has one state and one code. */
  const finished = fc
    .tuple(goodText, fc.array(fc.tuple(fc.constantFrom("lang", "CODE", "code[]"), value), { maxLength: 3 }))
    .map(([code, others]) => `/back?${new URLSearchParams([...others, ["code", code], ["state", state]])}`);
  const url = fc.oneof(
    finished,
    pairs.map((given) => `https://app.example/back?${new URLSearchParams(given)}`),
    pairs.map((given) => `/back?${given.map((pair) => pair.join("=")).join("&")}`),
    anyText,
    fc.tuple(anyText, anyText).map(([before, after]) => `${before}?state=${state}&${after}`),
  );

  it("return the code of the callback, or fail as documented", async () => {
    await checkProperty(url, 250, (callback) => {
      const { value: code, error } = attempt(() => readCallback(callback, { state }));
      if (error !== undefined) {
        // A code in another parameter can't be recognized: the callback has none to compare it with.
        const { message } = expectErrorNamed(error, ["XtCallbackError"], [state]);
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
});

describe("an exchange", () => {
  /** Texts that may repeat the secret that was sent, or a piece of it. */
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 30 }),
    fc.constantFrom("SUCCESS", "FAILURE", "AUTH_103", "__proto__", "constructor", "toString", "toJSON", "then"),
    fc.tuple(fc.nat(30), fc.integer({ min: 8, max: 40 }), fc.boolean()).map(([from, length, encode]) => {
      const piece = [...planted.clientSecret].slice(from, from + length).join("");
      return encode ? encodeURIComponent(piece) : piece;
    }),
  );
  const numbers = fc.constantFrom(0, 1, -1, 1e21);
  const leaf = fc.oneof(text, fc.integer(), fc.double(), fc.constant(null), fc.boolean(), numbers);
  const json = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: "small" },
      leaf,
      fc.array(tie("value"), { maxLength: 4 }),
      fc.dictionary(text, tie("value"), { maxKeys: 4 }),
    ),
  })).value;
  const tokenOf = <T>(field: fc.Arbitrary<T>, lifetime: fc.Arbitrary<T | number>) =>
    fc.record({
      ...{ user_id: field, access_token: field, refresh_token: field, client_id: field, scope: field },
      ...{ expires_in: lifetime, refresh_expires_in: lifetime },
    });
  const anyField = optional(fc.oneof(text, fc.nat(), json));
  const anyEnvelope = fc.oneof(
    json,
    fc.record({
      rc: optional(fc.oneof(fc.constantFrom(0, 1, 2, -1, "0", 1.5), json)),
      mc: optional(fc.oneof(text, json)),
      ma: optional(json),
      result: optional(fc.oneof(fc.constant(token), tokenOf(anyField, anyField), json)),
    }),
    fc.record({ returnCode: json, msgInfo: json, error: json, result: json }),
  );

  /** The error of an exchange, if it fails. */
  const failure = (body: BodyInit | null, init?: ResponseInit): Promise<unknown> =>
    createOAuth({ fetch: async () => new Response(body, init) })
      .exchangeCode(planted.code)
      .then(
        () => undefined,
        (error: unknown) => error,
      );

  it("fails only as documented and shows nothing planted, given any JSON", async () => {
    await checkProperty(anyEnvelope, 200, async (body) => {
      const error = await failure(JSON.stringify(body) ?? "");
      if (error !== undefined) expectErrorNamed(error, ["XtResponseError", "XtApiError"]);
    });
  });

  it("fails only as documented, given any bytes with any status", async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      // A good response with some wrong bytes.
      fc.array(fc.tuple(fc.nat(500), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 4 }).map((turns) => {
        const good = Buffer.from(JSON.stringify(success));
        for (const [at, byte] of turns) good[at % good.length] = byte;
        return good;
      }),
    );
    const status = fc.oneof(fc.constant(200), fc.integer({ min: 201, max: 599 }));
    await checkProperty(fc.tuple(bytes, status, optional(text)), 200, async ([body, code, header]) => {
      const headers = header === undefined ? {} : { "Retry-After": encodeURIComponent(header) };
      const hasNoBody = [204, 205, 304].includes(code);
      const error = await failure(hasNoBody ? null : Uint8Array.from(body), { status: code, headers });
      if (error !== undefined) expectErrorNamed(error, ["XtResponseError", "XtApiError", "XtHttpError"]);
    });
  });
});

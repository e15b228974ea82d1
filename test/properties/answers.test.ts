import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { XtToken } from "../../src/index.js";
import { success, token } from "../answers.js";
import { client, expectDocumented, rejection } from "../grants.js";
import { planted } from "../planted.js";
import { holds } from "../seed.js";

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
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const anyField = optional(fc.oneof(text, fc.nat(), json));
const fields = ["user_id", "access_token", "refresh_token", "expires_in", "refresh_expires_in", "client_id", "scope"];
const anyToken = fc.record(Object.fromEntries(fields.map((name) => [name, anyField])));
const anyEnvelope = fc.oneof(
  json,
  fc.record({
    rc: optional(fc.oneof(fc.constantFrom(0, 1, 2, -1, "0", 1.5), json)),
    mc: optional(fc.oneof(text, json)),
    ma: optional(json),
    result: optional(fc.oneof(fc.constant(token), anyToken, json)),
  }),
  fc.record({ returnCode: json, msgInfo: json, error: json, result: json }),
);

const filled = fc.string({ unit: "binary", minLength: 1, maxLength: 200 });
const goodToken: fc.Arbitrary<XtToken> = fc.record({
  user_id: filled,
  access_token: filled,
  refresh_token: filled,
  expires_in: fc.maxSafeNat(),
  refresh_expires_in: fc.maxSafeNat(),
  client_id: filled,
  scope: filled,
});

/** The error of an exchange, if it fails. */
const failure = (body: BodyInit | null, init?: ResponseInit): Promise<unknown> =>
  client({ fetch: async () => new Response(body, init) })
    .exchangeCode(planted.code)
    .then(
      () => undefined,
      (error: unknown) => error,
    );

describe("an exchange, whatever the server answers,", () => {
  it("fails only as documented and shows nothing planted, given any JSON", async () => {
    await holds(anyEnvelope, 200, async (body) => {
      const error = await failure(JSON.stringify(body) ?? "");
      if (error !== undefined) expectDocumented(error, ["XtResponseError", "XtApiError"]);
    });
  });

  it("fails only as documented, given any bytes with any status", async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      // A good answer with some bytes of it turned.
      fc.array(fc.tuple(fc.nat(500), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 4 }).map((turns) => {
        const good = Buffer.from(JSON.stringify(success));
        for (const [at, byte] of turns) good[at % good.length] = byte;
        return good;
      }),
    );
    const status = fc.oneof(fc.constant(200), fc.integer({ min: 206, max: 599 }));
    await holds(fc.tuple(bytes, status, optional(text)), 200, async ([body, code, header]) => {
      const headers = header === undefined ? {} : { "Retry-After": encodeURIComponent(header) };
      const hasNoBody = [204, 205, 304].includes(code);
      const error = await failure(hasNoBody ? null : Uint8Array.from(body), { status: code, headers });
      if (error !== undefined) expectDocumented(error, ["XtResponseError", "XtApiError", "XtHttpError"]);
    });
  });

  it("accepts every well-formed response, just as it is", async () => {
    const cases = fc.tuple(goodToken, optional(json), fc.integer({ min: 1, max: 100 }));
    await holds(cases, 200, async ([result, ma, size]) => {
      const answer = JSON.stringify({ ...success, ma, result });
      const bytes = new TextEncoder().encode(answer);
      const body = new ReadableStream({
        start(controller) {
          for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.subarray(at, at + size));
          controller.close();
        },
      });
      const xt = client({ fetch: async () => new Response(body) });
      await expect(xt.exchangeCode("a-code")).resolves.toEqual(JSON.parse(answer).result);
    });
  });

  it("keeps the tokens of a success that breaks a rule within reach, and out of sight", async () => {
    await holds(anyToken, 100, async (result) => {
      const wrong = JSON.parse(JSON.stringify({ ...result, user_id: 5 }));
      const fetch = async () => Response.json({ ...success, result: wrong });
      const error = expectDocumented(await rejection(client({ fetch }).exchangeCode("a-code")), ["XtResponseError"]);
      expect(error.outcome).toBe("answered");
      if (error.name === "XtResponseError") expect(error.unvalidatedResult()).toEqual(wrong);
    });
  });
});

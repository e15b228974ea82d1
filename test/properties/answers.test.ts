import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { XtToken } from "../../src/index.js";
import { success, token } from "../answers.js";
import { client, grantNames, grants, rejection } from "../grants.js";
import { planted } from "../planted.js";
import { expectDocumented } from "./documented.js";
import { holds } from "./seeded.js";

/** Texts that may repeat the secret that was sent, or a piece of it. */
const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 30 }),
  fc.constantFrom("SUCCESS", "FAILURE", "AUTH_103", "__proto__", "constructor", "toString", "toJSON", "then"),
  fc.tuple(fc.nat(30), fc.integer({ min: 8, max: 40 }), fc.boolean()).map(([from, length, encode]) => {
    const piece = [...planted.clientSecret].slice(from, from + length).join("");
    return encode ? encodeURIComponent(piece) : piece;
  }),
);
const leaf = fc.oneof(
  text,
  fc.integer(),
  fc.double(),
  fc.constant(null),
  fc.boolean(),
  fc.constantFrom(0, 1, -1, 1e21),
);
const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    leaf,
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(text, tie("value"), { maxKeys: 4 }),
  ),
})).value;
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const anyToken = fc.record({
  user_id: optional(fc.oneof(text, json)),
  access_token: optional(fc.oneof(text, json)),
  refresh_token: optional(fc.oneof(text, json)),
  expires_in: optional(fc.oneof(fc.nat(), json)),
  refresh_expires_in: optional(fc.oneof(fc.nat(), json)),
  client_id: optional(fc.oneof(text, json)),
  scope: optional(fc.oneof(text, json)),
});
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

const answering = (body: BodyInit | null, init?: ResponseInit) =>
  client({ fetch: async () => new Response(body, init) });

// The two grants differ in one value of what is asked, and in nothing of how an answer is read.
describe.each(grantNames.slice(0, 1))("%s, whatever the server answers,", (grant) => {
  it("fails only as documented and shows nothing planted, given any JSON", async () => {
    await holds(anyEnvelope, 500, async (body) => {
      const error = await grants[grant](answering(JSON.stringify(body) ?? "")).then(
        () => undefined,
        (reason: unknown) => reason,
      );
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
    await holds(fc.tuple(bytes, status, optional(text)), 500, async ([body, code, header]) => {
      const headers = header === undefined ? {} : { "Retry-After": encodeURIComponent(header) };
      const error = await grants[grant](
        answering([204, 205, 304].includes(code) ? null : Uint8Array.from(body), { status: code, headers }),
      ).then(
        () => undefined,
        (reason: unknown) => reason,
      );
      if (error !== undefined) expectDocumented(error, ["XtResponseError", "XtApiError", "XtHttpError"]);
    });
  });

  it("passes every answer that is well-formed, just as it is", async () => {
    await holds(
      fc.tuple(goodToken, optional(json), fc.integer({ min: 1, max: 100 })),
      500,
      async ([result, ma, size]) => {
        const answer = JSON.stringify({ ...success, ma, result });
        const bytes = new TextEncoder().encode(answer);
        const body = new ReadableStream({
          start(controller) {
            for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.subarray(at, at + size));
            controller.close();
          },
        });
        await expect(grants[grant](answering(body))).resolves.toEqual(JSON.parse(answer).result);
      },
    );
  });

  it("keeps the tokens of a yes that breaks a rule within reach, and out of sight", async () => {
    await holds(anyToken, 200, async (result) => {
      const wrong = JSON.parse(JSON.stringify({ ...result, user_id: 5 }));
      const error = await rejection(grants[grant](answering(JSON.stringify({ ...success, result: wrong }))));
      const known = expectDocumented(error, ["XtResponseError"]);
      expect(known.outcome).toBe("answered");
      if (known.name === "XtResponseError") expect(known.unvalidatedResult()).toEqual(wrong);
    });
  });
});

import { describe, expect, it } from "vitest";
import { getToken } from "../../generated/operations/getToken.js";
import { unwrap } from "../../src/call/unwrap.js";
import { XtResponseError } from "../../src/errors.js";
import { failure, success, token } from "../answers.js";
import { client, expectFailure, rejection } from "../grants.js";

const answered = (body: BodyInit | null, clientSecret = "s".repeat(20)) =>
  rejection(client({ clientSecret, fetch: async () => new Response(body) }).exchangeCode("c".repeat(20)));
const message = async (body: unknown) =>
  String(
    await answered(
      typeof body === "string" || body instanceof Uint8Array
        ? Uint8Array.from(Buffer.from(body))
        : JSON.stringify(body),
    ),
  );
const start = "XtResponseError: exchangeCode: the";

describe("the message of an answer that can't be used", () => {
  it.each<[string, unknown, string]>([
    ["is empty", "", "body of the answer is empty"],
    ["is no JSON", "<html>", "body of the answer is not JSON"],
    ["is blank", " ", "body of the answer is not JSON"],
    ["is no UTF-8", Uint8Array.of(0xff), "body of the answer is not UTF-8"],
    ["is too large", " ".repeat(65_537), "body of the answer is over 65536 bytes"],
    ["is no object", [], "answer is JSON, but no object {rc, mc, ma, result}"],
    [
      "is XT's other envelope",
      { returnCode: 1 },
      "answer came in XT's other envelope {returnCode, msgInfo, error, result}: is baseUrl another of XT's services?",
    ],
    ["has no rc", {}, 'answer is not what the spec says: rc breaks the rule "required"'],
    ["has an rc of the wrong type", { rc: "0" }, 'answer is not what the spec says: rc breaks the rule "type"'],
    ["refuses without mc", { rc: 1 }, 'answer is not what the spec says: mc breaks the rule "required"'],
    [
      "says yes without a result",
      { rc: 0, mc: "SUCCESS" },
      'answer is not what the spec says: result breaks the rule "required"; unvalidatedResult() holds what came with it',
    ],
    [
      "says yes with a field missing",
      { ...success, result: { ...token, scope: undefined } },
      'answer is not what the spec says: result.scope breaks the rule "required"; unvalidatedResult() holds what came with it',
    ],
  ])("that %s says so", async (_, body, expected) => {
    await expect(message(body)).resolves.toBe(`${start} ${expected}`);
  });
});

describe("an envelope of both kinds", () => {
  it("is XT's own where it has rc, and the other where it has a field of that", async () => {
    expect(await answered(JSON.stringify({ ...failure, returnCode: 1, msgInfo: "x" }))).toMatchObject({
      name: "XtApiError",
    });
    expect(await answered(JSON.stringify({ returnCode: 1 }))).toMatchObject({ code: "response_other_envelope" });
    expect(await answered(JSON.stringify({ msgInfo: 1 }))).toMatchObject({ code: "response_other_envelope" });
    expect(await answered(JSON.stringify({ error: 1 }))).toMatchObject({ code: "response_invalid" });
  });
});

describe("a return code that repeats a secret", () => {
  it("is named, and not shown", async () => {
    const error = await answered(JSON.stringify({ ...failure, rc: 73918465 }), "73918465");
    expectFailure(error, {
      name: "XtResponseError",
      code: "response_invalid",
      outcome: "rejected",
      field: "rc",
      rule: "const",
    });
    expect(String(error)).not.toContain("7391");
  });
});

describe("an operation whose validator gives no reason", () => {
  it("is refused all the same", () => {
    const isSuccess = (answer: unknown): answer is { rc: 0; result: never } => answer === undefined;
    const operation = { ...getToken, id: "other", isSuccess };
    expect(() => unwrap({ rc: 0, result: 5 }, operation, { caller: "other", secrets: [] })).toThrow(
      new XtResponseError(
        "response_invalid",
        "other",
        "answered",
        "the answer is not what the spec says: it breaks a rule; unvalidatedResult() holds what came with it",
      ),
    );
  });
});

describe("a number that is too large for JavaScript", () => {
  it("is no lifetime, and the tokens beside it stay reachable", async () => {
    const body = JSON.stringify(success).replace(/"expires_in":\d+/, '"expires_in":1e999');
    const error = await answered(body);
    expectFailure(error, {
      name: "XtResponseError",
      code: "response_invalid",
      outcome: "answered",
      field: "result.expires_in",
      rule: "type",
    });
    expect(error instanceof XtResponseError && error.unvalidatedResult()).toMatchObject({
      access_token: token.access_token,
    });
  });
});

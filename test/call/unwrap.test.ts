/** XT's two envelopes: what is a success, a refusal, or a response that isn't understood, and what errors say of it. */
import { describe, expect, it } from "vitest";
import { answering, failure, limitOrder, orderId, success, token, yes } from "../answers.js";
import { client, expectFailure, rejection } from "../grants.js";
import { expectNothingPlanted, planted } from "../planted.js";

const answered = (body: BodyInit | null, clientSecret = "s".repeat(20)) =>
  rejection(client({ clientSecret, fetch: async () => new Response(body) }).exchangeCode("c".repeat(20)));
const balances = { assets: [] };
const refusal = (fields: object) => ({ returnCode: 1, msgInfo: "failure", result: null, ...fields });

describe("the message of a response that can't be used", () => {
  const body = "body of the response";
  const rule = (field: string, name: string) => `response does not match the spec: ${field} breaks the rule "${name}"`;
  const reachable = "; unvalidatedResult() returns the result";
  it.each<[string, unknown, string]>([
    ["is empty", "", `${body} is empty`],
    ["is no JSON", "<html>", `${body} is not JSON`],
    ["is blank", " ", `${body} is not JSON`],
    ["is no UTF-8", Uint8Array.of(0xff), `${body} is not UTF-8`],
    ["is too large", " ".repeat(65_537), `${body} is over 65536 bytes`],
    ["is no object", [], "response is JSON, but not an object {rc, mc, ma, result}"],
    ["has no rc", {}, rule("rc", "required")],
    ["has an rc of the wrong type", { rc: "0" }, rule("rc", "type")],
    ["has an rc of null", { rc: null }, rule("rc", "type")],
    ["has a returnCode of the wrong type", { returnCode: "1" }, rule("returnCode", "type")],
    ["has no result", { rc: 0, mc: "SUCCESS" }, rule("result", "type") + reachable],
    [
      "has no user",
      { ...success, result: { ...token, user_id: undefined } },
      rule("result.user_id", "required") + reachable,
    ],
    ["succeeds and fails at once", { ...success, mc: "FAILURE" }, rule("mc", "const") + reachable],
    [
      "succeeds and fails at once, in the other envelope",
      { returnCode: 0, error: { code: "x" }, result: token },
      rule("error", "const") + reachable,
    ],
    [
      "succeeds and fails at once, with a text for an error",
      { returnCode: 0, error: "busy", result: token },
      rule("error", "const") + reachable,
    ],
  ])("that %s says so", async (_, sent, expected) => {
    const bytes =
      sent instanceof Uint8Array ? Buffer.from(sent) : typeof sent === "string" ? sent : JSON.stringify(sent);
    expect(String(await answered(bytes))).toBe(`XtResponseError: exchangeCode: the ${expected}`);
  });
});

describe("XT's other envelope", () => {
  it.each([
    ["with all its fields", { returnCode: 0, msgInfo: "success", error: null, result: balances }],
    ["without the fields that say nothing", { returnCode: 0, result: balances }],
    ["with the code of the first as null", { rc: null, returnCode: 0, error: null, result: balances }],
  ])("is unwrapped like the first, %s", async (_, response) => {
    const { user, deviations } = answering([response]);
    await expect(user.getBalances()).resolves.toEqual(balances);
    expect(deviations).toEqual([]);
  });

  it.each<[string, object, string, "rejected" | "unknown"]>([
    ["a word", { error: { code: "insufficient_balance", msg: "m" } }, "insufficient_balance", "rejected"],
    ["a number as text", { error: { code: "403", msg: "invalid signature" } }, "403", "rejected"],
    ["a number", { error: { code: 429 } }, "429", "rejected"],
    ["the gateway's 400", { error: { code: "400", msg: "Connection refused: /10.0.0.1" } }, "400", "unknown"],
    ["the gateway's 503", { error: { code: "503" } }, "503", "unknown"],
    ["the gateway's 500 as a number", { error: { code: 500 } }, "500", "unknown"],
    ["no error", { error: null }, "failure", "rejected"],
    ["an error without a code", { error: {} }, "failure", "rejected"],
    ["a text for an error", { error: "x" }, "failure", "rejected"],
  ])("refuses with %s as its code", async (_, fields, mc, outcome) => {
    const error = await rejection(answering([refusal(fields)]).user.placeOrder(limitOrder));
    expectFailure(error, { name: "XtApiError", code: "api_failure", outcome, rc: 1, mc, operation: "placeOrder" });
    expect(Object(error).unvalidatedResponse()).toEqual(refusal(fields));
    expect(String(error).endsWith("its gateway may have failed after the request was processed")).toBe(
      outcome === "unknown",
    );
  });

  it("gives way to the first where a response has the fields of both", async () => {
    const error = await answered(JSON.stringify({ ...failure, returnCode: 0, msgInfo: "x" }));
    expect(error).toMatchObject({ name: "XtApiError", mc: "FAILURE" });
  });

  it("is none where only its message is there", async () => {
    expect(await answered(JSON.stringify({ msgInfo: "failure" }))).toMatchObject({
      code: "response_invalid",
      field: "rc",
    });
  });
});

describe("a refusal", () => {
  const refused = async (fields: object) =>
    rejection(answering([{ ...failure, ...fields }]).user.placeOrder(limitOrder));

  it("says what XT documents of its code, or that there is none", async () => {
    expect(String(await refused({ mc: "ORDER_002" }))).toBe(
      'XtApiError: placeOrder: XT refused (rc 1, mc "ORDER_002"): The balance is insufficient.',
    );
    expect(String(await refused({ mc: null }))).toBe(
      "XtApiError: placeOrder: XT refused (rc 1, without a message code)",
    );
  });

  it.each([
    planted.accessToken.slice(-12).toUpperCase(),
    planted.clientSecret.slice(-10),
    `ERR_${planted.accessToken.slice(-8)}.x`,
  ])("withholds a code that holds a part of a secret of the call, in any case: %s", async (mc) => {
    const error = await refused({ mc });
    expectFailure(error, { name: "XtApiError", code: "api_failure", outcome: "rejected", mc: "[withheld]" });
    expect(Object(error).unvalidatedResponse()).toHaveProperty("mc", mc);
  });

  it("never prints its arguments, and returns them by a method", async () => {
    const ma = ["x\u001b[2J\n2026 ERROR forged", planted.code];
    const error = await refused({ ma });
    expectNothingPlanted(error);
    expect(JSON.stringify(error)).not.toContain("forged");
    expect(String(Object(error).stack)).not.toContain("forged");
    expect(Object(error).unvalidatedResponse().ma).toEqual(ma);
  });
});

describe("a success whose code says nothing", () => {
  it.each([null, undefined, 0, ""])("succeeds with mc %j, and reports it", async (mc) => {
    const { user, deviations } = answering([{ rc: 0, mc, result: { orderId } }]);
    await expect(user.placeOrder(limitOrder)).resolves.toEqual({ orderId });
    expect(deviations).toEqual([
      { operation: "placeOrder", field: "mc", rule: mc === undefined || mc === "" ? "required" : "type" },
    ]);
  });
});

describe("a cancel that is acknowledged", () => {
  it.each([{ result: null }, { result: {} }, {}])("is a success as %j", async (fields) => {
    const { user, deviations } = answering([{ rc: 0, mc: "SUCCESS", ma: [], ...fields }]);
    await expect(user.cancelOpenOrders({ bizType: "SPOT" })).resolves.toEqual(fields.result ?? null);
    await expect(user.cancelOrders({ orderIds: ["1"] })).resolves.toEqual(fields.result ?? null);
    expect(deviations).toEqual([]);
  });

  it("of one order may be null, too", async () => {
    await expect(answering([yes(null)]).user.cancelOrder({ orderId: "1" })).resolves.toBe(null);
    await expect(answering([yes({ cancelId: "7" })]).user.cancelOrder({ orderId: "1" })).resolves.toEqual({
      cancelId: "7",
    });
  });
});

describe("a clock that differs from XT's", () => {
  const time = Date.parse("2026-11-25T07:00:00Z");
  /** A refusal for its time, whose request left at `sentAt` and whose response came `tookMs` later, by our clock. */
  const refused = async (sentAt: number, tookMs: number, date: string | undefined) => {
    let now = sentAt;
    const { user } = answering([], {
      now: () => now,
      fetch: async () => {
        now += tookMs;
        return Response.json({ ...failure, mc: "AUTH_105" }, { headers: date ? { Date: date } : {} });
      },
    });
    return rejection(user.placeOrder(limitOrder));
  };
  const date = new Date(time).toUTCString();

  it.each([
    ["a request that took long", time - 2_600, 2_600],
    ["a response that took long", time, 2_600],
    ["a second that has just begun", time + 999, 10],
  ])("is not one because of %s", async (_, sentAt, tookMs) => {
    expect(await refused(sentAt, tookMs, date)).not.toHaveProperty("clockAheadMs");
  });

  it.each<[number, number, string]>([
    [60_000, 59_600, "60 seconds ahead of the server's"],
    [-60_000, -60_400, "60 seconds behind the server's"],
    [-3_599_891, -3_600_291, "60 minutes behind the server's"],
    [3_000, 2_600, "2600 ms ahead of the server's"],
    [86_400_000, 86_399_600, "24 hours ahead of the server's"],
  ])("by %d ms is reported without the time that the request took", async (aheadMs, expected, sentence) => {
    const error = await refused(time + aheadMs, 200, date);
    expect(error).toMatchObject({ clockAheadMs: expected });
    expect(String(error)).toContain(`(this clock is ${sentence})`);
  });

  it("is not known where the response has no date, or the request no timestamp", async () => {
    expect(await refused(time, 0, undefined)).not.toHaveProperty("clockAheadMs");
    for (const other of [planted.code, "5", "2026-11-29", `${date} (UTC)`]) {
      expect(await refused(time, 0, other)).not.toHaveProperty("clockAheadMs");
    }
    const fetch = async () => Response.json({ ...failure, mc: "AUTH_105" }, { headers: { Date: date } });
    expect(await rejection(client({ fetch }).exchangeCode("a-code"))).not.toHaveProperty("clockAheadMs");
  });
});

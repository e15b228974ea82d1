/** Tests XT's two envelopes: which responses are a success or a refusal, and the errors. `test/faults/body` tests invalid responses. */
import { describe, expect, it } from "vitest";
import { clientWithResponses, failure, limitOrder, orderId, successResponse } from "../client-with-responses.js";
import { createOAuth, exchangeQuery, expectFailure, expectRejection, rejection } from "../expect-failure.js";
import { expectNothingPlanted, planted } from "../planted-secrets.js";

const balances = { assets: [] };
const refusal = (fields: object) => ({ returnCode: 1, msgInfo: "failure", result: null, ...fields });

describe("XT's other envelope", () => {
  it.each([
    ["with all its fields", { returnCode: 0, msgInfo: "success", error: null, result: balances }],
    ["without the fields that say nothing", { returnCode: 0, result: balances }],
    ["with the return code of XT's page", { returnCode: 200, msgInfo: "Success.", error: null, result: balances }],
    ["with an empty object as the error", { returnCode: 0, msgInfo: "success", error: {}, result: balances }],
    ["with an empty list as the error", { returnCode: 200, msgInfo: "Success.", error: [], result: balances }],
    ["with an error without any value", { returnCode: 0, error: { code: null, msg: "", args: [] }, result: balances }],
    ["with the code of the first as null", { rc: null, returnCode: 0, error: null, result: balances }],
  ])("is unwrapped like the first, %s", async (_, response) => {
    const { user, deviations } = clientWithResponses([response]);
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
  ])(
    "is a refusal whose mc is the code of the error, or msgInfo if there is none: %s",
    async (_, fields, mc, outcome) => {
      const refused = { name: "XtApiError", code: "api_failure", outcome, rc: 1, mc, operation: "placeOrder" } as const;
      const error = await expectRejection(clientWithResponses([refusal(fields)]).user.placeOrder(limitOrder), refused);
      expect(Object(error).unvalidatedResponse()).toEqual(refusal(fields));
      expect(String(error).endsWith("its gateway may have failed after the request was processed")).toBe(
        outcome === "unknown",
      );
    },
  );

  it("has an unknown outcome if it has the gateway's code, also if the return code is out of range", async () => {
    const unknown = { name: "XtResponseError", code: "response_invalid", outcome: "unknown", rule: "maximum" } as const;
    for (const response of [{ rc: 5_000, mc: "500" }, refusal({ returnCode: 5_000, error: { code: "503" } })]) {
      await expectRejection(clientWithResponses([response]).user.placeOrder(limitOrder), unknown);
    }
  });

  it.each<[field: string, response: object]>([
    ...[true, 5, "503", { code: "x" }].map((error): [string, object] => ["error", { returnCode: 0, error }]),
    ["msgInfo", { returnCode: 0, msgInfo: "failure" }],
    ["msgInfo", { returnCode: 0, msgInfo: "FAILURE" }],
    // Mixed with the first.
    ["mc", { returnCode: 0, mc: "FAILURE" }],
    ["error", { rc: 0, mc: "SUCCESS", error: { code: "x" } }],
    ["msgInfo", { rc: 0, returnCode: 1, msgInfo: "failure" }],
  ])("contradicts a return code 0 with %s in %j", async (field, response) => {
    const call = clientWithResponses([{ ...response, result: { orderId } }]).user.placeOrder(limitOrder);
    await expect(call).rejects.toMatchObject({ code: "response_invalid", outcome: "answered", field });
  });
});

it.each<[response: object, rc: number, mc: string, outcome: "rejected" | "unknown"]>([
  [{ returnCode: 200, msgInfo: "Success.", error: { code: "x" } }, 200, "x", "rejected"],
  [refusal({ returnCode: 503, error: null }), 503, "failure", "unknown"],
  [refusal({ returnCode: 400, error: { code: null, msg: "m" } }), 400, "failure", "unknown"],
  [{ ...failure, rc: 500 }, 500, "FAILURE", "unknown"],
  // Both envelopes, mixed.
  [{ ...failure, returnCode: 0, msgInfo: "x" }, 1, "FAILURE", "rejected"],
  [{ rc: 1, mc: null, error: { code: "503" } }, 1, "503", "unknown"],
  [{ rc: 1, error: { code: "insufficient_balance" } }, 1, "insufficient_balance", "rejected"],
  [{ returnCode: 1, mc: "503" }, 1, "503", "unknown"],
  [{ rc: 1, mc: "503", error: { code: "x" } }, 1, "503", "unknown"],
  [refusal({ error: { code: "" }, mc: "ORDER_002" }), 1, "ORDER_002", "rejected"],
  [refusal({ error: { code: "x" }, mc: "ORDER_002" }), 1, "x", "rejected"],
])("%j is a refusal with rc %i and mc %s, whose outcome is %s", async (response, rc, mc, outcome) => {
  const call = clientWithResponses([response]).user.placeOrder(limitOrder);
  await expect(call).rejects.toMatchObject({ name: "XtApiError", rc, mc, outcome });
});

describe("a refusal", () => {
  const refused = async (fields: object) =>
    rejection(clientWithResponses([{ ...failure, ...fields }]).user.placeOrder(limitOrder));

  const withheld = { name: "XtApiError", code: "api_failure", outcome: "rejected", mc: "[withheld]" } as const;
  it.each([
    planted.accessToken.slice(-12).toUpperCase(),
    planted.clientSecret.slice(-10),
    `ERR_${planted.accessToken.slice(-8)}.x`,
  ])("withholds a code that contains a part of a secret of the call: %s", async (mc) => {
    const error = await refused({ mc, ma: [mc] });
    expectFailure(error, withheld);
    expectNothingPlanted(error, [mc]);
    expect(Object(error).unvalidatedResponse()).toHaveProperty("mc", mc);
  });

  const brackets = `${"[".repeat(15_000)}${"]".repeat(15_000)}`;
  it.each([
    [planted.renewedToken, JSON.stringify({ access_token: planted.renewedToken })],
    ["5647382910", '{"access_token":5647382910}'],
    ["Tok5647382910", '{"access_token":["Tok5647382910"]}'],
    ["Tok5647382910", `{"other":${brackets},"access_token":"Tok5647382910"}`],
  ])("withholds the code %s, which is also a token in the response", async (mc, result) => {
    const response = `{"rc":1,"mc":${JSON.stringify(mc)},"ma":[],"result":${result}}`;
    const call = clientWithResponses([response]).client.getToken(exchangeQuery);
    expectNothingPlanted(await expectRejection(call, withheld), [mc]);
  });

  it("shows no secret of digits that a server returns as a number, or in Retry-After", async () => {
    const secret = "1928374655";
    const exchange = (body: object, init?: ResponseInit) =>
      rejection(
        createOAuth({ clientSecret: secret, fetch: async () => Response.json(body, init) }).exchangeCode("a-code"),
      );
    for (const fields of [{ ma: { [secret]: [Number(secret)] } }, { rc: Number(secret) }, { mc: Number(secret) }]) {
      const error = await exchange({ ...failure, ...fields });
      expect(error).toMatchObject({ outcome: "rejected" });
      expectNothingPlanted(error, [secret]);
    }
    const error = await exchange({}, { status: 429, headers: { "Retry-After": ` ${secret} ` } });
    expect(error).toMatchObject({ name: "XtHttpError", status: 429 });
    expectNothingPlanted(error, [secret]);
  });

  it.each([
    ["BAD_abcdex", "abcdef", "BAD_abcdex"],
    ["AUTH_103", "AUTH_103", "AUTH_103"],
    ["AUTH_103_no", "AUTH_103", "[withheld]"],
    // A JWT may be a token of another user.
    ["eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJxUTd4WiJ9.kK9zZ3vW", "abcdef", "[withheld]"],
  ])("shows the code %s, if the secret is %s, as %s", async (code, clientSecret, mc) => {
    const xt = createOAuth({ clientSecret, fetch: async () => Response.json({ ...failure, mc: code }) });
    expect(await rejection(xt.exchangeCode("q"))).toMatchObject({ mc });
  });

  it("never prints its arguments, but a method returns them", async () => {
    const ma = ["x\u001b[2J\n2026 ERROR forged", planted.code];
    const error = await refused({ ma });
    expectNothingPlanted(error, [...Object.values(planted), "forged"]);
    expect(Object(error).unvalidatedResponse().ma).toEqual(ma);
  });
});

it.each([
  [null, "type"],
  [0, "type"],
  [undefined, "required"],
  ["", "required"],
  ["success", "type"],
])("a success with mc %j succeeds, and is reported as a deviation: %s", async (mc, rule) => {
  const { user, deviations } = clientWithResponses([{ rc: 0, mc, result: { orderId } }]);
  await expect(user.placeOrder(limitOrder)).resolves.toEqual({ orderId });
  expect(deviations).toEqual([{ operation: "placeOrder", field: "mc", rule }]);
});

describe("the acknowledgement of a cancellation", () => {
  it.each([{ result: null }, { result: {} }, {}])("is a success as %j", async (fields) => {
    const { user, deviations } = clientWithResponses([{ rc: 0, mc: "SUCCESS", ma: [], ...fields }]);
    await expect(user.cancelOpenOrders({ bizType: "SPOT" })).resolves.toEqual(fields.result ?? null);
    await expect(user.cancelOrders({ orderIds: ["1"] })).resolves.toEqual(fields.result ?? null);
    expect(deviations).toEqual([]);
  });

  it.each([null, { cancelId: "7" }])("of one order is a success as %j", async (result) => {
    await expect(clientWithResponses([successResponse(result)]).user.cancelOrder({ orderId: "1" })).resolves.toEqual(
      result,
    );
  });
});

describe("a clock that differs from XT's", () => {
  const time = Date.parse("2026-11-25T07:00:00Z");
  /** The error of a request that XT refuses for its timestamp. By our clock, it left at `sentAt`, and its response came `tookMs` later. */
  const refused = async (sentAt: number, tookMs: number, date: string | undefined, mc = "AUTH_105") => {
    let now = sentAt;
    const { user } = clientWithResponses([], {
      now: () => now,
      fetch: async () => {
        now += tookMs;
        return Response.json({ ...failure, mc }, { headers: date ? { Date: date } : {} });
      },
    });
    return rejection(user.placeOrder(limitOrder));
  };
  const date = new Date(time).toUTCString();

  it.each([
    ["a request that took long", time - 2_600, 2_600],
    ["a response that took long", time, 2_600],
    ["a date that is cut to whole seconds", time + 999, 10],
  ])("is not reported because of %s", async (_, sentAt, tookMs) => {
    expect(await refused(sentAt, tookMs, date)).not.toHaveProperty("clockAheadMs");
  });

  // Half of the request's 200 ms is added, and half of the second that Date cuts off is subtracted.
  it.each<[number, number, string]>([
    [60_000, 59_600, "59.6 s ahead of the server's"],
    [-60_000, -60_400, "60.4 s behind the server's"],
    [-3_599_891, -3_600_291, "3600.291 s behind the server's"],
  ])("by %d ms is reported as %d ms, the middle of the possible range", async (aheadMs, expected, sentence) => {
    const error = await refused(time + aheadMs, 200, date);
    expect(error).toMatchObject({ clockAheadMs: expected });
    expect(String(error)).toContain(`(this clock is ${sentence})`);
  });

  it("is not reported without a valid date, a timestamp and a valid time, or if XT refuses for another reason", async () => {
    const later = time + 60_000;
    for (const other of [undefined, planted.code, "5", "2026-11-29", `${date} (UTC)`]) {
      expect(await refused(later, 0, other)).not.toHaveProperty("clockAheadMs");
    }
    expect(await refused(later, 0, date, "AUTH_103")).not.toHaveProperty("clockAheadMs");
    expect(await refused(later, Number.NaN, date)).not.toHaveProperty("clockAheadMs");
    const fetch = async () => Response.json({ ...failure, mc: "AUTH_105" }, { headers: { Date: date } });
    expect(await rejection(createOAuth({ fetch }).exchangeCode("a-code"))).not.toHaveProperty("clockAheadMs");
  });
});

/** XT's envelope and message codes in the spec, which all operations share. */
import { describe, expect, it } from "vitest";
import { bare, contentOf, operations, resolve, schemas, signIn } from "./spec.js";

describe("the envelope", () => {
  it("is a success or a failure, by its rc", () => {
    expect(contentOf(signIn).schema).toEqual({
      oneOf: [{ $ref: "#/components/schemas/TokenSuccess" }, { $ref: "#/components/schemas/Failure" }],
    });
    const shared = (name: string) => ({ $ref: `#/components/schemas/${name}` });
    const ma = shared("MessageArguments");
    const [rc, mc, result] = [shared("ReturnCodeOfSuccess"), shared("MessageCodeOfSuccess"), shared("Token")];
    const success = { type: "object", required: ["rc", "mc", "result"], properties: { rc, mc, ma, result } };
    expect(bare(schemas.TokenSuccess)).toEqual(success);
    for (const [failure, codes] of Object.entries({ Failure: "TokenMessageCode", TradeFailure: "TradeMessageCode" })) {
      const properties = { rc: shared("ReturnCodeOfFailure"), mc: shared(codes), ma, result: {} };
      expect(bare(schemas[failure])).toEqual({ type: "object", required: ["rc", "mc"], properties });
    }
    expect(bare(schemas.ReturnCodeOfSuccess)).toEqual({ type: "integer", const: 0 });
    expect(bare(schemas.ReturnCodeOfFailure)).toEqual({ type: "integer", const: 1 });
    expect(bare(schemas.MessageCodeOfSuccess)).toEqual({ type: "string", const: "SUCCESS" });
    expect(bare(schemas.MessageArguments)).toEqual({});
  });

  it("is the same for every operation, except the result", () => {
    const { result, ...others } = schemas.TokenSuccess.properties;
    for (const one of operations.filter((one) => one !== signIn)) {
      const [success, failure] = contentOf(one).schema.oneOf.map(resolve);
      expect(success, one.operationId).toMatchObject({ required: schemas.TokenSuccess.required, properties: others });
      expect(failure).toBe(schemas.TradeFailure);
    }
  });

  it("lists every documented message code with its meaning, and allows others", () => {
    const [documented, other] = schemas.TokenMessageCode.anyOf;
    expect(documented.enum).toEqual([
      "SUCCESS",
      "FAILURE",
      ...[1, 2, 3, 4, 5, 6, 7, 101, 102, 103, 104, 105, 106].map((number) => `AUTH_${`${number}`.padStart(3, "0")}`),
    ]);
    expect(documented.type).toBe("string");
    expect(Object.keys(documented["x-enumDescriptions"])).toEqual(documented.enum);
    expect(bare(other)).toEqual({ type: "string" });
    expect(schemas.TokenMessageCode.anyOf).toHaveLength(2);
  });

  it("gives a code of the sign-in and of trading the same meaning in both places", () => {
    const [documented, other] = schemas.TradeMessageCode.anyOf;
    expect(documented["x-enumDescriptions"]).toMatchObject(schemas.TokenMessageCode.anyOf[0]["x-enumDescriptions"]);
    expect(Object.keys(documented["x-enumDescriptions"])).toEqual(documented.enum);
    expect(bare(other)).toEqual({ type: "string" });
  });

  it("has documented codes only in the examples of refusals, and each code once an operation", () => {
    for (const one of operations) {
      const { schema, examples } = contentOf(one);
      const [documented] = resolve(resolve(schema.oneOf[1]).properties.mc).anyOf;
      const values = Object.values(examples).map((example) => resolve(example).value);
      const refusals = values.filter(({ rc }) => rc === 1).map(({ mc }) => mc);
      for (const mc of refusals) expect(documented.enum, one.operationId).toContain(mc);
      if (one !== signIn) expect(new Set(refusals).size, one.operationId).toBe(refusals.length);
    }
  });
});

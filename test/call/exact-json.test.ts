import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readExactJson, writeExactJson } from "../../src/call/exact-json.js";
import { holds } from "../properties/seeded.js";

const id = "6216559590087220004";
const names = ["orderId", "orderIds", "price"];

describe("JSON that is read with exact names", () => {
  it.each([
    [`{"orderId":${id}}`, { orderId: id }],
    [`{ "orderId" : ${id} , "other" : 5 }`, { orderId: id, other: 5 }],
    [`{"orderId":"${id}"}`, { orderId: id }],
    [
      `{"orderIds":[${id},[${id}],{"other":1,"orderId":2}],"other":3}`,
      { orderIds: [id, [id], { other: 1, orderId: "2" }], other: 3 },
    ],
    ['{"price":0.10,"a":{"price":-1.50e+3},"b":0.10}', { price: "0.10", a: { price: "-1.50e+3" }, b: 0.1 }],
    ['{"orderId":null,"price":true,"orderIds":[]}', { orderId: null, price: true, orderIds: [] }],
    [
      String.raw`{"order\u0049d":7,"x":"\"orderId\":1","y":"\\","orderId":8}`,
      { orderId: "8", x: '"orderId":1', y: "\\" },
    ],
    ['[{"orderId":1},{"orderId":2}]', [{ orderId: "1" }, { orderId: "2" }]],
    [`{"a":{"orderId":1},"b":2,"c":[3,4]}`, { a: { orderId: "1" }, b: 2, c: [3, 4] }],
    [id, 6216559590087220000],
  ])("%s keeps their digits, and nothing else changes", (text, value) => {
    expect(readExactJson(text, names)).toEqual(value);
  });

  it.each([
    "",
    "{",
    '{"orderId":1e}',
    '{"orderId":01}',
    '{"orderId":1.}',
    '{"orderId":-}',
    '{"orderId":1 2}',
    '{"a":"}',
  ])("%s is refused as by JSON.parse", (text) => {
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
    expect(() => readExactJson(text, names)).toThrow(SyntaxError);
  });

  it("is what JSON.parse makes of it where there are none", async () => {
    await holds(fc.json(), 500, (text) => {
      expect(readExactJson(text, [])).toEqual(JSON.parse(text));
      expect(readExactJson(text, ["no such name"])).toEqual(JSON.parse(text));
    });
  });

  it("takes time in proportion to its length, though it nests deep or opens a text without end", () => {
    const deep = `${'{"orderId":['.repeat(5_000)}${"]}".repeat(5_000)}`;
    expect(readExactJson(deep, names)).toHaveProperty("orderId");
    expect(() => readExactJson(`"${"\\a".repeat(100_000)}`, names)).toThrow(SyntaxError);
  });
});

describe("JSON that is written with exact names", () => {
  it("has integers of just these digits, alone or in a list", () => {
    expect(writeExactJson({ orderIds: [id, "-1"], orderId: id, other: id, price: undefined }, names)).toBe(
      `{"orderIds":[${id},-1],"orderId":${id},"other":"${id}"}`,
    );
  });

  it.each([5, 6216559590087220000, "", "1.5", "1e3", " 1", "0x1", "1,2", {}, [1]])("refuses the id %j", (wrong) => {
    expect(() => writeExactJson({ orderId: wrong }, names)).toThrow(RangeError);
    expect(() => writeExactJson({ orderIds: [wrong] }, names)).toThrow(RangeError);
  });

  it("comes back as it was", async () => {
    const ids = fc.record({
      orderId: fc.bigInt().map(String),
      note: fc.string(),
      orderIds: fc.array(fc.bigInt().map(String)),
    });
    await holds(ids, 500, (value) => {
      expect(readExactJson(writeExactJson(value, names), names)).toEqual(value);
    });
  });
});

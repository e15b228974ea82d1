import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseExactJson, plainDecimal } from "../../src/call/parse-json.js";
import { clientWithResponses, keys, orderId } from "../client-with-responses.js";
import { checkProperty } from "../random-seed.js";

const id = "6216559590087220004";
const names = ["orderId", "orderIds", "price"];
const read = (text: string) => parseExactJson(text, names).value;

describe("JSON that is read with exact names", () => {
  it.each<[string, unknown]>([
    [`{"orderId":${id}}`, { orderId: id }],
    [`{ "orderId" : ${id} , "other" : 5 }`, { orderId: id, other: 5 }],
    [`{"orderId":"${id}"}`, { orderId: id }],
    [`{"orderIds":[${id},[2],{"a":1,"orderId":2}],"b":3}`, { orderIds: [id, ["2"], { a: 1, orderId: "2" }], b: 3 }],
    ['{"price":0.10,"a":{"price":-1.50e+3},"b":0.10}', { price: "0.10", a: { price: "-1500" }, b: 0.1 }],
    ['{"orderId":null,"price":true,"orderIds":[]}', { orderId: null, price: true, orderIds: [] }],
    [String.raw`{"order\u0049d":7,"x":"\"orderId\":1"}`, { orderId: "7", x: '"orderId":1' }],
    [String.raw`{"orderId":7,"y":"\\","orderId":8}`, { y: "\\", orderId: "8" }],
    ['{"a":{"orderId":1},"b":2,"c":[3,4]}', { a: { orderId: "1" }, b: 2, c: [3, 4] }],
    ['{"__proto__":{"price":0.5},"price":0.25}', JSON.parse('{"__proto__":{"price":"0.5"},"price":"0.25"}')],
    [id, id],
    ["0.5", 0.5],
  ])("keeps the digits under these names, and is otherwise the same: %s", (text, value) => {
    expect(read(text)).toEqual(value);
  });

  it.each<[string, unknown, string[]]>([
    ['{"batchId":407329711723834561}', { batchId: "407329711723834561" }, ["batchId"]],
    ['{"a":{"b":[1,{"c":-407329711723834561}]}}', { a: { b: [1, { c: "-407329711723834561" }] } }, ["a.b.1.c"]],
    ['{"a":12345678.1234567891}', { a: "12345678.1234567891" }, ["a"]],
    ['{"a":1e400}', { a: "1e400" }, ["a"]],
    ['{"a":1.23456789012345678e30}', { a: "1234567890123456780000000000000" }, ["a"]],
    ['{"a":9007199254740993}', { a: "9007199254740993" }, ["a"]],
    [
      '{"a":9007199254740991,"b":0.1,"c":1e21,"d":-0,"e":0e5,"f":1.50,"g":100e-2}',
      { a: 9007199254740991, b: 0.1, c: 1e21, d: -0, e: 0, f: 1.5, g: 1 },
      [],
    ],
    ['{"price":40000.00000000000000001}', { price: "40000.00000000000000001" }, []],
    ['{"q":"0.0001","a":9007199254740.9999}', { q: "0.0001", a: "9007199254740.9999" }, ["a"]],
    ['{"a":9007199254740990.9}', { a: "9007199254740990.9" }, ["a"]],
    ['{"a":"407329711723834561"}', { a: "407329711723834561" }, []],
    ['{"price":99999999999999999e-4}', { price: "9999999999999.9999" }, []],
    ['{"a":999999999999999999999E-20}', { a: "9.99999999999999999999" }, ["a"]],
  ])(
    "has a string for each number that JavaScript can't hold, and reports its path: %s",
    (text, value, inexactPaths) => {
      expect(parseExactJson(text, names)).toEqual({ value, inexactPaths });
    },
  );

  it.each([
    ...["", "{", '{"orderId":1e}', '{"orderId":01}', '{"orderId":1.}', '{"orderId":-}', '{"orderId":1 2}'],
    ...['{"a":"}', '{"a":NaN}'],
  ])("is refused as by JSON.parse: %s", (text) => {
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
    expect(() => read(text)).toThrow(SyntaxError);
  });

  it("is read as by JSON.parse if JavaScript can hold each number", async () => {
    await checkProperty(fc.json(), 200, (text) => {
      expect(parseExactJson(text, [])).toEqual({ value: JSON.parse(text), inexactPaths: [] });
    });
  });

  it("keeps every digit of an integer under an exact name", async () => {
    await checkProperty(fc.bigInt(), 200, (number) => {
      expect(read(`{"a":0.5,"orderId":${number}}`)).toEqual({ a: 0.5, orderId: `${number}` });
    });
  });
});

describe("a decimal without an exponent", () => {
  it.each([
    ["1e3", "1000"],
    ["1e-8", "0.00000001"],
    ["-1.50e-1", "-0.150"],
    ["1E+2", "100"],
    ["0e5", "0"],
    ["120e-1", "12.0"],
    ["1e40", `1${"0".repeat(40)}`],
  ])("of %s is %s", (number, plain) => {
    expect(plainDecimal(number)).toBe(plain);
  });

  it.each(["1e41", "1e9999999", "1e-9999999"])("would be too long for %s, which keeps its exponent", (number) => {
    expect(plainDecimal(number)).toBe(number);
  });

  it("has the same value", async () => {
    const parts = fc.tuple(fc.integer(), fc.nat(), fc.integer({ min: -30, max: 30 }));
    await checkProperty(parts, 200, ([whole, fraction, exponent]) => {
      const number = `${whole}.${fraction}e${exponent}`;
      expect(plainDecimal(number)).not.toMatch(/e/i);
      expect(Number(plainDecimal(number))).toBe(Number(number));
    });
  });
});

const size = 1024 * 1024;
const fill = (part: string, before = "", after = "") =>
  before + part.repeat(Math.floor((size - before.length - after.length) / part.length)) + after;

const inResult = '{"rc":0,"mc":"SUCCESS","result":';
const nested = `${inResult}${'{"a":407329711723834561,"b":'.repeat(30_000)}1${"}".repeat(30_001)}`;
const inAssets = `${inResult}{"assets":[`;
// A reader with quadratic time would take minutes.
it.each<[string, string]>([
  ["a text of escapes that never ends", fill('\\"', '"')],
  ["a text of backslashes that never ends", fill("\\", '{"orderId":"')],
  ["brackets that never close", fill("[")],
  ["brackets", fill("[", "", "]".repeat(size / 2))],
  ["objects that never close", fill('{"a":', "", "1")],
  ["digits", fill("1", `${inResult}{"orderId":`, "}}")],
  ["digits of a fraction", fill("1", `${inResult}{"a":0.`, "}}")],
  ["zeros of a fraction", fill("0", `${inResult}{"a":0.`, "1}}")],
  ...["407329711723834561,", "1e400,", "1e-9,", "7,"].map((item): [string, string] => [
    item,
    fill(item, inAssets, "1]}}"),
  ]),
  ["long numbers in objects in objects", nested],
  ["blanks", fill(" ", inResult, "null}")],
  ["one name again and again", fill('"__proto__":0.5,', `${inAssets}],`, '"a":1}}')],
  ["arguments of a refusal", fill("x", '{"rc":1,"mc":"FAILURE","ma":["', '"]}')],
  ["a code", fill("x", '{"rc":1,"mc":"', '"}')],
])("a hostile response of %s is read in linear time", async (_, body) => {
  expect(body.length).toBeLessThanOrEqual(size);
  const started = performance.now();
  const ended = await clientWithResponses([body])
    .user.getBalances()
    .then(
      () => "resolved",
      (error: Error) => error.name,
    );
  expect(["resolved", "XtResponseError", "XtApiError"]).toContain(ended);
  expect(performance.now() - started).toBeLessThan(20_000);
});

it("the paths of numbers below a long name don't fill the memory", () => {
  const text = `{"${"n".repeat(size / 2)}":{${'"a":1e400,'.repeat(100)}"a":1e400}}`;
  expect(parseExactJson(text, []).inexactPaths.join("").length).toBeLessThan(size);
});

const list = (items: number) => `[${"0,".repeat(items - 1)}0]`;
it.each([
  [16_384, 2 ** 20],
  [65_536, 2 ** 22],
])("the list items of a response are at most %i within %i bytes", (items, maxBytes) => {
  expect(parseExactJson(list(items), [], maxBytes).value).toHaveLength(items);
  expect(() => parseExactJson(list(items + 1), [], maxBytes)).toThrow(RangeError);
});

it("a response with more list items is refused as too large", async () => {
  const call = clientWithResponses([`${inResult}${list(65_537)}}`]).user.getBalances();
  const message = "getBalances: the body of the response has too many items in its lists";
  await expect(call).rejects.toMatchObject({ code: "response_too_large", outcome: "unknown", message });
});

describe("numbers that JavaScript can't hold, through the client,", () => {
  it.each([
    ["time", "result.time"],
    ["batch-id", "result.batch-id"],
    ['a b":16559589155830000001,"\\u001b', "result"],
    [keys.secretKey.slice(-12).replaceAll(/\W/g, ""), "result"],
    [`more":{"x":16559589155830000001,"y`, "result.more.x", "result.more.y"],
  ])("under the name %s are reported once each, without a name that must not be shown", async (name, ...fields) => {
    const { user, deviations } = clientWithResponses([
      `{"rc":0,"mc":"SUCCESS","result":{"orderId":"1","${name}":16559589155830000001${name.includes("{") ? "}" : ""}}}`,
    ]);
    await user.getOrder({ orderId });
    expect(deviations).toEqual(fields.map((field) => ({ operation: "getOrder", field, rule: "type" })));
  });
});

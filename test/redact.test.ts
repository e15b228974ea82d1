import { describe, expect, it } from "vitest";
import { containsSecret, escapedText, isCode, secretsIn } from "../src/redact.js";
import { expectNothingPlanted, planted } from "./planted.js";

const secret = 'Ab3+/=&"xY9 ü漢';

describe("secretsIn", () => {
  it("returns the texts and numbers under secret names, at any depth", () => {
    const input = { code: "a", other: "b", deep: [{ secret: "c", code: 5 }], none: { code: null, secret: true } };
    expect(secretsIn(input, ["code", "secret"])).toEqual(["a", "c", "5"]);
    expect(secretsIn(input, [])).toEqual([]);
    expect(secretsIn(undefined, ["code"])).toEqual([]);
  });

  it("returns none for a value that has no JSON", () => {
    const loop: Record<string, unknown> = {};
    loop.loop = loop;
    expect(secretsIn(loop, ["code"])).toEqual([]);
    expect(secretsIn({ code: 1n }, ["code"])).toEqual([]);
  });
});

describe("containsSecret", () => {
  it.each([`- ${secret} -`, secret.toUpperCase(), `- ${secret.slice(0, 6)} -`, `- ${secret.slice(-6)} -`])(
    "finds a whole secret, 6 characters of it, and another case of letters: %s",
    (text) => {
      expect(containsSecret(text, ["unrelated", secret])).toBe(true);
    },
  );

  it.each([secret.slice(0, 5), "AUTH_103 is wrong", "", [...secret].reverse().join("")])("finds none in %j", (text) => {
    expect(containsSecret(text, [secret, ""])).toBe(false);
  });

  it("finds a short secret only as a whole", () => {
    expect(containsSecret("xyz", ["y"])).toBe(true);
    expect(containsSecret("abc", ["abcde"])).toBe(false);
    expect(containsSecret("-abcdef-", ["abcdef"])).toBe(true);
    expect(containsSecret("anything", [""])).toBe(false);
  });
});

describe("isCode", () => {
  it.each(["FAILURE", "AUTH_103", "insufficient_balance", "429", "A.b-C_9", "x".repeat(64)])("accepts %s", (text) => {
    expect(isCode(text, [secret])).toBe(true);
  });

  const wrong = ["", " ", "_x", "-x", ".x", "a b", "a\n", "漢", "<b>", "x".repeat(65), "a\u001b"];
  it.each([...wrong, 5, null, undefined, {}, "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJxUTd4WiJ9.kK9zZ3vW"])(
    "refuses %j",
    (text) => {
      expect(isCode(text, [])).toBe(false);
    },
  );

  it("refuses a text that contains a secret", () => {
    expect(isCode("ERR_abcdefgh", ["xxabcdefghxx"])).toBe(false);
  });
});

describe("escapedText", () => {
  it("returns one line without control characters and tags", () => {
    expect(escapedText("a\n\0\x1b[2J\x9b\u2028\u2029\u202e\ud800é漢", [])).toBe(
      "a\\u{a}\\u{0}\\u{1b}[2J\\u{9b}\\u{2028}\\u{2029}\\u{202e}\\u{d800}é漢",
    );
    expect(escapedText("<b>\"a\" & 'b' `c` \\", [])).toBe(
      "\\u{3c}b\\u{3e}\\u{22}a\\u{22} \\u{26} \\u{27}b\\u{27} \\u{60}c\\u{60} \\u{5c}",
    );
  });

  it("returns at most 200 characters, and no secret", () => {
    expect(escapedText("m".repeat(300), [])).toHaveLength(200);
    expect(escapedText("\n".repeat(300), [])).toHaveLength(200);
    expect(escapedText(`no ${secret}`, [secret])).toBe("[withheld]");
  });
});

describe("the search for planted secrets", () => {
  const { clientSecret } = planted;
  const piece = clientSecret.slice(3, 11);

  it.each<[string, unknown]>([
    ["a cause", new Error("failed", { cause: { input: `https://host/?s=${encodeURIComponent(clientSecret)}` } })],
    ["a hidden property", Object.defineProperty({}, "hidden", { value: clientSecret })],
    ["a symbol, a Map and a list", { [Symbol(clientSecret)]: true, map: new Map([[1, [[clientSecret]]]]) }],
    ["a getter that throws", Object.defineProperty({}, "a", { get: () => expect.fail(clientSecret) })],
    ["bytes", new TextEncoder().encode("sK7+/Vq9=&%x#Zt")],
    ["what JSON shows", { toJSON: () => clientSecret }],
    ["a piece, form-encoded", new URLSearchParams({ v: piece }).toString()],
  ])("finds one in %s", (_, value) => {
    expect(() => expectNothingPlanted(value)).toThrow("a piece of a secret");
  });
});

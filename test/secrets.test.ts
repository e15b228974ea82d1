import { describe, expect, it } from "vitest";
import { numberShowsSecret, secretsIn, showsSecret } from "../src/secrets.js";

const secret = 'Ab3+/=&"xY9 ü漢';

describe("the secrets of a call", () => {
  it("are what stands under their names, in any place", () => {
    const places = [{ code: "a", other: "b" }, undefined, null, "text", { secret: "c", code: "d" }];
    expect(secretsIn(places, ["code", "secret"]).sort()).toEqual(["a", "c", "d"]);
    expect(secretsIn(places, [])).toEqual([]);
  });

  it("are texts and numbers, at any depth, however strange the rest", () => {
    const strange = {
      toString: 1,
      valueOf: null,
      deep: [["x", 5, { y: "z" }]],
      none: null,
      yes: true,
      symbol: Symbol("s"),
    };
    expect(secretsIn([{ code: strange }], ["code"]).sort()).toEqual(["1", "5", "x", "z"]);
  });

  it("may hold themselves", () => {
    const code: unknown[] = ["a"];
    code.push(code);
    expect(secretsIn([{ code }], ["code"])).toEqual(["a"]);
  });
});

describe("a text shows a secret", () => {
  it.each([
    ["whole", secret],
    ["in another case", secret.toUpperCase()],
    ["percent-encoded", encodeURIComponent(secret)],
    ["percent-encoded in lower case", encodeURIComponent(secret).toLowerCase()],
    ["percent-encoded twice", encodeURIComponent(encodeURIComponent(secret))],
    ["form-encoded", new URLSearchParams({ s: secret }).toString()],
    ["escaped as JSON", JSON.stringify(secret)],
    ["by its first 6 characters", `- ${secret.slice(0, 6)} -`],
    ["by its last 6 characters", `- ${secret.slice(-6)} -`],
    ["by 6 characters of its percent-encoding", encodeURIComponent("漢").slice(0, 6)],
    ["beside an escape that is broken", `%zz%${secret}%`],
    ["beside bytes that are no text", `%ff${encodeURIComponent(secret)}`],
  ])("%s", (_, text) => {
    expect(showsSecret(text, ["unrelated", secret])).toBe(true);
  });

  it.each([
    ["form-encoded, with spaces alone to tell", "a+b+c+d", "a b c d"],
    ["with each character percent-encoded", "%61%62%63%64%65%66%67", "abcdefg"],
    ["with a sign that encodes to more than it is", "x%2By", "x+y"],
    ["though it is short", "a b", "a b"],
    ["though it is a single character", "xyz", "y"],
    ["though it is of 6 characters", "-abcdef-", "abcdef"],
    ["which has no encoding", "abc\ud800defg", "abc\ud800defg"],
    ["escaped as JSON and short", 'a\\"b', 'a"b'],
  ])("%s", (_, text, short) => {
    expect(showsSecret(text, [short])).toBe(true);
  });

  it("that no one planted, where it begins like a JWT", () => {
    expect(showsSecret("token eyJhbGciOiJ", [])).toBe(true);
    expect(showsSecret("token%20%65yJhbGci-_9", [])).toBe(true);
    expect(showsSecret("token eyJhbGciOi", [])).toBe(false);
    expect(showsSecret("token eyjhbGciOiJ", [])).toBe(false);
  });

  it.each([
    ["5 of its characters", secret.slice(0, 5)],
    ["5 of its last characters", secret.slice(-5)],
    ["nothing of it", "AUTH_103 is wrong"],
    ["nothing", ""],
    ["its characters in another order", [...secret].reverse().join("")],
  ])("but not by %s", (_, text) => {
    expect(showsSecret(text, [secret, ""])).toBe(false);
  });

  it("but not by a piece of one that is short", () => {
    expect(showsSecret("abcde", ["abcdef"])).toBe(false);
    expect(showsSecret("xabcdefx", ["abcdefg"])).toBe(true);
    expect(showsSecret("anything", [""])).toBe(false);
    expect(showsSecret("anything", [])).toBe(false);
  });

  it("or not, without taking long over many secrets", () => {
    const many = Array.from({ length: 20_000 }, (_, at) => `secret-${at}-`.padEnd(40, "q"));
    expect(showsSecret("z".repeat(1000), many)).toBe(false);
  });
});

describe("a number shows a secret", () => {
  it("by 6 digits or more of it", () => {
    expect(numberShowsSecret(123456, ["123456789"])).toBe(true);
    expect(numberShowsSecret(-9123456, ["123456789"])).toBe(true);
    expect(numberShowsSecret(123456, ["123456"])).toBe(true);
  });

  it("but not where it is short, or another", () => {
    expect(numberShowsSecret(12345, ["12345"])).toBe(false);
    expect(numberShowsSecret(1, ["1"])).toBe(false);
    expect(numberShowsSecret(654321, ["123456789"])).toBe(false);
  });
});

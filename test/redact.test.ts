import { describe, expect, it } from "vitest";
import {
  numberShowsSecret,
  secretsIn,
  shownJson,
  shownOnPage,
  shownText,
  shownWord,
  showsSecret,
} from "../src/redact.js";

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
    ["as entities of HTML", "no Ab3+/=&amp;&quot;xY9 &#252;&#x6F22;"],
    ["in hex", `0x${Buffer.from(secret).toString("hex")}`],
    ["in base64", Buffer.from(secret).toString("base64")],
    ["in base64 for URLs", Buffer.from(secret).toString("base64url")],
    ["as Basic credentials", `Basic ${Buffer.from(`an-id:${secret}`).toString("base64")}`],
    ["in base64 that was percent-encoded", encodeURIComponent(Buffer.from(secret).toString("base64"))],
    ["in JSON within JSON", JSON.stringify(JSON.stringify(secret))],
    ["escaped as ASCII within JSON", 'Ab3\\u002b\\u002f=&\\"xY9 '],
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

describe("what is shown of foreign text", () => {
  it("is the text, where it can neither break out nor hold a secret", () => {
    expect(shownText("AUTH_103", [secret])).toBe("AUTH_103");
    expect(shownText('漢字 "x" <y> \\', [secret])).toBe('漢字 "x" <y> \\');
    expect(shownText(`no ${secret}`, [secret])).toBe("[withheld]");
  });

  it("is one line that moves no terminal", () => {
    expect(shownText("a\n\0\x1b[2J\x9b\u2028\u2029\u202e\ud800é漢", [])).toBe(
      "a\\u{a}\\u{0}\\u{1b}[2J\\u{9b}\\u{2028}\\u{2029}\\u{202e}\\u{d800}é漢",
    );
  });

  it("is harmless on a page, where an app may put it there", () => {
    expect(shownOnPage("<b>\"a\" & 'b' `c` \\", [])).toBe(
      "\\u{3c}b\\u{3e}\\u{22}a\\u{22} \\u{26} \\u{27}b\\u{27} \\u{60}c\\u{60} \\u{5c}",
    );
  });

  it("is at most 200 characters, escaped ones included", () => {
    expect(shownText("m".repeat(300), [])).toHaveLength(200);
    expect(shownText("\n".repeat(300), [])).toHaveLength(200);
  });

  it("is a word where a word is wanted", () => {
    expect(shownWord("ECONNRESET", [])).toBe("ECONNRESET");
    for (const word of ["a b", "9a", "", "w".repeat(65), 5, undefined]) expect(shownWord(word, [])).toBe(undefined);
    expect(shownWord("Abcdefg", ["abcdefg"])).toBe(undefined);
  });

  it("is JSON of at most 1,000 characters", () => {
    const small = [{ a: "b" }];
    expect(shownJson(small, [secret])).toBe(small);
    expect(shownJson([secret], [secret])).toBe("[withheld]");
    expect(shownJson(["m".repeat(1000)], [])).toBe("[withheld]");
    expect(shownJson(undefined, [])).toBe(undefined);
    expect(shownJson(10n, [])).toBe("[withheld]");
  });
});

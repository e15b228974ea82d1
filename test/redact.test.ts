/**
 * Tests the search for secrets in texts, and the search that the tests use. `test/faults/body` tests which codes are shown, and
 * `test/callback` what is escaped.
 */
import { describe, expect, it } from "vitest";
import { containsSecret, mayBeShown, secretsIn } from "../src/redact.js";
import { expectNothingPlanted, planted } from "./planted-secrets.js";

const secret = 'Ab3+/=&"xY9 ü漢';

describe("secretsIn", () => {
  it("returns the texts and numbers under secret names, at any depth", () => {
    const input = { code: "a", other: "b", deep: [{ secret: "c", code: 5 }], none: { code: null, secret: "" } };
    expect(secretsIn(input, ["code", "secret"])).toEqual(["a", "c", "5"]);
    expect(secretsIn(input, [])).toEqual([]);
    expect(secretsIn(undefined, ["code"])).toEqual([]);
    const brackets = `${"[".repeat(100_000)}"b"${"]".repeat(100_000)}`;
    expect(secretsIn(JSON.parse(`{"other":${brackets},"code":${brackets},"secret":"a"}`), ["code", "secret"])).toEqual([
      "a",
      "b",
    ]);
  });

  it("returns everything inside a list or an object under a secret name", () => {
    const code = ["a", [5], { other: "b", code: "c" }];
    expect(secretsIn({ code }, ["code"]).sort()).toEqual(["5", "a", "b", "c"]);
  });

  it("reads a value that has no JSON", () => {
    const loop: Record<string, unknown> = { code: 1n };
    loop.loop = loop;
    expect(secretsIn(loop, ["code"])).toEqual(["1"]);
  });
});

it.each([5, null, undefined, {}])("mayBeShown refuses %j, which is not a string", (value) => {
  expect(mayBeShown(value, [])).toBe(false);
});

describe("containsSecret", () => {
  it.each([`- ${secret} -`, secret.toUpperCase(), `- ${secret.slice(0, 6)} -`, `- ${secret.slice(-6)} -`])(
    "finds the whole secret, 6 characters of it, and the secret in another case: %s",
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
  });
});

const { clientSecret } = planted;
const piece = clientSecret.slice(3, 11);

it.each<[string, unknown]>([
  ["a cause", new Error("failed", { cause: { input: `https://host/?s=${encodeURIComponent(clientSecret)}` } })],
  ["a hidden property", Object.defineProperty({}, "hidden", { value: clientSecret })],
  ["a symbol", { [Symbol(clientSecret)]: true }],
  ["a list in a Map", { map: new Map([[1, [[clientSecret]]]]) }],
  ["a getter that throws", Object.defineProperty({}, "a", { get: () => expect.fail(clientSecret) })],
  ["bytes", new TextEncoder().encode("sK7+/Vq9=&%x#Zt")],
  ["an ArrayBuffer", new TextEncoder().encode("sK7+/Vq9=&%x#Zt").buffer],
  ["what JSON shows", { toJSON: () => clientSecret }],
  ["a piece, form-encoded", new URLSearchParams({ v: piece }).toString()],
])("the search for planted secrets finds one in %s", (_, value) => {
  expect(() => expectNothingPlanted(value)).toThrow("a piece of a secret");
});

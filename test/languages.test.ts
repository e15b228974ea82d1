import { describe, expect, it } from "vitest";
import { languageFor, languages } from "../src/index.js";

describe("languageFor", () => {
  it.each(languages)("returns %s in any case of letters", (language) => {
    expect(languageFor(language)).toBe(language);
    expect(languageFor(language.toUpperCase())).toBe(language);
  });

  it.each([
    // As Chrome, Firefox and Safari send them.
    ["zh-CN,zh;q=0.9,en;q=0.8", "zh-CN"],
    ["zh-TW,zh;q=0.9,en-US;q=0.8,en;q=0.7", "zh-HK"],
    ["zh-Hant-TW", "zh-HK"],
    ["en-US,en;q=0.5", "en"],
    ["vi-VN,vi;q=0.9,fr-FR;q=0.8,fr;q=0.7,en-US;q=0.6,en;q=0.5", "vi"],
    ["zh", "zh-CN"],
    ["zh-SG", "zh-CN"],
    ["zh-MO", "zh-HK"],
    ["zh-Hans", "zh-CN"],
    ["zh-Hans-HK", "zh-CN"],
    ["zh-Hant", "zh-HK"],
    ["zh-Hant-CN", "zh-HK"],
    ["es-419", "es"],
    ["ja-Latn-hepburn-x-a-b", "ja"],
    // A language without a page of XT's gives way to the next one.
    ["fr-FR, de;q=0.9, ru;q=0.1", "ru"],
    ["fr, de", "en"],
    ["zhx", "en"],
    // The highest weight wins. If weights are equal, the first language wins.
    ["th,ja", "th"],
    ["th;q=0.2,ja;q=0.25,tr;q=0.2", "ja"],
    ["th;q=0.999,ja", "ja"],
    ["th ; Q=1.000 , ja;q=1", "th"],
    // The weight 0 excludes a language. English is returned anyway if no other fits.
    ["th;q=0,ja;q=0.001", "ja"],
    ["zh-CN;q=0.0,zh,hi;q=0.5", "hi"],
    ["en;q=0", "en"],
    // A `*` and what can't be read are ignored.
    ["*", "en"],
    ["*,ja;q=0.5", "ja"],
    ["th;q=2,ja;q=0.1", "ja"],
    ["th;q=0.1234,ja;q=0.1", "ja"],
    ["th;q=,ja;q=0.1", "ja"],
    ["th;level=1,ja;q=0.1", "ja"],
    ["th;q=1;q=1,ja;q=0.1", "ja"],
    ["t h,ja;q=0.1", "ja"],
    ["__proto__,constructor", "en"],
    [",,;,-,;q=1", "en"],
    ["", "en"],
  ])("reads %j as the lookup of RFC 4647", (header, language) => {
    expect(languageFor(header)).toBe(language);
  });

  it.each([undefined, null, 5, ["ja"], {}])("returns English for %j", (header) => {
    expect(languageFor(header as never)).toBe("en");
  });

  it("reads a header of any length", () => {
    for (const piece of ["a-", "ja;q=0,", " ", ";", "zh-x-", ","]) {
      expect(languages).toContain(languageFor(piece.repeat(50_000)));
    }
  });
});

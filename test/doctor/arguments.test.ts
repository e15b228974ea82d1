/** The doctor's command line. */
import { describe, expect, it } from "vitest";
import { readArguments } from "../../src/doctor/arguments.js";

describe("the doctor's command line", () => {
  it.each([
    { line: "", does: "usage" },
    { line: "--help", does: "usage" },
    { line: "doctor -h", does: "usage" },
    { line: "doctor", does: "doctor" },
    { line: "doctor --ask", does: "doctor" },
    { line: "--language zh doctor", does: "doctor" },
    { line: "nurse", does: "wrong" },
    { line: "doctor doctor", does: "wrong" },
    { line: "doctor --secret=a", does: "wrong" },
    { line: "doctor --ask=yes", does: "wrong" },
    { line: "doctor --language", does: "wrong" },
    { line: "doctor --language fr", does: "wrong" },
    { line: "--ask", does: "wrong" },
  ])("takes '$line' for $does", ({ line, does }) => {
    expect(readArguments(line.split(" ").filter(Boolean), {}).does).toBe(does);
  });

  it.each([
    { environment: {}, language: "en" },
    { environment: { LANG: "de_DE.UTF-8" }, language: "en" },
    { environment: { LANG: "zh_TW.UTF-8" }, language: "zh" },
    { environment: { LANG: "zh_CN.UTF-8", LC_ALL: "C" }, language: "en" },
    { environment: { LANG: "C", LC_MESSAGES: "zh_CN" }, language: "zh" },
    { environment: { LANG: "zh_CN", LC_ALL: "" }, language: "zh" },
  ])("speaks $language by $environment", ({ environment, language }) => {
    expect(readArguments(["doctor"], environment).language).toBe(language);
    expect(readArguments(["doctor", "--language=zh"], environment).language).toBe("zh");
    expect(readArguments(["doctor", "--language=en"], environment).language).toBe("en");
  });
});

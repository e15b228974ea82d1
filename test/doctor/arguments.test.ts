/** The doctor's command line. */
import { describe, expect, it } from "vitest";
import { readArguments } from "../../src/doctor/settings.js";

describe("the doctor's command line", () => {
  it.each([
    { line: "", action: "usage" },
    { line: "--help", action: "usage" },
    { line: "doctor -h", action: "usage" },
    { line: "doctor", action: "examine" },
    { line: "doctor --ask", action: "examine" },
    { line: "--language zh doctor", action: "examine" },
    { line: "nurse", action: "usage error" },
    { line: "doctor doctor", action: "usage error" },
    { line: "doctor --secret=a", action: "usage error" },
    { line: "doctor --ask=yes", action: "usage error" },
    { line: "doctor --language", action: "usage error" },
    { line: "doctor --language fr", action: "usage error" },
    { line: "--ask", action: "usage error" },
  ])("takes '$line' for $action", ({ line, action }) => {
    expect(readArguments(line.split(" ").filter(Boolean), {}).action).toBe(action);
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

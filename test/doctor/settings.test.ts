/** Tests the doctor's command line and environment variables, and its messages if they are invalid. */
import { describe, expect, it } from "vitest";
import { server } from "../../generated/server.js";
import { readArguments, readSettings } from "../../src/doctor/settings.js";
import { formatMessage } from "../../src/doctor/terminal.js";
import { pieceIn } from "../planted-secrets.js";

const secret = "sK7+/Vq9=&%x#Zt4?wJ漢8Rb2Ym6HdKe";
const whole = {
  XT_CLIENT_ID: "an-institution",
  XT_CLIENT_SECRET: secret,
  XT_REDIRECT_URI: "https://institution.example/callback",
  XT_SCOPE: "userinfo",
};

function problemsOf(environment: Record<string, string>): string[] {
  const settings = readSettings(environment);
  if ("xt" in settings) expect.unreachable("the environment is valid");
  const [english = [], chinese = []] = (["en", "zh"] as const).map((language) =>
    settings.map(({ message, values }) => formatMessage(language, message, values)),
  );
  expect(pieceIn([...english, ...chinese].join("\n"), [secret])).toBeUndefined();
  return english;
}

describe("the doctor's command line", () => {
  it.each([
    ["usage", ["", "--help", "doctor -h"]],
    ["examine", ["doctor", "doctor --ask", "--language zh doctor"]],
    ["usage error", ["nurse", "doctor doctor", "doctor --secret=a", "doctor --ask=yes", "--ask"]],
    ["usage error", ["doctor --language", "doctor --language fr"]],
  ])("is read as %s: %j", (action, lines) => {
    for (const line of lines) {
      expect(readArguments(line.split(" ").filter(Boolean), {}).action, line).toBe(action);
    }
  });

  it.each([
    { environment: {}, language: "en" },
    { environment: { LANG: "de_DE.UTF-8" }, language: "en" },
    { environment: { LANG: "zh_TW.UTF-8" }, language: "zh" },
    { environment: { LANG: "zh_CN.UTF-8", LC_MESSAGES: "zh_CN", LC_ALL: "C" }, language: "en" },
    { environment: { LANG: "C", LC_MESSAGES: "zh_CN" }, language: "zh" },
    { environment: { LANG: "zh_CN", LC_ALL: "" }, language: "zh" },
  ])("has the language $language for $environment", ({ environment, language }) => {
    expect(readArguments(["doctor"], environment).language).toBe(language);
    expect(readArguments(["doctor", "--language=zh"], environment).language).toBe("zh");
    expect(readArguments(["doctor", "--language=en"], environment).language).toBe("en");
  });
});

describe("the doctor's environment", () => {
  it("is complete with four variables, and selects the spec's server", () => {
    expect(readSettings(whole)).toMatchObject({ baseUrl: server, pair: undefined, secrets: [secret] });
  });

  it("may have a key pair and another server", () => {
    const more = { XT_APP_KEY: "an-app", XT_SECRET_KEY: "a-key", XT_BASE_URL: "http://127.0.0.1:4010/xt/" };
    expect(readSettings({ ...whole, ...more })).toMatchObject({
      baseUrl: "http://127.0.0.1:4010/xt",
      pair: { appKey: "an-app", secretKey: "a-key" },
      secrets: [secret, "a-key"],
    });
  });

  it("is refused with all missing variables at once, and with the value that each needs", () => {
    expect(problemsOf({ XT_CLIENT_ID: " " })).toEqual([
      "XT_CLIENT_ID is missing: set it to the institution's id, issued by XT.",
      "XT_CLIENT_SECRET is missing: set it to the institution's secret key, issued by XT.",
      "XT_REDIRECT_URI is missing: set it to the exact redirect URL that is registered with XT.",
      "XT_SCOPE is missing: set it to the scope agreed with XT, such as userinfo.",
    ]);
  });

  it.each([
    [{ XT_REDIRECT_URI: "http://institution.example" }, "XT_REDIRECT_URI must be an absolute https URL"],
    [{ XT_REDIRECT_URI: "https://institution.example/#there" }, "XT_REDIRECT_URI must be an absolute https URL"],
    [{ XT_BASE_URL: "xt" }, "XT_BASE_URL must be an absolute https URL"],
    [{ XT_PAGES_URL: "http://xt.example" }, "XT_PAGES_URL must be an absolute https URL"],
    [{ XT_CLIENT_ID: "a\u0007b" }, "XT_CLIENT_ID contains a line break or another control character"],
    [{ XT_SECRET_KEY: "a-key" }, "XT_APP_KEY and XT_SECRET_KEY belong together"],
    [{ XT_APP_KEY: "an-app" }, "XT_APP_KEY and XT_SECRET_KEY belong together"],
    [{ XT_APP_KEY: "漢", XT_SECRET_KEY: "a-key" }, "XT_APP_KEY must be a string of visible ASCII characters"],
    [
      { XT_APP_KEY: "an-app", XT_SECRET_KEY: "a key" },
      "XT_SECRET_KEY must be a string without whitespace or control characters",
    ],
  ])("must not have %j", (wrong, says) => {
    expect(problemsOf({ ...whole, ...wrong })).toEqual([expect.stringContaining(says)]);
  });

  it.each(["XT_CLIENT_ID", "XT_SCOPE", "XT_REDIRECT_URI", "XT_BASE_URL", "XT_PAGES_URL"])(
    "must not have the secret in %s, which is printed",
    (variable) => {
      const says = `${variable} contains a secret, but its value is printed: did you mix up two variables?`;
      for (const form of [secret, encodeURIComponent(secret)]) {
        expect(problemsOf({ ...whole, [variable]: `https://institution.example/${form}` })).toEqual([says]);
      }
    },
  );

  it("may have a secret of less than six characters that is also in a printed value", () => {
    expect(readSettings({ ...whole, XT_CLIENT_SECRET: "user" })).toMatchObject({ secrets: ["user"] });
  });
});

/** The doctor's messages in both languages. */
import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import messages from "../../src/doctor/messages.json" with { type: "json" };
import { duration, say } from "../../src/doctor/terminal.js";

const placeholders = (text = "") => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();

it.each(Object.entries(messages))("%s has the same values in both languages", (_, [english, chinese]) => {
  expect(placeholders(chinese)).toEqual(placeholders(english));
});

it("are all used", async () => {
  const files = ["connection", "main", "settings", "sign-in", "terminal", "tokens", "visit"];
  const source = (await Promise.all(files.map((file) => readFile(`src/doctor/${file}.ts`, "utf8")))).join("");
  // "reach.dns" may be written as `reach.${stage}`.
  const isUsed = (message: string) =>
    source.includes(`"${message}"`) || source.includes(`\`${message.slice(0, message.lastIndexOf("."))}.\${`);
  expect(Object.keys(messages).filter((message) => !isUsed(message))).toEqual([]);
});

it("replace a value once", () => {
  expect(say("en", "problem.unusable", { variable: "XT_SCOPE", why: "{variable} $&" })).toBe("XT_SCOPE {variable} $&.");
});

it.each([
  { ms: 59_000, en: "1 minute", zh: "1 分钟" },
  { ms: 119 * 60_000, en: "119 minutes", zh: "119 分钟" },
  { ms: 90 * 3_600_000, en: "3.8 days", zh: "3.8 天" },
  { ms: 23 * 3_600_000, en: "23 hours", zh: "23 小时" },
  { ms: 86_398_000, en: "1 day", zh: "1 天" },
])("say $ms ms as $en and $zh", ({ ms, en, zh }) => {
  expect([duration("en", ms), duration("zh", ms)]).toEqual([en, zh]);
});

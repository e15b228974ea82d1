import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { json, ours, shown, text } from "../../../scripts/upstream/terminal/safe-text.js";

describe("what others wrote", () => {
  it.each([
    ["moves the cursor", "\u001b[2Jgone", "\\u001b[2Jgone"],
    ["begins a line", "a\nupstream: all is well\r", "a\\u000aupstream: all is well\\u000d"],
    ["begins a line in Unicode's way", "a\u2028b\u2029c\u0085d", "a\\u2028b\\u2029c\\u0085d"],
    ["turns the direction of writing", "a\u202ecba", "a\\u202ecba"],
    ["hides letters", "pay\u200bpal", "pay\\u200bpal"],
    ["is half a character", "a\ud800", "a\\ud800"],
    ["is read as it is", "灯 💡 “x” ~ ü", "灯 💡 “x” ~ ü"],
  ])("is shown, not obeyed, where it %s", (_, foreign, expected) => {
    expect(shown(foreign)).toBe(expected);
    expect(text`${foreign}\n`.safe).toBe(`${expected}\n`);
    const printed = json({ [foreign]: foreign }).safe;
    expect(printed).toMatch(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]*$/u);
    expect(JSON.parse(printed)).toEqual({ [foreign]: foreign });
  });

  it("may stand beside our own colours and lines", () =>
    expect(text`${ours("\u001b[31mred\u001b[39m")}: ${"\u001b"} ${7}\n`.safe).toBe(
      "\u001b[31mred\u001b[39m: \\u001b 7\n",
    ));
});

it("there is no other way to the terminal", async () => {
  const folder = "scripts/upstream";
  const files = (await readdir(folder, { recursive: true })).filter((name) => /\.[jt]s$/.test(name));
  const writing = await Promise.all(
    files.map(async (name) => (/\.write\(|console\./.test(await readFile(join(folder, name), "utf8")) ? [name] : [])),
  );
  expect(writing.flat()).toEqual(["terminal/safe-text.ts"]);
});

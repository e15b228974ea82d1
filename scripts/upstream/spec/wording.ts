/** The words of what `add` writes: its own in both languages, and drafts out of the pages' words, marked as that. */

/** The Chinese of each English text. */
export type Chinese = Map<string, string>;

const MARKS = { english: "Draft: ", chinese: "草稿：" };
const MAX_LENGTH = 300;

/** What `add` says of every operation. */
export const boilerplate = {
  answered: [
    "XT answered. `rc` and `mc` say whether with a yes or a no.",
    "XT 已应答。是成功还是拒绝，由 `rc` 和 `mc` 说明。",
  ],
  example: ["XT's own example", "XT 自己的示例"],
  refused: ["XT refused", "XT 拒绝"],
} as const;

/** A text of ours that stands in the spec in English; its Chinese is kept for the overlay. */
export function say(chinese: Chinese, [english, translated]: readonly [string, string]): string {
  chinese.set(english, translated);
  return english;
}

/**
 * The pages' own words, to be replaced by a person's: a page's facts may be used, its sentences may not. Where there are words
 * in one language only, they stand in for the other.
 */
export function draft(
  chinese: Chinese,
  english: string | undefined,
  translated: string | undefined,
): string | undefined {
  const [here, there] = [plain(english), plain(translated)];
  if (here === "" && there === "") return undefined;
  const text = MARKS.english + (here || there);
  // The same words may have Chinese on another page.
  return there === "" && chinese.has(text) ? text : say(chinese, [text, MARKS.chinese + (there || here)]);
}

/** The Chinese of a text that nobody has translated yet. */
export function untranslated(english: string): string {
  return MARKS.chinese + english.replace(MARKS.english, "");
}

export function isDraft(text: string): boolean {
  return text.startsWith(MARKS.english) || text.startsWith(MARKS.chinese);
}

/** On one line, without marks: a description is Markdown, and the words are nobody's to trust. */
function plain(words = ""): string {
  const line = words
    .slice(0, 2000)
    .replace(/<[^<>]{0,200}>/g, " ")
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\s]+/gu, " ")
    .replace(/[`*|<>[\]\\]/g, "")
    .replace(/^[\s/]*\/\/\s*/, "")
    .trim();
  return /[\p{L}\p{N}]/u.test(line) ? line.slice(0, MAX_LENGTH).trim() : "";
}

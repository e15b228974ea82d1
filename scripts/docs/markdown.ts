/** Pages, and the Markdown that they consist of. */
import words from "./words.json" with { type: "json" };

/** The languages of the site, and the folder of each one's pages. */
export const folders = { en: "", zh: "zh/" } as const;
export type Language = keyof typeof folders;
export const languages: readonly Language[] = ["en", "zh"];

/** A page in Markdown, and its path. In the result of `writePages`, the path includes the folder of the language. */
export interface Page {
  path: string;
  text: string;
}

/** A word of the site in a language. */
export type Word = keyof typeof words;
export const wordsIn = (language: Language) => (word: Word) => words[word][language];

export const oneLine = (text: string) => text.trim().replace(/\s*\n\s*/g, " ");

export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => oneLine(cell).replaceAll("|", "\\|")).join(" | ")} |`;
  return rows.length === 0 ? "" : [headings, headings.map(() => "---"), ...rows].map(line).join("\n");
}

export const fence = (language: string, text: string) => `\`\`\`${language}\n${text}\n\`\`\``;

export const code = (text: string) => `\`${text}\``;

/** The title of a page, from its heading or its front matter, without the type parameters that TypeDoc adds (`\\<Order\\>`). */
export function titleOf({ path, text }: Page): string {
  return /^(?:# |title: )(.+?)(?:\\<.*|)$/m.exec(text)?.[1] ?? path;
}

/** The first paragraph below the title. The home page has a tagline instead. */
export function summaryOf({ text }: Page): string {
  const paragraphs = text.replace(/^---[\s\S]*?tagline: (.*)[\s\S]*?^---$/m, "$1\n").split(/\n{2,}/);
  const first = paragraphs.find((paragraph) => /^(?!```)[^#<>|-]/.test(paragraph)) ?? "";
  return oneLine(first).replace(/\[([^\]]+)\]\([^)]*\)|<[^>]*>/g, "$1");
}

/** Escapes the markup in a title of XT's docs. */
export function plain(text: string): string {
  return text.replace(/\s+/g, " ").replace(/[\\`*_{}[\]()<>#|!~&]/g, (mark) => `&#${mark.charCodeAt(0)};`);
}

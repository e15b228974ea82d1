/** Pages, and what they are written with. */
import type { Schema } from "./spec.js";

/** The languages of the site, and where the pages of each stand. */
export const folders = { en: "", zh: "zh/" } as const;
export type Language = keyof typeof folders;
export const languages: readonly Language[] = ["en", "zh"];

/** Whole Markdown, and the place where it stands below its language's root. */
export interface Page {
  path: string;
  text: string;
}

export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells
      .map((cell) =>
        cell
          .trim()
          .replace(/\s*\n\s*/g, " ")
          .replaceAll("|", "\\|"),
      )
      .join(" | ")} |`;
  return rows.length === 0 ? "" : [headings, headings.map(() => "---"), ...rows].map(line).join("\n");
}

/** The values of an enumeration with what each means. */
export function meaningsIn({ anyOf = [], "x-enumDescriptions": own = {} }: Schema): string[][] {
  return [...Object.entries(own).map(([value, meaning]) => [`\`${value}\``, meaning]), ...anyOf.flatMap(meaningsIn)];
}

export function fence(language: string, code: string): string {
  return `\`\`\`${language}\n${code}\n\`\`\``;
}

export function titleOf({ path, text }: Page): string {
  const [, title] = /^(?:# |title: )(.+?)(?:\\<.*|)$/m.exec(text) ?? [];
  return title ?? path;
}

/** The first sentences below the title, or what the first page says of itself. */
export function summaryOf({ text }: Page): string {
  const paragraphs = text.replace(/^---[\s\S]*?tagline: (.*)[\s\S]*?^---$/m, "$1\n").split(/\n{2,}/);
  const first = paragraphs.find((paragraph) => /^(?!```)[^#<>|-]/.test(paragraph)) ?? "";
  return first.replace(/\s*\n\s*/g, " ").replace(/\[([^\]]+)\]\([^)]*\)|<[^>]*>/g, "$1");
}

/** Texts of the spec, and of what it was written from, as a page can hold them: of HTML they are characters. Code stays as it is. */
export function prose(text: string): string {
  return text
    .split(/(```[\s\S]*?(?:```|$)|`[^`\n]*`)/)
    .map((part, at) => (at % 2 === 1 ? part : part.replaceAll("<", "&lt;")))
    .join("");
}

/** A name or a title of others, in which nothing is markup. */
export function plain(text: string): string {
  return text.replace(/\s+/g, " ").replace(/[\\`*_{}[\]()<>#|!~&]/g, (mark) => `&#${mark.charCodeAt(0)};`);
}

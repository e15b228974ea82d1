/** What the site shares with the project's own Markdown files: taken from there, so that it is written once. */
import { readFile } from "node:fs/promises";
import type { Language, Wording } from "./language.js";

/** A section of a Markdown file, without its heading. */
export async function section(file: string, heading: string): Promise<string> {
  const text = await readFile(file, "utf8");
  const found = text.split(/^## /m).find((part) => part.startsWith(`${heading}\n`));
  if (found === undefined) throw new Error(`${file} has no section "${heading}", which the docs site shows`);
  return found.slice(heading.length).trim();
}

const readmes: Record<Language, string> = { en: "README.md", zh: "README.zh-CN.md" };

/** The first TypeScript of a section of a language's README. */
export async function readmeCode(language: Language, headings: Wording): Promise<string> {
  const file = readmes[language];
  const source = /```ts\n([\s\S]*?)\n```/.exec(await section(file, headings[language]))?.[1];
  if (source === undefined)
    throw new Error(`${file} has no TypeScript under "${headings[language]}", which the docs site shows`);
  return source;
}

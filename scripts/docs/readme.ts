/** What the site shares with the project's own Markdown files: taken from there, so that it is written once. */
import { readFile } from "node:fs/promises";

/** A section of a Markdown file, without its heading. */
export async function section(file: string, heading: string): Promise<string> {
  const text = await readFile(file, "utf8");
  const found = text.split(/^## /m).find((part) => part.startsWith(`${heading}\n`));
  if (found === undefined) throw new Error(`${file} has no section "${heading}", which the docs site shows`);
  return found.slice(heading.length).trim();
}

/** The first TypeScript of a section of the README. */
export async function readmeCode(heading: string): Promise<string> {
  const source = /```ts\n([\s\S]*?)\n```/.exec(await section("README.md", heading))?.[1];
  if (source === undefined)
    throw new Error(`the README's section "${heading}" has no TypeScript, which the docs site shows`);
  return source;
}

/** Code on a page has at most 80 columns: what is longer goes through the formatter, all pages in one run of it. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "./markdown.js";
import { run } from "./redocly.js";

const width = 80;
const block = /^```(ts|js|typescript)\n([\s\S]*?)^```/gm;
const isLong = (code: string) => code.split("\n").some((line) => line.length > width);

export async function formatCode(pages: readonly Page[]): Promise<Page[]> {
  const found = pages.flatMap(({ text }) => [...text.matchAll(block)].map(([, , code = ""]) => code));
  const long = [...new Set(found.filter(isLong))];
  if (long.length === 0) return [...pages];
  const folder = await mkdtemp(join(tmpdir(), "xt-oauth-code-"));
  const files = long.map((_, at) => join(folder, `${at}.ts`));
  await Promise.all(files.map((file, at) => writeFile(file, long[at] ?? "")));
  const options = ["format", "--write", `--line-width=${width}`, "--indent-style=space", folder];
  await run(process.execPath, ["node_modules/@biomejs/biome/bin/biome", ...options]);
  const formatted = await Promise.all(files.map((file) => readFile(file, "utf8")));
  await rm(folder, { recursive: true });
  const shorter = new Map(long.map((code, at) => [code, formatted[at] ?? code]));
  const replace = (whole: string, _: string, code: string) => whole.replace(code, () => shorter.get(code) ?? code);
  return pages.map((page) => ({ ...page, text: page.text.replace(block, replace) }));
}

/**
 * `npm run docs`: the docs site into `site/`. Every page is first written as whole Markdown; VitePress makes the site of that, and
 * the same Markdown goes into the site and, by `npm pack`, into the package.
 */
import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { build } from "vitepress";
import { functionPages } from "./docs/functions.js";
import { folders, type Language, languages, type Page, summaryOf, titleOf } from "./docs/markdown.js";
import { operationPages } from "./docs/operations.js";
import { guidePages } from "./docs/pages.js";
import { buildReference, bundleSpec } from "./docs/redocly.js";
import { filledIn } from "./docs/spec.js";
import words from "./docs/words.json" with { type: "json" };

/** Where VitePress looks for pages: docs/.vitepress/config.ts names it as well. */
const work = ".tmp/docs";

/** Writes pages as Markdown, with a list of them for programs that read for people, and resolves to their titles. */
async function writePages(folder: string, language: Language, pages: readonly Page[]): Promise<Record<string, string>> {
  const list = pages.map((page) => `- [${titleOf(page)}](${page.path}): ${summaryOf(page)}`).join("\n");
  const llms = { path: "llms.txt", text: `# xt-oauth\n\n> ${words.about[language]}\n\n${list}\n` };
  await Promise.all([...pages, llms].map((page) => write(join(folder, folders[language]), page)));
  return Object.fromEntries(pages.map((page) => [page.path, titleOf(page)]));
}

async function write(folder: string, { path, text }: Page): Promise<void> {
  const file = join(folder, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}

async function buildSite(folder: string, base: string): Promise<void> {
  await rm(work, { recursive: true, force: true });
  const titles = languages.map(async (language) => {
    const file = join(work, folders[language], "openapi.json");
    const [bundled, functions] = await Promise.all([bundleSpec(language, file), functionPages(language)]);
    const spec = filledIn(bundled);
    const pages = [...(await guidePages(language, spec)), ...operationPages(spec, language), ...functions];
    return [language, await writePages(work, language, pages)];
  });
  await write(work, { path: "titles.json", text: JSON.stringify(Object.fromEntries(await Promise.all(titles))) });
  await cp("docs/public", join(work, "public"), { recursive: true });
  const references = languages.map((language) => buildReference(join(work, folders[language])));
  await build("docs", { outDir: folder, base });
  await Promise.all(references);
  await cp(work, folder, { recursive: true, filter: (file) => !/(?:public|titles\.json)$/.test(file) });
}

/** The guide for the package: where the site has pages of operations and of functions, it leads to the spec and the types. */
async function writeGuide(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  for (const language of languages) {
    const spec = filledIn(await bundleSpec(language, join(work, folders[language], "openapi.json")));
    const up = "../".repeat(folders[language].split("/").length);
    const pages = (await guidePages(language, spec)).map(({ path, text }) => ({
      path,
      text: text
        .replace(/\]\(\.\/operations\/[^)]*/g, `](${up}../generated/openapi.json`)
        .replace(/\]\(\.\/functions\/[^)]*/g, `](${up}index.d.ts`),
    }));
    await writePages(folder, language, pages);
  }
}

const text = { type: "string" } as const;
const { out = "site", base = "/", guide } = parseArgs({ options: { out: text, base: text, guide: text } }).values;
await (guide ? writeGuide(guide) : buildSite(out, base));

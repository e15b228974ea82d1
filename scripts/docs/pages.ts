/** All pages of the docs site in Markdown. VitePress makes HTML of them, and the site offers the Markdown, too. */
import { mkdir, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { functionPages, readFunctions } from "./functions.js";
import { guidePages } from "./guide.js";
import { folders, type Language, type Page, summaryOf, titleOf, wordsIn } from "./markdown.js";
import { operationPages } from "./operations.js";
import { bundleSpec, filledIn, redocly } from "./spec.js";

/** Writes the pages and the spec of each language into a folder. */
export async function writePages(folder: string) {
  await rm(folder, { recursive: true, force: true });
  const functions = await readFunctions();

  async function write(language: Language) {
    const path = (name: string) => join(folder, folders[language], name);
    const spec = filledIn(await bundleSpec(language, path("openapi.json")));
    const names = functions.pages.map(({ path }) => basename(path, ".md")).filter((name) => /^[a-z]/.test(name));
    const guide = guidePages(language, spec, names);
    const pages = [...guide, ...operationPages(spec, language), ...functionPages(functions, language, guide)];
    const texts = pages.filter(({ path }) => !/^functions\/|^index/.test(path)).map(({ text }) => text);
    const files = [
      ...pages,
      { path: "llms.txt", text: contentsOf(pages, language) },
      { path: "llms-full.txt", text: texts.join("\n\n") },
    ];
    for (const file of files) {
      await mkdir(dirname(path(file.path)), { recursive: true });
      await writeFile(path(file.path), file.text);
    }
    // Redocly's page of the spec is one file with the viewer inside, so that readers can send it to others.
    const options = ["--inlineBundle", "--template", "scripts/docs/reference.hbs", "--output", path("reference.html")];
    return { pages, reference: redocly("build-docs", path("openapi.json"), ...options) };
  }

  const [en, zh] = await Promise.all([write("en"), write("zh")]);
  const references = Promise.all([en.reference, zh.reference]);
  return { pages: { en: en.pages, zh: zh.pages }, entries: functions.entries, references };
}

/** The contents of the site in reading order, for language models. */
function contentsOf(pages: readonly Page[], language: Language): string {
  const list = pages.map((page) => `- [${titleOf(page)}](${page.path}): ${summaryOf(page)}`).join("\n");
  return `# xt-oauth\n\n> ${wordsIn(language)("about")}\n\n${list}\n`;
}

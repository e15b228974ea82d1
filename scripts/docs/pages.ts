/** Writes all pages of the docs site in Markdown. VitePress converts them to HTML, and the site also serves the Markdown files. */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { inlined } from "../generate/resolve.js";
import { functionPages, readFunctions, writeFunctions } from "./functions.js";
import { guidePages } from "./guide.js";
import { folders, type Language, languages, type Page, summaryOf, titleOf, wordsIn } from "./markdown.js";
import { operationPages } from "./operations.js";
import { bundleSpec } from "./spec.js";

/**
 * Writes the pages and the spec of each language into a folder. Resolves to the pages, with the folder of the language in the path, and to
 * the package's entries.
 */
export async function writePages(folder: string) {
  rmSync(folder, { recursive: true, force: true });
  const typedoc = writeFunctions().then(readFunctions);
  async function write(language: Language): Promise<Page[]> {
    const within = (path: string) => join(folders[language], path);
    const file = (path: string) => join(folder, within(path));
    const spec = inlined(await bundleSpec(language, file("openapi.json")));
    const functions = await typedoc;
    const symbols = functions.pages.map(({ path }) => basename(path, ".md"));
    const isFunction = (name: string) => /^[a-z]/.test(name);
    const guide = guidePages(language, spec, symbols.filter(isFunction));
    const pages = [...guide, ...operationPages(spec, language), ...functionPages(functions, language, guide)];
    // For language models: a list of all pages in reading order, and the guide and the operations in one file.
    const whole = pages.filter(({ path }) => !path.startsWith("functions/") && path !== "index.md");
    const contents = pages.map((page) => `- [${titleOf(page)}](${page.path}): ${summaryOf(page)}`);
    const list = {
      path: "llms.txt",
      text: `# xt-oauth\n\n> ${wordsIn(language)("about")}\n\n${contents.join("\n")}\n`,
    };
    const full = { path: "llms-full.txt", text: whole.map(({ text }) => text).join("\n\n") };
    for (const { path, text } of [...pages, list, full]) {
      mkdirSync(dirname(file(path)), { recursive: true });
      writeFileSync(file(path), text);
    }
    return pages.map(({ path, text }) => ({ path: within(path), text }));
  }

  const pages = (await Promise.all(languages.map(write))).flat();
  return { pages, entries: (await typedoc).entries };
}

/**
 * `npm run docs`: the docs site into `site/`. Every page is first written as whole Markdown; VitePress makes the site of that, and
 * the same Markdown goes into the site.
 */
import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { build } from "vitepress";
import { formatCode } from "./docs/format.js";
import { functionPages, readFunctions } from "./docs/functions.js";
import { folders, languages, type Page, summaryOf, titleOf } from "./docs/markdown.js";
import { operationPages } from "./docs/operations.js";
import { guidePages } from "./docs/pages.js";
import { buildReference, bundleSpec } from "./docs/redocly.js";
import { filledIn } from "./docs/spec.js";
import words from "./docs/words.json" with { type: "json" };

/** Where VitePress looks for pages: docs/.vitepress/config.ts names it as well. */
const work = ".tmp/docs";

async function write(folder: string, { path, text }: Page): Promise<void> {
  const file = join(folder, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}

const text = { type: "string" } as const;
const { out = "site", base = "/" } = parseArgs({ options: { out: text, base: text } }).values;
await rm(work, { recursive: true, force: true });
const functions = await readFunctions();
const names = functions.pages.map(({ path }) => path.replace(/\.md$/, ""));
const contents = await Promise.all(
  languages.map(async (language) => {
    const folder = join(work, folders[language]);
    const spec = filledIn(await bundleSpec(language, join(folder, "openapi.json")));
    const guide = await guidePages(
      language,
      spec,
      names.filter((name) => /^[a-z]/.test(name)),
    );
    const reference = [...operationPages(spec, language), ...functionPages(functions, language, guide)];
    const pages = await formatCode([...guide, ...reference]);
    // For programs that read for people: the list in reading order, and all of the guide and the operations in one file.
    const list = pages.map((page) => `- [${titleOf(page)}](${page.path}): ${summaryOf(page)}`).join("\n");
    const whole = pages
      .filter(({ path }) => !/^functions\/|^index/.test(path))
      .map((page) => page.text)
      .join("\n\n");
    const llms = [
      { path: "llms.txt", text: `# xt-oauth\n\n> ${words.about[language]}\n\n${list}\n` },
      { path: "llms-full.txt", text: whole },
    ];
    await Promise.all([...pages, ...llms].map((page) => write(folder, page)));
    const about = pages.map((page) => [page.path, { title: titleOf(page), summary: summaryOf(page) }]);
    return [language, Object.fromEntries(about)];
  }),
);
const entries = functions.entries.map(({ name, symbols }) => ({ name, symbols }));
await write(work, { path: "contents.json", text: JSON.stringify({ ...Object.fromEntries(contents), entries }) });
await cp("docs/public", join(work, "public"), { recursive: true });
const references = languages.map((language) => buildReference(join(work, folders[language])));
await build("docs", { outDir: out, base });
await Promise.all(references);
await cp(work, out, { recursive: true, filter: (file) => !/(?:public|contents\.json)$/.test(file) });

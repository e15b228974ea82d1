/**
 * `npm run docs`: builds the docs site into `site/`, for any static server and any sub-path. Each language has a landing page, a
 * guide, the API reference and the spec; nothing on them loads from elsewhere.
 */
import { copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { guidePage } from "./docs/guide.js";
import { landingPage } from "./docs/landing.js";
import { type Language, languages } from "./docs/language.js";
import { bundleSpec } from "./docs/redocly.js";
import { referencePage } from "./docs/reference.js";

const folders: Record<Language, string> = { en: ".", zh: "zh" };

export async function buildSite(outDir: string): Promise<void> {
  await rm(outDir, { recursive: true, force: true });
  await mkdir(outDir, { recursive: true });
  for (const asset of ["site.css", "pages.css", "icon.svg"])
    await copyFile(join("scripts/docs", asset), join(outDir, asset));
  await Promise.all(languages.map((language) => buildPages(language, join(outDir, folders[language]))));
}

async function buildPages(language: Language, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const specFile = join(folder, "openapi.json");
  await bundleSpec(language, specFile);
  const spec = JSON.parse(await readFile(specFile, "utf8"));
  await writeFile(join(folder, "index.html"), await landingPage(language));
  await writeFile(join(folder, "guide.html"), await guidePage(language, spec));
  await writeFile(join(folder, "reference.html"), await referencePage(language, specFile));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  await buildSite("site");
  console.log("site/ holds the docs site; site/index.html is its first page");
}

/** The pages of the library's own functions and types: TypeDoc's, one for each public symbol, all in one folder. */
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import type { Language, Page } from "./markdown.js";
import { run } from "./redocly.js";
import words from "./words.json" with { type: "json" };

export async function functionPages(language: Language): Promise<Page[]> {
  const folder = await mkdtemp(join(tmpdir(), "xt-oauth-typedoc-"));
  const options = ["--options", "docs/typedoc.json", "--lang", language, "--logLevel", "Error", "--out", folder];
  await run(process.execPath, ["node_modules/typedoc/bin/typedoc", ...options]);
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith(".md")).sort();
  const pages = await Promise.all(
    files.map(async (path) => ({ path, text: adapted(await readFile(join(folder, path), "utf8")) })),
  );
  await rm(folder, { recursive: true });
  const symbols = pages.filter(({ path }) => basename(path) !== "index.md");
  const entries = pages
    .filter(({ path }) => /^[^/]+\/index\.md$/.test(path))
    .map(({ path, text }) => {
      const entry = ["xt-oauth", dirname(path)].join("/").replace("/index", "");
      return text.replace(/^#.*$/m, `## ${entry}`).replace(/^##(?! xt-oauth)/gm, "###");
    });
  const index = [`# ${words.functions[language]}`, words.functionsIntroduction[language], ...entries].join("\n\n");
  return [
    { path: "functions/index.md", text: index },
    ...symbols.map(({ path, text }) => ({ path: `functions/${basename(path)}`, text })),
  ];
}

/** What callers don't need goes, what TypeScript forgot comes back, and every link leads into the same folder. */
function adapted(page: string): string {
  let text = page
    .replace(/^## (?:Constructors|构造函数|Accessors|访问器)\n[\s\S]*?(?=^## |(?![\s\S]))/gm, "")
    .replace(/^#{4,5} (?:Inherited from|Overrides|继承自|重写了)\n\n.*\n*/gm, "")
    // An entry links only to what it exports itself.
    .replace(/^(Xt\w+Error)(?= )/gm, "[$1]($1.md)")
    .replace(/\]\([\w./-]*?(\w+)\.md/g, "]($1.md")
    // The names of types that are computed from the spec.
    .replaceAll("\\{ \\} \\| \\{ \\} \\| \\{ \\}", "[`PlaceOrderInput`](../operations/placeOrder.md#inputs)")
    .replaceAll("\\{ \\}", "[`XtToken`](XtToken.md)")
    .replaceAll("`XtOperations`", "[`XtOperations`](../operations/index.md)");
  const repeatedHeading = /^(#+ (?:Throws|抛出))\n\n((?:[^#*\n].*\n)+)\n\1\n\n/m;
  while (repeatedHeading.test(text))
    text = text.replace(repeatedHeading, (_, heading, one) => `${heading}\n\n${one.trimEnd()}\\\n`);
  return text;
}

/** The guide: Markdown in `docs/`, with what is written elsewhere taken from there, so that it is written once. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fence, folders, type Language, type Page, plain, prose, table } from "./markdown.js";
import { operationsOf, type Spec } from "./spec.js";
import words from "./words.json" with { type: "json" };

/** `<!-- code README.md: Sign a user in -->`, and the like, on a line of its own; `code2` is the second one there. */
const include = /^<!-- (code2?|section|file|part) ([\w./-]+)(?:: (.+?))? -->$/gm;

export async function guidePages(language: Language, spec: Spec): Promise<Page[]> {
  const folder = join("docs", folders[language]);
  const names = (await readdir(folder)).filter((name) => name.endsWith(".md"));
  return Promise.all(
    names.map(async (path) => {
      const text = await readFile(join(folder, path), "utf8");
      const found = [...text.matchAll(include)];
      const parts = await Promise.all(
        found.map(async ([, kind, name = "", heading = ""]) => {
          if (kind === "part") return name === "xt-pages" ? xtPages(language, spec) : examples();
          if (kind === "file") return (await readFile(name, "utf8")).replace(/^# .*\n/, "");
          return kind === "section" ? section(name, heading) : codeIn(name, heading, kind === "code2" ? 1 : 0);
        }),
      );
      return { path, text: text.replace(include, () => parts.shift()?.trim() ?? "") };
    }),
  );
}

/** A section of a Markdown file, without its heading. */
export async function section(file: string, heading: string): Promise<string> {
  const text = await readFile(file, "utf8");
  const found = text.split(/^## /m).find((part) => part.startsWith(`${heading}\n`));
  if (found === undefined) throw new Error(`${file} has no section "${heading}", which the docs site shows`);
  return found.slice(heading.length).trim();
}

async function codeIn(file: string, heading: string, at: number): Promise<string> {
  const code = (await section(file, heading)).match(/```ts\n[\s\S]*?\n```/g)?.[at];
  if (code === undefined) throw new Error(`${file} lacks TypeScript under "${heading}", which the docs site shows`);
  return code;
}

/** The pages of XT's that each operation was read from, in the reader's language. */
async function xtPages(language: Language, spec: Spec): Promise<string> {
  const { pages }: Recorded = JSON.parse(await readFile("spec/upstream.json", "utf8"));
  const mine = pages.filter((page) => page.language.startsWith(language));
  const rows = operationsOf(spec).map(({ operationId, summary }) => {
    const told = mine.filter(({ operation }) => operation === operationId);
    const links = told.map(
      ({ title, address }) => `[${plain(title)}](${address.replace(raw, "https://github.com/$1/blob/main/")})`,
    );
    return [`[${prose(summary)}](./operations/${operationId}.md)`, links.join("<br>")];
  });
  return table([words.operations[language], words.source[language]], rows);
}

const raw = /^https:\/\/raw\.githubusercontent\.com\/([^/]+\/[^/]+)\/main\//;

interface Recorded {
  pages: { address: string; language: string; title: string; operation?: string }[];
}

/** The code with which each app of `examples/` signs users in. */
async function examples(): Promise<string> {
  const files = await readdir("examples", { recursive: true }).catch(() => []);
  const code = files.filter((file) => /(?<!test)\.[jt]sx?$/.test(file) && !file.includes("node_modules")).sort();
  const shown = code.map(async (file) => {
    const text = await readFile(join("examples", file), "utf8");
    return text.includes(".readCallback(") ? [`\`examples/${file}\`\n\n${fence("typescript", text.trim())}`] : [];
  });
  return (await Promise.all(shown)).flat().join("\n\n");
}

/** The guide: the Markdown of `docs/`, with what only the site has: pages of operations and functions, and tables of other files. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { folders, type Language, type Page } from "./markdown.js";
import { signatureVector } from "./samples.js";
import type { Spec } from "./spec.js";
import words from "./words.json" with { type: "json" };

/** The guide in the order in which one reads it; what isn't named here comes last. */
export const order = {
  guide: ["start", "sign-in", "state", "tokens", "calls", "market", "orders", "errors", "testing"],
  operate: ["doctor", "runtimes", "production", "security", "options", "cost"],
  know: ["migration", "faq", "upstream", "contradictions", "changelog"],
};

/** `<!-- section FILE: Heading -->`, or `<!-- part NAME -->`, on a line of its own. */
const include = /^<!-- (section|part) ([\w./-]+)(?:: (.+?))? -->$/gm;

export async function guidePages(language: Language, spec: Spec, functions: readonly string[] = []): Promise<Page[]> {
  const folder = join("docs", folders[language]);
  const names = (await readdir(folder)).filter((name) => name.endsWith(".md"));
  const known = ["index", ...Object.values(order).flat()];
  const rank = (name: string) => (known.indexOf(name.slice(0, -3)) + 100) % 100;
  names.sort((a, b) => rank(a) - rank(b));
  return Promise.all(
    names.map(async (path) => {
      const text = await readFile(join(folder, path), "utf8");
      const parts = [...text.matchAll(include)].map(async ([, kind, name = "", heading = ""]) => {
        if (kind === "section") return section(name, heading);
        return name === "changes" ? changes(language) : signatureVector(spec, language);
      });
      const drawings = [...text.matchAll(/!\[[^\]]*\]\(\.{1,2}\/([\w.-]+\.svg)\)/g)].map(([, file = ""]) =>
        readFile(join("docs", file), "utf8"),
      );
      const [filled, drawn] = [await Promise.all(parts), await Promise.all(drawings)];
      const whole = text
        .replace(include, () => filled.shift()?.trim() ?? "")
        .replace(/!\[[^\]]*\]\([\w./-]+\.svg\)/g, () => drawn.shift()?.trim() ?? "")
        // What the repository and the package have in a file of their own are pages of the site.
        .replace(
          /\]\([./]*generated\/openapi\.json(?:#([\w-]+))?\)/g,
          (_, name = "index") => `](./operations/${name}.md)`,
        )
        .replace(/\]\([./]*CHANGELOG\.md\)/g, "](./changelog.md)");
      return { path, text: linked(whole, functions) };
    }),
  );
}

/** The first mention of each function in a text leads to its page; code, headings, tables and links stay as they are. */
function linked(text: string, functions: readonly string[]): string {
  const seen = new Set<string>();
  return text
    .split(/(^---\n[\s\S]*?^---$|^```[\s\S]*?^```$|^[#|<].*$|\[[^\]]*\]\([^)]*\))/m)
    .map((part, at) =>
      at % 2 === 1
        ? part
        : part.replace(/`(\w+)`/g, (code, name: string) => {
            if (!functions.includes(name) || seen.has(name)) return code;
            seen.add(name);
            return `[${code}](./functions/${name}.md)`;
          }),
    )
    .join("");
}

/** A section of a Markdown file, without its heading. */
async function section(file: string, heading: string): Promise<string> {
  const text = await readFile(file, "utf8");
  const found = text.split(/^## /m).find((part) => part.startsWith(`${heading}\n`));
  if (found === undefined) throw new Error(`${file} has no section "${heading}", which the docs site shows`);
  return found.slice(heading.length).trim();
}

/** What is released, below what comes next: the changesets that wait. */
async function changes(language: Language): Promise<string> {
  const files = (await readdir(".changeset")).filter((name) => /^(?!README).*\.md$/.test(name)).sort();
  const texts = await Promise.all(files.map((name) => readFile(join(".changeset", name), "utf8")));
  const waiting = texts.map((text) => text.replace(/^---[\s\S]*?^---$/m, "").trim()).join("\n\n");
  const released = (await readFile("CHANGELOG.md", "utf8")).replace(/^# .*\n/, "");
  return [...(waiting ? [`## ${words.unreleased[language]}`, waiting] : []), released.trim()].join("\n\n");
}

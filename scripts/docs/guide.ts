/** The guide: the Markdown of `docs/`, with sections of other files, and with links to pages that only the site has. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { folders, type Language, type Page, wordsIn } from "./markdown.js";
import { signatureVector } from "./samples.js";
import { type Node, operationsOf } from "./spec.js";

/** The pages of the guide by section of the sidebar, in reading order. */
export const order = {
  guide: ["start", "sign-in", "state", "tokens", "calls", "market", "orders", "errors", "testing"],
  operate: ["doctor", "runtimes", "production", "security", "options", "cost"],
  know: ["migration", "faq", "upstream", "contradictions", "changelog"],
};

const read = (...path: string[]) => readFileSync(join(...path), "utf8");

/** @param functions the names of the functions to link to */
export function guidePages(language: Language, spec: Node, functions: readonly string[] = []): Page[] {
  const placeOrder = operationsOf(spec).filter(({ operationId }) => operationId === "placeOrder");
  return ["index", ...Object.values(order).flat()].map((name) => {
    const text = read("docs", folders[language], `${name}.md`)
      .replace(/^<!-- section ([\w./-]+): (.+) -->$/gm, (_, file, heading) => section(file, heading))
      .replace("<!-- part changes -->", () => changes(language))
      .replace("<!-- part signature-vector -->", () => placeOrder.map((one) => signatureVector(one, language)).join(""))
      .replace(/!\[[^\]]*\]\(\.{1,2}\/([\w.-]+\.svg)\)/g, (_, file) => read("docs", file).trim())
      // These files of the repository are pages of the site.
      .replace(/\]\([./]*generated\/openapi\.json(?:#([\w-]+))?\)/g, (_, id = "index") => `](./operations/${id}.md)`)
      .replace(/\]\([./]*CHANGELOG\.md\)/g, "](./changelog.md)");
    return { path: `${name}.md`, text: linked(text, functions) };
  });
}

/** Links the first mention of each function to its page. Code, headings, tables and links stay as they are. */
function linked(text: string, functions: readonly string[]): string {
  const seen = new Set<string>();
  const parts = /^---\n[\s\S]*?^---$|^```[\s\S]*?^```$|^[#|<].*$|\[[^\]]*\]\([^)]*\)|`(\w+)`/gm;
  return text.replace(parts, (part, name) => {
    if (!functions.includes(name) || seen.has(name)) return part;
    seen.add(name);
    return `[${part}](./functions/${name}.md)`;
  });
}

/** A section of a Markdown file, without its heading. */
function section(file: string, heading: string): string {
  const found = read(file)
    .split(/^## /m)
    .find((part) => part.startsWith(`${heading}\n`));
  if (found === undefined) throw new Error(`the docs site includes the section "${heading}", and ${file} has none`);
  return found.slice(heading.length).trim();
}

/** The changesets that wait for a release, and the changelog. */
function changes(language: Language): string {
  const files = readdirSync(".changeset").filter((name) => /^(?!README).*\.md$/.test(name));
  const waiting = files.sort().map((name) => read(".changeset", name).replace(/^---[\s\S]*?^---$/m, ""));
  const released = read("CHANGELOG.md").replace(/^# .*\n/, "");
  const heading = waiting.length > 0 ? [`## ${wordsIn(language)("unreleased")}`] : [];
  return [...heading, ...waiting, released].map((text) => text.trim()).join("\n\n");
}

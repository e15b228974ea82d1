/** The pages of the package's functions and types: TypeDoc writes one for each exported symbol. All are in one folder. */
import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import chinese from "./docstrings.zh.json" with { type: "json" };
import { type Language, oneLine, type Page, titleOf, wordsIn } from "./markdown.js";
import { run } from "./spec.js";

export interface Functions {
  /** The entries of the package, each with the names of its symbols, and with a list of them in Markdown. */
  entries: { name: string; symbols: string[]; text: string }[];
  pages: Page[];
}

const folder = ".tmp/functions";

/** Lets TypeDoc write the pages in English. */
export const writeFunctions = () =>
  run("node_modules/typedoc/bin/typedoc", "--options", "docs/typedoc.json", "--out", folder);

/** The pages that TypeDoc has written. */
export function readFunctions(): Functions {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".md"));
  const all = files.sort().map((path) => ({ path, text: adapted(readFileSync(join(folder, path), "utf8")) }));
  const entries = all
    .filter(({ path }) => /^[^/]+\/index\.md$/.test(path))
    .map(({ path, text }) => ({
      name: ["xt-oauth", dirname(path)].join("/").replace("/index", ""),
      symbols: text.match(/(?<=^\| \[[^\]]+\]\()\w+/gm) ?? [],
      text: text.replace(/^#.*\n+/m, "").replace(/^##/gm, "###"),
    }));
  const symbols = all.filter(({ path }) => !path.endsWith("index.md"));
  return { entries, pages: symbols.map(({ path, text }) => ({ path: `functions/${basename(path)}`, text })) };
}

/** Types of the spec that TypeDoc shows as empty objects, and their names. */
const replacements = [
  ["\\{ \\} \\| \\{ \\} \\| \\{ \\}", "[`PlaceOrderInput`](../operations/placeOrder.md#inputs)"],
  ["| `symbol` | \\{ \\}", "| `symbol` | [`SymbolInfo`](../operations/getSymbols.md#answer)"],
  ["\\{ \\}", "[`XtToken`](XtToken.md)"],
] as const;

/** Removes parts that callers don't need, and makes the links to functions and types lead into the same folder. */
function adapted(page: string): string {
  const text = page
    .replace(/^## (?:Constructors|Accessors)\n[\s\S]*?(?=^## |(?![\s\S]))/gm, "")
    .replace(/^#{4,5} (?:Inherited from|Overrides)\n\n.*\n*/gm, "")
    // TypeDoc links no error of another entry.
    .replace(/^(Xt\w+Error)(?= )/gm, "[$1]($1.md)")
    .replace(/\]\((?!\.\.\/(?:operations\/|calls))[\w./-]*?(\w+)\.md/g, "]($1.md")
    // Each `@throws` has a heading of its own. One is enough.
    .replace(/\n\n(#+ Throws)\n\n(?<=^\1\n\n(?:(?!\n#)[\s\S])*\n\n\1\n\n)/gm, "\\\n");
  return replacements.reduce((result, [shown, meant]) => result.replaceAll(shown, meant), text);
}

/** The pages in a language. If the guide has an example of a function, the function's page begins with a link to it, and with its code. */
export function functionPages({ entries, pages }: Functions, language: Language, guide: readonly Page[]): Page[] {
  const say = wordsIn(language);
  const translated = language === "zh" ? inChinese : (text: string) => text;
  const lists = entries.map(({ name, text }) => `## ${name} {#${anchorOf(name)}}\n\n${translated(text)}`);
  const index = [`# ${say("functions")}`, say("functionsIntroduction"), ...lists].join("\n\n");
  const symbols = pages.map(({ path, text }) => {
    const example = exampleOf(basename(path, ".md"), guide);
    if (!example) return { path, text: translated(text) };
    const [title = "", ...rest] = text.replace(/^```ts\n[\s\S]*?^```\n+/m, "").split("\n");
    const link = `[${say("guide")}${say("colon")}${example.title}](../${example.link})`;
    return { path, text: [title, link, example.code, translated(rest.join("\n"))].join("\n\n") };
  });
  return [{ path: "functions/index.md", text: index }, ...symbols];
}

/** The anchor of an entry on the page of all functions. */
export const anchorOf = (entry: string) => entry.replace("xt-oauth/", "");

/** The first code in the guide, except on its first two pages, that imports a function, with a link to its section. */
function exampleOf(name: string, guide: readonly Page[]) {
  const isImported = new RegExp(`import \\{[^}]*\\b${name}\\b[^}]*\\}`);
  for (const page of guide.filter(({ path }) => /^[a-z]/.test(name) && !/^(?:index|start)\.md$/.test(path))) {
    let anchor = "";
    for (const [code, id] of page.text.matchAll(/^##+ .*\{#([\w-]+)\}$|^```ts\n[\s\S]*?^```/gm)) {
      if (id) anchor = `#${id}`;
      else if (isImported.test(code)) return { title: titleOf(page), link: page.path + anchor, code };
    }
  }
  return undefined;
}

const wordings: Record<string, string> = chinese;

/** The keys that `docstrings.zh.json` needs: functionPages adds those of its Chinese pages. */
export const docstrings = new Set<string>();

/** Code, a cell of a table, or a heading, an item or a paragraph. */
const blocks =
  /^```[\s\S]*?^```$|^>.*$|(?<=\| )(?:[^|\n]|\\\|)+?(?= \|)|(?<=^(?:#+ |- )?)[^\s|#-][\s\S]*?(?=\\\n|\n\n|\n- |\n*(?![\s\S]))/gm;

function inChinese(page: string): string {
  return page.replace(blocks, (block) => (/^(?:```|>)/.test(block) ? block : wording(block)));
}

const link = /\[([^\]]+)\]\(([^)]*)\)/g;
const notProse = /`[^`]*`|\[[^\]]*\]|\\?[<>]|\*\*\w+\*\*\(|readonly|keyof|typeof|extends|string|\*/g;
const isName = /^(?:Xt\w+|\w+\(\)|[a-z]\w*)(?:\\?<.*)?$/;

/** A block in Chinese. Code, names and types stay as they are. The keys of `wordings` contain links as `[label]`, without the URL. */
function wording(text: string): string {
  const line = oneLine(text);
  const key = line.replace(link, "[$1]").replace(/<a id[^>]*><\/a> ?/g, "");
  if (!/[A-Za-z]{2}/.test(key.replace(notProse, "")) || isName.test(key)) return text;
  docstrings.add(key);
  const targets = new Map([...line.matchAll(link)].map(([whole, label = ""]) => [`[${label}]`, whole]));
  return wordings[key]?.replace(/\[[^\]]+\]/g, (label) => targets.get(label) ?? label) ?? text;
}

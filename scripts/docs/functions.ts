/** The pages of the library's own functions and types: TypeDoc's, one for each public symbol, all in one folder. */
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import chinese from "./docstrings.zh.json" with { type: "json" };
import { type Language, type Page, titleOf } from "./markdown.js";
import { run } from "./redocly.js";
import words from "./words.json" with { type: "json" };

export interface Functions {
  /** The entries of the package, each with its own list of symbols as Markdown. */
  entries: { name: string; symbols: string[]; text: string }[];
  pages: Page[];
}

/** What TypeDoc makes of the docstrings, in English. */
export async function readFunctions(): Promise<Functions> {
  const folder = await mkdtemp(join(tmpdir(), "xt-oauth-typedoc-"));
  const options = ["--options", "docs/typedoc.json", "--logLevel", "Error", "--out", folder];
  await run(process.execPath, ["node_modules/typedoc/bin/typedoc", ...options]);
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith(".md")).sort();
  const all = await Promise.all(
    files.map(async (path) => ({ path, text: adapted(await readFile(join(folder, path), "utf8")) })),
  );
  await rm(folder, { recursive: true });
  const isIndex = ({ path }: Page) => basename(path) === "index.md";
  const entries = all
    .filter(({ path }) => /^[^/]+\/index\.md$/.test(path))
    .map(({ path, text }) => ({
      name: ["xt-oauth", dirname(path)].join("/").replace("/index", ""),
      symbols: [...text.matchAll(/^\| \[[^\]]+\]\((\w+)\.md\)/gm)].map(([, name = ""]) => name),
      // What an entry exports again is listed where it is at home.
      text: text
        .replace(/^## References\n[\s\S]*?(?=^## |(?![\s\S]))/m, "")
        .replace(/^#.*\n+/m, "")
        .replace(/^##/gm, "###"),
    }));
  return {
    entries,
    pages: all.filter((page) => !isIndex(page)).map((page) => ({ ...page, path: basename(page.path) })),
  };
}

/** The pages in a language. A function that the guide shows begins with the guide's example, and leads there. */
export function functionPages({ entries, pages }: Functions, language: Language, guide: readonly Page[]): Page[] {
  const worded = (text: string) => (language === "zh" ? inChinese(text) : text);
  const lists = entries.map(
    ({ name, text }) => `## ${name} {#${name.replace("xt-oauth/", "") || name}}\n\n${worded(text)}`,
  );
  const index = [`# ${words.functions[language]}`, words.functionsIntroduction[language], ...lists].join("\n\n");
  const symbols = pages.map(({ path, text }) => {
    const name = path.replace(/\.md$/, "");
    const shown = /^[a-z]/.test(name) ? exampleOf(name, guide) : undefined;
    if (!shown) return { path: `functions/${path}`, text: worded(text) };
    const [title = "", ...rest] = text.replace(/^```ts\n[\s\S]*?^```\n+/m, "").split("\n");
    const colon = language === "zh" ? "：" : ": ";
    const lead = `[${words.guide[language]}${colon}${shown.title}](../${shown.link})\n\n${shown.code}`;
    return { path: `functions/${path}`, text: [worded(title), lead, worded(rest.join("\n"))].join("\n\n") };
  });
  return [{ path: "functions/index.md", text: index }, ...symbols];
}

/** The first code of the guide that imports a function, and where it stands. */
function exampleOf(name: string, guide: readonly Page[]) {
  for (const page of guide.filter(({ path }) => path !== "index.md" && path !== "start.md")) {
    let anchor = "";
    for (const [whole, id] of page.text.matchAll(/^##+ .*\{#([\w-]+)\}$|^```ts\n[\s\S]*?^```/gm)) {
      if (id) anchor = `#${id}`;
      else if (new RegExp(`import \\{[^}]*\\b${name}\\b[^}]*\\}`).test(whole))
        return { title: titleOf(page), link: page.path + anchor, code: whole };
    }
  }
  return undefined;
}

/** Types that are computed from the spec, as TypeDoc shows them, and what they are. */
const computed = [
  ["\\{ \\} \\| \\{ \\} \\| \\{ \\}", "[`PlaceOrderInput`](../operations/placeOrder.md#inputs)"],
  ["\\{ \\}", "[`XtToken`](XtToken.md)"],
  ["`XtOperations`", "[`XtOperations`](../operations/index.md)"],
  ["keyof `ExampleNames`", "[`keyof operations`](../operations/index.md)"],
  ["`ExampleNames`\\[`Id`\\]", "[`keyof examples`](../operations/index.md)"],
  ["= `Token`", "= [`Token`](../operations/getToken.md#answer)"],
  ["`Client`\\<`paths`\\>", "[`Client`](../calls.md#openapi-fetch)\\<`paths`\\>"],
  ["`Done` & `object`\n\n***\n\n", ""],
  [
    "`Done` & `object` \\| `Done` & `object`",
    "[`{ fault, done? }`](../testing.md#answers) \\| [`{ status, retryAfter?, html?, done? }`](../testing.md#answers)",
  ],
] as const;

/** What callers don't need goes, what TypeScript forgot comes back, and every link leads into the same folder. */
function adapted(page: string): string {
  let text = page
    .replace(/^## (?:Constructors|Accessors)\n[\s\S]*?(?=^## |(?![\s\S]))/gm, "")
    .replace(/^#{4,5} (?:Inherited from|Overrides)\n\n.*\n*/gm, "")
    // An entry links only to what it exports itself.
    .replace(/^(Xt\w+Error)(?= )/gm, "[$1]($1.md)")
    .replace(/\]\([\w./-]*?(\w+)\.md/g, "]($1.md");
  for (const [shown, meant] of computed) text = text.replaceAll(shown, meant);
  const repeatedHeading = /^(#+ Throws)\n\n((?:[^#*\n].*\n)+)\n\1\n\n/m;
  while (repeatedHeading.test(text))
    text = text.replace(repeatedHeading, (_, heading, one) => `${heading}\n\n${one.trimEnd()}\\\n`);
  return text;
}

/** The name of a symbol or a member, in a heading or a list. */
const isName = /^(?:Xt\w+|\w+\(\)|[a-z]\w*)(?:\\?<.*)?$/;
const link = /\[([^\]]+)\]\(([^)]*)\)/g;
const wordings: Record<string, string> = chinese;

/** The docstrings that were asked for in Chinese, as `docstrings.zh.json` names them: all of them, once the pages are made. */
export const docstrings = new Set<string>();

/** A sentence, a cell of a table or a heading in Chinese; what is code, or only a type, stays as it is. */
function wording(text: string): string {
  const key = text.replace(/\s*\n\s*/g, " ").trim();
  const name = key.replace(link, "[$1]").replace(/<a id[^>]*><\/a> ?/g, "");
  const prose = name.replace(/`[^`]*`|\[[^\]]*\]|\\?[<>]|\*\*\w+\*\*\(|readonly|keyof|typeof|extends|string|\*/g, "");
  if (!/[A-Za-z]{2}/.test(prose) || isName.test(name)) return text;
  docstrings.add(name);
  const found = wordings[name];
  if (found === undefined) return text;
  const targets = new Map([...key.matchAll(link)].map(([, label = "", target = ""]) => [label, target]));
  return found.replace(/\[([^\]]+)\]/g, (label, inner) =>
    targets.has(inner) ? `${label}(${targets.get(inner)})` : label,
  );
}

function inChinese(page: string): string {
  return page
    .split(/(^```[\s\S]*?^```$|^>.*$)/m)
    .map((part, at) =>
      at % 2 === 1
        ? part
        : part
            .split(/(\n{2,})/)
            .map(blockInChinese)
            .join(""),
    )
    .join("");
}

function blockInChinese(block: string): string {
  if (block.startsWith("|")) {
    const cell = /(?<=\| )((?:[^|\n]|\\\|)+?)(?= \|)/g;
    return block.replace(cell, (text) => (/^-+$/.test(text) ? text : wording(text)));
  }
  const items = /^(#+ |- |\*\*\*$)/.test(block) ? /\n(?=- )/ : /\\\n/;
  return block
    .split(items)
    .map((item) =>
      item.replace(/^(#+ |- )?([\s\S]*?)(\n*)$/, (_, mark = "", text, end) => mark + (text ? wording(text) : "") + end),
    )
    .join(items.source.includes("-") ? "\n" : "\\\n");
}

/** How Markdown becomes a page: static HTML, tables that fit a phone, and Chinese without stray blanks. */
import type { MarkdownRenderer } from "vitepress";

/**
 * Puts the HTML of each page into its module as a string, which Vue takes as it is. By default VitePress compiles each page as a Vue
 * component: that takes longer, and an expression or a component in a text of XT would run.
 */
export const staticPages = {
  name: "static-pages",
  transform(component: string, id: string) {
    const page = /(export const __pageData = .*)[\s\S]*?<template>([\s\S]*)<\/template>/.exec(component);
    if (!page || !id.endsWith(".md")) return undefined;
    const html = page[2]?.replace(/<!--[\s\S]*?-->/g, "").replace(/(<(?:code|pre)[^>]*?) v-pre(?:="")?/g, "$1");
    return `import { createStaticVNode } from "vue";
      ${page[1]}
      export default { render: () => createStaticVNode(${JSON.stringify(html)}, 1) };`;
  },
  // The server renders no search.
  load: (id: string, options?: { ssr?: boolean }) =>
    options?.ssr && id === "/@localSearchIndex" ? "export default {};" : undefined,
};

export function renderMarkdown(md: MarkdownRenderer): void {
  highlightOnce(md);
  labelCells(md);
  joinLines(md);
}

/** The colors of code, by the class that each page has for it. A style on every word would be most of the bytes of a page. */
const colors = new Map<string, string>();
export const colorRules = () => [...colors].map(([color, name]) => `.${name}{${color}}`).join("");

/** Shows JSON without colors. Highlights code that two languages share once. */
function highlightOnce({ options }: MarkdownRenderer): void {
  const { highlight } = options;
  const highlighted = new Map<string, string>();
  options.highlight = (code, language, attributes) => {
    const key = `${language} ${code}`;
    const known = highlighted.get(key);
    if (known !== undefined) return known;
    const html = highlight?.(code, language === "json" ? "text" : language, attributes) ?? "";
    const named = html.replace(/style="(--shiki[^"]*)"/g, (_, color) => `class="${classOf(color)}"`);
    // Neighbors of one color become one.
    const joined = named.replace(/(?<=<span class="(c\d+)">[^<]*)<\/span><span class="\1">/g, "");
    highlighted.set(key, joined);
    return joined;
  };
}

function classOf(color: string): string {
  const name = colors.get(color) ?? `c${colors.size}`;
  colors.set(color, name);
  return name;
}

/** Gives each cell of a table its heading: on a phone, the style shows each row as a card. */
function labelCells({ core }: MarkdownRenderer): void {
  core.ruler.push("label-cells", ({ tokens }) => {
    let headings: string[] = [];
    let column = 0;
    for (const [at, token] of tokens.entries()) {
      if (token.type === "thead_open") [headings, column] = [[], 0];
      if (token.type === "th_open") headings.push(`${tokens[at + 1]?.content}`.replaceAll("`", ""));
      // The empty corner above the names of rows is no heading.
      if (/^th_/.test(token.type) && headings.at(-1) === "") token.tag = "td";
      if (token.type === "td_open") token.attrSet("data-label", `${headings[column++ % headings.length]}`);
    }
  });
}

/** A line break is a blank, but not between two Chinese characters, and not beside Chinese punctuation. */
function joinLines({ renderer }: MarkdownRenderer): void {
  const joined = /^\p{Script=Han}{2}$|[\u3001-\u3011\uff01-\uff1f“”…]/u;
  renderer.rules.softbreak = (tokens, at) => {
    const before = tokens
      .slice(0, at)
      .findLast(({ content }) => content !== "")
      ?.content.at(-1);
    const after = tokens
      .slice(at)
      .find(({ content }) => content !== "")
      ?.content.at(0);
    return joined.test(`${before}${after}`) ? "" : "\n";
  };
}

/** Makes the content of the home page and of the page 404 a `main`, which VitePress has on other pages only. */
export function addMain(node: { tag?: string; loc: { source: string } }): void {
  if (/^<div\s+class="(?:VPHome|NotFound)"/.test(node.loc.source)) node.tag = "main";
}

/** How Markdown becomes a page: static HTML, tables that fit a phone, and Chinese without stray blanks. */
import type { MarkdownRenderer, UserConfig } from "vitepress";

type Plugin = Extract<NonNullable<NonNullable<UserConfig["vite"]>["plugins"]>[number], { name: string }>;

/**
 * Puts the HTML of each page into its module as a string, which Vue takes as it is. By default VitePress compiles each page as a Vue
 * component: that takes longer, and an expression or a component in a text of XT would run.
 */
export const staticPages: Plugin = {
  name: "static-pages",
  transform(component, id) {
    if (!id.endsWith(".md")) return undefined;
    const [, data, html = ""] =
      /(export const __pageData = .*)[\s\S]*?<template>([\s\S]*)<\/template>/.exec(component) ?? [];
    const text = html.replace(/<!--[\s\S]*?-->/g, "").replace(/(<(?:code|pre)[^>]*?) v-pre(?:="")?/g, "$1");
    return `import { createStaticVNode } from "vue";
      ${data}
      export default { render: () => createStaticVNode(${JSON.stringify(text)}, 1) };`;
  },
  // The server renders no search.
  load: (id, options) => (options?.ssr && id === "/@localSearchIndex" ? "export default {};" : undefined),
};

/** Shows JSON without colors, which would be most of the bytes of a page. Highlights code that two languages share once. */
export function highlightOnce(md: MarkdownRenderer): void {
  const { highlight } = md.options;
  const highlighted = new Map<string, string>();
  md.options.highlight = (code, language, attributes) => {
    const key = `${language} ${code}`;
    const html = highlighted.get(key) ?? highlight?.(code, language === "json" ? "text" : language, attributes) ?? "";
    highlighted.set(key, html);
    return html;
  };
}

/** Gives each cell of a table its heading: on a phone, the style shows each row as a card. */
export function labelCells(md: MarkdownRenderer): void {
  md.core.ruler.push("label-cells", ({ tokens }) => {
    let headings: string[] = [];
    let column = 0;
    for (const [at, token] of tokens.entries()) {
      if (token.type === "thead_open") headings = [];
      if (token.type === "th_open") headings.push(`${tokens[at + 1]?.content}`.replaceAll("`", ""));
      // The empty corner above the names of rows is no heading.
      if (/^th_/.test(token.type) && headings.at(-1) === "") token.tag = "td";
      if (token.type === "tr_open") column = 0;
      if (token.type === "td_open") token.attrSet("data-label", `${headings[column++]}`);
    }
  });
}

/** A line break is a blank, but not between two Chinese characters, and not beside Chinese punctuation. */
export function joinLines(md: MarkdownRenderer): void {
  const [han, punctuation] = ["\\p{Script=Han}", "[\\u3001-\\u3011\\uff01-\\uff1f“”…]"];
  // Markup may stand between a character and the end of its line, or the start of the next one.
  const [end, start] = ["[*_~`]*(?:\\]\\([^)]*\\))?[*_~`]*", "[*_~`[]*"];
  const beside = `(?<=${punctuation}${end})\\n|\\n(?=${start}${punctuation})`;
  const joined = new RegExp(`${beside}|(?<=${han}${end})\\n(?=${start}${han})`, "gu");
  md.core.ruler.after("block", "join-lines", ({ tokens }) => {
    for (const token of tokens) if (token.type === "inline") token.content = token.content.replace(joined, "");
  });
}

/** Makes the content of the home page and of the page 404 a `main`, which VitePress has on other pages only. */
export function addMain(node: { tag?: string; loc: { source: string } }): void {
  if (/^<div\s+class="(?:VPHome|NotFound)"/.test(node.loc.source)) node.tag = "main";
}

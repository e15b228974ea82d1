/** How Markdown becomes a page: static HTML, and tables that fit a phone. */
import type { MarkdownOptions, MarkdownRenderer } from "vitepress";
import { type Page, titleOf } from "../../scripts/docs/markdown.js";

/**
 * Puts the HTML of each page into its module as a string, which Vue takes as it is. By default VitePress compiles each page as a Vue
 * component: that takes longer, and an expression or a component in a text of XT would run.
 */
export const staticPages = {
  name: "static-pages",
  transform(component: string, id: string) {
    const [, data, text] =
      /(export const __pageData = .*)[\s\S]*?<template>([\s\S]*)<\/template>/.exec(component) ?? [];
    if (!text || !id.endsWith(".md")) return undefined;
    const html = text.replace(/<!--[\s\S]*?-->/g, "").replace(/(<(?:code|pre)[^>]*?) v-pre(?:="")?/g, "$1");
    return `import { createStaticVNode } from "vue";
      ${data}
      export default { render: () => createStaticVNode(${JSON.stringify(html)}, 1) };`;
  },
  // The server renders no search.
  load: (id: string, options?: { ssr?: boolean }) =>
    options?.ssr && id === "/@localSearchIndex" ? "export default {};" : undefined,
};

/** A page's title in the menus. VitePress takes it as HTML, and code in a title may contain HTML. */
export const menuTitleOf = (page: Page) => titleOf(page).replaceAll("<", "&lt;");

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

/** VitePress's boxes and tabs. No page uses them, and their titles would be HTML. */
const containers = "tip info warning danger details v-pre raw code-group".split(" ").map((name) => `container_${name}`);

/**
 * Shows HTML in texts of the spec as text: a page of an operation has only the tags that `scripts/docs/` writes. VitePress's inclusion of
 * files is off on all pages: it would publish any file of the machine that builds them.
 */
function showForeignHtml(md: MarkdownRenderer): void {
  md.disable(["snippet", ...containers]);
  md.core.ruler.push("foreign-html", ({ tokens, env }) => {
    if (!/^(?:zh\/)?operations\//.test(env.relativePath)) return;
    for (const token of tokens.flatMap((one) => [one, ...(one.children ?? [])])) {
      if (/^html_/.test(token.type) && !/^(?:<br>|<!-- keywords: [^<>]* -->\n?)$/.test(token.content))
        token.type = "text";
      // VitePress shows the language of a code block as HTML.
      if (token.type === "fence") token.info = token.info.replace(/\W.*/, "");
    }
  });
}

export const markdown: MarkdownOptions = {
  config(md) {
    labelCells(md);
    showForeignHtml(md);
  },
  // The title of an alert would be HTML.
  gfmAlerts: false,
  // Without this, `{onclick=…}` in a text of the spec would be an attribute.
  attrs: { allowedAttributes: ["id"] },
  theme: { light: "github-light-high-contrast", dark: "github-dark-high-contrast" },
};

/** Makes the content of the home page and of the page 404 a `main`, which VitePress has on other pages only. */
export function addMain(node: { tag?: string; loc: { source: string } }): void {
  if (/^<div\s+class="(?:VPHome|NotFound)"/.test(node.loc.source)) node.tag = "main";
}

/** The site: its languages, what stands beside the pages, the search. scripts/docs.ts writes the pages before. */
import { readFileSync } from "node:fs";
import { type DefaultTheme, defineConfig, type MarkdownRenderer } from "vitepress";
import chinese from "./zh.json" with { type: "json" };

const titles: Record<"en" | "zh", Record<string, string>> = JSON.parse(readFileSync(".tmp/docs/titles.json", "utf8"));

/** The guide in the order in which one reads it. */
const guide = ["start", "sign-in", "state", "tokens", "calls", "options", "errors", "testing"];
const background = ["contradictions", "migration", "security", "upstream", "cost", "changelog"];

function theme(language: "en" | "zh", root: string, [use, know]: string[]): DefaultTheme.Config {
  const item = (path: string) => ({ text: titles[language][`${path}.md`] ?? path, link: root + path });
  const files = Object.keys(titles[language]).map((file) => file.replace(/\.md$/, ""));
  const below = (folder: string) => files.filter((file) => file.startsWith(folder) && !/index$/.test(file)).map(item);
  const folders = ["operations/", "functions/"].map((folder) => ({ ...item(`${folder}index`), folder }));
  // The pages of a folder are listed beside them alone: each link costs every page that shows it.
  const sidebar = ["", "operations/", "functions/"].map((open): [string, DefaultTheme.SidebarItem[]] => [
    root + open,
    [
      { text: `${use}`, items: guide.map(item) },
      { text: `${know}`, items: background.map(item) },
      ...folders.map(({ folder, ...head }) => ({ ...head, items: folder === open ? below(folder) : [] })),
    ],
  ]);
  return {
    nav: [
      { text: `${use}`, link: `${root}start` },
      ...folders.map(({ text, folder }) => ({ text, link: root + folder, activeMatch: `/${folder}` })),
    ],
    sidebar: Object.fromEntries(sidebar),
  };
}

/** Words as people of both languages see them: Chinese has no blanks, and what has points in it is found by its parts, too. */
function wordsIn(text: string): string[] {
  const segments = Array.from(new Intl.Segmenter("zh", { granularity: "word" }).segment(text));
  return segments.flatMap((one) => (one.isWordLike ? [...new Set([one.segment, ...one.segment.split(".")])] : []));
}

/** On a phone the style makes a card of each row of a table: each cell brings its heading. */
function labelCells(md: MarkdownRenderer): void {
  md.core.ruler.push("label-cells", ({ tokens }) => {
    let headings: string[] = [];
    let column = 0;
    for (const [at, token] of tokens.entries()) {
      if (token.type === "thead_open") headings = [];
      if (token.type === "th_open") headings.push(`${tokens[at + 1]?.content}`.replaceAll("`", ""));
      if (token.type === "tr_open") column = 0;
      if (token.type === "td_open") token.attrSet("data-label", `${headings[column++]}`);
    }
  });
}

/** A page is text. Vue would run what stands in double braces: there they are characters, in words and in code. */
function showBraces(md: MarkdownRenderer): void {
  for (const kind of ["text", "code_inline"] as const) {
    const render = md.renderer.rules[kind];
    md.renderer.rules[kind] = (...args) => (render?.(...args) ?? "").replace(/\{\{/g, "&#123;&#123;");
  }
  md.core.ruler.push("no-script", ({ tokens, env }) => {
    const html = tokens
      .flatMap((token) => [token, ...(token.children ?? [])])
      .filter(({ type }) => type.startsWith("html_"));
    const script = html.find(({ content }) => /<\s*\/?\s*(?:script|style|template)\b/i.test(content));
    if (script) throw new Error(`${env.path}: a page must not hold ${script.content}`);
  });
}

interface TemplateNode {
  type: number;
  tagType?: number;
  props?: { type: number; rawName?: string }[];
  loc: { source: string };
}

/** The build ends where a page holds something that Vue would run after all: an expression, a directive as written, a component. */
function refuseCode(node: TemplateNode, { filename }: { filename: string }): void {
  const [element, interpolation, directive, component] = [1, 5, 7, 1];
  const isRun =
    node.type === interpolation ||
    (node.type === element &&
      (node.tagType === component ||
        node.props?.some(({ type, rawName }) => type === directive && rawName !== undefined)));
  if (filename.endsWith(".md") && isRun) throw new Error(`${filename}: Vue would run ${node.loc.source.slice(0, 200)}`);
}

/** The browser itself refuses whatever is not of the site's own. VitePress makes functions of its settings, hence `unsafe-eval`. */
const policy =
  "default-src 'none'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'";

export default defineConfig({
  srcDir: "../.tmp/docs",
  router: { prefetchLinks: false },
  cacheDir: "../.tmp/vitepress",
  title: "xt-oauth",
  description: "Sign users in with XT.COM and act for them: a TypeScript client of XT's third-party section.",
  head: [["meta", { "http-equiv": "Content-Security-Policy", content: policy }]],
  transformHead: ({ siteData }) => [["link", { rel: "icon", href: `${siteData.base}icon.svg`, type: "image/svg+xml" }]],
  vue: { template: { compilerOptions: { nodeTransforms: [refuseCode] } } },
  markdown: {
    config(md) {
      labelCells(md);
      showBraces(md);
    },
    theme: { light: "github-light-high-contrast", dark: "github-dark-high-contrast" },
  },
  locales: {
    root: { label: "English", lang: "en", themeConfig: theme("en", "/", ["Guide", "Good to know"]) },
    zh: {
      label: "简体中文",
      lang: "zh-CN",
      themeConfig: { ...theme("zh", "/zh/", ["指南", "背景"]), ...chinese.theme },
    },
  },
  themeConfig: {
    outline: [2, 3],
    footer: {
      message: "Not a product of XT.COM. Written from XT's documentation; nobody here has called the live service.",
    },
    search: {
      provider: "local",
      options: {
        // Code is full of words that nobody looks for there.
        _render: (text, env, md) => md.render(text.replace(/^```[\s\S]*?^```$/gm, ""), env),
        miniSearch: { options: { tokenize: wordsIn } },
        locales: { zh: { translations: chinese.search } },
      },
    },
  },
});

/** The docs site. VitePress loads this file first, which writes the pages in Markdown. */
import { cpSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { type DefaultTheme, defineConfig, type HeadConfig } from "vitepress";
import { anchorOf } from "../../scripts/docs/functions.js";
import { order } from "../../scripts/docs/guide.js";
import { folders, type Language, summaryOf, wordsIn } from "../../scripts/docs/markdown.js";
import { writePages } from "../../scripts/docs/pages.js";
import { addMain, markdown, menuTitleOf, staticPages } from "./pages.js";
import { indexOptions, render, searchOptions } from "./search.js";
import chinese from "./zh.json" with { type: "json" };

const folder = ".tmp/docs";
const { pages, entries } = await writePages(folder);

/**
 * The addresses of the site and of the repository. The site's default is where `vitepress preview` serves it. Without a repository, links
 * to it are left out.
 */
const { DOCS_SITE = "http://localhost:4173", DOCS_REPOSITORY: source } = process.env;
const site = `${DOCS_SITE.replace(/\/$/, "")}/`;
const base = new URL(site).pathname;

/** The address of a page, below the site's. */
const addressOf = (path: string) => path.replace(/(^|\/)index\.md$/, "$1").replace(/\.md$/, ".html");

function themeOf(language: Language): DefaultTheme.Config {
  const say = wordsIn(language);
  const root = `/${folders[language]}`;
  const items = (part: string) =>
    pages
      .filter(({ path }) => `/${path}`.startsWith(root + part))
      .map((page) => ({ text: menuTitleOf(page), link: `/${addressOf(page.path)}` }));
  const item = (name: string) => items(`${name}.md`)[0] ?? { text: name, link: "" };
  const [operations, functions] = [item("operations/index"), item("functions/index")];
  const functionGroups = entries.map(({ name, symbols }) => ({
    text: name,
    link: `${root}functions/#${anchorOf(name)}`,
    collapsed: true,
    items: symbols.map((symbol) => item(`functions/${symbol}`)),
  }));
  return {
    nav: [
      item("start"),
      { ...operations, activeMatch: "/operations/" },
      { ...functions, activeMatch: "/functions/" },
      item("faq"),
    ],
    // A page lists only the pages of its own folder, because each link adds to its size.
    sidebar: {
      [root]: [
        ...(["guide", "operate", "know"] as const).map((part) => ({ text: say(part), items: order[part].map(item) })),
        { ...operations, items: [] },
        { ...functions, items: [] },
      ],
      [`${root}operations/`]: [{ ...operations, items: items("operations/").slice(1) }],
      [`${root}functions/index`]: [functions, ...functionGroups.map(({ text, link }) => ({ text, link }))],
      [`${root}functions/`]: [{ ...functions, items: [] }, ...functionGroups],
    },
    ...(source && { editLink: { pattern: `${source}/edit/main/docs/:path`, text: say("edit") } }),
  };
}

/** The browser refuses everything that isn't the site's own. VitePress needs `unsafe-eval`: it makes functions of its settings. */
const policy =
  "default-src 'none'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'";

export default defineConfig({
  srcDir: `../${folder}`,
  outDir: "../site",
  cacheDir: "../.tmp/vitepress",
  base,
  title: "xt-oauth",
  sitemap: { hostname: site },
  // Without this, every page holds the sidebars of all pages.
  metaChunk: true,
  router: { prefetchLinks: false },
  head: [
    ["meta", { "http-equiv": "Content-Security-Policy", content: policy }],
    ["link", { rel: "icon", href: `${base}icon.svg`, type: "image/svg+xml" }],
  ],
  vite: { publicDir: resolve("docs/public"), plugins: [staticPages] },
  vue: { include: [/\.vue$/], template: { compilerOptions: { nodeTransforms: [addMain] } } },
  transformPageData({ relativePath, frontmatter }) {
    // The repository has no file of these pages.
    if (/^(?:zh\/)?(?:operations|functions)\//.test(relativePath)) frontmatter.editLink = false;
    const [summary = ""] = pages.filter(({ path }) => path === relativePath).map(summaryOf);
    const description: string = frontmatter.description ?? summary.replaceAll("`", "").slice(0, 200);
    // VitePress doesn't escape it, and a double quote would end the attribute.
    return { description: description.replaceAll('"', "'") };
  },
  transformHead({ pageData: { relativePath: path, title, description } }) {
    if (path === "404.md") return [];
    const address = (path: string) => site + addressOf(path);
    const english = path.replace(/^zh\//, "");
    const links = [
      { rel: "alternate", href: base + path, type: "text/markdown" },
      { rel: "alternate", href: address(english), hreflang: "en" },
      { rel: "alternate", href: address(`zh/${english}`), hreflang: "zh-CN" },
      { rel: "canonical", href: address(path) },
    ].map((link): HeadConfig => ["link", link]);
    const locale = path === english ? "en_US" : "zh_CN";
    const graph = { type: "article", site_name: "xt-oauth", title, description, locale, url: address(path) };
    const metas = Object.entries(graph).map(
      ([name, content]): HeadConfig => ["meta", { property: `og:${name}`, content }],
    );
    return [...links, ...metas];
  },
  transformHtml: (html) =>
    // The browser paints the text before it runs the scripts, which add the search, the menus and the copy buttons.
    html.replace(
      /<script type="module" src="(.+?)"><\/script>\s*<script type="module" src="(.+?)">/,
      '<script>addEventListener("load", () => requestAnimationFrame(() => setTimeout(() => import("$1").then(() => import("$2")))))',
    ),
  buildEnd({ outDir }) {
    writeFileSync(`${outDir}/robots.txt`, `User-agent: *\nAllow: /\nSitemap: ${site}sitemap.xml\n`);
    cpSync(folder, outDir, { recursive: true });
  },
  markdown,
  locales: {
    root: { label: "English", lang: "en", themeConfig: themeOf("en") },
    zh: {
      label: "简体中文",
      lang: "zh-CN",
      themeConfig: { ...themeOf("zh"), ...chinese.theme, outline: { level: [2, 3], label: chinese.outline } },
    },
  },
  themeConfig: {
    outline: [2, 3],
    notFound: { linkLabel: "Take me home" },
    ...(source && { socialLinks: [{ icon: "github", link: source }] }),
    footer: {
      message:
        "Not a product of XT.COM. Written from XT's documentation; the authors have not called the live service.",
    },
    search: {
      provider: "local",
      options: {
        detailedView: true,
        _render: render,
        miniSearch: { options: indexOptions, searchOptions },
        locales: { zh: { translations: chinese.search } },
      },
    },
  },
});

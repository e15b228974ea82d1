/** The site: its languages, what stands beside the pages, the search. scripts/docs.ts writes the pages before. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type DefaultTheme, defineConfig, type HeadConfig, type TransformContext } from "vitepress";
import { order } from "../../scripts/docs/pages.js";
import words from "../../scripts/docs/words.json" with { type: "json" };
import { highlightOnce, joinLines, labelCells, staticPages } from "./markdown.js";
import { indexOptions, searchOptions, sectionsOf } from "./search.js";
import chinese from "./zh.json" with { type: "json" };

type Language = "en" | "zh";
interface Contents extends Record<Language, Record<string, { title: string; summary: string }>> {
  entries: { name: string; symbols: string[] }[];
}
const contents: Contents = JSON.parse(readFileSync(".tmp/docs/contents.json", "utf8"));

/** Where the site and the repository are, if they are anywhere: package.json says so, or the environment of the build. */
const { homepage, repository }: { homepage?: string; repository?: string | { url: string } } = JSON.parse(
  readFileSync("package.json", "utf8"),
);
const site = (process.env.DOCS_SITE ?? homepage ?? "").replace(/\/$/, "");
const { url = repository } = Object(repository);
const source = process.env.DOCS_REPOSITORY ?? url?.replace(/^git\+|\.git$/g, "");

function theme(language: Language, root: string): DefaultTheme.Config {
  const pages = contents[language];
  const files = Object.keys(pages).map((file) => file.replace(/\.md$/, ""));
  const item = (path: string) => ({
    text: pages[`${path}.md`]?.title ?? path,
    link: root + path.replace(/\bindex$/, ""),
  });
  const known: string[] = [...Object.values(order).flat(), "index"];
  const rest = files.filter((file) => !file.includes("/") && !known.includes(file));
  const inFolder = files.filter((file) => file.startsWith("operations/") && !file.endsWith("index"));
  const operations = [{ ...item("operations/index"), items: inFolder.map(item) }];
  const functions = contents.entries.map(({ name, symbols }) => ({
    text: name,
    link: `${root}functions/#${name.replace("xt-oauth/", "")}`,
    collapsed: true,
    // Functions before types.
    items: [/^[a-z]/, /^[A-Z]/].flatMap((kind) =>
      symbols
        .filter((one) => kind.test(one) && files.includes(`functions/${one}`))
        .map((one) => item(`functions/${one}`)),
    ),
  }));
  const say = (word: "operate" | "know" | "guide") => words[word][language];
  const guide = [
    { text: say("guide"), items: [...order.guide, ...rest].map(item) },
    { text: say("operate"), items: order.operate.map(item) },
    { text: say("know"), items: order.know.map(item) },
    { ...item("operations/index"), items: [] },
    { ...item("functions/index"), items: [] },
  ];
  return {
    nav: ["start", "operations/index", "functions/index", "faq"].map((path) => ({
      ...item(path),
      ...(path.endsWith("index") && { activeMatch: `/${path.replace("index", "")}` }),
    })),
    // The pages of a folder are listed beside them alone: each link costs every page that shows it.
    sidebar: {
      [root]: guide,
      [`${root}operations/`]: operations,
      // The list of all functions is on that page itself.
      [`${root}functions/index`]: [item("functions/index"), ...functions.map(({ text, link }) => ({ text, link }))],
      [`${root}functions/`]: [{ ...item("functions/index"), items: [] }, ...functions],
    },
    ...(source && { editLink: { pattern: `${source}/edit/main/docs/:path`, text: words.edit[language] } }),
  };
}

/** What search engines and link previews read of a page. */
function headOf({ pageData, siteData }: TransformContext): HeadConfig[] {
  const path = pageData.relativePath;
  const other = path.startsWith("zh/") ? path.slice(3) : `zh/${path}`;
  const address = (file: string) =>
    site + siteData.base + file.replace(/(^|\/)index\.md$/, "$1").replace(/\.md$/, ".html");
  const icon: HeadConfig = ["link", { rel: "icon", href: `${siteData.base}icon.svg`, type: "image/svg+xml" }];
  if (path === "404.md") return [icon];
  const isChinese = path.startsWith("zh/");
  const [english, zh] = isChinese ? [other, path] : [path, other];
  const link = (rel: string, href: string, more = {}): HeadConfig => ["link", { rel, href, ...more }];
  const meta = (property: string, content: string): HeadConfig => ["meta", { property, content }];
  return [
    icon,
    link("alternate", siteData.base + path, { type: "text/markdown" }),
    link("alternate", address(english), { hreflang: "en" }),
    link("alternate", address(zh), { hreflang: "zh-CN" }),
    link("canonical", address(path)),
    meta("og:type", "article"),
    meta("og:site_name", "xt-oauth"),
    meta("og:title", pageData.title),
    meta("og:description", pageData.description),
    meta("og:locale", isChinese ? "zh_CN" : "en_US"),
    meta("og:url", address(path)),
  ];
}

/** The browser itself refuses whatever is not of the site's own. VitePress makes functions of its settings, hence `unsafe-eval`. */
const policy =
  "default-src 'none'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'";

export default defineConfig({
  srcDir: "../.tmp/docs",
  router: { prefetchLinks: false },
  cacheDir: "../.tmp/vitepress",
  title: "xt-oauth",
  head: [["meta", { "http-equiv": "Content-Security-Policy", content: policy }]],
  transformHead: headOf,
  transformHtml: (html) =>
    html.includes("<main") ? html : html.replace('id="VPContent"', 'id="VPContent" role="main"'),
  transformPageData(page) {
    const language = page.relativePath.startsWith("zh/") ? "zh" : "en";
    // What is made of the spec and of docstrings isn't a file to edit.
    if (/operations\/|functions\//.test(page.relativePath)) page.frontmatter.editLink = false;
    const about = contents[language][page.relativePath.replace(/^zh\//, "")];
    return { description: page.frontmatter.description ?? about?.summary.replaceAll("`", "").slice(0, 200) ?? "" };
  },
  buildEnd({ outDir, pages, site: { base } }) {
    const urls = pages.map(
      (page) =>
        `<url><loc>${site}${base}${page.replace(/(^|\/)index\.md$/, "$1").replace(/\.md$/, ".html")}</loc></url>`,
    );
    const map = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join("\n")}\n</urlset>\n`;
    writeFileSync(join(outDir, "sitemap.xml"), map);
    writeFileSync(join(outDir, "robots.txt"), `User-agent: *\nAllow: /\nSitemap: ${site}${base}sitemap.xml\n`);
  },
  vue: { include: [/\.vue$/] },
  vite: { plugins: [staticPages] },
  markdown: {
    config(md) {
      highlightOnce(md);
      labelCells(md);
      joinLines(md);
    },
    theme: { light: "github-light-high-contrast", dark: "github-dark-high-contrast" },
  },
  locales: {
    root: { label: "English", lang: "en", themeConfig: theme("en", "/") },
    zh: {
      label: "简体中文",
      lang: "zh-CN",
      themeConfig: { ...theme("zh", "/zh/"), ...chinese.theme, outline: { level: [2, 3], label: chinese.outline } },
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
        // Code is full of words that nobody looks for there.
        _render: (text, env, md) => md.render(text.replace(/^```[\s\S]*?^```$/gm, ""), env),
        miniSearch: { options: indexOptions, searchOptions, _splitIntoSections: (_, html) => sectionsOf(html) },
        locales: { zh: { translations: chinese.search } },
      },
    },
  },
});

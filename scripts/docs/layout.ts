/** What every page has: the head, the bar with the language switch, the foot. */
import { escaped } from "./html.js";
import type { Language, Wording } from "./language.js";

type PageName = "index" | "guide" | "reference";

const names: Record<PageName, Wording> = {
  index: { en: "Overview", zh: "概览" },
  guide: { en: "Guide", zh: "指南" },
  reference: { en: "API reference", zh: "API 参考" },
};

const words = {
  locale: { en: "en", zh: "zh-CN" },
  navigation: { en: "Pages", zh: "页面" },
  skip: { en: "Skip to the content", zh: "跳到正文" },
  otherLanguage: { en: "中文", zh: "English" },
  foot: {
    en: "This is not a product of XT.COM. Written from XT's documentation; nobody here has called the live service.",
    zh: "本项目不是 XT.COM 的产品。内容根据 XT 的文档编写，作者没有调用过线上服务。",
  },
} satisfies Record<string, Wording>;

/** From a page to the site's root; the Chinese pages stand one folder below. */
const root: Record<Language, string> = { en: "", zh: "../" };
const folder: Record<Language, string> = { en: "", zh: "zh/" };
const other: Record<Language, Language> = { en: "zh", zh: "en" };

export interface Page {
  name: PageName;
  language: Language;
  title: string;
  /** What a search engine shows. */
  description: string;
}

/** The browser itself refuses whatever is not of the page's own origin. */
const policy = [
  "default-src 'none'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** The viewer remembers a choice of light or dark; the other pages follow it. */
const followColours = `try{const mode=localStorage.getItem("redoc.colorMode");if(mode==="light"||mode==="dark")document.documentElement.classList.add(mode)}catch{}`;

/** Both languages have the same anchors, but for the viewer's sections, which are named after their headings. */
const keepPlace = `for(const link of document.querySelectorAll("a[data-switch]"))link.addEventListener("click",()=>{if(!location.hash.startsWith("#/section"))link.hash=location.hash})`;

/** The page up to its content. `head` goes into its head as it is. */
export function beginning({ name, language, title, description }: Page, head = ""): string {
  const twin = `${root[language]}${folder[other[language]]}${name}.html`;
  const link = (target: PageName) => {
    const current = target === name ? ' aria-current="page"' : "";
    return `<a href="${target}.html"${current}>${names[target][language]}</a>`;
  };
  // The viewer brings its own style for all but the bar.
  const styles = name === "reference" ? ["site.css"] : ["site.css", "pages.css"];
  return `<!doctype html>
<html lang="${words.locale[language]}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${escaped(description)}">
<title>${escaped(title)}</title>
<link rel="icon" href="${root[language]}icon.svg" type="image/svg+xml">
<link rel="alternate" hreflang="${words.locale[other[language]]}" href="${twin}">
<script>${followColours}</script>
${head}
${styles.map((style) => `<link rel="stylesheet" href="${root[language]}${style}">`).join("\n")}
</head>
<body class="${name}">
<a class="skip" href="#content">${words.skip[language]}</a>
<header class="bar"><a class="brand" href="index.html">xt-oauth</a>
<nav aria-label="${words.navigation[language]}">${link("guide")}${link("reference")}</nav>
<a class="switch" data-switch href="${twin}" hreflang="${words.locale[other[language]]}" lang="${words.locale[other[language]]}">${words.otherLanguage[language]}</a></header>
`;
}

/** The page after its content. */
export function ending({ language }: Page): string {
  return `<footer class="foot"><p>${words.foot[language]}</p></footer>
${script}
</body>
</html>
`;
}

/** The reference ends as its viewer does: it brings its own foot. */
export const script = `<script>${keepPlace}</script>`;

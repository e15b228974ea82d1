/** Tests every page of the site in a real Chromium: it exists, fits, is accessible, and has no dead links. */
import { dirname, normalize } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { order } from "../../scripts/docs/guide.js";
import { base, published } from "./build-site.js";
import {
  files,
  frameOf,
  narrow,
  navigate,
  open,
  pages,
  phone,
  siteUrl,
  textOf,
  violationsOn,
  visitEach,
  wide,
} from "./visit.js";

const texts = new Map(await Promise.all(pages.map(async (page) => [page, await textOf(page)] as const)));
const english = pages.filter((page) => !page.startsWith("zh/"));

/** The page's language, and the numbers of its main headings and main parts. */
const outline = () => [
  document.documentElement.lang,
  ...["h1", "main, [role=main]"].map((part) => document.querySelectorAll(part).length),
];

/** Returns the layout errors of the page in a frame at a width. */
const misfits = (width: number) => {
  Object(frameElement).style.width = `${width}px`;
  const { scrollWidth, clientWidth } = document.documentElement;
  const clipped = [...document.querySelectorAll(".vp-doc pre, .vp-doc pre code, .vp-doc table")].filter(
    (element) => element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== "inline",
  );
  // On a phone, each row of a table is a card with labels. Finds labels without a space that break into two lines.
  const broken = [...document.querySelectorAll<HTMLElement>(".vp-doc td[data-label]")]
    .filter(({ dataset }) => /^[\w-]+$/.test(dataset.label ?? ""))
    .filter((cell) => Number.parseFloat(getComputedStyle(cell, "::before").height) > 30);
  return [
    ...(scrollWidth > clientWidth ? [`${scrollWidth - clientWidth} pixels too wide`] : []),
    ...clipped.map((element) => `clipped: ${element.textContent?.slice(0, 80)}`),
    ...broken.map(({ dataset }) => `broken: ${dataset.label}`),
  ];
};

/** One page of each generated kind. Pages of one kind give the same results. */
const kinds = [
  "operations/index.html",
  "operations/placeOrder.html",
  "operations/getToken.html",
  "operations/message-codes.html",
  "functions/index.html",
  "functions/createXtTokens.html",
  "functions/XtTokens.html",
  "functions/XtApiError.html",
  "functions/XtOutcome.html",
];
const guide = english.filter((page) => !page.includes("/"));
const withScripts = new Set([...guide, ...kinds]);

describe("every page", () => {
  it("exists in both languages, and as Markdown", () => {
    expect(english.length).toBeGreaterThan(60);
    expect(pages.filter((page) => page.startsWith("zh/"))).toEqual(english.map((page) => `zh/${page}`).sort());
    const twins = pages.map((page) => page.replace(/html$/, "md"));
    expect(twins.filter((twin) => !files.includes(twin))).toEqual([]);
  });

  it("has no dead links to pages, anchors or files", () => {
    const missing: string[] = [];
    for (const [page, text] of texts) {
      for (const [, href = ""] of text.matchAll(/<a\b[^>]*?\shref="([^"]*)"/g)) {
        if (/^https?:/.test(href)) continue;
        const [path = "", anchor] = href.split("#");
        const inSite = path.startsWith(base) ? path.slice(base.length) : normalize(`${dirname(page)}/${path}`);
        const target = path === "" ? page : inSite.replace(/(^|\/)\.?$/, "$1index.html");
        const isThere = files.includes(target) && (!anchor || texts.get(target)?.includes(`id="${anchor}"`));
        if (!isThere) missing.push(`${href} in ${page}`);
      }
    }
    expect(missing).toEqual([]);
  });

  it("is at most 120 kB", () => {
    expect([...texts].filter(([, text]) => Buffer.byteLength(text) > 120_000).map(([page]) => page)).toEqual([]);
  });

  it("loads the app only after the load event", () => {
    const late = /<script>addEventListener\("load",[^<]*import\("[^"]*\/app\.[\w-]+\.js"\)/;
    const early = [...texts].filter(([, text]) => !late.test(text) || /<script[^>]* src=/.test(text));
    expect(early.map(([page]) => page)).toEqual([]);
  });

  it("has in its head a description, and links to its other language and to its Markdown", () => {
    const wrong = [...texts].filter(([page, text]) => {
      const address = (path: string) => `${published.DOCS_SITE}${path.replace(/(^|\/)index\.html$/, "$1")}`;
      const [own, other] = [address(page), address(page.startsWith("zh/") ? page.slice(3) : `zh/${page}`)];
      const [en, zh] = page.startsWith("zh/") ? [other, own] : [own, other];
      const [, described = ""] = /<meta name="description" content="([^"]*)">/.exec(text) ?? [];
      const parts = [
        `<link rel="canonical" href="${own}">`,
        `<link rel="alternate" href="${en}" hreflang="en">`,
        `<link rel="alternate" href="${zh}" hreflang="zh-CN">`,
        `<link rel="alternate" href="${base}${page.replace(/html$/, "md")}" type="text/markdown">`,
        '<meta property="og:title" content="',
        `<meta property="og:url" content="${own}">`,
      ];
      const isChinese = /\p{Script=Han}/u.test(described);
      const isInLanguage = isChinese === page.startsWith("zh/");
      return described === "" || !isInLanguage || parts.some((part) => !text.includes(part));
    });
    expect(wrong.map(([page]) => page)).toEqual([]);
  });

  it.each([
    ["English", ""],
    ["Chinese", "zh/"],
  ])(
    "in %s fits widths of 1440, 390 and 320 pixels and paper, and sends no request to another host",
    { timeout: 300_000 },
    async (_, language) => {
      const lookAt = async (page: Page, path: string) => {
        const frame = await frameOf(page);
        await (withScripts.has(path) ? open(frame, path) : frame.goto(siteUrl + path));
        const wrong: string[] = [];
        for (const { width } of [wide, phone, narrow]) {
          wrong.push(...(await frame.evaluate(misfits, width)).map((what) => `${path} at ${width}: ${what}`));
        }
        await page.emulateMedia({ media: "print" });
        wrong.push(...(await frame.evaluate(misfits, narrow.width)).map((what) => `${path} on paper: ${what}`));
        await page.emulateMedia({ media: "screen" });
        expect(await frame.evaluate(outline), path).toEqual([language ? "zh-CN" : "en", 1, 1]);
        return wrong;
      };
      const paths = english.map((path) => language + path);
      // Only the English guide and one page of each kind run scripts here. All others run the same scripts, so they are visited without.
      const others = paths.filter((path) => !withScripts.has(path));
      expect(await visitEach(others, lookAt, { viewport: wide, javaScriptEnabled: false })).toEqual([]);
      const opened = paths.filter((path) => withScripts.has(path));
      expect(await visitEach(opened, lookAt)).toEqual([]);
    },
  );

  it.each([
    ["light", wide, "", [...guide, ...kinds]],
    ["dark", phone, "", kinds],
    // In Chinese, only the text differs.
    [
      "light",
      phone,
      "zh/",
      ["index.html", "errors.html", "operations/placeOrder.html", "functions/createXtTokens.html"],
    ],
  ] as const)(
    "has no violation that axe finds: %s, %o, %o",
    { timeout: 300_000 },
    async (colorScheme, viewport, language, paths) => {
      const lookAt = async (page: Page, path: string) => {
        await navigate(page, language + path);
        return (await violationsOn(page)).map((finding) => [path, finding]);
      };
      expect(await visitEach(paths, lookAt, { viewport, colorScheme })).toEqual([]);
    },
  );
});

describe("the other files of the site", () => {
  it.each(["", "zh/"])(
    "%sllms.txt links to every page's Markdown, first to the guide in reading order; llms-full.txt has the guide and the operations",
    async (language) => {
      const text = await textOf(`${language}llms.txt`);
      const links = [...text.matchAll(/^- \[.+?\]\((.+?)\): ./gm)].map(([, path]) => `${language}${path}`);
      const twins = pages
        .filter((page) => page.startsWith("zh/") === (language === "zh/"))
        .map((page) => page.replace(/html$/, "md"));
      expect([...links].sort()).toEqual(twins.sort());
      const guideNames = ["index", ...Object.values(order).flat()];
      expect(links.slice(0, guideNames.length)).toEqual(guideNames.map((name) => `${language}${name}.md`));
      const whole = await textOf(`${language}llms-full.txt`);
      for (const part of ["placeOrderOnce", "AUTH_105", "validate-signature"]) expect(whole).toContain(part);
    },
  );

  it("the sitemap has every page, and robots.txt names the sitemap", async () => {
    const map = await textOf("sitemap.xml");
    expect(map.match(/<loc>/g)).toHaveLength(pages.length);
    expect(map).toContain(`<loc>${published.DOCS_SITE}zh/errors.html</loc>`);
    expect(await textOf("robots.txt")).toContain(`Sitemap: ${published.DOCS_SITE}sitemap.xml`);
  });
});

it("a page of the guide has an edit link and a link to the repository, a generated page has no edit link", () => {
  expect(texts.get("zh/errors.html")).toContain(`href="${published.DOCS_REPOSITORY}/edit/main/docs/zh/errors.md"`);
  expect(texts.get("errors.html")).toContain(`href="${published.DOCS_REPOSITORY}"`);
  expect(texts.get("operations/placeOrder.html")).not.toContain("/edit/main/docs/operations");
});

/** The docs site in a real headless Chromium, served below a sub-path, as GitHub Pages does. */
import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, normalize } from "node:path";
import { promisify } from "node:util";
import axe, { type AxeResults } from "axe-core";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getToken } from "../../generated/operations/getToken.js";
import { launch } from "./chromium.js";
import { type Server, serve } from "./serve.js";

const base = "/xt-oauth/";
const wide = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };
const narrow = { width: 320, height: 640 };

let folder: string;
let files: string[];
let server: Server;
let browser: Browser;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "xt-oauth-site-"));
  const build = ["--import", "tsx/esm", "scripts/docs.ts", "--out", folder, "--base", base];
  await promisify(execFile)(process.execPath, build, { env: { ...process.env, NODE_ENV: "production" } });
  files = (await readdir(folder, { recursive: true })).filter((file) => /\.\w+$/.test(file));
  [server, browser] = await Promise.all([serve(folder, base), launch()]);
}, 180_000);
afterAll(async () => {
  await browser?.close();
  server?.stop();
  await rm(folder, { recursive: true });
});

const textOf = (file: string) => readFile(join(folder, file), "utf8");
/** Redocly's own page is a file to hand on, not one of ours. */
const pages = () => files.filter((file) => file.endsWith(".html") && !/reference|404/.test(file)).sort();

/** A page that holds everything that it says and asks for against what it may, once `look` has seen it. */
async function visit(look: (page: Page) => Promise<void>, options: BrowserContextOptions = { viewport: wide }) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const said: string[] = [];
  const elsewhere: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) said.push(`${page.url()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => said.push(`${page.url()}: ${error.message}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(server.root) && !request.url().startsWith("data:")) elsewhere.push(request.url());
  });
  try {
    await look(page);
    expect(elsewhere).toEqual([]);
    expect(said).toEqual([]);
  } finally {
    await context.close();
  }
}

/** Opens a page, and waits until its script has taken it over. */
async function open(page: Page, path: string): Promise<void> {
  await page.goto(server.root + path);
  await page.waitForFunction(() => "__vue_app__" in (document.querySelector("#app") ?? {}));
}

const overflow = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;

async function seriousFindings(page: Page): Promise<unknown[]> {
  await page.evaluate(async () => {
    for (let top = 0; top < document.body.scrollHeight; top += 800) {
      window.scrollTo(0, top);
      await new Promise((painted) => requestAnimationFrame(painted));
    }
    // A colour on its way from light to dark is neither.
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
  });
  const { violations } = await page.evaluate<AxeResults>("axe.run({ resultTypes: ['violations'] })");
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  return serious.map(({ id, nodes }) => ({ id, first: nodes[0]?.html, why: nodes[0]?.failureSummary }));
}

/** What of the labels of the cards stands broken in the middle of a word: of two lines, where it has no blank. */
const brokenLabels = () =>
  [...document.querySelectorAll<HTMLElement>(".vp-doc td[data-label]")]
    .filter(({ dataset }) => /^[\w-]+$/.test(dataset.label ?? ""))
    .filter((cell) => Number.parseFloat(getComputedStyle(cell, "::before").height) > 30)
    .map(({ dataset }) => dataset.label);

describe("every page", () => {
  it("is there in both languages, and as Markdown", () => {
    const english = pages().filter((page) => !page.startsWith("zh/"));
    expect(english.length).toBeGreaterThan(60);
    expect(pages().filter((page) => page.startsWith("zh/"))).toEqual(english.map((page) => `zh/${page}`).sort());
    const twins = pages().map((page) => page.replace(/html$/, "md"));
    expect(twins.filter((twin) => !files.includes(twin))).toEqual([]);
  });

  it("leads only to what is there: pages, places in them, files", async () => {
    const texts = new Map(await Promise.all(pages().map(async (page) => [page, await textOf(page)] as const)));
    for (const [page, text] of texts) {
      for (const [, href = ""] of text.matchAll(/<a\b[^>]*?\shref="([^"]*)"/g)) {
        if (/^https?:/.test(href)) continue;
        const [path = "", anchor] = href.split("#");
        const inSite = path.startsWith(base) ? path.slice(base.length) : normalize(join(dirname(page), path));
        const target = path === "" ? page : inSite.replace(/(^|\/)\.?$/, "$1index.html");
        expect(files, `${href} in ${page}`).toContain(target);
        if (anchor) expect(texts.get(target)?.includes(`id="${anchor}"`), `${href} in ${page}`).toBe(true);
      }
    }
  });

  it("fits the screen at 1440, 390 and 320 pixels, and asks nobody else for anything", {
    timeout: 900_000,
  }, async () => {
    await visit(async (page) => {
      for (const path of pages()) {
        await open(page, path);
        for (const viewport of [wide, phone, narrow]) {
          await page.setViewportSize(viewport);
          expect(await page.evaluate(overflow), `${path} at ${viewport.width}`).toBeLessThanOrEqual(0);
        }
        expect(await page.evaluate(brokenLabels), path).toEqual([]);
        expect(await page.locator("html").getAttribute("lang")).toBe(path.startsWith("zh/") ? "zh-CN" : "en");
        expect(await page.locator("h1").count(), path).toBe(1);
      }
    });
  });

  // The functions say the same in both languages, but for the headings, and are all of one make.
  it("is for everyone, in light and in dark, wide and small", { timeout: 900_000 }, async () => {
    const looks = [
      ["light", wide],
      ["dark", phone],
      ["light", phone],
      ["dark", wide],
    ] as const;
    const paths = pages().filter((page) => !page.startsWith("zh/functions/"));
    const look = (half: number) =>
      visit(async (page) => {
        for (const path of paths.filter((_, at) => at % 2 === half)) {
          await open(page, path);
          await page.evaluate(axe.source);
          for (const [colorScheme, viewport] of looks.slice(0, path.startsWith("functions/") ? 2 : 4)) {
            await page.emulateMedia({ colorScheme });
            await page.setViewportSize(viewport);
            expect(await seriousFindings(page), `${path}, ${colorScheme}, ${viewport.width}`).toEqual([]);
          }
        }
      });
    await Promise.all([look(0), look(1)]);
  });
});

/** What somebody may look for, and the page that must be among what is found. */
const wanted = {
  en: {
    refresh_token: "getToken",
    state: "state",
    outcome: "errors",
    invalid_option: "errors",
    XtTimeoutError: "errors",
    accessTokenExpiresAt: "tokens",
    clientOrderId: "calls",
    signature: "calls",
    AUTH_105: "message-codes",
    "rate limit": "calls",
    proxy: "options",
    timeoutMs: "options",
    workerd: "options",
    fakeXt: "testing",
    Prism: "testing",
    expires_in: "contradictions",
    "simple-oauth2": "migration",
    OpenTelemetry: "security",
    balance: "getBalance",
    placeOrderOnce: "calls",
  },
  zh: {
    刷新: "getToken",
    换取: "getToken",
    签名: "calls",
    下单: "placeOrder",
    撤单: "calls",
    余额: "getBalance",
    频率上限: "calls",
    重新登录: "errors",
    超时: "testing",
    密钥: "security",
    代理: "options",
    回调: "state",
    响应: "errors",
    模拟服务: "testing",
    迁移: "migration",
    开销: "cost",
    单位: "contradictions",
    成交: "getTrades",
    错误: "errors",
    refresh_token: "getToken",
  },
};

/** What is found for a word, once the page that is wanted is among it, or after a while. */
async function search(page: Page, word: string, name: string): Promise<string[]> {
  await page.keyboard.press("Control+k");
  const box = page.locator(".VPLocalSearchBox");
  await box.locator("input").fill(word);
  await box
    .locator(`a.result[href*="/${name}.html"]`)
    .first()
    .waitFor({ timeout: 5_000 })
    .catch(() => undefined);
  const links = await box
    .locator("a.result")
    .evaluateAll((found) => found.map((link) => link.getAttribute("href") ?? ""));
  await page.keyboard.press("Escape");
  await box.waitFor({ state: "detached" });
  return links;
}

describe("the search", () => {
  it.each(Object.entries(wanted))("finds each of 20 words: %s", { timeout: 120_000 }, async (language, words) => {
    const missed: string[] = [];
    await visit(async (page) => {
      await open(page, language === "zh" ? "zh/start.html" : "start.html");
      for (const [word, name] of Object.entries(words)) {
        const found = await search(page, word, name);
        if (!found.some((link) => link.includes(`/${name}.html`))) missed.push(`${word}: ${found.join(" ")}`);
      }
    });
    expect(Object.keys(words)).toHaveLength(20);
    expect(missed).toEqual([]);
  });
});

describe("the reader", () => {
  it.each(["errors.html#xtapierror", "operations/placeOrder.html#inputs", "functions/createXtOAuth.html"])(
    "changes the language on %s, and stays at the place",
    async (path) => {
      await visit(async (page) => {
        await open(page, path);
        for (const [name, target] of [
          ["简体中文", `zh/${path}`],
          ["English", path],
        ] as const) {
          await page.locator(".VPNavBarTranslations button").focus();
          await page.keyboard.press("Enter");
          await page.locator(".VPNavBarTranslations").getByRole("link", { name }).click();
          await page.waitForURL(server.root + target);
        }
      });
    },
  );

  it("reaches everything by the keyboard, the content first", async () => {
    await visit(async (page) => {
      await open(page, "errors.html");
      await page.keyboard.press("Tab");
      expect(await page.evaluate(() => document.activeElement?.getAttribute("href"))).toBe("#VPContent");
      const reached = new Set<string>();
      for (let presses = 0; presses < 250; presses += 1) {
        await page.keyboard.press("Tab");
        const place = await page.evaluate(
          () =>
            document.activeElement
              ?.closest(".VPNavBar, .VPSidebar, .vp-doc, .VPDocAside, .VPDocFooter")
              ?.className.split(" ")[0],
        );
        reached.add(place ?? "");
      }
      expect([...reached]).toEqual(
        expect.arrayContaining(["VPNavBar", "VPSidebar", "vp-doc", "VPDocAside", "VPDocFooter"]),
      );
    });
  });

  it("who has no JavaScript reads an operation all the same", async () => {
    const look = async (page: Page) => {
      await page.goto(`${server.root}operations/getToken.html`);
      for (const text of [getToken.path, "client_secret", "curl --get", "refresh-success", "AUTH_101", "429"])
        expect(await page.getByText(text).first().isVisible(), text).toBe(true);
    };
    await visit(look, { viewport: wide, javaScriptEnabled: false });
  });

  it("prints the text, and nothing to click on", async () => {
    await visit(async (page) => {
      await open(page, "errors.html");
      await page.emulateMedia({ media: "print" });
      for (const part of [".VPNav", ".VPSidebar", ".VPDocAside"])
        expect(await page.locator(part).first().isVisible(), part).toBe(false);
      expect(await page.locator("h1").isVisible()).toBe(true);
      expect((await page.pdf()).length).toBeGreaterThan(10_000);
    });
  });

  it.each([
    ["nowhere.html", "PAGE NOT FOUND"],
    ["zh/nowhere.html", "没有这一页"],
  ])("is told that %s is not there", async (path, told) => {
    const page = await browser.newPage();
    expect((await page.goto(server.root + path))?.status()).toBe(404);
    await page.getByText(told).waitFor();
    await page.close();
  });

  it.each(["sign-in.html", "zh/sign-in.html"])("sees the drawing of %s large enough on a phone", async (path) => {
    const look = async (page: Page) => {
      await open(page, path);
      const picture = page.locator(".vp-doc svg");
      expect(await picture.evaluate((svg) => svg.getBoundingClientRect().width / 350)).toBeGreaterThanOrEqual(0.95);
      const isInside = await picture.locator("text").evaluateAll((texts) =>
        texts.every((text) => {
          const frame = text.closest("svg")?.getBoundingClientRect();
          const { left, right } = text.getBoundingClientRect();
          return frame !== undefined && left >= frame.left && right <= frame.right;
        }),
      );
      expect(isInside).toBe(true);
    };
    await visit(look, { viewport: phone });
  });
});

describe("beside the pages", () => {
  it.each(["", "zh/"])("llms.txt of %o names every page, as Markdown", async (root) => {
    const links = [...(await textOf(`${root}llms.txt`)).matchAll(/^- \[.+?\]\((.+?)\): ./gm)].map(
      ([, path]) => `${root}${path}`,
    );
    const twins = pages()
      .filter((page) => page.startsWith("zh/") === (root === "zh/"))
      .map((page) => page.replace(/html$/, "md"));
    expect(links.sort()).toEqual(twins.sort());
  });

  it.each(["", "zh/"])("Redocly's page of %o asks nobody else for anything", async (root) => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const asked: string[] = [];
    page.on("response", (response) => asked.push(response.url()));
    await page.goto(`${server.root}${root}reference.html`);
    const { info } = JSON.parse(await textOf(`${root}openapi.json`));
    await page.getByRole("heading", { name: info.title }).first().waitFor();
    expect(asked.filter((url) => !url.startsWith(server.root) && !/^(?:data|blob):/.test(url))).toEqual([]);
    await context.close();
  });
});

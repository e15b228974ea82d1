/** `npm run test:browser`: the docs site in a real headless Chromium, served below a sub-path, as GitHub Pages does. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import axe, { type AxeResults } from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getToken } from "../../generated/operations/getToken.js";
import { buildSite } from "../../scripts/docs.js";
import { launch } from "./chromium.js";
import { type Server, serve } from "./serve.js";

const operation = "#/sign-in/gettoken";
const { title, version } = JSON.parse(await readFile("generated/openapi.json", "utf8")).info;

/** Each page, with the headings that it shows, by the part of the address behind its path. */
const pages = [
  { path: "index.html", lang: "en", headings: { "": "Sign users in with XT.COM" } },
  { path: "zh/index.html", lang: "zh-CN", headings: { "": "让用户用 XT.COM 账号登录" } },
  { path: "guide.html", lang: "en", headings: { "": "When a call fails" } },
  { path: "zh/guide.html", lang: "zh-CN", headings: { "": "调用失败时" } },
  {
    path: "reference.html",
    lang: "en",
    headings: {
      "": `${title} (${version})`,
      [operation]: "Exchange a code for tokens, or refresh them",
    },
  },
  {
    path: "zh/reference.html",
    lang: "zh-CN",
    headings: { "": `XT.COM 第三方 API (${version})`, [operation]: "用 code 换取令牌，或刷新令牌" },
  },
];

const white = /^rgb\(255, 255, 255\)$/;
const dark = /^rgb\([1-4]?\d, [1-4]?\d, [1-4]?\d\)$/;
const views = [
  { view: "a wide light screen", width: 1440, height: 900, colorScheme: "light", background: white },
  { view: "a dark phone", width: 390, height: 844, colorScheme: "dark", background: dark },
] as const;

describe("the docs site in Chromium", { timeout: 60_000 }, () => {
  let folder: string;
  let server: Server;
  let browser: Browser;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "xt-oauth-browser-"));
    await buildSite(folder);
    [server, browser] = await Promise.all([serve(folder), launch()]);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    server?.stop();
    await rm(folder, { recursive: true });
  });

  /** Opens a page, hands it to `look`, and holds everything that it said and asked for against what it may. */
  async function visit(
    path: string,
    { width, height, colorScheme }: (typeof views)[number],
    look: (page: Page) => Promise<void>,
  ) {
    const context = await browser.newContext({ viewport: { width, height }, colorScheme });
    const page = await context.newPage();
    const said: string[] = [];
    const requested: string[] = [];
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) said.push(message.text());
    });
    page.on("pageerror", (error) => said.push(error.message));
    page.on("request", (request) => requested.push(request.url()));
    page.on("response", (response) => {
      if (response.status() >= 400) said.push(`${response.status()} ${response.url()}`);
    });
    try {
      await page.goto(server.root + path);
      await look(page);
      const { origin } = new URL(server.root);
      expect(requested).toContain(server.root + path.replace(/#.*/, ""));
      // What the viewer makes within the page has no server.
      const ofThisSite = [server.root, `blob:${origin}/`, "data:"];
      expect(requested.filter((url) => !ofThisSite.some((start) => url.startsWith(start)))).toEqual([]);
      expect(said).toEqual([]);
    } finally {
      await context.close();
    }
  }

  const heading = (page: Page, name: string) => page.locator("h1, h2, h3").filter({ hasText: name }).first();
  const searchIsReady = (page: Page) => page.getByText("Ctrl+K").first().waitFor();

  // A browser takes a second or two to open the reference, so what can be seen on one visit is looked at on one.
  describe.each(views)("on $view", (view) => {
    it.each(pages)(
      "renders $path, in its language and the reader's colours, no wider than the screen, for everyone",
      async ({ path, lang, headings }) => {
        await visit(path, view, async (page) => {
          for (const [part, shown] of Object.entries(headings)) {
            if (part !== "") await page.goto(server.root + path + part);
            await heading(page, shown).waitFor();
            if (path.includes("reference") && view.width > 1000) await searchIsReady(page);
            expect(await page.locator("html").getAttribute("lang")).toBe(lang);
            expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toMatch(view.background);
            const overflow = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
            expect(await page.evaluate(overflow)).toBeLessThanOrEqual(0);

            if (part === "") await page.evaluate(axe.source);
            const { violations } = await page.evaluate<AxeResults>("axe.run({ resultTypes: ['violations'] })");
            const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
            expect(serious.map(({ id, nodes }) => ({ id, first: nodes[0]?.html }))).toEqual([]);
          }
        });
      },
    );
  });

  const [wide, phone] = views;

  it.each(["index.html", "guide.html#errors", `reference.html${operation}`])(
    "switches language on %s, both ways",
    async (path) => {
      await visit(path, wide, async (page) => {
        const english = Object.values(pages.find((each) => path.startsWith(each.path))?.headings ?? {}).at(-1) ?? "";
        await heading(page, english).waitFor();
        await page.getByRole("link", { name: "中文" }).click();
        await page.waitForURL(`${server.root}zh/${path}`);
        await page
          .getByText(path.includes("index") ? "一次完整的登录" : path.includes("guide") ? "登录过程" : "查询参数")
          .first()
          .waitFor();
        await page.getByRole("link", { name: "English" }).click();
        await page.waitForURL(server.root + path);
        await heading(page, english).waitFor();
      });
    },
  );

  it("keeps to the bar's pages and the language", async () => {
    await visit("zh/index.html", phone, async (page) => {
      await page.getByRole("link", { name: "指南", exact: true }).click();
      await page.waitForURL(`${server.root}zh/guide.html`);
      await page.getByRole("link", { name: "API 参考", exact: true }).first().click();
      await page.waitForURL(`${server.root}zh/reference.html`);
      await page.getByRole("link", { name: "xt-oauth", exact: true }).click();
      await page.waitForURL(`${server.root}zh/index.html`);
    });
  });

  it.each(["reference.html", "zh/reference.html"])(
    "finds refresh_token by the search of %s, and there code for the client, curl and fetch",
    async (path) => {
      await visit(path, wide, async (page) => {
        await searchIsReady(page);
        await page.getByTestId("search-trigger").click();
        const dialog = page.getByTestId("search-dialog");
        await dialog.getByRole("textbox").fill("refresh_token");
        await dialog.getByText(getToken.path).first().waitFor();
        await dialog.getByText("refresh_token", { exact: true }).first().click();
        await page.waitForURL(new RegExp(`${operation}`));

        const expected = { "xt-oauth": "xt.exchangeCode(code)", curl: "curl --get", fetch: "await fetch(url" };
        let shown = "xt-oauth";
        for (const [label, code] of Object.entries(expected)) {
          if (label !== shown) {
            await page.getByRole("button", { name: shown, exact: true }).click();
            await page.getByText(label, { exact: true }).last().click();
            shown = label;
          }
          await page.locator("pre, code").filter({ hasText: code }).first().waitFor();
        }
      });
    },
  );

  it("says the viewer's own words in Chinese on the Chinese page", async () => {
    await visit(`zh/reference.html${operation}`, wide, async (page) => {
      await searchIsReady(page);
      const texts = (await page.locator("body").innerText()).split("\n").map((line) => line.trim());
      for (const word of ["请求", "响应", "查询参数", "必填"]) expect(texts.join(" ")).toContain(word);
      const english = [
        "Request",
        "Response",
        "Responses",
        "Query",
        "required",
        "Copy",
        "Enum Value",
        "One of:",
        "Body",
      ];
      expect(texts.filter((text) => english.includes(text))).toEqual([]);
    });
  });

  it("draws the sign-in large enough to read on a phone", async () => {
    for (const path of ["guide.html", "zh/guide.html"]) {
      await visit(path, phone, async (page) => {
        const picture = page.locator("svg.sequence");
        const scale = await picture.evaluate((svg) => svg.getBoundingClientRect().width / 350);
        expect(scale).toBeGreaterThanOrEqual(1);
        const boxes = await picture.locator("text").evaluateAll((texts) =>
          texts.map((text) => {
            const frame = text.closest("svg")?.getBoundingClientRect();
            const { left, right } = text.getBoundingClientRect();
            return frame !== undefined && left >= frame.left && right <= frame.right;
          }),
        );
        expect(boxes.every(Boolean)).toBe(true);
      });
    }
  });
});

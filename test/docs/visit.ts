/** Opens the built site or an app in a headless Chromium, one browser for each test file. */
import { readFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import axe, { type AxeResults } from "axe-core";
import { type Browser, type BrowserContextOptions, chromium, type Frame, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject } from "vitest";
import { findCommand } from "../tokens/databases/servers.js";

const { folder, siteUrl, files } = inject("site");

export { files, siteUrl };
export const wide = { width: 1440, height: 900 };
export const phone = { width: 390, height: 844 };
export const narrow = { width: 320, height: 640 };

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());

export const textOf = (file: string) => readFile(join(folder, file), "utf8");
/** The names of the site's pages. */
export const pages = files.filter((file) => file.endsWith(".html") && file !== "404.html").sort();

/** Creates a browser context. `logged` gets the errors and warnings that its pages log. */
export async function openContext(options: BrowserContextOptions) {
  const context = await browser.newContext(options);
  const logged: string[] = [];
  context.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) logged.push(`${message.page()?.url()}: ${message.text()}`);
  });
  context.on("weberror", (problem) => logged.push(`${problem.page()?.url()}: ${problem.error().message}`));
  return { context, logged };
}

/** Opens a page and calls `look`. Then it checks that the page logged no problem, and sent no request to another host. */
export async function visit(look: (page: Page) => Promise<void>, options: BrowserContextOptions = { viewport: wide }) {
  const { context, logged } = await openContext(options);
  const page = await context.newPage();
  const elsewhere: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(siteUrl) && !/^(?:data|blob):/.test(request.url())) elsewhere.push(request.url());
  });
  try {
    await look(page);
    expect(elsewhere).toEqual([]);
    expect(logged.filter((text) => !/404\.html|nowhere/.test(text))).toEqual([]);
  } finally {
    await context.close();
  }
}

/** Returns what `look` finds on each page. There is a tab for each processor, and each tab visits pages one after another. */
export async function visitEach<Finding>(
  paths: readonly string[],
  look: (page: Page, path: string) => Promise<Finding[]>,
  options?: BrowserContextOptions,
): Promise<Finding[]> {
  const left = [...paths];
  const found: Finding[] = [];
  const tab = async (page: Page) => {
    for (let path = left.shift(); path !== undefined; path = left.shift()) found.push(...(await look(page, path)));
  };
  await Promise.all(Array.from({ length: availableParallelism() }, () => visit(tab, options)));
  return found;
}

/** Returns an empty frame in a tab. A script can resize a frame, which is several times faster than resizing the tab. */
export async function frameOf(page: Page): Promise<Frame> {
  const [, frame] = page.frames();
  if (frame !== undefined) return frame;
  const body = '<link rel="icon" href="data:,"><iframe style="border: 0; height: 200px"></iframe>';
  await page.route(`${siteUrl}frame`, (route) => route.fulfill({ contentType: "text/html", body }), { times: 1 });
  await page.goto(`${siteUrl}frame`);
  return page.frames()[1] ?? expect.unreachable();
}

/** Opens a page, and waits until its script has hydrated it. */
export async function open(page: Page | Frame, path: string): Promise<void> {
  await page.goto(siteUrl + path, { waitUntil: "commit" });
  await page.waitForFunction(
    () => document.readyState === "complete" && "__vue_app__" in (document.querySelector("#app") ?? {}),
  );
}

/** Navigates to a page as a click on a link does: scripts stay loaded and compiled. In a new tab, it opens the page. */
export async function navigate(page: Page | Frame, path: string): Promise<void> {
  if (!page.url().startsWith(siteUrl)) return open(page, path);
  await page.evaluate(async (href) => {
    const { provides } = Object(document.querySelector("#app")).__vue_app__._context;
    const router = Object.getOwnPropertySymbols(provides).find((key) => "go" in provides[key]);
    await provides[router ?? ""].go(href);
    await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)));
  }, siteUrl + path);
  expect(await page.locator(".NotFound").count(), path).toBe(0);
}

/** Returns the accessibility violations that axe finds, of any impact. */
export async function violationsOn(page: Page): Promise<unknown[]> {
  // During a transition between light and dark, a color has neither value.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate<AxeResults>("axe.run({ resultTypes: ['violations'] })");
  return violations.map(({ id, nodes }) => ({ id, first: nodes[0]?.html, why: nodes[0]?.failureSummary }));
}

/** The headless shell is preferred, because it needs half the time. */
const names = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"];
const executablePath = names.map((name) => findCommand(name)).find((file) => file !== undefined);

/** Starts the headless Chromium of the system. Playwright creates an empty profile for the browser, and deletes it at the end. */
function launch(): Promise<Browser> {
  if (executablePath === undefined) throw new Error(`install Chromium: there is no ${names.join(", ")} on PATH`);
  const args = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
  ];
  return chromium.launch({ executablePath, headless: true, args });
}

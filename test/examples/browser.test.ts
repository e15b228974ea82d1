/** The app of examples/hono in a real Chromium: what users do in browsers, and what happens then. */
import { type ChildProcess, spawn } from "node:child_process";
import type { BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Demo, serveDemo } from "../../scripts/demo/serve.js";
import { fakeXt } from "../../src/testing/index.js";
import { openContext, violationsOn } from "../docs/visit.js";
import { freePort, redisServer, startRedis } from "../tokens/databases/servers.js";

const dayMs = 24 * 60 * 60 * 1000;
const english = { locale: "en-US", signIn: "Sign in with XT", allow: "Allow", deny: "Cancel" };
const chinese = { locale: "zh-CN", signIn: "使用 XT 登录", allow: "同意", deny: "取消" };

const opened: Awaited<ReturnType<typeof openContext>>[] = [];
async function open(options: BrowserContextOptions = {}): Promise<BrowserContext> {
  const one = await openContext({ locale: "en-US", ...options });
  opened.push(one);
  return one.context;
}
afterEach(async () => {
  const all = opened.splice(0);
  await Promise.all(all.map(({ context }) => context.close()));
  // The errors and warnings that the pages logged, also if their content security policy blocked something.
  expect(all.flatMap(({ logged }) => logged)).toEqual([]);
});

async function toConsent(page: Page, appUrl: string, { signIn } = english): Promise<void> {
  await page.goto(appUrl);
  await page.getByRole("link", { name: signIn }).click();
  await page.waitForURL(/accounts\/oauth2/);
}

async function allow(page: Page, user = "anna"): Promise<void> {
  await page.locator("select[name=user]").selectOption(user);
  await page.getByRole("button", { name: "Allow" }).click();
}

async function signIn(page: Page, appUrl: string): Promise<void> {
  await toConsent(page, appUrl);
  await allow(page);
  await page.getByRole("heading", { name: "anna" }).waitFor();
}

const waitForStatus = (page: Page, text: string) => page.getByRole("status").filter({ hasText: text }).waitFor();

describe("the demo", () => {
  let demo: Demo;
  beforeAll(async () => {
    demo = await serveDemo();
  });
  afterAll(() => demo?.stop());
  beforeEach(() => demo.fake.reset());

  const asked = (operation: string) => demo.fake.requests.filter((request) => request.operation === operation);

  it("signs in, shows who that is, when each token ends and no secret, and signs out", async () => {
    const page = await (await open()).newPage();
    await signIn(page, demo.appUrl);
    expect(page.url()).toBe(`${demo.appUrl}/`);
    expect(await page.content()).not.toMatch(/demo-client-secret|demo-secret-key|eyJ/);
    const ends = async (id: string) => Date.parse((await page.locator(`${id} time`).getAttribute("datetime")) ?? "");
    expect(await ends("#access-expires")).toBeGreaterThan(demo.fake.now());
    expect(await ends("#refresh-expires")).toBeGreaterThan(await ends("#access-expires"));
    await page.getByRole("button", { name: "Sign out" }).click();
    await waitForStatus(page, "You are signed out.");
    // What was shown before must not come back.
    await page.goBack();
    await page.getByRole("link", { name: "Sign in with XT" }).waitFor();
    expect(await page.getByText("anna").count()).toBe(0);
  });

  const clickTwice = (element: HTMLElement) => {
    element.click();
    setTimeout(() => element.click(), 500);
  };
  it("places one order for two clicks while XT is slow, and cancels it", async () => {
    const page = await (await open()).newPage();
    await signIn(page, demo.appUrl);
    demo.fake.answer({ placeOrder: { delayMs: 2000 } });
    // The page itself clicks: Playwright's second click would wait for the response to the first.
    await page.getByRole("button", { name: "Place order" }).evaluate(clickTwice);
    await page.getByRole("status").waitFor();
    expect(asked("placeOrder")).toHaveLength(1);
    await expect.poll(() => page.reload().then(() => page.getByText("None.").count())).toBe(0);
    await page.getByRole("button", { name: /^Cancel \d+$/ }).click();
    await waitForStatus(page, "XT accepted the cancellation.");
    await page.getByText("None.").waitFor();
  });

  it("asks for the sign-in when XT has ended it while the page was open", async () => {
    const page = await (await open()).newPage();
    await signIn(page, demo.appUrl);
    await page.getByRole("button", { name: "Revoke all sign-ins" }).click();
    await page.getByText("XT refused to show this.").first().waitFor();
    expect(await page.getByRole("link", { name: "Sign in with XT" }).count()).toBe(2);
    demo.fake.advance(dayMs);
    await page.getByRole("button", { name: "Place order" }).click();
    await waitForStatus(page, "Your sign-in with XT has ended.");
    expect(asked("placeOrder")).toEqual([]);
    await page.getByRole("link", { name: "Sign in with XT" }).waitFor();
  });

  describe.each([
    { view: "a wide light screen", width: 1440, height: 900, colorScheme: "light", words: english },
    { view: "a dark phone", width: 390, height: 844, colorScheme: "dark", words: chinese },
  ] as const)("on $view, in $words.locale", ({ width, height, colorScheme, words }) => {
    it("each page is accessible, and no wider than the screen", async () => {
      const context = await open({ viewport: { width, height }, colorScheme, locale: words.locale });
      const page = await context.newPage();
      async function look() {
        expect(await page.locator("html").getAttribute("lang")).toBe(words.locale === "en-US" ? "en" : "zh-CN");
        const overflow = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
        expect(await page.evaluate(overflow)).toBeLessThanOrEqual(0);
        expect(await violationsOn(page)).toEqual([]);
      }
      await page.goto(demo.appUrl);
      await look();
      await toConsent(page, demo.appUrl, words);
      await look();
      await page.getByRole("button", { name: words.deny }).click();
      await page.getByRole("status").waitFor();
      await look();
      await toConsent(page, demo.appUrl, words);
      await page.getByRole("button", { name: words.allow }).click();
      await page.locator(".order button").click();
      await page.getByRole("status").waitFor();
      await look();
      await page.locator(".demo button").last().click();
      await page.locator('main a[href="/login"]').first().waitFor();
      await look();
    });
  });
});

/** Starts two processes of examples/hono that share a Redis, and a fake XT whose tokens expire soon. It redirects users to the first. */
async function startTwoProcesses(redisUrl: string) {
  const ports = [await freePort(), await freePort()] as const;
  const urls = [`http://127.0.0.1:${ports[0]}`, `http://127.0.0.1:${ports[1]}`] as const;
  const fake = fakeXt(
    {},
    {
      strict: true,
      users: ["anna", "bo"],
      clients: { "an-id": { secret: "a-secret", redirectUris: [`${urls[0]}/callback`] } },
      keys: { "an-app-key": "a-secret-key" },
      accessTokenMs: 3000,
      behavior: { refreshTokens: "revoking" },
    },
  );
  const xt = await fake.listen();
  const env = {
    ...process.env,
    APP_URL: urls[0],
    XT_BASE_URL: xt.url,
    XT_PAGES_URL: xt.url,
    XT_CLIENT_ID: "an-id",
    XT_CLIENT_SECRET: "a-secret",
    XT_SCOPE: "userinfo",
    XT_APP_KEY: "an-app-key",
    XT_SECRET_KEY: "a-secret-key",
    REDIS_URL: redisUrl,
    TOKENS_SECRET: Buffer.alloc(32, "a key for tests").toString("base64"),
  };
  const processes = await Promise.all(ports.map((port) => startServer({ ...env, PORT: `${port}` })));
  return {
    urls,
    fake,
    async stop() {
      for (const child of processes) child.kill("SIGKILL");
      await xt.close();
    },
  };
}

async function startServer(env: NodeJS.ProcessEnv): Promise<ChildProcess> {
  const args = ["--import", "tsx/esm", "examples/hono/server.ts"];
  const child = spawn(process.execPath, args, { env, stdio: ["ignore", "pipe", "inherit"] });
  for await (const chunk of child.stdout?.iterator({ destroyOnReturn: false }) ?? []) {
    if (`${chunk}`.includes("Listening")) return child;
  }
  throw new Error("the app ended before it listened");
}

describe.skipIf(!redisServer && !process.env.CI)("two processes with one Redis", () => {
  let redis: Awaited<ReturnType<typeof startRedis>>;
  let two: Awaited<ReturnType<typeof startTwoProcesses>>;
  beforeAll(async () => {
    redis = await startRedis(redisServer ?? "redis-server");
    two = await startTwoProcesses(redis.url);
  });
  afterAll(async () => {
    await two?.stop();
    await redis?.stop();
  });

  it("are one app: a user signs in at one, both show the user, and no refresh token is sent twice", async () => {
    const page = await (await open()).newPage();
    await signIn(page, two.urls[0]);
    const { requests } = two.fake;
    const renewals = () => requests.filter(({ parameters }) => parameters.grant_type === "refresh_token");
    for (let round = 0; round < 40 && renewals().length < 2; round += 1) {
      // A browser sends its cookies to each port of a host.
      const visits = [...two.urls, ...two.urls].map((url) => page.request.get(url));
      for (const visit of await Promise.all(visits)) expect(await visit.text()).toContain("anna");
      await page.waitForTimeout(200);
    }
    expect(renewals().length).toBeGreaterThanOrEqual(2);
    // This fake refuses a refresh token that is sent twice, and revokes the sign-in. On a busy machine, it may refuse other requests,
    // because an access token expires on the way.
    expect(renewals().filter(({ refused }) => refused !== undefined)).toEqual([]);
  });
});

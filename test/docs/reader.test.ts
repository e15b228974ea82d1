/** Tests the site in a real Chromium: with the keyboard, without JavaScript, in print, on a phone, and the change of the language. */
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { getToken } from "../../generated/operations/getToken.js";
import { open, phone, siteUrl, violationsOn, visit, wide } from "./visit.js";

describe("a reader", () => {
  it.each(["errors.html#xtapierror", "functions/createXtOAuth.html"])(
    "changes the language on %s, and stays at the same place",
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
          await page.waitForURL(siteUrl + target);
        }
      });
    },
  );

  it("reaches each area of the page with the keyboard, the link to the content first", async () => {
    await visit(async (page) => {
      await open(page, "errors.html");
      await page.keyboard.press("Tab");
      expect(await page.evaluate(() => document.activeElement?.getAttribute("href"))).toBe("#VPContent");
      const areas = ".VPNavBar, .VPSidebar, .vp-doc, .VPDocAside, .VPDocFooter";
      const reached = new Set<string>();
      for (let presses = 0; presses < 250 && reached.size < 5; presses += 1) {
        await page.keyboard.press("Tab");
        const place = await page.evaluate((areas) => document.activeElement?.closest(areas)?.classList[0], areas);
        if (place) reached.add(place);
      }
      expect([...reached].map((place) => `.${place}`).sort()).toEqual(areas.split(", ").sort());
    });
  });

  it("without JavaScript can read the page of an operation", async () => {
    const look = async (page: Page) => {
      await page.goto(`${siteUrl}operations/getToken.html`);
      for (const text of [getToken.path, "client_secret", "curl --get", "refresh-success", "import urllib", "429"])
        expect(await page.getByText(text).first().isVisible(), text).toBe(true);
      expect(await page.locator("main").count()).toBe(1);
    };
    await visit(look, { viewport: wide, javaScriptEnabled: false });
  });

  it("prints the text without the navigation", async () => {
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
  ])("sees an accessible page that says that %s doesn't exist", async (path, message) => {
    await visit(async (page) => {
      expect((await page.goto(siteUrl + path))?.status()).toBe(404);
      await page.getByText(message).waitFor();
      expect(await violationsOn(page)).toEqual([]);
    });
  });

  it.each(["sign-in.html", "zh/sign-in.html"])("sees the diagram of %s in full width on a phone", async (path) => {
    const look = async (page: Page) => {
      await open(page, path);
      const picture = page.locator(".vp-doc svg");
      expect(await picture.evaluate((svg) => svg.getBoundingClientRect().width)).toBeGreaterThan(0.85 * phone.width);
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

  it("sees the current page in the sidebar, where the functions of xt-oauth/testing are collapsed", async () => {
    await visit(async (page) => {
      await open(page, "functions/redisStore.html");
      const active = page.locator(".VPSidebarItem.is-link.is-active", { hasText: "redisStore" });
      await active.waitFor();
      await expect.poll(() => active.evaluate((item) => item.getBoundingClientRect().bottom <= innerHeight)).toBe(true);
      const collapsed = page.locator(".VPSidebarItem.collapsible.collapsed", { hasText: "xt-oauth/testing" });
      expect(await collapsed.count()).toBeGreaterThan(0);
    });
  });
});

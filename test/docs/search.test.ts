/** Tests the search of the built site: for each query, the right section must be among the first three results. */
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { indexOptions, searchOptions } from "../../docs/.vitepress/search.js";
import { files, open, phone, siteUrl, textOf, visit } from "./visit.js";

/** Queries of readers, and the section that must be found. Without an anchor, any section of the page will do. */
type Queries = Record<string, string>;

/** Queries that are the same in both languages. */
const common: Queries = {
  AUTH_105: "errors#auth-105",
  "Next.js edge": "runtimes#nextjs",
  Postgres: "tokens#postgres",
  "React Native": "runtimes#browser",
  order: "orders",
  429: "errors#too-many",
  clientOrderId: "orders#client-order-id",
  doctor: "doctor",
  webhook: "faq#webhook",
  PKCE: "faq#pkce",
  python: "faq#python",
  edge: "runtimes#nextjs",
};

const queries: Record<"en" | "zh", Queries> = {
  en: {
    ...common,
    "token lifetime": "tokens#expiry",
    "two servers renew at once": "tokens#use",
    "place an order safely": "orders#place",
    "order states": "orders#states",
    "test a cancelled sign-in": "testing#cancelled",
    "which scopes exist": "sign-in#scopes",
    "is state returned": "state#unverified",
    "rotate encryption keys": "tokens#encrypted",
    "what it costs": "cost",
    "from Auth.js": "migration#auth-js",
    proxy: "runtimes#proxy",
    "what changed": "changelog",
    "call a new endpoint": "calls#openapi-fetch",
    "type of ids": "calls#exact",
    "a new enum value": "calls#enum",
    "safe logs": "security#urls",
    retry: "calls#limits",
    refresh: "tokens",
    logout: "sign-in#sign-out",
    revoke: "sign-in#sign-out",
    sandbox: "faq#sandbox",
    idempotent: "faq#idempotency",
    "rate limit": "calls#limits",
    signature: "calls#signature",
  },
  zh: {
    ...common,
    "token 有效期": "tokens#expiry",
    两台服务器同时续期: "tokens#use",
    安全下单: "orders#place",
    订单状态: "orders#states",
    测试用户取消登录: "testing#cancelled",
    "有哪些 scope": "sign-in#scopes",
    "state 会返回吗": "state#unverified",
    轮换加密密钥: "tokens#encrypted",
    开销有多大: "faq#cost",
    "从 Auth.js 迁移": "migration#auth-js",
    有什么变化: "changelog",
    调用新接口: "calls#openapi-fetch",
    "id 的类型": "calls#exact",
    新的枚举值: "calls#enum",
    日志安全: "security#urls",
    重试: "calls#limits",
    退出登录: "sign-in#sign-out",
    令牌: "tokens#use",
    刷新令牌: "tokens#use",
    限流: "calls#limits",
    错误码: "errors#xt-codes",
    幂等: "faq#idempotency",
    撤单: "orders#cancel",
    签名: "calls#signature",
    多进程: "tokens#use",
    并发刷新: "tokens#use",
    沙箱: "faq#sandbox",
    脱敏: "security#urls",
    枚举: "calls#enum",
    性能: "cost",
    代理: "runtimes#proxy",
  },
};

/** The site's MiniSearch, which VitePress installs. */
const { default: MiniSearch } = await import(
  createRequire(createRequire(import.meta.url).resolve("vitepress")).resolve("minisearch")
);

async function indexOf(language: "en" | "zh"): Promise<(query: string) => string[]> {
  const name = language === "zh" ? "zh" : "root";
  const chunk = files.find((file) => new RegExp(`chunks/@localSearchIndex${name}\\.[\\w-]+\\.js$`).test(file)) ?? "";
  const { default: json } = await import(`data:text/javascript,${encodeURIComponent(await textOf(chunk))}`);
  const index = MiniSearch.loadJSON(json, { ...indexOptions, searchOptions });
  return (query) => index.search(query).map(({ id }: { id: string }) => id.replace(/^\/[\w-]+\/(?:zh\/)?|\.html/g, ""));
}

describe.each(["en", "zh"] as const)("the search in %s", (language) => {
  it("has the right section among the first three results of each query", async () => {
    const search = await indexOf(language);
    const missed = Object.entries(queries[language]).flatMap(([query, section]) => {
      const first = search(query).slice(0, 3);
      const isFound = first.some((id) => id === section || (!section.includes("#") && id.startsWith(`${section}#`)));
      return isFound ? [] : [`${query}: ${first.join(" ")}`];
    });
    expect(missed).toEqual([]);
  });

  it("ranks remedies before lists of codes, and the guide before the functions", async () => {
    const search = await indexOf(language);
    for (const query of ["AUTH_105", "ORDER_005", "createXtTokens"]) {
      const [first = expect.fail(query)] = search(query);
      expect(first, query).not.toMatch(/message-codes|functions\//);
    }
  });
});

it("a search shows an excerpt, and leads to the section", async () => {
  const place = "zh/tokens.html#use";
  const look = async (page: Page) => {
    await open(page, "zh/start.html");
    await page.keyboard.press("Control+k");
    const box = page.locator(".VPLocalSearchBox");
    await box.locator("input").fill("并发刷新");
    const result = box.locator(`a.result[href$="${place}"]`).first();
    await result.locator(".excerpt").waitFor();
    await result.click();
    await page.waitForURL(siteUrl + place);
  };
  await visit(look, { viewport: phone });
});

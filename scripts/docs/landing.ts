/** The landing page: what this is, how to get it, and a whole sign-in. */
import { code, escaped, inlineMarkdown } from "./html.js";
import type { Language, Wording } from "./language.js";
import { beginning, ending, type Page } from "./layout.js";
import { readmeCode } from "./readme.js";

const words = {
  title: { en: "Sign users in with XT.COM", zh: "让用户用 XT.COM 账号登录" },
  lead: {
    en: "xt-oauth is a small TypeScript client for XT.COM's OAuth 2.0 token endpoint, driven by an OpenAPI spec of what XT documents. It sends your user to XT, trades the code for tokens, and after any failure tells you whether that code is spent.",
    zh: "xt-oauth 是一个小巧的 TypeScript 客户端，面向 XT.COM 的 OAuth 2.0 令牌端点，由一份整理自 XT 文档的 OpenAPI 规范驱动。它把用户送到 XT 授权、用 code 换取令牌，并在调用失败时明确告诉你 code 是否已被用掉。",
  },
  install: { en: "Install", zh: "安装" },
  guide: { en: "Read the guide", zh: "阅读指南" },
  reference: { en: "API reference", zh: "API 参考" },
  spec: { en: "OpenAPI spec", zh: "OpenAPI 规范" },
  example: { en: "A whole sign-in", zh: "一次完整的登录" },
  exampleNote: {
    en: "It runs on a server, with Node 20.19 or newer, Bun, Deno or Workers. `clientId`, `clientSecret` and `scope` come from XT when your institution applies.",
    zh: "在服务器端运行，支持 Node 20.19 及以上、Bun、Deno 和 Workers。`clientId`、`clientSecret` 和 `scope` 由 XT 在机构申请接入时提供。",
  },
  more: { en: "Find your way", zh: "从哪里看起" },
} satisfies Record<string, Wording>;

const promises: readonly { title: Wording; text: Wording }[] = [
  {
    title: { en: "One request, never repeated", zh: "只发一次，绝不重发" },
    text: {
      en: "A code works once, and XT locks accounts that call too often. So the client repeats no request and follows no redirect; the guide names the one runtime that may repeat one by itself.",
      zh: "code 只能用一次，而且调用过于频繁会被 XT 锁定账号。所以客户端不重发请求，也不跟随重定向；唯一可能自行重发的运行时，指南里有说明。",
    },
  },
  {
    title: { en: "Errors that say what to do", zh: "错误会告诉你怎么办" },
    text: {
      en: "Each error has an `outcome`: `not-sent`, `unknown`, `rejected` or `answered`. It decides whether to try again or start over.",
      zh: "每个错误都带有 `outcome`：`not-sent`、`unknown`、`rejected` 或 `answered`，据此决定是重试还是重新登录。",
    },
  },
  {
    title: { en: "No secret in your logs", zh: "日志里不会出现机密" },
    text: {
      en: "No error shows the client secret, a code, a token or a URL with a query, at any depth. Log them as they are.",
      zh: "任何错误在任何层级都不会露出 client secret、code、令牌或带查询串的 URL，可以原样写进日志。",
    },
  },
  {
    title: { en: "Try it without XT", zh: "不接 XT 也能试" },
    text: {
      en: "In a clone, `npm ci && npm start` goes through a whole sign-in against a mock made from the spec. No command here calls XT.",
      zh: "克隆仓库后运行 `npm ci && npm start`，即可对着由规范生成的模拟服务走完整个登录。这里没有任何命令会调用 XT。",
    },
  },
];

/** The section of the README whose code is shown. */
const signIn: Wording = { en: "Sign a user in", zh: "让用户登录" };

const links: readonly { href: string; title: Wording; text: Wording }[] = [
  {
    href: "guide.html#sign-in",
    title: { en: "How a sign-in goes", zh: "登录是怎样进行的" },
    text: { en: "The nine steps, as a picture and in words", zh: "九个步骤，配图说明" },
  },
  {
    href: "guide.html#errors",
    title: { en: "When a call fails", zh: "调用失败时" },
    text: { en: "Every class and code, and what to do", zh: "每个错误类和代码，以及应对办法" },
  },
  {
    href: "reference.html#/sign-in/gettoken",
    title: { en: "The token endpoint", zh: "令牌端点" },
    text: { en: "Parameters, answers, examples", zh: "参数、应答与示例" },
  },
  {
    href: "guide.html#contradictions",
    title: { en: "What XT's pages contradict", zh: "XT 文档的自相矛盾之处" },
    text: { en: "Units, lifetimes, hosts, and what was decided", zh: "单位、有效期、主机，以及我们的取舍" },
  },
];

export async function landingPage(language: Language): Promise<string> {
  const page: Page = {
    name: "index",
    language,
    title: `xt-oauth: ${words.title[language]}`,
    description: words.lead[language],
  };
  const say = (wording: Wording) => inlineMarkdown(wording[language]);
  return `${beginning(page)}<main id="content">
<section class="hero">
<h1>${say(words.title)}</h1>
<p class="lead">${say(words.lead)}</p>
<div class="start"><div class="install"><span class="label">${say(words.install)}</span><code>npm install xt-oauth</code></div>
<p class="actions"><a class="button primary" href="guide.html">${say(words.guide)}</a><a class="button" href="reference.html">${say(words.reference)}</a><a class="button" href="openapi.json">${say(words.spec)}</a></p></div>
</section>
<section class="example" aria-labelledby="example">
<h2 id="example">${say(words.example)}</h2>
${code(await readmeCode(language, signIn), "ts")}
<p class="note">${say(words.exampleNote)}</p>
</section>
<ul class="promises">
${promises.map(({ title, text }) => `<li><h2>${say(title)}</h2><p>${say(text)}</p></li>`).join("\n")}
</ul>
<nav class="more" aria-labelledby="more">
<h2 id="more">${say(words.more)}</h2>
<ul>
${links.map(({ href, title, text }) => `<li><a href="${escaped(href)}"><strong>${say(title)}</strong><span>${say(text)}</span></a></li>`).join("\n")}
</ul>
</nav>
</main>
${ending(page)}`;
}

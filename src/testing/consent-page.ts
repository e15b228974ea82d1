/** The HTML pages of the fake, in English and Chinese. They contain no script, and every value in them is escaped. */
import type { XtLanguage } from "../languages.js";
import type { ConsentRequest } from "./consent.js";

const english = {
  /** The value of the attribute `lang` of a page. */
  language: "en",
  note: "This is a fake XT server for tests, not XT.COM. No real account or money is used.",
  consent: "Sign in with XT",
  request: (clientId: string) => `${clientId} requests access to your account.`,
  user: "Sign in as",
  scope: "Scope",
  returnsTo: "Return to",
  allow: "Allow",
  deny: "Cancel",
  register: "Register with XT",
  registered: "On this page of XT's website, a new user registers for an institution. The fake already has its users.",
  refused: "Invalid authorization request",
};

const chinese: typeof english = {
  language: "zh-CN",
  note: "这是测试用的 XT 模拟服务，不是 XT.COM，没有真实的账号和资金。",
  consent: "使用 XT 登录",
  request: (clientId) => `${clientId} 请求访问你的账号。`,
  user: "登录用户",
  scope: "授权范围",
  returnsTo: "返回地址",
  allow: "同意",
  deny: "取消",
  register: "注册 XT",
  registered: "在 XT 的网站上，新用户在这一页注册，账号会与机构绑定。模拟服务已经有用户，不需要注册。",
  refused: "授权请求无效",
};

/** XT's other languages fall back to English: developers read these pages, not the users of an app. */
const wordsIn = (language: XtLanguage) => (language.startsWith("zh") ? chinese : english);

/** The consent page. Its form is submitted to the URL of the page. */
export function consentPage(
  { language, clientId, scope, redirectUri }: ConsentRequest,
  users: readonly string[],
): string {
  const words = wordsIn(language);
  const options = users.map((user) => `<option>${escaped(user)}</option>`).join("");
  return page(
    words,
    words.consent,
    `<p>${escaped(words.request(clientId))}</p>
<form method="post">
<dl>
<dt><label for="user">${words.user}</label></dt><dd><select id="user" name="user">${options}</select></dd>
<dt>${words.scope}</dt><dd>${escaped(scope)}</dd>
<dt>${words.returnsTo}</dt><dd>${escaped(new URL(redirectUri).origin)}</dd>
</dl>
<p>
<button name="decision" value="allow">${words.allow}</button>
<button name="decision" value="deny">${words.deny}</button>
</p>
</form>`,
  );
}

/** The registration page. */
export function registrationPage(language: XtLanguage): string {
  const words = wordsIn(language);
  return page(words, words.register, `<p>${words.registered}</p>`);
}

/** The error page for an invalid authorization URL, or an invalid consent form. */
export function refusalPage(language: XtLanguage, reason: string): string {
  const words = wordsIn(language);
  return page(words, words.refused, `<p lang="en">${escaped(reason)}</p>`);
}

function page({ language, note }: typeof english, title: string, content: string): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<main>
<p class="note">${note}</p>
<h1>${title}</h1>
${content}
</main>
</body>
</html>
`;
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** The style of the pages, in light and dark mode and for any screen width. */
const style = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 26rem; margin: 3rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
.note { padding: .4rem .7rem; border: 1px dashed; border-radius: 8px; font-size: .8125rem; }
dl { display: grid; grid-template-columns: auto 1fr; gap: .6rem 1rem; }
dd { margin: 0; }
select, button { padding: .6rem 1rem; font: inherit; }
`;

/** The texts of the fake's pages, in English and Chinese. */
import type { XtLanguage } from "../languages.js";

export interface Words {
  /** The value of the page's `lang` attribute. */
  readonly language: string;
  readonly note: string;
  readonly consent: string;
  readonly request: (clientId: string) => string;
  readonly user: string;
  readonly scope: string;
  readonly returnsTo: string;
  readonly allow: string;
  readonly deny: string;
  readonly register: string;
  readonly registered: string;
  readonly refused: string;
}

const english: Words = {
  language: "en",
  note: "This is a fake XT server for tests, not XT.COM. No real account or money is used.",
  consent: "Sign in with XT",
  request: (clientId) => `${clientId} requests access to your account.`,
  user: "Sign in as",
  scope: "Scope",
  returnsTo: "Return to",
  allow: "Allow",
  deny: "Cancel",
  register: "Register with XT",
  registered: "On this page of XT's website, a new user registers for an institution. The fake already has its users.",
  refused: "Invalid authorization request",
};

const chinese: Words = {
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
export function wordsIn(language: XtLanguage): Words {
  return language.startsWith("zh") ? chinese : english;
}

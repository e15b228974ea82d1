/** The texts of the fake's pages, in English and in both kinds of Chinese. */
import type { XtLanguage } from "../languages.js";

export interface Words {
  /** The page's language, for `lang`. */
  readonly language: string;
  readonly note: string;
  readonly consent: string;
  readonly asks: (clientId: string) => string;
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
  note: "A test double of XT, not XT.COM: no account, no money.",
  consent: "Sign in with XT",
  asks: (clientId) => `${clientId} asks to act for you.`,
  user: "Sign in as",
  scope: "It may use",
  returnsTo: "You return to",
  allow: "Allow",
  deny: "Cancel",
  register: "Register with XT",
  registered: "Here a new user would register with XT for this institution. The double's users are there already.",
  refused: "This request can't be shown to a user",
};

const simplified: Words = {
  language: "zh-CN",
  note: "这是 XT 的测试替身，不是 XT.COM：没有账户，也没有资金。",
  consent: "使用 XT 登录",
  asks: (clientId) => `${clientId} 请求代表你操作。`,
  user: "登录用户",
  scope: "授权范围",
  returnsTo: "返回地址",
  allow: "同意",
  deny: "取消",
  register: "注册 XT",
  registered: "新用户会在这里为该机构注册 XT。测试替身里的用户已经存在。",
  refused: "这个请求不能展示给用户",
};

const traditional: Words = {
  language: "zh-HK",
  note: "這是 XT 的測試替身，不是 XT.COM：沒有帳戶，也沒有資金。",
  consent: "使用 XT 登入",
  asks: (clientId) => `${clientId} 請求代表你操作。`,
  user: "登入用戶",
  scope: "授權範圍",
  returnsTo: "返回地址",
  allow: "同意",
  deny: "取消",
  register: "註冊 XT",
  registered: "新用戶會在這裡為該機構註冊 XT。測試替身裡的用戶已經存在。",
  refused: "這個請求不能展示給用戶",
};

/** Every other language of XT's gets English: these are for who builds an app, not for its users. */
export function wordsIn(language: XtLanguage | undefined): Words {
  if (language === "zh-CN") return simplified;
  return language === "zh-HK" ? traditional : english;
}

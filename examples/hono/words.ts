/** The texts of the app, in English and Chinese. */
import type { XtLanguage } from "xt-oauth";

const en = {
  lang: "en",
  title: "Trading desk",
  lead: "See your balances on XT.COM, and place and cancel orders.",
  signIn: "Sign in with XT",
  signOut: "Sign out",
  consent: "You decide on XT's page what this app may do. The app never sees your password.",
  user: "Signed in as",
  accessExpires: "Access token expires",
  refreshExpires: "Sign-in with XT expires",
  renewal: "The access token is renewed automatically when needed.",
  unknownTime: "unknown",
  balance: "Balance",
  currency: "Currency",
  available: "Available",
  frozen: "In orders",
  orders: "Open orders",
  none: "None.",
  order: "Order",
  side: "Side",
  price: "Price in USDT",
  quantity: "Quantity in BTC",
  BUY: "Buy",
  SELL: "Sell",
  newOrder: "New order, BTC/USDT",
  place: "Place order",
  cancel: "Cancel",
  noResponse: "XT is not responding properly. Please try again in a moment.",
  refused: "XT refused to show this. If this continues, sign in again.",
  unexpected: "Something went wrong. Please try again in a moment.",
  notices: {
    denied: "You denied access on XT's page, so nothing was granted. You can sign in at any time.",
    "invalid-sign-in":
      "This sign-in can't be used: it has expired, was used before, or didn't begin in this browser. Please sign in again.",
    "still-signed-in": "This sign-in was used before. You are still signed in.",
    failed: "The sign-in failed. Please sign in again.",
    unreachable: "XT can't be reached. Please try again in a moment.",
    ended: "Your sign-in with XT has ended. Please sign in again.",
    "signed-out": "You are signed out.",
    placed: "The order is placed.",
    repeated: "This form was sent before. The order was not placed a second time. Please check your open orders.",
    invalid: "The price and the quantity must be numbers greater than 0, such as 0.5.",
    "breaks-rules":
      "The order was not placed: it breaks a rule of this pair, such as a step or a minimum. Please change it.",
    refused: "The order was not placed: XT refused it, or couldn't be reached.",
    unknown:
      "XT's response was lost, and the order may have been placed. Please check your open orders and your order history before you place another one.",
    cancelled: "XT accepted the cancellation. Please check your open orders.",
    "not-cancelled": "XT didn't confirm the cancellation. Please check your open orders.",
  },
};

export type Words = typeof en;
export type Notice = keyof Words["notices"];

const zh: Words = {
  lang: "zh-CN",
  title: "交易台",
  lead: "查看你在 XT.COM 的资产，下单和撤单。",
  signIn: "使用 XT 登录",
  signOut: "退出登录",
  consent: "授予哪些权限，由你在 XT 的页面上决定。本应用看不到你的密码。",
  user: "当前用户",
  accessExpires: "access token 到期",
  refreshExpires: "XT 登录到期",
  renewal: "access token 会在需要时自动续期。",
  unknownTime: "未知",
  balance: "资产",
  currency: "币种",
  available: "可用",
  frozen: "挂单冻结",
  orders: "当前委托",
  none: "暂无。",
  order: "委托",
  side: "方向",
  price: "价格（USDT）",
  quantity: "数量（BTC）",
  BUY: "买入",
  SELL: "卖出",
  newOrder: "新委托 BTC/USDT",
  place: "下单",
  cancel: "撤单",
  noResponse: "XT 暂时没有正常响应，请稍后再试。",
  refused: "XT 拒绝了这项查询。如果一直这样，请重新登录。",
  unexpected: "出了点问题，请稍后再试。",
  notices: {
    denied: "你在 XT 的页面上拒绝了授权，本应用没有得到任何权限。可以随时重新登录。",
    "invalid-sign-in": "这次登录已失效：可能已经过期、已经使用过，或者不是在这个浏览器里发起的。请重新登录。",
    "still-signed-in": "这次登录已经使用过。你仍处于登录状态。",
    failed: "登录失败，请重新登录。",
    unreachable: "暂时无法连接 XT，请稍后再试。",
    ended: "你的 XT 登录已失效，请重新登录。",
    "signed-out": "你已退出登录。",
    placed: "委托已提交。",
    repeated: "这份表单已经提交过，没有重复下单。请查看当前委托。",
    invalid: "价格和数量必须是大于 0 的数字，例如 0.5。",
    "breaks-rules": "没有下单：委托不符合该交易对的规则，例如步长或下限，请修改后再提交。",
    refused: "没有下单：XT 拒绝了委托，或者无法连接 XT。",
    unknown: "没有收到 XT 的响应，委托可能已经提交。再次下单之前，请先查看当前委托和历史委托。",
    cancelled: "XT 已受理撤单，请查看当前委托。",
    "not-cancelled": "XT 没有确认撤单，请查看当前委托。",
  },
};

/** Returns the Chinese texts for a Chinese language, and the English texts for any other. */
export function wordsIn(language: XtLanguage): Words {
  return language.startsWith("zh") ? zh : en;
}

export function isNotice(text: string | undefined): text is Notice {
  return text !== undefined && Object.hasOwn(en.notices, text);
}

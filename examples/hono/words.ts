/** What the app says, in English and Chinese. */
import type { XtLanguage } from "xt-oauth";

const en = {
  lang: "en",
  title: "Trading desk",
  lead: "See what you have on XT.COM, and place and cancel orders there.",
  signIn: "Sign in with XT",
  signOut: "Sign out",
  promise: "You say on XT's own page what we may do. We never see your password.",
  user: "Signed in as",
  accessEnds: "Access token ends",
  refreshEnds: "Sign-in with XT ends",
  renewal: "The access token is renewed by itself before it ends.",
  unknownTime: "not known",
  balance: "Balance",
  currency: "Currency",
  available: "Available",
  frozen: "In orders",
  orders: "Open orders",
  none: "None.",
  order: "Order",
  side: "Side",
  price: "Price in USDT",
  quantity: "Amount of BTC",
  BUY: "Buy",
  SELL: "Sell",
  newOrder: "New order, BTC/USDT",
  place: "Place order",
  cancel: "Cancel",
  noAnswer: "XT doesn't answer well just now. Nothing here is lost: look again in a moment.",
  refusedToShow: "XT refused to show this. If it goes on, sign in again.",
  said: {
    denied: "You said no on XT's page, so nothing was granted. You can sign in whenever you like.",
    lost: "That sign-in can't be used: it is too old, was used already, or didn't begin in this browser. Please sign in again.",
    "still-here": "That sign-in was used already. You are still signed in.",
    failed: "XT didn't finish the sign-in. Please sign in again.",
    unreachable: "XT can't be reached just now. Please try again in a moment.",
    ended: "Your sign-in with XT has ended. Please sign in again.",
    out: "You are signed out.",
    placed: "The order is placed.",
    repeated: "This order was sent already, and not a second time. Look at your open orders.",
    unreadable: "Price and amount must be numbers over 0, such as 0.5.",
    unfit:
      "The order was not placed: XT takes this pair only in its own steps and above its minimum. Please change price or amount.",
    refused: "The order was not placed: XT refused it, or was out of reach.",
    unknown: "XT's answer was lost, and the order may have been placed. Look at your orders before you place another.",
    cancelled: "The order is cancelled.",
    "not-cancelled": "XT didn't confirm that the order is cancelled. Look at your open orders.",
  },
};

export type Words = typeof en;
export type Said = keyof Words["said"];

const zh: Words = {
  lang: "zh-CN",
  title: "交易台",
  lead: "查看你在 XT.COM 的资产，下单和撤单。",
  signIn: "使用 XT 登录",
  signOut: "退出登录",
  promise: "授权范围由你在 XT 的页面上决定。我们看不到你的密码。",
  user: "当前用户",
  accessEnds: "访问令牌到期",
  refreshEnds: "XT 登录到期",
  renewal: "访问令牌会在到期前自动续期。",
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
  noAnswer: "XT 暂时没有正常响应。这里的内容不会丢失，请稍后再看。",
  refusedToShow: "XT 拒绝显示这项内容。如果一直这样，请重新登录。",
  said: {
    denied: "你在 XT 页面上选择了取消，没有授予任何权限。随时可以再登录。",
    lost: "这次登录不能使用：它已过期、已使用过，或者不是在这个浏览器里开始的。请重新登录。",
    "still-here": "这次登录已经使用过。你仍处于登录状态。",
    failed: "XT 没有完成登录。请重新登录。",
    unreachable: "暂时无法连接 XT，请稍后再试。",
    ended: "你在 XT 的登录已到期。请重新登录。",
    out: "你已退出登录。",
    placed: "委托已提交。",
    repeated: "这笔委托已经提交过，没有重复提交。请查看当前委托。",
    unreadable: "价格和数量必须是大于 0 的数字，例如 0.5。",
    unfit: "委托没有提交：价格或数量不符合该交易对的精度或最小金额，请修改。",
    refused: "委托没有提交：XT 拒绝了它，或者无法连接。",
    unknown: "没有收到 XT 的答复，委托可能已经提交。再次下单前请先查看你的委托。",
    cancelled: "委托已撤销。",
    "not-cancelled": "XT 没有确认撤单。请查看当前委托。",
  },
};

/** XT's pages have eleven languages; this app has two. */
export function wordsIn(language: XtLanguage): Words {
  return language.startsWith("zh") ? zh : en;
}

export function isSaid(text: string | undefined): text is Said {
  return text !== undefined && Object.hasOwn(en.said, text);
}

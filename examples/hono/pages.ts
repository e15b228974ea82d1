/** The app's pages. `html` escapes the values in its template. */
import { html } from "hono/html";
import type { components } from "xt-oauth";
import type { Notice, Words } from "./words.js";

export type Html = ReturnType<typeof html>;

export interface PageContext {
  words: Words;
  /** The result of the user's last action. */
  notice?: Notice | undefined;
  /** Shown below each page. */
  aside?: Html | undefined;
}

/** A result from XT, or why there is none. */
export type Loaded<T> = { value: T } | { problem: Problem };

type Problem = "refused" | "noResponse";

export interface Account extends PageContext {
  userId: string;
  /** The id of the order in the form, so that the order is placed once, even if the form is sent twice. */
  clientOrderId: string;
  accessExpires: Date | undefined;
  refreshExpires: Date | undefined;
  assets: Loaded<components["schemas"]["Balance"][]>;
  orders: Loaded<components["schemas"]["Order"][]>;
  /** The latest price; empty if it is unknown. */
  price: string;
}

/** The CSS classes of some notices. The others have the class `bad`. */
const noticeClasses: Partial<Record<Notice, string>> = {
  placed: "good",
  cancelled: "good",
  "signed-out": "",
  denied: "",
  "still-signed-in": "",
};

function page({ words, notice, aside }: PageContext, content: Html, headerAction: Html | string = ""): Html {
  return html`<!doctype html>
<html lang="${words.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/style.css">
</head>
<body>
<header><strong>${words.title}</strong>${headerAction}</header>
<main>
${notice ? html`<p role="status" class="notice ${noticeClasses[notice] ?? "bad"}">${words.notices[notice]}</p>` : ""}
${content}
</main>
${aside ?? ""}
</body>
</html>`;
}

export function welcomePage(context: PageContext): Html {
  const { words } = context;
  return page(
    context,
    html`<section class="welcome">
<h1>${words.lead}</h1>
<a class="button" href="/login">${words.signIn}</a>
<p class="soft">${words.consent}</p>
</section>`,
  );
}

/** The page for an unexpected error. */
export function unavailablePage(context: PageContext): Html {
  const { words } = context;
  return page(context, html`<section class="welcome"><h1>${words.unexpected}</h1></section>`, signOutForm(words));
}

export function accountPage(account: Account): Html {
  const { words } = account;
  return page(
    account,
    html`<h1 class="user"><span class="soft">${words.user}</span> ${account.userId}</h1>
<dl class="ends">
<div><dt>${words.accessExpires}</dt><dd id="access-expires">${timeOf(account.accessExpires, words)}</dd></div>
<div><dt>${words.refreshExpires}</dt><dd id="refresh-expires">${timeOf(account.refreshExpires, words)}</dd></div>
</dl>
<p class="soft">${words.renewal}</p>
<div class="columns">
<section aria-labelledby="balance"><h2 id="balance">${words.balance}</h2>${balances(account)}</section>
<section aria-labelledby="new-order"><h2 id="new-order">${words.newOrder}</h2>${orderForm(account)}</section>
</div>
<section aria-labelledby="orders"><h2 id="orders">${words.orders}</h2>${openOrders(account)}</section>`,
    signOutForm(words),
  );
}

function signOutForm(words: Words): Html {
  return html`<form method="post" action="/logout"><button class="plain">${words.signOut}</button></form>`;
}

function balances({ assets, words }: Account): Html {
  if ("problem" in assets) return problemOf(assets, words);
  return html`<table>
<thead><tr><th scope="col">${words.currency}</th><th scope="col">${words.available}</th><th scope="col">${words.frozen}</th></tr></thead>
<tbody>${assets.value.map(
    ({ currency, availableAmount, frozenAmount }) =>
      html`<tr><th scope="row">${currency.toUpperCase()}</th><td>${availableAmount ?? "–"}</td><td>${frozenAmount ?? "–"}</td></tr>`,
  )}</tbody>
</table>`;
}

/** XT documents no code for a refused access token, so any refusal may mean that XT refused the access token. The link lets the user sign in again. */
function problemOf({ problem }: { problem: Problem }, words: Words): Html {
  const link = problem === "refused" ? html` <a href="/login">${words.signIn}</a>` : "";
  return html`<p>${words[problem]}${link}</p>`;
}

function orderForm({ clientOrderId, price, words }: Account): Html {
  return html`<form method="post" action="/orders" class="order">
<input type="hidden" name="clientOrderId" value="${clientOrderId}">
<label>${words.side} <select name="side"><option value="BUY">${words.BUY}</option><option value="SELL">${words.SELL}</option></select></label>
<label>${words.price} <input name="price" inputmode="decimal" value="${price}" required></label>
<label>${words.quantity} <input name="quantity" inputmode="decimal" value="0.5" required></label>
<button>${words.place}</button>
</form>`;
}

function openOrders({ orders, words }: Account): Html {
  if ("problem" in orders) return problemOf(orders, words);
  if (orders.value.length === 0) return html`<p class="soft">${words.none}</p>`;
  return html`<ul class="open">${orders.value.map(
    ({ orderId, side, price, origQty }) => html`<li>
<span><b>${side ? words[side as "BUY" | "SELL"] : ""}</b> ${origQty} BTC × ${price} USDT<br><small class="soft">${words.order} ${orderId}</small></span>
<form method="post" action="/orders/${orderId}/cancel"><button class="plain" aria-label="${words.cancel} ${orderId}">${words.cancel}</button></form>
</li>`,
  )}</ul>`;
}

/** Formats a time in UTC, because the server doesn't know the user's time zone. */
function timeOf(date: Date | undefined, { lang, unknownTime }: Words): Html | string {
  if (!date) return unknownTime;
  const format = new Intl.DateTimeFormat(lang, { dateStyle: "medium", timeStyle: "medium", timeZone: "UTC" });
  return html`<time datetime="${date.toISOString()}">${format.format(date)} UTC</time>`;
}

/** The app's two pages. `html` escapes what is put into it. */
import { html } from "hono/html";
import type { components } from "xt-oauth";
import type { Said, Words } from "./words.js";

export type Html = ReturnType<typeof html>;

export interface Frame {
  words: Words;
  /** What to tell about what was done last. */
  said?: Said | undefined;
  /** Shown below each page. */
  aside?: Html | undefined;
}

/** What was asked of XT, or why it isn't there. */
export type Asked<T> = { value: T } | { problem: "refusedToShow" | "noAnswer" };

export interface Account extends Frame {
  userId: string;
  /** Names the order of the form, so that it is placed once however often the form is sent. */
  clientOrderId: string;
  accessEnds: Date | undefined;
  refreshEnds: Date | undefined;
  assets: Asked<components["schemas"]["Balance"][]>;
  orders: Asked<components["schemas"]["Order"][]>;
  /** The latest price; empty if XT doesn't say it. */
  price: string;
}

const tones: Partial<Record<Said, string>> = {
  placed: "good",
  cancelled: "good",
  out: "",
  denied: "",
  "still-here": "",
};

function page({ words, said, aside }: Frame, content: Html, corner: Html | string = ""): Html {
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
<header><strong>${words.title}</strong>${corner}</header>
<main>
${said ? html`<p role="status" class="said ${tones[said] ?? "bad"}">${words.said[said]}</p>` : ""}
${content}
</main>
${aside ?? ""}
</body>
</html>`;
}

export function welcomePage(frame: Frame): Html {
  const { words } = frame;
  return page(
    frame,
    html`<section class="welcome">
<h1>${words.lead}</h1>
<a class="button" href="/login">${words.signIn}</a>
<p class="soft">${words.promise}</p>
</section>`,
  );
}

/** Nothing of XT's could be had. */
export function waitingPage(frame: Frame): Html {
  const { words } = frame;
  return page(frame, html`<section class="welcome"><h1>${words.noAnswer}</h1></section>`, signOutForm(words));
}

export function accountPage(account: Account): Html {
  const { words } = account;
  return page(
    account,
    html`<h1 class="user"><span class="soft">${words.user}</span> ${account.userId}</h1>
<dl class="ends">
<div><dt>${words.accessEnds}</dt><dd id="access-ends">${timeOf(account.accessEnds, words)}</dd></div>
<div><dt>${words.refreshEnds}</dt><dd id="refresh-ends">${timeOf(account.refreshEnds, words)}</dd></div>
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

/** XT documents no code for an access token that it takes no more, so this may be one: a new sign-in is what a user can try. */
function problemOf({ problem }: { problem: "refusedToShow" | "noAnswer" }, words: Words): Html {
  const link = problem === "refusedToShow" ? html` <a href="/login">${words.signIn}</a>` : "";
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

/** In UTC, and said to be: a server doesn't know where the user is. */
function timeOf(date: Date | undefined, { lang, unknownTime }: Words): Html | string {
  if (!date) return unknownTime;
  const format = new Intl.DateTimeFormat(lang, { dateStyle: "medium", timeStyle: "medium", timeZone: "UTC" });
  return html`<time datetime="${date.toISOString()}">${format.format(date)} UTC</time>`;
}

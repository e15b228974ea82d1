/** The routes: sign in, see the account and its balances, place and cancel an order, sign out. */
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { csrf } from "hono/csrf";
import { HTTPException } from "hono/http-exception";
import { secureHeaders } from "hono/secure-headers";
import {
  accessTokenExpiresAt,
  isXtError,
  languageFor,
  refreshTokenExpiresAt,
  type XtAnyError,
  type XtClient,
} from "xt-oauth";
import type { XtSignIn, XtTokenStore, XtTokens } from "xt-oauth/tokens";
import { place, readOrder, symbol } from "./orders.js";
import { type Asked, accountPage, type Frame, type Html, waitingPage, welcomePage } from "./pages.js";
import { createSessions, type Session } from "./sessions.js";
import { isSaid, type Said, type Words, wordsIn } from "./words.js";

export interface Parts {
  /** Where browsers reach this app, such as `https://desk.example`. */
  appUrl: string;
  signIn: XtSignIn;
  client: XtClient;
  tokens: XtTokens;
  /** Of sessions, and of the orders that were placed. It can be that of the tokens. */
  store: XtTokenStore;
  /** What to show below each page. */
  aside?: ((words: Words) => Html) | undefined;
}

const style = readFileSync(new URL("style.css", import.meta.url), "utf8");

export function createApp({ appUrl, signIn, client, tokens, store, aside }: Parts): Hono {
  const sessions = createSessions(store, { secure: appUrl.startsWith("https:") });
  const app = new Hono();

  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        imgSrc: ["data:"],
        formAction: ["'self'"],
      },
      // Not no-referrer: browsers would keep the origin back from our own forms, which csrf() asks for.
      referrerPolicy: "strict-origin",
    }),
  );
  // A form of this app is far smaller; without a limit, a large one would fill the memory.
  app.use(bodyLimit({ maxSize: 16 * 1024 }));
  app.use(csrf({ origin: new URL(appUrl).origin }));
  app.use(async (c, next) => {
    await next();
    c.header("Vary", "Accept-Language, Cookie");
    c.header("Cache-Control", "no-store");
  });

  app.get("/style.css", (c) => c.body(style, 200, { "Content-Type": "text/css; charset=utf-8" }));

  app.get("/login", async (c) => {
    const { url, session } = await signIn.begin({ language: languageOf(c), session: sessions.signInOf(c) });
    sessions.putSignIn(c, session);
    return c.redirect(url);
  });

  app.get("/callback", async (c) => {
    const before = await sessions.of(c);
    try {
      const { token, returnTo } = await signIn.finish(c.req.raw, { session: sessions.signInOf(c) });
      const session = await sessions.start(c, token.user_id);
      // By the session, not by the user: signing out here leaves other browsers signed in.
      await tokens.save(session.id, token);
      if (before) await signOut(before);
      return c.redirect(returnTo, 303);
    } catch (error) {
      const { code } = known(error);
      // HEAD, or a browser that looks ahead.
      if (code === "navigation_required") return c.body(null, 204);
      return say(c, whyNotSignedIn(known(error), before !== undefined));
    }
  });

  app.get("/", async (c) => {
    const session = await sessions.of(c);
    if (!session) return c.html(welcomePage(frameOf(c)));
    const token = await tokens.token(session.id);
    const user = client.forUser(token.access_token);
    const [assets, orders, prices] = await Promise.all([
      asked(async () => (await user.getBalances()).assets),
      asked(() => user.getOpenOrders()),
      asked(() => client.getPrices({ symbol })),
    ]);
    return c.html(
      accountPage({
        ...frameOf(c),
        userId: session.userId,
        clientOrderId: randomBytes(10).toString("hex"),
        accessEnds: accessTokenExpiresAt(token),
        refreshEnds: refreshTokenExpiresAt(token),
        assets,
        orders,
        price: "value" in prices ? (prices.value[0]?.p ?? "") : "",
      }),
    );
  });

  app.post("/orders", async (c) => {
    const session = await sessions.of(c);
    if (!session) return say(c, "ended");
    const order = readOrder(await c.req.parseBody());
    if (!order) return say(c, "unreadable");
    const accessToken = await tokens.accessToken(session.id);
    // A double click sends the form twice, and a reload may again.
    if (!(await sessions.isFirst(session, order.clientOrderId))) return say(c, "repeated");
    return say(c, await place(client, accessToken, order));
  });

  app.post("/orders/:orderId{[0-9]+}/cancel", async (c) => {
    const session = await sessions.of(c);
    if (!session) return say(c, "ended");
    const accessToken = await tokens.accessToken(session.id);
    const cancelling = client.forUser(accessToken).cancelOrder({ orderId: c.req.param("orderId") });
    const isCancelled = await cancelling.then(
      () => true,
      (error) => !known(error),
    );
    return say(c, isCancelled ? "cancelled" : "not-cancelled");
  });

  app.post("/logout", async (c) => {
    const session = await sessions.of(c);
    if (session) await signOut(session);
    return say(c, "out");
  });

  // There is no valid token, XT or the store can't be reached, or this app has a bug.
  app.onError(async (error, c) => {
    if (error instanceof HTTPException) return error.getResponse();
    if (isXtError(error) && error.code === "sign_in_needed") {
      const session = await sessions.of(c);
      if (session) await signOut(session);
      return say(c, "ended");
    }
    console.error(error);
    return c.html(waitingPage(frameOf(c)), 503);
  });

  async function signOut(session: Session): Promise<void> {
    await sessions.end(session);
    await tokens.delete(session.id);
  }

  function frameOf(c: Context): Frame {
    const words = wordsIn(languageOf(c));
    const said = c.req.query("said");
    return { words, said: isSaid(said) ? said : undefined, aside: aside?.(words) };
  }

  return app;
}

function languageOf(c: Context) {
  return languageFor(c.req.header("accept-language"));
}

/** By a redirect, so that reloading the page does nothing twice. */
function say(c: Context, said: Said): Response {
  return c.redirect(`/?said=${said}`, 303);
}

/** An error that isn't of the package is a bug here, or of the store: it is thrown on. */
function known(error: unknown): XtAnyError {
  if (isXtError(error)) return error;
  throw error;
}

function whyNotSignedIn(error: XtAnyError, isSignedIn: boolean): Said {
  if (error.code === "access_denied") return "denied";
  if (error.code === "state_used" && isSignedIn) return "still-here";
  if (error.name === "XtCallbackError") return error.code === "authorization_error" ? "failed" : "lost";
  // A failed exchange has used up the code, or may have. Only if nothing was sent, it can be tried again.
  return error.outcome === "not-sent" ? "unreachable" : "failed";
}

async function asked<T>(ask: () => Promise<T>): Promise<Asked<T>> {
  try {
    return { value: await ask() };
  } catch (error) {
    return { problem: known(error).outcome === "rejected" ? "refusedToShow" : "noAnswer" };
  }
}

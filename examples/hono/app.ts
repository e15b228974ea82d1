/** The routes: sign in, see who one is and what one has, place and cancel an order, sign out. */
import { randomBytes, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { type Context, Hono } from "hono";
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
  type XtOAuth,
} from "xt-oauth";
import type { XtTokens } from "xt-oauth/tokens";
import { place, readOrder } from "./orders.js";
import { type Asked, accountPage, type Frame, type Html, waitingPage, welcomePage } from "./pages.js";
import { createSessions, type Session } from "./sessions.js";
import type { Store } from "./store.js";
import { isSaid, type Said, type Words, wordsIn } from "./words.js";

export interface Parts {
  /** Where browsers reach this app, such as `https://desk.example`. */
  appUrl: string;
  xt: XtOAuth;
  client: XtClient;
  tokens: XtTokens;
  store: Store;
  /** What to show below each page. */
  aside?: ((words: Words) => Html) | undefined;
}

const style = readFileSync(new URL("style.css", import.meta.url), "utf8");

export function createApp({ appUrl, xt, client, tokens, store, aside }: Parts): Hono {
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
  app.use(csrf({ origin: new URL(appUrl).origin }));
  app.use(async (c, next) => {
    await next();
    c.header("Vary", "Accept-Language, Cookie");
    c.header("Cache-Control", "no-store");
  });

  app.get("/style.css", (c) => c.body(style, 200, { "Content-Type": "text/css; charset=utf-8" }));

  app.get("/login", async (c) => {
    const { url, state } = xt.authorizationUrl({ language: languageOf(c) });
    await sessions.began(c, state);
    return c.redirect(url);
  });

  app.get("/callback", async (c) => {
    const before = await sessions.of(c);
    try {
      // Taken out before it is used, whatever comes of it: a state works once.
      const state = await sessions.ended(c);
      const token = await xt.exchangeCode(xt.readCallback(c.req.url, { state }));
      // By the session, not by the user: who signs out here stays signed in elsewhere.
      const session = { id: randomUUID(), userId: token.user_id };
      await tokens.save(session.id, token);
      await sessions.put(c, session);
      if (before) await signOut(before);
      return c.redirect("/", 303);
    } catch (error) {
      return say(c, whyNotSignedIn(known(error), before !== undefined));
    }
  });

  app.get("/", async (c) => {
    const session = await sessions.of(c);
    if (!session) return c.html(welcomePage(frameOf(c)));
    const token = await tokens.token(session.id);
    const user = client.forUser(token.access_token);
    const [assets, orders] = await Promise.all([
      asked(async () => (await user.getBalances()).assets),
      asked(() => user.getOpenOrders()),
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
    if (!(await store.claim(`order:${session.id}:${order.clientOrderId}`, 24 * 3600))) return say(c, "repeated");
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

  // What no route had an answer to: no token is good, XT or the store is out of reach, or this app has a bug.
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

/** By an address of its own, so that reloading the page does nothing twice. */
function say(c: Context, said: Said): Response {
  return c.redirect(`/?said=${said}`, 303);
}

/** What isn't of the client is a bug here, or the store's: let it be seen. */
function known(error: unknown): XtAnyError {
  if (isXtError(error)) return error;
  throw error;
}

function whyNotSignedIn(error: XtAnyError, isSignedIn: boolean): Said {
  if (error.code === "access_denied") return "denied";
  if (error.code === "session_lost") return isSignedIn ? "still-here" : "lost";
  // A failed exchange has spent the code, or may have. Only where nothing was sent is XT merely out of reach.
  return error.name === "XtNetworkError" && error.outcome === "not-sent" ? "unreachable" : "failed";
}

async function asked<T>(ask: () => Promise<T>): Promise<Asked<T>> {
  try {
    return { value: await ask() };
  } catch (error) {
    return { problem: known(error).outcome === "rejected" ? "refusedToShow" : "noAnswer" };
  }
}

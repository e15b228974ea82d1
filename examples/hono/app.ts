/** The routes: sign in, see the account and its balances, place and cancel an order, sign out. */
import { randomBytes, randomUUID } from "node:crypto";
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
import { fitsRules, place, readOrder, symbol } from "./orders.js";
import { accountPage, type Html, type Loaded, type PageContext, unavailablePage, welcomePage } from "./pages.js";
import { createSessions, type Session } from "./sessions.js";
import { isNotice, type Notice, type Words, wordsIn } from "./words.js";

export interface AppOptions {
  /** The URL of this app for browsers, such as `https://desk.example`. */
  appUrl: string;
  signIn: XtSignIn;
  client: XtClient;
  tokens: XtTokens;
  /** Stores sessions, and the ids of placed orders. It can be the same store as for the tokens. */
  store: XtTokenStore;
  /** Returns a part to show below each page. */
  aside?: ((words: Words) => Html) | undefined;
}

const style = readFileSync(new URL("style.css", import.meta.url), "utf8");

export function createApp({ appUrl, signIn, client, tokens, store, aside }: AppOptions): Hono {
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
      // With no-referrer, browsers would send "Origin: null" with this app's forms, and csrf() would refuse them.
      referrerPolicy: "strict-origin",
    }),
  );
  // This app's forms are far smaller. Without a limit, a large body would fill the memory.
  app.use(bodyLimit({ maxSize: 16 * 1024 }));
  app.use(csrf({ origin: new URL(appUrl).origin }));
  app.use(async (c, next) => {
    await next();
    c.header("Vary", "Accept-Language, Cookie");
    c.header("Cache-Control", "no-store");
  });

  app.get("/style.css", (c) => c.body(style, 200, { "Content-Type": "text/css; charset=utf-8" }));

  app.get("/login", async (c) => {
    const { url, session } = await signIn.begin({ language: languageOf(c), session: sessions.readSignIn(c) });
    sessions.setSignIn(c, session);
    return c.redirect(url);
  });

  app.get("/callback", async (c) => {
    const previous = await sessions.get(c);
    try {
      const { token, returnTo } = await signIn.finish(c.req.raw, { session: sessions.readSignIn(c) });
      // The key is the session, not the user, so that signing out here leaves other browsers signed in.
      const id = randomUUID();
      await tokens.save(id, token);
      await sessions.start(c, { id, userId: token.user_id });
      if (previous) await signOut(previous);
      return c.redirect(returnTo, 303);
    } catch (error) {
      const xtError = asXtError(error);
      // A HEAD request, or a prefetch by the browser.
      if (xtError.code === "navigation_required") return c.body(null, 204);
      return redirectWith(c, failedSignInNotice(xtError, previous !== undefined));
    }
  });

  app.get("/", async (c) => {
    const session = await sessions.get(c);
    if (!session) return c.html(welcomePage(contextOf(c)));
    const token = await tokens.token(session.id);
    const user = client.forUser(token.access_token);
    const [assets, orders, prices] = await Promise.all([
      load(async () => (await user.getBalances()).assets),
      load(() => user.getOpenOrders({ symbol })),
      load(() => client.getPrices({ symbol })),
    ]);
    return c.html(
      accountPage({
        ...contextOf(c),
        userId: session.userId,
        clientOrderId: randomBytes(10).toString("hex"),
        accessExpires: accessTokenExpiresAt(token),
        refreshExpires: refreshTokenExpiresAt(token),
        assets,
        orders,
        price: "value" in prices ? (prices.value[0]?.p ?? "") : "",
      }),
    );
  });

  app.post("/orders", async (c) => {
    const session = await sessions.get(c);
    if (!session) return redirectWith(c, "ended");
    // With `all`, a field that is sent twice is a list, and so the order is invalid.
    const order = readOrder(await c.req.parseBody({ all: true }));
    if (!order) return redirectWith(c, "invalid");
    const accessToken = await tokens.accessToken(session.id);
    if (!(await fitsRules(client, order))) return redirectWith(c, "breaks-rules");
    // A double click or a reload sends the form twice. Claimed last, so that a form that fails a check can be sent again.
    if (!(await sessions.claimOrderId(session, order.clientOrderId))) return redirectWith(c, "repeated");
    return redirectWith(c, await place(client, accessToken, order));
  });

  app.post("/orders/:orderId{[0-9]+}/cancel", async (c) => {
    const session = await sessions.get(c);
    if (!session) return redirectWith(c, "ended");
    const accessToken = await tokens.accessToken(session.id);
    const cancelling = client.forUser(accessToken).cancelOrder({ orderId: c.req.param("orderId") });
    const isAccepted = await cancelling.then(
      () => true,
      (error) => {
        asXtError(error);
        return false;
      },
    );
    return redirectWith(c, isAccepted ? "cancelled" : "not-cancelled");
  });

  app.post("/logout", async (c) => {
    const session = await sessions.get(c);
    if (session) await signOut(session);
    return redirectWith(c, "signed-out");
  });

  // Handles a sign-in that has ended, a failure of XT or of the store, and a bug of this app.
  app.onError((error, c) => {
    if (error instanceof HTTPException) return error.getResponse();
    if (isXtError(error) && error.code === "sign_in_needed") {
      // The session and the tokens stay, because a refusal may be temporary: for example, the client secret of this app may be wrong.
      if (c.req.method !== "GET") return redirectWith(c, "ended");
      return c.html(welcomePage({ ...contextOf(c), notice: "ended" }));
    }
    console.error(error);
    return c.html(unavailablePage(contextOf(c)), 503);
  });

  /** Deletes the tokens first: if the store fails, the user can sign out again. */
  async function signOut(session: Session): Promise<void> {
    await tokens.delete(session.id);
    await sessions.end(session);
  }

  function contextOf(c: Context): PageContext {
    const words = wordsIn(languageOf(c));
    const notice = c.req.query("notice");
    return { words, notice: isNotice(notice) ? notice : undefined, aside: aside?.(words) };
  }

  return app;
}

function languageOf(c: Context) {
  return languageFor(c.req.header("accept-language"));
}

/** Shows a notice after a redirect, so that reloading the page repeats nothing. */
function redirectWith(c: Context, notice: Notice): Response {
  return c.redirect(`/?notice=${notice}`, 303);
}

/** Returns an error of the sign-in or of a request to XT. Throws any other: it comes from a bug of this app, or from the store. */
function asXtError(error: unknown): XtAnyError {
  if (!isXtError(error) || error.code === "store_failed") throw error;
  // Anyone can send an invalid callback or order id, so these errors would fill the log.
  const isInvalid = error.name === "XtCallbackError" || error.code === "invalid_argument";
  if (!isInvalid && error.name === "XtConfigError") throw error;
  if (!isInvalid) console.error(error);
  return error;
}

function failedSignInNotice(error: XtAnyError, isSignedIn: boolean): Notice {
  if (error.code === "access_denied") return "denied";
  if (error.code === "state_used" && isSignedIn) return "still-signed-in";
  if (error.code === "authorization_error") return "failed";
  if (error.name === "XtCallbackError" || error.name === "XtConfigError") return "invalid-sign-in";
  // A failed exchange may have used the code. With `not-sent` it did not, because XT couldn't be reached.
  return error.outcome === "not-sent" ? "unreachable" : "failed";
}

async function load<T>(call: () => Promise<T>): Promise<Loaded<T>> {
  try {
    return { value: await call() };
  } catch (error) {
    return { problem: asXtError(error).outcome === "rejected" ? "refused" : "noResponse" };
  }
}

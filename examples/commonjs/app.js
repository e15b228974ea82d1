/** The routes, with Express and express-session: sign in, show the user's account, sign out. */
const { randomUUID } = require("node:crypto");
const express = require("express");
const session = require("express-session");
const { accessTokenExpiresAt, isXtError, languageFor, refreshTokenExpiresAt } = require("xt-oauth");

/**
 * Creates the app. `signIn`, `client` and `tokens` come from `createXtSignIn`, `createXtClient` and `createXtTokens`. Without a
 * `sessionStore`, sessions are in the memory of this process: for Redis and other stores, see the README of express-session.
 */
function createApp({ appUrl, signIn, client, tokens, sessionSecret, sessionStore }) {
  const { protocol, origin } = new URL(appUrl);
  const secure = protocol === "https:";
  // Another subdomain can't set a cookie whose name begins with __Host-. Browsers accept that name over https only.
  const cookie = (name) => (secure ? `__Host-${name}` : name);
  const app = express();
  // Behind a proxy that terminates TLS, Express must trust the proxy's headers. Otherwise express-session sets no Secure cookie.
  app.set("trust proxy", 1);
  app.use((_request, response, next) => {
    response.set("Cache-Control", "no-store");
    next();
  });
  app.use(
    session({
      name: cookie("session"),
      secret: sessionSecret,
      store: sessionStore,
      resave: false,
      saveUninitialized: false,
      cookie: { httpOnly: true, sameSite: "lax", secure, path: "/" },
    }),
  );

  app.get("/login", async (request, response) => {
    const language = languageFor(request.get("accept-language"));
    const begun = await signIn.begin({ language, session: cookieOf(request, cookie("sign-in")) });
    response.cookie(cookie("sign-in"), begun.session, { httpOnly: true, sameSite: "lax", secure, maxAge: 600_000 });
    response.redirect(begun.url);
  });

  app.get("/callback", async (request, response) => {
    const { key: previousKey } = request.session;
    const { token } = await signIn.finish(request, { session: cookieOf(request, cookie("sign-in")) });
    const key = randomUUID();
    await tokens.save(key, token);
    // A new session id, so that an id that an attacker has set before is useless (session fixation).
    await regenerateSession(request);
    Object.assign(request.session, { key, userId: token.user_id });
    if (previousKey) await tokens.delete(previousKey);
    response.redirect("/me");
  });

  app.get("/me", async (request, response) => {
    const { key, userId } = request.session;
    if (!key) return response.status(401).json({ error: "sign in at /login" });
    const token = await tokens.token(key);
    const { assets } = await client.forUser(token.access_token).getBalances();
    const expiry = { accessExpires: accessTokenExpiresAt(token), refreshExpires: refreshTokenExpiresAt(token) };
    return response.json({ userId, ...expiry, assets });
  });

  app.post("/logout", async (request, response) => {
    if (request.get("origin") !== origin)
      return response.status(403).json({ error: "the request comes from another site" });
    const { key } = request.session;
    // The tokens first: if the store fails, the user can sign out again.
    if (key) await tokens.delete(key);
    await regenerateSession(request);
    return response.json({ message: "You are signed out." });
  });

  // Express 5 also passes rejections of a route's promise to this handler.
  app.use((error, _request, response, next) => {
    if (!isXtError(error)) return next(error);
    // A HEAD request, or a prefetch by the browser.
    if (error.code === "navigation_required") return response.sendStatus(204);
    // Anyone can send an invalid callback or value, so these errors would fill the log.
    if (error.name !== "XtCallbackError" && error.code !== "invalid_argument") console.error(error);
    // After sign_in_needed, too, the session and the tokens stay: a refusal may be temporary, such as that of a wrong client secret. Then a
    // later renewal succeeds.
    const [status, message] = statusAndMessage(error);
    return response.status(status).json({ error: message });
  });

  return app;
}

function statusAndMessage({ name, code }) {
  if (code === "access_denied") return [403, "you refused on XT's page, so nothing was granted"];
  if (code === "session_lost" || code === "state_used" || code === "state_missing") {
    return [400, "this sign-in has expired, was used before, or began in another browser; sign in again"];
  }
  if (name === "XtCallbackError") return [400, "the sign-in failed; sign in again"];
  if (code === "invalid_argument") return [400, "the request contains a value that XT doesn't accept"];
  if (code === "sign_in_needed") return [401, "your sign-in with XT has ended; sign in again"];
  if (code === "store_failed" || name === "XtConfigError")
    return [503, "something went wrong in this app; try again in a moment"];
  return [502, "XT refused the request, or can't be reached; try again in a moment"];
}

/** Returns the value of a cookie. Values that this app sets need no decoding. */
function cookieOf(request, name) {
  const cookies = (request.get("cookie") ?? "").split("; ").map((pair) => pair.split("="));
  return cookies.find(([each]) => each === name)?.[1];
}

/** Replaces the session with a new one, which has a new id. */
function regenerateSession(request) {
  return new Promise((resolve, reject) => request.session.regenerate((error) => (error ? reject(error) : resolve())));
}

module.exports = { createApp };

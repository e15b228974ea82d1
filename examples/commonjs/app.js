/** Signs users in with Express and its sessions, and shows who they are. */
const { randomUUID } = require("node:crypto");
const express = require("express");
const session = require("express-session");
const { accessTokenExpiresAt, isXtError, languageFor, refreshTokenExpiresAt } = require("xt-oauth");

/**
 * `signIn`, `client` and `tokens` are what the package's functions of these names create. Sessions are in the memory of this process
 * unless there is a `sessionStore`: see the README of express-session for Redis and others.
 */
function createApp({ appUrl, signIn, client, tokens, sessionSecret, sessionStore }) {
  const { protocol, origin } = new URL(appUrl);
  const secure = protocol === "https:";
  // Another subdomain can't set a cookie whose name begins with __Host-. Browsers accept that name over https only.
  const cookie = (name) => (secure ? `__Host-${name}` : name);
  const app = express();
  // Behind a proxy that ends TLS, Express must believe it, or no cookie is set.
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
    const { key: before } = request.session;
    const { token } = await signIn.finish(request, { session: cookieOf(request, cookie("sign-in")) });
    // A new id: one that was in the browser before leads to nothing.
    await regenerated(request);
    Object.assign(request.session, { key: randomUUID(), userId: token.user_id });
    await tokens.save(request.session.key, token);
    if (before) await tokens.delete(before);
    response.redirect("/me");
  });

  app.get("/me", async (request, response) => {
    const { key, userId } = request.session;
    if (!key) return response.status(401).json({ error: "sign in at /login" });
    const token = await tokens.token(key);
    const { assets } = await client.forUser(token.access_token).getBalances();
    const ends = { accessEnds: accessTokenExpiresAt(token), refreshEnds: refreshTokenExpiresAt(token) };
    return response.json({ userId, ...ends, assets });
  });

  app.post("/logout", async (request, response) => {
    if (request.get("origin") !== origin) return response.status(403).json({ error: "not of this site" });
    const { key } = request.session;
    await regenerated(request);
    if (key) await tokens.delete(key);
    return response.json({ said: "You are signed out." });
  });

  // Express 5 passes on what the promise of a route rejects with.
  app.use(async (error, request, response, next) => {
    if (!isXtError(error)) return next(error);
    // HEAD, or a browser that looks ahead.
    if (error.code === "navigation_required") return response.sendStatus(204);
    if (error.code === "sign_in_needed") await regenerated(request);
    const [status, said] = answerOf(error);
    return response.status(status).json({ error: said });
  });

  return app;
}

function answerOf({ name, code }) {
  if (code === "access_denied") return [403, "you refused on XT's page, so nothing was granted"];
  if (code === "session_lost" || code === "state_used" || code === "state_missing") {
    return [400, "this sign-in is too old, was used already, or didn't begin in this browser; sign in again"];
  }
  if (name === "XtCallbackError") return [400, "XT didn't finish the sign-in; sign in again"];
  if (code === "sign_in_needed") return [401, "your sign-in with XT has ended; sign in again"];
  return [502, "XT can't be reached; try again in a moment"];
}

/** The value of a cookie that this app has set: it needs no decoding. */
function cookieOf(request, name) {
  const cookies = (request.get("cookie") ?? "").split("; ").map((pair) => pair.split("="));
  return cookies.find(([each]) => each === name)?.[1];
}

function regenerated(request) {
  return new Promise((resolve, reject) => request.session.regenerate((error) => (error ? reject(error) : resolve())));
}

module.exports = { createApp };

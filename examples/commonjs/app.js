/** Signs users in with Express and its sessions, and tells who they are. */
const { randomUUID } = require("node:crypto");
const express = require("express");
const session = require("express-session");
const { accessTokenExpiresAt, isXtError, languageFor, refreshTokenExpiresAt } = require("xt-oauth");

const signInMs = 600_000;

/**
 * `xt`, `client` and `tokens` are what the package's functions of these names create. Sessions are in this process's memory, as long
 * as express-session is given no `sessionStore`: see its README for those of Redis and others.
 */
function createApp({ appUrl, xt, client, tokens, sessionSecret, sessionStore }) {
  const { protocol, origin } = new URL(appUrl);
  const app = express();
  // Behind a proxy that ends TLS, Express must believe it, or no cookie is set.
  app.set("trust proxy", 1);
  app.use(
    session({
      secret: sessionSecret,
      store: sessionStore,
      resave: false,
      saveUninitialized: false,
      cookie: { httpOnly: true, sameSite: "lax", secure: protocol === "https:" },
    }),
  );

  app.get("/login", (request, response) => {
    const { url, state } = xt.authorizationUrl({ language: languageFor(request.get("accept-language")) });
    // A state for each sign-in under way, so that two tabs don't disturb each other.
    const underWay = Object.entries(request.session.states ?? {}).filter(([, end]) => end > Date.now());
    request.session.states = { ...Object.fromEntries(underWay), [state]: Date.now() + signInMs };
    response.redirect(url);
  });

  app.get("/callback", async (request, response) => {
    // Taken out before it is used, whatever comes of it: a state works once.
    const asked = `${request.query.state}`;
    const { states = {}, key: before } = request.session;
    const isUnderWay = Object.hasOwn(states, asked) && states[asked] > Date.now();
    delete states[asked];
    await saved(request);
    const token = await xt.exchangeCode(xt.readCallback(request.url, { state: isUnderWay ? asked : undefined }));
    // A new id, so that one which somebody planted in the browser leads to nothing.
    await regenerated(request);
    Object.assign(request.session, { states, key: randomUUID(), userId: token.user_id });
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

  // Express 5 hands over what a route's promise rejects with.
  app.use(async (error, request, response, next) => {
    if (!isXtError(error)) return next(error);
    if (error.code === "sign_in_needed") await regenerated(request);
    const [status, said] = answerOf(error);
    return response.status(status).json({ error: said });
  });

  return app;
}

function answerOf({ name, code }) {
  if (code === "access_denied") return [403, "you said no on XT's page, so nothing was granted"];
  if (code === "session_lost") {
    return [400, "this sign-in is too old, was used already, or didn't begin in this browser; sign in again"];
  }
  if (name === "XtCallbackError") return [400, "XT didn't finish the sign-in; sign in again"];
  if (code === "sign_in_needed") return [401, "your sign-in with XT has ended; sign in again"];
  return [502, "XT doesn't answer well just now"];
}

/** Before the code is used, so that another request with the same state can't find it any more. */
function saved(request) {
  return new Promise((resolve, reject) => request.session.save((error) => (error ? reject(error) : resolve())));
}

function regenerated(request) {
  return new Promise((resolve, reject) => request.session.regenerate((error) => (error ? reject(error) : resolve())));
}

module.exports = { createApp };

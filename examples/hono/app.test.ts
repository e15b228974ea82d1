/** The app with a fake XT server in this process: the tests need no browser, no port and no account. */
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { beforeEach, describe, it } from "node:test";
import { encryptedStore, memoryStore } from "xt-oauth/tokens";
import { accessToken, browser, fake, startApp } from "./test-app.js";

const dayMs = 24 * 60 * 60 * 1000;

beforeEach(() => {
  fake.reset();
  startApp(memoryStore());
});

const failing = () => Promise.reject(new Error("the database is down"));
const placed = () => fake.requests.filter(({ operation }) => operation === "placeOrder").length;
const renewals = () => fake.requests.filter(({ parameters }) => parameters.grant_type === "refresh_token").length;

describe("the sign-in", () => {
  it("shows the user and the balances, and no secret", async () => {
    const anna = browser();
    assert.match((await anna.get("/")).text, /Sign in with XT/);
    assert.equal(await anna.signIn(), "/");
    const { text } = await anna.get("/");
    assert.match(text, /anna/);
    assert.match(text, /<th scope="row">USDT<\/th><td>\d/);
    assert.doesNotMatch(text, /eyJ|a-secret/);
  });

  it("uses the user's language, for XT's page, too", async () => {
    const anna = browser("zh-CN,zh;q=0.9");
    assert.match((await anna.get("/")).text, /使用 XT 登录/);
    assert.equal(new URL((await anna.get("/login")).to).pathname.split("/")[1], "zh-CN");
  });

  it("works in two tabs at once", async () => {
    const anna = browser();
    const [one, two] = [await anna.consent(), await anna.consent({ user: "bo" })];
    assert.equal((await anna.get(one)).to, "/");
    assert.equal((await anna.get(two)).to, "/");
    assert.match((await anna.get("/")).text, /bo/);
  });

  it("works again in a browser whose session can't be decrypted any more", async () => {
    const [anna, store] = [browser(), memoryStore()];
    for (const id of ["old", "new"]) {
      startApp(encryptedStore(store, { keys: [{ id, secret: randomBytes(32).toString("base64") }] }));
      assert.equal(await anna.signIn(), "/");
      assert.match((await anna.get("/")).text, /anna/);
    }
  });

  it("says so if the user refused on XT's page", async () => {
    const anna = browser();
    assert.equal(await anna.signIn({ allow: false }), "/?notice=denied");
    assert.match((await anna.get("/?notice=denied")).text, /You denied access/);
  });

  it("accepts a callback once, and only in the browser where the sign-in began", async () => {
    const anna = browser();
    const callback = await anna.consent();
    assert.equal((await browser().get(callback)).to, "/?notice=invalid-sign-in");
    assert.equal((await anna.get(callback)).to, "/");
    assert.equal((await anna.get(callback)).to, "/?notice=still-signed-in");
    assert.equal(fake.requests.filter(({ parameters }) => parameters.grant_type === "authorization_code").length, 1);
  });

  it("exchanges the code of a double callback once, and not for HEAD requests and prefetches", async () => {
    const anna = browser();
    const callback = await anna.consent();
    assert.equal((await anna.send(callback, { method: "HEAD" })).status, 204);
    assert.equal((await anna.send(callback, { prefetch: true })).status, 204);
    assert.equal(fake.requests.length, 0);
    const responses = await Promise.all([anna.get(callback), anna.get(callback)]);
    assert.deepEqual(responses.map(({ to }) => to).sort(), ["/", "/?notice=invalid-sign-in"]);
    assert.equal(fake.requests.length, 1);
  });

  it("exchanges no code with a forged or missing state", async () => {
    const anna = browser();
    await anna.consent();
    for (const query of ["code=stolen&state=forged", "code=stolen"])
      assert.equal((await anna.get(`/callback?${query}`)).to, "/?notice=invalid-sign-in");
    assert.equal(fake.requests.length, 0);
  });

  it("fails if XT's response to the code is lost, and the log has the error", async ({ mock }) => {
    const log = mock.method(console, "error", () => undefined);
    fake.answer({ getToken: { fault: "reset", done: true } });
    assert.equal(await browser().signIn(), "/?notice=failed");
    assert.equal(log.mock.calls[0]?.arguments[0].name, "XtNetworkError");
  });

  it("doesn't blame XT if the store of the tokens fails, and the user stays signed in", async ({ mock }) => {
    const [anna, store] = [browser(), memoryStore()];
    startApp(memoryStore(), store);
    await anna.signIn();
    mock.method(store, "replace", failing, { times: 1 });
    const { status, text } = await anna.get(await anna.consent({ user: "bo" }));
    assert.equal(status, 503);
    assert.match(text, /Something went wrong/);
    assert.match((await anna.get("/")).text, /anna/);
  });

  it("creates a new session id, in a cookie that no subdomain can set", async () => {
    const [anna, mallory] = [browser(), browser()];
    for (const { cookies } of [anna, mallory]) cookies.set("__Host-session", "planted");
    anna.cookies.set("session", "planted");
    await anna.signIn();
    assert.notEqual(anna.cookies.get("__Host-session"), "planted");
    assert.match((await mallory.get("/")).text, /Sign in with XT/);
  });

  it("can't be finished in a victim's browser, even if a subdomain has set its cookie", async () => {
    const [anna, mallory] = [browser(), browser()];
    const callback = await mallory.consent({ user: "bo" });
    anna.cookies.set("sign-in", mallory.cookies.get("__Host-sign-in") ?? "");
    assert.equal((await anna.get(callback)).to, "/?notice=invalid-sign-in");
    assert.match((await anna.get("/")).text, /Sign in with XT/);
  });

  it("forbids caches to store a page, and limits the size of a form", async () => {
    const anna = browser();
    await anna.signIn();
    assert.equal((await anna.get("/")).cacheControl, "no-store");
    const body = new URLSearchParams({ side: "x".repeat(1024 * 1024) });
    assert.equal((await anna.send("/orders", { method: "POST", body })).status, 413);
  });
});

describe("the tokens", () => {
  it("are renewed when they expire, once for two concurrent requests", async () => {
    const anna = browser();
    await anna.signIn();
    fake.advance(dayMs);
    const pages = await Promise.all([anna.get("/"), anna.get("/")]);
    for (const { text } of pages) assert.match(text, /anna/);
    assert.equal(renewals(), 1);
  });

  it("require a new sign-in if XT refuses to renew them", async () => {
    const anna = browser();
    await anna.signIn();
    const order = await anna.order();
    fake.revoke();
    fake.advance(dayMs);
    assert.equal((await anna.post("/orders", order)).to, "/?notice=ended");
    const { text } = await anna.get("/?notice=ended");
    assert.match(text, /has ended[\s\S]*Sign in with XT/);
    await anna.signIn();
    assert.match((await anna.get("/")).text, /anna/);
  });

  it("are kept if XT refuses to renew them for a while, such as because of a wrong client secret", async () => {
    const anna = browser();
    await anna.signIn();
    fake.advance(dayMs);
    fake.answer({ getToken: ["business-failure"] });
    assert.match((await anna.get("/")).text, /has ended[\s\S]*Sign in with XT/);
    fake.advance(dayMs);
    assert.match((await anna.get("/")).text, /anna/);
  });

  it("are kept while XT can't be reached", async () => {
    const anna = browser();
    await anna.signIn();
    fake.advance(dayMs);
    fake.answer({ getToken: [{ status: 503 }] });
    assert.equal((await anna.get("/")).status, 503);
    fake.advance(dayMs);
    assert.match((await anna.get("/")).text, /anna/);
  });

  it("are deleted when the user signs out, and other browsers stay signed in", async () => {
    const [here, there] = [browser(), browser()];
    await here.signIn();
    await there.signIn();
    const session = here.cookies.get("__Host-session") ?? "";
    assert.match(await accessToken(session), /^eyJ/);
    assert.equal((await here.post("/logout")).to, "/?notice=signed-out");
    await assert.rejects(accessToken(session), { code: "sign_in_needed" });
    assert.match((await here.get("/")).text, /Sign in with XT/);
    assert.match((await there.get("/")).text, /anna/);
  });

  it("are deleted when the user signs out again, if the store fails the first time", async ({ mock }) => {
    const [anna, store] = [browser(), memoryStore()];
    startApp(memoryStore(), store);
    await anna.signIn();
    mock.method(store, "replace", failing, { times: 1 });
    assert.equal((await anna.post("/logout")).status, 503);
    await anna.post("/logout");
    await assert.rejects(accessToken(anna.cookies.get("__Host-session") ?? ""), { code: "sign_in_needed" });
  });
});

describe("an order", () => {
  it("is placed, shown and cancelled", async () => {
    const anna = browser();
    await anna.signIn();
    assert.equal((await anna.post("/orders", await anna.order())).to, "/?notice=placed");
    const [, orderId] = /orders\/(\d+)\/cancel/.exec((await anna.get("/")).text) ?? [];
    assert.equal((await anna.post(`/orders/${orderId}/cancel`)).to, "/?notice=cancelled");
    assert.doesNotMatch((await anna.get("/")).text, /orders\/\d+\/cancel/);
    for (const id of [1, "01"]) assert.equal((await anna.post(`/orders/${id}/cancel`)).to, "/?notice=not-cancelled");
  });

  it("is placed once, even if its form is sent twice, and again before the session ends", async ({ mock }) => {
    mock.timers.enable({ apis: ["Date"], now: Date.now() });
    const anna = browser();
    await anna.signIn();
    const order = await anna.order();
    const responses = await Promise.all([anna.post("/orders", order), anna.post("/orders", order)]);
    assert.deepEqual(responses.map(({ to }) => to).sort(), ["/?notice=placed", "/?notice=repeated"]);
    mock.timers.tick(6 * 24 * 3600 * 1000);
    assert.equal((await anna.post("/orders", order)).to, "/?notice=repeated");
    assert.equal(placed(), 1);
  });

  it("is looked up if the response is lost, and not sent again", async () => {
    const anna = browser();
    await anna.signIn();
    fake.answer({ placeOrder: { fault: "reset", done: true } });
    assert.equal((await anna.post("/orders", await anna.order())).to, "/?notice=placed");
    assert.equal(placed(), 1);
  });

  it("is not placed if it is invalid, breaks the pair's rules, comes from another site, or XT refuses it", async ({
    mock,
  }) => {
    const log = mock.method(console, "error", () => undefined);
    const anna = browser();
    await anna.signIn();
    assert.equal((await anna.post("/orders", await anna.order({ price: "-1" }))).to, "/?notice=invalid");
    const order = await anna.order();
    const twice = new URLSearchParams([...Object.entries(order), ["side", "SELL"]]);
    assert.equal((await anna.send("/orders", { method: "POST", body: twice })).to, "/?notice=invalid");
    // More decimals than the pair has, and less than its minimum.
    for (const quantity of ["0.12345678", "0.00001"]) {
      assert.equal((await anna.post("/orders", { ...order, quantity })).to, "/?notice=breaks-rules");
    }
    assert.equal((await anna.post("/orders", await anna.order(), "https://elsewhere.example")).status, 403);
    assert.equal(placed(), 0);
    // The form that was corrected places its order.
    assert.equal((await anna.post("/orders", order)).to, "/?notice=placed");
    fake.answer({ placeOrder: "insufficient-funds" });
    assert.equal((await anna.post("/orders", await anna.order())).to, "/?notice=refused");
    assert.equal(log.mock.calls[0]?.arguments[0].error.mc, "ORDER_002");
  });
});

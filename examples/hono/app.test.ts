/** The app in front of an XT of its own, in this process: no browser, no port, no account. */
import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { createXtClient, createXtOAuth } from "xt-oauth";
import { fakeXt, type XtFakeDecision } from "xt-oauth/testing";
import { createXtSignIn, createXtTokens, memoryStore } from "xt-oauth/tokens";
import { createApp } from "./app.js";

const appUrl = "https://desk.example";
const redirectUri = `${appUrl}/callback`;
const dayMs = 24 * 60 * 60 * 1000;

const fake = fakeXt(
  {},
  {
    strict: true,
    users: ["anna", "bo"],
    clients: { "an-id": { secret: "a-secret", redirectUris: [redirectUri] } },
    keys: { "an-app-key": "a-secret-key" },
  },
);
const { fetch, now } = fake;

let app: ReturnType<typeof createApp>;
beforeEach(() => {
  fake.reset();
  const xt = createXtOAuth({ clientId: "an-id", clientSecret: "a-secret", redirectUri, scope: "userinfo", fetch });
  const client = createXtClient({ appKey: "an-app-key", secretKey: "a-secret-key", fetch, now });
  const signIn = createXtSignIn({ xt, now });
  app = createApp({ appUrl, signIn, client, tokens: createXtTokens({ xt, now }), store: memoryStore() });
});

/** A browser, as far as the app sees one: it keeps cookies, and says whence a form was sent. */
function browser(language = "en") {
  const cookies = new Map<string, string>();
  async function send(path: string, init: { method?: string; body?: BodyInit; origin?: string; ahead?: boolean } = {}) {
    const { origin = appUrl, ahead = false, ...rest } = init;
    const Cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = {
      Cookie,
      Origin: origin,
      "Accept-Language": language,
      ...(ahead && { "Sec-Purpose": "prefetch" }),
    };
    const response = await app.request(new URL(path, appUrl).href, { ...rest, headers });
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    const cached = response.headers.get("Cache-Control");
    return { status: response.status, to: response.headers.get("Location") ?? "", text: await response.text(), cached };
  }
  const post = (path: string, form: Record<string, string> = {}, origin = appUrl) =>
    send(path, { method: "POST", body: new URLSearchParams(form), origin });
  return {
    cookies,
    send,
    get: (path: string) => send(path),
    post,
    /** Where XT sends the user back to. */
    consent: async (decision?: XtFakeDecision) => fake.authorize((await send("/login")).to, decision),
    async signIn(decision?: XtFakeDecision) {
      return (await send(await this.consent(decision))).to;
    },
    async order(more: Record<string, string> = {}) {
      const { text } = await send("/");
      const [, clientOrderId = ""] = /name="clientOrderId" value="(\w+)"/.exec(text) ?? [];
      return { clientOrderId, side: "BUY", price: "40000", quantity: "0.5", ...more };
    },
  };
}

const placed = () => fake.requests.filter(({ operation }) => operation === "placeOrder").length;
const renewals = () => fake.requests.filter(({ parameters }) => parameters.grant_type === "refresh_token").length;

describe("the sign-in", () => {
  it("shows who the user is, what they have, and nothing secret", async () => {
    const anna = browser();
    assert.match((await anna.get("/")).text, /Sign in with XT/);
    assert.equal(await anna.signIn(), "/");
    const { text } = await anna.get("/");
    assert.match(text, /anna/);
    assert.match(text, /USDT/);
    assert.doesNotMatch(text, /eyJ|a-secret/);
  });

  it("speaks the user's language, and so does XT's page", async () => {
    const anna = browser("zh-CN,zh;q=0.9");
    assert.match((await anna.get("/")).text, /使用 XT 登录/);
    assert.equal(new URL((await anna.get("/login")).to).pathname.split("/")[1], "zh-CN");
  });

  it("goes on in each of two tabs", async () => {
    const anna = browser();
    const [one, two] = [await anna.consent(), await anna.consent({ user: "bo" })];
    assert.equal((await anna.get(one)).to, "/");
    assert.equal((await anna.get(two)).to, "/");
    assert.match((await anna.get("/")).text, /bo/);
  });

  it("takes no for an answer", async () => {
    const anna = browser();
    assert.equal(await anna.signIn({ allow: false }), "/?said=denied");
    assert.match((await anna.get("/?said=denied")).text, /You said no/);
  });

  it("believes no callback twice, and none of another browser's", async () => {
    const anna = browser();
    const back = await anna.consent();
    assert.equal((await browser().get(back)).to, "/?said=lost");
    assert.equal((await anna.get(back)).to, "/");
    assert.equal((await anna.get(back)).to, "/?said=still-here");
    assert.equal(fake.requests.filter(({ parameters }) => parameters.grant_type === "authorization_code").length, 1);
  });

  it("exchanges the code of a double callback once, and of none that no user has come with", async () => {
    const anna = browser();
    const back = await anna.consent();
    assert.equal((await anna.send(back, { method: "HEAD" })).status, 204);
    assert.equal((await anna.send(back, { ahead: true })).status, 204);
    assert.equal(fake.requests.length, 0);
    const answers = await Promise.all([anna.get(back), anna.get(back)]);
    assert.deepEqual(answers.map(({ to }) => to).sort(), ["/", "/?said=lost"]);
    assert.equal(fake.requests.length, 1);
  });

  it("uses no code that came with a forged state", async () => {
    const anna = browser();
    await anna.consent();
    assert.equal((await anna.get("/callback?code=stolen&state=forged")).to, "/?said=lost");
    assert.equal((await anna.get("/callback?code=stolen")).to, "/?said=lost");
    assert.equal(fake.requests.length, 0);
  });

  it("is begun again when XT's answer to the code was lost", async () => {
    const anna = browser();
    fake.answer({ getToken: { fault: "reset", done: true } });
    assert.equal(await anna.signIn(), "/?said=failed");
  });

  it("makes a new session id, in a cookie that no subdomain can plant", async () => {
    const anna = browser();
    anna.cookies.set("__Host-session", "planted");
    anna.cookies.set("session", "planted");
    await anna.signIn();
    assert.notEqual(anna.cookies.get("__Host-session"), "planted");
    const mallory = browser();
    mallory.cookies.set("__Host-session", "planted");
    assert.match((await mallory.get("/")).text, /Sign in with XT/);
  });

  it("can't be finished by the browser of a victim for whom a subdomain planted a cookie", async () => {
    const mallory = browser();
    const back = await mallory.consent({ user: "bo" });
    const anna = browser();
    anna.cookies.set("sign-in", mallory.cookies.get("__Host-sign-in") ?? "");
    assert.equal((await anna.get(back)).to, "/?said=lost");
    assert.match((await anna.get("/")).text, /Sign in with XT/);
  });

  it("lets no cache keep a page, and no form fill the memory", async () => {
    const anna = browser();
    await anna.signIn();
    assert.equal((await anna.get("/")).cached, "no-store");
    const body = new URLSearchParams({ side: "x".repeat(1024 * 1024) });
    assert.equal((await anna.send("/orders", { method: "POST", body })).status, 413);
  });
});

describe("the tokens", () => {
  it("are renewed when they end, once for two requests", async () => {
    const anna = browser();
    await anna.signIn();
    fake.advance(dayMs);
    const pages = await Promise.all([anna.get("/"), anna.get("/")]);
    for (const { text } of pages) assert.match(text, /anna/);
    assert.equal(renewals(), 1);
  });

  it("lead to the sign-in when XT renews them no more", async () => {
    const anna = browser();
    await anna.signIn();
    fake.revoke();
    fake.advance(dayMs);
    assert.equal((await anna.get("/")).to, "/?said=ended");
    assert.match((await anna.get("/?said=ended")).text, /Sign in with XT/);
  });

  it("are kept while XT is out of reach", async () => {
    const anna = browser();
    await anna.signIn();
    fake.advance(dayMs);
    fake.answer({ getToken: [{ status: 503 }] });
    assert.equal((await anna.get("/")).status, 503);
    fake.advance(dayMs);
    assert.match((await anna.get("/")).text, /anna/);
  });

  it("are forgotten when the user signs out, and other browsers stay signed in", async () => {
    const [here, there] = [browser(), browser()];
    await here.signIn();
    await there.signIn();
    assert.equal((await here.post("/logout")).to, "/?said=out");
    assert.match((await here.get("/")).text, /Sign in with XT/);
    assert.match((await there.get("/")).text, /anna/);
  });
});

describe("an order", () => {
  it("is placed, shown and cancelled", async () => {
    const anna = browser();
    await anna.signIn();
    assert.equal((await anna.post("/orders", await anna.order())).to, "/?said=placed");
    const [, orderId] = /orders\/(\d+)\/cancel/.exec((await anna.get("/")).text) ?? [];
    assert.equal((await anna.post(`/orders/${orderId}/cancel`)).to, "/?said=cancelled");
    assert.doesNotMatch((await anna.get("/")).text, /orders\/\d+\/cancel/);
    assert.equal((await anna.post(`/orders/1/cancel`)).to, "/?said=not-cancelled");
  });

  it("is placed once, however often its form is sent", async () => {
    const anna = browser();
    await anna.signIn();
    const order = await anna.order();
    const answers = await Promise.all([anna.post("/orders", order), anna.post("/orders", order)]);
    assert.deepEqual(answers.map(({ to }) => to).sort(), ["/?said=placed", "/?said=repeated"]);
    assert.equal(placed(), 1);
  });

  it("is found when the answer was lost, and not sent again", async () => {
    const anna = browser();
    await anna.signIn();
    fake.answer({ placeOrder: { fault: "reset", done: true } });
    assert.equal((await anna.post("/orders", await anna.order())).to, "/?said=placed");
    assert.equal(placed(), 1);
  });

  it("is not placed when XT refuses it or would, when it can't be read, or when another site sends it", async () => {
    const anna = browser();
    await anna.signIn();
    assert.equal((await anna.post("/orders", await anna.order({ price: "-1" }))).to, "/?said=unreadable");
    // More decimals than the pair has, and less than its minimum.
    for (const quantity of ["0.12345678", "0.00001"]) {
      assert.equal((await anna.post("/orders", await anna.order({ quantity }))).to, "/?said=unfit");
    }
    assert.equal((await anna.post("/orders", await anna.order(), "https://elsewhere.example")).status, 403);
    assert.equal(placed(), 0);
    fake.answer({ placeOrder: "insufficient-funds" });
    assert.equal((await anna.post("/orders", await anna.order())).to, "/?said=refused");
  });
});

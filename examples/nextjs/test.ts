/** The built app with a fake XT server. `npm test` builds the app first. */
import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { after, before, beforeEach, it } from "node:test";
import { fakeXt, type XtFakeServer } from "xt-oauth/testing";

const port = await freePort();
const appUrl = `http://127.0.0.1:${port}`;
const fake = fakeXt(
  {},
  {
    strict: true,
    users: ["anna", "bo"],
    clients: { "an-id": { secret: "a-secret", redirectUris: [`${appUrl}/callback`] } },
    keys: { "an-app-key": "a-secret-key" },
    accessTokenMs: 2000,
    behavior: { refreshTokens: "revoking" },
  },
);

let xt: XtFakeServer;
let app: ChildProcess;
let log = "";
before(async () => {
  xt = await fake.listen();
  const env = {
    ...process.env,
    APP_URL: appUrl,
    XT_BASE_URL: xt.url,
    XT_PAGES_URL: xt.url,
    XT_CLIENT_ID: "an-id",
    XT_CLIENT_SECRET: "a-secret",
    XT_SCOPE: "userinfo",
    XT_APP_KEY: "an-app-key",
    XT_SECRET_KEY: "a-secret-key",
  };
  const args = ["node_modules/next/dist/bin/next", "start", "-H", "127.0.0.1", "-p", `${port}`];
  app = spawn(process.execPath, args, { env, stdio: ["ignore", "pipe", "pipe"] });
  app.stderr?.on("data", (chunk) => {
    log += chunk;
  });
  for await (const chunk of app.stdout?.iterator({ destroyOnReturn: false }) ?? []) {
    if (`${chunk}`.includes("Ready")) break;
  }
  app.stdout?.resume();
});
after(async () => {
  app?.kill();
  await xt?.close();
});
beforeEach(() => fake.reset());

/** Behaves like a browser: it keeps cookies, and sends its origin. */
function browser(language = "en") {
  const cookies = new Map<string, string>();
  async function send(path: string, init: { method?: string; body?: string; origin?: string } = {}) {
    const { origin = appUrl, ...rest } = init;
    const Cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { Cookie, Origin: origin, "Accept-Language": language };
    const response = await fetch(new URL(path, appUrl), { ...rest, redirect: "manual", headers });
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    const text = await response.text();
    const cacheControl = response.headers.get("Cache-Control");
    return { status: response.status, to: response.headers.get("Location")?.replace(appUrl, ""), text, cacheControl };
  }
  const consent = async (allow = true) => fake.authorize((await send("/login")).to ?? "", { allow });
  return { send, consent, signIn: async (allow = true) => (await send(await consent(allow))).to };
}

const order = (clientOrderId: string) =>
  JSON.stringify({ clientOrderId, side: "BUY", price: "40000", quantity: "0.5" });
const count = (operation: string) => fake.requests.filter((request) => request.operation === operation).length;

it("signs in, in the user's language, and shows the user and no secret", async () => {
  const anna = browser("zh-CN");
  assert.match((await anna.send("/login")).to ?? "", /zh-CN/);
  assert.equal((await anna.send("/me")).status, 401);
  assert.equal(await anna.signIn(), "/");
  const { text } = await anna.send("/me");
  assert.equal(JSON.parse(text).userId, "anna");
  assert.ok(JSON.parse(text).assets.length > 0);
  assert.doesNotMatch(text, /eyJ|a-secret/);
});

it("distinguishes a refusal, a lost session and a used callback", async () => {
  const anna = browser();
  assert.equal(await anna.signIn(false), "/?notice=denied");
  assert.match((await anna.send("/?notice=denied")).text, /You denied access/);
  const callback = await anna.consent();
  assert.equal((await browser().send(callback)).to, "/?notice=invalid-sign-in");
  assert.equal((await anna.send("/callback?code=stolen&state=forged")).to, "/?notice=invalid-sign-in");
  const { status, cacheControl } = await anna.send(callback, { method: "HEAD" });
  assert.deepEqual([status, cacheControl], [204, "no-store"]);
  assert.equal((await anna.send(callback)).to, "/");
  assert.equal((await anna.send(callback)).to, "/?notice=still-signed-in");
  assert.equal(count("getToken"), 1);
});

it("logs XT's refusals, such as of a wrong client secret", async () => {
  const anna = browser();
  fake.answer({ getToken: ["business-failure"] });
  assert.equal(await anna.signIn(), "/?notice=failed");
  assert.match(log, /XtApiError: exchangeCode/);
  await anna.signIn();
  fake.answer({ getBalances: ["business-failure"] });
  assert.equal((await anna.send("/me")).status, 502);
  assert.match(log, /XtApiError: getBalances/);
});

it("exchanges the code of a double callback once", async () => {
  const anna = browser();
  const callback = await anna.consent();
  const responses = await Promise.all([anna.send(callback), anna.send(callback)]);
  assert.deepEqual(responses.map(({ to }) => to).sort(), ["/", "/?notice=invalid-sign-in"]);
  assert.equal(count("getToken"), 1);
  assert.equal((await anna.send("/me")).cacheControl, "no-store");
});

it("signs in from two tabs at once", async () => {
  const anna = browser();
  const [one, two] = [await anna.consent(), await anna.consent()];
  assert.equal((await anna.send(one)).to, "/");
  assert.equal((await anna.send(two)).to, "/");
});

it("renews tokens, once for two concurrent requests", async () => {
  const anna = browser();
  await anna.signIn();
  while (count("getToken") < 3) {
    for (const { status } of await Promise.all([anna.send("/me"), anna.send("/me")])) assert.equal(status, 200);
  }
  assert.deepEqual(
    fake.requests.map(({ refused }) => refused).filter((refused) => refused !== undefined),
    [],
  );
});

it("places an order once, cancels it, and refuses requests from other sites", async () => {
  const anna = browser();
  await anna.signIn();
  const post = (body: string, origin = appUrl) => anna.send("/orders", { method: "POST", body, origin });
  const responses = await Promise.all([post(order("0123456789")), post(order("0123456789"))]);
  assert.deepEqual(responses.map(({ status }) => status).sort(), [201, 409]);
  for (const body of ["no JSON", JSON.stringify({ side: "x".repeat(1024 * 1024) })]) {
    assert.equal((await post(body)).status, 400);
  }
  assert.equal((await post(order("9876543210"), "https://elsewhere.example")).status, 403);
  assert.equal(count("placeOrder"), 1);
  const [open] = JSON.parse((await anna.send("/me")).text).orders;
  assert.equal((await anna.send(`/orders/${open.orderId}`, { method: "DELETE" })).status, 200);
  assert.deepEqual(JSON.parse((await anna.send("/me")).text).orders, []);
  assert.equal((await anna.send("/orders/not-an-id", { method: "DELETE" })).status, 400);
});

it("signs out, and asks the user to sign in again if XT has revoked the sign-in", async () => {
  const anna = browser();
  await anna.signIn();
  assert.equal((await anna.send("/logout", { method: "POST" })).to, "/?notice=signed-out");
  assert.equal((await anna.send("/me")).status, 401);
  await anna.signIn();
  fake.revoke();
  // XT refuses the revoked access token: 502. After it has expired, XT refuses to renew it: 401.
  let response = await anna.send("/me");
  while (response.status === 502) response = await anna.send("/me");
  assert.equal(response.status, 401);
  assert.match(response.text, /sign in again/);
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const free = Object(server.address()).port;
  await new Promise((closed) => server.close(closed));
  return free;
}

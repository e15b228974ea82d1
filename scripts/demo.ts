/** `npm run demo`: the app of examples/hono in front of an XT of one's own, until it is stopped. No request leaves this machine. */
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { html } from "hono/html";
import { createApp } from "../examples/hono/app.js";
import { memoryStore } from "../examples/hono/store.js";
import { createXtClient, createXtOAuth } from "../src/index.js";
import { fakeXt } from "../src/testing/index.js";
import { createXtTokens } from "../src/tokens/index.js";
import { onStarterEnded } from "./starter.js";

const dayMs = 24 * 60 * 60 * 1000;
const institution = { clientId: "trading-desk", clientSecret: "demo-client-secret" };
const keys = { appKey: "demo-app-key", secretKey: "demo-secret-key" };

// The port is needed for the address that XT sends users back to, so the demo listens before it has an app.
let answer: (request: Request) => Response | Promise<Response> = () => new Response(null, { status: 503 });
const server = serve({ fetch: (request) => answer(request), hostname: "127.0.0.1", port: 0 });
await new Promise((resolve) => server.once("listening", resolve));
const appUrl = `http://127.0.0.1:${Object(server.address()).port}`;
const redirectUri = `${appUrl}/callback`;

const fake = fakeXt(
  {},
  {
    strict: true,
    users: ["anna", "bo"],
    clients: { [institution.clientId]: { secret: institution.clientSecret, redirectUris: [redirectUri] } },
    keys: { [keys.appKey]: keys.secretKey },
  },
);
const { url, close } = await fake.listen();
const { now } = fake;

const xt = createXtOAuth({ ...institution, redirectUri, scope: "userinfo", baseUrl: url, pagesUrl: url });
const client = createXtClient({ ...keys, baseUrl: url, now });
const tokens = createXtTokens({ xt, now });

const words = {
  en: {
    note: "A demo: the XT behind this app is a double on this machine. No account, no money.",
    time: "The double's time",
    day: "Let a day pass",
    half: "Let half a year pass",
    end: "Have XT end all sign-ins",
  },
  "zh-CN": {
    note: "演示：这个应用背后的 XT 是本机上的测试替身，没有账户，也没有资金。",
    time: "替身的时间",
    day: "过一天",
    half: "过半年",
    end: "让 XT 结束所有登录",
  },
};

const demo = new Hono();
const acts: Record<string, () => void> = {
  day: () => fake.advance(dayMs),
  half: () => fake.advance(183 * dayMs),
  end: () => fake.revoke(),
};
const app = createApp({
  appUrl,
  xt,
  client,
  tokens,
  store: memoryStore(),
  aside({ lang }) {
    const { note, time, ...labels } = lang === "en" ? words.en : words["zh-CN"];
    const clock = `${new Date(now()).toISOString().slice(0, 16).replace("T", " ")} UTC`;
    return html`<aside class="demo"><p>${note} ${time}: ${clock}</p><div>${Object.entries(labels).map(
      ([act, label]) => html`<form method="post" action="/demo/${act}"><button class="plain">${label}</button></form>`,
    )}</div></aside>`;
  },
});
demo.post("/demo/:act", (c) => {
  acts[c.req.param("act")]?.();
  return c.redirect("/", 303);
});
demo.route("/", app);
answer = demo.fetch;

let isStopping = false;
async function stop(): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  server.close();
  if ("closeAllConnections" in server) server.closeAllConnections();
  await close();
}
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, stop);
onStarterEnded(stop);

console.log(`Open ${appUrl} and sign in. Ctrl-C stops it.

XT is a double on this machine (${url}); the app is examples/hono. No request leaves this machine.`);

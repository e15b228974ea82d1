/** The app of examples/hono in front of a fake XT server, each at a free port of this machine. */
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { createApp } from "../../examples/hono/app.js";
import { createXtClient, createXtOAuth } from "../../src/index.js";
import { fakeXt, type XtFake } from "../../src/testing/index.js";
import { createXtSignIn, createXtTokens, memoryStore } from "../../src/tokens/index.js";
import { acts, strip } from "./strip.js";

export interface Demo {
  /** Where to open the app. */
  readonly appUrl: string;
  readonly xtUrl: string;
  readonly fake: XtFake;
  stop(): Promise<void>;
}

const institution = { clientId: "trading-desk", clientSecret: "demo-client-secret", scope: "userinfo" };
const keys = { appKey: "demo-app-key", secretKey: "demo-secret-key" };

export async function serveDemo(): Promise<Demo> {
  // XT sends users back to the app's address, so it has one before there is an app.
  const demo = new Hono();
  const server = serve({ fetch: demo.fetch, hostname: "127.0.0.1", port: 0 });
  await new Promise((listening) => server.once("listening", listening));
  const appUrl = `http://127.0.0.1:${Object(server.address()).port}`;
  const redirectUri = `${appUrl}/callback`;

  const fake = fakeXt(
    {},
    {
      strict: true,
      users: ["anna", "bo"],
      balances: { usdt: "100000", btc: "2" },
      clients: { [institution.clientId]: { secret: institution.clientSecret, redirectUris: [redirectUri] } },
      keys: { [keys.appKey]: keys.secretKey },
    },
  );
  const xtServer = await fake.listen();
  const { now } = fake;
  const there = { baseUrl: xtServer.url };
  const xt = createXtOAuth({ ...institution, ...there, redirectUri, pagesUrl: xtServer.url });

  demo.post("/demo/:act", (c) => {
    acts[c.req.param("act")]?.(fake);
    return c.redirect("/", 303);
  });
  const app = createApp({
    appUrl,
    signIn: createXtSignIn({ xt, now }),
    client: createXtClient({ ...keys, ...there, now }),
    tokens: createXtTokens({ xt, now }),
    store: memoryStore(),
    aside: ({ lang }) => strip(lang, now()),
  });
  demo.route("/", app);

  return {
    appUrl,
    xtUrl: xtServer.url,
    fake,
    async stop() {
      server.close();
      if ("closeAllConnections" in server) server.closeAllConnections();
      await xtServer.close();
    },
  };
}

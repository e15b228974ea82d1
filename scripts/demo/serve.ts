/** Serves the app of examples/hono with a fake XT server, each on a free port. */
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { createApp } from "../../examples/hono/app.js";
import { createXtClient, createXtOAuth } from "../../src/index.js";
import { fakeXt, type XtFake } from "../../src/testing/index.js";
import { createXtSignIn, createXtTokens, memoryStore } from "../../src/tokens/index.js";
import { actions, demoToolbar } from "./toolbar.js";

export interface Demo {
  /** The URL of the app. */
  readonly appUrl: string;
  readonly xtUrl: string;
  readonly fake: XtFake;
  stop(): Promise<void>;
}

const institution = { clientId: "trading-desk", clientSecret: "demo-client-secret", scope: "userinfo" };
const keys = { appKey: "demo-app-key", secretKey: "demo-secret-key" };

export async function serveDemo(): Promise<Demo> {
  // The fake XT server needs the redirect URL of the app. So the app's server listens before the app is created.
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
  const xt = createXtOAuth({ ...institution, baseUrl: xtServer.url, pagesUrl: xtServer.url, redirectUri });

  demo.post("/demo/:action", (c) => {
    actions[c.req.param("action")]?.(fake);
    return c.redirect("/", 303);
  });
  const app = createApp({
    appUrl,
    signIn: createXtSignIn({ xt, now }),
    client: createXtClient({ ...keys, baseUrl: xtServer.url, now }),
    tokens: createXtTokens({ xt, now }),
    store: memoryStore(),
    aside: ({ lang }) => demoToolbar(lang, now()),
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

/** Creates the app from environment variables, and starts the server. README.md lists the variables. */
import { serve } from "@hono/node-server";
import { createClient } from "redis";
import { createXtClient, createXtOAuth } from "xt-oauth";
import { createXtSignIn, createXtTokens, encryptedStore, memoryStore, redisStore } from "xt-oauth/tokens";
import { createApp } from "./app.js";

function setting(name: string): string {
  const value = process.env[name];
  if (value) return value;
  console.error(`Set ${name}; see README.md.`);
  return process.exit(2);
}

const appUrl = setting("APP_URL");
const { REDIS_URL, XT_BASE_URL, XT_PAGES_URL, PORT = "3000" } = process.env;

const xt = createXtOAuth({
  clientId: setting("XT_CLIENT_ID"),
  clientSecret: setting("XT_CLIENT_SECRET"),
  redirectUri: new URL("/callback", appUrl).href,
  scope: setting("XT_SCOPE"),
  baseUrl: XT_BASE_URL,
  pagesUrl: XT_PAGES_URL,
});
const client = createXtClient({
  appKey: setting("XT_APP_KEY"),
  secretKey: setting("XT_SECRET_KEY"),
  baseUrl: XT_BASE_URL,
});

/** The code of an error, such as ECONNREFUSED or Redis's WRONGPASS, or its class. Its message may contain the password. */
function codeOf(error: Error & { code?: string }): string {
  const [redisCode] = /^[A-Z]+(?= )/.exec(error.message) ?? [];
  return error.code ?? redisCode ?? error.constructor.name;
}

async function connect(url: string | undefined) {
  if (!url) return memoryStore();
  const redis = createClient({ url });
  // Without a listener, a lost connection would end the process. The client reconnects by itself.
  redis.on("error", (error) => console.error(`Redis: ${codeOf(error)}`));
  await redis.connect();
  return encryptedStore(redisStore(redis), { keys: [{ id: "1", secret: setting("TOKENS_SECRET") }] });
}

const store = await connect(REDIS_URL);
const onRefreshFailed = ({ mc, status, cause }: { mc?: string; status?: number; cause?: object }) =>
  console.error("A renewal failed:", mc ?? status ?? cause);
const app = createApp({
  appUrl,
  client,
  store,
  signIn: createXtSignIn({ xt, store }),
  tokens: createXtTokens({ xt, store, onRefreshFailed }),
});
const server = serve({ fetch: app.fetch, port: Number(PORT) }, () => console.log(`Listening; open ${appUrl}`));
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => server.close(() => process.exit()));

/** Creates the clients and stores from environment variables when they are first needed: `next build` runs without these variables. */
import { createClient } from "redis";
import { createXtClient, createXtOAuth } from "xt-oauth";
import { createXtSignIn, createXtTokens, encryptedStore, memoryStore, redisStore } from "xt-oauth/tokens";

function setting(name: string): string {
  const value = process.env[name];
  if (value) return value;
  throw new Error(`set ${name}; see README.md`);
}

async function create() {
  const appUrl = setting("APP_URL");
  const { REDIS_URL, XT_BASE_URL: baseUrl, XT_PAGES_URL: pagesUrl } = process.env;
  const xt = createXtOAuth({
    clientId: setting("XT_CLIENT_ID"),
    clientSecret: setting("XT_CLIENT_SECRET"),
    redirectUri: new URL("/callback", appUrl).href,
    scope: setting("XT_SCOPE"),
    baseUrl,
    pagesUrl,
  });
  const client = createXtClient({ appKey: setting("XT_APP_KEY"), secretKey: setting("XT_SECRET_KEY"), baseUrl });
  const store = REDIS_URL ? await connect(REDIS_URL) : memoryStore();
  return { appUrl, client, store, signIn: createXtSignIn({ xt, store }), tokens: createXtTokens({ xt, store }) };
}

/** The code of an error, such as ECONNREFUSED or Redis's WRONGPASS, or its class. Its message may contain the password. */
function codeOf(error: Error & { code?: string }): string {
  const [redisCode] = /^[A-Z]+(?= )/.exec(error.message) ?? [];
  return error.code ?? redisCode ?? error.constructor.name;
}

async function connect(url: string) {
  const redis = createClient({ url });
  // Without a listener, a lost connection would end the process. The client reconnects by itself.
  redis.on("error", (error) => console.error(`Redis: ${codeOf(error)}`));
  await redis.connect();
  return encryptedStore(redisStore(redis), { keys: [{ id: "1", secret: setting("TOKENS_SECRET") }] });
}

// Next.js may load this file more than once, but the stores in memory must exist only once.
const shared: { desk?: ReturnType<typeof create> } = globalThis as object;

export function desk(): ReturnType<typeof create> {
  shared.desk ??= create();
  return shared.desk;
}

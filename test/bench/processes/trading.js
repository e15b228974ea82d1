/** Keeps 16 calls of one job in flight, by one subject, to a server on this machine. */
import { createHmac } from "node:crypto";
import { createXtClient } from "../../../dist/index.js";

const warmUp = 500;
const calls = 2_000;
const inFlight = 16;
const [, , subject = "", job = "", baseUrl = ""] = process.argv;

const order = {
  symbol: "btc_usdt",
  side: "BUY",
  type: "LIMIT",
  timeInForce: "GTC",
  bizType: "SPOT",
  price: "40000",
  quantity: "2",
};
const [appKey, secretKey, accessToken] = ["an-app-key", "a-secret-key-of-forty-characters-or-so--", "a-token"];

/** The headers of XT's signature, by Node's own HMAC. */
function signed(method, path, query, body) {
  const fields = {
    "validate-algorithms": "HmacSHA256",
    "validate-appkey": appKey,
    "validate-recvwindow": "5000",
    "validate-timestamp": `${Date.now()}`,
  };
  const head = Object.entries(fields).map(([name, value]) => `${name}=${value}`);
  const text = [head.join("&"), method, path, query, body].filter(Boolean).join("#");
  const signature = createHmac("sha256", secretKey).update(text).digest("hex");
  return { ...fields, "validate-signature": signature, "access-token": accessToken };
}

/** By hand: nothing is checked but `rc`. */
async function byHand(method, path, query, body) {
  const headers = { ...signed(method, path, query, body), "content-type": "application/json" };
  const response = await fetch(`${baseUrl}${path}${query && `?${query}`}`, { method, headers, body });
  const { rc, mc, result } = await response.json();
  if (rc !== 0) throw new Error(`XT refused: ${mc}`);
  return result;
}

/** ccxt's own signature is another one; the work is the same. */
async function byCcxt() {
  const { xt } = (await import("ccxt")).default;
  const exchange = new xt({ apiKey: appKey, secret: secretKey, enableRateLimit: false });
  exchange.urls.api.spot = baseUrl;
  return {
    page: () => exchange.privateSpotGetHistoryOrder({ limit: 100 }),
    order: () => exchange.privateSpotPostOrder({ ...order }),
  };
}

const user = createXtClient({ appKey, secretKey, baseUrl }).forUser(accessToken);
const jobs = {
  fetch: {
    page: () => byHand("GET", "/spot/v4/history-order", "limit=100"),
    order: () => byHand("POST", "/spot/v4/order", "", JSON.stringify(order)),
  },
  "xt-oauth": { page: () => user.getOrderHistory({ limit: 100 }), order: () => user.placeOrder(order) },
};
const call = (subject === "ccxt" ? await byCcxt() : jobs[subject])[job];

async function run(count) {
  let called = 0;
  const lane = async () => {
    for (; called < count; ) {
      called += 1;
      await call();
    }
  };
  await Promise.all(Array.from({ length: inFlight }, lane));
}

await run(warmUp);
const before = process.cpuUsage();
await run(calls);
const { user: inUser, system } = process.cpuUsage(before);
console.log(JSON.stringify({ cpu: (inUser + system) / calls }));

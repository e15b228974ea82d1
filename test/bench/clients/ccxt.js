/** ccxt's implicit methods, which sign, send and parse. It signs other parts of a request than we do, with the same work. */
import ccxt from "ccxt";
import { credentials, order } from "../jobs.js";

function exchange(baseUrl) {
  const { appKey: apiKey, secretKey: secret } = credentials;
  const xt = new ccxt.xt({ apiKey, secret, enableRateLimit: false });
  xt.urls.api.spot = baseUrl;
  return xt;
}

export async function page(baseUrl) {
  const xt = exchange(baseUrl);
  return async () => (await xt.privateSpotGetHistoryOrder({ limit: 100 })).result;
}

export async function placeOrder(baseUrl) {
  const xt = exchange(baseUrl);
  return async () => (await xt.privateSpotPostOrder({ ...order })).result;
}

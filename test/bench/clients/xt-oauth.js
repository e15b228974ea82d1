/** This package, from `dist/`. */
import { createXtClient, createXtOAuth } from "../../../dist/index.js";
import { credentials, institution, order } from "../jobs.js";

export async function token(baseUrl) {
  const xt = createXtOAuth({ ...institution, baseUrl });
  return (code) => xt.exchangeCode(code);
}

/** With the option `fetch`, as callers behind a proxy pass it. */
export async function tokenOverFetch(baseUrl) {
  const xt = createXtOAuth({ ...institution, baseUrl, fetch: globalThis.fetch });
  return (code) => xt.exchangeCode(code);
}

function user(baseUrl) {
  const { accessToken, ...pair } = credentials;
  return createXtClient({ ...pair, baseUrl }).forUser(accessToken);
}

export async function page(baseUrl) {
  const client = user(baseUrl);
  return () => client.getOrderHistory({ limit: 100 });
}

export async function placeOrder(baseUrl) {
  const client = user(baseUrl);
  return () => client.placeOrder(order);
}

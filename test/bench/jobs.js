/** The jobs of the clients, and their inputs. */
export const paths = {
  token: "/public/uaa/oauth2/token",
  page: "/spot/v4/history-order",
  order: "/spot/v4/order",
};

export const institution = { clientId: "an-institution", clientSecret: "a-client-secret" };

export const credentials = {
  appKey: "an-app-key",
  secretKey: "a-secret-key-of-forty-characters-or-so--",
  accessToken: "a-token",
};

export const order = {
  symbol: "btc_usdt",
  side: "BUY",
  type: "LIMIT",
  timeInForce: "GTC",
  bizType: "SPOT",
  price: "40000",
  quantity: "2",
};

/**
 * The clients of each job. A client is a file of `clients/` and the function in it. The first client is the base of the ratios.
 * A sample is `calls` calls, of which `inFlight` run at once.
 * `expected` is a text that the result must contain: a client that does less of the job would look fast.
 */
export const jobs = {
  token: {
    calls: 256,
    inFlight: 64,
    expected: '"refresh_token":"',
    clients: {
      fetch: "fetch:token",
      fetchWithDeadline: "fetch:tokenWithDeadline",
      openapiFetch: "openapi-fetch:token",
      xtOAuth: "xt-oauth:token",
    },
  },
  passedFetch: {
    calls: 256,
    inFlight: 64,
    expected: '"refresh_token":"',
    clients: { fetchWithDeadline: "fetch:tokenWithDeadline", xtOAuthOverFetch: "xt-oauth:tokenOverFetch" },
  },
  page: {
    calls: 128,
    inFlight: 16,
    expected: '"orderId":"',
    clients: { fetch: "fetch:page", ccxt: "ccxt:page", xtOAuth: "xt-oauth:page" },
  },
  order: {
    calls: 128,
    inFlight: 16,
    expected: '"orderId":"',
    clients: { fetch: "fetch:placeOrder", ccxt: "ccxt:placeOrder", xtOAuth: "xt-oauth:placeOrder" },
  },
};

/** Milliseconds of CPU that this process has used, user and system, over all its threads. */
export function cpuMs() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

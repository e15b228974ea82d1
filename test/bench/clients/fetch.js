/** A handwritten client on the built-in `fetch`. It checks `rc` and nothing else. */
import { credentials, institution, order, paths } from "../jobs.js";

async function send(url, init) {
  const response = await fetch(url, init);
  const { rc, mc, result } = await response.json();
  if (rc !== 0) throw new Error(`XT refused: ${mc}`);
  return result;
}

const tokenUrl = (baseUrl, code) => {
  const { clientId, clientSecret } = institution;
  const query = { client_id: clientId, client_secret: clientSecret, grant_type: "authorization_code", code };
  return `${baseUrl}${paths.token}?${new URLSearchParams(query)}`;
};

export async function token(baseUrl) {
  return (code) => send(tokenUrl(baseUrl, code));
}

export async function tokenWithDeadline(baseUrl) {
  return async (code) => {
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(), 10_000);
    try {
      return await send(tokenUrl(baseUrl, code), { signal: controller.signal });
    } finally {
      clearTimeout(timer);
    }
  };
}

async function signedCall(baseUrl) {
  const { createHmac } = await import("node:crypto");
  return (method, path, query, body) => {
    const signed = {
      "validate-algorithms": "HmacSHA256",
      "validate-appkey": credentials.appKey,
      "validate-recvwindow": "5000",
      "validate-timestamp": `${Date.now()}`,
    };
    const head = Object.entries(signed).map(([name, value]) => `${name}=${value}`);
    const text = [head.join("&"), method, path, query, body].filter(Boolean).join("#");
    const signature = createHmac("sha256", credentials.secretKey).update(text).digest("hex");
    const headers = {
      ...signed,
      "validate-signature": signature,
      "access-token": credentials.accessToken,
      "content-type": "application/json",
    };
    return send(`${baseUrl}${path}${query && `?${query}`}`, { method, headers, body });
  };
}

export async function page(baseUrl) {
  const call = await signedCall(baseUrl);
  return () => call("GET", paths.page, "limit=100");
}

export async function placeOrder(baseUrl) {
  const call = await signedCall(baseUrl);
  return () => call("POST", paths.order, "", JSON.stringify(order));
}

/** `fetch`, written by hand by someone who has waited for an answer that never came. */

/** @type {import("./index.js").Create} */
export function create({ baseUrl, path, clientId, clientSecret }) {
  /** @param {Record<string, string>} grant */
  async function call(grant) {
    const query = new URLSearchParams({ client_id: clientId, client_secret: clientSecret, ...grant });
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(), 10_000);
    try {
      const response = await fetch(`${baseUrl}${path}?${query}`, { signal: controller.signal });
      const { rc, mc, result } = await response.json();
      if (rc !== 0) throw new Error(`XT said no: ${mc}`);
      return result;
    } finally {
      clearTimeout(timer);
    }
  }
  return {
    exchange: (code) => call({ grant_type: "authorization_code", code }),
    refresh: (token) => call({ grant_type: "refresh_token", refresh_token: token }),
  };
}

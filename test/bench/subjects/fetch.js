/** The floor: `fetch`, written by hand, with nothing but the question whether XT said yes. */

/** @type {import("./index.js").Create} */
export function create({ baseUrl, path, clientId, clientSecret }) {
  /** @param {Record<string, string>} grant */
  async function call(grant) {
    const query = new URLSearchParams({ client_id: clientId, client_secret: clientSecret, ...grant });
    const response = await fetch(`${baseUrl}${path}?${query}`);
    const { rc, mc, result } = await response.json();
    if (rc !== 0) throw new Error(`XT said no: ${mc}`);
    return result;
  }
  return {
    exchange: (code) => call({ grant_type: "authorization_code", code }),
    refresh: (token) => call({ grant_type: "refresh_token", refresh_token: token }),
  };
}

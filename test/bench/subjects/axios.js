/** axios over `fetch`, which is what it does where there is no Node, so that everyone here uses the same transport. */
import axios from "axios";

/** @type {import("./index.js").Create} */
export function create({ baseUrl, path, clientId, clientSecret }) {
  const client = axios.create({ baseURL: baseUrl, adapter: "fetch", timeout: 10_000 });
  /** @param {Record<string, string>} grant */
  async function call(grant) {
    const params = { client_id: clientId, client_secret: clientSecret, ...grant };
    const { data } = await client.get(path, { params });
    if (data.rc !== 0) throw new Error(`XT said no: ${data.mc}`);
    return data.result;
  }
  return {
    exchange: (code) => call({ grant_type: "authorization_code", code }),
    refresh: (token) => call({ grant_type: "refresh_token", refresh_token: token }),
  };
}

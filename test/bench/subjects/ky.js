/** ky, with the deadline that it has by default, and without its repeats: a code works once. */
import ky from "ky";

/** @type {import("./index.js").Create} */
export function create({ baseUrl, path, clientId, clientSecret }) {
  const client = ky.create({ baseUrl, timeout: 10_000, retry: 0 });
  /** @param {Record<string, string>} grant */
  async function call(grant) {
    const searchParams = { client_id: clientId, client_secret: clientSecret, ...grant };
    /** @type {{ rc: number, mc: string, result: unknown }} */
    const { rc, mc, result } = await client.get(path, { searchParams }).json();
    if (rc !== 0) throw new Error(`XT said no: ${mc}`);
    return result;
  }
  return {
    exchange: (code) => call({ grant_type: "authorization_code", code }),
    refresh: (token) => call({ grant_type: "refresh_token", refresh_token: token }),
  };
}

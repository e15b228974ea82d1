/** The `fetch` functions that orval generates from the same spec. */
import { getToken } from "../.tmp/orval/client.js";

/** @type {import("./index.js").Create} */
export function create({ baseUrl, clientId, clientSecret }) {
  // Its functions take no base URL: where it is only known at run time, it is an expression in what is generated.
  globalThis.orvalBaseUrl = baseUrl;
  const institution = { client_id: clientId, client_secret: clientSecret };
  /** @param {{ grant_type: "authorization_code", code: string } | { grant_type: "refresh_token", refresh_token: string }} grant */
  async function call(grant) {
    const { status, data } = await getToken({ ...institution, ...grant });
    if (status !== 200 || data.rc !== 0) throw new Error(`XT said no: ${status}`);
    return data.result;
  }
  return {
    exchange: (code) => call({ grant_type: "authorization_code", code }),
    refresh: (token) => call({ grant_type: "refresh_token", refresh_token: token }),
  };
}

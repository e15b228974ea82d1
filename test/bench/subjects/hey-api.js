/** The `fetch` client that hey-api generates from the same spec. */
import { createClient, createConfig } from "../.tmp/hey-api/client/index.js";
import { getToken } from "../.tmp/hey-api/sdk.gen.js";

/** @type {import("./index.js").Create} */
export function create({ baseUrl, clientId, clientSecret }) {
  const client = createClient(createConfig({ baseUrl }));
  const institution = { client_id: clientId, client_secret: clientSecret };
  /** @param {{ grant_type: "authorization_code", code: string } | { grant_type: "refresh_token", refresh_token: string }} grant */
  async function call(grant) {
    const { data } = await getToken({ client, query: { ...institution, ...grant }, throwOnError: true });
    if (data.rc !== 0) throw new Error(`XT said no: ${data.mc}`);
    return data.result;
  }
  return {
    exchange: (code) => call({ grant_type: "authorization_code", code }),
    refresh: (token) => call({ grant_type: "refresh_token", refresh_token: token }),
  };
}

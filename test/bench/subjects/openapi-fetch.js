/** openapi-fetch as it comes, which xt-oauth is built on. */
import createClient from "openapi-fetch";

/** @type {import("./index.js").Create} */
export function create({ baseUrl, path, clientId, clientSecret }) {
  /** @type {import("openapi-fetch").Client<import("../../../generated/types.js").paths>} */
  const client = createClient({ baseUrl });
  const institution = { client_id: clientId, client_secret: clientSecret };
  /** @param {{ grant_type: "authorization_code", code: string } | { grant_type: "refresh_token", refresh_token: string }} grant */
  async function call(grant) {
    const { data } = await client.GET(path, { params: { query: { ...institution, ...grant } } });
    if (data?.rc !== 0) throw new Error(`XT said no: ${data?.mc}`);
    return data.result;
  }
  return {
    exchange: (code) => call({ grant_type: "authorization_code", code }),
    refresh: (token) => call({ grant_type: "refresh_token", refresh_token: token }),
  };
}

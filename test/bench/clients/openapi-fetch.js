/** openapi-fetch without middleware. It has no timeout, and checks only `rc`. */
import createClient from "openapi-fetch";
import { institution, paths } from "../jobs.js";

export async function token(baseUrl) {
  const client = createClient({ baseUrl });
  const { clientId, clientSecret } = institution;
  return async (code) => {
    const query = { client_id: clientId, client_secret: clientSecret, grant_type: "authorization_code", code };
    const { data } = await client.GET(paths.token, { params: { query } });
    if (data?.rc !== 0) throw new Error(`XT refused: ${data?.mc}`);
    return data.result;
  };
}

/**
 * oauth4webapi, made to speak with XT: it sends the RFC's POST and wants the RFC's answer, so its own hook for `fetch` turns
 * the one into XT's GET, and XT's envelope into the other. What it then checks is the RFC's part of the answer.
 */
import {
  allowInsecureRequests,
  authorizationCodeGrantRequest,
  ClientSecretPost,
  customFetch,
  expectNoState,
  nopkce,
  processAuthorizationCodeResponse,
  processRefreshTokenResponse,
  refreshTokenGrantRequest,
  validateAuthResponse,
} from "oauth4webapi";

// The RFC's exchange repeats it, XT's doesn't.
const redirectUri = "https://institution.example/callback";

/** @type {import("./index.js").Create} */
export function create({ baseUrl, path, clientId, clientSecret }) {
  const server = { issuer: baseUrl, token_endpoint: `${baseUrl}${path}` };
  const client = { client_id: clientId };
  const secret = ClientSecretPost(clientSecret);
  const options = { [allowInsecureRequests]: true, [customFetch]: asXtSpeaks };
  return {
    async exchange(code) {
      const callback = validateAuthResponse(server, client, new URLSearchParams({ code }), expectNoState);
      const response = await authorizationCodeGrantRequest(
        server,
        client,
        secret,
        callback,
        redirectUri,
        nopkce,
        options,
      );
      return withoutTokenType(await processAuthorizationCodeResponse(server, client, response));
    },
    async refresh(token) {
      const response = await refreshTokenGrantRequest(server, client, secret, token, options);
      return withoutTokenType(await processRefreshTokenResponse(server, client, response));
    },
  };
}

/** @type {(url: string, init: import("oauth4webapi").CustomFetchOptions<"POST", URLSearchParams>) => Promise<Response>} */
async function asXtSpeaks(url, { body, redirect }) {
  body.delete("redirect_uri");
  const response = await fetch(`${url}?${body}`, { redirect, headers: { accept: "application/json" } });
  const { rc, mc, result } = await response.json();
  if (rc !== 0) throw new Error(`XT said no: ${mc}`);
  return Response.json({ ...result, token_type: "bearer" });
}

/** @param {import("oauth4webapi").TokenEndpointResponse} token */
function withoutTokenType({ token_type, ...token }) {
  return token;
}

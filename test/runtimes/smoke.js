// Runs on every runtime: the program of the package's tests, and over a real connection a sign-in and the failures whose outcome
// depends on the runtime's errors.
import * as xtOAuth from "xt-oauth";
import * as openapiFetch from "xt-oauth/openapi-fetch";
import * as testing from "xt-oauth/testing";
import * as tokens from "xt-oauth/tokens";
import program from "./program.cjs";

/** @param {{ api: string, unused: string }} urls the URL of the API, and a URL without a server */
export async function smoke({ api, unused }) {
  const xtAt = (baseUrl, timeoutMs = 5_000) =>
    xtOAuth.createXtOAuth({ clientId: "an-institution", clientSecret: "planted-secret", baseUrl, timeoutMs });
  const failure = async (baseUrl, timeoutMs) => {
    const error = await xtAt(baseUrl, timeoutMs)
      .exchangeCode("planted-code")
      .catch((reason) => reason);
    if (!xtOAuth.isXtError(error)) return { name: `not an XtError: ${error}` };
    const { name, code, outcome, cause, message, stack } = error;
    const leaks = `${message} ${stack} ${JSON.stringify(error)} ${JSON.stringify(cause)}`.includes("planted");
    return { name, code, outcome, leaks };
  };

  const token = await xtAt(api).exchangeCode("planted-code");
  return {
    user: token.user_id,
    renewed: (await xtAt(api).refreshToken(token.refresh_token)).user_id,
    refused: await failure(unused),
    redirected: await failure(`${api}/redirected`),
    lost: await failure(`${api}/lost`),
    stalled: await failure(`${api}/stalled`, 200),
    observed: await program({ xtOAuth, openapiFetch, testing, tokens }),
  };
}

/** `npm start`, the main job: a whole sign-in against the mocked API. Every value in it is an example. */
import { inspect } from "node:util";
import {
  accessTokenExpiresAt,
  createXtOAuth,
  type Fetch,
  isXtError,
  refreshTokenExpiresAt,
  type XtToken,
} from "../src/index.js";
import { startMock } from "./prism.js";

const institution = {
  clientId: "example-institution",
  clientSecret: "example-client-secret",
  redirectUri: "https://institution.example/callback",
  scope: "userinfo",
};

const mock = await startMock();
console.log(`The spec is served by Prism on ${mock.baseUrl}. No request leaves this machine.\n`);
try {
  const xt = createXtOAuth({ ...institution, baseUrl: mock.baseUrl });

  console.log("1. Send the user to XT:");
  const { url, state } = xt.authorizationUrl({ language: "en" });
  console.log(`   ${url}\n`);

  console.log("2. The user comes back; read the code and exchange it:");
  const code = xt.readCallback(`/callback?code=example-code&state=${state}`, { state });
  const token = await xt.exchangeCode(code);
  printToken(token);

  console.log("3. Refresh it:");
  printToken(await xt.refreshToken(token.refresh_token));

  console.log("4. When XT says no, the call throws:");
  const refused: Fetch = (input, init) => {
    const headers = new Headers(init.headers);
    headers.set("Prefer", "example=auth-failure"); // Prism's way to choose an answer.
    return fetch(input, { ...init, headers });
  };
  try {
    await createXtOAuth({ ...institution, baseUrl: mock.baseUrl, fetch: refused }).exchangeCode(code);
  } catch (error) {
    if (!isXtError(error) || error.name !== "XtApiError") throw error;
    const { name, code, outcome, rc, mc, meaning } = error;
    console.log("   try { await xt.exchangeCode(code) } catch (error) {");
    console.log('     if (isXtError(error) && error.name === "XtApiError") console.log(error);');
    console.log("   }\n");
    console.log(`   ${error.message}`);
    print({ name, code, outcome, rc, mc, meaning });
  }
} finally {
  await mock.stop();
}

function printToken(token: XtToken): void {
  const masked = {
    ...token,
    access_token: mask(token.access_token),
    refresh_token: mask(token.refresh_token),
  };
  print(masked);
  console.log(`   access token expires  ${when(accessTokenExpiresAt(token))}`);
  console.log(`   refresh token expires ${when(refreshTokenExpiresAt(token))}\n`);
}

function print(value: object): void {
  console.log(`   ${inspect(value).replaceAll("\n", "\n   ")}`);
}

function mask(token: string): string {
  return `[${token.length} characters]`;
}

function when(expiry: Date | undefined): string {
  if (expiry === undefined) return "at an unknown time: the token has no readable exp";
  const past = expiry.getTime() < Date.now() ? ", long past: it is XT's own example" : "";
  return `${expiry.toISOString()} (read from exp inside the JWT, not from expires_in${past})`;
}

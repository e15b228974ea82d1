// A user's program in TypeScript. The test compiles it with each compiler and each module resolution, and runs it.
import {
  accessTokenExpiresAt,
  type components,
  createXtClient,
  createXtOAuth,
  type Fetch,
  isXtError,
  languages,
  type XtAnyError,
  type XtErrorCode,
  type XtLanguage,
  type XtOAuthOptions,
  type XtOutcome,
  type XtToken,
} from "xt-oauth";
import { createClient, type XtFetchClient } from "xt-oauth/openapi-fetch";
import { fakeXt, type XtExampleName, type XtFake, type XtFakeAnswers, type XtFakeRequest } from "xt-oauth/testing";
import { strangePath, tokenPath } from "./paths.js";

const answers: XtFakeAnswers = { getToken: "exchange-success" };
const fake: XtFake = fakeXt(answers);
const fetch: Fetch = fake.fetch;
const institution = { clientId: "an-institution", clientSecret: "a-secret", scope: "userinfo" };
const options: XtOAuthOptions = { ...institution, redirectUri: "https://institution.example/callback", fetch };
const xt = createXtOAuth(options);

async function main(): Promise<void> {
  const language: XtLanguage = languages[0];
  const { state } = xt.authorizationUrl({ language });
  const code: string = xt.readCallback(`/callback?code=a-code&state=${state}`, { state });
  const token: XtToken = await xt.exchangeCode(code, { timeoutMs: 1_000 });
  await xt.refreshToken(token.refresh_token);

  const refused: XtExampleName = "auth-failure";
  fake.answer({ getToken: refused });
  const error: unknown = await xt.exchangeCode(code).catch((reason: unknown) => reason);
  const outcomeOf = (failure: XtAnyError): XtOutcome => failure.outcome;
  const codeOf = (failure: XtAnyError): XtErrorCode => failure.code;
  let mc: string | undefined;
  if (isXtError(error) && error.name === "XtApiError" && outcomeOf(error) === "rejected") mc = error.mc;
  if (isXtError(error) && codeOf(error) === "timeout") mc = undefined;

  const client = createXtClient({ fetch });
  const credentials = { client_id: "an-id", client_secret: "a-secret" };
  const query = { ...credentials, grant_type: "refresh_token", refresh_token: "a" } as const;
  fake.answer({ getToken: "refresh-success" });
  const renewed: XtToken = await client.getToken(query);
  // @ts-expect-error: the spec has no such example
  void (() => fakeXt({ getToken: "no-such-example" }));

  const fetching: XtFetchClient = createClient({ fetch });
  const { data } = await fetching.GET(tokenPath, { params: { query } });
  const enveloped: components["schemas"]["Token"] | undefined = data?.rc === 0 ? data.result : undefined;
  // @ts-expect-error: the spec has no such path
  void (() => fetching.GET(strangePath, { params: { query } }));

  const requests: readonly XtFakeRequest[] = fake.requests;
  const expires: Date | undefined = accessTokenExpiresAt(renewed);
  const asked = requests.slice(0, 3).map(({ parameters }) => parameters.grant_type);
  console.log(JSON.stringify({ user: token.user_id, expires, mc, asked, enveloped: enveloped?.user_id }));
}

main();

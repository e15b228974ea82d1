/** better-auth with XT as a provider. XT's token endpoint isn't one that better-auth can ask, so the package asks it. */
import { type BetterAuthOptions, betterAuth } from "better-auth";
import { genericOAuth } from "better-auth/plugins";
import type { XtOAuth } from "xt-oauth";
import type { XtTokens } from "xt-oauth/tokens";

export interface Parts {
  appUrl: string;
  secret: string;
  database: NonNullable<BetterAuthOptions["database"]>;
  clientId: string;
  scope: string;
  xt: XtOAuth;
  tokens: XtTokens;
}

/** What XT must know as the institution's redirect address. */
export function redirectUriOf(appUrl: string): string {
  return new URL("/api/auth/callback/xt", appUrl).href;
}

export function createAuth({ appUrl, secret, database, clientId, scope, xt, tokens }: Parts) {
  // better-auth writes the query itself. The path has the language of XT's page in it: one for all users.
  const { origin, pathname } = new URL(xt.authorizationUrl({ language: "en" }).url);
  return betterAuth({
    baseURL: appUrl,
    secret,
    database,
    plugins: [
      genericOAuth({
        config: [
          {
            providerId: "xt",
            clientId,
            scopes: [scope],
            authorizationUrl: origin + pathname,
            redirectURI: redirectUriOf(appUrl),
            // XT's pages don't mention PKCE.
            pkce: false,
            async getToken({ code }) {
              const token = await xt.exchangeCode(code);
              // Here, not in better-auth's database: what it finds there it would renew in its own way, which XT doesn't have.
              await tokens.save(token.user_id, token);
              return { raw: { userId: token.user_id } };
            },
            async getUserInfo({ raw }) {
              const id = `${raw?.userId}`;
              // better-auth wants an email address, and XT tells none: one that can't be anybody's (RFC 2606).
              return { id, name: id, email: `${id}@xt.invalid`, emailVerified: false };
            },
          },
        ],
      }),
    ],
  });
}

export type Auth = ReturnType<typeof createAuth>;

/** An access token of who is signed in that is good, for `createXtClient`; nothing where nobody is, or not by XT. */
export async function accessTokenOf(auth: Auth, tokens: XtTokens, headers: Headers): Promise<string | undefined> {
  if (!(await auth.api.getSession({ headers }))) return undefined;
  const accounts = await auth.api.listUserAccounts({ headers });
  const account = accounts.find(({ providerId }) => providerId === "xt");
  return account && tokens.accessToken(account.accountId);
}

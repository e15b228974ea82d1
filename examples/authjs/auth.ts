/** Auth.js with XT as a provider. Its request for tokens isn't one that XT takes, so it is answered by the package. */
import { Auth, type AuthConfig, customFetch } from "@auth/core";
import type { XtOAuth } from "xt-oauth";
import type { XtTokens } from "xt-oauth/tokens";

export interface Parts {
  appUrl: string;
  secret: string;
  clientId: string;
  scope: string;
  xt: XtOAuth;
  tokens: XtTokens;
}

/** What XT must know as the institution's redirect address. */
export function redirectUriOf(appUrl: string): string {
  return new URL("/auth/callback/xt", appUrl).href;
}

export function createAuth({ secret, clientId, scope, xt, tokens }: Parts): (request: Request) => Promise<Response> {
  // Auth.js writes the query itself. The path has the language of XT's page in it: one for all users.
  const { origin, pathname } = new URL(xt.authorizationUrl({ language: "en" }).url);
  const config: AuthConfig = {
    basePath: "/auth",
    secret,
    trustHost: true,
    session: { strategy: "jwt" },
    providers: [
      {
        id: "xt",
        name: "XT",
        type: "oauth",
        clientId,
        // Auth.js wants one for its own request, which is never sent.
        clientSecret: "not-used",
        authorization: { url: origin + pathname, params: { scope } },
        token: "https://xt.invalid/never-asked",
        // XT's pages don't mention PKCE.
        checks: ["state"],
        async [customFetch](_url, init) {
          const token = await xt.exchangeCode(new URLSearchParams(String(init?.body)).get("code") ?? "");
          // Here, not in Auth.js's cookie: two requests that renewed the same tokens there would end the sign-in.
          await tokens.save(token.user_id, token);
          return Response.json({ token_type: "bearer", access_token: token.access_token, user_id: token.user_id });
        },
        userinfo: {
          // XT has no such endpoint; who the user is came with the tokens.
          url: "https://xt.invalid/never-asked",
          request: ({ tokens }: { tokens: { user_id?: unknown } }) => ({ id: tokens.user_id }),
        },
        profile: ({ id }: { id: string }) => ({ id, name: id }),
      },
    ],
    callbacks: {
      jwt({ token, account }) {
        return account?.provider === "xt" ? { ...token, xtUserId: account.providerAccountId } : token;
      },
      session({ session, token }) {
        return { ...session, xtUserId: token.xtUserId };
      },
    },
  };
  return (request) => Auth(request, config);
}

/** An access token of who is signed in that is good, for `createXtClient`; nothing where nobody is. */
export async function accessTokenOf(
  auth: (request: Request) => Promise<Response>,
  tokens: XtTokens,
  request: Request,
): Promise<string | undefined> {
  const { headers } = request;
  const session: unknown = await (await auth(new Request(new URL("/auth/session", request.url), { headers }))).json();
  const { xtUserId } = Object(session);
  return typeof xtUserId === "string" ? tokens.accessToken(xtUserId) : undefined;
}

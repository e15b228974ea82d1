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
    // The address comes from the configuration, and never from the Host header.
    baseURL: appUrl,
    advanced: { useSecureCookies: appUrl.startsWith("https:") },
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
              // better-auth wants an email address, and XT has none: one that belongs to no one (RFC 2606).
              return { id, name: id, email: `${id}@xt.invalid`, emailVerified: false };
            },
          },
        ],
      }),
    ],
  });
}

export type Auth = ReturnType<typeof createAuth>;

/** A body of better-auth is far smaller; without a limit, a large one would fill the memory. */
const maxBodyBytes = 16 * 1024;

/** The handler to mount: with a limit for bodies, and no page for caches. */
export async function handle(auth: Auth, request: Request): Promise<Response> {
  const { method, headers, url } = request;
  let body = "";
  const decoder = new TextDecoder();
  let bytes = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    bytes += part.value.byteLength;
    // It is read to its end all the same: on a connection with the rest of a body, the next request fails.
    if (bytes <= maxBodyBytes) body += decoder.decode(part.value, { stream: true });
  }
  if (bytes > maxBodyBytes) return new Response(null, { status: 413 });
  const response = await auth.handler(new Request(url, { method, headers, ...(request.body && { body }) }));
  const fresh = new Response(response.body, response);
  fresh.headers.set("Cache-Control", "no-store");
  return fresh;
}

/** A valid access token of the user who is signed in, for `createXtClient`; `undefined` if none is, or not by XT. */
export async function accessTokenOf(auth: Auth, tokens: XtTokens, headers: Headers): Promise<string | undefined> {
  if (!(await auth.api.getSession({ headers }))) return undefined;
  const accounts = await auth.api.listUserAccounts({ headers });
  const account = accounts.find(({ providerId }) => providerId === "xt");
  return account && tokens.accessToken(account.accountId);
}

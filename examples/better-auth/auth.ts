/** XT as a provider of better-auth. XT's token endpoint doesn't accept better-auth's token request, so `xt-oauth` sends it instead. */
import { createHash } from "node:crypto";
import { type BetterAuthOptions, betterAuth } from "better-auth";
import { genericOAuth } from "better-auth/plugins";
import type { XtOAuth } from "xt-oauth";
import type { XtTokenStore, XtTokens } from "xt-oauth/tokens";

export interface AuthOptions {
  /** The URL of the app, such as `https://desk.example`. */
  appUrl: string;
  secret: string;
  database: NonNullable<BetterAuthOptions["database"]>;
  clientId: string;
  scope: string;
  xt: XtOAuth;
  /** Stores which codes were used. It can be the same store as for the tokens. */
  store: XtTokenStore;
  tokens: XtTokens;
}

/** The redirect URL, which must be registered with XT. */
export function redirectUriOf(appUrl: string): string {
  return new URL("/api/auth/callback/xt", appUrl).href;
}

export function createAuth({ appUrl, secret, database, clientId, scope, xt, store, tokens }: AuthOptions) {
  // better-auth writes the query itself. The path contains the language of XT's page, so all users see it in English.
  const { origin, pathname } = new URL(xt.authorizationUrl({ language: "en" }).url);
  return betterAuth({
    // The URL comes from the configuration, and never from the Host header.
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
              // Each of two concurrent requests of one callback gets here. If XT sees a code twice, it may revoke the tokens.
              const key = `code:${createHash("sha256").update(code).digest("hex")}`;
              const isFirst = await store.replace(key, undefined, "used", { endsAt: Date.now() + 600_000 });
              if (!isFirst) throw new Error("this callback was already used");
              const token = await xt.exchangeCode(code);
              // Not in better-auth's database: better-auth would try to renew the token with a request that XT doesn't accept.
              await tokens.save(token.user_id, token);
              return { raw: { userId: token.user_id } };
            },
            async getUserInfo({ raw }) {
              const id = `${raw?.userId}`;
              // better-auth requires an email address, and XT provides none. The domain .invalid exists nowhere (RFC 2606).
              return { id, name: id, email: `${id}@xt.invalid`, emailVerified: false };
            },
          },
        ],
      }),
    ],
  });
}

export type Auth = ReturnType<typeof createAuth>;

/** better-auth's request bodies are far smaller. Without a limit, a large body would fill the memory. */
const maxBodyBytes = 16 * 1024;

/** Whether a browser or a messenger only prefetches a page. A callback must not use the code before the user's visit. */
function isPrefetch(headers: Headers): boolean {
  const purposes = ["sec-purpose", "purpose", "x-purpose", "x-moz"].map((name) => headers.get(name));
  return purposes.some((purpose) => purpose !== null && /prefetch|prerender|preview/i.test(purpose));
}

/** Caches may store a 204 by default, and would then answer the user's visit with the response to a prefetch. */
function emptyResponse(status: number): Response {
  return new Response(null, { status, headers: { "Cache-Control": "no-store" } });
}

/** Handles a request. It limits the size of the body, and forbids caches to store the response. */
export async function handle(auth: Auth, request: Request): Promise<Response> {
  const { method, headers, url } = request;
  if (isPrefetch(headers)) return emptyResponse(204);
  let body = "";
  const decoder = new TextDecoder();
  let bytes = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    bytes += part.value.byteLength;
    // A body that is too large is read to its end, too: otherwise the next request on its connection would fail.
    if (bytes <= maxBodyBytes) body += decoder.decode(part.value, { stream: true });
  }
  if (bytes > maxBodyBytes) return emptyResponse(413);
  const response = await auth.handler(new Request(url, { method, headers, ...(request.body && { body }) }));
  const fresh = new Response(response.body, response);
  fresh.headers.set("Cache-Control", "no-store");
  return fresh;
}

/** Returns a valid access token of the signed-in user, for `client.forUser`; `undefined` if no user is signed in with XT. */
export async function accessTokenOf(auth: Auth, tokens: XtTokens, headers: Headers): Promise<string | undefined> {
  if (!(await auth.api.getSession({ headers }))) return undefined;
  const accounts = await auth.api.listUserAccounts({ headers });
  const account = accounts.find(({ providerId }) => providerId === "xt");
  return account && tokens.accessToken(account.accountId);
}

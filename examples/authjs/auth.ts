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

/** A form of Auth.js is far smaller; without a limit, a large one would fill the memory. */
const maxBodyBytes = 16 * 1024;

export function createAuth(parts: Parts): (request: Request) => Promise<Response> {
  const { appUrl, secret, clientId, scope, xt, tokens } = parts;
  const secure = appUrl.startsWith("https:");
  // Another subdomain can't set a cookie whose name begins with __Host-. Browsers accept that name over https only.
  const cookie = (name: string) => ({
    name: `${secure ? "__Host-" : ""}authjs.${name}`,
    options: { httpOnly: true, sameSite: "lax" as const, path: "/", secure },
  });
  // Auth.js writes the query itself. The path holds the language of XT's page: one for all users.
  const { origin, pathname } = new URL(xt.authorizationUrl({ language: "en" }).url);
  const config: AuthConfig = {
    basePath: "/auth",
    secret,
    trustHost: true,
    useSecureCookies: secure,
    cookies: { sessionToken: cookie("session-token"), state: cookie("state") },
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
          // XT has no such endpoint; the user's id came with the tokens.
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
  return async (request) => {
    const { method, headers } = request;
    const body = method === "GET" || method === "HEAD" ? undefined : await bodyOf(request);
    if (body === null) return new Response(null, { status: 413 });
    // The address comes from the configuration: whatever Host a client or a proxy sends, redirects and cookies are the app's own.
    const { pathname, search } = new URL(request.url);
    const sent = new Headers(headers);
    for (const name of ["host", "x-forwarded-host", "x-forwarded-proto"]) sent.delete(name);
    const init = { method, headers: sent, ...(body && { body }) };
    const response = await Auth(new Request(new URL(pathname + search, appUrl), init), config);
    // A copy: the headers of a redirect can't be changed.
    const fresh = new Response(response.body, response);
    fresh.headers.set("Cache-Control", "no-store");
    return fresh;
  };
}

/** The body of a form; `null` if it is too large. */
async function bodyOf(request: Request): Promise<string | null> {
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    bytes += part.value.byteLength;
    // It is read to its end all the same: on a connection with the rest of a body, the next request fails.
    if (bytes <= maxBodyBytes) text += decoder.decode(part.value, { stream: true });
  }
  return bytes > maxBodyBytes ? null : text;
}

/** A valid access token of the user who is signed in, for `createXtClient`; `undefined` if none is. */
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

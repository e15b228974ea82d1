/** XT as a provider of Auth.js. XT's token endpoint doesn't accept the token request of Auth.js, so `xt-oauth` sends it instead. */
import { createHash, randomUUID } from "node:crypto";
import { Auth, type AuthConfig, customFetch } from "@auth/core";
import { isXtError, type XtOAuth } from "xt-oauth";
import type { XtTokenStore, XtTokens } from "xt-oauth/tokens";

export interface AuthOptions {
  /** The URL of the app, such as `https://desk.example`. */
  appUrl: string;
  secret: string;
  clientId: string;
  scope: string;
  xt: XtOAuth;
  /** Stores which codes were used. It can be the same store as for the tokens. */
  store: XtTokenStore;
  tokens: XtTokens;
}

/** The redirect URL, which must be registered with XT. */
export function redirectUriOf(appUrl: string): string {
  return new URL("/auth/callback/xt", appUrl).href;
}

/** Forms of Auth.js are far smaller. Without a limit, a large body would fill the memory. */
const maxBodyBytes = 16 * 1024;

export function createAuth(options: AuthOptions): (request: Request) => Promise<Response> {
  const { appUrl, secret, clientId, scope, xt, store, tokens } = options;
  const secure = appUrl.startsWith("https:");
  // Another subdomain can't set a cookie whose name begins with __Host-. Browsers accept that name over https only.
  const cookie = (name: string) => ({
    name: `${secure ? "__Host-" : ""}authjs.${name}`,
    options: { httpOnly: true, sameSite: "lax" as const, path: "/", secure },
  });
  // Auth.js writes the query itself. The path contains the language of XT's page, so all users see it in English.
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
        // Auth.js requires it for its own token request, which is never sent.
        clientSecret: "not-used",
        authorization: { url: origin + pathname, params: { scope } },
        token: "https://xt.invalid/never-requested",
        // XT's pages don't mention PKCE.
        checks: ["state"],
        async [customFetch](_url, init) {
          const code = new URLSearchParams(String(init?.body)).get("code") ?? "";
          // Each of two concurrent requests of one callback gets here. If XT sees a code twice, it may revoke the tokens.
          const key = `code:${createHash("sha256").update(code).digest("hex")}`;
          const used = randomUUID();
          const isFirst = await store.replace(key, undefined, used, { endsAt: Date.now() + 600_000 });
          if (!isFirst) throw new Error("this callback was already used");
          const token = await xt.exchangeCode(code).catch(async (error) => {
            // The code wasn't used, so the user can reload the page.
            if (isXtError(error) && error.outcome === "not-sent") await store.replace(key, used, undefined);
            throw error;
          });
          // Not in the cookie of Auth.js: two requests would renew the same tokens there, and XT could then revoke the sign-in.
          await tokens.save(token.user_id, token);
          return Response.json({ token_type: "bearer", access_token: token.access_token, user_id: token.user_id });
        },
        userinfo: {
          // XT has no such endpoint. The user's id is in the response with the tokens.
          url: "https://xt.invalid/never-requested",
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
    if (isPrefetch(headers)) return emptyResponse(204);
    const body = method === "GET" || method === "HEAD" ? undefined : await bodyOf(request);
    if (body === null) return emptyResponse(413);
    // The origin comes from the configuration: a forged Host header or a path such as //evil.example can't change redirects and cookies.
    const { pathname, search } = new URL(request.url);
    const url = Object.assign(new URL(appUrl), { pathname, search });
    const sent = new Headers(headers);
    for (const name of ["host", "x-forwarded-host", "x-forwarded-proto"]) sent.delete(name);
    const init = { method, headers: sent, ...(body && { body }) };
    const response = await Auth(new Request(url, init), config);
    // A copy, because the headers of a redirect are immutable.
    const fresh = new Response(response.body, response);
    fresh.headers.set("Cache-Control", "no-store");
    return fresh;
  };
}

/** Caches may store a 204 by default, and would then answer the user's visit with the response to a prefetch. */
function emptyResponse(status: number): Response {
  return new Response(null, { status, headers: { "Cache-Control": "no-store" } });
}

/** Whether a browser or a messenger only prefetches a page. A callback must not use the code before the user's visit. */
function isPrefetch(headers: Headers): boolean {
  const purposes = ["sec-purpose", "purpose", "x-purpose", "x-moz"].map((name) => headers.get(name));
  return purposes.some((purpose) => purpose !== null && /prefetch|prerender|preview/i.test(purpose));
}

/** Reads the body of a form; `null` if it is too large. */
async function bodyOf(request: Request): Promise<string | null> {
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    bytes += part.value.byteLength;
    // A body that is too large is read to its end, too: otherwise the next request on its connection would fail.
    if (bytes <= maxBodyBytes) text += decoder.decode(part.value, { stream: true });
  }
  return bytes > maxBodyBytes ? null : text;
}

/** Returns a valid access token of the signed-in user, for `createXtClient`; `undefined` if no user is signed in. */
export async function accessTokenOf(
  auth: (request: Request) => Promise<Response>,
  tokens: XtTokens,
  request: Request,
): Promise<string | undefined> {
  // Only the cookies: with the headers of a prefetch, there would be no session in the response.
  const headers = { cookie: request.headers.get("cookie") ?? "" };
  const session: unknown = await (await auth(new Request(new URL("/auth/session", request.url), { headers }))).json();
  const { xtUserId } = Object(session);
  return typeof xtUserId === "string" ? tokens.accessToken(xtUserId) : undefined;
}

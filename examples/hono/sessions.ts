/** The sessions of signed-in users, on the server. The browser's cookie has the id. A second cookie is for sign-ins in progress. */
import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { isXtError } from "xt-oauth";
import type { XtTokenStore } from "xt-oauth/tokens";

export interface Session {
  id: string;
  userId: string;
}

const signInSeconds = 600;
const sessionSeconds = 7 * 24 * 3600;

const endsAfter = (seconds: number) => ({ endsAt: Date.now() + seconds * 1000 });

/** A session that encryptedStore can't decrypt, because its key was removed, counts as absent, so that the user can sign in again. */
function absentIfUndecryptable(error: unknown): undefined {
  if (!isXtError(error) || error.name !== "XtConfigError") throw error;
}

export function createSessions(store: XtTokenStore, { secure }: { secure: boolean }) {
  // Another subdomain can't set a cookie whose name begins with __Host-. Browsers accept that name over https only.
  const prefix = secure ? ("host" as const) : undefined;
  function put(c: Context, name: string, value: string, maxAge: number): void {
    // Lax, because the browser must send the cookie when XT's site redirects to this app.
    const options = { path: "/", httpOnly: true, sameSite: "Lax", secure, maxAge } as const;
    if (prefix) setCookie(c, name, value, { ...options, prefix, secure: true });
    else setCookie(c, name, value, options);
  }
  const read = (c: Context, name: string) => (prefix ? getCookie(c, name, prefix) : getCookie(c, name));

  return {
    readSignIn: (c: Context) => read(c, "sign-in"),
    setSignIn: (c: Context, session: string) => put(c, "sign-in", session, signInSeconds),

    /** Starts a session. The id must be new, so that an id that an attacker has set before is useless (session fixation). */
    async start(c: Context, { id, userId }: Session): Promise<void> {
      await store.replace(`session:${id}`, undefined, userId, endsAfter(sessionSeconds));
      put(c, "session", id, sessionSeconds);
    },

    async get(c: Context): Promise<Session | undefined> {
      const id = read(c, "session");
      const userId = id && (await store.get(`session:${id}`).catch(absentIfUndecryptable));
      return id && userId ? { id, userId } : undefined;
    },

    async end({ id, userId }: Session): Promise<void> {
      await store.replace(`session:${id}`, userId, undefined);
    },

    /** Claims the id of an order before the order is sent. Resolves to `false` if it was claimed before, also by a concurrent call. */
    claimOrderId: ({ id }: Session, clientOrderId: string) =>
      store.replace(`order:${id}:${clientOrderId}`, undefined, "claimed", endsAfter(sessionSeconds)),
  };
}

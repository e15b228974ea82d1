/** Who is signed in, and which sign-ins are under way: on the server, known to the browser by two cookies. */
import { randomUUID } from "node:crypto";
import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import type { Store } from "./store.js";

export interface Session {
  id: string;
  userId: string;
}

const signInSeconds = 600;
const sessionSeconds = 7 * 24 * 3600;

export function createSessions(store: Store, { secure }: { secure: boolean }) {
  // Lax: a browser that comes back from XT's site still sends them.
  const cookie = { path: "/", httpOnly: true, sameSite: "Lax", secure } as const;

  return {
    /** Keeps a state for each sign-in under way, so that two tabs don't disturb each other. */
    async began(c: Context, state: string): Promise<void> {
      // A cookie of its own: a tab that ends its sign-in changes the session, and the other tabs' states must outlive that.
      const browser = getCookie(c, "browser") ?? randomUUID();
      setCookie(c, "browser", browser, { ...cookie, maxAge: signInSeconds });
      await store.put(`state:${browser}:${state}`, "under way", signInSeconds);
    },

    /** The state that the browser came back with, if this browser was sent away with it; a second time it was not. */
    async ended(c: Context): Promise<string | undefined> {
      const browser = getCookie(c, "browser");
      const state = c.req.query("state") ?? "";
      const isUnderWay = browser !== undefined && (await store.take(`state:${browser}:${state}`)) !== undefined;
      return isUnderWay ? state : undefined;
    },

    /** Takes a new id for each sign-in: one that somebody planted in the browser before it leads to nothing. */
    async put(c: Context, { id, userId }: Session): Promise<void> {
      await store.put(`session:${id}`, userId, sessionSeconds);
      setCookie(c, "session", id, { ...cookie, maxAge: sessionSeconds });
    },

    async of(c: Context): Promise<Session | undefined> {
      const id = getCookie(c, "session");
      const userId = id && (await store.get(`session:${id}`));
      return id && userId ? { id, userId } : undefined;
    },

    async end({ id }: Session): Promise<void> {
      await store.take(`session:${id}`);
    },
  };
}

/** Who is signed in, and which sign-ins are under way: on the server, known to the browser by two cookies. */
import { randomUUID } from "node:crypto";
import type { NextRequest, NextResponse } from "next/server";
import { isXtError } from "xt-oauth";
import { desk } from "./desk";

const signInSeconds = 600;
const sessionSeconds = 7 * 24 * 3600;

export interface Session {
  id: string;
  userId: string;
}

async function cookie(maxAge: number) {
  const { appUrl } = await desk();
  // Lax: a browser that comes back from XT's site still sends it.
  return { path: "/", httpOnly: true, sameSite: "lax", secure: appUrl.startsWith("https:"), maxAge } as const;
}

/** Keeps a state for each sign-in under way, so that two tabs don't disturb each other. */
export async function signInBegan(request: NextRequest, response: NextResponse, state: string): Promise<void> {
  const { store } = await desk();
  const browser = request.cookies.get("browser")?.value ?? randomUUID();
  response.cookies.set("browser", browser, await cookie(signInSeconds));
  await store.put(`state:${browser}:${state}`, "under way", signInSeconds);
}

/** The state that the browser came back with, if this browser was sent away with it; a second time it was not. */
export async function signInEnded(request: NextRequest): Promise<string | undefined> {
  const { store } = await desk();
  const browser = request.cookies.get("browser")?.value;
  const state = request.nextUrl.searchParams.get("state") ?? "";
  const isUnderWay = browser !== undefined && (await store.take(`state:${browser}:${state}`)) !== undefined;
  return isUnderWay ? state : undefined;
}

/** Takes a new id for each sign-in: one that somebody planted in the browser before it leads to nothing. */
export async function putSession(response: NextResponse, { id, userId }: Session): Promise<void> {
  const { store } = await desk();
  await store.put(`session:${id}`, userId, sessionSeconds);
  response.cookies.set("session", id, await cookie(sessionSeconds));
}

export async function sessionOf(request: NextRequest): Promise<Session | undefined> {
  const id = request.cookies.get("session")?.value;
  const userId = id && (await (await desk()).store.get(`session:${id}`));
  return id && userId ? { id, userId } : undefined;
}

export async function endSession({ id }: Session): Promise<void> {
  const { store, tokens } = await desk();
  await store.take(`session:${id}`);
  await tokens.delete(id);
}

/** Runs `act` for who is signed in. A form or a script of another site gets nowhere: browsers say whence they ask. */
export async function signedIn(request: NextRequest, act: (session: Session) => Promise<Response>): Promise<Response> {
  const { appUrl } = await desk();
  if (request.method !== "GET" && request.headers.get("origin") !== new URL(appUrl).origin) {
    return Response.json({ error: "not of this site" }, { status: 403 });
  }
  const session = await sessionOf(request);
  if (!session) return Response.json({ error: "sign in" }, { status: 401 });
  try {
    return await act(session);
  } catch (error) {
    if (!isXtError(error)) throw error;
    if (error.code === "sign_in_needed") {
      await endSession(session);
      return Response.json({ error: "sign in again" }, { status: 401 });
    }
    return Response.json({ error: "XT doesn't answer well", outcome: error.outcome }, { status: 502 });
  }
}

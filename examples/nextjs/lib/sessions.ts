/** The sessions of signed-in users, on the server. The browser's cookie has the id. A second cookie is for sign-ins in progress. */
import type { NextRequest, NextResponse } from "next/server";
import { isXtError } from "xt-oauth";
import { desk } from "./desk";

const signInSeconds = 600;
const sessionSeconds = 7 * 24 * 3600;

export interface Session {
  id: string;
  userId: string;
}

/** Another subdomain can't set a cookie whose name begins with __Host-. Browsers accept that name over https only. */
async function nameOf(name: string): Promise<string> {
  const { appUrl } = await desk();
  return appUrl.startsWith("https:") ? `__Host-${name}` : name;
}

async function cookie(maxAge: number) {
  const { appUrl } = await desk();
  // Lax, because the browser must send the cookie when XT's site redirects to this app.
  return { path: "/", httpOnly: true, sameSite: "lax", secure: appUrl.startsWith("https:"), maxAge } as const;
}

/** Returns the session of the sign-ins that are in progress in this browser. */
export async function signInOf(request: NextRequest): Promise<string | undefined> {
  return request.cookies.get(await nameOf("sign-in"))?.value;
}

export async function putSignIn(response: NextResponse, session: string): Promise<void> {
  response.cookies.set(await nameOf("sign-in"), session, await cookie(signInSeconds));
}

/** Starts a session. The id must be new, so that an id that an attacker has set before is useless (session fixation). */
export async function startSession(response: NextResponse, id: string, userId: string): Promise<void> {
  const { store } = await desk();
  await store.replace(`session:${id}`, undefined, userId, { endsAt: Date.now() + sessionSeconds * 1000 });
  response.cookies.set(await nameOf("session"), id, await cookie(sessionSeconds));
}

export async function sessionOf(request: NextRequest): Promise<Session | undefined> {
  const id = request.cookies.get(await nameOf("session"))?.value;
  const userId = id && (await (await desk()).store.get(`session:${id}`).catch(absentIfUndecryptable));
  return id && userId ? { id, userId } : undefined;
}

/** A session that encryptedStore can't decrypt, because its key was removed, counts as absent, so that the user can sign in again. */
function absentIfUndecryptable(error: unknown): undefined {
  if (!isXtError(error) || error.name !== "XtConfigError") throw error;
}

/** Deletes the tokens first: if the store fails, the user can sign out again. */
export async function endSession({ id, userId }: Session): Promise<void> {
  const { store, tokens } = await desk();
  await tokens.delete(id);
  await store.replace(`session:${id}`, userId, undefined);
}

/** Runs `act` for the signed-in user. Only a GET request may come from another site. Forbids caches to store the response. */
export async function signedIn(request: NextRequest, act: (session: Session) => Promise<Response>): Promise<Response> {
  const response = await respond(request, act);
  response.headers.set("Cache-Control", "no-store");
  return response;
}

async function respond(request: NextRequest, act: (session: Session) => Promise<Response>): Promise<Response> {
  const { appUrl } = await desk();
  if (request.method !== "GET" && request.headers.get("origin") !== new URL(appUrl).origin) {
    return Response.json({ error: "the request comes from another site" }, { status: 403 });
  }
  const session = await sessionOf(request);
  if (!session) return Response.json({ error: "sign in" }, { status: 401 });
  try {
    return await act(session);
  } catch (error) {
    if (!isXtError(error) || error.code === "store_failed") throw error;
    // The session and the tokens stay: a refusal may be temporary, such as that of a wrong client secret.
    if (error.code === "sign_in_needed") return Response.json({ error: "sign in again" }, { status: 401 });
    console.error(error);
    return Response.json(
      { error: "XT refused the request, or can't be reached", outcome: error.outcome },
      { status: 502 },
    );
  }
}

/** Reads a JSON body; `undefined` if it is invalid or too large. Without a limit, a large body would fill the memory. */
export async function jsonOf(request: NextRequest, maxBytes = 16 * 1024): Promise<unknown> {
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    bytes += part.value.byteLength;
    // A body that is too large is read to its end, too: otherwise the next request on its connection would fail.
    if (bytes <= maxBytes) text += decoder.decode(part.value, { stream: true });
  }
  if (bytes > maxBytes) return undefined;
  try {
    // Bytes of an unfinished character make the text invalid.
    return JSON.parse(text + decoder.decode());
  } catch {
    return undefined;
  }
}

/** Where XT sends the user back to. */
import { randomUUID } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { isXtError } from "xt-oauth";
import { desk } from "../../lib/desk";
import { endSession, sessionOf, signInOf, startSession } from "../../lib/sessions";

export async function GET(request: NextRequest) {
  const { appUrl, signIn, tokens } = await desk();
  const before = await sessionOf(request);
  const redirect = (path: string) =>
    NextResponse.redirect(new URL(path, appUrl), { status: 303, headers: { "Cache-Control": "no-store" } });
  try {
    const { token, returnTo } = await signIn.finish(request, { session: await signInOf(request) });
    // By the session, not by the user: signing out here leaves other browsers signed in.
    const id = randomUUID();
    await tokens.save(id, token);
    const response = redirect(returnTo);
    await startSession(response, id, token.user_id);
    if (before) await endSession(before);
    return response;
  } catch (error) {
    if (!isXtError(error)) throw error;
    // HEAD, or a browser that looks ahead.
    if (error.code === "navigation_required") return new Response(null, { status: 204 });
    return redirect(`/?said=${whyNotSignedIn(error.code, before !== undefined)}`);
  }
}

/** By the names that page.tsx has words for. */
function whyNotSignedIn(code: string, isSignedIn: boolean): string {
  if (code === "access_denied") return "denied";
  if (code === "state_used") return isSignedIn ? "still-here" : "lost";
  return code === "session_lost" ? "lost" : "failed";
}

/** The callback, to which XT redirects the user. */
import { randomUUID } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { isXtError } from "xt-oauth";
import { desk } from "../../lib/desk";
import { endSession, sessionOf, signInOf, startSession } from "../../lib/sessions";

export async function GET(request: NextRequest) {
  const { appUrl, signIn, tokens } = await desk();
  const previous = await sessionOf(request);
  const headers = { "Cache-Control": "no-store" };
  const redirect = (path: string) => NextResponse.redirect(new URL(path, appUrl), { status: 303, headers });
  try {
    const { token, returnTo } = await signIn.finish(request, { session: await signInOf(request) });
    // The key is the session, not the user, so that signing out here leaves other browsers signed in.
    const id = randomUUID();
    await tokens.save(id, token);
    const response = redirect(returnTo);
    await startSession(response, id, token.user_id);
    if (previous) await endSession(previous);
    return response;
  } catch (error) {
    if (!isXtError(error)) throw error;
    // A HEAD request, or a prefetch by the browser.
    if (error.code === "navigation_required") return new Response(null, { status: 204, headers });
    // Anyone can send an invalid callback, so these errors would fill the log.
    if (error.name !== "XtCallbackError" && error.code !== "invalid_argument") console.error(error);
    return redirect(`/?notice=${failedSignInNotice(error.code, previous !== undefined)}`);
  }
}

/** Returns the name of a notice in page.tsx. */
function failedSignInNotice(code: string, isSignedIn: boolean): string {
  if (code === "access_denied") return "denied";
  if (code === "state_used") return isSignedIn ? "still-signed-in" : "invalid-sign-in";
  return code === "session_lost" ? "invalid-sign-in" : "failed";
}

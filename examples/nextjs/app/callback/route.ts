/** Where XT sends the user back to. */
import { randomUUID } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { isXtError } from "xt-oauth";
import { desk } from "../../lib/desk";
import { endSession, putSession, sessionOf, signInEnded } from "../../lib/sessions";

export async function GET(request: NextRequest) {
  const { appUrl, xt, tokens } = await desk();
  const before = await sessionOf(request);
  try {
    // Taken out before it is used, whatever comes of it: a state works once.
    const state = await signInEnded(request);
    const token = await xt.exchangeCode(xt.readCallback(request.url, { state }));
    // By the session, not by the user: who signs out here stays signed in elsewhere.
    const session = { id: randomUUID(), userId: token.user_id };
    await tokens.save(session.id, token);
    const response = NextResponse.redirect(new URL("/", appUrl), 303);
    await putSession(response, session);
    if (before) await endSession(before);
    return response;
  } catch (error) {
    if (!isXtError(error)) throw error;
    return NextResponse.redirect(new URL(`/?said=${whyNotSignedIn(error.code, before !== undefined)}`, appUrl), 303);
  }
}

/** By the names that page.tsx has words for. */
function whyNotSignedIn(code: string, isSignedIn: boolean): string {
  if (code === "access_denied") return "denied";
  if (code === "session_lost") return isSignedIn ? "still-here" : "lost";
  return "failed";
}

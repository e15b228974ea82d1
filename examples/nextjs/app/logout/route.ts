/** Ends the session, and deletes the tokens. */
import { type NextRequest, NextResponse } from "next/server";
import { desk } from "../../lib/desk";
import { endSession, signedIn } from "../../lib/sessions";

export async function POST(request: NextRequest) {
  return signedIn(request, async (session) => {
    await endSession(session);
    const { appUrl } = await desk();
    return NextResponse.redirect(new URL("/?notice=signed-out", appUrl), 303);
  });
}

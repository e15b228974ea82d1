/** Redirects the user to XT's page, in the user's language. */
import { type NextRequest, NextResponse } from "next/server";
import { languageFor } from "xt-oauth";
import { desk } from "../../lib/desk";
import { putSignIn, signInOf } from "../../lib/sessions";

export async function GET(request: NextRequest) {
  const { signIn } = await desk();
  const language = languageFor(request.headers.get("accept-language"));
  const { url, session } = await signIn.begin({ language, session: await signInOf(request) });
  const response = NextResponse.redirect(url, { headers: { "Cache-Control": "no-store" } });
  await putSignIn(response, session);
  return response;
}

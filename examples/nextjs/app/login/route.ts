/** Sends the user to XT, in their language. */
import { type NextRequest, NextResponse } from "next/server";
import { languageFor } from "xt-oauth";
import { desk } from "../../lib/desk";
import { signInBegan } from "../../lib/sessions";

export async function GET(request: NextRequest) {
  const { xt } = await desk();
  const { url, state } = xt.authorizationUrl({ language: languageFor(request.headers.get("accept-language")) });
  const response = NextResponse.redirect(url);
  await signInBegan(request, response, state);
  return response;
}

/** Helpers for tests of `createXtSignIn` with a fake XT. */
import { expect, vi } from "vitest";
import { createXtOAuth } from "../../src/index.js";
import { fakeXt } from "../../src/testing/index.js";
import { createXtSignIn, type XtSignInOptions, type XtSignInRequest } from "../../src/tokens/index.js";
import { now } from "./token-pairs.js";

/** Creates a sign-in flow with a fake XT, and a spy on `exchangeCode`. */
export function createSignIn(options: Partial<XtSignInOptions> = {}) {
  const fake = fakeXt({}, { strict: true, users: ["anna", "bo"], now });
  const xt = createXtOAuth({
    clientId: "an-id",
    clientSecret: "a-secret",
    redirectUri: "https://app.example/callback",
    scope: "userinfo",
    fetch: fake.fetch,
  });
  const exchangeCode = vi.fn(xt.exchangeCode);
  const signIn = createXtSignIn({ xt: { ...xt, exchangeCode }, now, ...options });
  return { fake, signIn, exchangeCode };
}

/** Begins a sign-in. Resolves to it, with the callback URL to which XT redirects the browser. */
export async function beginSignIn(options?: Partial<XtSignInOptions>, request?: Partial<XtSignInRequest>) {
  const { signIn, fake, exchangeCode } = createSignIn(options);
  const { url, session } = await signIn.begin({ language: "en", ...request });
  return { signIn, fake, exchangeCode, url, session, callback: fake.authorize(url) };
}

/** Checks that a callback is refused with this error code, and with the outcome `not-sent`. */
export async function expectCallbackError(finishing: Promise<unknown>, code: string) {
  const error = { name: "XtCallbackError", code, outcome: "not-sent", operation: "finish" };
  await expect(finishing).rejects.toMatchObject(error);
}

/** Provides sign-ins with a fake XT, for tests of `createXtSignIn`. */
import { expect, vi } from "vitest";
import { createXtOAuth } from "../../src/index.js";
import { fakeXt } from "../../src/testing/index.js";
import { createXtSignIn, type XtSignInOptions } from "../../src/tokens/index.js";
import { now } from "./pairs.js";

/** Creates sign-ins with a fake XT, and counts the exchanged codes. */
export function signingIn(options: Partial<XtSignInOptions> = {}) {
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

/** Begins a sign-in in a browser. Resolves to it, with the callback URL to which XT redirects the browser. */
export async function begun(options?: Partial<XtSignInOptions>) {
  const { signIn, fake, exchangeCode } = signingIn(options);
  const { url, session } = await signIn.begin({ language: "en" });
  return { signIn, fake, exchangeCode, url, session, callback: fake.authorize(url) };
}

/** Checks that a callback finishes no sign-in, and that nothing was sent. */
export async function expectCallbackError(finishing: Promise<unknown> | undefined, code: string) {
  const error = { name: "XtCallbackError", code, outcome: "not-sent", operation: "finish" };
  expect(await finishing?.catch((reason: unknown) => reason)).toMatchObject(error);
}

/** Pairs of tokens as XT gives them, for tests: JWTs whose `exp` is true. */
import type { XtToken } from "../../src/index.js";

const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** A JWT that ends then, in milliseconds since 1970, or never; `exp` has whole seconds. */
function jwt(name: string, endsAt: number | undefined): string {
  const exp = endsAt === undefined ? {} : { exp: Math.floor(endsAt / 1000) };
  return `${base64url({ alg: "none" })}.${base64url({ name, ...exp })}.c2lnbmF0dXJl`;
}

/** Pair `name`, with the times at which its tokens end. */
export function pair(
  name: string,
  { accessEndsAt, refreshEndsAt }: { accessEndsAt?: number | undefined; refreshEndsAt?: number | undefined },
): XtToken {
  return {
    user_id: "a-user",
    access_token: jwt(`access ${name}`, accessEndsAt),
    refresh_token: jwt(`refresh ${name}`, refreshEndsAt),
    expires_in: 3600,
    refresh_expires_in: 36_000,
    client_id: "an-id",
    scope: "userinfo",
  };
}

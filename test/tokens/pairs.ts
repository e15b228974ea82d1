/** Pairs of tokens as XT gives them, for tests: JWTs whose `exp` is true. */
import type { XtToken } from "../../src/index.js";

const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

export function jwtOf(claims: object): string {
  return `${base64url({ alg: "none" })}.${base64url(claims)}.c2lnbmF0dXJl`;
}

/** Pair `name`, with the times at which its tokens end, in milliseconds since 1970, or never; `exp` has whole seconds. */
export function pair(
  name: string,
  { accessEndsAt, refreshEndsAt }: { accessEndsAt?: number; refreshEndsAt?: number },
): XtToken {
  const ending = (endsAt: number | undefined) => endsAt !== undefined && { exp: Math.floor(endsAt / 1000) };
  return {
    user_id: "a-user",
    access_token: jwtOf({ name: `access ${name}`, ...ending(accessEndsAt) }),
    refresh_token: jwtOf({ name: `refresh ${name}`, ...ending(refreshEndsAt) }),
    expires_in: 3600,
    refresh_expires_in: 36_000,
    client_id: "an-id",
    scope: "userinfo",
  };
}

/** What the tokens of the proof with many processes say: whose they are, and which of that user's pairs. */
export interface Claims {
  readonly kind: "access" | "refresh";
  readonly user: string;
  /** 0 for the pair of the sign-in, and one more with each renewal. */
  readonly generation: number;
  /** When it ends, in seconds since 1970; with a fraction, as RFC 7519 §2 allows, so that tokens may live for two seconds exactly. */
  readonly exp: number;
}

export function claimsOf(jwt: string): Claims {
  return JSON.parse(Buffer.from(jwt.split(".")[1] ?? "", "base64url").toString());
}

/** The refresh token that stands somewhere in a text, whatever the text is. */
export function refreshTokenIn(text: string): Claims | undefined {
  const jwts = text.match(/eyJ[\w-]+\.[\w-]+\.[\w-]+/g) ?? [];
  return jwts.map(claimsOf).find(({ kind }) => kind === "refresh");
}

/** Creates pairs of tokens as XT issues them: JWTs with an `exp`. Also provides the clock that the tests set. */
import type { XtToken } from "../../src/index.js";

const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

export function jwtOf(claims: object): string {
  return `${base64url({ alg: "none" })}.${base64url(claims)}.c2lnbmF0dXJl`;
}

/**
 * Creates the pair `name`. Its tokens expire at these times, in milliseconds since 1970, rounded down to a second. Without a time, a
 * token has no `exp`.
 */
export function pair(
  name: string,
  { accessEndsAt, refreshEndsAt }: { accessEndsAt?: number; refreshEndsAt?: number },
): XtToken {
  const expiry = (endsAt: number | undefined) => endsAt !== undefined && { exp: Math.floor(endsAt / 1000) };
  return {
    user_id: "a-user",
    access_token: jwtOf({ name: `access ${name}`, ...expiry(accessEndsAt) }),
    refresh_token: jwtOf({ name: `refresh ${name}`, ...expiry(refreshEndsAt) }),
    expires_in: 3600,
    refresh_expires_in: 36_000,
    client_id: "an-id",
    scope: "userinfo",
  };
}

export const start = Date.parse("2026-01-01T00:00:00Z");
export const hour = 3_600_000;
let time = start;
export const now = () => time;
export const advanceClock = (ms: number) => {
  time += ms;
};
export const restartClock = () => {
  time = start;
};

/** Creates a pair as XT issues it. The access token is valid for an hour, the refresh token for 30 days. */
export const pairOf = (name: string | number) =>
  pair(`${name}`, { accessEndsAt: time + hour, refreshEndsAt: time + 720 * hour });

/** The claims of the tokens in the tests with many processes: the user, and the number of the pair. */
export interface Claims {
  readonly kind: "access" | "refresh";
  readonly user: string;
  /** 0 for the pair of the sign-in. Each renewal adds 1. */
  readonly generation: number;
  /** When the token expires, in seconds since 1970. RFC 7519 §2 allows the fraction, so tokens can live for exactly two seconds. */
  readonly exp: number;
}

export function claimsOf(jwt: string): Claims {
  return JSON.parse(Buffer.from(jwt.split(".")[1] ?? "", "base64url").toString());
}

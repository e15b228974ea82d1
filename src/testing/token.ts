/** Makes tokens for tests: JWTs that say when they end, as XT's do, and by whom and for what they are made, so that nobody takes one for XT's. */
import { base64url } from "../base64url.js";

export interface TokenClaims {
  readonly userId: string;
  readonly clientId: string;
  readonly scope: string;
  /** When it ends, in seconds since 1970 (RFC 7519 §4.1.4). */
  readonly exp: number;
}

export function testToken({ userId, clientId, scope, exp }: TokenClaims): string {
  const header = { alg: "none-for-tests", typ: "JWT" };
  // The claims of XT's example; the last makes each token another.
  const payload = { sub: userId, scope, iss: "xt-oauth/testing", exp, client_id: clientId, jti: randomText() };
  return [encoded(JSON.stringify(header)), encoded(JSON.stringify(payload)), encoded("not signed")].join(".");
}

/** 24 random bytes in characters that need no escaping. */
export function randomText(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(24)));
}

function encoded(text: string): string {
  return base64url(new TextEncoder().encode(text));
}
